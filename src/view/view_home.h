#ifndef SILVERCHART_VIEW_HOME_H
#define SILVERCHART_VIEW_HOME_H

#include "model/home.h"
#include "view/view.h"

/* Appends "/": the site's charts with their date and first place, its newest editions, and the
 * releases that stand best over all charts. What one chart alone would say twice is left out. */
MUST_CHECK enum result view_home_page(
	struct view *view, const struct home *home, struct arena *arena, struct buffer *out);

#endif
