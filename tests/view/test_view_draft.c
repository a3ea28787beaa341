#include "view/view_draft.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"

#include "base/banned.h"

#define COUNT 3

static const struct draft_entry entries[COUNT + 1] = {
	{11, "blade-runner", "Blade Runner", "Vangelis", {1982, 6, 25}},
	{12, "untitled", NULL, "Trent Reznor and Atticus Ross", {0, 0, 0}},
	{13, "hostile", "<b>&\"'", "</textarea><script>", {1999, 0, 0}},
	{14, "new", "New", "Somebody", {2020, 2, 0}},
};
static const struct view_admin admin = {.name = "ann",
	.role = EDITOR_EDITOR,
	.token = "token-of-the-session",
	.key = "key-of-the-page",
	.path = "/admin/charts/best"};

static struct draft draft_of(size_t count)
{
	return (struct draft){.chart = "best",
		.title = "All-time <best>",
		.revision = 7,
		.edition = 2,
		.published = 1767864600,
		.saved_by = "bob",
		.saved = 1767964600,
		.differs = true,
		.can_undo = true,
		.entries = (struct draft_entry *)entries,
		.count = count};
}

static const char *taken(struct buffer *page)
{
	const char *text = arena_copy(fixture_arena, buffer_text(page), page->length);
	buffer_free(page);
	return text;
}

static const char *list_page(const struct view_draft *page)
{
	struct buffer out = {0};
	CU_ASSERT_EQUAL_FATAL(
		view_admin_draft(fixture_view, &admin, page, fixture_arena, &out), RESULT_OK);
	return taken(&out);
}

static void test_charts(void)
{
	static const struct draft_summary charts[] = {
		{"best", "All-time <best>", 100, 2, 1767864600, 99, true, "bob", 1767964600},
		{"new", "New", 0, 0, 0, 1, true, NULL, 0},
		{"jazz", "Jazz", 1, 1, 1767864600, 1, false, NULL, 0},
	};
	struct buffer out = {0};

	CU_ASSERT_EQUAL(
		view_admin_charts(fixture_view, &admin, charts, 3, fixture_arena, &out), RESULT_OK);
	fixture_golden("admin-charts.html", taken(&out));
	CU_ASSERT_EQUAL(
		view_admin_charts(fixture_view, &admin, charts, 0, fixture_arena, &out), RESULT_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(taken(&out), "There is no chart yet."));
}

static void test_list(void)
{
	static const struct draft_edition editions[] = {
		{2, 3, 1767864600, NULL}, {1, 2, 1760864600, "The <first>."}};
	const struct draft draft = draft_of(COUNT);
	const struct view_draft page = {.draft = &draft,
		.rows = entries,
		.count = COUNT,
		.q = "new & \"old\"",
		.found = &entries[2],
		.found_count = 2,
		.editions = editions,
		.edition_count = 2};

	fixture_golden("admin-draft.html", list_page(&page));
}

static void test_faults(void)
{
	static const char *const typed[] = {"2", "2", "<x>"};
	static const struct draft_fault faults[] = {
		{0, "Add fault."}, {1, "First fault."}, {3, "Third fault."}};
	const struct draft draft = draft_of(COUNT);
	const struct view_draft page = {.draft = &draft,
		.rows = entries,
		.typed = typed,
		.count = COUNT,
		.faults = faults,
		.fault_count = 3,
		.q = "new",
		.found = &entries[3],
		.found_count = 1,
		.at = "9x"};
	const char *text = list_page(&page);

	fixture_golden("admin-draft-faults.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<a href=\"#r3\">Third fault.</a>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<a href=\"#at\">Add fault.</a>"));
	CU_ASSERT_EQUAL(fixture_count(text, "aria-invalid"), 3);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"&lt;x&gt;\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"9x\""));
}

static void test_conflict(void)
{
	static const struct draft_entry mine[] = {
		{13, "hostile", "<b>&\"'", "</textarea><script>", {1999, 0, 0}},
		{12, "untitled", NULL, "Trent Reznor and Atticus Ross", {0, 0, 0}}};
	const struct draft draft = draft_of(COUNT);
	const struct view_draft page = {
		.draft = &draft, .rows = mine, .count = 2, .conflict = true};
	const char *text = list_page(&page);

	fixture_golden("admin-draft-conflict.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "name=\"releases\" value=\"13,12\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "Both agree on 1 rank."));
}

/* The form of 1,000 rows stays under 400 kB; that of too many is left out. */
static void test_long(void)
{
	struct draft_entry *rows = ARENA_ARRAY(fixture_arena, struct draft_entry, 5001);
	struct draft draft = draft_of(1000);
	struct view_draft page = {.draft = &draft, .rows = rows, .count = 1000};
	const char *text;

	for (size_t i = 0; i < 5001; i++)
		rows[i] = (struct draft_entry){1000000 + (int64_t)i, "a-slug-of-some-length",
			"A title of some twenty-four", "An artist's twenty", {1999, 12, 31}};
	text = list_page(&page);
	CU_ASSERT(strlen(text) < 400000);
	CU_ASSERT_EQUAL(fixture_count(text, "name=\"rank\""), 1000);
	page.count = 5001;
	text = list_page(&page);
	CU_ASSERT_EQUAL(fixture_count(text, "name=\"rank\""), 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "The form takes up to 5000 releases"));
}

static void test_text(void)
{
	static const struct import_problem problems[] = {
		{3, "title", "<b>", "no release has this title and artist"},
		{0, NULL, NULL, "is empty"}};
	const struct draft draft = draft_of(COUNT);
	const struct view_draft_text page = {.draft = &draft,
		.text = "title,artist\n\n</textarea><b>,X\n",
		.problems = problems,
		.problem_count = 2};
	struct buffer out = {0};
	const char *text;

	CU_ASSERT_EQUAL(
		view_admin_draft_text(fixture_view, &admin, &page, fixture_arena, &out), RESULT_OK);
	text = taken(&out);
	fixture_golden("admin-draft-text.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "Line 3, title &quot;&lt;b&gt;&quot;: no release"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "&lt;/textarea&gt;"));
}

static const char *preview_page(
	enum editor_role role, struct draft draft, const struct view_faults *faults)
{
	static struct draft_change lists[DRAFT_CHANGE_KINDS][2] = {
		{{3, 0, "new", "New", "Somebody"}}, {{0, 2, "old", NULL, "Someone"}},
		{{1, 9, "up", "Up <b>", "A"}, {4, 3, "down", "Down", "B"}}};
	const struct draft_changes changes = {
		{lists[0], lists[1], lists[2]}, {1, 1, 2}, .unchanged = 1};
	const struct view_preview page = {&draft, &changes, "A <note>", faults};
	struct view_admin who = admin;
	struct buffer out = {0};

	who.role = role;
	CU_ASSERT_EQUAL(
		view_admin_preview(fixture_view, &who, &page, fixture_arena, &out), RESULT_OK);
	return taken(&out);
}

static void test_preview(void)
{
	struct draft draft = draft_of(COUNT);
	const char *text = preview_page(EDITOR_EDITOR, draft, NULL);

	fixture_golden("admin-preview.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "1 enter, 1 leave, 2 move, 1 stays where it is."));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "Publish edition 3"));
	text = preview_page(EDITOR_CONTRIBUTOR, draft, NULL);
	CU_ASSERT_PTR_NULL(strstr(text, "Publish edition 3"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "Publishing takes an editor"));
	draft.differs = false;
	text = preview_page(EDITOR_EDITOR, draft, NULL);
	CU_ASSERT_PTR_NULL(strstr(text, "Publish edition 3"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "There is nothing to publish: readers see"));
	draft.count = 0;
	text = preview_page(EDITOR_EDITOR, draft, NULL);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "The draft is empty, and an edition is not"));
}

void suite_view_draft(void)
{
	CU_pSuite suite = CU_add_suite("view/draft", fixture_open, fixture_close);

	CU_ADD_TEST(suite, test_charts);
	CU_ADD_TEST(suite, test_list);
	CU_ADD_TEST(suite, test_faults);
	CU_ADD_TEST(suite, test_conflict);
	CU_ADD_TEST(suite, test_long);
	CU_ADD_TEST(suite, test_text);
	CU_ADD_TEST(suite, test_preview);
}
