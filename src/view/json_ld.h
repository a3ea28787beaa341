#ifndef SILVERCHART_VIEW_JSON_LD_H
#define SILVERCHART_VIEW_JSON_LD_H

#include "base/arena.h"
#include "model/chart.h"

/*
 * schema.org's ItemList of the first RANKING_PAGE_ROWS ranks of `chart` as MusicAlbum, in rank
 * order, dates at their known precision (product.md A19). `address` is the absolute one of the
 * chart. Compact JSON without '<', so that it may stand inside <script>; from `arena`.
 */
char *json_ld_chart(const struct chart *chart, const char *address, struct arena *arena)
	__attribute__((returns_nonnull));

#endif
