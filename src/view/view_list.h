#ifndef SILVERCHART_VIEW_LIST_H
#define SILVERCHART_VIEW_LIST_H

#include "model/chart.h"
#include "view/view.h"

/* Appends "/": the site's charts with their date and first place; links to /charts when there are
 * more than `list->count`. */
MUST_CHECK enum result view_home_page(
	struct view *view, const struct chart_list *list, struct arena *arena, struct buffer *out);

/* Appends /charts: search, sort by name, size, last update (product.md section 2). `q` is the
 * search text as typed, NULL for none. */
MUST_CHECK enum result view_charts_page(struct view *view, const struct chart_list *list,
	const struct chart_list_query *query, const char *q, struct arena *arena,
	struct buffer *out);

#endif
