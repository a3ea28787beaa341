#include "view/view_chart.h"

#include <string.h>

#include "../suite.h"
#include "fixture.h"

#include "base/banned.h"

static struct ranking_query plain(void)
{
	return ranking_defaults(fixture_chart());
}

static void assert_has(const char *page, const char *part)
{
	if (strstr(page, part) == NULL) {
		fprintf(stderr, "\nmissing: %s\n", part);
		CU_FAIL("the page lacks a part");
	}
}

static void assert_lacks(const char *page, const char *part)
{
	if (strstr(page, part) != NULL) {
		fprintf(stderr, "\nshould not be there: %s\n", part);
		CU_FAIL("the page has a part too many");
	}
}

static void test_plain(void)
{
	const char *page = fixture_page(fixture_chart(), plain());
	fixture_golden("chart.html", page);
	assert_has(page, "Click column headers to sort");
	assert_has(page, "List updated: <time datetime=\"2026-01-08T09:30:00Z\">8 Jan 2026</time>");
	assert_has(page, "sorted by release date, oldest first");
}

static void test_sorted(void)
{
	struct ranking_query query = plain();
	query.sort = CHART_SORT_TITLE;
	query.order = CHART_DESCENDING;
	const char *page = fixture_page(fixture_chart(), query);
	fixture_golden("chart-sorted.html", page);
	CU_ASSERT_EQUAL(fixture_count(page, "aria-sort"), 1);
	assert_has(page, "class=\"title\" aria-sort=\"descending\"");
	assert_has(
		page, "<link rel=\"canonical\" href=\"https://charts.example/charts/soundtrack\">");
	assert_lacks(page, "noindex");
}

/* Every column, in both directions: the active one flips, every other starts ascending. */
static void test_headers(void)
{
	for (enum chart_sort sort = 0; sort < CHART_SORT_COUNT; sort++) {
		struct ranking_query query = plain();
		query.sort = sort;
		const char *up = fixture_page(fixture_chart(), query);
		query.order = CHART_DESCENDING;
		const char *down = fixture_page(fixture_chart(), query);
		CU_ASSERT_EQUAL(fixture_count(up, "aria-sort=\"ascending\""), 1);
		CU_ASSERT_EQUAL(fixture_count(down, "aria-sort=\"descending\""), 1);
		CU_ASSERT_EQUAL(fixture_count(up, "order=desc#chart"), 1);
		CU_ASSERT_EQUAL(fixture_count(down, "order=desc#chart"), 0);
		CU_ASSERT_EQUAL(fixture_count(up, "<th scope=\"col\""), CHART_SORT_COUNT);
	}
}

static void test_filtered(void)
{
	struct ranking_query query = plain();
	query.from = 1970;
	query.to = 1995;
	query.genre = "soundtrack";
	query.q = "Driver";
	const char *page = fixture_page(fixture_chart(), query);
	fixture_golden("chart-filtered.html", page);
	assert_has(page, "<strong>1 of 6 releases</strong>");
	assert_has(page, "<meta name=\"robots\" content=\"noindex\">");
	assert_has(page, "id=\"rank-1\"");
	assert_has(page,
		"sort=title&amp;from=1970&amp;to=1995&amp;genre=soundtrack&amp;q=Driver#chart");
	assert_has(page, "<option value=\"soundtrack\" selected>soundtrack (3)</option>");
	assert_has(page, "<a href=\"/charts/soundtrack#chart\">Clear filters</a>");
	assert_lacks(page, "ld+json");
}

static void test_undated_are_counted(void)
{
	struct ranking_query query = plain();
	query.from = 1;
	const char *page = fixture_page(fixture_chart(), query);
	assert_has(page, "<strong>5 of 6 releases</strong>");
	assert_has(page, "1 undated not shown");
}

static void test_nothing_matches(void)
{
	struct ranking_query query = plain();
	query.genre = "polka";
	const char *page = fixture_page(fixture_chart(), query);
	fixture_golden("chart-nothing.html", page);
	assert_has(page, "id=\"chart\"");
	assert_has(page, "<option value=\"polka\" selected>polka</option>");
	assert_lacks(page, "<table");
}

static void test_pages(void)
{
	struct ranking_query query = {.sort = CHART_SORT_RANK, .page = 2};
	const char *page = fixture_page(fixture_long_chart(401), query);
	CU_ASSERT_EQUAL(fixture_count(page, "<tr id=\"rank-"), RANKING_PAGE_ROWS);
	assert_has(page, "id=\"rank-201\"");
	assert_has(page, "Page 2 of 3");
	assert_has(page, "<a href=\"/charts/long#chart\">First</a>");
	assert_has(page, "<a rel=\"prev\" href=\"/charts/long#chart\">");
	assert_has(page, "<a rel=\"next\" href=\"/charts/long?page=3#chart\">");
	assert_has(page, "<a href=\"/charts/long?sort=title#chart\">Title</a>");
	assert_has(page, "canonical\" href=\"https://charts.example/charts/long?page=2\"");
	assert_has(page, "<title>Long chart, page 2 – Silverchart</title>");
	query.page = 99;
	page = fixture_page(fixture_long_chart(401), query);
	CU_ASSERT_EQUAL(fixture_count(page, "<tr id=\"rank-"), 1);
	assert_lacks(page, ">Next</a>");
	query.page = 1;
	assert_lacks(fixture_page(fixture_long_chart(RANKING_PAGE_ROWS), query), "class=\"pages\"");
}

static void test_empty(void)
{
	const struct chart *chart = fixture_empty_chart();
	const char *page = fixture_page(chart, ranking_defaults(chart));
	fixture_golden("chart-empty.html", page);
	assert_has(page, "No ranking published yet");
	assert_has(page, "Guitars, mostly.");
	assert_lacks(page, "<form action");
	assert_lacks(page, "class=\"sorting\"");
	assert_lacks(page, "List updated");
}

static void test_columns_and_cells(void)
{
	struct ranking_query query = {.sort = CHART_SORT_RANK, .page = 1};
	const char *narrow = fixture_page(fixture_long_chart(3), query);
	const char *wide = fixture_page(fixture_chart(), plain());
	assert_lacks(narrow, "Also in");
	assert_has(narrow, ">unknown</span>");
	assert_has(narrow, ">untagged</span>");
	assert_has(wide, "Also in");
	assert_has(wide, ">only here</span>");
	assert_has(wide, ">[untitled]</span>");
	assert_has(wide, "<a href=\"/releases/a\">Taxi Driver</a>");
	assert_has(wide, "<a href=\"/releases/c\"><span class=\"none\">[untitled]</span></a>");
	assert_has(wide, "<td class=\"artist\"><a href=\"/artists/my\">My</a> "
			 "<a href=\"/artists/bloody\">Bloody</a> &amp; "
			 "<a href=\"/artists/valentine\">Valentine</a></td>");
	assert_has(wide, "<a href=\"/genres/shoegaze\">shoegaze</a> <small>48</small>");
	assert_has(wide, "+2<span class=\"unseen\"> more genres</span>");
	assert_has(wide, "/charts/jazz?sort=rank#rank-2");
	assert_has(wide, "<a rel=\"noopener noreferrer\" href=\"http://archive.example/\">");
	assert_lacks(wide, "javascript:");
	assert_lacks(wide, "elsewhere.example");
}

/* Bars lead to the same list, filtered by their years; other filters and the sort are kept. */
static void test_timeline(void)
{
	struct ranking_query query = plain();
	const char *page = fixture_page(fixture_chart(), query);
	assert_has(page, "<svg role=\"group\" aria-label=\"Releases by decade\"");
	assert_has(page, "aria-label=\"1990s: 2 releases\"");
	assert_has(page, "<a href=\"/charts/soundtrack?from=1970&amp;to=1979#chart\"");
	CU_ASSERT_EQUAL(fixture_count(page, "class=\"bar\""), 4);
	assert_lacks(page, "class=\"chosen\"");
	assert_lacks(page, "style=");
	query.sort = CHART_SORT_TITLE;
	query.from = 1980;
	query.to = 1989;
	query.genre = "soundtrack";
	query.page = 2;
	page = fixture_page(fixture_chart(), query);
	assert_has(page, "sort=title&amp;from=1980&amp;to=1989&amp;genre=soundtrack#chart\" "
			 "aria-label=\"1980s: ");
	CU_ASSERT_EQUAL(fixture_count(page, "class=\"chosen\" aria-current=\"true\""), 1);
}

/* One bar is no picture, and neither is none. */
static void test_no_timeline(void)
{
	struct ranking_query query = plain();
	query.q = "nothing like it";
	assert_lacks(fixture_page(fixture_chart(), query), "<svg");
	assert_lacks(
		fixture_page(fixture_long_chart(3), (struct ranking_query){.page = 1}), "<svg");
	assert_lacks(
		fixture_page(fixture_empty_chart(), (struct ranking_query){.page = 1}), "<svg");
}

/* A chart of 100 rows stays within the budget of a page. */
static void test_size(void)
{
	struct ranking_query query = {.sort = CHART_SORT_RANK, .page = 1};
	CU_ASSERT(strlen(fixture_page(fixture_long_chart(100), query)) < 75000);
}

/* The essay that `chart` has after `before`, which had none if NULL. */
static const char *essay_of(const struct chart *chart, const struct view_chart_before *before)
{
	struct view_chart_parts *parts = ARENA_ARRAY(fixture_arena, struct view_chart_parts, 1);
	CU_ASSERT_EQUAL_FATAL(
		view_chart_parts(fixture_view, chart, before, fixture_arena, parts), RESULT_OK);
	return arena_format(fixture_arena, "%s|%s", parts->summary, parts->essay);
}

/* What was made before serves as long as nothing in it has changed. */
static void test_essay_is_taken_over(void)
{
	static const struct genre_relative jazz = {"jazz", "jazz", 3}, swing = {"jazz", "swing", 3},
					   moved = {"swing", "jazz", 3};
	struct chart chart = {.slug = "a",
		.title = "A",
		.essay = "All that jazz and swing.",
		.related = &jazz,
		.related_count = 1};
	struct view_chart_parts parts;
	const struct chart first = chart;
	const struct view_chart_before before = {&first, &parts};
	CU_ASSERT_EQUAL_FATAL(
		view_chart_parts(fixture_view, &first, NULL, fixture_arena, &parts), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(essay_of(&chart, &before), essay_of(&chart, NULL));
	chart.related = &swing;
	CU_ASSERT_PTR_NOT_NULL(strstr(essay_of(&chart, &before), ">swing</a>"));
	chart.related = &moved;
	CU_ASSERT_PTR_NOT_NULL(strstr(essay_of(&chart, &before), "/genres/swing"));
	chart.related_count = 0;
	CU_ASSERT_PTR_NULL(strstr(essay_of(&chart, &before), "<a"));
	chart.essay = "Another one.";
	CU_ASSERT_PTR_NOT_NULL(strstr(essay_of(&chart, &before), "Another one.|<p>Another one."));
	chart.essay = NULL;
	CU_ASSERT_STRING_EQUAL(essay_of(&chart, &before), "|");
	/* That it is taken over, not made again. */
	chart = first;
	parts.essay = parts.summary = arena_text(fixture_arena, "kept");
	CU_ASSERT_STRING_EQUAL(essay_of(&chart, &before), "kept|kept");
}

void suite_view_chart(void)
{
	CU_pSuite suite = CU_add_suite("view_chart", fixture_open, fixture_close);
	CU_add_test(suite, "the plain page", test_plain);
	CU_add_test(suite, "a sorted page", test_sorted);
	CU_add_test(suite, "headers flip and start ascending", test_headers);
	CU_add_test(suite, "a filtered page", test_filtered);
	CU_add_test(suite, "undated releases are counted", test_undated_are_counted);
	CU_add_test(suite, "nothing matches", test_nothing_matches);
	CU_add_test(suite, "pages of a long chart", test_pages);
	CU_add_test(suite, "no ranking yet", test_empty);
	CU_add_test(suite, "columns, unknown values, links", test_columns_and_cells);
	CU_add_test(suite, "releases over time", test_timeline);
	CU_add_test(suite, "nothing over time", test_no_timeline);
	CU_add_test(suite, "100 rows are small", test_size);
	CU_ADD_TEST(suite, test_essay_is_taken_over);
}
