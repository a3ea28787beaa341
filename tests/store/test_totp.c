#include "store/store_totp.h"

#include <CUnit/CUnit.h>

#include "fixture.h"
#include "store/store_editor.h"
#include "store/store_session.h"

#include "base/banned.h"

#define DEADLINE 5000
#define HASH "$argon2id$v=19$one"
#define OTHER "$argon2id$v=19$two"
#define SECRET "00000000000000000000000000000000000000aa"
#define SECRET_2 "00000000000000000000000000000000000000bb"
#define TOKEN "00000000000000000000000000000000000000000000000000000000000000aa"
#define TOKEN_2 "00000000000000000000000000000000000000000000000000000000000000bb"
#define CODE(digit) "000000000000000000000000000000000000000000000000000000000000000" digit

static const char *const codes[TOTP_RECOVERY_COUNT] = {CODE("0"), CODE("1"), CODE("2"), CODE("3"),
	CODE("4"), CODE("5"), CODE("6"), CODE("7"), CODE("8"), CODE("9")};

static struct store *store;
static struct arena *arena;
static PGconn *admin;
static int64_t ann;

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
	ann = fixture_editor("ann", "editor", HASH);
}

static void ask(const char *sql)
{
	CU_ASSERT_STRING_EQUAL(fixture_ask(admin, sql).state, "");
}

static void count(const char *expected, const char *sql)
{
	CU_ASSERT_STRING_EQUAL(fixture_ask(admin, sql).value, expected);
}

/* Ends the transaction of a change: kept when it was made. */
static enum result end(enum result result)
{
	if (result == RESULT_OK)
		return store_commit(store);
	store_rollback(store);
	return result;
}

static enum result confirm(const char *secret, const char *kept)
{
	CU_ASSERT_EQUAL_FATAL(store_begin(store), RESULT_OK);
	return end(store_totp_confirm(store, ann, secret, 100, kept));
}

/* Ann's logins ask for codes since step 100, and she has ten recovery codes. */
static void turn_on(void)
{
	only_ann();
	CU_ASSERT_EQUAL(store_totp_begin(store, ann, SECRET), RESULT_OK);
	CU_ASSERT_EQUAL(confirm(SECRET, NULL), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(end(store_recovery_set(store, ann, codes)), RESULT_OK);
}

static void log_in(const char *token)
{
	CU_ASSERT_EQUAL(store_session_add(store,
				&(struct session_start){ann, HASH, token, "form", "::1", ""}),
		RESULT_OK);
}

static bool is_in(const char *token)
{
	struct session session;

	return store_session_find(store, token, arena, &session) == RESULT_OK;
}

static void test_begins(void)
{
	struct totp totp = {0};
	struct editor editor = {0};

	only_ann();
	CU_ASSERT_EQUAL(store_totp_find(store, ann, arena, &totp), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_totp_begin(store, ann, SECRET), RESULT_OK);
	CU_ASSERT_EQUAL(store_totp_begin(store, ann, SECRET_2), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(store_totp_find(store, ann, arena, &totp), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(totp.secret, SECRET_2);
	CU_ASSERT_FALSE(totp.is_on);
	CU_ASSERT_EQUAL(store_totp_use(store, ann, 200), RESULT_INVALID);
	CU_ASSERT_EQUAL(store_editor_find(store, "ann", arena, &editor), RESULT_OK);
	CU_ASSERT_FALSE(editor.has_totp);
	ask("UPDATE editor_totp SET created_at = now() - interval '15 minutes'");
	CU_ASSERT_EQUAL(store_totp_find(store, ann, arena, &totp), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_totp_begin(store, ann, SECRET), RESULT_OK);
	CU_ASSERT_EQUAL(store_totp_find(store, ann, arena, &totp), RESULT_OK);
}

static void test_confirmed(void)
{
	struct totp totp = {0};
	struct editor editor = {0};
	struct editor_line *lines = NULL;
	size_t listed = 0;

	only_ann();
	log_in(TOKEN);
	log_in(TOKEN_2);
	CU_ASSERT_EQUAL(store_totp_begin(store, ann, SECRET), RESULT_OK);
	CU_ASSERT_EQUAL(confirm(SECRET_2, TOKEN), RESULT_CONFLICT);
	CU_ASSERT_EQUAL(confirm(SECRET, TOKEN), RESULT_OK);
	CU_ASSERT_TRUE(is_in(TOKEN));
	CU_ASSERT_FALSE(is_in(TOKEN_2));
	CU_ASSERT_EQUAL(confirm(SECRET, TOKEN), RESULT_CONFLICT);
	CU_ASSERT_EQUAL(store_totp_begin(store, ann, SECRET_2), RESULT_CONFLICT);
	CU_ASSERT_EQUAL_FATAL(store_totp_find(store, ann, arena, &totp), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(totp.secret, SECRET);
	CU_ASSERT_TRUE(totp.is_on);
	CU_ASSERT_EQUAL(totp.last_step, 100);
	CU_ASSERT_EQUAL(store_editor_find(store, "ann", arena, &editor), RESULT_OK);
	CU_ASSERT_TRUE(editor.has_totp);
	CU_ASSERT_EQUAL(store_editor_list(store, arena, &lines, &listed), RESULT_OK);
	CU_ASSERT_TRUE(listed == 1 && lines[0].editor.has_totp);
}

static void test_steps(void)
{
	turn_on();
	CU_ASSERT_EQUAL(store_totp_use(store, ann, 100), RESULT_INVALID);
	CU_ASSERT_EQUAL(store_totp_use(store, ann, 102), RESULT_OK);
	CU_ASSERT_EQUAL(store_totp_use(store, ann, 102), RESULT_INVALID);
	CU_ASSERT_EQUAL(store_totp_use(store, ann, 101), RESULT_INVALID);
	CU_ASSERT_EQUAL(store_totp_use(store, ann, 103), RESULT_OK);
}

/* One code in two browsers at once: the second waits for the first, and is late. */
static void test_two_at_once(void)
{
	struct store *other = fixture_store(FIXTURE_EDITOR, 300, "");

	turn_on();
	CU_ASSERT_EQUAL_FATAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_totp_use(store, ann, 101), RESULT_OK);
	CU_ASSERT_EQUAL(store_totp_use(other, ann, 101), RESULT_UNAVAILABLE);
	CU_ASSERT_EQUAL(store_commit(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_totp_use(other, ann, 101), RESULT_INVALID);
	store_free(other);
}

static void test_recovery_codes(void)
{
	struct totp totp = {0};
	int left = 0;

	turn_on();
	CU_ASSERT_EQUAL(store_recovery_use(store, ann, codes[3], &left), RESULT_OK);
	CU_ASSERT_EQUAL(left, 9);
	CU_ASSERT_EQUAL(store_recovery_use(store, ann, codes[3], &left), RESULT_INVALID);
	CU_ASSERT_EQUAL(store_recovery_use(store, ann + 1, codes[4], &left), RESULT_INVALID);
	CU_ASSERT_EQUAL(store_totp_find(store, ann, arena, &totp), RESULT_OK);
	CU_ASSERT_EQUAL(totp.recovery_codes, 9);
	ask("DELETE FROM recovery_code");
	ask("INSERT INTO recovery_code SELECT editor_id, sha256('old') FROM editor_totp");
	CU_ASSERT_EQUAL_FATAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(end(store_recovery_set(store, ann, codes)), RESULT_OK);
	count("10", "SELECT count(*) FROM recovery_code");
	count("0", "SELECT count(*) FROM recovery_code WHERE code_hash = sha256('old')");
}

static void test_ends(void)
{
	struct totp totp = {0};

	turn_on();
	log_in(TOKEN);
	log_in(TOKEN_2);
	CU_ASSERT_EQUAL(store_login_begin(store, ann, HASH, TOKEN), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(end(store_totp_end(store, ann, TOKEN_2)), RESULT_OK);
	CU_ASSERT_EQUAL(store_totp_find(store, ann, arena, &totp), RESULT_NOT_FOUND);
	CU_ASSERT_FALSE(is_in(TOKEN));
	CU_ASSERT_TRUE(is_in(TOKEN_2));
	count("0", "SELECT count(*) FROM recovery_code");
	count("0", "SELECT count(*) FROM editor_login");
	CU_ASSERT_EQUAL_FATAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(end(store_totp_end(store, ann, NULL)), RESULT_UNCHANGED);
	CU_ASSERT_EQUAL(store_totp_begin(store, ann, SECRET), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(end(store_totp_end(store, ann, NULL)), RESULT_UNCHANGED);
}

/* A login that waits for its code: five minutes, while the account stays as it is. */
static void test_waiting(void)
{
	struct editor editor = {0};

	turn_on();
	CU_ASSERT_EQUAL(store_login_begin(store, ann, OTHER, TOKEN), RESULT_INVALID);
	CU_ASSERT_EQUAL(store_login_begin(store, ann, HASH, TOKEN), RESULT_OK);
	CU_ASSERT_FALSE(is_in(TOKEN));
	CU_ASSERT_EQUAL_FATAL(store_login_find(store, TOKEN, arena, &editor), RESULT_OK);
	CU_ASSERT_EQUAL(editor.id, ann);
	CU_ASSERT_STRING_EQUAL(editor.name, "ann");
	CU_ASSERT_EQUAL(editor.role, EDITOR_EDITOR);
	CU_ASSERT_STRING_EQUAL(editor.password_hash, HASH);
	CU_ASSERT_EQUAL(store_login_find(store, TOKEN_2, arena, &editor), RESULT_NOT_FOUND);
	ask("UPDATE editor SET disabled_at = now()");
	CU_ASSERT_EQUAL(store_login_find(store, TOKEN, arena, &editor), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_login_begin(store, ann, HASH, TOKEN_2), RESULT_INVALID);
	ask("UPDATE editor SET disabled_at = NULL");
	ask("UPDATE editor_login SET created_at = now() - interval '4 minutes 50 seconds'");
	CU_ASSERT_EQUAL(store_login_find(store, TOKEN, arena, &editor), RESULT_OK);
	ask("UPDATE editor_login SET created_at = now() - interval '5 minutes'");
	CU_ASSERT_EQUAL(store_login_find(store, TOKEN, arena, &editor), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_login_begin(store, ann, HASH, TOKEN_2), RESULT_OK);
	count("1", "SELECT count(*) FROM editor_login"); /* what ran out was swept away */
	CU_ASSERT_EQUAL(store_login_end(store, TOKEN_2), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_find(store, TOKEN_2, arena, &editor), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_login_begin(store, ann, HASH, TOKEN), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(end(store_editor_set_password(store, ann, OTHER, NULL)), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_find(store, TOKEN, arena, &editor), RESULT_NOT_FOUND);
}

void suite_totp(void)
{
	CU_pSuite suite = CU_add_suite("codes at login", start, stop);

	CU_add_test(suite, "begins", test_begins);
	CU_add_test(suite, "confirmed", test_confirmed);
	CU_add_test(suite, "steps", test_steps);
	CU_add_test(suite, "two at once", test_two_at_once);
	CU_add_test(suite, "recovery codes", test_recovery_codes);
	CU_add_test(suite, "ends", test_ends);
	CU_add_test(suite, "waiting", test_waiting);
}
