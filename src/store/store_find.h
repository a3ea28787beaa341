#ifndef SILVERCHART_STORE_FIND_H
#define SILVERCHART_STORE_FIND_H

#include "model/find.h"
#include "store/connection.h"

/* What editors find: everything, published or not. Memory is from `arena`. */

struct rows;

/* Those that fit, equal names first; `*total` is how many there are in all. Title and artist
 * credit of a release are one text. */
MUST_CHECK enum result store_find_releases(struct store *store, const struct find_query *query,
	struct arena *arena, struct draft_entry **entries, size_t *count, int *total);
MUST_CHECK enum result store_find_artists(struct store *store, const struct find_query *query,
	struct arena *arena, struct found_artist **artists, size_t *count, int *total);

/* Reads the rows of a statement that lists releases; with `total`, the last column has how many
 * there are in all. For src/store/ only. */
struct draft_entry *store_entries(
	const struct rows *rows, struct arena *arena, size_t *count, int *total);

#endif
