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

#endif
