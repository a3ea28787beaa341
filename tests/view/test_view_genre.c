#include "view/view_genre.h"
#include "view/view_list.h"

#include <jansson.h>
#include <string.h>

#include "../suite.h"
#include "fixture.h"

#include "base/banned.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* 2026-01-08T09:30:00Z */
#define PUBLISHED 1767864600

static const struct genre_relative related[] = {
	{"ambient", "ambient", 31}, {"dream-pop", "Dream pop", 12}, {"r-and-b", "R&B", 1}};
static const struct timeline_year years[] = {{1958, 2}, {1976, 40}, {1991, 7}, {2024, 1}};
static const struct chart_row first[] = {
	{.rank = 1,
		.slug = "loveless",
		.title = "Loveless",
		.artist = "My Bloody Valentine",
		.released = {1991, 11, 4}},
	{.rank = 2, .slug = "untitled-2", .artist = "Prince & Co."},
};
static const struct credit_part duo[] = {
	{"trent-reznor", "Trent Reznor", " and "}, {"atticus-ross", "Atticus Ross", ""}};
static const struct genre_release rows[] = {
	{.slug = "loveless",
		.title = "Loveless",
		.artist = "Trent Reznor and Atticus Ross",
		.credit = duo,
		.credit_count = COUNT(duo),
		.released = {1991, 11, 4},
		.best = {"shoegaze", "Shoegaze", 1}},
	{.slug = "sen",
		.title = "千と千尋の神隠し",
		.artist = "久石譲",
		.best = {"film", "Film & TV", 201}},
	{.slug = "untitled-2", .artist = "Prince & Co.", .released = {1976, 0, 0}},
};

static struct genre shoegaze(void)
{
	return (struct genre){
		.id = 1,
		.slug = "shoegaze",
		.name = "Shoegaze",
		.essay = "Close to dream pop and [ambient](/x), far from r&b.",
		.essay_source = "Written by the editors",
		.releases = 55,
		.undated = 5,
		.charts = 3,
		.updated = PUBLISHED,
		.chart_slug = "shoegaze",
		.chart_title = "Best of shoegaze",
		.chart_size = 100,
		.chart_rows = first,
		.chart_row_count = COUNT(first),
		.years = years,
		.year_count = COUNT(years),
		.related = related,
		.related_count = COUNT(related),
		.rows = rows,
		.row_count = COUNT(rows),
		.found = 55,
		.page = 1,
		.page_count = 1,
	};
}

static const char *page_of(struct genre genre, struct ranking_query query)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL_FATAL(
		view_genre_page(fixture_view, &genre, &query, fixture_arena, &page), RESULT_OK);
	const char *text = arena_copy(fixture_arena, buffer_text(&page), page.length);
	buffer_free(&page);
	return text;
}

static void assert_has(const char *page, const char *part)
{
	if (strstr(page, part) == NULL) {
		fprintf(stderr, "\nmissing: %s\n", part);
		CU_FAIL("the page lacks a part");
	}
}

static void test_genre(void)
{
	const char *page = page_of(shoegaze(), genre_defaults());
	fixture_golden("genre.html", page);
	assert_has(page, "<a href=\"/genres/dream-pop\">dream pop</a>");
	assert_has(page, "<a href=\"/x\">ambient</a>");
	assert_has(page, "<a href=\"/genres/r-and-b\">r&amp;b</a>");
	assert_has(page, "<a class=\"onward\" href=\"/charts/shoegaze\">All 100 places of Best");
	assert_has(page, "aria-label=\"1970s: 40 releases\"");
	assert_has(page, "href=\"/genres/shoegaze?from=1970&amp;to=1979#chart\"");
	assert_has(page, "/charts/film?sort=rank&amp;page=2#rank-201");
	assert_has(page, ">[untitled]</a>");
	assert_has(page, "in no chart at present");
	assert_has(page, "canonical\" href=\"https://charts.example/genres/shoegaze\"");
	CU_ASSERT_EQUAL(fixture_count(page, "<rect class=\"bar\""), 8);
	CU_ASSERT_EQUAL(fixture_count(page, "<a href=\"/genres/shoegaze?from="), 4);
	CU_ASSERT_EQUAL(fixture_count(page, "aria-sort"), 1);
	CU_ASSERT_PTR_NULL(strstr(page, "style="));
	CU_ASSERT_PTR_NULL(strstr(page, "noindex"));
}

static void test_filtered(void)
{
	struct ranking_query query = {.sort = CHART_SORT_TITLE,
		.order = CHART_DESCENDING,
		.from = 1970,
		.to = 1979,
		.q = "a&b",
		.q_key = "a b",
		.page = 2};
	struct genre genre = shoegaze();
	genre.found = 240;
	genre.undated_out = 5;
	genre.page = 2;
	genre.page_count = 3;
	const char *page = page_of(genre, query);
	fixture_golden("genre-filtered.html", page);
	assert_has(
		page, "<strong>240 of 55 releases</strong>, sorted by title, Z to A, page 2 of 3");
	assert_has(page, "5 undated not shown");
	assert_has(page, "noindex");
	assert_has(page, "class=\"chosen\" aria-current=\"true\"");
	assert_has(page, "?sort=title&amp;order=desc&amp;from=1970&amp;to=1979&amp;q=a%26b&amp;"
			 "page=3#chart");
	assert_has(page, "?sort=title&amp;order=desc#chart\">Clear filters");
	assert_has(page, "name=\"sort\" value=\"title\"");
	genre.row_count = 0;
	assert_has(page_of(genre, query), "Take a filter away");
}

/* Every column, in both directions: the active one flips, every other starts ascending. */
static void test_headers(void)
{
	for (size_t i = 0; i < GENRE_SORT_COUNT; i++) {
		struct ranking_query query = {.sort = genre_sorts[i], .page = 1};
		const char *up = page_of(shoegaze(), query);
		query.order = CHART_DESCENDING;
		const char *down = page_of(shoegaze(), query);
		CU_ASSERT_EQUAL(fixture_count(up, "aria-sort=\"ascending\""), 1);
		CU_ASSERT_EQUAL(fixture_count(down, "aria-sort=\"descending\""), 1);
		CU_ASSERT_EQUAL(fixture_count(up, "<th scope=\"col\""), GENRE_SORT_COUNT);
	}
}

static void test_empty(void)
{
	const struct genre genre = {.slug = "zydeco", .name = "Zydeco", .page = 1, .page_count = 1};
	const char *page = page_of(genre, genre_defaults());
	fixture_golden("genre-empty.html", page);
	assert_has(page, "No published release carries this tag");
	CU_ASSERT_PTR_NULL(strstr(page, "<table"));
	CU_ASSERT_PTR_NULL(strstr(page, "<svg"));
	CU_ASSERT_PTR_NULL(strstr(page, "Related genres"));
}

static struct genre_summary genres[] = {
	{"ambient", "ambient", 1, 1, PUBLISHED},
	{"r-and-b", "R&B", 30000, 999, PUBLISHED},
	{"zydeco", "Zydeco", 0, 0, 0},
};

static const char *list_of(struct genre_list list, struct list_query query, const char *q)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL_FATAL(
		view_genres_page(fixture_view, &list, &query, q, fixture_arena, &page), RESULT_OK);
	const char *text = arena_copy(fixture_arena, buffer_text(&page), page.length);
	buffer_free(&page);
	return text;
}

static void test_list(void)
{
	struct genre_list list = {.genres = genres, .count = 3, .total = 3, .found = 3};
	struct list_query query = {.page = 1};
	const char *page = list_of(list, query, NULL);
	fixture_golden("genres.html", page);
	assert_has(page, "<strong>3 genres</strong>, sorted by name, A to Z");
	assert_has(page, "href=\"/genres?sort=releases\"");
	query = (struct list_query){GENRE_LIST_UPDATED, CHART_DESCENDING, "jazz", 9};
	list.total = 495;
	list.found = 112;
	page = list_of(list, query, "Jazz ");
	assert_has(page, "<strong>112 of 495 genres</strong> with “Jazz ”");
	assert_has(page, "Page 2 of 2");
	assert_has(page, "noindex");
	assert_has(page, "<a href=\"/genres?q=Jazz+\">Genre</a>");
}

static void test_list_empty(void)
{
	struct genre_list list = {.total = 495};
	struct list_query query = {.q = "zz", .page = 1};
	assert_has(list_of(list, query, "zz"), "No genre has “zz” in its name. Try fewer letters");
	list.total = 0;
	query.q = NULL;
	assert_has(list_of(list, query, NULL), "No genre yet.");
}

/* Ends whatever it stands in. */
#define HOSTILE "</script><x-evil a=\"1\" b='2'>&amp;<!-- \\ \x01"

static void assert_harmless(const char *page, size_t at_least)
{
	CU_ASSERT_PTR_NULL(strstr(page, "<x-evil"));
	CU_ASSERT_PTR_NULL(strstr(page, "a=\"1\""));
	CU_ASSERT_PTR_NULL(strstr(page, "b='2'"));
	CU_ASSERT(fixture_count(page, "&lt;x-evil a=&quot;1&quot;") >= at_least);
}

static void test_hostile(void)
{
	static const struct genre_relative relatives[] = {{HOSTILE, HOSTILE, 1}};
	static const struct chart_row places[] = {
		{.rank = 1, .slug = HOSTILE, .title = HOSTILE, .artist = HOSTILE}};
	static const struct credit_part credit[] = {{"a", HOSTILE, HOSTILE}};
	static const struct genre_release releases[] = {{.slug = HOSTILE,
		.title = HOSTILE,
		.artist = HOSTILE,
		.credit = credit,
		.credit_count = 1,
		.best = {HOSTILE, HOSTILE, 1}}};
	struct genre genre = shoegaze();
	struct ranking_query query = genre_defaults();
	genre.slug = genre.name = genre.essay_source = HOSTILE;
	genre.chart_slug = genre.chart_title = HOSTILE;
	genre.essay = "One " HOSTILE " two [x](javascript:alert(1))";
	genre.related = relatives;
	genre.related_count = 1;
	genre.chart_rows = places;
	genre.chart_row_count = 1;
	genre.rows = releases;
	genre.row_count = 1;
	query.q = query.q_key = HOSTILE;
	assert_harmless(page_of(genre, query), 18);

	struct genre_summary summary = {HOSTILE, HOSTILE, 1, 1, 1};
	struct genre_list list = {.genres = &summary, .count = 1, .total = 2, .found = 1};
	struct list_query asked = {.q = "evil", .page = 1};
	assert_harmless(list_of(list, asked, HOSTILE), 4);
	list.count = 0;
	assert_harmless(list_of(list, asked, HOSTILE), 2);
}

static void test_json(void)
{
	struct ranking_query query = genre_defaults();
	struct genre genre = shoegaze();
	struct buffer out = {0};
	genre.name = HOSTILE;
	CU_ASSERT_EQUAL(
		view_genre_json(fixture_view, &genre, &query, fixture_arena, &out), RESULT_OK);
	json_t *document = json_loads(buffer_text(&out), 0, NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(document);
	CU_ASSERT_EQUAL(json_integer_value(json_object_get(document, "version")), 1);
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(document, "name")), HOSTILE);
	CU_ASSERT_EQUAL(json_array_size(json_object_get(document, "related")), 3);
	CU_ASSERT_EQUAL(json_array_size(json_object_get(document, "years")), 4);
	json_t *list = json_object_get(document, "releases");
	CU_ASSERT_EQUAL_FATAL(json_array_size(list), 3);
	CU_ASSERT(json_is_null(json_object_get(json_array_get(list, 2), "title")));
	CU_ASSERT(json_is_null(json_object_get(json_array_get(list, 2), "best_place")));
	CU_ASSERT_STRING_EQUAL(
		json_string_value(json_object_get(json_array_get(list, 2), "precision")), "year");
	json_decref(document);
	buffer_free(&out);
}

/* A full page stays within the budget of a page. */
static void test_size(void)
{
	struct genre_release many[GENRE_PAGE_ROWS];
	struct genre genre = shoegaze();
	for (size_t i = 0; i < GENRE_PAGE_ROWS; i++)
		many[i] = rows[i % COUNT(rows)];
	genre.rows = many;
	genre.row_count = GENRE_PAGE_ROWS;
	CU_ASSERT(strlen(page_of(genre, genre_defaults())) < 60000);
}

void suite_view_genre(void)
{
	CU_pSuite suite = CU_add_suite("view_genre", fixture_open, fixture_close);
	CU_add_test(suite, "a genre", test_genre);
	CU_add_test(suite, "filtered, sorted, paged", test_filtered);
	CU_add_test(suite, "headers flip and start ascending", test_headers);
	CU_add_test(suite, "no release", test_empty);
	CU_add_test(suite, "all genres", test_list);
	CU_add_test(suite, "no genres", test_list_empty);
	CU_add_test(suite, "hostile names", test_hostile);
	CU_add_test(suite, "JSON", test_json);
	CU_add_test(suite, "100 rows are small", test_size);
}
