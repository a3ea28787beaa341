#ifndef SILVERCHART_STORE_ARTIST_H
#define SILVERCHART_STORE_ARTIST_H

#include "model/artist.h"
#include "store/connection.h"

/* Number of the artist `slug`, and the revision of the site that the page belongs to: RESULT_OK,
 * RESULT_NOT_FOUND. One statement. */
MUST_CHECK enum result store_artist_state(
	struct store *store, const char *slug, int64_t *id, int64_t *revision);

/* The artist with page `page` of the releases, `rows` to a page; a page beyond the last is the
 * last. From `arena`; two statements in one round trip, one snapshot. RESULT_OK, RESULT_NOT_FOUND.
 */
MUST_CHECK enum result store_artist_load(struct store *store, int64_t id, int rows, int page,
	struct arena *arena, struct artist **artist);

#endif
