#ifndef SILVERCHART_VIEW_VIEW_SEARCH_H
#define SILVERCHART_VIEW_VIEW_SEARCH_H

#include "model/search.h"
#include "view/view.h"

/* Appends /search: what was found for `q` as typed, the form alone for NULL. */
MUST_CHECK enum result view_search_page(struct view *view, const struct search *search,
	const char *q, struct arena *arena, struct buffer *out);

/* Appends what was found for `q` as JSON. */
MUST_CHECK enum result view_search_json(const struct view *view, const struct search *search,
	const char *q, struct arena *arena, struct buffer *out);

/* Appends the OpenSearch 1.1 description, by which browsers offer the search as their own. */
void view_opensearch(const struct view *view, struct arena *arena, struct buffer *out);

#endif
