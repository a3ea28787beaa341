#include "view/view_removal.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"
#include "view/view_release_form.h"

#include "base/banned.h"

static const struct view_admin admin = {.name = "ann",
	.role = EDITOR_ADMINISTRATOR,
	.token = "token-of-the-session",
	.key = "key-of-the-page",
	.path = "/admin/releases/help/merge"};

static const char *taken(struct buffer *page)
{
	const char *text = arena_copy(fixture_arena, buffer_text(page), page->length);

	buffer_free(page);
	return text;
}

static const char *merge_page(const struct view_merge *page)
{
	struct buffer out = {0};

	CU_ASSERT_EQUAL_FATAL(
		view_admin_merge(fixture_view, &admin, page, fixture_arena, &out), RESULT_OK);
	return taken(&out);
}

static const char *delete_page(const struct removal *removal, const struct view_faults *faults)
{
	const struct view_removal page = {removal, "Why <b>", faults};
	struct buffer out = {0};

	CU_ASSERT_EQUAL_FATAL(
		view_admin_delete(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	return taken(&out);
}

static const struct merge_side stays = {
	.id = 3, .slug = "help", .name = "Help <i>", .context = "The Beatles", .revision = 77};
static const struct merge_side goes = {.id = 4,
	.slug = "help-2",
	.context = "Beatles \"x\"",
	.is_published = true,
	.revision = 88};

/* What is chosen from: the one of the page is not offered. */
static void test_choice(void)
{
	const struct merge merge = {.kind = SLUG_RELEASE, .stays = stays};
	const struct merge_side found[] = {stays, goes};
	struct view_merge page = {
		.merge = &merge, .q = "help & \"co\"", .found = found, .found_count = 2};
	struct view_faults faults = {0};
	const char *text = merge_page(&page);

	fixture_golden("admin-merge.html", text);
	CU_ASSERT_PTR_NULL(strstr(text, "method=\"post\" class=\"sheet\""));
	CU_ASSERT_EQUAL(fixture_count(text, "Look at the merge"), 1);
	page.found_count = 0;
	view_fault_add(&faults, "with", "There is none <b>.");
	page.faults = &faults;
	page.typed_with = "x\"y";
	text = merge_page(&page);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "No release has “help &amp; &quot;co&quot;”"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<a href=\"#with\">There is none &lt;b&gt;.</a>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"x&quot;y\""));
}

/* Every field with what comes of it, every chart with its ranks. */
static void test_releases(void)
{
	static const struct import_tag own[] = {{"Jazz", 0}};
	static const struct import_tag other[] = {{"Jazz", 0}, {"</td>", 40}};
	static const struct chart_link links[] = {{"Bandcamp", "https://example.org/\"x"}};
	static struct merge_chart charts[] = {
		{"best", "All-time <best>", false, 12, 5, 3, 1, 0},
		{"gone", "Gone", true, 0, 1, 1, 0, 0},
		{"draft", "Draft", false, 0, 7, 0, 0, 0},
	};
	struct merge merge = {.kind = SLUG_RELEASE,
		.stays = stays,
		.goes = goes,
		.values = {.title = "Help <i>", .sort_title = "Help", .tags = own, .tag_count = 1},
		.others = {.released = {1965, 8, 0},
			.tags = other,
			.tag_count = 2,
			.links = links,
			.link_count = 1},
		.charts = charts,
		.chart_count = 3};
	const struct view_merge page = {
		.merge = &merge, .typed_with = "help-2", .note = "The same."};
	const char *text;

	merge_values(&merge.values, &merge.others, fixture_arena, &merge.merged);
	text = merge_page(&page);
	fixture_golden("admin-merge-releases.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "<ins>"), 3); /* date, genres, links */
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "name=\"with_revision\" value=\"88\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "5, the better rank; the gap closes"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "href=\"/admin/releases/help-2/merge?with=help\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "Merge “[untitled]” into “Help &lt;i&gt;”"));
}

static void test_artists(void)
{
	static struct merge_release releases[] = {
		{"help", "Help <i>", "The Beatles & Beatles", true},
		{"untitled", NULL, "Beatles", false},
	};
	static struct merge_chart charts[] = {
		{.slug = "best", .title = "Best", .releases = 2},
	};
	const struct merge merge = {.kind = SLUG_ARTIST,
		.stays = {.slug = "the-beatles", .name = "The Beatles", .context = "Beatles, The"},
		.goes = {.slug = "beatles", .name = "Beatles", .context = "Beatles", .releases = 9},
		.charts = charts,
		.chart_count = 1,
		.releases = releases,
		.release_count = 2};
	const struct view_merge page = {.merge = &merge, .typed_with = "beatles"};
	const char *text = merge_page(&page);

	fixture_golden("admin-merge-artists.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "which names both"), 1);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "And 7 more."));
}

/* What is destroyed is named; what is held has no button. */
static void test_delete(void)
{
	static struct removal_hold holds[] = {
		{REMOVAL_EDITIONS, "best", "All-time <best>", 2},
		{REMOVAL_DRAFT, "best", "All-time <best>", 7},
		{REMOVAL_RELEASE, "untitled", NULL, 0},
		{REMOVAL_CHART, "jazz", "Jazz", 0},
	};
	struct removal removal = {.kind = SLUG_RELEASE,
		.slug = "help",
		.name = "Help <i>",
		.context = "The Beatles",
		.revision = 77};
	struct view_faults faults = {0};
	const char *text = delete_page(&removal, NULL);

	fixture_golden("admin-delete.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "Delete the release “Help &lt;i&gt;”</button>"));
	removal.holds = holds;
	removal.hold_count = 4;
	removal.held = 5;
	view_fault_add(&faults, NULL, "It stands somewhere.");
	text = delete_page(&removal, &faults);
	fixture_golden("admin-delete-held.html", text);
	CU_ASSERT_PTR_NULL(strstr(text, "name=\"revision\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "/admin/releases/help/merge"));
	removal = (struct removal){
		.kind = SLUG_CHART, .slug = "best", .name = "Best", .editions = 2, .revision = 7};
	text = delete_page(&removal, NULL);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "Delete the chart “Best” with 2 editions</button>"));
	CU_ASSERT_PTR_NULL(strstr(text, "merge it with"));
}

static void test_deleted(void)
{
	static const struct removal_line lines[] = {
		{SLUG_RELEASE, "help", NULL, "The <Beatles>", 1767864600, "ann"},
		{SLUG_CHART, "best", "Best & \"first\"", NULL, 1767764600, NULL},
	};
	struct view_deleted page = {lines, 2, 3, NULL};
	struct buffer out = {0};
	const char *text;

	CU_ASSERT_EQUAL(
		view_admin_deleted(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	text = taken(&out);
	fixture_golden("admin-deleted.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "<button>Undelete"), 2);
	page = (struct view_deleted){.count = 0};
	CU_ASSERT_EQUAL(
		view_admin_deleted(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(taken(&out), "Nothing is deleted."));
}

/* The form of a release leads there, for administrators alone. */
static void test_links(void)
{
	const struct release_form release = {
		.slug = "help", .artist = "The Beatles", .contents = "{}"};
	const struct view_release_form page = {
		.release = &release, .texts = release_form_write(&release.values, fixture_arena)};
	struct view_admin editor = admin;
	struct buffer out = {0};
	const char *text;

	CU_ASSERT_EQUAL(
		view_admin_release(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	text = taken(&out);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "href=\"/admin/releases/help/merge\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "href=\"/admin/releases/help/delete\""));
	editor.role = EDITOR_EDITOR;
	CU_ASSERT_EQUAL(
		view_admin_release(fixture_view, &editor, &page, fixture_arena, &out), RESULT_OK);
	text = taken(&out);
	CU_ASSERT_PTR_NULL(strstr(text, "class=\"removal\""));
	CU_ASSERT_PTR_NULL(strstr(text, "/delete"));
}

void suite_view_removal(void)
{
	CU_pSuite suite = CU_add_suite("view/removal", fixture_open, fixture_close);

	CU_ADD_TEST(suite, test_choice);
	CU_ADD_TEST(suite, test_releases);
	CU_ADD_TEST(suite, test_artists);
	CU_ADD_TEST(suite, test_delete);
	CU_ADD_TEST(suite, test_deleted);
	CU_ADD_TEST(suite, test_links);
}
