#include "store/store_session.h"

#include <CUnit/CUnit.h>
#include <stdio.h>

#include "base/buffer.h"
#include "fixture.h"

#include "base/banned.h"

#define DEADLINE 5000
#define HASH "$argon2id$v=19$one"
#define OTHER "$argon2id$v=19$two"
#define TOKEN "00000000000000000000000000000000000000000000000000000000000000aa"
#define TOKEN_2 "00000000000000000000000000000000000000000000000000000000000000bb"
#define HOME "192.0.2.1"
#define AWAY "198.51.100.7"

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

static enum result log_in(const char *hash, const char *token, const char *address)
{
	return store_session_add(store,
		&(struct session_start){ann, hash, token, "the form's token", address, "Browser"});
}

static enum result find(const char *token)
{
	struct session session;

	return store_session_find(store, token, arena, &session);
}

static void ask(const char *sql)
{
	CU_ASSERT_STRING_EQUAL(fixture_ask(admin, sql).state, "");
}

static void count(const char *expected, const char *sql)
{
	CU_ASSERT_STRING_EQUAL(fixture_ask(admin, sql).value, expected);
}

static void test_begins(void)
{
	struct session session = {0};

	only_ann();
	CU_ASSERT_EQUAL(find(TOKEN), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN, HOME), RESULT_OK);
	CU_ASSERT_EQUAL(store_session_find(store, TOKEN, arena, &session), RESULT_OK);
	CU_ASSERT_EQUAL(session.editor, ann);
	CU_ASSERT_STRING_EQUAL(session.name, "ann");
	CU_ASSERT_EQUAL(session.role, EDITOR_EDITOR);
	CU_ASSERT_STRING_EQUAL(session.form_token, "the form's token");
	CU_ASSERT_STRING_EQUAL(session.token_hash, TOKEN);
	CU_ASSERT_EQUAL(find(TOKEN_2), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(find(""), RESULT_NOT_FOUND);
}

/* Who was let in by a password that is none any more, or disabled in the same moment. */
static void test_begins_no_more(void)
{
	only_ann();
	CU_ASSERT_EQUAL(log_in(OTHER, TOKEN, HOME), RESULT_INVALID);
	ask("UPDATE editor SET disabled_at = now()");
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN, HOME), RESULT_INVALID);
	count("0", "SELECT count(*) FROM editor_session");
	count("0", "SELECT count(*) FROM editor_address");
}

/* A login while the password is being changed waits for that, and does not begin. */
static void test_begins_not_beside_a_change(void)
{
	only_ann();
	ask("BEGIN; UPDATE editor SET password_hash = '" OTHER "'");
	struct store *hasty = fixture_store(FIXTURE_EDITOR, 300, "");
	CU_ASSERT_EQUAL(store_session_add(
				hasty, &(struct session_start){ann, HASH, TOKEN, "form", HOME, ""}),
		RESULT_UNAVAILABLE);
	store_free(hasty);
	ask("DELETE FROM editor_session; COMMIT");
	CU_ASSERT_EQUAL(find(TOKEN), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN, HOME), RESULT_INVALID);
	CU_ASSERT_EQUAL(log_in(OTHER, TOKEN, HOME), RESULT_OK);
}

static void test_runs_out(void)
{
	static const struct {
		enum result result;
		const char *change;
	} rows[] = {
		{RESULT_OK, "UPDATE editor_session SET seen_at = now() - interval '29 minutes'"},
		{RESULT_NOT_FOUND,
			"UPDATE editor_session SET seen_at = now() - interval '30 minutes'"},
		{RESULT_OK, "UPDATE editor_session SET created_at = now() - interval '11 hours 59 "
			    "minutes'"},
		{RESULT_NOT_FOUND,
			"UPDATE editor_session SET created_at = now() - interval '12 hours'"},
		{RESULT_NOT_FOUND, "UPDATE editor SET disabled_at = now()"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		only_ann();
		CU_ASSERT_EQUAL(log_in(HASH, TOKEN, HOME), RESULT_OK);
		ask(rows[i].change);
		CU_ASSERT_EQUAL(find(TOKEN), rows[i].result);
	}
}

/* Being used renews the idle time, and is written once a minute only. */
static void test_use_is_noted(void)
{
	only_ann();
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN, HOME), RESULT_OK);
	ask("UPDATE editor_session SET seen_at = now() - interval '29 minutes'");
	CU_ASSERT_EQUAL(find(TOKEN), RESULT_OK);
	count("t", "SELECT seen_at > now() - interval '1 minute' FROM editor_session");
	ask("UPDATE editor_session SET seen_at = now() - interval '50 seconds'");
	CU_ASSERT_EQUAL(find(TOKEN), RESULT_OK);
	count("t", "SELECT seen_at < now() - interval '45 seconds' FROM editor_session");
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN_2, HOME), RESULT_OK);
	count("2", "SELECT count(*) FROM editor_session");
	ask("UPDATE editor_session SET seen_at = now() - interval '31 minutes'");
	CU_ASSERT_EQUAL(find(TOKEN), RESULT_NOT_FOUND);
	ask("UPDATE editor_session SET seen_at = now() WHERE token_hash = decode('" TOKEN_2
	    "', 'hex')");
	ask("DELETE FROM editor_session WHERE token_hash = decode('" TOKEN_2 "', 'hex')");
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN_2, HOME), RESULT_OK);
	count("1", "SELECT count(*) FROM editor_session"); /* what ran out was swept away */
}

static void test_ends(void)
{
	struct session session = {.editor = 0};
	struct session_line *lines = NULL;
	size_t listed = 0;

	only_ann();
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN, HOME), RESULT_OK);
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN_2, AWAY), RESULT_OK);
	CU_ASSERT_EQUAL(store_session_find(store, TOKEN, arena, &session), RESULT_OK);
	CU_ASSERT_EQUAL(store_session_list(store, &session, arena, &lines, &listed), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(listed, 2);
	CU_ASSERT_NOT_EQUAL(lines[0].own, lines[1].own);
	CU_ASSERT_STRING_EQUAL(lines[0].agent, "Browser");
	CU_ASSERT_EQUAL(store_session_end(store, TOKEN), RESULT_OK);
	CU_ASSERT_EQUAL(find(TOKEN), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(find(TOKEN_2), RESULT_OK);
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN, HOME), RESULT_OK);
	CU_ASSERT_EQUAL(store_session_end_all(store, ann, TOKEN), RESULT_OK);
	CU_ASSERT_EQUAL(find(TOKEN), RESULT_OK);
	CU_ASSERT_EQUAL(find(TOKEN_2), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_session_end_all(store, ann, NULL), RESULT_OK);
	CU_ASSERT_EQUAL(find(TOKEN), RESULT_NOT_FOUND);
}

/* `times` logins of `name` fail from addresses that `address`, a piece of SQL over n, makes. */
static void fail_logins(const char *name, int times, const char *address)
{
	struct buffer sql = {0};

	buffer_format(&sql,
		"INSERT INTO login_failure (name, address)"
		" SELECT '%s', %s FROM generate_series(1, %d) AS n",
		name, address, times);
	ask(buffer_text(&sql));
	buffer_free(&sql);
}

#define MANY "'203.0.113.' || n"

/* Five tries of a name from an address, fifty from an address, twenty of a name from anywhere. */
static void test_throttle(void)
{
	static const struct {
		const char *name, *address; /* what was tried before */
		int times;
		enum result ann_at_home;
	} rows[] = {
		{"ann", "'" HOME "'", 4, RESULT_OK},
		{"ann", "'" HOME "'", 5, RESULT_INVALID},
		{"ann", "'" AWAY "'", 5, RESULT_OK},
		{"bob", "'" HOME "'", 5, RESULT_OK},
		{"bob", "'" HOME "'", 49, RESULT_OK},
		{"bob", "'" HOME "'", 50, RESULT_INVALID},
		{"ann", MANY, 19, RESULT_OK},
		{"ann", MANY, 20, RESULT_INVALID},
		{"bob", MANY, 200, RESULT_OK},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		only_ann();
		fail_logins(rows[i].name, rows[i].times, rows[i].address);
		CU_ASSERT_EQUAL(store_login_check(store, "ann", HOME), rows[i].ann_at_home);
		ask("UPDATE login_failure SET at = at - interval '15 minutes'");
		CU_ASSERT_EQUAL(store_login_check(store, "ann", HOME), RESULT_OK);
	}
}

/* The right person, from where they logged in before, gets in while others guess. */
static void test_known_address(void)
{
	only_ann();
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN, HOME), RESULT_OK);
	fail_logins("ann", 200, MANY);
	CU_ASSERT_EQUAL(store_login_check(store, "ann", HOME), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_check(store, "ann", AWAY), RESULT_INVALID);
	fixture_editor("bob", "editor", HASH);
	fail_logins("bob", 20, MANY);
	CU_ASSERT_EQUAL(store_login_check(store, "bob", HOME), RESULT_INVALID);
	fail_logins("ann", 5, "'" HOME "'");
	CU_ASSERT_EQUAL(store_login_check(store, "ann", HOME), RESULT_INVALID);
}

/* Who has an IPv6 address has the other ones of its /64, and is one for all counts. */
static void test_networks(void)
{
	only_ann();
	for (int i = 0; i < 4; i++)
		CU_ASSERT_EQUAL(store_login_failed(store, "ann", "2001:db8::1"), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_check(store, "ann", "2001:db8::2"), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_failed(store, "ann", "2001:db8::ffff:3"), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_check(store, "ann", "2001:db8::4"), RESULT_INVALID);
	CU_ASSERT_EQUAL(store_login_check(store, "ann", "2001:db8:0:1::4"), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_forgive(store, "ann", "2001:db8::5"), RESULT_OK);
	count("0", "SELECT count(*) FROM login_failure");
	CU_ASSERT_EQUAL(log_in(HASH, TOKEN, "2001:db8::6"), RESULT_OK);
	count("2001:db8::/64", "SELECT address FROM editor_address");
	count("2001:db8::6", "SELECT address FROM editor_session");
	fail_logins("ann", 20, MANY);
	CU_ASSERT_EQUAL(store_login_check(store, "ann", "2001:db8::7"), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_check(store, "ann", "2001:db8:0:1::7"), RESULT_INVALID);
}

static void test_failures(void)
{
	only_ann();
	for (int i = 0; i < 5; i++)
		CU_ASSERT_EQUAL(store_login_failed(store, "ann", HOME), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_check(store, "ann", HOME), RESULT_INVALID);
	CU_ASSERT_EQUAL(store_login_failed(store, "ann", AWAY), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_forgive(store, "ann", HOME), RESULT_OK);
	CU_ASSERT_EQUAL(store_login_check(store, "ann", HOME), RESULT_OK);
	count("1", "SELECT count(*) FROM login_failure");
	ask("UPDATE login_failure SET at = now() - interval '61 minutes'");
	CU_ASSERT_EQUAL(
		store_login_failed(store, "a name of more than forty characters, cut", AWAY),
		RESULT_OK);
	count("40", "SELECT length(name) FROM login_failure");
	count("1", "SELECT count(*) FROM login_failure");
}

void suite_session(void)
{
	CU_pSuite suite = CU_add_suite("session", start, stop);

	CU_add_test(suite, "begins", test_begins);
	CU_add_test(suite, "begins no more", test_begins_no_more);
	CU_add_test(suite, "begins not beside a change", test_begins_not_beside_a_change);
	CU_add_test(suite, "runs out", test_runs_out);
	CU_add_test(suite, "use is noted", test_use_is_noted);
	CU_add_test(suite, "ends", test_ends);
	CU_add_test(suite, "throttle", test_throttle);
	CU_add_test(suite, "known address", test_known_address);
	CU_add_test(suite, "networks", test_networks);
	CU_add_test(suite, "failures", test_failures);
}
