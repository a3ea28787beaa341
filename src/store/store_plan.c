#include "store/store_plan.h"

#include "base/clock.h"
#include "base/number.h"
#include "store/rows.h"
#include "store/store_draft.h"
#include "store/store_edition.h"

#include "base/banned.h"

/* Columns of plan_list.sql. */
enum listed {
	LISTED_ID,
	LISTED_CHART,
	LISTED_TITLE,
	LISTED_DUE,
	LISTED_NOTE,
	LISTED_PLANNER,
	LISTED_STATE,
	LISTED_CHANGER,
};

/* Columns of plan_drop.sql. */
enum dropped { DROPPED_ID, DROPPED_DUE };

/* Columns of plan_take.sql. */
enum taken {
	TAKEN_ID,
	TAKEN_CHART,
	TAKEN_DELETED,
	TAKEN_REVISION,
	TAKEN_DUE,
	TAKEN_NOTE,
	TAKEN_EDITOR,
	TAKEN_NAME,
	TAKEN_MAY_PUBLISH,
};

struct plan *store_plan_read(const struct rows *rows, struct arena *arena, size_t *count)
{
	struct plan *plans;

	*count = rows_count(rows);
	plans = ARENA_ARRAY(arena, struct plan, *count);
	for (size_t i = 0; i < *count; i++)
		plans[i] = (struct plan){
			.id = rows_bigint(rows, i, LISTED_ID),
			.chart = rows_text(rows, i, LISTED_CHART, arena),
			.title = rows_text(rows, i, LISTED_TITLE, arena),
			.due = (time_t)rows_bigint(rows, i, LISTED_DUE),
			.note = rows_text(rows, i, LISTED_NOTE, arena),
			.planner = rows_text(rows, i, LISTED_PLANNER, arena),
			.state = plan_state_read(rows_text(rows, i, LISTED_STATE, arena)),
			.changer = rows_text(rows, i, LISTED_CHANGER, arena),
		};
	return plans;
}

enum result store_plan_list(struct store *store, const char *chart, struct arena *arena,
	struct plan **plans, size_t *count)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_PLAN_LIST, &chart, &rows);

	if (result == RESULT_OK)
		*plans = store_plan_read(rows, arena, count);
	rows_free(rows);
	return result;
}

/* {"planned": "2026-12-24T18:00:00Z"} for the audit. */
static const char *planned_json(struct arena *arena, time_t due)
{
	char iso[CLOCK_ISO_SIZE];

	return arena_format(arena, "{\"planned\": \"%s\"}", clock_iso(due, iso));
}

/* Takes away the plan `seen` of a chart (0: none); `*before` is it for the audit, NULL for none.
 * RESULT_CONFLICT when the chart has another one. */
static enum result drop(struct store *store, const char *chart, int64_t seen, struct arena *arena,
	const char **before)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_PLAN_DROP, &chart, &rows);

	if (result != RESULT_OK)
		return result;
	if (rows_count(rows) > 0 ? rows_bigint(rows, 0, DROPPED_ID) != seen : seen != 0)
		result = RESULT_CONFLICT;
	else if (rows_count(rows) > 0)
		*before = planned_json(arena, (time_t)rows_bigint(rows, 0, DROPPED_DUE));
	rows_free(rows);
	return result;
}

static enum result add(struct store *store, const struct change_author *author,
	const struct plan_save *save, const char *chart)
{
	char due[NUMBER_SIZE];
	char editor[NUMBER_SIZE];
	const char *const values[] = {chart, number_write(save->due, due), save->note,
		number_write(author->editor, editor)};

	return store_execute(store, STATEMENT_PLAN_ADD, values);
}

enum result store_plan_save(struct store *store, const struct change_author *author,
	const struct plan_save *save, struct arena *arena)
{
	struct audit_entry entry = {.action = "plan",
		.kind = "chart",
		.subject = save->chart,
		.after = planned_json(arena, save->due),
		.note = save->note};
	const char *chart = NULL;
	enum result result =
		store_draft_begin(store, save->chart, save->revision, NULL, arena, &chart);

	if (result == RESULT_OK)
		result = store_edition_check(store, chart);
	if (result == RESULT_OK)
		result = drop(store, save->chart, save->seen, arena, &entry.before);
	if (result == RESULT_OK)
		result = add(store, author, save, chart);
	if (result == RESULT_OK)
		result = store_change_note(store, author, &entry);
	return result;
}

enum result store_plan_cancel(struct store *store, const struct change_author *author,
	const char *chart, int64_t seen, struct arena *arena)
{
	struct audit_entry entry = {.action = "cancel", .kind = "chart", .subject = chart};
	enum result result = drop(store, chart, seen, arena, &entry.before);

	if (result == RESULT_OK)
		result = store_change_note(store, author, &entry);
	return result;
}

enum result store_plan_next(struct store *store, int64_t *wait)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_PLAN_NEXT, NULL, &rows);

	if (result == RESULT_OK)
		*wait = rows_is_null(rows, 0, 0) ? INT64_MAX : rows_bigint(rows, 0, 0);
	rows_free(rows);
	return result;
}

/* A plan whose time has come. */
struct due {
	const char *id;
	struct edition_order order;
	struct change_author planner;
	bool is_deleted;
	bool may_publish;
};

/* Takes and locks it; RESULT_NOT_FOUND when there is none to be had. */
static enum result take(struct store *store, struct arena *arena, struct due *due)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_PLAN_TAKE, NULL, &rows);

	if (result != RESULT_OK)
		return result;
	if (rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	else
		*due = (struct due){
			.id = rows_text(rows, 0, TAKEN_ID, arena),
			.order = {.chart = rows_text(rows, 0, TAKEN_CHART, arena),
				.revision = rows_bigint(rows, 0, TAKEN_REVISION),
				.note = rows_text(rows, 0, TAKEN_NOTE, arena),
				.planned = (time_t)rows_bigint(rows, 0, TAKEN_DUE)},
			.planner = {rows_bigint(rows, 0, TAKEN_EDITOR),
				rows_text(rows, 0, TAKEN_NAME, arena)},
			.is_deleted = rows_bool(rows, 0, TAKEN_DELETED),
			.may_publish = rows_bool(rows, 0, TAKEN_MAY_PUBLISH),
		};
	rows_free(rows);
	return result;
}

/* Publishes in the open transaction. PLAN_SET: it is done, or `*result` says what failed that may
 * not fail again; anything else: why it has to wait for an editor. */
static enum plan_state publish(struct store *store, const struct due *due, struct arena *arena,
	int *edition, enum result *result)
{
	if (due->is_deleted)
		return PLAN_DELETED;
	if (!due->may_publish)
		return PLAN_EDITOR;
	*result = store_edition_order(store, &due->planner, &due->order, arena, edition);
	*result = store_change_end(store, *result, &due->planner, NULL, NULL);
	switch (*result) {
	case RESULT_OK:
	case RESULT_UNAVAILABLE:
		return PLAN_SET;
	case RESULT_CONFLICT:
		return store_constraint(store)[0] == '\0' ? PLAN_MOVED : PLAN_BROKEN;
	case RESULT_UNCHANGED:
		return PLAN_UNCHANGED;
	case RESULT_INVALID:
		return store_constraint(store)[0] == '\0' ? PLAN_EMPTY : PLAN_BROKEN;
	default:
		return PLAN_BROKEN;
	}
}

/* From now on it waits for an editor. */
static enum result fail(struct store *store, const struct due *due, enum plan_state state)
{
	const char *const values[] = {due->id, plan_state_words[state]};
	enum result result = store_begin(store);

	if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_PLAN_FAIL, values);
	return store_end(store, result);
}

enum result store_plan_publish(
	struct store *store, struct arena *arena, struct plan_outcome *outcome)
{
	struct due due = {.id = NULL};
	enum result result = store_begin(store);

	*outcome = (struct plan_outcome){.state = PLAN_SET};
	if (result != RESULT_OK)
		return result;
	result = take(store, arena, &due);
	if (result == RESULT_OK) {
		outcome->chart = due.order.chart;
		outcome->state = publish(store, &due, arena, &outcome->edition, &result);
	}
	if (result == RESULT_OK && outcome->state == PLAN_SET)
		return RESULT_OK;
	store_rollback(store);
	outcome->edition = 0;
	return outcome->state == PLAN_SET ? result : fail(store, &due, outcome->state);
}
