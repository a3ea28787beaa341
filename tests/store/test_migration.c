#include "store/store_migration.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"

#include "base/banned.h"

#define DEADLINE 5000

static const struct migration first = {1, "0001-shelf", "CREATE TABLE shelf (id int);"};
static const struct migration second = {2, "0002-book", "CREATE TABLE book (id int);"};
static const struct migration third = {3, "0003-page", "CREATE TABLE page (id int);"};

/* Landed migrations of their own, in a schema of their own. */
static struct store *clean_store(void)
{
	PGconn *connection = fixture_connect(FIXTURE_OWNER);

	fixture_ask(connection, "DROP SCHEMA IF EXISTS trial CASCADE; CREATE SCHEMA trial");
	PQfinish(connection);
	return fixture_store(FIXTURE_OWNER, DEADLINE, "options='-c search_path=trial'");
}

/* As clean_store(), and the table of landed migrations is there, with `landed` of the three. */
static struct store *landed_store(int landed)
{
	static const struct migration *const all[] = {&first, &second, &third};
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct store *store = clean_store();

	fixture_ask(connection,
		"CREATE TABLE trial.schema_migration (LIKE public.schema_migration INCLUDING ALL)");
	PQfinish(connection);
	for (int i = 0; i < landed; i++)
		CU_ASSERT_EQUAL(store_migration_apply(store, all[i]), RESULT_OK);
	return store;
}

static struct migration_state state_of(
	struct store *store, const struct migration *migrations, size_t count, struct arena *arena)
{
	struct migration_state state = {.landed = -1, .missing = -1};

	CU_ASSERT_EQUAL(store_migration_state(store, migrations, count, arena, &state), RESULT_OK);
	return state;
}

static void expect_fault(struct store *store, const struct migration *migrations, size_t count,
	const char *name, const char *reason)
{
	struct arena *arena = arena_new();
	struct migration_state state = state_of(store, migrations, count, arena);

	CU_ASSERT_PTR_NOT_NULL_FATAL(state.fault);
	CU_ASSERT_PTR_NOT_NULL(strstr(state.fault, name));
	CU_ASSERT_PTR_NOT_NULL(strstr(state.fault, reason));
	arena_free(arena);
	store_free(store);
}

static void test_empty_database(void)
{
	struct store *store = clean_store();
	struct arena *arena = arena_new();
	const struct migration files[] = {first, second};
	struct migration_state state = state_of(store, files, 2, arena);

	CU_ASSERT_EQUAL(state.landed, 0);
	CU_ASSERT_EQUAL(state.missing, 2);
	CU_ASSERT_PTR_NULL(state.fault);
	arena_free(arena);
	store_free(store);
}

static void test_some_landed(void)
{
	struct store *store = landed_store(2);
	struct arena *arena = arena_new();
	const struct migration files[] = {first, second, third};
	struct migration_state state = state_of(store, files, 3, arena);

	CU_ASSERT_EQUAL(state.landed, 2);
	CU_ASSERT_EQUAL(state.missing, 1);
	CU_ASSERT_PTR_NULL(state.fault);
	CU_ASSERT_EQUAL(store_migration_apply(store, &third), RESULT_OK);
	state = state_of(store, files, 3, arena);
	CU_ASSERT_EQUAL(state.landed, 3);
	CU_ASSERT_EQUAL(state.missing, 0);
	arena_free(arena);
	store_free(store);
}

static void test_changed_file(void)
{
	struct migration files[] = {first, second};

	files[0].text = "CREATE TABLE shelf (id bigint);";
	expect_fault(landed_store(2), files, 2, "0001-shelf", "changed");
}

static void test_lost_file(void)
{
	expect_fault(landed_store(2), &first, 1, "0002-book", "gone");
}

static void test_late_file(void)
{
	struct store *store = landed_store(1);
	const struct migration files[] = {first, second, third};

	CU_ASSERT_EQUAL(store_migration_apply(store, &third), RESULT_OK);
	expect_fault(store, files, 3, "0002-book", "never landed");
}

/* Neither its commands nor its record stay. */
static void test_failing_migration_leaves_nothing(void)
{
	static const struct migration failing = {
		1, "0001-bad", "CREATE TABLE shelf (id int); SELECT 1 / 0;"};
	struct store *store = landed_store(0);
	PGconn *connection = fixture_connect(FIXTURE_OWNER);

	CU_ASSERT_EQUAL(store_migration_apply(store, &failing), RESULT_BROKEN);
	CU_ASSERT_PTR_NOT_NULL(strstr(store_error(store), "22012"));
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection, "SELECT to_regclass('trial.shelf') IS NULL").value, "t");
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection, "SELECT count(*) FROM trial.schema_migration").value, "0");
	CU_ASSERT_EQUAL(store_migration_apply(store, &first), RESULT_OK);
	PQfinish(connection);
	store_free(store);
}

static void test_unrecorded_migration_leaves_nothing(void)
{
	struct migration again = second;
	struct store *store = landed_store(1);
	PGconn *connection = fixture_connect(FIXTURE_OWNER);

	again.number = first.number;
	CU_ASSERT_EQUAL(store_migration_apply(store, &again), RESULT_CONFLICT);
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection, "SELECT to_regclass('trial.book') IS NULL").value, "t");
	PQfinish(connection);
	store_free(store);
}

/* A COMMIT within would leave half a migration without its record. */
static void test_migration_must_not_end_its_transaction(void)
{
	static const struct migration committing = {
		1, "0001-commit", "CREATE TABLE shelf (); COMMIT"};
	struct store *store = landed_store(0);

	CU_ASSERT_EQUAL(store_migration_apply(store, &committing), RESULT_BROKEN);
	CU_ASSERT_EQUAL(store_migration_apply(store, &second), RESULT_OK);
	store_free(store);
}

static void test_record(void)
{
	struct store *store = landed_store(1);
	PGconn *connection = fixture_connect(FIXTURE_OWNER);

	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection, "SELECT (number, name, checksum, applied_at <= now())::text"
					" FROM trial.schema_migration")
			.value,
		"(1,0001-shelf,"
		"6593f9bbb9deb168dba8298ceca4364a61f34e55e65d42cae61ff796c6a24335,t)");
	PQfinish(connection);
	store_free(store);
}

void suite_migration(void)
{
	CU_pSuite suite = CU_add_suite("migration", NULL, NULL);

	CU_add_test(suite, "empty database", test_empty_database);
	CU_add_test(suite, "some landed", test_some_landed);
	CU_add_test(suite, "changed file", test_changed_file);
	CU_add_test(suite, "lost file", test_lost_file);
	CU_add_test(suite, "late file", test_late_file);
	CU_add_test(suite, "failing leaves nothing", test_failing_migration_leaves_nothing);
	CU_add_test(suite, "unrecorded leaves nothing", test_unrecorded_migration_leaves_nothing);
	CU_add_test(suite, "must not commit", test_migration_must_not_end_its_transaction);
	CU_add_test(suite, "record", test_record);
}
