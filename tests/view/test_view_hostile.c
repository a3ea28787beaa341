#include <jansson.h>
#include <string.h>

#include "../suite.h"
#include "fixture.h"
#include "view/json_ld.h"
#include "view/view_artist.h"
#include "view/view_chart.h"
#include "view/view_error.h"
#include "view/view_home.h"
#include "view/view_list.h"
#include "view/view_release.h"

#include "base/banned.h"

/* Ends whatever it stands in: an element, an attribute in either quote, a script, a comment. */
#define HOSTILE "</script><x-evil a=\"1\" b='2'>&amp;<!-- \\ \x01 \xe2\x80\xa8"

static const struct chart_tag tags[] = {
	{HOSTILE, HOSTILE, 3}, {"b", HOSTILE, 0}, {"c", HOSTILE, 0}, {"d", HOSTILE, 0}};
static const struct chart_place places[] = {
	{"b", HOSTILE, 1}, {"c", HOSTILE, 2}, {"d", HOSTILE, 3}, {"e", HOSTILE, 4}};
static const struct chart_link links[] = {{HOSTILE, "https://x.example/" HOSTILE},
	{HOSTILE, "javascript:" HOSTILE}, {HOSTILE, HOSTILE}};
static const struct credit_part credit[] = {{"a", HOSTILE, HOSTILE}, {"b", HOSTILE, ""}};
static const struct chart_row rows[] = {
	{.rank = 1,
		.slug = "a",
		.title = HOSTILE,
		.artist = HOSTILE,
		.credit = credit,
		.credit_count = 2,
		.cover = "/" HOSTILE,
		.search = "evil",
		.tags = tags,
		.tag_count = 4,
		.places = places,
		.place_count = 4,
		.links = links,
		.link_count = 3},
	{.rank = 2, .slug = "b", .artist = HOSTILE, .search = "evil", .cover = HOSTILE},
};
static const struct chart hostile_chart = {
	.slug = "hostile",
	.title = HOSTILE,
	.essay = HOSTILE "\n\n[x](javascript:alert(1)) <x-evil>\n",
	.essay_source = HOSTILE,
	.edition = 1,
	.published = 1,
	.rows = rows,
	.row_count = 2,
};

/* The page without its JSON-LD, which has rules of its own. */
static char *without_script(const char *page)
{
	char *copy = arena_text(fixture_arena, page);
	char *start = strstr(copy, "<script type=\"application/ld+json\">");
	if (start == NULL)
		return copy;
	char *end = strstr(start, "</script>");
	CU_ASSERT_PTR_NOT_NULL_FATAL(end);
	memmove(start, end, strlen(end) + 1);
	return copy;
}

/* Nothing got through, and the text is there, escaped, `at_least` times: it was not just lost. */
static void assert_harmless(const char *page, size_t at_least)
{
	const char *html = without_script(page);
	CU_ASSERT_PTR_NULL(strstr(html, "<x-evil"));
	CU_ASSERT_PTR_NULL(strstr(html, "a=\"1\""));
	CU_ASSERT_PTR_NULL(strstr(html, "b='2'"));
	CU_ASSERT_PTR_NULL(strstr(html, "javascript:"));
	CU_ASSERT_PTR_NULL(strstr(html, "&amp;amp;amp;"));
	CU_ASSERT(fixture_count(html, "&lt;x-evil a=&quot;1&quot;") >= at_least);
	CU_ASSERT(fixture_count(page, "<script") == fixture_count(page, "</script"));
}

static void test_chart(void)
{
	struct ranking_query query = {.sort = CHART_SORT_RANK, .page = 1};
	const char *page = fixture_page(&hostile_chart, query);
	/* Title of the chart 4, of the row 2, artists 2, tags 4, their options 4 and 1 value,
	 * places 4, link 2, cover 1, source 1; the credit of the first is 3. */
	assert_harmless(page, 27);
	CU_ASSERT_EQUAL(fixture_count(page, "<script"), 1);
}

static void test_filters(void)
{
	struct ranking_query query = {
		.sort = CHART_SORT_TITLE, .genre = HOSTILE, .q = HOSTILE, .page = 1};
	const char *page = fixture_page(&hostile_chart, query);
	assert_harmless(page, 12);
	query.genre = "none\"><x-evil>";
	assert_harmless(fixture_page(&hostile_chart, query), 11);
}

static void assert_text(json_t *object, const char *name, const char *wanted)
{
	const char *text = json_string_value(json_object_get(object, name));
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	CU_ASSERT_STRING_EQUAL(text, wanted);
}

static void test_release(void)
{
	static const struct release_place stands[] = {{"b", HOSTILE, 1, 2, 3, 1}};
	const struct release release = {.slug = "a",
		.title = HOSTILE,
		.artist = HOSTILE,
		.cover = "/" HOSTILE,
		.credit = credit,
		.credit_count = 2,
		.tags = tags,
		.tag_count = 4,
		.links = links,
		.link_count = 3,
		.places = stands,
		.place_count = 1};
	struct buffer out = {0};
	CU_ASSERT_EQUAL(view_release_page(fixture_view, &release, fixture_arena, &out), RESULT_OK);
	/* Head 4 at least, title 1, credit 3, cover 1, tags 4, link 2, place 1. */
	assert_harmless(buffer_text(&out), 16);
	buffer_reset(&out);
	CU_ASSERT_EQUAL(view_release_json(fixture_view, &release, fixture_arena, &out), RESULT_OK);
	json_t *document = json_loads(buffer_text(&out), 0, NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(document);
	assert_text(document, "title", HOSTILE);
	assert_text(json_array_get(json_object_get(document, "credit"), 0), "join_phrase", HOSTILE);
	assert_text(json_array_get(json_object_get(document, "places"), 0), "title", HOSTILE);
	json_decref(document);
	buffer_free(&out);
}

static void test_artist(void)
{
	static const struct artist_release release = {.slug = "a",
		.title = HOSTILE,
		.artist = HOSTILE,
		.credit = credit,
		.credit_count = 2,
		.best = {"b", HOSTILE, 1},
		.place_count = 1};
	const struct artist artist = {.slug = "x",
		.name = HOSTILE,
		.sort_name = HOSTILE,
		.release_count = 1,
		.releases = &release,
		.row_count = 1,
		.page = 1,
		.page_count = 1};
	struct buffer out = {0};
	CU_ASSERT_EQUAL(view_artist_page(fixture_view, &artist, fixture_arena, &out), RESULT_OK);
	/* Head 4 at least, name 1, title 1, credit 3, place 1. */
	assert_harmless(buffer_text(&out), 10);
	buffer_reset(&out);
	CU_ASSERT_EQUAL(view_artist_json(fixture_view, &artist, fixture_arena, &out), RESULT_OK);
	json_t *document = json_loads(buffer_text(&out), 0, NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(document);
	assert_text(document, "name", HOSTILE);
	assert_text(json_array_get(json_object_get(document, "releases"), 0), "title", HOSTILE);
	json_decref(document);
	buffer_free(&out);
}

static void test_lists(void)
{
	struct chart_summary summaries[] = {{"x", HOSTILE, 1, 1, 1, HOSTILE, HOSTILE},
		{"y", HOSTILE, 1, 1, 1, HOSTILE, HOSTILE}};
	const struct home_edition editions[] = {{"x", HOSTILE, 1, 1, "x", HOSTILE, HOSTILE, {0}},
		{"y", HOSTILE, 2, 1, "y", HOSTILE, HOSTILE, {0}}};
	const struct home_release best = {"x", HOSTILE, HOSTILE, 1, 1};
	struct home home = {{summaries, 2, 2, 2, 1}, editions, 2, &best, 1};
	struct chart_list list = {.charts = summaries, .count = 1, .total = 300, .found = 200};
	struct list_query query = {.sort = CHART_LIST_SIZE, .q = "evil", .page = 1};
	struct buffer page = {0};
	CU_ASSERT_EQUAL(view_home_page(fixture_view, &home, fixture_arena, &page), RESULT_OK);
	/* Three for each chart and edition, two for the release. */
	assert_harmless(buffer_text(&page), 14);
	buffer_reset(&page);
	CU_ASSERT_EQUAL(
		view_charts_page(fixture_view, &list, &query, HOSTILE, fixture_arena, &page),
		RESULT_OK);
	assert_harmless(buffer_text(&page), 5);
	list.count = 0;
	buffer_reset(&page);
	CU_ASSERT_EQUAL(
		view_charts_page(fixture_view, &list, &query, HOSTILE, fixture_arena, &page),
		RESULT_OK);
	assert_harmless(buffer_text(&page), 2);
	buffer_reset(&page);
	CU_ASSERT_EQUAL(view_error_page(fixture_view, 500, HOSTILE, HOSTILE, fixture_arena, &page),
		RESULT_OK);
	assert_harmless(buffer_text(&page), 1);
	buffer_free(&page);
}

static void test_site(void)
{
	static const struct view_site site = {HOSTILE, HOSTILE, "https://x.example"};
	const struct home home = {0};
	struct buffer page = {0};
	const char *reason = NULL;
	struct view *view = view_open(fixture_path("templates"),
		fixture_path("tests/fixtures/manifest"), &site, fixture_arena, &reason);
	CU_ASSERT_PTR_NOT_NULL_FATAL(view);
	CU_ASSERT_EQUAL(view_home_page(view, &home, fixture_arena, &page), RESULT_OK);
	assert_harmless(buffer_text(&page), 10);
	buffer_free(&page);
	view_free(view);
}

/* What a search engine reads is what was written. */
static void test_json_ld(void)
{
	char *text = json_ld_chart(&hostile_chart, "https://x.example/" HOSTILE, fixture_arena);
	CU_ASSERT_PTR_NULL(strchr(text, '<'));
	json_t *list = json_loads(text, 0, NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(list);
	assert_text(list, "name", HOSTILE);
	assert_text(list, "url", "https://x.example/" HOSTILE "/charts/hostile");
	json_t *items = json_object_get(list, "itemListElement");
	CU_ASSERT_EQUAL(json_array_size(items), 2);
	json_t *album = json_object_get(json_array_get(items, 0), "item");
	assert_text(album, "name", HOSTILE);
	assert_text(album, "url", "https://x.example/" HOSTILE "/releases/a");
	assert_text(json_object_get(album, "byArtist"), "name", HOSTILE);
	CU_ASSERT_EQUAL(json_array_size(json_object_get(album, "genre")), 4);
	assert_text(json_object_get(json_array_get(items, 1), "item"), "name", "[untitled]");
	json_decref(list);
}

static void test_json_ld_dates(void)
{
	json_t *list = json_loads(
		json_ld_chart(fixture_chart(), "https://x.example/", fixture_arena), 0, NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(list);
	static const char *const dates[] = {
		"1976", "1991-11-04", "1982-12", NULL, "1999-02-28", "2004-01"};
	json_t *items = json_object_get(list, "itemListElement");
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		json_t *item = json_array_get(items, i);
		json_t *date = json_object_get(json_object_get(item, "item"), "datePublished");
		CU_ASSERT_EQUAL(
			json_integer_value(json_object_get(item, "position")), (json_int_t)i + 1);
		CU_ASSERT_EQUAL(date == NULL, dates[i] == NULL);
		if (date != NULL)
			CU_ASSERT_STRING_EQUAL(json_string_value(date), dates[i]);
	}
	json_decref(list);
}

void suite_view_hostile(void)
{
	CU_pSuite suite = CU_add_suite("view_hostile", fixture_open, fixture_close);
	CU_add_test(suite, "chart", test_chart);
	CU_add_test(suite, "filters", test_filters);
	CU_add_test(suite, "release", test_release);
	CU_add_test(suite, "artist", test_artist);
	CU_add_test(suite, "lists and errors", test_lists);
	CU_add_test(suite, "texts of the site", test_site);
	CU_add_test(suite, "JSON-LD reads back", test_json_ld);
	CU_add_test(suite, "JSON-LD dates as known", test_json_ld_dates);
}
