#ifndef SILVERCHART_MODEL_LINK_H
#define SILVERCHART_MODEL_LINK_H

#include "base/arena.h"
#include "model/chart.h"
#include "model/ranking.h"

/*
 * Every address of the site is made here (product.md section 2). Results start with "/", are
 * percent-encoded but not HTML-escaped, and are taken from `arena`. Default values are left out
 * (A2).
 */
char *link_home(struct arena *arena);

/* /charts?... */
char *link_charts(struct arena *arena, const struct chart_list_query *query);

/* /charts/{slug} without parameters. */
char *link_chart(struct arena *arena, const char *slug);

/* The chart page as `query` asks for it, parameters in a fixed order (sort, order, from, to, genre,
 * q, page), ending in "#chart" when any is there. */
char *link_chart_view(
	struct arena *arena, const struct chart *chart, const struct ranking_query *query);

/* /charts/{slug}?sort=rank#rank-12, on the page that has the rank. "sort=rank" always stands there:
 * the other chart's default is not known here (A9). */
char *link_chart_rank(struct arena *arena, const char *slug, int rank);

/* `path` behind the site's own base address (setting site_url, no slash at its end). */
char *link_absolute(struct arena *arena, const char *site_url, const char *path);

#endif
