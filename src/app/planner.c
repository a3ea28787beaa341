#include "app/planner.h"

#include "base/clock.h"
#include "base/log.h"
#include "store/store_plan.h"

#include "base/banned.h"

/* Milliseconds from one question to the next: shorter than PLAN_NEAREST, so that every worker knows
 * of every plan before its time. */
#define INTERVAL 5000
_Static_assert(INTERVAL < PLAN_NEAREST * 1000, "workers would learn of a plan too late");

/* The same while somebody else publishes or writes. */
#define BUSY 1000

/* The same after a fault of ours, such as a database without this table: that is not over soon. */
#define FAULT 60000

/* Publications in a row, before requests get their turn. */
#define IN_A_ROW 10

static void tell(const struct plan_outcome *outcome)
{
	if (outcome->edition > 0)
		log_info(
			"%s: edition %d is published as planned", outcome->chart, outcome->edition);
	else
		log_info("%s: nothing is published at the planned time (%s)", outcome->chart,
			plan_state_words[outcome->state]);
}

/* Publishes what is due; `*wait` is the time to what comes next. */
static enum result publish_due(struct app *app, struct arena *arena, int64_t *wait)
{
	struct plan_outcome outcome;
	enum result result = store_plan_next(app->store, wait);

	for (int i = 0; i < IN_A_ROW && result == RESULT_OK && *wait <= 0; i++) {
		result = store_plan_publish(app->store, arena, &outcome);
		if (result != RESULT_OK)
			break;
		tell(&outcome);
		result = store_plan_next(app->store, wait);
	}
	return result;
}

/* Milliseconds to the next question. */
static int64_t pause_after(enum result result, int64_t wait)
{
	switch (result) {
	case RESULT_OK:
		if (wait <= 0)
			return BUSY;
		return wait < INTERVAL ? wait : INTERVAL;
	case RESULT_NOT_FOUND:
		return BUSY;
	case RESULT_UNAVAILABLE:
		return INTERVAL;
	default:
		return FAULT;
	}
}

void planner_tick(struct app *app, struct arena *arena)
{
	int64_t wait = INT64_MAX;
	enum result result;

	if (clock_monotonic() < app->planner_wake)
		return;
	result = publish_due(app, arena, &wait);
	app->planner_wake = clock_monotonic() + pause_after(result, wait);
}
