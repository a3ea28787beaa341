#ifndef SILVERCHART_VIEW_JSON_ARTIST_H
#define SILVERCHART_VIEW_JSON_ARTIST_H

#include "base/buffer.h"
#include "model/artist.h"

/* Appends the JSON document of an artist, with the releases that were loaded.
 * RESULT_OK or RESULT_BROKEN (logged). */
MUST_CHECK enum result json_artist(
	const struct artist *artist, const char *site_url, struct arena *arena, struct buffer *out);

#endif
