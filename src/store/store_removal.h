#ifndef SILVERCHART_STORE_REMOVAL_H
#define SILVERCHART_STORE_REMOVAL_H

#include "model/removal.h"
#include "store/connection.h"

/* Deleting and bringing back. Memory is from `arena`. */

/* Places that are listed at most, and lines of the list of what was deleted. */
#define STORE_REMOVAL_HOLDS 20
#define STORE_REMOVAL_LINES 200

/* Something that stands, or with `deleted` something that was deleted, and what holds it.
 * RESULT_NOT_FOUND when there is none. */
MUST_CHECK enum result store_removal_load(struct store *store, enum slug_kind kind,
	const char *slug, bool deleted, struct arena *arena, struct removal *removal);

/* Deletes it, or brings it back. RESULT_CONFLICT when its name was given to another one meanwhile.
 * Needs an open transaction of store_change_begin(), in which it was loaded. */
MUST_CHECK enum result store_removal_set(
	struct store *store, const struct removal *removal, bool deleted);

/* The first deleted releases that stand in a chart which is to come back. */
MUST_CHECK enum result store_removal_missing(struct store *store, const struct removal *chart,
	struct arena *arena, struct removal_missing **missing, size_t *count);

/* What was deleted, the latest first; `*total` counts all. */
MUST_CHECK enum result store_removal_list(struct store *store, struct arena *arena,
	struct removal_line **lines, size_t *count, int *total);

#endif
