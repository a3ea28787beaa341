#ifndef SILVERCHART_VIEW_RELEASE_H
#define SILVERCHART_VIEW_RELEASE_H

#include "model/release.h"
#include "view/view.h"

/* Appends /releases/{release}: what is known of it, and every place in every chart (product.md
 * section 2). RESULT_OK or RESULT_BROKEN (logged). */
MUST_CHECK enum result view_release_page(
	struct view *view, const struct release *release, struct arena *arena, struct buffer *out);

/* Appends the same as JSON. RESULT_OK or RESULT_BROKEN (logged). */
MUST_CHECK enum result view_release_json(const struct view *view, const struct release *release,
	struct arena *arena, struct buffer *out);

#endif
