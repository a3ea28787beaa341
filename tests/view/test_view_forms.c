#include <stdio.h>
#include <string.h>

#include "../suite.h"
#include "fixture.h"
#include "model/unicode.h"
#include "view/view_data.h"
#include "view/view_feed.h"
#include "view/view_form.h"
#include "view/view_sitemap.h"
#include "view/xml.h"

#include "base/banned.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* 2026-01-08T09:30:00Z, and a month before. */
#define PUBLISHED 1767864600
#define BEFORE 1765186200

static const char *taken(struct buffer *form)
{
	const char *text = arena_copy(fixture_arena, buffer_text(form), form->length);

	buffer_free(form);
	return text;
}

static const char *json(const struct chart *chart, struct ranking_query query)
{
	struct buffer form = {0};
	struct ranking ranking = ranking_select(chart, &query, fixture_arena);

	CU_ASSERT_EQUAL_FATAL(
		view_chart_json(fixture_view, chart, &query, &ranking, fixture_arena, &form),
		RESULT_OK);
	return taken(&form);
}

static const char *text(const struct chart *chart, struct ranking_query query)
{
	struct buffer form = {0};
	struct ranking ranking = ranking_select(chart, &query, fixture_arena);

	view_chart_text(fixture_view, chart, &query, &ranking, fixture_arena, &form);
	return taken(&form);
}

static struct ranking_query whole(const struct chart *chart)
{
	struct ranking_query query = ranking_defaults(chart);

	query.whole = true;
	return query;
}

static void test_json(void)
{
	struct ranking_query query = whole(fixture_chart());

	fixture_golden("chart.json", json(fixture_chart(), query));
	query.from = 1970;
	query.q = "\"\\\t</script>";
	query.q_key = "x";
	fixture_golden("chart-nothing.json", json(fixture_chart(), query));
	fixture_golden(
		"chart-empty.json", json(fixture_empty_chart(), whole(fixture_empty_chart())));
}

static void test_text(void)
{
	struct ranking_query query = whole(fixture_chart());

	fixture_golden("chart.txt", text(fixture_chart(), query));
	query.genre = "soundtrack";
	query.from = 1970;
	fixture_golden("chart-filtered.txt", text(fixture_chart(), query));
}

/* A long title, artist and genre in wide characters, in one row; and a rank of many digits. */
static const struct chart *wide_chart(void)
{
	static const struct chart_tag tags[] = {{"x", "サウンドトラックサウンドトラック", 0}};
	static const struct chart_row rows[] = {
		{.rank = 1,
			.title = "千と千尋の神隠し千と千尋の神隠し千と千尋の神隠し",
			.artist = "久石譲久石譲久石譲久石譲久石譲久石譲",
			.tags = tags,
			.tag_count = 1,
			.released = {2001, 7, 20}},
		{.rank = 2,
			.title = "Words that go on and on and never end, not even here or there",
			.artist = "Somebody"},
		{.rank = 3, .title = "\x1b[31mred\x1b[0m", .artist = "Bjo\u0308rk"},
	};
	static const struct chart chart = {.slug = "wide",
		.title = "A chart whose title is longer than any line of a terminal that anybody "
			 "uses "
			 "for reading charts",
		.edition = 1,
		.published = PUBLISHED,
		.rows = rows,
		.row_count = COUNT(rows)};
	return &chart;
}

static void test_text_fits_a_terminal(void)
{
	char *page = arena_text(fixture_arena, text(wide_chart(), whole(wide_chart())));
	char *line;
	size_t lines = 0;

	fixture_golden("chart-wide.txt", page);
	CU_ASSERT_PTR_NULL(strchr(page, '\x1b'));
	while ((line = strsep(&page, "\n")) != NULL) {
		lines++;
		CU_ASSERT_TRUE(unicode_columns(line) <= VIEW_TEXT_COLUMNS);
		CU_ASSERT_TRUE(line[0] == '\0' || line[strlen(line) - 1] != ' ');
	}
	CU_ASSERT_TRUE(lines > 8);
}

static const struct feed_change changes[] = {
	{FEED_ENTERED, 3, 0, "Loveless", "My Bloody Valentine"},
	{FEED_LEFT, 0, 2, NULL, "<b>Prince</b> & \"Co\""},
	{FEED_MOVED, 1, 4, "Taxi Driver", "Bernard Herrmann"},
	{FEED_MOVED, 4, 1, "千と千尋の神隠し", "久石譲"},
};

static const struct feed_entry entries[] = {
	{.id = 9,
		.chart_id = 7,
		.slug = "soundtrack",
		.title = "Best soundtracks",
		.edition = 2,
		.size = 100,
		.published = PUBLISHED,
		.note = "Spring <cleaning>\nin two lines",
		.counts = {1, 1, 12},
		.changes = changes,
		.change_count = COUNT(changes)},
	{.id = 4,
		.chart_id = 7,
		.slug = "soundtrack",
		.title = "Best soundtracks",
		.edition = 1,
		.size = 1,
		.published = BEFORE,
		.counts = {1, 0, 0},
		.changes = changes,
		.change_count = 1},
};

static const char *feed_of(struct feed feed)
{
	struct buffer form = {0};

	view_feed(fixture_view, &feed, fixture_arena, &form);
	return taken(&form);
}

static void test_feed(void)
{
	struct feed feed = {7, "soundtrack", "Best soundtracks", entries, COUNT(entries), 1, false};
	const char *first = feed_of(feed);

	fixture_golden("chart.atom", first);
	CU_ASSERT_EQUAL(fixture_count(first, "<entry>"), 2);
	CU_ASSERT_EQUAL(fixture_count(first, "rel=\"next\""), 0);
	feed.page = 2;
	feed.more = true;
	const char *second = feed_of(feed);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(second, "<link rel=\"next\" type=\"application/atom+xml\" "
			       "href=\"https://charts.example/charts/soundtrack.atom?page=3\"/>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(second, "rel=\"previous\""));
}

static void test_feed_of_the_site(void)
{
	fixture_golden(
		"feed.atom", feed_of((struct feed){.entries = entries, .count = 1, .page = 1}));
	fixture_golden("feed-empty.atom", feed_of((struct feed){.page = 1}));
}

static void test_xml(void)
{
	struct buffer out = {0};

	xml_text(&out, "a<b>&\"'\tc\n\x01\x1f\uffff\ufffe\ufffd é 久");
	CU_ASSERT_STRING_EQUAL(buffer_text(&out),
		"a&lt;b&gt;&amp;&quot;&#39;\tc\n\ufffd\ufffd\ufffd\ufffd\ufffd é 久");
	buffer_free(&out);
}

static void test_sitemap(void)
{
	struct sitemap_item items[] = {
		{SITEMAP_CHARTS, "soundtrack", PUBLISHED}, {SITEMAP_CHARTS, "jazz", 0}};
	const struct sitemap_list list = {items, COUNT(items)};
	struct sitemap_sizes sizes = {{2}, PUBLISHED};
	struct buffer form = {0};

	view_sitemap(fixture_view, &list, &sizes, fixture_arena, &form);
	fixture_golden("sitemap.xml", buffer_text(&form));
	CU_ASSERT_EQUAL(fixture_count(buffer_text(&form), "<url>"), 2 + VIEW_SITEMAP_PAGES);
	buffer_reset(&form);
	sizes.highest[SITEMAP_CHARTS] = 2 * SITEMAP_MAX + 1;
	view_sitemap_index(fixture_view, &sizes, fixture_arena, &form);
	fixture_golden("sitemap-index.xml", buffer_text(&form));
	buffer_reset(&form);
	view_robots(fixture_view, fixture_arena, &form);
	fixture_golden("robots.txt", buffer_text(&form));
	buffer_free(&form);
}

static void test_data(void)
{
	struct buffer page = {0};

	CU_ASSERT_EQUAL_FATAL(view_data_page(fixture_view, fixture_arena, &page), RESULT_OK);
	fixture_golden("data.html", buffer_text(&page));
	buffer_free(&page);
	CU_ASSERT_PTR_NOT_NULL(strstr(view_schema(fixture_view, "chart"), "\"version\""));
	CU_ASSERT_PTR_NULL(view_schema(fixture_view, "nothing"));
}

void suite_view_forms(void)
{
	CU_pSuite suite = CU_add_suite("view_forms", fixture_open, fixture_close);

	CU_ADD_TEST(suite, test_json);
	CU_ADD_TEST(suite, test_text);
	CU_ADD_TEST(suite, test_text_fits_a_terminal);
	CU_ADD_TEST(suite, test_feed);
	CU_ADD_TEST(suite, test_feed_of_the_site);
	CU_ADD_TEST(suite, test_xml);
	CU_ADD_TEST(suite, test_sitemap);
	CU_ADD_TEST(suite, test_data);
}
