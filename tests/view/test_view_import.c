#include "view/view_import.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"

#include "base/banned.h"

static const struct view_admin admin = {.name = "ann",
	.role = EDITOR_CONTRIBUTOR,
	.token = "token-of-the-session",
	.key = "key-of-the-page",
	.path = "/admin/charts/best/import"};
static const struct draft draft = {.chart = "best",
	.title = "All-time <best>",
	.revision = 7,
	.edition = 2,
	.published = 1767864600,
	.saved_by = "bob",
	.saved = 1767964600,
	.differs = true,
	.can_undo = true,
	.count = 3};
static const struct upload upload = {
	.number = 12, .name = "<b>&\"'.csv", .length = 1499, .created = 1767964600};
static const char *const header[] = {"position", "release <name>", "artist"};
static const struct import import = {.header = header, .header_count = 3, .row_count = 3};
static const struct import_options options = {
	.places = {1, 2, 3, IMPORT_LEFT_OUT, IMPORT_LEFT_OUT, IMPORT_LEFT_OUT},
	.genre_separator = "<"};

static const char *taken(struct buffer *page)
{
	const char *text = arena_copy(fixture_arena, buffer_text(page), page->length);

	buffer_free(page);
	return text;
}

static const char *check_page(const struct view_import_check *page)
{
	struct buffer out = {0};

	CU_ASSERT_EQUAL_FATAL(
		view_admin_import_check(fixture_view, &admin, page, fixture_arena, &out),
		RESULT_OK);
	return taken(&out);
}

static void test_form(void)
{
	static const struct upload uploads[] = {
		{.number = 13, .length = 2400000, .created = 1767964600},
		{.number = 12, .name = "<b>&\"'.csv", .length = 999, .created = 1767864600}};
	const struct view_faults faults = {{{"file", "The file “<b>” is empty."}}, 1};
	struct view_import page = {&draft, uploads, 2, "rank,</textarea>", &faults};
	struct buffer out = {0};
	const char *text;

	CU_ASSERT_EQUAL(
		view_admin_import(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	text = taken(&out);
	fixture_golden("admin-import.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "enctype=\"multipart/form-data\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "rank,&lt;/textarea&gt;"));
	page = (struct view_import){.draft = &draft};
	CU_ASSERT_EQUAL(
		view_admin_import(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	CU_ASSERT_PTR_NULL(strstr(taken(&out), "not applied yet"));
}

static void test_outcome(void)
{
	static const struct import_near near[] = {{2, NULL, "Bjork <i>", NULL, "Björk", 5, true},
		{3, "Blade-Runner", "Vangelis", "Blade Runner", "Vangelis", 7, false},
		{3, "Blade-Runner", "Vangelis", "Blade \"Runner\"", "Vangelis", 8, false}};
	static const struct import_change changes[] = {
		{4, "jazz", IMPORT_RELEASED, "", "1976"}, {4, "jazz", IMPORT_TITLE, "<a>", "&b"}};
	const struct import_outcome outcome = {.new_releases = 1,
		.matched = 2,
		.changed = 1,
		.unchanged = 1,
		.new_genres = 1,
		.draft_changed = true,
		.leaving = 1,
		.near = (struct import_near *)near,
		.near_count = 3,
		.changes = (struct import_change *)changes,
		.change_count = 2};
	const struct view_import_check page = {.draft = &draft,
		.upload = &upload,
		.import = &import,
		.options = &options,
		.outcome = &outcome};
	const char *text = check_page(&page);

	fixture_golden("admin-import-check.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "<select name=\"same\""), 2);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"artist-2-5\" selected"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"apply\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "name=\"revision\" value=\"7\""));
}

/* Nothing can be applied; the first ones are shown, and all are counted. */
static void test_problems(void)
{
	static struct import_problem problems[100000];
	const struct import_outcome outcome = {.draft_changed = true};
	const struct view_import_check page = {.draft = &draft,
		.upload = &upload,
		.import = &import,
		.options = &options,
		.outcome = &outcome,
		.problems = problems,
		.problem_count = 100000,
		.conflict = true};
	const char *text;

	for (size_t i = 0; i < 100000; i++)
		problems[i] = (struct import_problem){i + 2, "rank", "<x>", "is <none>"};
	text = check_page(&page);
	CU_ASSERT_EQUAL(fixture_count(text, "is &lt;none&gt;"), 200);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "And 99800 more"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "100000 problems"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "bob saved this draft"));
	CU_ASSERT_PTR_NULL(strstr(text, "value=\"apply\""));
}

/* A header that nobody could read by its names. */
static void test_foreign_header(void)
{
	static const struct import_problem problem = {1, NULL, NULL, "the header lacks rank"};
	const struct import_options none = {
		.places = {IMPORT_LEFT_OUT, IMPORT_LEFT_OUT, 3, IMPORT_LEFT_OUT, IMPORT_LEFT_OUT,
			IMPORT_LEFT_OUT}};
	const struct import empty = {.header = header, .header_count = 3};
	const struct view_import_check page = {.draft = &draft,
		.upload = &upload,
		.import = &empty,
		.options = &none,
		.problems = &problem,
		.problem_count = 1};
	const char *text = check_page(&page);

	fixture_golden("admin-import-header.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "<option value=\"3\" selected>artist"), 1);
	CU_ASSERT_PTR_NULL(strstr(text, "What it would change"));
}

void suite_view_import(void)
{
	CU_pSuite suite = CU_add_suite("view/import", fixture_open, fixture_close);

	CU_ADD_TEST(suite, test_form);
	CU_ADD_TEST(suite, test_outcome);
	CU_ADD_TEST(suite, test_problems);
	CU_ADD_TEST(suite, test_foreign_header);
}
