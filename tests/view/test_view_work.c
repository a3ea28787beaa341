#include "view/view_release_form.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"
#include "view/view_work.h"

#include "base/banned.h"

static const struct view_admin admin = {.name = "ann",
	.role = EDITOR_CONTRIBUTOR,
	.token = "token-of-the-session",
	.key = "key-of-the-page",
	.path = "/admin/releases/blade-runner"};

static const struct import_tag tags[] = {{"Ambient", 95}, {"</textarea>", 0}};
static const struct chart_link links[] = {{"Bandcamp", "https://example.org/\"x"}};
static const struct release_place lists[] = {
	{.chart_slug = "soundtrack", .chart_title = "Best <", .rank = 5}};
static const struct credit_wish parts[] = {
	{.name = "Vangelis", .join = " & ", .artist = "Vangelis", .row = 0},
	{.name = "\"Other\" <b>", .join = "", .artist = "Another", .row = 1}};
static const struct release_form release = {.id = 11,
	.slug = "blade-runner",
	.artist = "Vangelis & \"Other\" <b>",
	.is_published = true,
	.values = {.title = "Blade & \"Runner\"",
		.sort_title = "Runner",
		.released = {1982, 6, 25},
		.tags = tags,
		.tag_count = 2,
		.links = links,
		.link_count = 1,
		.cover = "/covers/1.jpg",
		.slug = "blade-runner",
		.credit = {.parts = parts, .count = 2}},
	.lists = lists,
	.list_count = 1,
	.contents = "{}",
	.revision = 77};

static const char *taken(struct buffer *page)
{
	const char *text = arena_copy(fixture_arena, buffer_text(page), page->length);

	buffer_free(page);
	return text;
}

static const char *release_page(const struct view_release_form *page)
{
	struct buffer out = {0};

	CU_ASSERT_EQUAL_FATAL(
		view_admin_release(fixture_view, &admin, page, fixture_arena, &out), RESULT_OK);
	return taken(&out);
}

static void test_home(void)
{
	static const struct plan set = {.id = 5,
		.chart = "best",
		.title = "All-time <best>",
		.due = 1798135200,
		.planner = "ann"};
	static const struct plan waits = {.id = 6,
		.chart = "jazz",
		.title = "Jazz",
		.due = 1798135260,
		.planner = "ann",
		.state = PLAN_UNCHANGED};
	static const struct draft_summary charts[] = {
		{"best", "All-time <best>", 100, 2, 1767864600, 99, true, "bob", 1767964600, &set},
		{"rock", "Rock", 1, 1, 1767864600, 1, false, NULL, 0, NULL},
		{"jazz", "Jazz", 1, 1, 1767864600, 1, false, NULL, 0, &waits},
	};
	static const struct queue_edition editions[] = {{"jazz", "Jazz", 1, 1, 1767864600},
		{"best", "All-time <best>", 2, 100, 1767864600}};
	struct queue_work work = {charts, 3, editions, 2, {41, 1, 0}};
	struct buffer out = {0};
	const char *text;

	CU_ASSERT_EQUAL(
		view_admin_home(fixture_view, &admin, &work, fixture_arena, &out), RESULT_OK);
	text = taken(&out);
	fixture_golden("admin-home.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<b>41</b> releases without a title"));
	CU_ASSERT_PTR_NULL(strstr(text, "/admin/charts/rock/preview"));
	/* What waits for an editor comes first. */
	CU_ASSERT(strstr(text, "<strong>waits: readers saw") < strstr(text, ">All-time"));
	work = (struct queue_work){.lacking = {0}};
	CU_ASSERT_EQUAL(
		view_admin_home(fixture_view, &admin, &work, fixture_arena, &out), RESULT_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(taken(&out), "Nothing is published yet."));
}

static void test_queue(void)
{
	static const struct queue_release releases[] = {
		{"untitled-x", NULL, "X <b>", {2010, 0, 0}, 2, "Best & \"first\""},
		{"untitled-y", NULL, "Y", {0, 0, 0}, 0, NULL}};
	struct view_queue page = {QUEUE_TITLES, 41, releases, 2};
	struct buffer out = {0};
	const char *text;

	CU_ASSERT_EQUAL(
		view_admin_queue(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	text = taken(&out);
	fixture_golden("admin-queue.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "And 39 more."));
	page = (struct view_queue){.queue = QUEUE_DATES};
	CU_ASSERT_EQUAL(
		view_admin_queue(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(taken(&out), "No release is without a date."));
}

static void test_release(void)
{
	const struct view_release_form page = {
		.release = &release,
		.texts = release_form_write(&release.values, fixture_arena),
		.printed = release.artist,
	};
	const char *text = release_page(&page);

	fixture_golden("admin-release.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "&lt;/textarea&gt;"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "name=\"revision\" value=\"77\""));
	CU_ASSERT_PTR_NULL(strstr(text, "name=\"queue\""));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(text, "<a href=\"/admin/charts/soundtrack#r5\">Best &lt;, 5</a>"));
	CU_ASSERT_EQUAL(fixture_count(text, "name=\"part_name\""), 4);
	CU_ASSERT_EQUAL(fixture_count(text, "name=\"part_choice\""), 4);
	CU_ASSERT_PTR_NULL(strstr(text, "<select"));
}

/* Every fault stands at its field and at the top; the queue goes on from there. */
static void test_faults(void)
{
	const struct release_faults faults = {.title = "Title fault.",
		.sort_title = "Sort fault.",
		.released = "Date fault.",
		.genres = "Genres fault.",
		.cover = "Cover fault.",
		.links = {NULL, "Link fault."},
		.slug = "Slug fault.",
		.credit = {{NULL, "Artist fault."}}};
	struct credit_offer offers[] = {{"bjork", "Björk <i>"}};
	const struct credit_match matches[] = {{.artist = 1}, {0, offers, 1, true}};
	const struct view_release_form page = {.release = &release,
		.texts = release_form_write(&release.values, fixture_arena),
		.credit = &release.values.credit,
		.matches = matches,
		.faults = &faults,
		.queue = "titles",
		.left = 41,
		.skip = "/admin/releases/next?queue=titles"};
	const char *text = release_page(&page);

	fixture_golden("admin-release-faults.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "fault.</a>"), 8);
	/* A link has two fields, an artist four and one more while it is open. */
	CU_ASSERT_EQUAL(fixture_count(text, "aria-invalid"), 13);
	CU_ASSERT_EQUAL(fixture_count(text, "name=\"part_choice\""), 4);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(text, "<option value=\"bjork\">Yes: Björk &lt;i&gt;</option>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<a href=\"#artist-2\">Artist fault.</a>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<a href=\"#link-2\">Link fault.</a>"));
}

static void test_conflict(void)
{
	struct view_release_form page = {.release = &release,
		.texts = release_form_write(&release.values, fixture_arena),
		.conflict = true};
	const char *text;

	page.texts.title = "Mine <i>";
	page.texts.genres = "";
	text = release_page(&page);
	fixture_golden("admin-release-conflict.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "<th scope=\"row\">"), 2);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"Mine &lt;i&gt;\""));
}

/* A new release for a draft, which looks like one that is known. */
static void test_new(void)
{
	struct draft_entry entries[] = {{1, "a", "A <b>", "Ann", {1976, 0, 0}},
		{2, "b", NULL, "Ben", {0, 0, 0}}, {3, "c", "C", "Cid", {0, 0, 0}}};
	const struct draft draft = {.chart = "soundtrack",
		.title = "Best <soundtracks>",
		.revision = 9,
		.entries = entries,
		.count = 3};
	const struct release_values values = {
		.title = "Blade & \"Runner\"", .sort_title = "Blade & \"Runner\""};
	const struct release_faults faults = {.title = NULL};
	struct view_release_form page = {.texts = release_form_write(&values, fixture_arena),
		.faults = &faults,
		.made = {.draft = &draft, .at = "2", .twins = entries, .twin_count = 2}};
	const char *text = release_page(&page);

	fixture_golden("admin-release-new.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "name=\"draft\" value=\"9\""));
	CU_ASSERT_PTR_NULL(strstr(text, "name=\"revision\""));
	CU_ASSERT_EQUAL(fixture_count(text, "name=\"use\""), 2);
	page.made = (struct view_new_release){.draft = &draft, .at = "2"};
	page.conflict = true;
	text = release_page(&page);
	fixture_golden("admin-release-new-conflict.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<b>2</b> <span class=\"none\">[untitled]"));
	page = (struct view_release_form){.texts = release_form_write(&values, fixture_arena)};
	CU_ASSERT_PTR_NULL(strstr(release_page(&page), "name=\"at\""));
}

void suite_view_work(void)
{
	CU_pSuite suite = CU_add_suite("view/work", fixture_open, fixture_close);

	CU_ADD_TEST(suite, test_home);
	CU_ADD_TEST(suite, test_queue);
	CU_ADD_TEST(suite, test_release);
	CU_ADD_TEST(suite, test_faults);
	CU_ADD_TEST(suite, test_conflict);
	CU_ADD_TEST(suite, test_new);
}
