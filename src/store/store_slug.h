#ifndef SILVERCHART_STORE_SLUG_H
#define SILVERCHART_STORE_SLUG_H

#include "model/slug.h"
#include "store/connection.h"

/*
 * What the former slug `slug` of a thing leads to, over however many renamings: RESULT_OK with the
 * present slug from `arena` in `*present`, RESULT_GONE when the thing was deleted,
 * RESULT_NOT_FOUND, also for a slug that something carries at present. One statement.
 */
MUST_CHECK enum result store_slug_present(struct store *store, enum slug_kind kind,
	const char *slug, struct arena *arena, const char **present);

/*
 * A slug for a new genre, artist or release called `name`, by the rule of imports: "x", or else
 * "x-2", "x-3" and so on, the first that nothing of its kind has; `fallback` for x where nothing of
 * the name can stand in an address. What has the slug `own` may keep it; NULL: a new thing. Memory
 * is from `arena`.
 */
MUST_CHECK enum result store_slug_free(struct store *store, enum slug_kind kind, const char *name,
	const char *fallback, const char *own, struct arena *arena, const char **slug);

/* RESULT_INVALID when another thing of its kind has the slug; what has `own` may keep it. */
MUST_CHECK enum result store_slug_check(struct store *store, enum slug_kind kind, const char *slug,
	const char *own, struct arena *arena);

#endif
