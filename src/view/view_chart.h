#ifndef SILVERCHART_VIEW_CHART_H
#define SILVERCHART_VIEW_CHART_H

#include "model/chart.h"
#include "model/ranking.h"
#include "view/view.h"

/* The chart page (product.md section 3), in parts: what depends on the chart's revision alone is
 * made once and kept by the caller, the rest is put around it per request. */

/* A genre that the filter offers. */
struct view_chart_genre {
	const char *slug; /* borrowed from the chart */
	const char *name; /* borrowed from the chart */
	int count;        /* rows that carry the tag */
};

/* The texts that belong to a revision. */
struct view_chart_parts {
	char **rows;   /* HTML of each row, by index into chart->rows */
	char *essay;   /* HTML; "" without an essay */
	char *summary; /* plain text of the essay's beginning; "" without one */
	char *json_ld; /* ItemList of the first RANKING_PAGE_ROWS ranks (A19), safe inside <script>
	                */
	struct view_chart_genre *genres; /* what the filter offers, by name */
	char **genre_options;            /* HTML of each, not selected */
	size_t genre_count;
	bool has_places; /* some row has a place in another chart: the column is shown */
};

/* A chart and its parts as they were before; their essay is taken over where it has not changed. */
struct view_chart_before {
	const struct chart *chart;
	const struct view_chart_parts *parts;
};

/* Renders the parts, all memory from `arena`; `before` may be NULL. RESULT_OK or RESULT_BROKEN
 * (logged). */
MUST_CHECK enum result view_chart_parts(struct view *view, const struct chart *chart,
	const struct view_chart_before *before, struct arena *arena,
	struct view_chart_parts *parts);

/* Renders the picture of the chart's releases over time, for the list that `query` asks for, into
 * `*timeline`, from `arena`. "" where there is nothing to be seen. */
MUST_CHECK enum result view_chart_timeline(struct view *view, const struct chart *chart,
	const struct ranking_query *query, struct arena *arena, char **timeline);

/* Appends the whole page for `query`, with `ranking` cut from it and the picture above it. */
MUST_CHECK enum result view_chart_page(struct view *view, const struct chart *chart,
	const struct view_chart_parts *parts, const struct ranking_query *query,
	const struct ranking *ranking, const char *timeline, struct arena *arena,
	struct buffer *out);

#endif
