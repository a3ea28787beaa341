#include "model/link.h"

#include <CUnit/CUnit.h>

#include "base/banned.h"

static struct arena *arena;

static int open_arena(void)
{
	arena = arena_new();
	return 0;
}

static int close_arena(void)
{
	arena_free(arena);
	return 0;
}

static void test_plain(void)
{
	CU_ASSERT_STRING_EQUAL(link_home(arena), "/");
	CU_ASSERT_STRING_EQUAL(link_chart(arena, "soundtrack"), "/charts/soundtrack");
	CU_ASSERT_STRING_EQUAL(
		link_chart_rank(arena, "jazz", 12), "/charts/jazz?sort=rank#rank-12");
	CU_ASSERT_STRING_EQUAL(
		link_chart_rank(arena, "jazz", 200), "/charts/jazz?sort=rank#rank-200");
	CU_ASSERT_STRING_EQUAL(
		link_chart_rank(arena, "jazz", 201), "/charts/jazz?sort=rank&page=2#rank-201");
	CU_ASSERT_STRING_EQUAL(link_release(arena, "help"), "/releases/help");
	CU_ASSERT_STRING_EQUAL(link_release_json(arena, "help"), "/releases/help.json");
	CU_ASSERT_STRING_EQUAL(link_artist(arena, "abba", 1), "/artists/abba");
	CU_ASSERT_STRING_EQUAL(link_artist(arena, "abba", 2), "/artists/abba?page=2");
	CU_ASSERT_STRING_EQUAL(link_artist_json(arena, "abba"), "/artists/abba.json");
	CU_ASSERT_STRING_EQUAL(link_absolute(arena, "https://charts.example", "/charts/jazz"),
		"https://charts.example/charts/jazz");
}

static void test_charts(void)
{
	struct list_query query = {.page = 1};

	CU_ASSERT_STRING_EQUAL(link_charts(arena, &query), "/charts");
	query.sort = CHART_LIST_UPDATED;
	query.order = CHART_DESCENDING;
	query.q = "a b&c";
	query.page = 3;
	CU_ASSERT_STRING_EQUAL(
		link_charts(arena, &query), "/charts?sort=updated&order=desc&q=a+b%26c&page=3");
}

static void test_defaults_of_a_chart_are_left_out(void)
{
	struct chart chart = {.slug = "soundtrack",
		.default_sort = CHART_SORT_RELEASED,
		.default_order = CHART_DESCENDING};
	struct ranking_query query = ranking_defaults(&chart);

	CU_ASSERT_STRING_EQUAL(link_chart_view(arena, &chart, &query), "/charts/soundtrack");
	query.sort = CHART_SORT_RANK;
	CU_ASSERT_STRING_EQUAL(link_chart_view(arena, &chart, &query),
		"/charts/soundtrack?sort=rank&order=desc#chart");
	query.order = CHART_ASCENDING;
	CU_ASSERT_STRING_EQUAL(
		link_chart_view(arena, &chart, &query), "/charts/soundtrack?sort=rank#chart");
	query.sort = CHART_SORT_RELEASED;
	CU_ASSERT_STRING_EQUAL(
		link_chart_view(arena, &chart, &query), "/charts/soundtrack?order=asc#chart");
}

static void test_every_parameter(void)
{
	struct chart chart = {.slug = "soundtrack"};
	struct ranking_query query = {
		.sort = CHART_SORT_TITLE,
		.order = CHART_DESCENDING,
		.from = 1970,
		.to = 1979,
		.genre = "jazz",
		.q = "Björk #1",
		.q_key = "bjork 1",
		.page = 2,
	};

	CU_ASSERT_STRING_EQUAL(link_chart_view(arena, &chart, &query),
		"/charts/soundtrack?sort=title&order=desc&from=1970&to=1979&genre=jazz"
		"&q=Bj%C3%B6rk+%231&page=2#chart");
}

/* Forms keep sort and filters, and leave out the page: they have all rows. */
static void test_forms(void)
{
	struct chart chart = {.slug = "soundtrack", .default_sort = CHART_SORT_RELEASED};
	struct ranking_query query = ranking_defaults(&chart);

	CU_ASSERT_STRING_EQUAL(
		link_chart_form(arena, &chart, &query, LINK_TEXT), "/charts/soundtrack.txt");
	CU_ASSERT_STRING_EQUAL(link_chart_form(arena, &chart, &query, LINK_EXCEL),
		"/charts/soundtrack.csv?for=excel");
	query.sort = CHART_SORT_TITLE;
	query.q = "a&b";
	query.page = 3;
	CU_ASSERT_STRING_EQUAL(link_chart_form(arena, &chart, &query, LINK_CSV),
		"/charts/soundtrack.csv?sort=title&q=a%26b");
	CU_ASSERT_STRING_EQUAL(link_chart_form(arena, &chart, &query, LINK_JSON),
		"/charts/soundtrack.json?sort=title&q=a%26b");
	CU_ASSERT_STRING_EQUAL(link_chart_feed(arena, "a", 1), "/charts/a.atom");
	CU_ASSERT_STRING_EQUAL(link_feed(arena, 2), "/feed.atom?page=2");
	CU_ASSERT_STRING_EQUAL(
		link_sitemap_part(arena, SITEMAP_CHARTS, 2), "/sitemap-charts-2.xml");
}

static void test_genres(void)
{
	struct list_query list = {.page = 1};
	struct ranking_query query = genre_defaults();

	CU_ASSERT_STRING_EQUAL(link_genres(arena, &list), "/genres");
	list = (struct list_query){GENRE_LIST_CHARTS, CHART_DESCENDING, "a b", 2};
	CU_ASSERT_STRING_EQUAL(
		link_genres(arena, &list), "/genres?sort=charts&order=desc&q=a+b&page=2");
	CU_ASSERT_STRING_EQUAL(link_genre(arena, "jazz"), "/genres/jazz");
	CU_ASSERT_STRING_EQUAL(link_random(arena), "/random");
	CU_ASSERT_STRING_EQUAL(link_genre_view(arena, "jazz", &query), "/genres/jazz");
	CU_ASSERT_STRING_EQUAL(link_genre_json(arena, "jazz", &query), "/genres/jazz.json");
	query = (struct ranking_query){.sort = CHART_SORT_TITLE,
		.order = CHART_DESCENDING,
		.from = 1970,
		.to = 1979,
		.q = "x&y",
		.page = 2};
	CU_ASSERT_STRING_EQUAL(link_genre_view(arena, "jazz", &query),
		"/genres/jazz?sort=title&order=desc&from=1970&to=1979&q=x%26y&page=2#chart");
	CU_ASSERT_STRING_EQUAL(link_genre_json(arena, "jazz", &query),
		"/genres/jazz.json?sort=title&order=desc&from=1970&to=1979&q=x%26y&page=2");
}

static void test_search(void)
{
	CU_ASSERT_STRING_EQUAL(link_search(arena, NULL), "/search");
	CU_ASSERT_STRING_EQUAL(link_search(arena, "a b&c"), "/search?q=a+b%26c");
	CU_ASSERT_STRING_EQUAL(link_search_json(arena, NULL), "/search.json");
	CU_ASSERT_STRING_EQUAL(link_search_json(arena, "Björk"), "/search.json?q=Bj%C3%B6rk");
	CU_ASSERT_STRING_EQUAL(link_found(arena, SEARCH_CHART, "a"), "/charts/a");
	CU_ASSERT_STRING_EQUAL(link_found(arena, SEARCH_GENRE, "a"), "/genres/a");
	CU_ASSERT_STRING_EQUAL(link_found(arena, SEARCH_ARTIST, "a"), "/artists/a");
	CU_ASSERT_STRING_EQUAL(link_found(arena, SEARCH_RELEASE, "a"), "/releases/a");
}

static void test_words(void)
{
	CU_ASSERT_STRING_EQUAL(chart_sort_words[CHART_SORT_RANK], "rank");
	CU_ASSERT_STRING_EQUAL(chart_sort_words[CHART_SORT_PLACE], "place");
	CU_ASSERT_PTR_NULL(chart_sort_words[CHART_SORT_COUNT]);
	CU_ASSERT_STRING_EQUAL(chart_order_words[CHART_DESCENDING], "desc");
	CU_ASSERT_PTR_NULL(chart_order_words[2]);
	CU_ASSERT_STRING_EQUAL(chart_list_sort_words[CHART_LIST_SIZE], "size");
	CU_ASSERT_PTR_NULL(chart_list_sort_words[CHART_LIST_SORT_COUNT]);
}

void suite_link(void)
{
	CU_pSuite suite = CU_add_suite("link", open_arena, close_arena);

	CU_add_test(suite, "plain", test_plain);
	CU_add_test(suite, "charts", test_charts);
	CU_add_test(
		suite, "defaults of a chart are left out", test_defaults_of_a_chart_are_left_out);
	CU_add_test(suite, "every parameter", test_every_parameter);
	CU_add_test(suite, "forms", test_forms);
	CU_add_test(suite, "genres", test_genres);
	CU_add_test(suite, "search", test_search);
	CU_add_test(suite, "words", test_words);
}
