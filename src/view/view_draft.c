#include "view/view_draft.h"

#include "base/text.h"
#include "model/limits.h"
#include "model/link.h"
#include "view/view_internal.h"
#include "view/view_plan.h"

#include "base/banned.h"

/* Changes of each kind that the preview lists; the rest is counted. */
#define CHANGES_SHOWN 500

/* Problems of a text that are listed; the rest is counted. */
#define PROBLEMS_SHOWN 200

static void fill_summary(HDF *item, const struct draft_summary *line,
	const struct view_admin *admin, struct arena *arena)
{
	hdf_put_text(item, "title", line->title);
	hdf_put_text(item, "link", link_admin_draft(arena, line->chart));
	if (line->waiting)
		hdf_put_text(item, "preview", link_admin_preview(arena, line->chart));
	if (admin->role >= EDITOR_EDITOR)
		hdf_put_text(item, "settings", link_admin_chart_settings(arena, line->chart, NULL));
	hdf_put_number(item, "edition", line->edition);
	hdf_put_number(item, "size", line->size);
	hdf_put_number(item, "draft_size", line->draft_size);
	view_time_fill(item, "published", line->published, arena);
	view_time_fill(item, "saved", line->saved, arena);
	hdf_put_text(item, "saved_by", line->saved_by);
	view_plan_fill(item, line->plan, admin, arena);
}

enum result view_admin_charts(struct view *view, const struct view_admin *admin,
	const struct draft_summary *charts, size_t count, struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, admin, "Charts", arena);
	HDF *list = hdf_put_node(values, "charts");
	long waiting = 0;

	for (size_t i = 0; i < count; i++) {
		fill_summary(hdf_put_item(list, i), &charts[i], admin, arena);
		waiting += charts[i].waiting;
	}
	hdf_put_number(values, "waiting", waiting);
	hdf_put_number(values, "count", (long)count);
	if (admin->role >= EDITOR_EDITOR)
		hdf_put_text(values, "new", link_admin_chart_new(arena, NULL));
	return view_admin_render(view, VIEW_ADMIN_CHARTS, values, out);
}

HDF *view_draft_links_fill(HDF *values, const struct view_admin *admin, const char *slug,
	int edition, struct arena *arena)
{
	HDF *chart = hdf_put_node(values, "chart");

	hdf_put_text(chart, "link", link_admin_draft(arena, slug));
	hdf_put_text(chart, "text", link_admin_draft_text(arena, slug));
	hdf_put_text(chart, "import", link_admin_import(arena, slug));
	hdf_put_text(chart, "preview", link_admin_preview(arena, slug));
	hdf_put_text(chart, "public", link_chart(arena, slug));
	if (admin->role >= EDITOR_EDITOR)
		hdf_put_text(chart, "settings", link_admin_chart_settings(arena, slug, NULL));
	hdf_put_number(chart, "edition", edition);
	return chart;
}

HDF *view_draft_values(const struct view *view, const struct view_admin *admin,
	const struct draft *draft, const char *what, struct arena *arena)
{
	const char *title =
		what == NULL ? draft->title : arena_format(arena, "%s: %s", draft->title, what);
	HDF *values = view_admin_values(view, admin, title, arena);
	HDF *chart = view_draft_links_fill(values, admin, draft->chart, draft->edition, arena);

	hdf_put_text(chart, "title", draft->title);
	hdf_put_text(chart, "publish", link_admin_publish(arena, draft->chart));
	hdf_put_text(chart, "undo", link_admin_undo(arena, draft->chart));
	hdf_put_text(chart, "revert", link_admin_revert(arena, draft->chart));
	hdf_put_text(chart, "revision", arena_format(arena, "%lld", (long long)draft->revision));
	hdf_put_number(chart, "count", (long)draft->count);
	view_time_fill(chart, "published", draft->published, arena);
	view_time_fill(chart, "saved", draft->saved, arena);
	hdf_put_text(chart, "saved_by", draft->saved_by);
	if (draft->differs)
		hdf_put_true(chart, "differs");
	if (draft->can_undo)
		hdf_put_true(chart, "can_undo");
	view_plan_fill(chart, draft->plan, admin, arena);
	return values;
}

static void fill_release(HDF *item, const struct draft_entry *entry, struct arena *arena)
{
	hdf_put_text(item, "title", entry->title);
	hdf_put_text(item, "artist", entry->artist);
	view_date_fill(item, entry->released, arena);
}

/* The id of the field of a row, or of the rank of what is added. */
static const char *field_of(const struct draft_fault *fault, struct arena *arena)
{
	return fault->row == 0 ? "at" : arena_format(arena, "r%zu", fault->row);
}

static void fill_row_faults(
	HDF *rows, const struct view_draft *page, struct arena *arena, struct view_faults *faults)
{
	for (size_t i = 0; i < page->fault_count; i++) {
		const struct draft_fault *fault = &page->faults[i];

		view_fault_add(faults, field_of(fault, arena), fault->sentence);
		if (fault->row > 0)
			hdf_put_text(hdf_put_item(rows, fault->row - 1), "fault", fault->sentence);
	}
}

static void fill_rows(HDF *values, const struct view_draft *page, struct arena *arena)
{
	HDF *rows = hdf_put_node(values, "rows");
	int64_t *releases = ARENA_ARRAY(arena, int64_t, page->count);

	for (size_t i = 0; i < page->count; i++) {
		const char *rank = arena_format(arena, "%zu", i + 1);
		const char *typed = page->typed != NULL ? page->typed[i] : rank;
		HDF *item = hdf_put_item(rows, i);

		releases[i] = page->rows[i].release;
		fill_release(item, &page->rows[i], arena);
		hdf_put_text(item, "link", link_admin_release_listed(arena, page->rows[i].slug));
		hdf_put_text(item, "rank", rank);
		hdf_put_text(item, "typed", typed);
		if (!text_equal(typed, rank))
			hdf_put_true(item, "changed");
	}
	hdf_put_text(values, "releases", draft_releases_write(releases, page->count, arena));
}

static void fill_found(HDF *values, const struct view_draft *page, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "found");

	hdf_put_text(values, "q", page->q);
	hdf_put_text(values, "at",
		page->at != NULL ? page->at : arena_format(arena, "%zu", page->count + 1));
	hdf_put_number(values, "last", (long)page->count + 1);
	for (size_t i = 0; i < page->found_count; i++) {
		HDF *item = hdf_put_item(list, i);

		fill_release(item, &page->found[i], arena);
		hdf_put_text(item, "release",
			arena_format(arena, "%lld", (long long)page->found[i].release));
		for (size_t r = 0; r < page->count; r++) {
			if (page->rows[r].release == page->found[i].release)
				hdf_put_number(item, "rank", (long)r + 1);
		}
	}
}

static void fill_editions(HDF *values, const struct view_draft *page, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "editions");

	for (size_t i = 0; i < page->edition_count; i++) {
		const struct draft_edition *edition = &page->editions[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_number(item, "number", edition->number);
		hdf_put_number(item, "size", edition->size);
		hdf_put_text(item, "note", edition->note);
		view_time_fill(item, "published", edition->published, arena);
	}
}

/* Both versions side by side, where they differ. */
static void fill_conflict(HDF *values, const struct view_draft *page, struct arena *arena)
{
	const struct draft *theirs = page->draft;
	HDF *list = hdf_put_node(values, "conflict");
	size_t most = theirs->count > page->count ? theirs->count : page->count;
	size_t shown = 0;

	for (size_t i = 0; i < most; i++) {
		bool is_theirs = i < theirs->count;
		bool is_mine = i < page->count;

		if (is_theirs && is_mine && theirs->entries[i].release == page->rows[i].release)
			continue;
		HDF *item = hdf_put_item(list, shown++);
		hdf_put_number(item, "rank", (long)i + 1);
		if (is_theirs)
			fill_release(hdf_put_node(item, "theirs"), &theirs->entries[i], arena);
		if (is_mine)
			fill_release(hdf_put_node(item, "mine"), &page->rows[i], arena);
	}
	hdf_put_number(values, "same", (long)(most - shown));
}

static const char *conflict_sentence(const struct draft *draft, struct arena *arena)
{
	if (!draft->can_undo)
		return "This draft was changed after you opened it. Yours is in the form below.";
	return arena_format(arena,
		"%s saved this draft after you opened it. Yours is in the form below.",
		draft->saved_by);
}

enum result view_admin_draft(struct view *view, const struct view_admin *admin,
	const struct view_draft *page, struct arena *arena, struct buffer *out)
{
	HDF *values = view_draft_values(view, admin, page->draft, NULL, arena);
	struct view_faults faults = {0};

	hdf_put_number(values, "most", DRAFT_ROWS_MAX);
	if (page->count > DRAFT_ROWS_MAX)
		hdf_put_true(values, "too_long");
	else
		fill_rows(values, page, arena);
	fill_row_faults(hdf_put_node(values, "rows"), page, arena, &faults);
	fill_found(values, page, arena);
	fill_editions(values, page, arena);
	if (page->conflict) {
		view_fault_add(&faults, NULL, conflict_sentence(page->draft, arena));
		fill_conflict(values, page, arena);
	}
	if (page->refusal != NULL)
		view_fault_add(&faults, NULL, page->refusal);
	view_faults_fill(values, &faults);
	return view_admin_render(view, VIEW_ADMIN_DRAFT, values, out);
}

/* What is wrong with a list, as a sentence. */
static const char *problem_sentence(const struct import_problem *problem, struct arena *arena)
{
	const char *line =
		problem->line > 0 ? arena_format(arena, "Line %zu", problem->line) : "The text";
	const char *column =
		problem->column == NULL ? "" : arena_format(arena, ", %s", problem->column);
	const char *value =
		problem->value == NULL ? "" : arena_format(arena, " \"%s\"", problem->value);

	return arena_format(arena, "%s%s%s: %s.", line, column, value, problem->reason);
}

enum result view_admin_draft_text(struct view *view, const struct view_admin *admin,
	const struct view_draft_text *page, struct arena *arena, struct buffer *out)
{
	HDF *values = view_draft_values(view, admin, page->draft, "as text", arena);
	HDF *list = hdf_put_node(values, "problems");
	struct view_faults faults = {0};
	size_t shown = page->problem_count < PROBLEMS_SHOWN ? page->problem_count : PROBLEMS_SHOWN;

	hdf_put_text(values, "text", page->text);
	hdf_put_number(values, "most", DRAFT_ROWS_MAX);
	for (size_t i = 0; i < shown; i++)
		hdf_put_text(hdf_put_item(list, i), "sentence",
			problem_sentence(&page->problems[i], arena));
	if (page->problem_count > shown)
		hdf_put_number(values, "more", (long)(page->problem_count - shown));
	if (page->problem_count > 0)
		view_fault_add(&faults, "text",
			page->problem_count == 1
				? "1 line cannot be taken; it is named below."
				: arena_format(arena,
					  "%zu lines cannot be taken; they are named below.",
					  page->problem_count));
	view_faults_fill(values, &faults);
	return view_admin_render(view, VIEW_ADMIN_DRAFT_TEXT, values, out);
}

static void fill_change(HDF *item, const struct draft_change *change)
{
	int places = change->before - change->rank;

	hdf_put_text(item, "title", change->title);
	hdf_put_text(item, "artist", change->artist);
	if (change->rank > 0)
		hdf_put_number(item, "rank", change->rank);
	if (change->before > 0)
		hdf_put_number(item, "before", change->before);
	if (places > 0)
		hdf_put_number(item, "up", places);
	else
		hdf_put_number(item, "down", -places);
}

static void fill_changes(HDF *values, const struct draft_changes *changes)
{
	static const char *const names[DRAFT_CHANGE_KINDS] = {"entered", "left", "moved"};

	for (size_t kind = 0; kind < DRAFT_CHANGE_KINDS; kind++) {
		HDF *node = hdf_put_node(values, names[kind]);
		HDF *list = hdf_put_node(node, "list");
		size_t count = changes->count[kind];
		size_t shown = count < CHANGES_SHOWN ? count : CHANGES_SHOWN;

		hdf_put_number(node, "count", (long)count);
		for (size_t i = 0; i < shown; i++)
			fill_change(hdf_put_item(list, i), &changes->list[kind][i]);
		if (count > shown)
			hdf_put_number(node, "more", (long)(count - shown));
	}
	hdf_put_number(values, "unchanged", changes->unchanged);
}

/* The form as it was typed; before that, as the plan has it. */
static void fill_typed(HDF *values, const struct view_preview *page, struct arena *arena)
{
	const struct plan *plan = page->draft->plan;
	const char *note = page->note;
	const char *when = page->when;

	if (plan != NULL && page->faults == NULL) {
		note = plan->note;
		when = plan_time_write(plan->due, arena_get(arena, PLAN_TIME_SIZE));
	}
	hdf_put_text(values, "note", note);
	hdf_put_text(values, "when", when);
}

enum result view_admin_preview(struct view *view, const struct view_admin *admin,
	const struct view_preview *page, struct arena *arena, struct buffer *out)
{
	HDF *values = view_draft_values(view, admin, page->draft, "preview", arena);

	fill_changes(values, page->changes);
	hdf_put_text(values, "page", link_admin_preview_page(arena, page->draft->chart));
	if (admin->role >= EDITOR_EDITOR)
		hdf_put_true(values, "may_publish");
	hdf_put_number(values, "next", page->draft->edition + 1);
	hdf_put_text(values, "plan_action", link_admin_plan(arena, page->draft->chart));
	fill_typed(values, page, arena);
	hdf_put_number(values, "note_limit", LIMIT_NOTE);
	view_faults_fill(values, page->faults);
	return view_admin_render(view, VIEW_ADMIN_PREVIEW, values, out);
}
