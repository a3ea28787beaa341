#ifndef SILVERCHART_VIEW_FEED_H
#define SILVERCHART_VIEW_FEED_H

#include "model/feed.h"
#include "view/view.h"

/* Appends a page of a feed as Atom (RFC 4287, product.md A22): an entry for each edition, with its
 * changes in words; the pages follow each other by rel="next" (RFC 5005). */
void view_feed(
	const struct view *view, const struct feed *feed, struct arena *arena, struct buffer *out);

#endif
