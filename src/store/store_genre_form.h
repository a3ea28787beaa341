#ifndef SILVERCHART_STORE_GENRE_FORM_H
#define SILVERCHART_STORE_GENRE_FORM_H

#include "model/genre_form.h"
#include "store/store_change.h"

/* Genres as editors see and write them. Memory is from `arena`. */

/* A page of all genres whose name has the near key `key`; NULL for all. */
MUST_CHECK enum result store_genre_lines(struct store *store, const char *key, int page,
	struct arena *arena, struct genre_lines *lines);

/* The genre; RESULT_NOT_FOUND when there is none of this slug. */
MUST_CHECK enum result store_genre_form(
	struct store *store, const char *slug, struct arena *arena, struct genre_form *form);

/*
 * Makes the genre `slug` exactly what `values` say, or a new one where it is NULL. RESULT_CONFLICT
 * unless its revision is `revision`, RESULT_UNCHANGED when it is so already, RESULT_INVALID when
 * others have what it is to have: `taken` says who. Needs an open transaction of
 * store_change_begin(), which the caller ends.
 */
MUST_CHECK enum result store_genre_form_save(struct store *store, const char *slug,
	int64_t revision, const struct genre_values *values, struct arena *arena,
	struct genre_taken *taken, struct change_saved *saved);

#endif
