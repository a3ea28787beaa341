#ifndef SILVERCHART_MODEL_RANKING_H
#define SILVERCHART_MODEL_RANKING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/chart.h"
#include "model/timeline.h"

/* Rows of one page of a chart (product.md A12). */
#define RANKING_PAGE_ROWS 200

/* What a reader asks of a chart: sort, filters, page (A2, A11, A12). {0} with a default sort is the
 * plain page. */
struct ranking_query {
	enum chart_sort sort;
	enum chart_order order;
	int from;          /* first year; 0: no limit */
	int to;            /* last year; 0: no limit */
	const char *genre; /* slug of a tag; NULL: any */
	const char *q;     /* as typed; NULL: any */
	const char *q_key; /* near key of `q` (unicode_near_key); NULL when `q` is */
	int page;          /* from 1; a page beyond the last is the last */
	bool whole;        /* all rows at once, whatever `page` says */
};

/* What is shown: indexes into the rows of the chart, in order. */
struct ranking {
	size_t *rows; /* from the arena; the rows of the page only */
	size_t row_count;
	size_t found;   /* rows that pass the filters, over all pages */
	size_t undated; /* rows left out only because their date is unknown (A11) */
	int page;       /* the page that is shown, from 1 */
	int page_count; /* at least 1 */
};

/* The defaults of `chart` with no filter. */
struct ranking_query ranking_defaults(const struct chart *chart);

/* The order of `sort` when nobody says: the chart's own for its default sort, ascending for another
 * (A2). */
enum chart_order ranking_default_order(const struct chart *chart, enum chart_sort sort);

/* Whether any of from, to, genre, q is set. */
bool ranking_is_filtered(const struct ranking_query *query);

/* Whether a release of `year` (0: unknown) passes from and to. */
bool ranking_has_year(const struct ranking_query *query, int year);

/*
 * Filters, sorts and cuts the rows of `chart`. Ties are broken by rank, ascending, in both
 * directions (A5); missing values come last in both (A6). O(n log n) in the rows of the chart, at
 * most n of memory from `arena`.
 */
struct ranking ranking_select(
	const struct chart *chart, const struct ranking_query *query, struct arena *arena);

/*
 * All rows of `chart` in the order of `sort` and `order`: an array of row_count indexes from
 * `arena`. ranking_select() is this order, filtered and cut; a keeper of charts may keep it.
 */
size_t *ranking_order(const struct chart *chart, enum chart_sort sort, enum chart_order order,
	struct arena *arena);

/* As ranking_select(), over an order made by ranking_order() with the query's sort: O(n). */
struct ranking ranking_cut(const struct chart *chart, const size_t *order,
	const struct ranking_query *query, struct arena *arena);

/* How many rows of each year pass the filters of `query`, but for its years: ascending, from
 * `arena`. O(n log n). */
const struct timeline_year *ranking_years(const struct chart *chart,
	const struct ranking_query *query, struct arena *arena, size_t *count);

#endif
