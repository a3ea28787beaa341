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

	if (outcome->problems == NULL)
		outcome->problems =
			ARENA_ARRAY(plan->arena, struct import_problem, plan->import->row_count);
	/* A row has at most one problem here: it is blamed once and looked at no more. */
	outcome->problems[outcome->problem_count++] = (struct import_problem){
		.line = row->line,
		.column = import_column_names[column],
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

/* Imports and publications take turns: they lock charts and add names in their own orders. */
static enum result take_turn(struct plan *plan)
{
	return store_execute(plan->store, STATEMENT_IMPORT_LOCK, NULL);
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
	plan_match_chart,
	plan_match_genres,
	plan_match_credits,
	plan_match_releases,
	plan_match_untitled,
	plan_compare,
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

enum result store_import_run(struct store *store, const struct import *import,
	const struct import_target *target, bool dry, struct arena *arena,
	struct import_outcome *outcome)
{
	struct plan plan = {
		.store = store,
		.import = import,
		.target = target,
		.arena = arena,
		.outcome = outcome,
		.rows = ARENA_ARRAY(arena, struct plan_row, import->row_count),
		.credits.places = map_new(arena),
		.genres.places = map_new(arena),
		.claimed = map_new(arena),
	};
	size_t count = sizeof(steps) / sizeof(steps[0]);
	enum result result = RESULT_OK;

	memset(outcome, 0, sizeof(*outcome));
	for (size_t i = 0; result == RESULT_OK && i < count; i++) {
		result = steps[i](&plan);
		report(&plan, i + 1, count);
		if (dry && steps[i] == judge)
			break;
	}
	return result;
}
