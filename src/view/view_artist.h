#ifndef SILVERCHART_VIEW_ARTIST_H
#define SILVERCHART_VIEW_ARTIST_H

#include "model/artist.h"
#include "view/view.h"

/* Appends /artists/{artist}: a page of the releases, oldest first, each with its best place
 * (product.md section 2). RESULT_OK or RESULT_BROKEN (logged). */
MUST_CHECK enum result view_artist_page(
	struct view *view, const struct artist *artist, struct arena *arena, struct buffer *out);

/* Appends the same as JSON. RESULT_OK or RESULT_BROKEN (logged). */
MUST_CHECK enum result view_artist_json(const struct view *view, const struct artist *artist,
	struct arena *arena, struct buffer *out);

#endif
