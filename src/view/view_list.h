#ifndef SILVERCHART_VIEW_LIST_H
#define SILVERCHART_VIEW_LIST_H

#include "model/chart.h"
#include "model/genre.h"
#include "view/view.h"

/* Append /charts and /genres: search, sort by name and by numbers, pages (product.md section 2).
 * `q` is the search text as typed, NULL for none. */
MUST_CHECK enum result view_charts_page(struct view *view, const struct chart_list *list,
	const struct list_query *query, const char *q, struct arena *arena, struct buffer *out);
MUST_CHECK enum result view_genres_page(struct view *view, const struct genre_list *list,
	const struct list_query *query, const char *q, struct arena *arena, struct buffer *out);

#endif
