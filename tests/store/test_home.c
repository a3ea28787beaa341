#include "store/store_home.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "fixture.h"
#include "store/store_release.h"
#include "store/store_sitemap.h"

#include "base/banned.h"

#define ASSERT_TEXT(actual, expected) CU_ASSERT(text_equal((actual), (expected)))

static struct store *store;
static struct arena *arena;

static int open_store(void)
{
	store = fixture_store(FIXTURE_PUBLIC, 5000, "");
	arena = arena_new();
	return 0;
}

static int close_store(void)
{
	store_free(store);
	arena_free(arena);
	return 0;
}

/* Current editions: soundtrack is 1 2 3 4, best is 3 1. Of rank 1 and 2 each, release 1 is the one
 * with the smaller number. */
static void test_top(void)
{
	static const struct {
		const char *slug;
		int64_t points;
		int charts;
	} rows[] = {
		{"blade-runner", 10000 + 9090, 2},
		{"help", 8333 + 10000, 2},
		{"untitled", 9090, 1},
		{"ala", 7692, 1},
	};
	struct home home = {0};

	CU_ASSERT_EQUAL_FATAL(store_home_load(store, arena, &home), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(home.release_count, 4);
	for (size_t i = 0; i < 4; i++) {
		ASSERT_TEXT(home.releases[i].slug, rows[i].slug);
		CU_ASSERT_EQUAL(home.releases[i].points, rows[i].points);
		CU_ASSERT_EQUAL(home.releases[i].charts, rows[i].charts);
	}
	ASSERT_TEXT(home.releases[2].title, NULL);
	ASSERT_TEXT(home.releases[2].artist, "Trent Reznor and Atticus Ross");
}

/* Newest first; the deleted chart's is left out. */
static void test_editions(void)
{
	struct home home = {0};

	CU_ASSERT_EQUAL_FATAL(store_home_load(store, arena, &home), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(home.edition_count, 3);
	ASSERT_TEXT(home.editions[0].chart_slug, "soundtrack");
	ASSERT_TEXT(home.editions[0].chart_title, "Best soundtracks");
	CU_ASSERT_EQUAL(home.editions[0].number, 2);
	CU_ASSERT_EQUAL(home.editions[0].published, 1767864600);
	ASSERT_TEXT(home.editions[0].slug, "blade-runner");
	ASSERT_TEXT(home.editions[0].title, "Blade Runner");
	CU_ASSERT_EQUAL(home.editions[0].counts[FEED_ENTERED], 2);
	CU_ASSERT_EQUAL(home.editions[0].counts[FEED_LEFT], 0);
	CU_ASSERT_EQUAL(home.editions[0].counts[FEED_MOVED], 2);
	/* Its own first place, not that of today. */
	CU_ASSERT_EQUAL(home.editions[1].number, 1);
	ASSERT_TEXT(home.editions[1].slug, "untitled");
	ASSERT_TEXT(home.editions[1].title, NULL);
	ASSERT_TEXT(home.editions[2].chart_slug, "best");
}

static void test_charts(void)
{
	struct home home = {0};

	CU_ASSERT_EQUAL_FATAL(store_home_load(store, arena, &home), RESULT_OK);
	CU_ASSERT_EQUAL(home.charts.total, 3);
	CU_ASSERT_EQUAL_FATAL(home.charts.count, 3);
	ASSERT_TEXT(home.charts.charts[0].slug, "soundtrack");
}

/* Nothing that readers do not see, and sooner or later everything that they do. */
static void test_random(void)
{
	size_t seen[5] = {0};
	static const char *const slugs[] = {
		"blade-runner", "untitled", "help", "ala", "hidden-tapes"};

	for (int i = 0; i < 200; i++) {
		const char *slug = NULL;

		CU_ASSERT_EQUAL_FATAL(store_release_random(store, arena, &slug), RESULT_OK);
		for (size_t j = 0; j < 5; j++)
			seen[j] += text_equal(slug, slugs[j]);
	}
	for (size_t j = 0; j < 4; j++)
		CU_ASSERT(seen[j] > 0);
	CU_ASSERT_EQUAL(seen[4], 0);
}

/* Rows that are in one of the read model and what it is made of, and not in the other. */
#define DIFFERENCE                                                                                 \
	"; SET CONSTRAINTS ALL IMMEDIATE; SELECT count(*) || ' ' || (SELECT count(*) FROM "        \
	"release_change) FROM ("                                                                   \
	" (SELECT release_id, points, charts, best_rank FROM release_standing"                     \
	"  EXCEPT SELECT * FROM release_standing_card)"                                            \
	" UNION ALL (SELECT * FROM release_standing_card"                                          \
	"  EXCEPT SELECT release_id, points, charts, best_rank FROM release_standing)) AS rows"

/* After each change, at the end of its transaction, the read model is what it is made of. */
static void test_follows_what_is_published(void)
{
	static const char *const changes[] = {
		"SELECT 1",
		"UPDATE chart SET deleted_at = now() WHERE id = 1",
		"UPDATE chart SET deleted_at = NULL WHERE id = 4",
		"UPDATE chart SET edition_id = 1 WHERE id = 1",
		"UPDATE release SET title = NULL, sort_title = NULL, match_key = NULL, near_key = "
		"NULL WHERE id = 1",
		"INSERT INTO edition (chart_id, number, size) VALUES (3, 1, 2);"
		"INSERT INTO edition_entry SELECT max(id), 1, 5 FROM edition;"
		"INSERT INTO edition_entry SELECT max(id), 2, 1 FROM edition;"
		"UPDATE chart SET edition_id = (SELECT max(id) FROM edition) WHERE id = 3",
		"INSERT INTO edition (chart_id, number, size) VALUES (2, 2, 1);"
		"INSERT INTO edition_entry SELECT max(id), 1, 4 FROM edition;"
		"UPDATE chart SET edition_id = (SELECT max(id) FROM edition) WHERE id = 2",
		"INSERT INTO release_genre VALUES (2, 1, 3, 7)",
	};
	PGconn *connection = fixture_connect(FIXTURE_EDITOR);
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql, "%s" DIFFERENCE, changes[i]);
		struct fixture_answer answer = fixture_try(connection, buffer_text(&sql));
		if (strcmp(answer.value, "0 0") != 0)
			printf("\n%s %s: %s", answer.value, answer.state, changes[i]);
		CU_ASSERT_STRING_EQUAL(answer.value, "0 0");
	}
	buffer_free(&sql);
	PQfinish(connection);
}

/* Releases whose page a change has touched, by number. */
static void test_time_of_change(void)
{
	static const struct {
		const char *touched, *change;
	} rows[] = {
		{"", "SELECT 1"},
		{"", "UPDATE genre SET essay = 'More' WHERE id = 3"},
		{"", "UPDATE release SET year = 2000 WHERE id = 5"},
		{"2", "UPDATE release SET year = 2000 WHERE id = 2"},
		{"1,3", "UPDATE chart SET title = 'Better', near_key = 'better' WHERE id = 2"},
		{"1,3", "UPDATE chart SET slug = 'better' WHERE id = 2"},
		{"1,2,3,4", "UPDATE chart SET deleted_at = now() WHERE id = 1"},
		{"2", "INSERT INTO release_link VALUES (2, 1, 'A', 'https://example.org/')"},
		{"1", "DELETE FROM release_link WHERE release_id IN (1, 5)"},
		{"1,4", "UPDATE artist SET slug = 'evangelos' WHERE id = 1"},
	};
	PGconn *connection = fixture_connect(FIXTURE_EDITOR);
	struct buffer sql = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buffer_reset(&sql);
		buffer_format(&sql,
			"%s; SET CONSTRAINTS ALL IMMEDIATE;"
			"SELECT string_agg(release_id::text, ',' ORDER BY release_id)"
			" FROM release_standing WHERE changed_at = now()",
			rows[i].change);
		struct fixture_answer answer = fixture_try(connection, buffer_text(&sql));
		if (strcmp(answer.value, rows[i].touched) != 0)
			printf("\n%s %s: %s", answer.value, answer.state, rows[i].change);
		CU_ASSERT_STRING_EQUAL(answer.value, rows[i].touched);
	}
	buffer_free(&sql);
	PQfinish(connection);
}

/* The slugs of a kind, a blank behind each. */
static const char *listed(enum sitemap_kind kind)
{
	struct sitemap_list list = {0};
	const char *slugs = "";

	CU_ASSERT_EQUAL(store_sitemap_part(store, kind, 1, arena, &list), RESULT_OK);
	for (size_t i = 0; i < list.count; i++)
		slugs = arena_format(arena, "%s%s ", slugs, list.items[i].slug);
	return slugs;
}

/* What is not published is not told. */
static void test_sitemap(void)
{
	struct sitemap_list releases = {0};
	struct sitemap_sizes sizes;

	CU_ASSERT_STRING_EQUAL(listed(SITEMAP_CHARTS), "soundtrack best empty ");
	CU_ASSERT_STRING_EQUAL(listed(SITEMAP_RELEASES), "blade-runner untitled help ala ");
	CU_ASSERT_STRING_EQUAL(
		listed(SITEMAP_ARTISTS), "vangelis trent-reznor atticus-ross the-beatles ");
	CU_ASSERT_STRING_EQUAL(listed(SITEMAP_GENRES), "soundtrack ambient jazz ");
	CU_ASSERT_EQUAL(
		store_sitemap_part(store, SITEMAP_RELEASES, 2, arena, &releases), RESULT_OK);
	CU_ASSERT_EQUAL(releases.count, 0);
	CU_ASSERT_EQUAL(
		store_sitemap_part(store, SITEMAP_RELEASES, 1, arena, &releases), RESULT_OK);
	CU_ASSERT(releases.items[0].changed > 0);
	CU_ASSERT_EQUAL(store_sitemap_sizes(store, &sizes), RESULT_OK);
	CU_ASSERT_EQUAL(sizes.highest[SITEMAP_RELEASES], 4);
	CU_ASSERT_EQUAL(sizes.highest[SITEMAP_ARTISTS], 4);
	CU_ASSERT_EQUAL(sizes.changed, 1767864600);
}

void suite_home(void)
{
	CU_pSuite suite = CU_add_suite("home", open_store, close_store);

	CU_add_test(suite, "top of all charts", test_top);
	CU_add_test(suite, "newest editions", test_editions);
	CU_add_test(suite, "charts", test_charts);
	CU_add_test(suite, "a random release", test_random);
	CU_add_test(suite, "follows what is published", test_follows_what_is_published);
	CU_add_test(suite, "time of change", test_time_of_change);
	CU_add_test(suite, "sitemap", test_sitemap);
}
