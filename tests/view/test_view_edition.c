#include "view/view_edition.h"

#include <jansson.h>
#include <string.h>

#include "../suite.h"
#include "fixture.h"

#include "base/banned.h"

#define PUBLISHED 1767864600 /* 8 Jan 2026 */
#define HOSTILE "</title><x-evil a=\"1\" b='2'>&amp;<!--"

static const struct changes_row rows[] = {
	{FEED_ENTERED, 2, 0, "debut", "Debut", "Björk"},
	{FEED_ENTERED, 3, 0, "untitled", NULL, HOSTILE},
	{FEED_LEFT, 0, 1, "help", "Help!", "The Beatles"},
	{FEED_MOVED, 1, 4, "loveless", HOSTILE, "My Bloody Valentine"},
	{FEED_MOVED, 4, 3, "blue", "Blue", "Joni Mitchell"},
};

static struct changes some_changes(void)
{
	return (struct changes){
		.slug = "soundtrack",
		.title = "Best & soundtracks",
		.from = {.number = 2, .size = 5, .published = PUBLISHED - 86400},
		.to = {.number = 4, .size = 6, .published = PUBLISHED},
		.current = 5,
		.rows = rows,
		.row_count = sizeof rows / sizeof rows[0],
		.counts = {[FEED_ENTERED] = 2, [FEED_LEFT] = 1, [FEED_MOVED] = 2},
		.unchanged = 2,
	};
}

static const char *taken(struct buffer *page)
{
	const char *text = arena_copy(fixture_arena, buffer_text(page), page->length);
	buffer_free(page);
	return text;
}

static void test_an_edition(void)
{
	struct chart edition = *fixture_chart();
	edition.shown = CHART_SHOWN_EDITION;
	fixture_golden("edition-current.html", fixture_page(&edition, ranking_defaults(&edition)));
	edition.current = 5;
	edition.note = "What a <b>week</b> it was.";
	struct ranking_query query = ranking_defaults(&edition);
	query.sort = CHART_SORT_TITLE;
	query.q = "a";
	const char *page = fixture_page(&edition, query);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(page, "Edition 3 of 5. See the <a href=\"/charts/soundtrack\">"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "What a &lt;b&gt;week&lt;/b&gt; it was."));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(page, "href=\"/charts/soundtrack/editions/3.csv?sort=title&amp;q=a\""));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(page, "<form action=\"/charts/soundtrack/editions/3#chart\""));
	/* Nothing but the way to the current one leads away from the edition. */
	CU_ASSERT_EQUAL(fixture_count(page, "href=\"/charts/soundtrack?"), 0);
}

static void test_editions(void)
{
	const struct feed_entry entries[] = {
		{.slug = "soundtrack",
			.edition = 2,
			.size = 3,
			.published = PUBLISHED,
			.note = "A <note>",
			.counts = {1, 0, 2}},
		{.slug = "soundtrack", .edition = 1, .size = 2, .published = PUBLISHED - 86400},
	};
	struct feed feed = {.chart_id = 1,
		.slug = "soundtrack",
		.title = "Best & soundtracks",
		.entries = entries,
		.count = 2,
		.page = 2,
		.more = true};
	struct buffer page = {0};
	CU_ASSERT_EQUAL(view_editions_page(fixture_view, &feed, fixture_arena, &page), RESULT_OK);
	fixture_golden("editions.html", taken(&page));
	feed.count = 0;
	feed.page = 1;
	feed.more = false;
	CU_ASSERT_EQUAL(view_editions_page(fixture_view, &feed, fixture_arena, &page), RESULT_OK);
	fixture_golden("editions-empty.html", taken(&page));
}

static void test_changes(void)
{
	const struct changes changes = some_changes();
	struct buffer page = {0};
	CU_ASSERT_EQUAL(view_changes_page(fixture_view, &changes, fixture_arena, &page), RESULT_OK);
	fixture_golden("changes.html", taken(&page));
	CU_ASSERT_EQUAL(view_changes_json(fixture_view, &changes, fixture_arena, &page), RESULT_OK);
	fixture_golden("changes.json", taken(&page));
}

/* A page names so many of a kind, and counts the rest. */
static void test_many_changes(void)
{
	struct changes changes = some_changes();
	size_t count = VIEW_CHANGES_SHOWN + 7;
	struct changes_row *many = ARENA_ARRAY(fixture_arena, struct changes_row, count);
	struct buffer page = {0};
	for (size_t i = 0; i < count; i++)
		many[i] = rows[0];
	changes.rows = many;
	changes.row_count = count;
	changes.counts[FEED_ENTERED] = (int)count;
	changes.counts[FEED_LEFT] = changes.counts[FEED_MOVED] = 0;
	CU_ASSERT_EQUAL(view_changes_page(fixture_view, &changes, fixture_arena, &page), RESULT_OK);
	const char *html = taken(&page);
	CU_ASSERT_EQUAL(fixture_count(html, "href=\"/releases/debut\""), VIEW_CHANGES_SHOWN);
	CU_ASSERT_PTR_NOT_NULL(strstr(html, "and 7 more"));
	CU_ASSERT_EQUAL(view_changes_json(fixture_view, &changes, fixture_arena, &page), RESULT_OK);
	json_t *document = json_loads(taken(&page), 0, NULL);
	CU_ASSERT_EQUAL(json_array_size(json_object_get(document, "entered")), count);
	json_decref(document);
}

void suite_view_edition(void)
{
	CU_pSuite suite = CU_add_suite("view_edition", fixture_open, fixture_close);
	CU_ADD_TEST(suite, test_an_edition);
	CU_ADD_TEST(suite, test_editions);
	CU_ADD_TEST(suite, test_changes);
	CU_ADD_TEST(suite, test_many_changes);
}
