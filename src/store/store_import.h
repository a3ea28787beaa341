#ifndef SILVERCHART_STORE_IMPORT_H
#define SILVERCHART_STORE_IMPORT_H

#include "model/import_outcome.h"
#include "store/store_change.h"

/* Called now and then with rows done and rows there are. */
typedef void import_progress(void *context, size_t done, size_t total);

struct import_target {
	const char *chart; /* slug; the chart is made when it is missing */
	const char *title; /* of a new chart; NULL: made from the slug */
	const char *genre; /* slug or name of the chart's genre; NULL: leave as it is */
	const char *default_sort, *default_order; /* of a new chart; NULL: rank, asc */
	const struct import_choice *choices;      /* of names that are the same as known ones */
	size_t choice_count;
	import_progress *progress; /* may be NULL */
	void *progress_context;
};

/*
 * Matches `import` against what is known (A34) and, unless `dry`, makes the draft of the chart
 * exactly this list. An empty field says nothing: what is known stays. A release is matched
 *   - by its slug, where the row has one: title and artist are then taken from the row;
 *   - else by the match keys of title and artist credit, and by the year where several have these;
 *   - without a title: against the untitled releases of the chart's draft (of its edition while the
 *     draft is empty) of the same artist, each used once: same rank and date first, then same date,
 *     then same rank.
 * No two releases get one title, artist credit and year by it. A list that has problems already is
 * never applied; its rows without one are looked up all the same, to list every bad row.
 * RESULT_OK, RESULT_INVALID with `outcome->problems`, RESULT_GONE for a deleted chart,
 * RESULT_CONFLICT, RESULT_UNAVAILABLE, RESULT_BROKEN; only RESULT_OK without `dry` changed
 * anything. A number of statements that does not grow with the rows. Needs an open transaction
 * (store_begin(), or store_begin_look() for a dry run), which the caller ends: with
 * store_rollback() after a dry run or a failure.
 */
MUST_CHECK enum result store_import_run(struct store *store, const struct import *import,
	const struct import_target *target, bool dry, struct arena *arena,
	struct import_outcome *outcome);

/* Notes every field of a known release that an import changed in the audit. */
MUST_CHECK enum result store_import_note(struct store *store, const struct change_author *author,
	const struct import_outcome *outcome, const char *note);

#endif
