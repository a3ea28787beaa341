#ifndef SILVERCHART_STORE_PLAN_H
#define SILVERCHART_STORE_PLAN_H

#include "model/plan.h"
#include "store/store_change.h"

/* Publications that are planned for a time. Charts are named by slug; memory is from `arena`. */

/* The plans of all charts, or with `chart` of that one: the first one first. */
MUST_CHECK enum result store_plan_list(struct store *store, const char *chart, struct arena *arena,
	struct plan **plans, size_t *count);

/* The same as a call among others, and its rows. */
struct plan *store_plan_read(const struct rows *rows, struct arena *arena, size_t *count);

/* A publication to plan. */
struct plan_save {
	const char *chart;
	int64_t revision; /* of the draft that was previewed */
	int64_t seen; /* the chart's plan, by number, that this one takes the place of; 0: none */
	time_t due;
	const char *note; /* NULL: none */
};

/*
 * Plans it, with its audit entry. RESULT_CONFLICT when the draft has another revision or the chart
 * another plan, RESULT_UNCHANGED when there is nothing to publish, RESULT_INVALID for an empty
 * draft. Needs an open transaction (store_change_begin), which the caller ends.
 */
MUST_CHECK enum result store_plan_save(struct store *store, const struct change_author *author,
	const struct plan_save *save, struct arena *arena);

/* Cancels the plan `seen` of a chart, with its audit entry; RESULT_CONFLICT when the chart has
 * another one, or none any more. Needs an open transaction, which the caller ends. */
MUST_CHECK enum result store_plan_cancel(struct store *store, const struct change_author *author,
	const char *chart, int64_t seen, struct arena *arena);

/* Milliseconds to the next planned publication, 0 or less when it is due; INT64_MAX when none is
 * planned. */
MUST_CHECK enum result store_plan_next(struct store *store, int64_t *wait);

/* What became of a publication. */
struct plan_outcome {
	const char *chart;
	int edition;           /* 0: nothing was published */
	enum plan_state state; /* why; it waits for an editor now */
};

/*
 * Publishes what is due longest, as whoever planned it, in one transaction with its audit entry; or
 * notes, in another one, why it waits for an editor. RESULT_NOT_FOUND when nothing is due, or
 * somebody else publishes or writes just now. After any other result nothing was changed, and
 * trying again may help. Ends the transactions itself.
 */
MUST_CHECK enum result store_plan_publish(
	struct store *store, struct arena *arena, struct plan_outcome *outcome);

#endif
