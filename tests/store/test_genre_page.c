#include <CUnit/CUnit.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "fixture.h"
#include "list.h"
#include "store/store_chart.h"
#include "store/store_edition.h"
#include "store/store_genre.h"

#include "base/banned.h"

#define DEADLINE 5000
#define ASSERT_TEXT(actual, expected) CU_ASSERT(text_equal((actual), (expected)))

/* Genres of sample.sql: 1 soundtrack (releases 1, 4; 5 is not published), 2 ambient (1), 3 jazz (1,
 * 3, 4). */

static void test_state(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct genre_state state = {0};

	CU_ASSERT_EQUAL(store_genre_state(store, "jazz", &state), RESULT_OK);
	CU_ASSERT_EQUAL(state.id, 3);
	CU_ASSERT(state.revision > 1);
	CU_ASSERT_EQUAL(store_genre_state(store, "Jazz", &state), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_genre_state(store, "' OR true --", &state), RESULT_NOT_FOUND);
	store_free(store);
}

/* A genre that only drafts know is not there. */
static void test_drafts_tell_nothing(void)
{
	struct list list = list_begin();
	struct list_query query = {.page = 1};
	struct genre_list genres = {0};
	struct genre_state state = {0};
	int number;

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL,
				"rank,title,artist,released,genres\n1,A,X,,Zydeco\n"),
		RESULT_OK);
	CU_ASSERT_EQUAL(store_genre_state(list.store, "zydeco", &state), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_genre_list(list.store, &query, list.arena, &genres), RESULT_OK);
	CU_ASSERT_EQUAL(genres.total, 3);
	CU_ASSERT_EQUAL(store_edition_publish(list.store, "trial", NULL, &number), RESULT_OK);
	CU_ASSERT_EQUAL(store_script(list.store, "SET CONSTRAINTS ALL IMMEDIATE"), RESULT_OK);
	CU_ASSERT_EQUAL(store_genre_state(list.store, "zydeco", &state), RESULT_OK);
	query.q = "zydeco";
	CU_ASSERT_EQUAL(store_genre_list(list.store, &query, list.arena, &genres), RESULT_OK);
	CU_ASSERT_EQUAL(genres.total, 4);
	CU_ASSERT_EQUAL(genres.found, 1);
	list_end(&list);
}

/* As page_genre() does it, without a shelf. */
static struct genre *load_from(
	struct store *store, int64_t id, const struct ranking_query *query, struct arena *arena)
{
	struct genre_index index = {0};
	struct genre_found found = {0};
	struct genre *genre = NULL;

	if (query->q != NULL) {
		CU_ASSERT_EQUAL_FATAL(
			store_genre_index(store, id, query, arena, &index), RESULT_OK);
		found = genre_index_search(&index, query, NULL, arena);
	}
	CU_ASSERT_EQUAL_FATAL(
		store_genre_load(store, id, query, query->q != NULL ? &found : NULL, arena, &genre),
		RESULT_OK);
	return genre;
}

static struct genre *load(int64_t id, struct ranking_query query, struct arena *arena)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct genre *genre = load_from(store, id, &query, arena);

	store_free(store);
	return genre;
}

static void test_head(void)
{
	struct arena *arena = arena_new();
	const struct genre *genre = load(1, genre_defaults(), arena);

	ASSERT_TEXT(genre->slug, "soundtrack");
	ASSERT_TEXT(genre->name, "Soundtrack");
	ASSERT_TEXT(genre->essay, "Music for *film*.");
	ASSERT_TEXT(genre->essay_source, "An Editor");
	CU_ASSERT_EQUAL(genre->releases, 2);
	CU_ASSERT_EQUAL(genre->undated, 1);
	CU_ASSERT_EQUAL(genre->charts, 2); /* the deleted one is left out */
	CU_ASSERT_EQUAL(genre->updated, 1767864600);
	ASSERT_TEXT(genre->chart_slug, "soundtrack");
	CU_ASSERT_EQUAL(genre->chart_size, 4);
	CU_ASSERT_EQUAL_FATAL(genre->chart_row_count, 4);
	CU_ASSERT_EQUAL(genre->chart_rows[2].rank, 3);
	ASSERT_TEXT(genre->chart_rows[2].title, "help!");
	ASSERT_TEXT(genre->chart_rows[1].title, NULL);
	CU_ASSERT_EQUAL_FATAL(genre->year_count, 1);
	CU_ASSERT_EQUAL(genre->years[0].year, 1982);
	arena_free(arena);
}

static void test_genre_without_chart(void)
{
	struct arena *arena = arena_new();
	const struct genre *genre = load(3, genre_defaults(), arena);

	ASSERT_TEXT(genre->chart_slug, NULL);
	ASSERT_TEXT(genre->essay, NULL);
	CU_ASSERT_EQUAL(genre->chart_row_count, 0);
	arena_free(arena);
}

/* Soundtrack and jazz share the releases 1 and 4. On release 1, where others have weights, jazz has
 * none and counts 1 of 100; on release 4 nothing has, and the second place of soundtrack counts 50.
 */
static void test_related(void)
{
	struct arena *arena = arena_new();
	const struct genre *genre = load(1, genre_defaults(), arena);

	CU_ASSERT_EQUAL_FATAL(genre->related_count, 2);
	ASSERT_TEXT(genre->related[0].slug, "ambient"); /* min(90, 95) */
	CU_ASSERT_EQUAL(genre->related[0].shared, 1);
	ASSERT_TEXT(genre->related[1].slug, "jazz"); /* 1 + 50 */
	CU_ASSERT_EQUAL(genre->related[1].shared, 2);
	arena_free(arena);
}

/* The slugs of a genre's page, a blank behind each. */
static void page_of(
	int64_t id, struct ranking_query query, struct genre *found, char *slugs, size_t size)
{
	struct arena *arena = arena_new();
	const struct genre *genre = load(id, query, arena);
	size_t length = 0;

	slugs[0] = '\0';
	for (size_t i = 0; i < genre->row_count && length < size; i++)
		length +=
			(size_t)snprintf(slugs + length, size - length, "%s ", genre->rows[i].slug);
	*found = *genre;
	arena_free(arena);
}

/* Jazz: "Blade Runner" by Vangelis, 25 Jun 1982, place 1; "help!" by The Beatles, Aug 1965, place
 * 1; "Älä" by Vangelis, undated, place 4. */
static void test_orders(void)
{
	static const struct {
		enum chart_sort sort;
		enum chart_order order;
		const char *slugs;
	} rows[] = {
		{CHART_SORT_TITLE, CHART_ASCENDING, "ala blade-runner help "},
		{CHART_SORT_TITLE, CHART_DESCENDING, "help blade-runner ala "},
		{CHART_SORT_ARTIST, CHART_ASCENDING, "help blade-runner ala "},
		{CHART_SORT_ARTIST, CHART_DESCENDING, "blade-runner ala help "},
		{CHART_SORT_RELEASED, CHART_ASCENDING, "help blade-runner ala "},
		{CHART_SORT_RELEASED, CHART_DESCENDING, "blade-runner help ala "},
		{CHART_SORT_PLACE, CHART_ASCENDING, "blade-runner help ala "},
		{CHART_SORT_PLACE, CHART_DESCENDING, "ala blade-runner help "},
	};
	struct genre genre;
	char slugs[256];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct ranking_query query = {
			.sort = rows[i].sort, .order = rows[i].order, .page = 1};

		page_of(3, query, &genre, slugs, sizeof(slugs));
		CU_ASSERT_STRING_EQUAL(slugs, rows[i].slugs);
	}
}

static void test_filters(void)
{
	static const struct {
		struct ranking_query query;
		const char *slugs;
		int found, undated;
	} rows[] = {
		{{.page = 1}, "blade-runner help ala ", 3, 0},
		{{.from = 1965, .page = 1}, "blade-runner help ", 2, 1},
		{{.from = 1966, .page = 1}, "blade-runner ", 1, 1},
		{{.to = 1970, .page = 1}, "help ", 1, 1},
		{{.from = 1990, .to = 1980, .page = 1}, "", 0, 1},
		{{.q = "Vangelis", .q_key = "vangelis", .page = 1}, "blade-runner ala ", 2, 0},
		{{.q = "VANG", .q_key = "vang", .from = 1980, .page = 1}, "blade-runner ", 1, 1},
		{{.q = "!", .q_key = "", .page = 1}, "help ", 1, 0},
		{{.q = "%", .q_key = "", .page = 1}, "", 0, 0},
		{{.page = INT_MAX}, "blade-runner help ala ", 3, 0},
		{{.q = "e", .q_key = "e", .page = 9}, "blade-runner help ala ", 3, 0},
	};
	struct genre genre;
	char slugs[256];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct ranking_query query = rows[i].query;

		query.sort = CHART_SORT_PLACE;
		page_of(3, query, &genre, slugs, sizeof(slugs));
		CU_ASSERT_STRING_EQUAL(slugs, rows[i].slugs);
		CU_ASSERT_EQUAL(genre.found, rows[i].found);
		CU_ASSERT_EQUAL(genre.undated_out, rows[i].undated);
		CU_ASSERT_EQUAL(genre.page, 1);
	}
}

static void test_rows(void)
{
	struct arena *arena = arena_new();
	const struct genre *genre = load(3, genre_defaults(), arena);

	CU_ASSERT_EQUAL_FATAL(genre->row_count, 3);
	ASSERT_TEXT(genre->rows[0].title, "Blade Runner");
	ASSERT_TEXT(genre->rows[0].artist, "Vangelis");
	CU_ASSERT_EQUAL_FATAL(genre->rows[0].credit_count, 1);
	ASSERT_TEXT(genre->rows[0].credit[0].slug, "vangelis");
	CU_ASSERT(date_equal(genre->rows[0].released, (struct date){1982, 6, 25}));
	CU_ASSERT_EQUAL(genre->rows[0].best.rank, 1);
	ASSERT_TEXT(genre->rows[0].best.chart_slug, "soundtrack");
	/* Of two first places, the one whose address comes first; not the deleted chart's. */
	ASSERT_TEXT(genre->rows[1].best.chart_slug, "best");
	CU_ASSERT_EQUAL(genre->rows[1].best.rank, 1);
	arena_free(arena);
}

/* The parts of a credit come one below the other. */
static void test_credits(void)
{
	struct list list = list_begin();
	const struct ranking_query query = genre_defaults();
	const struct genre *genre;

	CU_ASSERT_EQUAL(store_script(list.store, "INSERT INTO release_genre VALUES (2, 1, 2);"
						 "SET CONSTRAINTS ALL IMMEDIATE"),
		RESULT_OK);
	genre = load_from(list.store, 2, &query, list.arena);
	CU_ASSERT_EQUAL_FATAL(genre->row_count, 2);
	CU_ASSERT_EQUAL(genre->rows[0].credit_count, 1);
	CU_ASSERT_EQUAL_FATAL(genre->rows[1].credit_count, 2);
	ASSERT_TEXT(genre->rows[1].title, NULL);
	ASSERT_TEXT(genre->rows[1].credit[0].join_phrase, " and ");
	ASSERT_TEXT(genre->rows[1].credit[1].slug, "atticus-ross");
	list_end(&list);
}

static void test_unknown_genre(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	const struct ranking_query query = genre_defaults();
	struct arena *arena = arena_new();
	struct genre *genre = NULL;

	CU_ASSERT_EQUAL(
		store_genre_load(store, INT64_MIN, &query, NULL, arena, &genre), RESULT_NOT_FOUND);
	arena_free(arena);
	store_free(store);
}

static void list_slugs(struct list_query query, struct genre_list *list, char *slugs, size_t size)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	size_t length = 0;

	slugs[0] = '\0';
	CU_ASSERT_EQUAL(store_genre_list(store, &query, arena, list), RESULT_OK);
	for (size_t i = 0; i < list->count && length < size; i++)
		length += (size_t)snprintf(
			slugs + length, size - length, "%s ", list->genres[i].slug);
	arena_free(arena);
	store_free(store);
}

static void test_list(void)
{
	static const struct {
		struct list_query query;
		const char *slugs;
		int found;
	} rows[] = {
		{{GENRE_LIST_NAME, CHART_ASCENDING, NULL, 1}, "ambient jazz soundtrack ", 3},
		{{GENRE_LIST_NAME, CHART_DESCENDING, NULL, 1}, "soundtrack jazz ambient ", 3},
		{{GENRE_LIST_RELEASES, CHART_ASCENDING, NULL, 1}, "ambient soundtrack jazz ", 3},
		{{GENRE_LIST_RELEASES, CHART_DESCENDING, NULL, 1}, "jazz soundtrack ambient ", 3},
		{{GENRE_LIST_CHARTS, CHART_DESCENDING, NULL, 1}, "ambient jazz soundtrack ", 3},
		{{GENRE_LIST_UPDATED, CHART_ASCENDING, NULL, 1}, "ambient jazz soundtrack ", 3},
		{{GENRE_LIST_NAME, CHART_ASCENDING, "a", 1}, "ambient jazz soundtrack ", 3},
		{{GENRE_LIST_NAME, CHART_ASCENDING, "zz", 1}, "jazz ", 1},
		{{GENRE_LIST_NAME, CHART_ASCENDING, "%", 1}, "", 0},
		{{GENRE_LIST_NAME, CHART_ASCENDING, NULL, INT_MAX}, "", 3},
	};
	struct genre_list list;
	char slugs[256];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		list_slugs(rows[i].query, &list, slugs, sizeof(slugs));
		CU_ASSERT_STRING_EQUAL(slugs, rows[i].slugs);
		CU_ASSERT_EQUAL(list.found, rows[i].found);
		CU_ASSERT_EQUAL(list.total, 3);
		CU_ASSERT(list.revision > 1);
	}
}

/* A search finds the genre whatever its accents and case; the key follows the name. */
static void test_near_keys(void)
{
	struct list list = list_begin();
	struct list_query query = {.q = "chanson a texte", .page = 1};
	struct genre_list genres;

	CU_ASSERT_EQUAL(
		store_genre_save(list.store, "chanson", "Chanson à TEXTE", "X.", NULL), RESULT_OK);
	CU_ASSERT_EQUAL(store_genre_list(list.store, &query, list.arena, &genres), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(genres.count, 1);
	ASSERT_TEXT(genres.genres[0].name, "Chanson à TEXTE");
	CU_ASSERT_EQUAL(store_genre_save(list.store, "chanson", "Chanson", NULL, NULL), RESULT_OK);
	CU_ASSERT_EQUAL(store_genre_list(list.store, &query, list.arena, &genres), RESULT_OK);
	CU_ASSERT_EQUAL(genres.found, 0);
	list_end(&list);
}

/* Too long for the indexes: looked up in the table. */
static void test_long_names_are_found(void)
{
	struct list list = list_begin();
	struct ranking_query query = genre_defaults();
	struct genre_state state;
	const struct genre *genre;
	struct buffer csv = {0};
	int number;

	buffer_format(
		&csv, "rank,title,artist,released,genres\n1,%0450d needle,X,1999,Zydeco\n", 7);
	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, buffer_text(&csv)), RESULT_OK);
	CU_ASSERT_EQUAL(store_edition_publish(list.store, "trial", NULL, &number), RESULT_OK);
	CU_ASSERT_EQUAL(store_script(list.store, "SET CONSTRAINTS ALL IMMEDIATE"), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(store_genre_state(list.store, "zydeco", &state), RESULT_OK);
	for (enum chart_sort sort = 0; sort < CHART_SORT_COUNT; sort++) {
		query.sort = sort;
		query.q = query.q_key = "needle";
		genre = load_from(list.store, state.id, &query, list.arena);
		CU_ASSERT_EQUAL(genre->found, 1);
		CU_ASSERT_EQUAL(genre->row_count, 1);
		query.q = query.q_key = "needles";
		genre = load_from(list.store, state.id, &query, list.arena);
		CU_ASSERT_EQUAL(genre->found, 0);
		CU_ASSERT_EQUAL(genre->row_count, 0);
	}
	buffer_free(&csv);
	list_end(&list);
}

/* A list of few artists and years, some releases without a date, titles twice. */
static void add_rows(struct buffer *csv, int count)
{
	buffer_add_text(csv, "rank,title,artist,released,genres\n");
	for (int i = 1; i <= count; i++) {
		buffer_format(csv, "%d,Title %d,Artist %d,", i, i / 2, i % 7);
		if (i % 5 > 0)
			buffer_format(csv, "%d", 1960 + i % 11);
		buffer_add_text(csv, ",Zydeco\n");
	}
}

/* A genre of 250 releases, of which the last 100 stand in no chart any more. */
static int64_t add_long_genre(struct list *list)
{
	struct genre_state state = {0};
	int number;

	for (int count = 250; count >= 150; count -= 100) {
		struct buffer csv = {0};

		add_rows(&csv, count);
		CU_ASSERT_EQUAL(list_import(list, "trial", NULL, buffer_text(&csv)), RESULT_OK);
		CU_ASSERT_EQUAL(
			store_edition_publish(list->store, "trial", NULL, &number), RESULT_OK);
		buffer_free(&csv);
	}
	CU_ASSERT_EQUAL(store_script(list->store, "SET CONSTRAINTS ALL IMMEDIATE"), RESULT_OK);
	CU_ASSERT_EQUAL(store_genre_state(list->store, "zydeco", &state), RESULT_OK);
	return state.id;
}

/* A page is read from the nearer end: it is the page that a search for what all have shows, which
 * reads everything in order. */
static void expect_page(struct list *list, int64_t id, struct ranking_query query)
{
	const struct genre *plain = load_from(list->store, id, &query, list->arena);
	query.q = query.q_key = "title";
	const struct genre *searched = load_from(list->store, id, &query, list->arena);

	CU_ASSERT_EQUAL(plain->found, searched->found);
	CU_ASSERT_EQUAL(plain->undated_out, searched->undated_out);
	CU_ASSERT_TRUE(plain->row_count > 0);
	CU_ASSERT_EQUAL_FATAL(plain->row_count, searched->row_count);
	for (size_t i = 0; i < plain->row_count; i++)
		CU_ASSERT_STRING_EQUAL(plain->rows[i].slug, searched->rows[i].slug);
}

static void test_pages_from_either_end(void)
{
	struct list list = list_begin();
	int64_t id = add_long_genre(&list);
	struct ranking_query query = genre_defaults();

	for (enum chart_sort sort = 0; sort < CHART_SORT_COUNT; sort++) {
		for (int i = 0; i < 2 * 2 * 3; i++) {
			query.sort = sort;
			query.order = i % 2 == 0 ? CHART_ASCENDING : CHART_DESCENDING;
			query.from = i / 2 % 2 == 0 ? 0 : 1961;
			query.page = i / 4 + 1;
			expect_page(&list, id, query);
		}
	}
	list_end(&list);
}

static void test_round_trips(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct ranking_query query = genre_defaults();
	struct arena *arena = arena_new();

	load_from(store, 1, &query, arena);
	CU_ASSERT_EQUAL(store_counts(store).round_trips, 2);
	CU_ASSERT_EQUAL(store_counts(store).statements, 5);
	query.page = 2;
	load_from(store, 1, &query, arena);
	CU_ASSERT_EQUAL(store_counts(store).round_trips, 4);
	CU_ASSERT_EQUAL(store_counts(store).statements, 10);
	query.q = query.q_key = "needle";
	load_from(store, 1, &query, arena);
	CU_ASSERT_EQUAL(store_counts(store).round_trips, 6);
	CU_ASSERT_EQUAL(store_counts(store).statements, 16);
	arena_free(arena);
	store_free(store);
}

/*
 * The read model.
 */

/* Rows that are in one of the read model and what it is made of, and not in the other. */
#define DIFFERENCE                                                                                 \
	"WITH whole_card AS (SELECT *,"                                                            \
	" CASE WHEN octet_length(search) <= 400 THEN search END"                                   \
	" FROM genre_release_card)"                                                                \
	" SELECT (SELECT count(*) FROM ("                                                          \
	" (SELECT * FROM genre_release EXCEPT SELECT * FROM whole_card) UNION ALL"                 \
	" (SELECT * FROM whole_card EXCEPT SELECT * FROM genre_release)) AS rows)"                 \
	" || ' ' || (SELECT count(*) FROM ("                                                       \
	" (SELECT genre_id, releases, undated FROM genre_statistics WHERE releases > 0 EXCEPT"     \
	"  SELECT genre_id, count(*)::int, (count(*) - count(year))::int FROM genre_release "      \
	"GROUP "                                                                                   \
	"BY 1)"                                                                                    \
	" UNION ALL (SELECT genre_id, count(*)::int, (count(*) - count(year))::int"                \
	"  FROM genre_release GROUP BY 1 EXCEPT SELECT genre_id, releases, undated FROM "          \
	"genre_statistics)"                                                                        \
	" UNION ALL (SELECT genre_id, year, releases FROM genre_year EXCEPT"                       \
	"  SELECT genre_id, year, count(*)::int FROM genre_release WHERE year IS NOT NULL GROUP "  \
	"BY "                                                                                      \
	"1, 2)"                                                                                    \
	" UNION ALL (SELECT genre_id, related_id::int, shared FROM genre_related EXCEPT"           \
	"  SELECT own.genre_id, other.genre_id::int, count(*)::int FROM genre_release AS own"      \
	"  JOIN genre_release AS other USING (release_id) WHERE other.genre_id <> own.genre_id"    \
	"  GROUP BY 1, 2)) AS counts)"                                                             \
	" || ' ' || (SELECT count(*) FROM release_change)"

/* After each change, at the end of its transaction, the read model is what it is made of. */
static void test_follows_what_is_published(void)
{
	static const char *const changes[] = {
		"SELECT 1",
		"UPDATE release SET title = NULL, sort_title = NULL, match_key = NULL, near_key = "
		"NULL"
		" WHERE id = 1",
		"UPDATE release SET year = 1999, month = 1, day = 2, slug = 'other' WHERE id = 1",
		"UPDATE release SET artist_credit_id = 2 WHERE id = 3",
		"UPDATE artist_credit SET name = 'E', sort_name = 'E', near_key = 'e' WHERE id = 1",
		"UPDATE artist_credit_part SET name = 'E', join_phrase = '!' WHERE artist_id = 1",
		"INSERT INTO artist_credit_part VALUES (1, 2, 2, 'R', '')",
		"DELETE FROM artist_credit_part WHERE artist_id = 1",
		"UPDATE artist SET slug = 'evangelos' WHERE id = 1",
		"INSERT INTO release_genre VALUES (2, 1, 3, 7), (2, 2, 1, 9)",
		"INSERT INTO genre (name, slug, match_key, near_key) VALUES ('D', 'd', 'd', 'd');"
		"INSERT INTO release_genre SELECT 2, 1, id, 7 FROM genre WHERE slug = 'd'",
		"UPDATE release_genre SET weight = 1",
		"UPDATE release_genre SET genre_id = 2 WHERE release_id = 3",
		"DELETE FROM release_genre WHERE release_id = 1",
		"DELETE FROM release_genre",
		"UPDATE chart SET deleted_at = now() WHERE id = 1",
		"UPDATE chart SET deleted_at = NULL WHERE id = 4",
		"UPDATE chart SET slug = 'a' WHERE id = 1",
		"INSERT INTO edition (chart_id, number, size) VALUES (3, 1, 1);"
		"INSERT INTO edition_entry SELECT max(id), 1, 5 FROM edition",
	};
	PGconn *connection = fixture_connect(FIXTURE_EDITOR);
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql, "%s; SET CONSTRAINTS ALL IMMEDIATE; ", changes[i]);
		buffer_add_text(&sql, DIFFERENCE);
		struct fixture_answer answer = fixture_try(connection, buffer_text(&sql));
		if (strcmp(answer.value, "0 0 0") != 0)
			printf("\n%s %s: %s", answer.value, answer.state, changes[i]);
		CU_ASSERT_STRING_EQUAL(answer.value, "0 0 0");
	}
	buffer_free(&sql);
	PQfinish(connection);
}

static void expect_value(const char *sql, const char *value)
{
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct fixture_answer answer = fixture_try(connection, sql);

	if (strcmp(answer.value, value) != 0)
		printf("\n%s %s: %s", answer.value, answer.state, sql);
	CU_ASSERT_STRING_EQUAL(answer.value, value);
	PQfinish(connection);
}

/* The revision of the site tells of everything that a genre's page shows, and of nothing that
 * readers do not see. */
static void test_site_revision(void)
{
	static const struct {
		const char *grown;
		const char *change;
	} rows[] = {
		{"t", "UPDATE genre SET essay = 'More' WHERE id = 3"},
		{"t", "UPDATE genre SET name = 'Jazz!' WHERE id = 3"},
		{"t", "DELETE FROM place WHERE chart_id = 2"},
		{"t", "UPDATE release_genre SET weight = 3 WHERE release_id = 3"},
		{"f", "UPDATE release_genre SET weight = 3 WHERE release_id = 5"},
		{"f", "UPDATE draft_entry SET rank = rank + 1"},
	};
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql,
			"CREATE TEMP TABLE before AS SELECT revision FROM site; %s;"
			"SET CONSTRAINTS ALL IMMEDIATE;"
			"SELECT site.revision > before.revision FROM site, before",
			rows[i].change);
		expect_value(buffer_text(&sql), rows[i].grown);
	}
	buffer_free(&sql);
}

/* The revision of a genre's releases tells of all that a search looks through, and not of other
 * genres: jazz has the releases 1, 3, 4. */
static void test_releases_revision(void)
{
	static const struct {
		const char *grown;
		const char *change;
	} rows[] = {
		{"t", "UPDATE release SET title = 'Help' WHERE id = 3"},
		{"t", "UPDATE release SET year = 1966 WHERE id = 3"},
		{"t", "UPDATE artist_credit SET name = 'B', near_key = 'b' WHERE id = 1"},
		{"t", "DELETE FROM place WHERE chart_id = 2"},
		{"t", "DELETE FROM release_genre WHERE release_id = 3"},
		{"t", "INSERT INTO release_genre VALUES (2, 1, 3)"},
		{"t", "UPDATE release SET deleted_at = now() WHERE id = 3"},
		{"f", "UPDATE genre SET essay = 'More' WHERE id = 3"},
		{"f", "UPDATE release SET year = 2011 WHERE id = 2"},
		{"f", "UPDATE chart SET revision = revision + 1"},
	};
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql,
			"CREATE TEMP TABLE before AS SELECT revision FROM genre_statistics"
			" WHERE genre_id = 3; %s;"
			"SET CONSTRAINTS ALL IMMEDIATE;"
			"SELECT counted.revision > before.revision FROM genre_statistics AS "
			"counted,"
			" before WHERE genre_id = 3",
			rows[i].change);
		expect_value(buffer_text(&sql), rows[i].grown);
	}
	buffer_free(&sql);
}

/* Chart 1 shows the genres that are related to soundtrack. */
static void test_charts_show_relatives(void)
{
	static const struct {
		const char *grown;
		const char *change;
	} rows[] = {
		{"t", "INSERT INTO release_genre VALUES (2, 1, 1), (2, 2, 2)"},
		{"t", "UPDATE genre SET name = 'Jazz!' WHERE id = 3"},
		{"t", "UPDATE genre SET slug = 'ambience' WHERE id = 2"},
		{"f", "UPDATE genre SET essay = 'More' WHERE id = 3"},
	};
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buffer_reset(&sql);
		/* Where nothing but the relation leads to the chart. */
		buffer_format(&sql,
			"DELETE FROM place WHERE chart_id = 1;"
			"SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;"
			"CREATE TEMP TABLE before AS SELECT revision FROM chart WHERE id = 1; %s;"
			"SET CONSTRAINTS ALL IMMEDIATE;"
			"SELECT chart.revision > before.revision FROM chart, before WHERE id = 1",
			rows[i].change);
		expect_value(buffer_text(&sql), rows[i].grown);
	}
	buffer_free(&sql);
}

static void test_chart_loads_relatives(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	struct chart *chart = NULL;

	CU_ASSERT_EQUAL_FATAL(
		store_chart_load(store, &(const struct chart_state){.id = 1}, arena, &chart),
		RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(chart->related_count, 2);
	ASSERT_TEXT(chart->related[0].slug, "ambient");
	CU_ASSERT_EQUAL(chart->related[1].shared, 2);
	CU_ASSERT_EQUAL(chart->rows[0].tag_count, 3);
	CU_ASSERT_EQUAL_FATAL(
		store_chart_load(store, &(const struct chart_state){.id = 2}, arena, &chart),
		RESULT_OK);
	CU_ASSERT_EQUAL(chart->related_count, 0);
	arena_free(arena);
	store_free(store);
}

void suite_genre_page(void)
{
	CU_pSuite suite = CU_add_suite("store/genre_page", NULL, NULL);

	CU_add_test(suite, "state", test_state);
	CU_add_test(suite, "drafts tell nothing", test_drafts_tell_nothing);
	CU_add_test(suite, "head", test_head);
	CU_add_test(suite, "genre without chart", test_genre_without_chart);
	CU_add_test(suite, "related", test_related);
	CU_add_test(suite, "orders", test_orders);
	CU_add_test(suite, "filters", test_filters);
	CU_add_test(suite, "rows", test_rows);
	CU_add_test(suite, "credits", test_credits);
	CU_add_test(suite, "unknown genre", test_unknown_genre);
	CU_add_test(suite, "list", test_list);
	CU_add_test(suite, "near keys", test_near_keys);
	CU_add_test(suite, "long names are found", test_long_names_are_found);
	CU_add_test(suite, "pages from either end", test_pages_from_either_end);
	CU_add_test(suite, "round trips", test_round_trips);
	CU_add_test(suite, "follows what is published", test_follows_what_is_published);
	CU_add_test(suite, "site revision", test_site_revision);
	CU_add_test(suite, "releases revision", test_releases_revision);
	CU_add_test(suite, "charts show relatives", test_charts_show_relatives);
	CU_add_test(suite, "a chart loads relatives", test_chart_loads_relatives);
}
