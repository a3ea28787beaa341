#ifndef SILVERCHART_STORE_CHART_FORM_H
#define SILVERCHART_STORE_CHART_FORM_H

#include "model/chart_form.h"
#include "store/store_change.h"

/* Charts, but for their lists, as editors see and make them. Memory is from `arena`. */

/* The chart; RESULT_NOT_FOUND when there is none of this slug, RESULT_GONE when it was deleted. */
MUST_CHECK enum result store_chart_form(
	struct store *store, const char *slug, struct arena *arena, struct chart_form *form);

/*
 * Makes the chart `slug` exactly what `values` say, or a new one without a list where it is NULL.
 * RESULT_CONFLICT unless its revision is `revision`, RESULT_UNCHANGED when it is so already,
 * RESULT_INVALID when it cannot be so: `taken` says why. Needs an open transaction of
 * store_change_begin(), which the caller ends.
 */
MUST_CHECK enum result store_chart_form_save(struct store *store, const char *slug,
	int64_t revision, const struct chart_values *values, struct arena *arena,
	struct chart_taken *taken, struct change_saved *saved);

#endif
