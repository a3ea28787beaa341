#include "store/store_change.h"

#include <CUnit/CUnit.h>

#include "base/text.h"
#include "fixture.h"
#include "store/store_editor.h"

#include "base/banned.h"

#define DEADLINE 5000
#define HASH "$argon2id$v=19$one"
#define OTHER "$argon2id$v=19$two"
#define KEY "key-of-the-form"

static struct store *store;
static struct arena *arena;
static PGconn *admin;
static struct change_author author = {.name = "ann"};

static int start(void)
{
	store = fixture_store(FIXTURE_EDITOR, DEADLINE, "");
	arena = arena_new();
	admin = fixture_connect(FIXTURE_SUPERUSER);
	return 0;
}

static int stop(void)
{
	fixture_clear_editors();
	store_free(store);
	arena_free(arena);
	PQfinish(admin);
	return 0;
}

static void only_ann(void)
{
	fixture_clear_editors();
	author.editor = fixture_editor("ann", "administrator", HASH);
}

static void count(const char *expected, const char *sql)
{
	CU_ASSERT_STRING_EQUAL(fixture_ask(admin, sql).value, expected);
}

/* A whole change: ann's password becomes OTHER. */
static enum result change(const char *key, const char *action, const char **location)
{
	const struct audit_entry entry = {
		action, "editor", "ann", "{\"role\": \"editor\"}", NULL, "Why it was done"};
	enum result result = store_change_begin(store, key, arena, location);

	if (result != RESULT_OK)
		return result;
	result = store_editor_set_password(store, author.editor, OTHER, NULL);
	if (result == RESULT_OK)
		result = store_change_note(store, &author, &entry);
	return store_change_end(store, result, &author, key, key != NULL ? "/admin/there" : NULL);
}

static void test_saved_once(void)
{
	const char *location = NULL;

	only_ann();
	CU_ASSERT_EQUAL(change(KEY, "password", &location), RESULT_OK);
	CU_ASSERT_PTR_NULL(location);
	count("1", "SELECT count(*) FROM editor WHERE password_hash = '" OTHER "'");
	CU_ASSERT_EQUAL(change(KEY, "password", &location), RESULT_UNCHANGED);
	CU_ASSERT(text_equal(location, "/admin/there"));
	count("1", "SELECT count(*) FROM audit");
	CU_ASSERT_EQUAL(change("another-key", "password", &location), RESULT_OK);
	CU_ASSERT_EQUAL(change(NULL, "password", &location), RESULT_OK);
	CU_ASSERT_EQUAL(change(NULL, "password", &location), RESULT_OK);
	count("4", "SELECT count(*) FROM audit");
	count("2", "SELECT count(*) FROM form_save");
}

static void test_audit(void)
{
	const char *location = NULL;

	only_ann();
	CU_ASSERT_EQUAL(change(KEY, "password", &location), RESULT_OK);
	count("1", "SELECT count(*) FROM audit WHERE editor_name = 'ann' AND action = 'password'"
		   " AND editor_id = (SELECT id FROM editor) AND kind = 'editor'"
		   " AND subject = 'ann' AND before = '{\"role\": \"editor\"}' AND after IS NULL"
		   " AND note = 'Why it was done' AND at > now() - interval '1 minute'");
	author.editor = 0;
	CU_ASSERT_EQUAL(store_change_begin(store, NULL, arena, &location), RESULT_OK);
	CU_ASSERT_EQUAL(store_change_note(store, &author,
				&(struct audit_entry){"save", "chart", "jazz", NULL, NULL, NULL}),
		RESULT_OK);
	CU_ASSERT_EQUAL(store_change_end(store, RESULT_OK, &author, NULL, NULL), RESULT_OK);
	count("1", "SELECT count(*) FROM audit WHERE editor_id IS NULL AND editor_name = 'ann'");
}

/* Neither the change nor its key is left when the audit refuses, or when it is taken back. */
static void test_rollback(void)
{
	const char *location = NULL;

	only_ann();
	CU_ASSERT_EQUAL(change(KEY, "Not An Action", &location), RESULT_INVALID);
	count("1", "SELECT count(*) FROM editor WHERE password_hash = '" HASH "'");
	CU_ASSERT_EQUAL(store_change_begin(store, KEY, arena, &location), RESULT_OK);
	CU_ASSERT_EQUAL(store_editor_set_password(store, author.editor, OTHER, NULL), RESULT_OK);
	store_rollback(store);
	count("1", "SELECT count(*) FROM editor WHERE password_hash = '" HASH "'");
	count("0", "SELECT count(*) FROM audit");
	count("0", "SELECT count(*) FROM form_save");
	CU_ASSERT_EQUAL(change(KEY, "password", &location), RESULT_OK);
}

/* The connection is lost before the end: nothing is left, and the form may be sent again. */
static void test_lost_connection(void)
{
	const char *location = NULL;

	only_ann();
	CU_ASSERT_EQUAL(store_change_begin(store, KEY, arena, &location), RESULT_OK);
	CU_ASSERT_EQUAL(store_editor_set_password(store, author.editor, OTHER, NULL), RESULT_OK);
	count("t", "SELECT bool_and(pg_terminate_backend(pid)) FROM pg_stat_activity"
		   " WHERE usename = 'silverchart_editor' AND datname = current_database()");
	CU_ASSERT_EQUAL(store_change_end(store, RESULT_OK, &author, KEY, "/admin/there"),
		RESULT_UNAVAILABLE);
	count("1", "SELECT count(*) FROM editor WHERE password_hash = '" HASH "'");
	count("0", "SELECT count(*) FROM form_save");
	CU_ASSERT_EQUAL(change(KEY, "password", &location), RESULT_OK);
}

/* Whoever sends the form a second time while the first is on its way waits. */
static void test_writers_take_turns(void)
{
	struct store *hasty = fixture_store(FIXTURE_EDITOR, 300, "");
	const char *location = NULL;

	only_ann();
	CU_ASSERT_EQUAL(store_change_begin(store, KEY, arena, &location), RESULT_OK);
	CU_ASSERT_EQUAL(store_change_begin(hasty, KEY, arena, &location), RESULT_UNAVAILABLE);
	CU_ASSERT_EQUAL(
		store_change_end(store, RESULT_OK, &author, KEY, "/admin/there"), RESULT_OK);
	CU_ASSERT_EQUAL(store_change_begin(hasty, KEY, arena, &location), RESULT_UNCHANGED);
	store_free(hasty);
}

static void test_audit_is_immutable(void)
{
	static const char *const attempts[] = {"UPDATE audit SET note = 'better'",
		"UPDATE audit SET id = DEFAULT", "DELETE FROM audit", "TRUNCATE audit",
		"TRUNCATE editor CASCADE"};
	static const enum fixture_role roles[] = {FIXTURE_OWNER, FIXTURE_SUPERUSER};
	const char *location = NULL;

	only_ann();
	CU_ASSERT_EQUAL(change(KEY, "password", &location), RESULT_OK);
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
		PGconn *connection = fixture_connect(roles[i]);

		for (size_t j = 0; j < sizeof(attempts) / sizeof(attempts[0]); j++)
			CU_ASSERT_STRING_EQUAL(
				fixture_try(connection, attempts[j]).constraint, "audit_immutable");
		PQfinish(connection);
	}
	count("Why it was done", "SELECT note FROM audit");
}

void suite_change(void)
{
	CU_pSuite suite = CU_add_suite("change", start, stop);

	CU_add_test(suite, "saved once", test_saved_once);
	CU_add_test(suite, "audit", test_audit);
	CU_add_test(suite, "rollback", test_rollback);
	CU_add_test(suite, "lost connection", test_lost_connection);
	CU_add_test(suite, "writers take turns", test_writers_take_turns);
	CU_add_test(suite, "audit is immutable", test_audit_is_immutable);
}
