#include <string.h>

#include "../suite.h"
#include "fixture.h"
#include "view/view_error.h"
#include "view/view_home.h"
#include "view/view_list.h"

#include "base/banned.h"

static struct chart_summary charts[] = {
	{"soundtrack", "Best soundtracks", 100, 3, 1767864600, NULL, "Lana Del Rey"},
	{"jazz", "Jazz & more", 1, 1, 1760864600, "Kind of Blue", "Miles Davis"},
	{"shoegaze", "Shoegaze", 0, 0, 0, NULL, NULL},
};

static struct chart_list list_of(size_t count, int total, int found)
{
	return (struct chart_list){
		.charts = charts, .count = count, .total = total, .found = found};
}

static const char *taken(struct buffer *page)
{
	const char *text = arena_copy(fixture_arena, buffer_text(page), page->length);
	buffer_free(page);
	return text;
}

static const char *home(struct home home)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL_FATAL(view_home_page(fixture_view, &home, fixture_arena, &page), RESULT_OK);
	return taken(&page);
}

static const char *all_charts(struct chart_list list, struct list_query query, const char *q)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL_FATAL(
		view_charts_page(fixture_view, &list, &query, q, fixture_arena, &page), RESULT_OK);
	return taken(&page);
}

static const char *error(int status, const char *id)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL_FATAL(
		view_error_page(fixture_view, status, NULL, id, fixture_arena, &page), RESULT_OK);
	return taken(&page);
}

static const struct home_edition editions[] = {
	{"soundtrack", "Best soundtracks", 3, 1767864600, "a", NULL, "Lana Del Rey",
		{[FEED_ENTERED] = 3, [FEED_MOVED] = 1}},
	{"soundtrack", "Best soundtracks", 2, 1766864600, "a", "A <b>", "Lana Del Rey", {0}},
	{"jazz", "Jazz & more", 1, 1760864600, "kind-of-blue", "Kind of Blue", "Miles Davis",
		{[FEED_ENTERED] = 1}},
};

static const struct home_release best[] = {
	{"kind-of-blue", "Kind of Blue", "Miles Davis", 19090, 2},
	{"a", NULL, "Lana Del Rey", 10000, 1},
	{"b", "B & C", "D & E", 50, 1},
};

static struct home home_of(size_t count, int total)
{
	return (struct home){.charts = list_of(count, total, total),
		.editions = editions,
		.edition_count = 3,
		.releases = best,
		.release_count = 3};
}

static void test_home(void)
{
	const char *page = home(home_of(3, 3));
	fixture_golden("home.html", page);
	CU_ASSERT_PTR_NULL(strstr(page, "All 3 charts"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "Edition 3: 3 entered, 1 moved</p>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "Edition 2</p>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "Edition 1: the first, with 1 release</p>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "19.1 <span>points in 2 charts</span>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "10.0 <span>points in 1 chart</span>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "0.1 <span>points"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "href=\"/random\" rel=\"nofollow\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(home(home_of(3, 495)), "All 495 charts"));
}

/* Nothing is said twice: a single chart is its own top, its only edition the newest. */
static void test_home_of_little(void)
{
	struct home one = home_of(1, 1);
	one.edition_count = 1;
	const char *page = home(one);
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "Best soundtracks"));
	CU_ASSERT_PTR_NULL(strstr(page, "Top of all charts"));
	CU_ASSERT_PTR_NULL(strstr(page, "Newest editions"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "A random release"));
	page = home((struct home){.charts = list_of(0, 0, 0)});
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "No chart yet."));
	CU_ASSERT_PTR_NULL(strstr(page, "class=\"front\""));
	CU_ASSERT_PTR_NULL(strstr(page, "A random release"));
}

static void test_charts(void)
{
	struct list_query query = {.page = 1};
	const char *page = all_charts(list_of(3, 3, 3), query, NULL);
	fixture_golden("charts.html", page);
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "<strong>3 charts</strong>, sorted by name, A to Z"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "href=\"/charts?order=desc\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "href=\"/charts?sort=size\""));
	CU_ASSERT_EQUAL(fixture_count(page, "aria-sort"), 1);
}

static void test_charts_searched(void)
{
	struct list_query query = {
		.sort = CHART_LIST_UPDATED, .order = CHART_DESCENDING, .q = "jazz", .page = 2};
	const char *page = all_charts(list_of(2, 495, 112), query, "Jazz ");
	fixture_golden("charts-searched.html", page);
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "<strong>112 of 495 charts</strong>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "Page 2 of 2"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "noindex"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "?sort=updated&amp;q=Jazz+\""));
	query.page = 9;
	page = all_charts(list_of(2, 495, 112), query, "jazz");
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "Page 2 of 2"));
}

static void test_charts_empty(void)
{
	struct list_query query = {.q = "zydeco", .page = 1};
	const char *page = all_charts(list_of(0, 495, 0), query, "zydeco");
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "No chart has “zydeco” in its name"));
	CU_ASSERT_PTR_NULL(strstr(page, "<table"));
	page = all_charts(list_of(0, 0, 0), (struct list_query){.page = 1}, NULL);
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "No chart yet."));
}

static void test_errors(void)
{
	static const int statuses[] = {400, 404, 405, 410, 500, 503};
	for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
		const char *page = error(statuses[i], "6f1c2d3e");
		bool ours = statuses[i] >= 500;
		CU_ASSERT_PTR_NOT_NULL(
			strstr(page, arena_format(fixture_arena, "Error %d", statuses[i])));
		CU_ASSERT_PTR_NOT_NULL(strstr(page, "href=\"/charts\">All charts"));
		CU_ASSERT_PTR_NOT_NULL(strstr(page, "noindex"));
		CU_ASSERT_PTR_NULL(strstr(page, "canonical"));
		CU_ASSERT_EQUAL(strstr(page, "6f1c2d3e") != NULL, ours);
		CU_ASSERT_EQUAL(strstr(page, "<form") != NULL, !ours);
	}
	fixture_golden("error-404.html", error(404, "6f1c2d3e"));
	fixture_golden("error-503.html", error(503, "6f1c2d3e"));
	CU_ASSERT_PTR_NOT_NULL(strstr(error(403, "x"), "This is not open to you"));
	CU_ASSERT_PTR_NULL(strstr(error(500, ""), "<code>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(error(418, "x"), "Something broke on our side"));
}

void suite_view_pages(void)
{
	CU_pSuite suite = CU_add_suite("view_pages", fixture_open, fixture_close);
	CU_add_test(suite, "the front page", test_home);
	CU_add_test(suite, "the front page of little", test_home_of_little);
	CU_add_test(suite, "all charts", test_charts);
	CU_add_test(suite, "charts searched, sorted, paged", test_charts_searched);
	CU_add_test(suite, "no charts", test_charts_empty);
	CU_add_test(suite, "errors", test_errors);
}
