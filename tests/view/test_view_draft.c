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

static const struct plan moved = {.id = 5,
	.chart = "best",
	.title = "All-time <best>",
	.due = 1798135200,
	.note = "The <planned> note",
	.planner = "ann",
	.state = PLAN_MOVED,
	.changer = "bob"};

static void test_charts(void)
{
	static const struct plan set = {
		.id = 6, .chart = "new", .title = "New", .due = 1798135200, .planner = "ann"};
	static const struct draft_summary charts[] = {
		{"best", "All-time <best>", 100, 2, 1767864600, 99, true, "bob", 1767964600,
			&moved},
		{"new", "New", 0, 0, 0, 1, true, NULL, 0, &set},
		{"jazz", "Jazz", 1, 1, 1767864600, 1, false, NULL, 0, NULL},
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
	const struct view_preview page = {&draft, &changes, "A <note>", faults, "2026-12-24 <b>"};
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

static const char *planned_page(enum plan_state state, const char *changer, enum editor_role role)
{
	struct plan plan = moved;
	struct draft draft = draft_of(COUNT);
	const struct view_draft page = {.draft = &draft, .rows = entries, .count = COUNT};
	struct view_admin who = admin;
	struct buffer out = {0};

	plan.state = state;
	plan.changer = changer;
	draft.plan = &plan;
	who.role = role;
	CU_ASSERT_EQUAL_FATAL(
		view_admin_draft(fixture_view, &who, &page, fixture_arena, &out), RESULT_OK);
	return taken(&out);
}

/* A plan is told on the pages of its draft: how it stands, and to editors how to cancel it. */
static void test_planned(void)
{
	static const struct {
		enum plan_state state;
		const char *changer, *told;
	} cases[] = {
		{PLAN_SET, "bob", "18:00 UTC</time> by ann. If the draft is changed before"},
		{PLAN_LATE, NULL, "by ann, <strong>not published yet"},
		{PLAN_MOVED, "bob", "<strong>waits: the draft was changed since by bob</strong>"},
		{PLAN_MOVED, NULL, "<strong>waits: the draft was changed since</strong>"},
		{PLAN_EDITOR, NULL, "<strong>waits: ann may not publish any more</strong>"},
		{PLAN_UNCHANGED, NULL, "<strong>waits: readers saw this list already</strong>"},
		{PLAN_EMPTY, NULL, "<strong>waits: the draft was empty</strong>"},
		{PLAN_DELETED, NULL, "<strong>waits: the chart was deleted at that time</strong>"},
		{PLAN_BROKEN, NULL, "<strong>waits: publishing it failed"},
	};
	const char *text;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		text = planned_page(cases[i].state, cases[i].changer, EDITOR_EDITOR);
		CU_ASSERT_PTR_NOT_NULL(strstr(text, cases[i].told));
		CU_ASSERT_PTR_NOT_NULL(strstr(text, "action=\"/admin/charts/best/cancel\""));
		CU_ASSERT_EQUAL(
			strstr(text, "class=\"plan waits\"") != NULL, cases[i].state != PLAN_SET);
	}
	text = planned_page(PLAN_MOVED, "bob", EDITOR_CONTRIBUTOR);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "datetime=\"2026-12-24T18:00:00Z\""));
	CU_ASSERT_PTR_NULL(strstr(text, "/cancel"));
	fixture_golden("admin-draft-planned.html", planned_page(PLAN_MOVED, "bob", EDITOR_EDITOR));
}

/* The preview's form has the plan's note and time, until something else was typed. */
static void test_preview_planned(void)
{
	static const struct view_faults faults = {{{"when", "This time is past."}}, 1};
	struct draft draft = draft_of(COUNT);
	const char *text;

	draft.plan = &moved;
	text = preview_page(EDITOR_EDITOR, draft, NULL);
	fixture_golden("admin-preview-planned.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"2026-12-24 18:00\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "The &lt;planned&gt; note</textarea>"));
	CU_ASSERT_EQUAL(fixture_count(text, "name=\"plan\" value=\"5\""), 2);
	text = preview_page(EDITOR_EDITOR, draft, &faults);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"2026-12-24 &lt;b&gt;\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "A &lt;note&gt;</textarea>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<a href=\"#when\">This time is past.</a>"));
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
	CU_ADD_TEST(suite, test_planned);
	CU_ADD_TEST(suite, test_preview_planned);
}
