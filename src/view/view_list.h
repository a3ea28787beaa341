#ifndef SILVERCHART_VIEW_LIST_H
#define SILVERCHART_VIEW_LIST_H

#include "model/chart.h"
#include "view/view.h"

/* Appends /charts: search, sort by name, size, last update (product.md section 2). `q` is the
 * search text as typed, NULL for none. */
MUST_CHECK enum result view_charts_page(struct view *view, const struct chart_list *list,
	const struct chart_list_query *query, const char *q, struct arena *arena,
	struct buffer *out);

#endif
