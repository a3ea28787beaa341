#ifndef SILVERCHART_STORE_MERGE_H
#define SILVERCHART_STORE_MERGE_H

#include "model/merge.h"
#include "store/connection.h"
#include "store/store_change.h"

/* Merging two releases or two artists (product.md A39). Memory is from `arena`. */

/* What a search finds at most, and releases that are listed. */
#define STORE_MERGE_FOUND 20
#define STORE_MERGE_RELEASES 50

/*
 * What merging `goes` into `stays` would do; slugs. `goes` may be NULL: then only the one that
 * stays. RESULT_NOT_FOUND when `stays` is not there, RESULT_INVALID when `goes` is not, or is the
 * same.
 */
MUST_CHECK enum result store_merge_load(struct store *store, enum slug_kind kind, const char *stays,
	const char *goes, struct arena *arena, struct merge *merge);

/* Releases or artists to choose from, by words of their names. */
MUST_CHECK enum result store_merge_search(struct store *store, enum slug_kind kind,
	const char *text, struct arena *arena, struct merge_side **found, size_t *count);

/* Merges as `merge` says, which was loaded in the same open transaction of store_change_begin();
 * the caller ends it. Notes it in the audit, at both. */
MUST_CHECK enum result store_merge_save(struct store *store, const struct merge *merge,
	const struct change_author *author, const char *note, struct arena *arena);

#endif
