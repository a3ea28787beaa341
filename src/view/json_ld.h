#ifndef SILVERCHART_VIEW_JSON_LD_H
#define SILVERCHART_VIEW_JSON_LD_H

#include "base/arena.h"
#include "model/chart.h"
#include "model/release.h"

/*
 * schema.org's ItemList of the first RANKING_PAGE_ROWS ranks of `chart` as MusicAlbum, in rank
 * order, dates at their known precision (product.md A19). `site_url` stands before the addresses of
 * the chart and its releases. Compact JSON without '<', so that it may stand inside <script>; from
 * `arena`.
 */
char *json_ld_chart(const struct chart *chart, const char *site_url, struct arena *arena)
	__attribute__((returns_nonnull));

/* schema.org's MusicAlbum of a release, in the same form. */
char *json_ld_release(const struct release *release, const char *site_url, struct arena *arena)
	__attribute__((returns_nonnull));

#endif
