#include "view/view_find.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"

#include "base/banned.h"

static const struct view_admin admin = {.name = "ann",
	.role = EDITOR_CONTRIBUTOR,
	.token = "token-of-the-session",
	.key = "key-of-the-page",
	.path = "/admin/artists/bjork"};
static const struct draft_entry releases[] = {
	{1, "a", "A <b>", "Ann & \"Ben\"", {1976, 0, 0}}, {2, "b", NULL, "Ben", {0, 0, 0}}};
static const struct artist_form artist = {.id = 7,
	.slug = "bjork",
	.name = "Björk <i>",
	.sort_name = "\"Björk\"",
	.is_published = true,
	.contents = "{}",
	.revision = 77,
	.releases = releases,
	.release_count = 2,
	.total = 201};

static const char *taken(struct buffer *page)
{
	const char *text = arena_copy(fixture_arena, buffer_text(page), page->length);

	buffer_free(page);
	return text;
}

static const char *artist_page(const struct view_artist_form *page)
{
	struct buffer out = {0};

	CU_ASSERT_EQUAL_FATAL(
		view_admin_artist(fixture_view, &admin, page, fixture_arena, &out), RESULT_OK);
	return taken(&out);
}

static void test_artist(void)
{
	const struct artist_faults faults = {"Name fault.", "Sort fault.", "Slug fault."};
	struct view_artist_form page = {
		.artist = &artist, .texts = artist_form_write(&artist, fixture_arena)};
	const char *text = artist_page(&page);

	fixture_golden("admin-artist.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "And 199 more"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"1\" checked>"));
	page.faults = &faults;
	text = artist_page(&page);
	CU_ASSERT_EQUAL(fixture_count(text, "fault.</a>"), 3);
	CU_ASSERT_EQUAL(fixture_count(text, "aria-invalid"), 3);
	page.faults = NULL;
	page.conflict = true;
	page.texts.name = "Mine <i>";
	page.texts.prints = false;
	text = artist_page(&page);
	fixture_golden("admin-artist-conflict.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<td>Mine &lt;i&gt;</td>"));
	CU_ASSERT_PTR_NULL(strstr(text, "checked"));
}

static void test_lists(void)
{
	static const struct found_artist artists[] = {
		{"beatles", "The Beatles <b>", "Beatles, The", 12}, {"bjork", "Björk", "Björk", 0}};
	struct view_find page = {.q = "a \"b\"",
		.page = 2,
		.page_count = 3,
		.total = 102,
		.releases = releases,
		.count = 2};
	struct buffer out = {0};
	const char *text;

	CU_ASSERT_EQUAL_FATAL(
		view_admin_releases(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	text = taken(&out);
	fixture_golden("admin-releases.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "/admin/releases?q=a+%22b%22&amp;page=3"));
	page = (struct view_find){
		.page = 1, .page_count = 1, .total = 2, .artists = artists, .count = 2};
	CU_ASSERT_EQUAL_FATAL(
		view_admin_artists(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	text = taken(&out);
	fixture_golden("admin-artists.html", text);
	CU_ASSERT_PTR_NULL(strstr(text, "aria-label=\"Pages\""));
	page = (struct view_find){.q = "<x>", .page = 1, .page_count = 1};
	CU_ASSERT_EQUAL_FATAL(
		view_admin_artists(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(taken(&out), "No artist is called “&lt;x&gt;”."));
}

void suite_view_find(void)
{
	CU_pSuite suite = CU_add_suite("view/find", fixture_open, fixture_close);

	CU_ADD_TEST(suite, test_artist);
	CU_ADD_TEST(suite, test_lists);
}
