#ifndef SILVERCHART_STORE_EXPORT_H
#define SILVERCHART_STORE_EXPORT_H

#include "model/chart.h"
#include "store/connection.h"

/*
 * The rows of a chart's current edition, or of its draft, by rank and from `arena`: rank, slug,
 * title, artist, date and tags; what only a page shows stays empty. No rows: there is no edition,
 * or the draft is empty. RESULT_OK, RESULT_NOT_FOUND, RESULT_GONE.
 */
MUST_CHECK enum result store_export_load(struct store *store, const char *slug, bool draft,
	struct arena *arena, struct chart_row **rows, size_t *count);

#endif
