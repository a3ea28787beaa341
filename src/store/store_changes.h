#ifndef SILVERCHART_STORE_CHANGES_H
#define SILVERCHART_STORE_CHANGES_H

#include "model/changes.h"
#include "store/connection.h"

/* What two editions of a chart are, all of `*changes` but the rows, from `arena`: RESULT_OK,
 * RESULT_GONE, or RESULT_NOT_FOUND where the chart or one of the editions is not. One statement. */
MUST_CHECK enum result store_changes_find(struct store *store, const char *slug, int from, int to,
	struct arena *arena, struct changes *changes);

/* The rows and their counts. One statement; its cost grows with the two lists. */
MUST_CHECK enum result store_changes_load(
	struct store *store, struct arena *arena, struct changes *changes);

#endif
