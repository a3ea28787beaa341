#ifndef SILVERCHART_STORE_GENRE_H
#define SILVERCHART_STORE_GENRE_H

#include "store/connection.h"

/*
 * Makes the genre `slug` or changes it: `name` (NULL: leave, or made from the slug), `essay` and
 * `essay_source` (NULL: leave; "": remove). RESULT_OK, RESULT_UNCHANGED, RESULT_CONFLICT when
 * another genre has the name, RESULT_INVALID. Needs an open transaction (store_begin), which the
 * caller ends.
 */
MUST_CHECK enum result store_genre_save(struct store *store, const char *slug, const char *name,
	const char *essay, const char *essay_source);

#endif
