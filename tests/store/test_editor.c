#include "store/store_editor.h"

#include <CUnit/CUnit.h>

#include "fixture.h"
#include "store/store_session.h"

#include "base/banned.h"

#define DEADLINE 5000
#define HASH "$argon2id$v=19$one"
#define OTHER "$argon2id$v=19$two"
#define TOKEN "00000000000000000000000000000000000000000000000000000000000000aa"
#define TOKEN_2 "00000000000000000000000000000000000000000000000000000000000000bb"

static struct store *store;
static struct arena *arena;

static int start(void)
{
	store = fixture_store(FIXTURE_EDITOR, DEADLINE, "");
	arena = arena_new();
	return 0;
}

static int stop(void)
{
	fixture_clear_editors();
	store_free(store);
	arena_free(arena);
	return 0;
}

/* Ends the transaction of a change: kept when it was made. */
static enum result end(enum result result)
{
	if (result != RESULT_OK) {
		store_rollback(store);
		return result;
	}
	return store_commit(store);
}

static void begin(void)
{
	CU_ASSERT_EQUAL_FATAL(store_begin(store), RESULT_OK);
}

static struct editor found(const char *name)
{
	struct editor editor = {0};

	CU_ASSERT_EQUAL(store_editor_find(store, name, arena, &editor), RESULT_OK);
	return editor;
}

static void log_in(int64_t id, const char *token)
{
	CU_ASSERT_EQUAL(store_session_add(store,
				&(struct session_start){id, HASH, token, "form", "::1", "browser"}),
		RESULT_OK);
}

static bool is_logged_in(const char *token)
{
	struct session session;

	return store_session_find(store, token, arena, &session) == RESULT_OK;
}

static void test_add(void)
{
	struct editor editor;

	fixture_clear_editors();
	begin();
	CU_ASSERT_EQUAL(end(store_editor_add(store, "ann", EDITOR_EDITOR, HASH)), RESULT_OK);
	editor = found("ann");
	CU_ASSERT_STRING_EQUAL(editor.name, "ann");
	CU_ASSERT_STRING_EQUAL(editor.password_hash, HASH);
	CU_ASSERT_EQUAL(editor.role, EDITOR_EDITOR);
	CU_ASSERT_EQUAL(editor.disabled, 0);
	CU_ASSERT(editor.created > 0);
	CU_ASSERT_EQUAL(store_editor_find(store, "Ann", arena, &editor), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_editor_find(store, "' OR true --", arena, &editor), RESULT_NOT_FOUND);
}

/* Nobody gets the name of another, not of a disabled one either: the audit names both. */
static void test_name_taken(void)
{
	fixture_clear_editors();
	fixture_editor("boss", "administrator", HASH);
	begin();
	CU_ASSERT_EQUAL(end(store_editor_add(store, "ann", EDITOR_EDITOR, HASH)), RESULT_OK);
	begin();
	CU_ASSERT_EQUAL(end(store_editor_set_disabled(store, found("ann").id, true)), RESULT_OK);
	begin();
	CU_ASSERT_EQUAL(
		end(store_editor_add(store, "ann", EDITOR_ADMINISTRATOR, OTHER)), RESULT_CONFLICT);
	CU_ASSERT_EQUAL(found("ann").role, EDITOR_EDITOR);
	CU_ASSERT_STRING_EQUAL(found("ann").password_hash, HASH);
}

static void test_last_administrator(void)
{
	int64_t boss, deputy;

	fixture_clear_editors();
	boss = fixture_editor("boss", "administrator", HASH);
	deputy = fixture_editor("deputy", "administrator", HASH);
	begin();
	CU_ASSERT_EQUAL(end(store_editor_set_disabled(store, deputy, true)), RESULT_OK);
	begin();
	CU_ASSERT_EQUAL(end(store_editor_set_disabled(store, boss, true)), RESULT_INVALID);
	begin();
	CU_ASSERT_EQUAL(
		end(store_editor_set_role(store, boss, EDITOR_EDITOR, NULL)), RESULT_INVALID);
	CU_ASSERT_EQUAL(found("boss").role, EDITOR_ADMINISTRATOR);
	CU_ASSERT_EQUAL(found("boss").disabled, 0);
	begin();
	CU_ASSERT_EQUAL(end(store_editor_set_disabled(store, deputy, false)), RESULT_OK);
	begin();
	CU_ASSERT_EQUAL(
		end(store_editor_set_role(store, boss, EDITOR_CONTRIBUTOR, NULL)), RESULT_OK);
	CU_ASSERT_EQUAL(found("boss").role, EDITOR_CONTRIBUTOR);
}

/* Two administrators who take each other's role away at once: the second waits for the first. */
static void test_two_at_once(void)
{
	struct store *other = fixture_store(FIXTURE_EDITOR, 300, "");
	int64_t boss, deputy;

	fixture_clear_editors();
	boss = fixture_editor("boss", "administrator", HASH);
	deputy = fixture_editor("deputy", "administrator", HASH);
	begin();
	CU_ASSERT_EQUAL(store_editor_set_disabled(store, deputy, true), RESULT_OK);
	CU_ASSERT_EQUAL(store_begin(other), RESULT_OK);
	CU_ASSERT_EQUAL(store_editor_set_disabled(other, boss, true), RESULT_UNAVAILABLE);
	store_rollback(other);
	CU_ASSERT_EQUAL(store_commit(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_begin(other), RESULT_OK);
	CU_ASSERT_EQUAL(store_editor_set_disabled(other, boss, true), RESULT_INVALID);
	store_rollback(other);
	store_free(other);
}

/* Every change ends the account's sessions, but for the one that asks. */
static void test_changes_end_sessions(void)
{
	int64_t boss, ann;

	fixture_clear_editors();
	boss = fixture_editor("boss", "administrator", HASH);
	ann = fixture_editor("ann", "editor", HASH);
	log_in(boss, TOKEN_2);
	log_in(ann, TOKEN);
	begin();
	CU_ASSERT_EQUAL(
		end(store_editor_set_role(store, ann, EDITOR_CONTRIBUTOR, NULL)), RESULT_OK);
	CU_ASSERT_FALSE(is_logged_in(TOKEN));
	log_in(ann, TOKEN);
	begin();
	CU_ASSERT_EQUAL(end(store_editor_set_disabled(store, ann, true)), RESULT_OK);
	CU_ASSERT_FALSE(is_logged_in(TOKEN));
	begin();
	CU_ASSERT_EQUAL(end(store_editor_set_disabled(store, ann, false)), RESULT_OK);
	CU_ASSERT_FALSE(is_logged_in(TOKEN));
	log_in(ann, TOKEN);
	begin();
	CU_ASSERT_EQUAL(end(store_editor_set_password(store, ann, HASH, NULL)), RESULT_OK);
	CU_ASSERT_FALSE(is_logged_in(TOKEN));
	log_in(ann, TOKEN);
	begin();
	CU_ASSERT_EQUAL(end(store_editor_set_password(store, ann, OTHER, TOKEN)), RESULT_OK);
	CU_ASSERT_TRUE(is_logged_in(TOKEN));
	CU_ASSERT_TRUE(is_logged_in(TOKEN_2));
}

static void test_list(void)
{
	struct editor_line *lines = NULL;
	size_t count = 0;
	int64_t gone;

	fixture_clear_editors();
	fixture_editor("zoe", "administrator", HASH);
	gone = fixture_editor("adam", "editor", HASH);
	log_in(fixture_editor("ben", "contributor", HASH), TOKEN);
	begin();
	CU_ASSERT_EQUAL(end(store_editor_set_disabled(store, gone, true)), RESULT_OK);
	CU_ASSERT_EQUAL(store_editor_list(store, arena, &lines, &count), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(count, 3);
	CU_ASSERT_STRING_EQUAL(lines[0].editor.name, "ben");
	CU_ASSERT_EQUAL(lines[0].sessions, 1);
	CU_ASSERT_STRING_EQUAL(lines[1].editor.name, "zoe");
	CU_ASSERT_EQUAL(lines[1].sessions, 0);
	CU_ASSERT_EQUAL(lines[1].editor.role, EDITOR_ADMINISTRATOR);
	CU_ASSERT_STRING_EQUAL(lines[2].editor.name, "adam");
	CU_ASSERT(lines[2].editor.disabled > 0);
}

void suite_editor(void)
{
	CU_pSuite suite = CU_add_suite("editor", start, stop);

	CU_add_test(suite, "add", test_add);
	CU_add_test(suite, "name taken", test_name_taken);
	CU_add_test(suite, "last administrator", test_last_administrator);
	CU_add_test(suite, "two at once", test_two_at_once);
	CU_add_test(suite, "changes end sessions", test_changes_end_sessions);
	CU_add_test(suite, "list", test_list);
}
