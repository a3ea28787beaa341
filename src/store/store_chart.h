#ifndef SILVERCHART_STORE_CHART_H
#define SILVERCHART_STORE_CHART_H

#include "model/chart.h"
#include "store/connection.h"

/* The site-wide revision: grows with everything that lists of charts show. One statement. */
MUST_CHECK enum result store_site_revision(struct store *store, int64_t *revision);

/* What identifies a chart's present state. */
struct chart_state {
	int64_t id;
	int64_t revision;
};

/* State of the chart `slug`: RESULT_OK, RESULT_NOT_FOUND, RESULT_GONE. One statement. */
MUST_CHECK enum result store_chart_state(
	struct store *store, const char *slug, struct chart_state *state);

/* Everything the chart's page shows, rows by rank, from `arena`. Three statements in one round
 * trip, one snapshot: `chart->revision` is the one that the rows belong to. */
MUST_CHECK enum result store_chart_load(
	struct store *store, int64_t id, struct arena *arena, struct chart **chart);

/* A page of the list of charts with the revision that it belongs to, one statement. */
MUST_CHECK enum result store_chart_list(struct store *store, const struct chart_list_query *query,
	struct arena *arena, struct chart_list *list);

/* The charts that were updated last, `count` of them at most. One statement. */
MUST_CHECK enum result store_chart_newest(
	struct store *store, int count, struct arena *arena, struct chart_list *list);

#endif
