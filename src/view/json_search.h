#ifndef SILVERCHART_VIEW_JSON_SEARCH_H
#define SILVERCHART_VIEW_JSON_SEARCH_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/result.h"
#include "model/search.h"

/* Appends what was found for `q` as JSON, group by group, empty ones too. RESULT_OK or
 * RESULT_BROKEN (logged). */
MUST_CHECK enum result json_search(const struct search *search, const char *q, const char *site_url,
	struct arena *arena, struct buffer *out);

#endif
