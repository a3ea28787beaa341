#include "store/store_import.h"

#include <stdlib.h>
#include <string.h>

#include "store/array.h"
#include "store/import_plan.h"

#include "base/banned.h"

void plan_arrays_begin(struct plan_arrays *arrays, size_t count)
{
	memset(arrays, 0, sizeof(*arrays));
	arrays->count = count;
	for (size_t i = 0; i < count; i++)
		array_begin(&arrays->column[i]);
}

enum result plan_arrays_query(struct plan *plan, enum statement_id statement,
	struct plan_arrays *arrays, struct rows **rows)
{
	const char *values[PLAN_ARRAYS];
	enum result result;

	for (size_t i = 0; i < arrays->count; i++) {
		array_end(&arrays->column[i]);
		values[i] = buffer_text(&arrays->column[i]);
	}
	result = store_query(plan->store, statement, values, rows);
	for (size_t i = 0; i < arrays->count; i++)
		buffer_free(&arrays->column[i]);
	return result;
}

enum result plan_arrays_execute(
	struct plan *plan, enum statement_id statement, struct plan_arrays *arrays)
{
	struct rows *rows = NULL;
	enum result result = plan_arrays_query(plan, statement, arrays, &rows);

	rows_free(rows);
	return result;
}

const char *plan_number(struct plan *plan, int64_t number)
{
	return arena_format(plan->arena, "%lld", (long long)number);
}

void plan_blame(struct plan *plan, const struct import_row *row, enum import_column column,
	const char *value, const char *reason)
{
	struct import_outcome *outcome = plan->outcome;
	struct plan_row *blamed = &plan->rows[row - plan->import->rows];

	if (blamed->is_blamed)
		return;
	blamed->is_blamed = true;
	if (outcome->problems == NULL)
		outcome->problems =
			ARENA_ARRAY(plan->arena, struct import_problem, plan->import->row_count);
	outcome->problems[outcome->problem_count++] = (struct import_problem){
		.line = row->line,
		.column = plan->import->names[column],
		.value = value,
		.reason = reason,
	};
}

static int compare_problems(const void *left_pointer, const void *right_pointer)
{
	const struct import_problem *left = left_pointer;
	const struct import_problem *right = right_pointer;

	return (left->line > right->line) - (left->line < right->line);
}

/* Who only looks waits for nobody. */
static enum result take_turn(struct plan *plan)
{
	if (plan->dry)
		return RESULT_OK;
	return store_execute(plan->store, STATEMENT_WRITERS_LOCK, NULL);
}

/* The rows that no problem was found with; those of a list with problems stand by line. */
static struct import sound_rows(const struct import *import, struct arena *arena)
{
	struct import sound = *import;
	size_t at = 0;

	sound.rows = ARENA_ARRAY(arena, struct import_row, import->row_count);
	sound.row_count = 0;

	for (size_t i = 0; i < import->row_count; i++) {
		size_t line = import->rows[i].line;

		while (at < import->problem_count && import->problems[at].line < line)
			at++;
		if (at == import->problem_count || import->problems[at].line != line)
			sound.rows[sound.row_count++] = import->rows[i];
	}
	return sound;
}

/* Puts the problems that the file had before among those found here; both stand by line. */
static void merge_problems(
	const struct import *import, struct arena *arena, struct import_outcome *outcome)
{
	size_t count = import->problem_count + outcome->problem_count;
	struct import_problem *merged = ARENA_ARRAY(arena, struct import_problem, count);
	size_t known = 0;
	size_t found = 0;

	while (known + found < count) {
		bool is_known =
			found == outcome->problem_count ||
			(known < import->problem_count &&
				import->problems[known].line <= outcome->problems[found].line);

		merged[known + found] =
			is_known ? import->problems[known] : outcome->problems[found];
		known += is_known;
		found += !is_known;
	}
	outcome->problems = merged;
	outcome->problem_count = count;
}

static enum result judge(struct plan *plan)
{
	struct import_outcome *outcome = plan->outcome;

	if (outcome->problem_count == 0)
		return RESULT_OK;
	qsort(outcome->problems, outcome->problem_count, sizeof(*outcome->problems),
		compare_problems);
	return RESULT_INVALID;
}

static enum result (*const steps[])(struct plan *plan) = {
	take_turn,
	plan_choose,
	plan_match_chart,
	plan_match_genres,
	plan_match_credits,
	plan_match_releases,
	plan_match_untitled,
	plan_compare,
	plan_check_names,
	plan_find_near,
	judge, /* the last step of a dry run */
	plan_write_genres,
	plan_write_credits,
	plan_write_releases,
	plan_write_changes,
	plan_write_tags,
	plan_write_chart,
	plan_write_draft,
};

static void report(const struct plan *plan, size_t done, size_t count)
{
	size_t rows = plan->import->row_count;

	if (plan->target->progress != NULL)
		plan->target->progress(plan->target->progress_context, rows * done / count, rows);
}

static enum result run_steps(struct plan *plan, bool dry)
{
	size_t count = sizeof(steps) / sizeof(steps[0]);
	enum result result = RESULT_OK;

	for (size_t i = 0; result == RESULT_OK && i < count; i++) {
		result = steps[i](plan);
		report(plan, i + 1, count);
		if (dry && steps[i] == judge)
			break;
	}
	return result;
}

enum result store_import_run(struct store *store, const struct import *import,
	const struct import_target *target, bool dry, struct arena *arena,
	struct import_outcome *outcome)
{
	bool is_bad = import->problem_count > 0;
	struct import sound = is_bad ? sound_rows(import, arena) : *import;
	struct plan plan = {
		.store = store,
		.import = &sound,
		.target = target,
		.dry = dry,
		.arena = arena,
		.outcome = outcome,
		.rows = ARENA_ARRAY(arena, struct plan_row, sound.row_count),
		.credits.places = map_new(arena),
		.genres.places = map_new(arena),
		.claimed = map_new(arena),
	};
	enum result result;

	memset(outcome, 0, sizeof(*outcome));
	result = run_steps(&plan, dry || is_bad);
	if (!is_bad || (result != RESULT_OK && result != RESULT_INVALID))
		return result;
	merge_problems(import, arena, outcome);
	return RESULT_INVALID;
}
