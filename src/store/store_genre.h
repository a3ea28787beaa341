#ifndef SILVERCHART_STORE_GENRE_H
#define SILVERCHART_STORE_GENRE_H

#include "store/connection.h"

/*
 * Makes the genre `slug` or changes it: `name` (NULL: leave, or made from the slug), `essay` (NULL:
 * leave; "": remove), `essay_source` (NULL: leave). RESULT_OK, RESULT_UNCHANGED, RESULT_INVALID.
 */
MUST_CHECK enum result store_genre_save(struct store *store, const char *slug, const char *name,
	const char *essay, const char *essay_source);

#endif
