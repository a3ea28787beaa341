#ifndef SILVERCHART_STORE_EDITION_H
#define SILVERCHART_STORE_EDITION_H

#include <time.h>

#include "store/store_change.h"

/*
 * Makes the draft of `chart` (slug) its next edition (A24): RESULT_OK with its number,
 * RESULT_UNCHANGED when the draft equals the current edition, RESULT_NOT_FOUND, RESULT_GONE,
 * RESULT_INVALID for an empty draft. `note` may be NULL. A plan of the chart goes with it. Needs an
 * open transaction (store_begin), which the caller ends.
 */
MUST_CHECK enum result store_edition_publish(
	struct store *store, const char *chart, const char *note, int *number);

/* A draft to publish as an editor previewed it. */
struct edition_order {
	const char *chart;
	int64_t revision; /* of the draft */
	const char *note; /* NULL: none */
	time_t planned;   /* for when; 0: at once */
};

/* The same for that revision of the draft (else RESULT_CONFLICT), with its audit entry. */
MUST_CHECK enum result store_edition_order(struct store *store, const struct change_author *author,
	const struct edition_order *order, struct arena *arena, int *number);

/* Whether the draft of a chart (number) could be published: RESULT_OK, RESULT_UNCHANGED,
 * RESULT_INVALID. */
MUST_CHECK enum result store_edition_check(struct store *store, const char *chart);

#endif
