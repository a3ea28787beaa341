#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "fixture.h"

#include "base/banned.h"

/* Refused for want of a right; the other refusals of the tables name their SQLSTATE too. */
#define DENIED "42501"
#define INTEGRITY "23000"
#define DONE ""

struct attempt {
	const char *state; /* SQLSTATE that is expected */
	const char *sql;
};

struct count {
	const char *value; /* that is expected */
	const char *sql;
};

static void try_all(enum fixture_role role, const struct attempt *attempts, size_t count)
{
	PGconn *connection = fixture_connect(role);

	for (size_t i = 0; i < count; i++) {
		struct fixture_answer answer = fixture_try(connection, attempts[i].sql);

		if (strcmp(answer.state, attempts[i].state) != 0)
			printf("\n\"%s\" answered for %s: %s", answer.state, PQuser(connection),
				attempts[i].sql);
		CU_ASSERT_STRING_EQUAL(answer.state, attempts[i].state);
	}
	PQfinish(connection);
}

static void count_all(enum fixture_role role, const struct count *counts, size_t count)
{
	PGconn *connection = fixture_connect(role);

	for (size_t i = 0; i < count; i++) {
		struct fixture_answer answer = fixture_try(connection, counts[i].sql);

		if (strcmp(answer.value, counts[i].value) != 0)
			printf("\n\"%s\" %s counted for %s: %s", answer.value, answer.state,
				PQuser(connection), counts[i].sql);
		CU_ASSERT_STRING_EQUAL(answer.value, counts[i].value);
	}
	PQfinish(connection);
}

#define TRY_ALL(role, attempts) try_all(role, attempts, sizeof(attempts) / sizeof((attempts)[0]))
#define COUNT_ALL(role, counts) count_all(role, counts, sizeof(counts) / sizeof((counts)[0]))

/* What nobody who serves requests may do. */
static const struct attempt never[] = {
	{DENIED, "CREATE TABLE more (id int)"},
	{DENIED, "CREATE TEMPORARY TABLE more (id int)"},
	{DENIED, "CREATE VIEW more AS SELECT 1"},
	{DENIED, "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'"},
	{DENIED, "CREATE SCHEMA more"},
	{DENIED, "CREATE ROLE more"},
	{DENIED, "CREATE EXTENSION hstore"},
	{DENIED, "DROP TABLE release"},
	{DENIED, "DROP TABLE edition"},
	{DENIED, "DROP SCHEMA public"},
	{DENIED, "ALTER TABLE edition DISABLE TRIGGER ALL"},
	{DENIED, "ALTER TABLE release DISABLE ROW LEVEL SECURITY"},
	{DENIED, "ALTER TABLE release ADD COLUMN more text"},
	{DENIED, "DROP TRIGGER edition_immutable ON edition"},
	{DENIED, "DROP POLICY published ON release"},
	{DENIED, "CREATE INDEX ON release (title)"},
	{DENIED, "COMMENT ON TABLE release IS 'mine'"},
	{DENIED, "SET ROLE silverchart_owner"},
	{DENIED, "SET SESSION AUTHORIZATION silverchart_owner"},
	{DENIED, "SET session_replication_role = replica"},
	{DENIED, "COPY release TO PROGRAM 'cat'"},
	{DENIED, "COPY genre (essay) FROM '/etc/passwd'"},
	{DENIED, "SELECT pg_read_file('/etc/passwd')"},
	{DENIED, "SELECT rolpassword FROM pg_authid"},
	{DENIED, "INSERT INTO schema_migration (number, name, checksum) VALUES (9, 'x', 'x')"},
	{DENIED, "UPDATE schema_migration SET checksum = 'x'"},
	{DENIED, "DELETE FROM schema_migration"},
	{DENIED, "UPDATE edition SET note = 'better'"},
	{DENIED, "UPDATE edition SET published_at = now()"},
	{DENIED, "DELETE FROM edition"},
	{DENIED, "TRUNCATE edition CASCADE"},
	{DENIED, "UPDATE edition_entry SET rank = rank + 1"},
	{DENIED, "DELETE FROM edition_entry"},
	{DENIED, "TRUNCATE edition_entry"},
	{DENIED, "DELETE FROM chart"},
	{DENIED, "TRUNCATE chart CASCADE"},
	{DENIED, "DELETE FROM site"},
	{DENIED, "INSERT INTO site DEFAULT VALUES"},
	{DENIED, "TRUNCATE release CASCADE"},
	{DENIED, "TRUNCATE place"},
	{DENIED, "UPDATE edition_comparison SET moved_count = 0"},
	{DENIED, "DELETE FROM edition_comparison"},
	{DENIED, "UPDATE edition_change SET rank = 1"},
	{DENIED, "DELETE FROM edition_change"},
	{DENIED, "INSERT INTO place SELECT * FROM place"},
	{DENIED, "UPDATE place SET rank = rank"},
	{DENIED, "DELETE FROM place"},
	{DENIED, "UPDATE audit SET note = 'better'"},
	{DENIED, "DELETE FROM audit"},
	{DENIED, "TRUNCATE audit"},
	{DENIED, "ALTER TABLE audit DISABLE TRIGGER ALL"},
	{DENIED, "DROP TRIGGER audit_immutable ON audit"},
	{DENIED, "DELETE FROM editor"},
	{DENIED, "TRUNCATE editor CASCADE"},
	{DENIED, "DELETE FROM editor_address"},
	{DENIED, "UPDATE login_failure SET at = now()"},
	{DENIED, "UPDATE recovery_code SET code_hash = code_hash"},
	{DENIED, "UPDATE editor_login SET created_at = now()"},
	{DENIED, "UPDATE form_save SET location = '/'"},
	{DENIED, "UPDATE upload SET name = 'x'"},
	{DENIED, "UPDATE release_merge SET into_id = 1"},
	{DENIED, "DELETE FROM release_merge"},
	{DENIED, "DELETE FROM artist_merge"},
	{DENIED, "SELECT release_merge_show(ARRAY[1], 1)"},
	{DENIED, "SELECT slug_lead('release', 'help', 3, 1)"},
};

static void test_never(void)
{
	TRY_ALL(FIXTURE_PUBLIC, never);
	TRY_ALL(FIXTURE_EDITOR, never);
}

static void test_public_writes_nothing(void)
{
	static const struct attempt attempts[] = {
		{DENIED, "INSERT INTO genre (name, slug, match_key, near_key) VALUES ('A', 'a', "
			 "'a', 'a')"},
		{DENIED, "INSERT INTO artist (name, sort_name, slug, match_key, near_key)"
			 " VALUES ('A', 'A', 'a', 'a', 'a')"},
		{DENIED, "INSERT INTO artist_credit (name, sort_name, match_key, near_key)"
			 " VALUES ('A', 'A', 'a', 'a')"},
		{DENIED, "INSERT INTO release (slug, artist_credit_id) VALUES ('a', 1)"},
		{DENIED, "INSERT INTO chart (slug, title, near_key) VALUES ('a', 'A', 'a')"},
		{DENIED, "INSERT INTO edition (chart_id, number, size) VALUES (1, 3, 1)"},
		{DENIED, "INSERT INTO edition_entry VALUES (1, 3, 3)"},
		{DENIED, "INSERT INTO edition_comparison VALUES (1, 1, 1, 1)"},
		{DENIED, "INSERT INTO edition_change VALUES (1, 'left', 9, 1, NULL, 1)"},
		{DENIED, "UPDATE genre_release SET best_rank = 1"},
		{DENIED, "DELETE FROM genre_statistics"},
		{DENIED, "DELETE FROM genre_year"},
		{DENIED, "DELETE FROM genre_related"},
		{DENIED, "DELETE FROM genre_map_node"},
		{DENIED, "SELECT FROM genre_map_wanted_node"},
		{DENIED, "INSERT INTO release_change (releases) VALUES ('{1}')"},
		{DENIED, "INSERT INTO draft (chart_id) VALUES (4)"},
		{DENIED, "INSERT INTO release_merge VALUES (1, 2)"},
		{DENIED, "INSERT INTO artist_merge VALUES (1, 2)"},
		{DENIED, "SELECT FROM artist_merge"},
		{DENIED, "UPDATE chart SET deleted_at = now()"},
		{DENIED, "INSERT INTO draft_entry VALUES (1, 5, 5)"},
		{DENIED, "INSERT INTO release_genre VALUES (2, 1, 1)"},
		{DENIED, "INSERT INTO release_link VALUES (2, 1, 'A', 'https://example.org/')"},
		{DENIED, "UPDATE release SET title = 'Better'"},
		{DENIED, "UPDATE release SET published_at = now()"},
		{DENIED, "UPDATE artist SET name = 'Better'"},
		{DENIED, "UPDATE artist_credit SET name = 'Better'"},
		{DENIED, "UPDATE artist_credit_part SET name = 'Better'"},
		{DENIED, "UPDATE release_genre SET weight = 1"},
		{DENIED, "UPDATE release_link SET label = 'Better'"},
		{DENIED, "UPDATE genre SET essay = 'Better'"},
		{DENIED, "UPDATE chart SET title = 'Better'"},
		{DENIED, "UPDATE site SET revision = 0"},
		{DENIED, "DELETE FROM release"},
		{DENIED, "DELETE FROM genre"},
		{DENIED, "DELETE FROM release_link"},
		{DENIED, "SELECT release_mark_published(ARRAY[5])"},
		{DENIED, "SELECT chart_touch(ARRAY[1])"},
		{DENIED, "SELECT revision_next(1)"},
		{DENIED, "SELECT FROM chart FOR UPDATE"},
		{DENIED, "SELECT FROM site FOR UPDATE"},
		{DENIED, "SELECT FROM site FOR KEY SHARE"},
		{DENIED, "LOCK TABLE chart IN EXCLUSIVE MODE"},
		{DENIED, "SELECT nextval('release_id_seq')"},
	};

	TRY_ALL(FIXTURE_PUBLIC, attempts);
}

static void test_public_reads_no_drafts(void)
{
	static const struct attempt attempts[] = {
		{DENIED, "SELECT FROM draft"},
		{DENIED, "SELECT FROM draft_entry"},
		{DENIED, "SELECT FROM release_card"},
		{DENIED, "SELECT FROM genre_release_card"},
		{DENIED, "SELECT FROM release_change"},
	};

	TRY_ALL(FIXTURE_PUBLIC, attempts);
}

static void test_public_sees_no_accounts(void)
{
	static const char *const tables[] = {"editor", "editor_session", "editor_address",
		"editor_totp", "recovery_code", "editor_login", "login_failure", "form_save",
		"audit", "plan", "upload"};
	static const char *const rights[] = {
		"SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"};
	PGconn *connection = fixture_connect(FIXTURE_PUBLIC);
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql, "SELECT FROM %s", tables[i]);
		CU_ASSERT_STRING_EQUAL(fixture_try(connection, buffer_text(&sql)).state, DENIED);
		for (size_t j = 0; j < sizeof(rights) / sizeof(rights[0]); j++) {
			buffer_reset(&sql);
			buffer_format(&sql, "SELECT has_table_privilege('%s', '%s')", tables[i],
				rights[j]);
			CU_ASSERT_STRING_EQUAL(
				fixture_ask(connection, buffer_text(&sql)).value, "f");
		}
	}
	buffer_free(&sql);
	PQfinish(connection);
}

/* Release 5, its credit, its artist, tags and links never stood in an edition. */
static void test_public_reads_nothing_unpublished(void)
{
	static const struct count counts[] = {
		{"4", "SELECT count(*) FROM release"},
		{"0", "SELECT count(*) FROM release WHERE slug = 'hidden-tapes'"},
		{"4", "SELECT count(*) FROM published_card"},
		{"0", "SELECT count(*) FROM published_card WHERE release_id = 5"},
		{"3", "SELECT count(*) FROM artist_credit"},
		{"4", "SELECT count(*) FROM artist"},
		{"4", "SELECT count(*) FROM artist_credit_part"},
		{"0", "SELECT count(*) FROM artist_credit_part WHERE artist_id = 5"},
		{"6", "SELECT count(*) FROM release_genre"},
		{"0", "SELECT count(*) FROM release_genre WHERE release_id = 5"},
		{"2", "SELECT count(*) FROM release_link"},
		{"0", "SELECT count(*) FROM release_link WHERE release_id = 5"},
		{"0", "SELECT count(*) FROM place WHERE release_id = 5"},
		{"6", "SELECT count(*) FROM genre_release"},
		{"0", "SELECT count(*) FROM genre_release WHERE release_id = 5"},
	};

	COUNT_ALL(FIXTURE_PUBLIC, counts);
}

/* A reader's condition that fails would tell what it was tried on. */
static void test_public_learns_nothing_by_errors(void)
{
	PGconn *connection = fixture_connect(FIXTURE_PUBLIC);

	CU_ASSERT_STRING_EQUAL(
		fixture_try(connection, "SELECT FROM published_card"
					" WHERE slug = 'hidden-tapes' AND title::integer = 1")
			.state,
		"");
	PQfinish(connection);
}

static void test_public_reads_what_is_published(void)
{
	static const struct count counts[] = {
		{"4", "SELECT count(*) FROM chart"},
		{"4", "SELECT count(*) FROM edition"},
		{"9", "SELECT count(*) FROM edition_entry"},
		{"7", "SELECT count(*) FROM place"},
		{"3", "SELECT count(*) FROM genre"},
		{"1", "SELECT count(*) FROM site"},
		{"t", "SELECT count(*) > 0 FROM schema_migration"},
	};

	COUNT_ALL(FIXTURE_PUBLIC, counts);
}

/* The first edition shows a release with all that belongs to it. */
static void test_edition_publishes(void)
{
	PGconn *admin = fixture_connect(FIXTURE_SUPERUSER);
	struct fixture_answer answer = fixture_try(admin,
		"INSERT INTO edition (chart_id, number, size) VALUES (3, 1, 1);"
		"INSERT INTO edition_entry SELECT max(id), 1, 5 FROM edition;"
		"SET CONSTRAINTS ALL IMMEDIATE;"
		"SET LOCAL ROLE silverchart_public;"
		"SELECT (SELECT count(*) FROM release WHERE id = 5)"
		" + (SELECT count(*) FROM artist_credit WHERE id = 4)"
		" + (SELECT count(*) FROM artist WHERE id = 5)"
		" + (SELECT count(*) FROM artist_credit_part WHERE artist_id = 5)"
		" + (SELECT count(*) FROM release_genre WHERE release_id = 5)"
		" + (SELECT count(*) FROM release_link WHERE release_id = 5)");

	CU_ASSERT_STRING_EQUAL(answer.value, "6");
	PQfinish(admin);
}

/* A genre is seen with its chart, or with the first release that is seen and carries its tag, once
 * the transaction ends. */
static void test_genres_appear(void)
{
	static const struct {
		const char *seen;
		const char *change;
	} rows[] = {
		{"0", ""},
		{"0", "INSERT INTO release_genre SELECT 5, 2, max(id) FROM genre;"},
		{"1", "INSERT INTO release_genre SELECT 2, 1, max(id) FROM genre;"},
		{"1", "UPDATE chart SET genre_id = (SELECT max(id) FROM genre) WHERE id = 3;"},
		{"1", "INSERT INTO release_genre SELECT 5, 2, max(id) FROM genre;"
		      "INSERT INTO edition (chart_id, number, size) VALUES (3, 1, 1);"
		      "INSERT INTO edition_entry SELECT max(id), 1, 5 FROM edition;"},
	};
	PGconn *admin = fixture_connect(FIXTURE_SUPERUSER);
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buffer_reset(&sql);
		buffer_add_text(&sql,
			"INSERT INTO genre (name, slug, match_key, near_key, essay)"
			" VALUES ('Secret', 'secret', 'secret', 'secret', 'Not yet.');");
		buffer_add_text(&sql, rows[i].change);
		buffer_add_text(&sql, "SET CONSTRAINTS ALL IMMEDIATE;"
				      "SET LOCAL ROLE silverchart_public;"
				      "SELECT count(*) FROM genre WHERE slug = 'secret'");
		CU_ASSERT_STRING_EQUAL(fixture_try(admin, buffer_text(&sql)).value, rows[i].seen);
	}
	buffer_free(&sql);
	PQfinish(admin);
}

/* Functions that write with their owner's rights cannot be led to other tables, nor be called by
 * readers, who may call none at all. */
static void test_functions(void)
{
	static const struct count counts[] = {
		{"14", "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
		       " AND prosecdef AND 'search_path=public, pg_temp' = ANY (proconfig)"},
		{"0", "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
		      " AND prosecdef AND 'search_path=public, pg_temp' <> ALL"
		      " (coalesce(proconfig, '{}'))"},
		{"0", "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
		      " AND has_function_privilege('silverchart_public', oid, 'EXECUTE')"},
	};

	static const struct count later[] = {
		{"f", "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1';"
		      "SELECT has_function_privilege('silverchart_public', 'more()', 'EXECUTE')"},
	};

	COUNT_ALL(FIXTURE_SUPERUSER, counts);
	COUNT_ALL(FIXTURE_OWNER, later);
}

/* The settings of the roles, see roles.sql. */
static void test_public_session(void)
{
	PGconn *connection = fixture_connect(FIXTURE_PUBLIC);

	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection, "SHOW default_transaction_read_only").value, "on");
	CU_ASSERT_STRING_EQUAL(fixture_ask(connection, "SHOW statement_timeout").value, "5s");
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection, "SHOW log_parameter_max_length_on_error").value, "0");
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection, "UPDATE site SET revision = 0").state, "25006");
	PQfinish(connection);
}

/* What a statement of an editor held does not reach the server's log. */
static void test_editor_session(void)
{
	PGconn *connection = fixture_connect(FIXTURE_EDITOR);

	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection, "SHOW log_parameter_max_length_on_error").value, "0");
	CU_ASSERT_STRING_EQUAL(fixture_ask(connection, "SHOW log_error_verbosity").value, "terse");
	PQfinish(connection);
}

static void test_roles_are_small(void)
{
	PGconn *connection = fixture_connect(FIXTURE_SUPERUSER);

	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection,
			"SELECT count(*) FROM pg_roles WHERE rolname LIKE 'silverchart\\_%'"
			" AND NOT (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication"
			" OR rolbypassrls)")
			.value,
		"3");
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection,
			"SELECT count(*) FROM pg_auth_members WHERE member IN"
			" (SELECT oid FROM pg_roles WHERE rolname LIKE 'silverchart\\_%')")
			.value,
		"0");
	PQfinish(connection);
}

static void test_editor_publishes_and_no_more(void)
{
	static const struct attempt attempts[] = {
		{DONE, "INSERT INTO edition (chart_id, number, size) VALUES (3, 1, 1);"
		       "INSERT INTO edition_entry SELECT max(id), 1, 5 FROM edition;"
		       "UPDATE chart SET edition_id = (SELECT max(id) FROM edition) WHERE id = 3"},
		{DONE, "UPDATE chart SET edition_id = 1 WHERE id = 1"},
		{INTEGRITY, "INSERT INTO edition_entry VALUES (1, 3, 3)"},
		{INTEGRITY, "INSERT INTO edition (chart_id, number, size) VALUES (3, 1, 1)"},
		{"23503", "UPDATE chart SET edition_id = 1 WHERE id = 2"},
	};

	TRY_ALL(FIXTURE_EDITOR, attempts);
}

static void test_editor_works(void)
{
	static const struct attempt attempts[] = {
		{DONE, "INSERT INTO genre (name, slug, match_key, near_key) VALUES ('A', 'a', 'a', "
		       "'a')"},
		{DONE, "INSERT INTO artist (name, sort_name, slug, match_key, near_key)"
		       " VALUES ('A', 'A', 'a', 'a', 'a')"},
		{DONE, "INSERT INTO artist_credit (name, sort_name, match_key, near_key)"
		       " VALUES ('A', 'A', 'a', 'a')"},
		{DONE, "INSERT INTO release (slug, artist_credit_id) VALUES ('a', 1)"},
		{DONE, "INSERT INTO chart (slug, title, near_key) VALUES ('a', 'A', 'a')"},
		{DONE, "UPDATE release SET year = 1983, month = NULL, day = NULL WHERE id = 1"},
		{DONE, "UPDATE artist_credit SET name = 'Evangelos' WHERE id = 1"},
		{DONE, "UPDATE genre SET essay = 'More', name = 'Scores' WHERE id = 1"},
		{DONE, "DELETE FROM release_genre WHERE release_id = 1"},
		{DONE, "INSERT INTO release_genre VALUES (2, 1, 1, 40)"},
		{DONE, "UPDATE chart SET deleted_at = now() WHERE id = 1"},
		{DONE, "UPDATE draft SET revision = revision + 1"},
		{DONE, "INSERT INTO draft_entry VALUES (1, 5, 5)"},
		{DONE, "UPDATE draft_entry SET rank = rank + 1 WHERE chart_id = 1"},
		{DONE, "DELETE FROM draft_entry"},
		{DONE, "SELECT FROM release_card"},
	};
	static const struct count counts[] = {
		{"5", "SELECT count(*) FROM release"},
		{"5", "SELECT count(*) FROM artist"},
		{"7", "SELECT count(*) FROM release_genre"},
		{"3", "SELECT count(*) FROM release_link"},
	};

	TRY_ALL(FIXTURE_EDITOR, attempts);
	COUNT_ALL(FIXTURE_EDITOR, counts);
}

void suite_rights(void)
{
	CU_pSuite suite = CU_add_suite("rights", NULL, NULL);

	CU_add_test(suite, "never", test_never);
	CU_add_test(suite, "public writes nothing", test_public_writes_nothing);
	CU_add_test(suite, "public reads no drafts", test_public_reads_no_drafts);
	CU_add_test(
		suite, "public reads nothing unpublished", test_public_reads_nothing_unpublished);
	CU_add_test(suite, "public learns nothing by errors", test_public_learns_nothing_by_errors);
	CU_add_test(suite, "public reads what is published", test_public_reads_what_is_published);
	CU_add_test(suite, "edition publishes", test_edition_publishes);
	CU_add_test(suite, "genres appear", test_genres_appear);
	CU_add_test(suite, "functions", test_functions);
	CU_add_test(suite, "public session", test_public_session);
	CU_add_test(suite, "public sees no accounts", test_public_sees_no_accounts);
	CU_add_test(suite, "editor session", test_editor_session);
	CU_add_test(suite, "roles are small", test_roles_are_small);
	CU_add_test(suite, "editor publishes and no more", test_editor_publishes_and_no_more);
	CU_add_test(suite, "editor works", test_editor_works);
}
