#ifndef SILVERCHART_STORE_CHART_H
#define SILVERCHART_STORE_CHART_H

#include "model/chart.h"
#include "store/connection.h"

/* The site-wide revision: grows with everything that lists of charts show. One statement. */
MUST_CHECK enum result store_site_revision(struct store *store, int64_t *revision);

/* What identifies a chart's present state, or one of its editions. */
struct chart_state {
	int64_t id;
	int64_t revision;
	int number;      /* of the edition within the chart; 0: the chart, with its current one */
	int64_t edition; /* its number over all charts; 0 as above */
};

/* State of the chart `slug`: RESULT_OK, RESULT_NOT_FOUND, RESULT_GONE. One statement. */
MUST_CHECK enum result store_chart_state(
	struct store *store, const char *slug, struct chart_state *state);

/* The same of its edition `number`, from 1: RESULT_NOT_FOUND also where there is none. */
MUST_CHECK enum result store_edition_find(
	struct store *store, const char *slug, int number, struct chart_state *state);

/* Everything the page shows, rows by rank, from `arena`. Three statements in one round trip, one
 * snapshot. `chart->revision` is the one that a chart's rows belong to; an edition has the state's.
 */
MUST_CHECK enum result store_chart_load(struct store *store, const struct chart_state *state,
	struct arena *arena, struct chart **chart);

/* The chart `slug` as its page would be if its draft were published now; for editors, since it
 * shows what is not published. Two round trips. */
MUST_CHECK enum result store_chart_preview(
	struct store *store, const char *slug, struct arena *arena, struct chart **chart);

/* A page of the list of charts with the revision that it belongs to, one statement. */
MUST_CHECK enum result store_chart_list(struct store *store, const struct list_query *query,
	struct arena *arena, struct chart_list *list);

/* The charts that were updated last, `count` of them at most. One statement. */
MUST_CHECK enum result store_chart_newest(
	struct store *store, int count, struct arena *arena, struct chart_list *list);

#endif
