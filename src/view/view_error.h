#ifndef SILVERCHART_VIEW_ERROR_H
#define SILVERCHART_VIEW_ERROR_H

#include "view/view.h"

/* Appends the error page for an HTTP status (400, 404, 405, 410, 413, 500, 503): what happened,
 * what to do, the way to the charts, and the request's id for 500 and 503. `happened` says it
 * better than the status does, or is NULL; `id` may be "". */
MUST_CHECK enum result view_error_page(struct view *view, int status, const char *happened,
	const char *id, struct arena *arena, struct buffer *out);

#endif
