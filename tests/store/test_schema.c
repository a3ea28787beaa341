#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "fixture.h"
#include "model/chart.h"
#include "model/limits.h"

#include "base/banned.h"

#define EDITOR "INSERT INTO editor (name, role, password_hash) VALUES "
/* The map of two genres, with one more node or one more line. */
#define MAP_NODE(values) "INSERT INTO genre_map_node VALUES (" values ")"
#define MAP_EDGE(values)                                                                           \
	MAP_NODE("1, 1, 9, 9, 9), (2, 1, 9, 9, 9")                                                 \
	"; INSERT INTO genre_map_edge VALUES (" values ")"
/* A plan of a chart. */
#define PLAN(chart, note, failure)                                                                 \
	EDITOR "('ann', 'editor', '$argon2id$x') ON CONFLICT DO NOTHING;"                          \
	       "INSERT INTO plan (chart_id, draft_revision, due_at, note, failure, editor_id)"     \
	       " SELECT " chart ", 0, now(), " note ", " failure ", max(id) FROM editor"

/* What must never be, and the constraint that refuses it; over the rows of sample.sql. */
static const struct {
	const char *constraint;
	const char *sql;
} refused[] = {
	{"artist_name_clean", "UPDATE artist SET name = ' Vangelis' WHERE id = 1"},
	{"artist_name_clean", "UPDATE artist SET name = '' WHERE id = 1"},
	{"artist_name_length", "UPDATE artist SET name = repeat('x', 501) WHERE id = 1"},
	{"artist_sort_name_clean", "UPDATE artist SET sort_name = 'Vangelis ' WHERE id = 1"},
	{"artist_sort_name_length", "UPDATE artist SET sort_name = repeat('x', 601) WHERE id = 1"},
	{"artist_slug_form", "UPDATE artist SET slug = 'Vangelis' WHERE id = 1"},
	{"artist_slug_form", "UPDATE artist SET slug = 'van--gelis' WHERE id = 1"},
	{"artist_slug_form", "UPDATE artist SET slug = repeat('x', 101) WHERE id = 1"},
	{"artist_slug_unique", "UPDATE artist SET slug = 'vangelis' WHERE id = 2"},
	{"artist_match_key_unique", "UPDATE artist SET match_key = 'vangelis' WHERE id = 2"},
	{"artist_credit_name_clean", "UPDATE artist_credit SET name = ' x' WHERE id = 1"},
	{"artist_credit_name_length",
		"UPDATE artist_credit SET name = repeat('x', 501) WHERE id = 1"},
	{"artist_credit_sort_name_clean", "UPDATE artist_credit SET sort_name = '' WHERE id = 1"},
	{"artist_credit_part_position",
		"UPDATE artist_credit_part SET position = 0 WHERE artist_id = 1"},
	{"artist_credit_part_name_clean",
		"UPDATE artist_credit_part SET name = ' x' WHERE artist_id = 1"},
	{"artist_credit_part_join_phrase_length",
		"UPDATE artist_credit_part SET join_phrase = repeat('x', 101) WHERE artist_id = 1"},
	{"genre_slug_unique", "UPDATE genre SET slug = 'jazz' WHERE id = 1"},
	{"genre_match_key_unique", "UPDATE genre SET match_key = 'jazz' WHERE id = 1"},
	{"genre_name_clean", "UPDATE genre SET name = 'Jazz ' WHERE id = 1"},
	{"genre_name_length", "UPDATE genre SET name = repeat('x', 101) WHERE id = 1"},
	{"genre_name_exportable", "UPDATE genre SET name = 'Jazz: 50' WHERE id = 1"},
	{"genre_slug_form", "UPDATE genre SET slug = '-jazz' WHERE id = 1"},
	{"genre_essay_not_blank", "UPDATE genre SET essay = E' \\n' WHERE id = 1"},
	{"genre_essay_length", "UPDATE genre SET essay = repeat('x', 100001) WHERE id = 1"},
	{"genre_essay_source_not_blank", "UPDATE genre SET essay_source = '' WHERE id = 1"},
	{"release_slug_unique", "UPDATE release SET slug = 'help' WHERE id = 1"},
	{"release_title_clean", "UPDATE release SET title = '' WHERE id = 1"},
	{"release_title_clean", "UPDATE release SET title = 'x ' WHERE id = 1"},
	{"release_title_length", "UPDATE release SET title = repeat('x', 501) WHERE id = 1"},
	{"release_sort_title_clean", "UPDATE release SET sort_title = ' x' WHERE id = 1"},
	{"release_title_whole", "UPDATE release SET title = NULL WHERE id = 1"},
	{"release_title_whole", "UPDATE release SET sort_title = 'x' WHERE id = 2"},
	{"release_slug_form", "UPDATE release SET slug = 'bladé' WHERE id = 1"},
	{"release_year_range", "UPDATE release SET year = 0 WHERE id = 1"},
	{"release_year_range", "UPDATE release SET year = 10000 WHERE id = 1"},
	{"release_month_range", "UPDATE release SET month = 13, day = NULL WHERE id = 1"},
	{"release_month_range", "UPDATE release SET month = 0, day = NULL WHERE id = 1"},
	{"release_month_needs_year", "UPDATE release SET month = 6 WHERE id = 4"},
	{"release_day_needs_month", "UPDATE release SET day = 6 WHERE id = 2"},
	{"release_day_range", "UPDATE release SET day = 0 WHERE id = 1"},
	{"release_day_range", "UPDATE release SET day = 31 WHERE id = 1"},
	{"release_day_range", "UPDATE release SET year = 1979, month = 2, day = 29 WHERE id = 1"},
	{"release_day_range", "UPDATE release SET year = 1900, month = 2, day = 29 WHERE id = 1"},
	{"release_merge_another", "INSERT INTO release_merge VALUES (3, 3)"},
	{"artist_merge_another", "INSERT INTO artist_merge VALUES (3, 3)"},
	{"release_merge_standing", "UPDATE release SET deleted_at = now() WHERE id = 5;"
				   "INSERT INTO release_merge VALUES (3, 5)"},
	{"artist_merge_standing", "UPDATE artist SET deleted_at = now() WHERE id = 5;"
				  "INSERT INTO artist_merge VALUES (5, 3)"},
	{"draft_entry_release", "UPDATE release SET deleted_at = now() WHERE id = 5;"
				"INSERT INTO draft_entry VALUES (1, 5, 5)"},
	{"release_deleted_hidden",
		"INSERT INTO release (slug, artist_credit_id, deleted_at, published_at)"
		" VALUES ('x', 1, now(), now())"},
	{"release_published_before_deleted",
		"UPDATE release SET published_before = now() WHERE id = 1"},
	{"artist_deleted_hidden", "INSERT INTO artist (name, sort_name, slug, match_key, near_key,"
				  " deleted_at, published_at)"
				  " VALUES ('X', 'X', 'x', 'x', 'x', now(), now())"},
	{"artist_published_before_deleted",
		"UPDATE artist SET published_before = now() WHERE id = 1"},
	{"release_cover_form",
		"UPDATE release SET cover = 'https://example.org/x.jpg' WHERE id = 1"},
	{"release_cover_form", "UPDATE release SET cover = '//example.org/x.jpg' WHERE id = 1"},
	{"release_cover_form", "UPDATE release SET cover = '/x\".jpg' WHERE id = 1"},
	{"release_genre_once", "INSERT INTO release_genre VALUES (3, 2, 3)"},
	{"release_genre_position", "INSERT INTO release_genre VALUES (2, 0, 1)"},
	{"release_genre_weight_range", "INSERT INTO release_genre VALUES (2, 1, 1, 0)"},
	{"release_genre_weight_range", "INSERT INTO release_genre VALUES (2, 1, 1, 101)"},
	{"release_link_position", "UPDATE release_link SET position = 0 WHERE label = 'Archive'"},
	{"release_link_label_clean", "UPDATE release_link SET label = '' WHERE label = 'Archive'"},
	{"release_link_label_length",
		"UPDATE release_link SET label = repeat('x', 61) WHERE label = 'Archive'"},
	{"release_link_url_form",
		"UPDATE release_link SET url = 'javascript:x' WHERE position = 2"},
	{"release_link_url_form", "UPDATE release_link SET url = 'http://a b' WHERE position = 2"},
	{"release_link_url_form",
		"UPDATE release_link SET url = '//example.org' WHERE position = 2"},
	{"chart_slug_unique", "UPDATE chart SET slug = 'best' WHERE id = 1"},
	{"chart_slug_form", "UPDATE chart SET slug = 'a_b' WHERE id = 1"},
	{"chart_slug_not_new", "UPDATE chart SET slug = 'new' WHERE id = 1"},
	{"chart_title_clean", "UPDATE chart SET title = ' x' WHERE id = 1"},
	{"chart_title_length", "UPDATE chart SET title = repeat('x', 501) WHERE id = 1"},
	{"chart_default_sort_word", "UPDATE chart SET default_sort = 'colour' WHERE id = 1"},
	{"chart_default_order_word", "UPDATE chart SET default_order = 'up' WHERE id = 1"},
	{"chart_revision_positive",
		"INSERT INTO chart (slug, title, near_key, revision) VALUES ('a', 'A', 'a', 0)"},
	{"chart_edition", "UPDATE chart SET edition_id = 1 WHERE id = 2"},
	{"draft_entry_rank_once", "UPDATE draft_entry SET rank = 1 WHERE release_id = 2"},
	{"draft_entry_rank_positive", "UPDATE draft_entry SET rank = 0 WHERE release_id = 1"},
	{"draft_saved_whole", "UPDATE draft SET saved_form = 'a' WHERE chart_id = 1"},
	{"plan_note_not_blank", PLAN("1", "' '", "NULL")},
	{"plan_note_length", PLAN("1", "repeat('x', 2001)", "NULL")},
	{"plan_failure_word", PLAN("1", "NULL", "'late'")},
	{"plan_chart_once", PLAN("1", "NULL", "NULL") ";" PLAN("1", "NULL", "NULL")},
	{"edition_number_once", "INSERT INTO edition (chart_id, number, size) VALUES (1, 2, 1)"},
	{"edition_number_positive",
		"INSERT INTO edition (chart_id, number, size) VALUES (1, 0, 1)"},
	{"edition_size_positive", "INSERT INTO edition (chart_id, number, size) VALUES (1, 3, 0)"},
	{"edition_note_not_blank",
		"INSERT INTO edition (chart_id, number, size, note) VALUES (1, 3, 1, ' ')"},
	{"edition_note_length", "INSERT INTO edition (chart_id, number, size, note)"
				" VALUES (1, 3, 1, repeat('x', 2001))"},
	{"edition_entry_release_once",
		"INSERT INTO edition (chart_id, number, size) VALUES (1, 3, 2);"
		"INSERT INTO edition_entry SELECT max(id), 1, 1 FROM edition;"
		"INSERT INTO edition_entry SELECT max(id), 2, 1 FROM edition"},
	{"edition_entry_rank_positive",
		"INSERT INTO edition (chart_id, number, size) VALUES (1, 3, 1);"
		"INSERT INTO edition_entry SELECT max(id), 0, 1 FROM edition"},
	{"place_rank_positive", "UPDATE place SET rank = 0 WHERE chart_id = 1 AND rank = 1"},
	{"place_key", "UPDATE place SET rank = 2 WHERE chart_id = 1 AND rank = 1"},
	{"edition_comparison_not_negative", "INSERT INTO edition_comparison VALUES (9, 0, -1, 0)"},
	{"edition_change_kind_word", "INSERT INTO edition_change VALUES (1, 'came', 1, 1, 1, 1)"},
	{"edition_change_turn_range",
		"INSERT INTO edition_change VALUES (1, 'moved', 11, 1, 1, 2)"},
	{"edition_change_ranks", "INSERT INTO edition_change VALUES (1, 'left', 9, 1, 1, 2)"},
	{"edition_change_ranks",
		"INSERT INTO edition_change VALUES (1, 'entered', 9, 1, NULL, NULL)"},
	{"genre_release_best_whole", "UPDATE genre_release SET best_rank = NULL"},
	{"genre_statistics_undated_range", "UPDATE genre_statistics SET undated = releases + 1"},
	{"genre_statistics_charts_range", "UPDATE genre_statistics SET charts = -1"},
	{"genre_year_releases_positive", "UPDATE genre_year SET releases = 0"},
	{"genre_related_position_range", "UPDATE genre_related SET position = 11"},
	{"genre_related_another", "UPDATE genre_related SET related_id = genre_id"},
	{"genre_related_shared_positive", "UPDATE genre_related SET shared = 0"},
	{"genre_slug_not_map", "UPDATE genre SET slug = 'map' WHERE id = 1"},
	{"genre_slug_not_new", "UPDATE genre SET slug = 'new' WHERE id = 1"},
	{"genre_map_node_releases_positive", MAP_NODE("3, 0, 9, 9, 9")},
	{"genre_map_node_radius_positive", MAP_NODE("3, 1, 9, 9, 0")},
	{"genre_map_node_inside", MAP_NODE("3, 1, 9, 8, 9")},
	{"genre_map_edge_another", MAP_EDGE("1, 1, 1, 1")},
	{"genre_map_edge_position_positive", MAP_EDGE("1, 0, 2, 1")},
	{"genre_map_edge_shared_positive", MAP_EDGE("1, 1, 2, 0")},
	{"search_entry_kind_word", "UPDATE search_entry SET kind = 'track'"},
	{"slug_history_kind_word", "INSERT INTO slug_history VALUES ('track', 'a', 1)"},
	{"slug_history_slug_form", "INSERT INTO slug_history VALUES ('chart', 'A', 1)"},
	{"edition_standing_movement_word", "UPDATE edition_standing SET movement = 'gone', "
					   "before_rank = NULL WHERE number > 1"},
	{"edition_standing_first",
		"UPDATE edition_standing SET movement = 'new' WHERE edition_id = 1"},
	{"edition_standing_before",
		"UPDATE edition_standing SET before_rank = 1 WHERE edition_id = 1"},
	{"edition_standing_peak_range", "UPDATE edition_standing SET peak = rank + 1"},
	{"edition_standing_editions_range", "UPDATE edition_standing SET editions = number + 1"},
	{"edition_standing_once",
		"UPDATE edition_standing SET release_id = 1 WHERE edition_id = 1"},
	{"release_standing_points_range", "UPDATE release_standing SET points = -1"},
	{"release_standing_whole", "UPDATE release_standing SET best_rank = NULL"},
	{"site_only_one", "INSERT INTO site (only_one) VALUES (false)"},

	/* Neither padding nor control characters, which the program takes off or refuses. */
	{"artist_name_clean", "UPDATE artist SET name = E'\\tx'"},
	{"artist_name_clean", "UPDATE artist SET name = E'x\\ty'"},
	{"artist_sort_name_clean", "UPDATE artist SET sort_name = E'x\\n'"},
	{"artist_sort_name_clean", "UPDATE artist SET sort_name = E'x\\ty'"},
	{"artist_credit_name_clean", "UPDATE artist_credit SET name = E'a\\u007fb'"},
	{"artist_credit_name_clean", "UPDATE artist_credit SET name = E'x\\ty'"},
	{"artist_credit_sort_name_clean", "UPDATE artist_credit SET sort_name = E'a\\u0001b'"},
	{"artist_credit_sort_name_clean", "UPDATE artist_credit SET sort_name = E'x\\ty'"},
	{"artist_credit_part_name_clean", "UPDATE artist_credit_part SET name = E'\\tx'"},
	{"artist_credit_part_name_clean", "UPDATE artist_credit_part SET name = E'x\\ty'"},
	{"genre_name_clean", "UPDATE genre SET name = E'x\\n'"},
	{"genre_name_clean", "UPDATE genre SET name = E'x\\ty'"},
	{"release_title_clean", "UPDATE release SET title = E'a\\u007fb'"},
	{"release_title_clean", "UPDATE release SET title = E'x\\ty'"},
	{"release_sort_title_clean", "UPDATE release SET sort_title = E'a\\u0001b'"},
	{"release_sort_title_clean", "UPDATE release SET sort_title = E'x\\ty'"},
	{"release_link_label_clean", "UPDATE release_link SET label = E'\\tx'"},
	{"release_link_label_clean", "UPDATE release_link SET label = E'x\\ty'"},
	{"chart_title_clean", "UPDATE chart SET title = E'x\\n'"},
	{"chart_title_clean", "UPDATE chart SET title = E'x\\ty'"},

	/* Editions stay as they are. */
	{"edition_immutable", "UPDATE edition SET note = 'better' WHERE id = 1"},
	{"edition_immutable", "DELETE FROM edition WHERE id = 1"},
	{"edition_immutable", "TRUNCATE edition CASCADE"},
	{"edition_immutable",
		"UPDATE edition_entry SET rank = 3 WHERE edition_id = 1 AND rank = 1"},
	{"edition_immutable", "DELETE FROM edition_entry WHERE edition_id = 1 AND rank = 2"},
	{"edition_immutable", "TRUNCATE edition_entry CASCADE"},
	{"edition_immutable", "INSERT INTO edition_entry VALUES (1, 3, 3)"},
	{"edition_whole", "INSERT INTO edition (chart_id, number, size) VALUES (1, 3, 1)"},
	{"edition_whole", "INSERT INTO edition (chart_id, number, size) VALUES (1, 3, 2);"
			  "INSERT INTO edition_entry SELECT max(id), 1, 1 FROM edition"},
	{"edition_whole", "INSERT INTO edition (chart_id, number, size) VALUES (1, 3, 2);"
			  "INSERT INTO edition_entry SELECT max(id), 1, 1 FROM edition;"
			  "INSERT INTO edition_entry SELECT max(id), 3, 2 FROM edition"},
	/* Nor is one shown before it is whole. */
	{"edition_whole",
		"INSERT INTO edition (chart_id, number, size) VALUES (1, 3, 1);"
		"UPDATE chart SET edition_id = (SELECT max(id) FROM edition) WHERE id = 1;"
		"INSERT INTO edition_entry SELECT max(id), 1, 1 FROM edition"},
	{"editor_name_unique",
		EDITOR "('ann', 'editor', '$argon2id$'), ('ann', 'editor', '$argon2id$')"},
	{"editor_name_form", EDITOR "('Ann', 'editor', '$argon2id$')"},
	{"editor_name_form", EDITOR "('ann-', 'editor', '$argon2id$')"},
	{"editor_name_form", EDITOR "(repeat('x', 41), 'editor', '$argon2id$')"},
	{"editor_role_word", EDITOR "('ann', 'owner', '$argon2id$')"},
	{"editor_password_hash_form", EDITOR "('ann', 'editor', 'some good words')"},
	{"editor_session_token_length",
		"INSERT INTO editor_session (token_hash, editor_id, form_token, address, agent)"
		" VALUES ('\\x00', 1, '', '', '')"},
	{"editor_session_agent_length",
		"INSERT INTO editor_session (token_hash, editor_id, form_token, address, agent)"
		" VALUES (sha256(''), 1, '', '', repeat('x', 201))"},
	{"editor_totp_secret_length",
		"INSERT INTO editor_totp (editor_id, secret) VALUES (1, '\\x00')"},
	{"recovery_code_hash_length", "INSERT INTO recovery_code VALUES (1, '\\x00')"},
	{"editor_login_token_length",
		"INSERT INTO editor_login (token_hash, editor_id) VALUES ('\\x00', 1)"},
	{"login_failure_name_length",
		"INSERT INTO login_failure (name, address) VALUES (repeat('x', 41), '')"},
	{"audit_action_form", "INSERT INTO audit (editor_name, action, kind, subject)"
			      " VALUES ('ann', 'Save', 'chart', 'jazz')"},
	{"audit_kind_word", "INSERT INTO audit (editor_name, action, kind, subject)"
			    " VALUES ('ann', 'save', 'page', 'jazz')"},
	{"upload_name_length", "INSERT INTO upload (editor_id, chart_id, name, content)"
			       " VALUES (1, 1, repeat('x', 101), 'x')"},
	{"upload_content_length",
		"INSERT INTO upload (editor_id, chart_id, content) VALUES (1, 1, '')"},
};
#define REFUSED_COUNT (sizeof(refused) / sizeof(refused[0]))

/* Even the owner is refused. */
static void test_constraints(void)
{
	PGconn *connection = fixture_connect(FIXTURE_OWNER);

	for (size_t i = 0; i < REFUSED_COUNT; i++) {
		struct fixture_answer answer = fixture_try(connection, refused[i].sql);

		if (strcmp(answer.constraint, refused[i].constraint) != 0)
			printf("\n%s \"%s\": %s", answer.state, answer.constraint, refused[i].sql);
		CU_ASSERT_STRING_EQUAL(answer.constraint, refused[i].constraint);
		CU_ASSERT_EQUAL(strncmp(answer.state, "23", 2), 0);
	}
	PQfinish(connection);
}

/* Every check and every unique constraint but primary keys stands in the table above. */
static void test_every_constraint_is_tried(void)
{
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	PGresult *names = PQexec(connection,
		"SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
		" AND contype IN ('c', 'u') AND conname <> 'edition_of_chart'");

	CU_ASSERT(PQntuples(names) > 40);
	for (int i = 0; i < PQntuples(names); i++) {
		bool tried = false;

		for (size_t j = 0; j < REFUSED_COUNT && !tried; j++)
			tried = strcmp(refused[j].constraint, PQgetvalue(names, i, 0)) == 0;
		if (!tried)
			printf("\nno row for %s", PQgetvalue(names, i, 0));
		CU_ASSERT(tried);
	}
	PQclear(names);
	PQfinish(connection);
}

static void test_dates_that_are(void)
{
	static const char *const sql[] = {
		"UPDATE release SET year = 1980, month = 2, day = 29 WHERE id = 4",
		"UPDATE release SET year = 2000, month = 2, day = 29 WHERE id = 4",
		"UPDATE release SET year = 1, month = 12, day = 31 WHERE id = 4",
		"UPDATE release SET year = 9999 WHERE id = 4",
		"UPDATE release SET year = 1999, month = 4, day = 30 WHERE id = 4",
		"UPDATE release SET year = 1969, month = 1 WHERE id = 4",
	};
	PGconn *connection = fixture_connect(FIXTURE_OWNER);

	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++)
		CU_ASSERT_STRING_EQUAL(fixture_try(connection, sql[i]).state, "");
	PQfinish(connection);
}

/* fact: UNIQUE ... DEFERRABLE lets ranks shift in one statement, and two rows swap. */
static void test_ranks_of_drafts_move(void)
{
	PGconn *connection = fixture_connect(FIXTURE_OWNER);

	CU_ASSERT_STRING_EQUAL(
		fixture_try(connection, "UPDATE draft_entry SET rank = rank + 1 WHERE chart_id = 1")
			.state,
		"");
	CU_ASSERT_STRING_EQUAL(
		fixture_try(connection, "SET CONSTRAINTS ALL DEFERRED;"
					"UPDATE draft_entry SET rank = 2 WHERE release_id = 1;"
					"UPDATE draft_entry SET rank = 1 WHERE release_id = 2")
			.state,
		"");
	PQfinish(connection);
}

/* The program's limits and the schema's are the same: the longest text goes in, a longer one does
 * not (letters of two bytes: code points count). */
static void test_limits(void)
{
	static const struct {
		const char *column;
		int limit;
	} rows[] = {
		{"UPDATE release SET title = repeat('ä', %d) WHERE id = 1", LIMIT_NAME},
		{"UPDATE artist SET name = repeat('ä', %d) WHERE id = 1", LIMIT_NAME},
		{"UPDATE artist_credit SET name = repeat('ä', %d) WHERE id = 1", LIMIT_NAME},
		{"UPDATE chart SET title = repeat('ä', %d) WHERE id = 1", LIMIT_NAME},
		{"UPDATE genre SET name = repeat('ä', %d) WHERE id = 1", LIMIT_GENRE},
		{"UPDATE genre SET essay = repeat('ä', %d) WHERE id = 1", LIMIT_ESSAY},
		{"INSERT INTO edition (chart_id, number, size, note) VALUES (1, 3, 1,"
		 " repeat('ä', %d)); INSERT INTO edition_entry SELECT max(id), 1, 1 FROM edition",
			LIMIT_NOTE},
	};
	PGconn *connection = fixture_connect(FIXTURE_OWNER);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (int more = 0; more < 2; more++) {
			struct buffer sql = {0};
			const char *place = strstr(rows[i].column, "%d");

			buffer_add(&sql, rows[i].column, (size_t)(place - rows[i].column));
			buffer_format(&sql, "%d%s", rows[i].limit + more, place + 2);
			CU_ASSERT_STRING_EQUAL(fixture_try(connection, buffer_text(&sql)).state,
				more == 0 ? "" : "23514");
			buffer_free(&sql);
		}
	}
	PQfinish(connection);
}

/* The longest name of letters that take four bytes each and do not compress goes into every index,
 * and whatever is made of it. */
static void test_longest_names(void)
{
	static const struct {
		const char *table, *columns, *values;
	} rows[] = {
		{"release", "title, sort_title, match_key, near_key", "long, long, long, long"},
		{"artist", "name, sort_name, match_key, near_key", "long, long, long, long"},
		{"artist_credit", "name, sort_name, match_key, near_key", "long, long, long, long"},
		{"chart", "title, near_key", "long, long"},
	};
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql,
			"UPDATE %s SET (%s) = (SELECT %s FROM ("
			" SELECT string_agg(chr(131072 + abs(hashint4(n)) %% 40000), '') AS long"
			" FROM generate_series(1, %d) AS n) AS name) WHERE id = 1",
			rows[i].table, rows[i].columns, rows[i].values, LIMIT_NAME);
		CU_ASSERT_STRING_EQUAL(fixture_try(connection, buffer_text(&sql)).state, "");
	}
	buffer_free(&sql);
	PQfinish(connection);
}

static void test_words_of_sort_and_order(void)
{
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	char sql[128];

	for (int i = 0; i < CHART_SORT_COUNT; i++) {
		snprintf(sql, sizeof(sql), "UPDATE chart SET default_sort = '%s'",
			chart_sort_words[i]);
		CU_ASSERT_STRING_EQUAL(fixture_try(connection, sql).state, "");
	}
	for (int i = 0; i < 2; i++) {
		snprintf(sql, sizeof(sql), "UPDATE chart SET default_order = '%s'",
			chart_order_words[i]);
		CU_ASSERT_STRING_EQUAL(fixture_try(connection, sql).state, "");
	}
	PQfinish(connection);
}

/* The catalogue, asked for what is missing: the answer names it. */
static void expect_none(const char *sql)
{
	PGconn *connection = fixture_connect(FIXTURE_SUPERUSER);
	struct fixture_answer answer = fixture_ask(connection, sql);

	if (answer.value[0] != '\0' || answer.state[0] != '\0')
		printf("\nmissing: %s %s", answer.value, answer.state);
	CU_ASSERT_STRING_EQUAL(answer.value, "");
	CU_ASSERT_STRING_EQUAL(answer.state, "");
	PQfinish(connection);
}

static void test_everything_has_a_comment(void)
{
	expect_none("SELECT relname FROM pg_class"
		    " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm')"
		    " AND obj_description(oid, 'pg_class') IS NULL");
	expect_none("SELECT attrelid::regclass || '.' || attname FROM pg_attribute"
		    " JOIN pg_class ON pg_class.oid = attrelid"
		    " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0"
		    " AND NOT attisdropped AND col_description(attrelid, attnum) IS NULL");
	expect_none("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
		    " AND obj_description(oid, 'pg_proc') IS NULL");
}

/* An index that begins with the columns of the key, in any order. */
static void test_every_foreign_key_has_an_index(void)
{
	expect_none("SELECT conname FROM pg_constraint AS key"
		    " WHERE contype = 'f' AND connamespace = 'public'::regnamespace"
		    " AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = key.conrelid"
		    " AND (indkey::smallint[])[0:cardinality(key.conkey) - 1] @> key.conkey)");
}

static void test_public_tables_with_hidden_rows_have_policies(void)
{
	expect_none("SELECT attrelid::regclass FROM pg_attribute"
		    " JOIN pg_class ON pg_class.oid = attrelid"
		    " WHERE attname = 'published_at' AND relkind = 'r' AND NOT relrowsecurity"
		    " AND relnamespace = 'public'::regnamespace AND relname <> 'edition'");
}

/*
 * Revisions: which charts a change touches.
 */

/* Charts 1 to 4: '1' where the revision grew by the change, '0' where it stayed. */
static void expect_touched(const char *change, const char *touched)
{
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct buffer sql = {0};
	struct fixture_answer answer;

	buffer_add_text(&sql, "CREATE TEMP TABLE before AS SELECT id, revision FROM chart;");
	buffer_format(&sql, "%s;", change);
	buffer_add_text(&sql,
		"SELECT string_agg(CASE WHEN chart.revision > before.revision THEN '1'"
		" ELSE '0' END, '' ORDER BY id) FROM chart JOIN before USING (id)");
	answer = fixture_try(connection, buffer_text(&sql));
	if (strcmp(answer.value, touched) != 0)
		printf("\n%s %s: %s", answer.value, answer.state, change);
	CU_ASSERT_STRING_EQUAL(answer.value, touched);
	buffer_free(&sql);
	PQfinish(connection);
}

/* Release 1 stands in the charts 1, 2, 4; 2 and 4 in 1; 3 in 1, 2; 5 in none. */
static void test_revisions_grow(void)
{
	static const struct {
		const char *touched;
		const char *change;
	} rows[] = {
		{"1101", "UPDATE release SET title = 'Blade' WHERE id = 1"},
		{"1000", "UPDATE release SET year = 2011 WHERE id = 2"},
		{"0000", "UPDATE release SET year = 2011 WHERE id = 5"},
		{"1101", "UPDATE artist_credit SET name = 'Evangelos' WHERE id = 1"},
		{"1100", "UPDATE artist_credit SET sort_name = 'The Beatles' WHERE id = 3"},
		{"0000", "UPDATE artist_credit SET name = 'Spirit' WHERE id = 4"},
		{"1101", "UPDATE artist_credit_part SET name = 'V.' WHERE artist_credit_id = 1"},
		{"1000", "INSERT INTO artist_credit_part VALUES (2, 3, 1, 'Vangelis', '')"},
		{"1100", "DELETE FROM artist_credit_part WHERE artist_credit_id = 3"},
		{"0000", "UPDATE artist_credit_part SET name = 'G.' WHERE artist_credit_id = 4"},
		{"1101", "UPDATE artist SET slug = 'evangelos' WHERE id = 1"},
		{"0000", "UPDATE artist SET slug = 'spirit' WHERE id = 5"},
		{"1000", "INSERT INTO release_genre VALUES (2, 1, 1)"},
		{"1101", "UPDATE release_genre SET weight = 20 WHERE release_id = 1 AND genre_id = "
			 "1"},
		{"1100", "DELETE FROM release_genre WHERE release_id = 3"},
		{"0000", "DELETE FROM release_genre WHERE release_id = 5"},
		{"1000", "INSERT INTO release_link VALUES (2, 1, 'A', 'https://example.org/')"},
		{"1101", "UPDATE release_link SET label = 'Shop' WHERE release_id = 1"},
		{"1101", "DELETE FROM release_link WHERE release_id = 1"},
		{"0000", "DELETE FROM release_link WHERE release_id = 5"},
		{"1000", "UPDATE genre SET essay = 'More' WHERE id = 1"},
		{"0000", "UPDATE genre SET essay = 'More' WHERE id = 3"},
		{"1101", "UPDATE genre SET name = 'Calm' WHERE id = 2"},
		{"1101", "UPDATE genre SET name = 'Jazz!' WHERE id = 3"},
		{"1000", "UPDATE chart SET revision = 1 WHERE id = 1"},
		{"1101", "UPDATE chart SET edition_id = 1 WHERE id = 1"},
		{"1101", "UPDATE chart SET edition_id = NULL WHERE id = 4"},
		{"0100", "UPDATE chart SET default_order = 'desc' WHERE id = 2"},
		{"0000", "UPDATE chart SET title = title"},
		{"0010", "UPDATE chart SET deleted_at = now() WHERE id = 3"},
		{"1101", "UPDATE chart SET deleted_at = now() WHERE id = 2"},
		{"1101", "UPDATE chart SET title = 'Best of all' WHERE id = 2"},
		{"0000", "UPDATE draft_entry SET rank = rank + 1"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		expect_touched(rows[i].change, rows[i].touched);
}

/* A database that is made again, or restored from a backup, must not repeat the revisions that
 * readers remember: each is a time, never before the one it follows. */
static void test_revisions_are_never_repeated(void)
{
	static const char *const sql[] = {
		"INSERT INTO chart (slug, title, near_key) VALUES ('a', 'A', 'a');"
		"SELECT revision >= extract(epoch FROM now()) * 1000000 FROM chart"
		" WHERE slug = 'a'",
		"UPDATE chart SET title = 'A' WHERE id = 3;"
		"SELECT revision >= extract(epoch FROM now()) * 1000000 FROM chart WHERE id = 3",
		"UPDATE site SET revision = 1;"
		"SELECT revision >= extract(epoch FROM now()) * 1000000 FROM site",
		"SELECT revision_next(9000000000000000000) = 9000000000000000001",
	};
	PGconn *connection = fixture_connect(FIXTURE_OWNER);

	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++)
		CU_ASSERT_STRING_EQUAL(fixture_try(connection, sql[i]).value, "t");
	PQfinish(connection);
}

static void test_site_revision_grows_with_charts(void)
{
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct fixture_answer answer =
		fixture_try(connection, "CREATE TEMP TABLE before AS SELECT revision FROM site;"
					"UPDATE release SET title = 'Blade' WHERE id = 1;"
					"SELECT site.revision > before.revision FROM site, before");

	CU_ASSERT_STRING_EQUAL(answer.value, "t");
	PQfinish(connection);
}

/* What no chart shows, or none any more, may stand on the page of a release or an artist: the
 * revision of the site tells. Release 2 is left in an older edition only. */
static void test_site_revision_grows_with_pages(void)
{
	static const struct {
		const char *grown;
		const char *change;
	} rows[] = {
		{"t", "UPDATE release SET year = 2011 WHERE id = 2"},
		{"t", "INSERT INTO release_genre VALUES (2, 1, 1)"},
		{"t", "INSERT INTO release_link VALUES (2, 1, 'A', 'https://example.org/')"},
		{"t", "UPDATE artist_credit SET name = 'Nine' WHERE id = 2"},
		{"t", "UPDATE artist_credit_part SET join_phrase = ' & ' WHERE artist_credit_id = "
		      "2"},
		{"t", "DELETE FROM artist_credit_part WHERE artist_credit_id = 2 AND position = 2"},
		{"t", "INSERT INTO artist_credit_part VALUES (2, 3, 1, 'Vangelis', '')"},
		{"t", "UPDATE artist SET name = 'T. Reznor' WHERE id = 2"},
		{"f", "UPDATE release SET year = 2011 WHERE id = 5"},
		{"f", "DELETE FROM release_genre WHERE release_id = 5"},
		{"f", "DELETE FROM release_link WHERE release_id = 5"},
		{"f", "UPDATE artist_credit SET name = 'Spirit' WHERE id = 4"},
		{"f", "UPDATE artist_credit_part SET name = 'G.' WHERE artist_credit_id = 4"},
		{"f", "UPDATE artist SET name = 'Spirit' WHERE id = 5"},
	};
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql,
			"DELETE FROM place WHERE release_id = 2;"
			"CREATE TEMP TABLE before AS SELECT revision FROM site; %s;"
			"SELECT site.revision > before.revision FROM site, before",
			rows[i].change);
		struct fixture_answer answer = fixture_try(connection, buffer_text(&sql));
		if (strcmp(answer.value, rows[i].grown) != 0)
			printf("\n%s %s: %s", answer.value, answer.state, rows[i].change);
		CU_ASSERT_STRING_EQUAL(answer.value, rows[i].grown);
	}
	buffer_free(&sql);
	PQfinish(connection);
}

/*
 * The read model.
 */

/* After each change, place shows what the releases show. */
static void test_places_follow_their_releases(void)
{
	static const char *const changes[] = {
		"SELECT 1",
		"UPDATE release SET title = 'Blade', year = 1983, cover = NULL WHERE id = 1",
		"UPDATE release SET artist_credit_id = 2 WHERE id = 3",
		"UPDATE artist_credit_part SET name = 'E', join_phrase = '!' WHERE artist_id = 1",
		"DELETE FROM artist_credit_part WHERE artist_id = 3",
		"UPDATE artist SET slug = 'evangelos' WHERE id = 1",
		"UPDATE artist_credit SET name = 'E', sort_name = 'E', near_key = 'e' WHERE id = 1",
		"UPDATE genre SET name = 'Scores', slug = 'scores' WHERE id = 1",
		"DELETE FROM release_genre WHERE release_id = 1 AND position = 1",
		"INSERT INTO release_genre VALUES (2, 1, 3, 7), (2, 2, 1, 9)",
		"UPDATE release_genre SET weight = 1",
		"UPDATE release_link SET position = 3 WHERE position = 1",
		"DELETE FROM release_link",
	};
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql, "%s;", changes[i]);
		buffer_add_text(&sql,
			"SELECT count(*) FROM place JOIN release_card AS card USING (release_id)"
			" WHERE (place.*)::text = (SELECT row(place.chart_id, place.rank, "
			"card.*)::text)");
		CU_ASSERT_STRING_EQUAL(fixture_try(connection, buffer_text(&sql)).value, "7");
	}
	buffer_free(&sql);
	PQfinish(connection);
}

/* Whatever edition a chart is given, its places are that edition's. */
static void test_places_follow_their_edition(void)
{
	static const struct {
		const char *change;
		const char *places;
	} rows[] = {
		{"SELECT 1", "1:1 2:2 3:3 4:4"},
		{"UPDATE chart SET edition_id = 1 WHERE id = 1", "1:2 2:1"},
		{"UPDATE chart SET edition_id = NULL WHERE id = 1", ""},
		{"UPDATE chart SET edition_id = NULL WHERE id = 1;"
		 "UPDATE chart SET edition_id = 2 WHERE id = 1",
			"1:1 2:2 3:3 4:4"},
	};
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql, "%s;", rows[i].change);
		buffer_add_text(&sql, "SELECT string_agg(rank || ':' || release_id, ' ' ORDER BY "
				      "rank) FROM place WHERE chart_id = 1");
		CU_ASSERT_STRING_EQUAL(
			fixture_try(connection, buffer_text(&sql)).value, rows[i].places);
	}
	buffer_free(&sql);
	PQfinish(connection);
}

/* An edition shows its published releases as they are now, whether they stand in a current chart or
 * not. What stands in the current edition of a deleted chart may be deleted, too. */
static void test_editions_show_their_releases(void)
{
	static const struct {
		const char *change;
		const char *shown;
	} rows[] = {
		{"SELECT 1", "9"},
		{"DELETE FROM place", "9"},
		{"DELETE FROM place WHERE chart_id = 1", "9"},
		{"UPDATE release SET title = 'Help', year = 1966 WHERE id = 3;"
		 "DELETE FROM release_genre WHERE release_id = 1",
			"9"},
		{"DELETE FROM place WHERE release_id = 2;"
		 "UPDATE release SET deleted_at = now() WHERE id = 2",
			"7"},
		{"DELETE FROM place WHERE release_id = 1 AND chart_id <> 4;"
		 "UPDATE release SET deleted_at = now() WHERE id = 1",
			"5"},
	};
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql, "%s;", rows[i].change);
		buffer_add_text(&sql,
			"WITH wanted AS (SELECT line.edition_id, line.rank, card.* FROM "
			"edition_line AS line JOIN release ON release.id = line.release_id"
			" JOIN release_card AS card ON card.release_id = release.id"
			" WHERE release.published_at IS NOT NULL)"
			" SELECT (SELECT count(*) FROM wanted) WHERE NOT EXISTS ("
			" (SELECT * FROM wanted EXCEPT ALL SELECT * FROM edition_card) UNION ALL"
			" (SELECT * FROM edition_card EXCEPT ALL SELECT * FROM wanted))");
		struct fixture_answer answer = fixture_try(connection, buffer_text(&sql));
		if (strcmp(answer.value, rows[i].shown) != 0)
			printf("\n%s %s: %s", answer.value, answer.state, rows[i].change);
		CU_ASSERT_STRING_EQUAL(answer.value, rows[i].shown);
	}
	buffer_free(&sql);
	PQfinish(connection);
}

/* The triggers copy by position. */
static void test_place_has_the_columns_of_the_card(void)
{
	expect_none("SELECT attname FROM pg_attribute AS shown"
		    " WHERE attrelid = 'release_card'::regclass AND NOT EXISTS ("
		    " SELECT FROM pg_attribute AS kept WHERE attrelid = 'place'::regclass"
		    " AND kept.attname = shown.attname AND kept.attnum = shown.attnum + 2"
		    " AND kept.atttypid = shown.atttypid)");
}

void suite_schema(void)
{
	CU_pSuite suite = CU_add_suite("schema", NULL, NULL);

	CU_add_test(suite, "constraints", test_constraints);
	CU_add_test(suite, "every constraint is tried", test_every_constraint_is_tried);
	CU_add_test(suite, "dates that are", test_dates_that_are);
	CU_add_test(suite, "ranks of drafts move", test_ranks_of_drafts_move);
	CU_add_test(suite, "limits", test_limits);
	CU_add_test(suite, "longest names", test_longest_names);
	CU_add_test(suite, "words of sort and order", test_words_of_sort_and_order);
	CU_add_test(suite, "everything has a comment", test_everything_has_a_comment);
	CU_add_test(suite, "every foreign key has an index", test_every_foreign_key_has_an_index);
	CU_add_test(suite, "hidden rows have policies",
		test_public_tables_with_hidden_rows_have_policies);
	CU_add_test(suite, "revisions grow", test_revisions_grow);
	CU_add_test(suite, "revisions are never repeated", test_revisions_are_never_repeated);
	CU_add_test(suite, "site revision grows", test_site_revision_grows_with_charts);
	CU_add_test(suite, "site revision grows with pages", test_site_revision_grows_with_pages);
	CU_add_test(suite, "places follow their releases", test_places_follow_their_releases);
	CU_add_test(suite, "places follow their edition", test_places_follow_their_edition);
	CU_add_test(suite, "editions show their releases", test_editions_show_their_releases);
	CU_add_test(suite, "place has the card's columns", test_place_has_the_columns_of_the_card);
}
