#ifndef SILVERCHART_VIEW_JSON_RELEASE_H
#define SILVERCHART_VIEW_JSON_RELEASE_H

#include "base/buffer.h"
#include "model/release.h"

/* Appends the JSON document of a release. RESULT_OK or RESULT_BROKEN (logged). */
MUST_CHECK enum result json_release(const struct release *release, const char *site_url,
	struct arena *arena, struct buffer *out);

#endif
