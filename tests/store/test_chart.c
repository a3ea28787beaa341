#include "store/store_chart.h"

#include <CUnit/CUnit.h>
#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "fixture.h"

#include "base/banned.h"

#define DEADLINE 5000

/* Texts of any row may be missing. */
#define ASSERT_TEXT(actual, expected) CU_ASSERT(text_equal((actual), (expected)))

static struct chart *load(int64_t id, struct arena *arena)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct chart *chart = NULL;

	CU_ASSERT_EQUAL_FATAL(
		store_chart_load(store, &(const struct chart_state){.id = id}, arena, &chart),
		RESULT_OK);
	store_free(store);
	return chart;
}

static void test_state(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct chart_state state = {0};

	CU_ASSERT_EQUAL(store_chart_state(store, "soundtrack", &state), RESULT_OK);
	CU_ASSERT_EQUAL(state.id, 1);
	CU_ASSERT(state.revision > 1);
	CU_ASSERT_EQUAL(store_chart_state(store, "gone", &state), RESULT_GONE);
	CU_ASSERT_EQUAL(store_chart_state(store, "Soundtrack", &state), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_chart_state(store, "' OR true --", &state), RESULT_NOT_FOUND);
	store_free(store);
}

static void test_site_revision(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	int64_t revision = 0;

	CU_ASSERT_EQUAL(store_site_revision(store, &revision), RESULT_OK);
	CU_ASSERT(revision > 1);
	store_free(store);
}

static void test_head(void)
{
	struct arena *arena = arena_new();
	const struct chart *chart = load(1, arena);

	CU_ASSERT_EQUAL(chart->id, 1);
	ASSERT_TEXT(chart->slug, "soundtrack");
	ASSERT_TEXT(chart->title, "Best soundtracks");
	ASSERT_TEXT(chart->genre_slug, "soundtrack");
	ASSERT_TEXT(chart->genre_name, "Soundtrack");
	ASSERT_TEXT(chart->essay, "Music for *film*.");
	ASSERT_TEXT(chart->essay_source, "An Editor");
	CU_ASSERT_EQUAL(chart->default_sort, CHART_SORT_RELEASED);
	CU_ASSERT_EQUAL(chart->default_order, CHART_DESCENDING);
	CU_ASSERT_EQUAL(chart->edition, 2);
	CU_ASSERT_EQUAL(chart->published, 1767864600); /* 2026-01-08T09:30:00Z */
	arena_free(arena);
}

static void test_revision_is_the_one_of_the_state(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	const struct chart *chart = load(1, arena);
	struct chart_state state = {0};

	CU_ASSERT_EQUAL(store_chart_state(store, "soundtrack", &state), RESULT_OK);
	CU_ASSERT_EQUAL(chart->revision, state.revision);
	arena_free(arena);
	store_free(store);
}

static void test_rows(void)
{
	struct arena *arena = arena_new();
	const struct chart *chart = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(chart->row_count, 4);
	for (int i = 0; i < 4; i++)
		CU_ASSERT_EQUAL(chart->rows[i].rank, i + 1);
	ASSERT_TEXT(chart->rows[0].slug, "blade-runner");
	ASSERT_TEXT(chart->rows[0].title, "Blade Runner");
	ASSERT_TEXT(chart->rows[0].artist, "Vangelis");
	ASSERT_TEXT(chart->rows[0].cover, "/covers/1.jpg");
	ASSERT_TEXT(chart->rows[0].search, "blade runner vangelis");
	ASSERT_TEXT(chart->rows[1].title, NULL);
	ASSERT_TEXT(chart->rows[1].cover, NULL);
	ASSERT_TEXT(chart->rows[1].artist, "Trent Reznor and Atticus Ross");
	ASSERT_TEXT(chart->rows[1].search, "trent reznor and atticus ross");
	arena_free(arena);
}

static void test_dates(void)
{
	static const struct date expected[] = {
		{1982, 6, 25}, {2010, 0, 0}, {1965, 8, 0}, {0, 0, 0}};
	struct arena *arena = arena_new();
	const struct chart *chart = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(chart->row_count, 4);
	for (size_t i = 0; i < 4; i++)
		CU_ASSERT(date_equal(chart->rows[i].released, expected[i]));
	arena_free(arena);
}

/* Titles: Älä, Blade Runner, help!; artists: Beatles, Reznor, Vangelis; strongest tags: Ambient,
 * Jazz, Jazz. */
static void test_orders(void)
{
	static const int titles[] = {2, 0, 3, 1};
	static const int artists[] = {3, 2, 1, 3};
	static const int genres[] = {1, 0, 2, 2};
	struct arena *arena = arena_new();
	const struct chart *chart = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(chart->row_count, 4);
	for (size_t i = 0; i < 4; i++) {
		CU_ASSERT_EQUAL(chart->rows[i].title_order, titles[i]);
		CU_ASSERT_EQUAL(chart->rows[i].artist_order, artists[i]);
		CU_ASSERT_EQUAL(chart->rows[i].genre_order, genres[i]);
	}
	arena_free(arena);
}

static void test_tags_strongest_first(void)
{
	static const struct chart_tag expected[] = {
		{"ambient", "Ambient", 95}, {"soundtrack", "Soundtrack", 90}, {"jazz", "Jazz", 0}};
	struct arena *arena = arena_new();
	const struct chart *chart = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(chart->row_count, 4);
	CU_ASSERT_EQUAL_FATAL(chart->rows[0].tag_count, 3);
	for (size_t i = 0; i < 3; i++) {
		ASSERT_TEXT(chart->rows[0].tags[i].slug, expected[i].slug);
		ASSERT_TEXT(chart->rows[0].tags[i].name, expected[i].name);
		CU_ASSERT_EQUAL(chart->rows[0].tags[i].weight, expected[i].weight);
	}
	CU_ASSERT_EQUAL(chart->rows[1].tag_count, 0);
	CU_ASSERT_EQUAL(chart->rows[2].tag_count, 1);
	CU_ASSERT_EQUAL_FATAL(chart->rows[3].tag_count, 2);
	ASSERT_TEXT(chart->rows[3].tags[0].slug, "jazz"); /* no weights: the given order */
	arena_free(arena);
}

static void test_places_in_other_charts(void)
{
	struct arena *arena = arena_new();
	const struct chart *chart = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(chart->row_count, 4);
	/* The deleted chart, which has the same release, is left out. */
	CU_ASSERT_EQUAL_FATAL(chart->rows[0].place_count, 1);
	ASSERT_TEXT(chart->rows[0].places[0].chart_slug, "best");
	ASSERT_TEXT(chart->rows[0].places[0].chart_title, "All-time best");
	CU_ASSERT_EQUAL(chart->rows[0].places[0].rank, 2);
	CU_ASSERT_EQUAL(chart->rows[1].place_count, 0);
	CU_ASSERT_EQUAL_FATAL(chart->rows[2].place_count, 1);
	CU_ASSERT_EQUAL(chart->rows[2].places[0].rank, 1);
	arena_free(arena);
}

static void test_links(void)
{
	struct arena *arena = arena_new();
	const struct chart *chart = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(chart->row_count, 4);
	CU_ASSERT_EQUAL_FATAL(chart->rows[0].link_count, 2);
	ASSERT_TEXT(chart->rows[0].links[0].label, "Bandcamp");
	ASSERT_TEXT(chart->rows[0].links[0].url, "https://example.org/blade");
	ASSERT_TEXT(chart->rows[0].links[1].label, "Archive");
	CU_ASSERT_EQUAL(chart->rows[3].link_count, 0);
	arena_free(arena);
}

static void test_credits(void)
{
	struct arena *arena = arena_new();
	const struct chart *chart = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(chart->row_count, 4);
	CU_ASSERT_EQUAL_FATAL(chart->rows[0].credit_count, 1);
	ASSERT_TEXT(chart->rows[0].credit[0].slug, "vangelis");
	ASSERT_TEXT(chart->rows[0].credit[0].join_phrase, "");
	CU_ASSERT_EQUAL_FATAL(chart->rows[1].credit_count, 2);
	ASSERT_TEXT(chart->rows[1].credit[0].name, "Trent Reznor");
	ASSERT_TEXT(chart->rows[1].credit[0].join_phrase, " and ");
	ASSERT_TEXT(chart->rows[1].credit[1].slug, "atticus-ross");
	arena_free(arena);
}

static void test_chart_without_edition(void)
{
	struct arena *arena = arena_new();
	const struct chart *chart = load(3, arena);

	CU_ASSERT_EQUAL(chart->edition, 0);
	CU_ASSERT_EQUAL(chart->published, 0);
	CU_ASSERT_EQUAL(chart->row_count, 0);
	ASSERT_TEXT(chart->genre_slug, NULL);
	ASSERT_TEXT(chart->essay, NULL);
	CU_ASSERT_EQUAL(chart->default_sort, CHART_SORT_RANK);
	CU_ASSERT_EQUAL(chart->default_order, CHART_ASCENDING);
	arena_free(arena);
}

static void test_unknown_chart(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	struct chart *chart = NULL;

	CU_ASSERT_EQUAL(
		store_chart_load(store, &(const struct chart_state){.id = 4711}, arena, &chart),
		RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_chart_load(
				store, &(const struct chart_state){.id = INT64_MIN}, arena, &chart),
		RESULT_NOT_FOUND);
	arena_free(arena);
	store_free(store);
}

/* product.md A42, and the budget of a page: one statement for the state, three in one round trip
 * for the chart; also when they are prepared meanwhile. */
static void test_round_trips(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	struct chart_state state = {0};
	struct chart *chart = NULL;

	CU_ASSERT_EQUAL(store_chart_state(store, "soundtrack", &state), RESULT_OK);
	CU_ASSERT_EQUAL(store_counts(store).round_trips, 1);
	CU_ASSERT_EQUAL(store_counts(store).statements, 1);
	CU_ASSERT_EQUAL(store_chart_load(store, &state, arena, &chart), RESULT_OK);
	CU_ASSERT_EQUAL(store_counts(store).round_trips, 2);
	CU_ASSERT_EQUAL(store_counts(store).statements, 4);
	arena_free(arena);
	store_free(store);
}

/* The list as asked for; its slugs, a blank behind each. */
static void list_slugs(struct list_query query, struct chart_list *list, char *slugs, size_t size)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	size_t length = 0;

	*list = (struct chart_list){0};
	slugs[0] = '\0';
	CU_ASSERT_EQUAL(store_chart_list(store, &query, arena, list), RESULT_OK);
	for (size_t i = 0; i < list->count && length < size; i++)
		length += (size_t)snprintf(
			slugs + length, size - length, "%s ", list->charts[i].slug);
	arena_free(arena);
	store_free(store);
}

static void test_list_orders(void)
{
	static const struct {
		struct list_query query;
		const char *slugs;
	} rows[] = {
		{{CHART_LIST_NAME, CHART_ASCENDING, NULL, 1}, "best soundtrack empty "},
		{{CHART_LIST_NAME, CHART_DESCENDING, NULL, 1}, "empty soundtrack best "},
		{{CHART_LIST_SIZE, CHART_ASCENDING, NULL, 1}, "best soundtrack empty "},
		{{CHART_LIST_SIZE, CHART_DESCENDING, NULL, 1}, "soundtrack best empty "},
		{{CHART_LIST_UPDATED, CHART_ASCENDING, NULL, 1}, "best soundtrack empty "},
		{{CHART_LIST_UPDATED, CHART_DESCENDING, NULL, 1}, "soundtrack best empty "},
		{{CHART_LIST_NAME, CHART_ASCENDING, "best", 1}, "best soundtrack "},
		{{CHART_LIST_NAME, CHART_ASCENDING, "nothing", 1}, "empty "},
		{{CHART_LIST_NAME, CHART_ASCENDING, "%", 1}, ""},
		{{CHART_LIST_NAME, CHART_ASCENDING, NULL, 2}, "best soundtrack empty "},
		{{CHART_LIST_NAME, CHART_ASCENDING, NULL, INT_MAX}, "best soundtrack empty "},
	};
	struct chart_list list;
	char slugs[256];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		list_slugs(rows[i].query, &list, slugs, sizeof(slugs));
		CU_ASSERT_STRING_EQUAL(slugs, rows[i].slugs);
		CU_ASSERT_EQUAL(list.total, 3);
		CU_ASSERT(list.revision > 1);
	}
}

static void test_list_counts(void)
{
	struct chart_list list;
	char slugs[256];

	list_slugs((struct list_query){.q = "best", .page = 1}, &list, slugs, sizeof(slugs));
	CU_ASSERT_EQUAL(list.found, 2);
	list_slugs((struct list_query){.q = "best", .page = 2}, &list, slugs, sizeof(slugs));
	CU_ASSERT_EQUAL(list.found, 2);
	CU_ASSERT_EQUAL(list.count, 2);
	list_slugs((struct list_query){.q = "zz", .page = 1}, &list, slugs, sizeof(slugs));
	CU_ASSERT_EQUAL(list.found, 0);
}

static void test_list_lines(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	const struct list_query query = {.page = 1};
	struct chart_list list = {0};

	CU_ASSERT_EQUAL(store_chart_list(store, &query, arena, &list), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(list.count, 3);
	ASSERT_TEXT(list.charts[0].title, "All-time best");
	CU_ASSERT_EQUAL(list.charts[0].size, 2);
	CU_ASSERT_EQUAL(list.charts[0].edition, 1);
	CU_ASSERT_EQUAL(list.charts[0].published, 1748736000);
	ASSERT_TEXT(list.charts[0].first_title, "help!");
	ASSERT_TEXT(list.charts[0].first_artist, "The Beatles");
	CU_ASSERT_EQUAL(list.charts[2].size, 0);
	CU_ASSERT_EQUAL(list.charts[2].edition, 0);
	ASSERT_TEXT(list.charts[2].first_artist, NULL);
	arena_free(arena);
	store_free(store);
}

void suite_chart(void)
{
	CU_pSuite suite = CU_add_suite("chart", NULL, NULL);

	CU_add_test(suite, "state", test_state);
	CU_add_test(suite, "site revision", test_site_revision);
	CU_add_test(suite, "head", test_head);
	CU_add_test(suite, "revision is the state's", test_revision_is_the_one_of_the_state);
	CU_add_test(suite, "rows", test_rows);
	CU_add_test(suite, "dates", test_dates);
	CU_add_test(suite, "orders", test_orders);
	CU_add_test(suite, "tags strongest first", test_tags_strongest_first);
	CU_add_test(suite, "places in other charts", test_places_in_other_charts);
	CU_add_test(suite, "links", test_links);
	CU_add_test(suite, "credits", test_credits);
	CU_add_test(suite, "chart without edition", test_chart_without_edition);
	CU_add_test(suite, "unknown chart", test_unknown_chart);
	CU_add_test(suite, "round trips", test_round_trips);
	CU_add_test(suite, "list orders", test_list_orders);
	CU_add_test(suite, "list counts", test_list_counts);
	CU_add_test(suite, "list lines", test_list_lines);
}
