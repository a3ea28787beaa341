#include "view/view_genre_map.h"

#include <string.h>

#include "../suite.h"
#include "fixture.h"

#include "base/banned.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct genre_map_node nodes[] = {
	{1, "ambient", "ambient", 31, 60, 60, 12},
	{2, "electronic", "Electronic", 400, 200, 80, 30},
	{3, "r-and-b", "R&B <soul>", 1, 120, 180, 5},
	{4, "jiu", "久石譲の音楽", 2, 262, 80, 8},
	{5, "idm", "IDM", 9, 262, 110, 8},
};
static struct genre_map_edge edges[] = {
	{0, 1, 25}, {1, 0, 25}, {1, 3, 2}, {2, 1, 1}, {3, 1, 2}, {4, 3, 5}};

static const char *page_of(const struct genre_map *map)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL_FATAL(
		view_genre_map_page(fixture_view, map, fixture_arena, &page), RESULT_OK);
	const char *text = arena_copy(fixture_arena, buffer_text(&page), page.length);
	buffer_free(&page);
	return text;
}

static void test_page(void)
{
	const struct genre_map map = {nodes, COUNT(nodes), edges, COUNT(edges)};
	const char *page = page_of(&map);
	fixture_golden("genre-map.html", page);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(page, "<path class=\"few\" d=\"M200 80l62 0M120 180l80 -100\"/>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "<path class=\"some\" d=\"M262 110l0 -30\"/>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "<path class=\"many\" d=\"M60 60l140 20\"/>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(
		page, "id=\"genre-electronic\" href=\"/genres/electronic\" class=\"large\""));
	CU_ASSERT_PTR_NULL(strstr(page, "<soul>"));
	CU_ASSERT_EQUAL(fixture_count(page, "href=\"/genres/r-and-b\""), 2);
}

static void test_no_map(void)
{
	const struct genre_map map = {0};
	const char *page = page_of(&map);
	fixture_golden("genre-map-empty.html", page);
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "There is no map yet"));
	CU_ASSERT_PTR_NULL(strstr(page, "<svg"));
}

void suite_view_genre_map(void)
{
	CU_pSuite suite = CU_add_suite("view genre map", fixture_open, fixture_close);
	CU_ADD_TEST(suite, test_page);
	CU_ADD_TEST(suite, test_no_map);
}
