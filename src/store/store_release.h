#ifndef SILVERCHART_STORE_RELEASE_H
#define SILVERCHART_STORE_RELEASE_H

#include "model/release.h"
#include "store/connection.h"

/* Number of the release `slug`, and the revision of the site that its page belongs to: RESULT_OK,
 * RESULT_NOT_FOUND. One statement. */
MUST_CHECK enum result store_release_state(
	struct store *store, const char *slug, int64_t *id, int64_t *revision);

/* Everything the release's page shows, from `arena`. Three statements in one round trip, one
 * snapshot. RESULT_OK, RESULT_NOT_FOUND. */
MUST_CHECK enum result store_release_load(
	struct store *store, int64_t id, struct arena *arena, struct release **release);

/* The slug of some published release, from `arena`. RESULT_OK, RESULT_NOT_FOUND when there is none.
 * One statement. */
MUST_CHECK enum result store_release_random(
	struct store *store, struct arena *arena, const char **slug);

#endif
