#include <string.h>

#include "../suite.h"
#include "fixture.h"
#include "view/view_error.h"
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

static const char *home(struct chart_list list)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL_FATAL(view_home_page(fixture_view, &list, fixture_arena, &page), RESULT_OK);
	return taken(&page);
}

static const char *all_charts(struct chart_list list, struct chart_list_query query, const char *q)
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
		view_error_page(fixture_view, status, id, fixture_arena, &page), RESULT_OK);
	return taken(&page);
}

static void test_home(void)
{
	const char *page = home(list_of(3, 3, 3));
	fixture_golden("home.html", page);
	CU_ASSERT_PTR_NULL(strstr(page, "All 3 charts"));
	CU_ASSERT_PTR_NOT_NULL(strstr(home(list_of(3, 495, 495)), "All 495 charts"));
	CU_ASSERT_PTR_NOT_NULL(strstr(home(list_of(0, 0, 0)), "No chart yet."));
}

static void test_charts(void)
{
	struct chart_list_query query = {.page = 1};
	const char *page = all_charts(list_of(3, 3, 3), query, NULL);
	fixture_golden("charts.html", page);
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "<strong>3 charts</strong>, sorted by name, A to Z"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "href=\"/charts?order=desc\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "href=\"/charts?sort=size\""));
	CU_ASSERT_EQUAL(fixture_count(page, "aria-sort"), 1);
}

static void test_charts_searched(void)
{
	struct chart_list_query query = {
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
	struct chart_list_query query = {.q = "zydeco", .page = 1};
	const char *page = all_charts(list_of(0, 495, 0), query, "zydeco");
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "No chart has “zydeco” in its name"));
	CU_ASSERT_PTR_NULL(strstr(page, "<table"));
	page = all_charts(list_of(0, 0, 0), (struct chart_list_query){.page = 1}, NULL);
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
	CU_ASSERT_PTR_NULL(strstr(error(500, ""), "<code>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(error(418, "x"), "Something broke on our side"));
}

void suite_view_pages(void)
{
	CU_pSuite suite = CU_add_suite("view_pages", fixture_open, fixture_close);
	CU_add_test(suite, "the front page", test_home);
	CU_add_test(suite, "all charts", test_charts);
	CU_add_test(suite, "charts searched, sorted, paged", test_charts_searched);
	CU_add_test(suite, "no charts", test_charts_empty);
	CU_add_test(suite, "errors", test_errors);
}
