#ifndef SILVERCHART_VIEW_DATA_H
#define SILVERCHART_VIEW_DATA_H

#include "view/view.h"

/* Appends /about/data: what scripts can fetch, with examples that the forms themselves make. */
MUST_CHECK enum result view_data_page(struct view *view, struct arena *arena, struct buffer *out);

/* The JSON Schema called `name` ("chart"), or NULL. Lives as long as the view. */
const char *view_schema(const struct view *view, const char *name);

#endif
