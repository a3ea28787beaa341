#include "view/view_import.h"

#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* Bad rows, corrections and alike names that are shown; the rest is counted. */
#define PROBLEMS_SHOWN 200
#define CORRECTIONS_SHOWN 200
#define NEAR_SHOWN 500

/* The columns in words, as the forms of releases have them. */
static const char *const labels[IMPORT_COLUMN_COUNT] = {
	[IMPORT_RANK] = "Rank",
	[IMPORT_TITLE] = "Title",
	[IMPORT_ARTIST] = "Artist",
	[IMPORT_RELEASED] = "Release date",
	[IMPORT_GENRES] = "Genres",
	[IMPORT_RELEASE] = "Release (its address here)",
};

static const char *size_text(size_t bytes, struct arena *arena)
{
	if (bytes < 1000)
		return arena_format(arena, "%zu bytes", bytes);
	if (bytes < 1000000)
		return arena_format(arena, "%zu kB", (bytes + 500) / 1000);
	return arena_format(arena, "%.1f MB", (double)bytes / 1e6);
}

static void fill_upload(
	HDF *node, const struct upload *upload, const char *chart, struct arena *arena)
{
	hdf_put_text(node, "name", upload->name);
	hdf_put_text(node, "size", size_text(upload->length, arena));
	hdf_put_text(
		node, "link", link_admin_import_check(arena, chart, upload->number, NULL, false));
	view_time_fill(node, "created", upload->created, arena);
}

enum result view_admin_import(struct view *view, const struct view_admin *admin,
	const struct view_import *page, struct arena *arena, struct buffer *out)
{
	HDF *values = view_draft_values(view, admin, page->draft, "import", arena);
	HDF *list = hdf_put_node(values, "uploads");

	for (size_t i = 0; i < page->upload_count; i++)
		fill_upload(hdf_put_item(list, i), &page->uploads[i], page->draft->chart, arena);
	hdf_put_text(values, "text", page->text);
	hdf_put_text(values, "most_bytes", UPLOAD_MAX_TEXT);
	hdf_put_number(values, "most_rows", IMPORT_MAX_ROWS);
	hdf_put_number(values, "most_uploads", UPLOADS_MAX);
	view_faults_fill(values, page->faults);
	return view_admin_render(view, VIEW_ADMIN_IMPORT, values, out);
}

/* What is counted. */
static void fill_counts(HDF *values, const struct view_import_check *page)
{
	const struct import_outcome *outcome = page->outcome;
	HDF *node = hdf_put_node(values, "counts");

	hdf_put_number(values, "rows", (long)page->import->row_count);
	if (outcome == NULL)
		return;
	hdf_put_true(values, "looked");
	hdf_put_number(node, "new", (long)outcome->new_releases);
	hdf_put_number(node, "matched", (long)outcome->matched);
	hdf_put_number(node, "changed", (long)outcome->changed);
	hdf_put_number(node, "unchanged", (long)outcome->unchanged);
	hdf_put_number(node, "artists", (long)outcome->new_artists);
	hdf_put_number(node, "genres", (long)outcome->new_genres);
	hdf_put_number(node, "leaving", (long)outcome->leaving);
	if (outcome->draft_changed)
		hdf_put_true(values, "draft_changes");
}

static void fill_problems(HDF *values, const struct view_import_check *page, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "problems");
	size_t count = page->problem_count;
	size_t shown = count < PROBLEMS_SHOWN ? count : PROBLEMS_SHOWN;

	for (size_t i = 0; i < shown; i++) {
		const struct import_problem *problem = &page->problems[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_number(item, "line", (long)problem->line);
		hdf_put_text(item, "column", problem->column);
		hdf_put_text(item, "value", problem->value);
		hdf_put_text(item, "reason", problem->reason);
	}
	hdf_put_number(values, "problem_count", (long)count);
	hdf_put_number(values, "more_problems", (long)(count - shown));
	hdf_put_text(values, "all_problems",
		link_admin_import_check(
			arena, page->draft->chart, page->upload->number, page->options, true));
}

/* The columns of the file, for the one that is wanted. */
static void fill_column(HDF *item, const struct view_import_check *page, enum import_column column,
	struct arena *arena)
{
	HDF *list = hdf_put_node(item, "options");
	size_t place = page->options->places[column];

	hdf_put_text(item, "label", labels[column]);
	hdf_put_text(item, "field", arena_format(arena, "in_%s", import_column_names[column]));
	hdf_put_number(item, "place", place == IMPORT_LEFT_OUT ? 0 : (long)place);
	if (column <= IMPORT_ARTIST)
		hdf_put_true(item, "needed");
	for (size_t i = 0; i < page->import->header_count; i++) {
		HDF *option = hdf_put_item(list, i);

		hdf_put_number(option, "place", (long)i + 1);
		hdf_put_text(option, "name", page->import->header[i]);
		if (place == i + 1)
			hdf_put_true(option, "selected");
	}
}

static void fill_columns(HDF *values, const struct view_import_check *page, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "columns");
	const char *separator = page->options->genre_separator;

	for (enum import_column column = 0; column < IMPORT_COLUMN_COUNT; column++)
		fill_column(hdf_put_item(list, column), page, column, arena);
	hdf_put_text(values, "separator", separator != NULL ? separator : ";");
}

/* Whether both are about the same name of the file. */
static bool is_same_question(const struct import_near *left, const struct import_near *right)
{
	return left->line == right->line && (left->title == NULL) == (right->title == NULL);
}

/* A known name that a name of the file may be the same as. */
static void fill_answer(HDF *list, size_t at, const struct import_near *near, struct arena *arena)
{
	const struct import_choice choice = {near->title == NULL, near->line, near->known};
	HDF *item = hdf_put_item(list, at);

	hdf_put_text(item, "value", import_choice_write(arena, &choice));
	hdf_put_text(item, "title", near->known_title);
	hdf_put_text(item, "artist", near->known_artist);
	if (near->is_same)
		hdf_put_true(item, "selected");
}

/* Answers to one question stand side by side. */
static void fill_near(HDF *values, const struct import_outcome *outcome, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "near");
	HDF *answers = NULL;
	size_t questions = 0;
	size_t given = 0;

	for (size_t i = 0; i < outcome->near_count; i++) {
		const struct import_near *near = &outcome->near[i];

		if (i == 0 || !is_same_question(near, near - 1)) {
			HDF *item;

			given = 0;
			if (questions++ >= NEAR_SHOWN)
				continue;
			item = hdf_put_item(list, questions - 1);
			hdf_put_number(item, "number", (long)questions);
			hdf_put_number(item, "line", (long)near->line);
			hdf_put_text(item, "title", near->title);
			hdf_put_text(item, "artist", near->artist);
			answers = hdf_put_node(item, "answers");
		}
		if (questions <= NEAR_SHOWN)
			fill_answer(answers, given++, near, arena);
	}
	if (questions > NEAR_SHOWN)
		hdf_put_number(values, "more_near", (long)(questions - NEAR_SHOWN));
}

static void fill_corrections(HDF *values, const struct import_outcome *outcome, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "corrections");
	size_t count = outcome->change_count;
	size_t shown = count < CORRECTIONS_SHOWN ? count : CORRECTIONS_SHOWN;

	for (size_t i = 0; i < shown; i++) {
		const struct import_change *change = &outcome->changes[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_number(item, "line", (long)change->line);
		hdf_put_text(item, "release", change->release);
		hdf_put_text(
			item, "link", link_admin_release_after(arena, change->release, NULL, NULL));
		hdf_put_text(item, "field", labels[change->column]);
		hdf_put_text(item, "before", change->before);
		hdf_put_text(item, "after", change->after);
	}
	hdf_put_number(values, "more_corrections", (long)(count - shown));
}

static void fill_faults(HDF *values, const struct view_import_check *page, struct arena *arena)
{
	struct view_faults faults = {0};

	if (page->conflict)
		view_fault_add(&faults, NULL,
			page->draft->can_undo
				? arena_format(arena,
					  "%s saved this draft after you opened this page. What "
					  "the "
					  "list makes of the draft as it is now stands below.",
					  page->draft->saved_by)
				: "This draft was changed after you opened this page. What the "
				  "list makes of it as it is now stands below.");
	if (page->problem_count > 0)
		view_fault_add(&faults, "problems",
			page->problem_count == 1
				? "1 problem: it is named below, and nothing can be applied with "
				  "it."
				: arena_format(arena,
					  "%zu problems: they are named below, and nothing can be "
					  "applied with them.",
					  page->problem_count));
	view_faults_fill(values, &faults);
}

enum result view_admin_import_check(struct view *view, const struct view_admin *admin,
	const struct view_import_check *page, struct arena *arena, struct buffer *out)
{
	HDF *values = view_draft_values(view, admin, page->draft, "import", arena);

	fill_upload(hdf_put_node(values, "upload"), page->upload, page->draft->chart, arena);
	fill_counts(values, page);
	fill_problems(values, page, arena);
	fill_columns(values, page, arena);
	if (page->outcome != NULL) {
		fill_near(values, page->outcome, arena);
		fill_corrections(values, page->outcome, arena);
	}
	fill_faults(values, page, arena);
	return view_admin_render(view, VIEW_ADMIN_IMPORT_CHECK, values, out);
}
