#include "store/import_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/array.h"

#include "base/banned.h"

/* Of a known release, by a list: title, artist credit, release date, genre tags. */
#define CHANGEABLE_FIELDS 4

/* What differs between a row and its release. */

/* Places of the tags, strongest first, as the site shows them. */
static void order_tags(const struct import_row *row, size_t *order)
{
	for (size_t i = 0; i < row->tag_count; i++) {
		size_t at = i;

		for (; at > 0 && row->tags[order[at - 1]].weight < row->tags[i].weight; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
}

/* The tags as import_release_known.sql gives them; genres that are new have the number 0. */
static const char *tags_text(struct plan *plan, size_t at)
{
	const struct import_row *row = &plan->import->rows[at];
	size_t *order = ARENA_ARRAY(plan->arena, size_t, row->tag_count);
	struct buffer text = {0};
	const char *copy;

	order_tags(row, order);
	for (size_t i = 0; i < row->tag_count; i++)
		buffer_format(&text, "%s%lld:%d", i == 0 ? "" : ",",
			(long long)plan->genres.list[plan->rows[at].genres[order[i]]].id,
			row->tags[order[i]].weight);
	copy = arena_text(plan->arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}

/* The tags as exports write them. */
static const char *tag_names(struct plan *plan, const struct import_row *row)
{
	size_t *order = ARENA_ARRAY(plan->arena, size_t, row->tag_count);
	struct buffer text = {0};
	const char *copy;

	order_tags(row, order);
	for (size_t i = 0; i < row->tag_count; i++) {
		const struct import_tag *tag = &row->tags[order[i]];

		buffer_format(&text, "%s%s", i == 0 ? "" : ";", tag->name);
		if (tag->weight > 0)
			buffer_format(&text, ":%d", tag->weight);
	}
	copy = arena_text(plan->arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}

static const char *date_copy(struct plan *plan, struct date date)
{
	char text[DATE_ISO_SIZE];

	return arena_text(plan->arena, date_iso(date, text));
}

static void add_change(struct plan *plan, const struct import_row *row, const char *release,
	enum import_column column, const char *before, const char *after)
{
	struct import_outcome *outcome = plan->outcome;

	outcome->changes[outcome->change_count++] = (struct import_change){
		.line = row->line,
		.release = release,
		.column = column,
		.before = before != NULL ? before : "",
		.after = after,
	};
}

/* Notes each field that changes. */
static void note_changes(struct plan *plan, size_t at, const struct rows *rows, size_t answer)
{
	const struct import_row *row = &plan->import->rows[at];
	const struct plan_row *known = &plan->rows[at];
	struct arena *arena = plan->arena;
	const char *slug = rows_text(rows, answer, 7, arena);

	if (known->title_differs)
		add_change(plan, row, slug, IMPORT_TITLE, rows_text(rows, answer, 0, arena),
			row->title);
	if (known->credit_differs)
		add_change(plan, row, slug, IMPORT_ARTIST, rows_text(rows, answer, 8, arena),
			row->artist);
	if (known->date_differs)
		add_change(plan, row, slug, IMPORT_RELEASED,
			date_copy(plan, rows_date(rows, answer, 2)),
			date_copy(plan, row->released));
	if (known->tags_differ)
		add_change(plan, row, slug, IMPORT_GENRES, rows_text(rows, answer, 9, arena),
			tag_names(plan, row));
}

static bool differs(const struct plan_row *row)
{
	return row->title_differs || row->credit_differs || row->date_differs || row->tags_differ;
}

static void compare_row(struct plan *plan, size_t at, const struct rows *rows, size_t answer)
{
	const struct import_row *row = &plan->import->rows[at];
	struct plan_row *known = &plan->rows[at];
	bool by_slug = row->release != NULL;

	known->title_differs = by_slug && row->title != NULL &&
	                       !text_equal(row->title, rows_text(rows, answer, 0, plan->arena));
	known->credit_differs =
		by_slug && !text_equal(row->artist_key, rows_text(rows, answer, 1, plan->arena));
	known->date_differs = date_precision(row->released) != DATE_UNKNOWN &&
	                      !date_equal(row->released, rows_date(rows, answer, 2));
	known->tags_differ = row->tag_count > 0 && !text_equal(tags_text(plan, at),
							   rows_text(rows, answer, 5, plan->arena));
	known->year = row->released.year != 0 ? row->released.year : rows_int(rows, answer, 2);
	if (known->title_differs)
		known->title_key = row->title_key;
	else if (known->credit_differs)
		known->title_key = rows_text(rows, answer, 6, plan->arena);
	if (known->twin != 0 && (known->title_differs || known->credit_differs))
		plan_blame(plan, row, IMPORT_TITLE, row->title,
			"another release has this title and artist already");
	if (differs(known))
		note_changes(plan, at, rows, answer);
}

static void count_rows(struct plan *plan)
{
	struct import_outcome *outcome = plan->outcome;

	for (size_t i = 0; i < plan->import->row_count; i++) {
		const struct plan_row *row = &plan->rows[i];

		outcome->new_releases += row->release == 0;
		outcome->matched += row->release != 0;
		outcome->changed += row->release != 0 && differs(row);
		outcome->unchanged += row->release != 0 && !differs(row);
	}
}

/* Whether the draft is anything but this list, and what of it is not in the list. */
static enum result compare_draft(struct plan *plan)
{
	struct buffer releases = {0};
	struct rows *rows = NULL;
	enum result result;

	plan->outcome->draft_changed = plan->chart == 0;
	if (plan->outcome->draft_changed)
		return RESULT_OK;
	array_begin(&releases);
	for (size_t i = 0; i < plan->import->row_count; i++)
		array_number_or_null(&releases, plan->rows[i].release);
	array_end(&releases);
	result = store_query(plan->store, STATEMENT_IMPORT_DRAFT,
		(const char *const[]){plan_number(plan, plan->chart), buffer_text(&releases)},
		&rows);
	buffer_free(&releases);
	if (result != RESULT_OK)
		return result;
	plan->outcome->draft_changed = rows_bool(rows, 0, 0);
	plan->outcome->leaving = (size_t)rows_bigint(rows, 0, 1);
	rows_free(rows);
	return RESULT_OK;
}

static int compare_changes(const void *left_pointer, const void *right_pointer)
{
	const struct import_change *left = left_pointer;
	const struct import_change *right = right_pointer;

	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return (left->column > right->column) - (left->column < right->column);
}

static void compare_rows(struct plan *plan, const struct rows *rows)
{
	struct import_outcome *outcome = plan->outcome;
	size_t answer = 0;

	outcome->changes = ARENA_ARRAY(
		plan->arena, struct import_change, rows_count(rows) * CHANGEABLE_FIELDS);
	for (size_t i = 0; i < plan->import->row_count; i++) {
		if (plan->rows[i].release != 0)
			compare_row(plan, i, rows, answer++);
	}
	qsort(outcome->changes, outcome->change_count, sizeof(*outcome->changes), compare_changes);
}

enum result plan_compare(struct plan *plan)
{
	struct plan_arrays arrays;
	struct rows *rows = NULL;
	enum result result;

	plan_arrays_begin(&arrays, 1);
	for (size_t i = 0; i < plan->import->row_count; i++) {
		if (plan->rows[i].release != 0)
			array_number(&arrays.column[0], plan->rows[i].release);
	}
	result = plan_arrays_query(plan, STATEMENT_IMPORT_RELEASE_KNOWN, &arrays, &rows);
	if (result != RESULT_OK)
		return result;
	compare_rows(plan, rows);
	rows_free(rows);
	count_rows(plan);
	return compare_draft(plan);
}

/* Names that two releases would have once the list is applied. The file alone cannot tell: a row
 * with a slug may give its release a new name, and leave its year to what is known. */

/* Rows whose names come to be by the list: new releases, and those that are called otherwise. */
static size_t *rows_with_new_names(struct plan *plan, size_t *count)
{
	size_t *rows = ARENA_ARRAY(plan->arena, size_t, plan->import->row_count);

	*count = 0;
	for (size_t i = 0; i < plan->import->row_count; i++) {
		const struct import_row *row = &plan->import->rows[i];
		struct plan_row *named = &plan->rows[i];

		if (named->release == 0) {
			named->title_key = row->title_key;
			named->year = row->released.year;
		}
		if (named->title_key != NULL && !named->is_blamed)
			rows[(*count)++] = i;
	}
	return rows;
}

/* By names, then by year: an unknown one may be any, so it comes first and equals them all; then
 * by line. */
static int compare_names(const void *left_pointer, const void *right_pointer, void *context)
{
	const struct plan *plan = context;
	size_t left_at = *(const size_t *)left_pointer;
	size_t right_at = *(const size_t *)right_pointer;
	const struct plan_row *left = &plan->rows[left_at];
	const struct plan_row *right = &plan->rows[right_at];
	int order = strcmp(left->title_key, right->title_key);

	if (order == 0)
		order = (left->credit > right->credit) - (left->credit < right->credit);
	if (order == 0)
		order = left->year - right->year;
	if (order != 0)
		return order;
	return plan->import->rows[left_at].line < plan->import->rows[right_at].line ? -1 : 1;
}

static bool are_same_names(const struct plan_row *first, const struct plan_row *row)
{
	return strcmp(first->title_key, row->title_key) == 0 && first->credit == row->credit &&
	       (first->year == 0 || first->year == row->year);
}

static void blame_doubled(struct plan *plan, size_t left, size_t right)
{
	const struct import_row *rows = plan->import->rows;
	size_t first = rows[left].line < rows[right].line ? left : right;
	size_t second = first == left ? right : left;

	plan_blame(plan, &rows[second], IMPORT_TITLE, rows[second].title,
		arena_format(plan->arena,
			"the release on line %zu gets this title and artist; no two releases have "
			"the same, but for those of different years",
			rows[first].line));
}

enum result plan_check_names(struct plan *plan)
{
	size_t count;
	size_t *rows = rows_with_new_names(plan, &count);
	size_t first = 0;

	qsort_r(rows, count, sizeof(*rows), compare_names, plan);
	for (size_t i = 1; i < count; i++) {
		if (are_same_names(&plan->rows[rows[first]], &plan->rows[rows[i]]))
			blame_doubled(plan, rows[first], rows[i]);
		else
			first = i;
	}
	return RESULT_OK;
}
