#ifndef SILVERCHART_APP_SHELF_H
#define SILVERCHART_APP_SHELF_H

#include <stddef.h>
#include <stdint.h>

#include "base/result.h"
#include "model/chart.h"
#include "model/genre_index.h"
#include "model/ranking.h"
#include "store/store_chart.h"
#include "store/store_genre.h"
#include "view/view_chart.h"

/*
 * What a worker keeps: charts by revision, their rows rendered once and their orders made once, so
 * that a request for a chart that has not changed is a permutation and a concatenation; and what
 * the releases of a genre are searched by, by revision, too. Bounded in bytes; what was not asked
 * for longest leaves first. Nothing else is kept by a worker.
 */
struct shelf;

/* A chart on the shelf. Borrowed until the next is asked for. */
struct shelf_item {
	const struct chart *chart;
	const struct view_chart_parts *parts;
};

/* `limit` in bytes; a single chart or index that is larger is kept alone until the next one comes.
 * Store and view are borrowed. Owned by the caller. */
struct shelf *shelf_new(struct store *store, struct view *view, size_t limit);
void shelf_free(struct shelf *shelf);

/* The chart in `state`: from the shelf when its revision stands there, loaded and rendered
 * otherwise. RESULT_OK with `*item`, or what the store or the view answered. */
MUST_CHECK enum result shelf_chart(
	struct shelf *shelf, const struct chart_state *state, const struct shelf_item **item);

/* What `query` asks of the item, cut from an order that is made on its first use and kept. */
struct ranking shelf_ranking(struct shelf *shelf, const struct shelf_item *item,
	const struct ranking_query *query, struct arena *arena);

/* The picture above what `query` asks for (view_chart_timeline): kept for a list without filters,
 * from `arena` otherwise. RESULT_OK with `*timeline`, or what the view answered. */
MUST_CHECK enum result shelf_timeline(struct shelf *shelf, const struct shelf_item *item,
	const struct ranking_query *query, struct arena *arena, const char **timeline);

/* What a search for the query's text looks through, in its order: from the shelf when the revision
 * of the genre's releases stands there, loaded otherwise. RESULT_OK with `*index`, borrowed until
 * the next call, or what the store answered. */
MUST_CHECK enum result shelf_genre(struct shelf *shelf, const struct genre_state *state,
	const struct ranking_query *query, const struct genre_index **index);

/* What stood there when it was asked for, and what was loaded. */
struct shelf_counts {
	uint64_t hits, loads;
};
struct shelf_counts shelf_counts(const struct shelf *shelf);

/* Bytes in use, and charts and indexes kept: for tests and the log. */
size_t shelf_size(const struct shelf *shelf);
size_t shelf_count(const struct shelf *shelf);

#endif
