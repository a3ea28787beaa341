#ifndef SILVERCHART_STORE_GENRE_H
#define SILVERCHART_STORE_GENRE_H

#include "model/genre.h"
#include "model/genre_index.h"
#include "store/connection.h"

/*
 * Makes the genre `slug` or changes it: `name` (NULL: leave, or made from the slug), `essay` and
 * `essay_source` (NULL: leave; "": remove). RESULT_OK, RESULT_UNCHANGED, RESULT_CONFLICT when
 * another genre has the name, RESULT_INVALID. Needs an open transaction (store_begin), which the
 * caller ends.
 */
MUST_CHECK enum result store_genre_save(struct store *store, const char *slug, const char *name,
	const char *essay, const char *essay_source);

/* What identifies a genre's present state. */
struct genre_state {
	int64_t id;
	int64_t revision;          /* of the site */
	int64_t releases_revision; /* of the genre's releases */
};

/* State of the genre `slug`: RESULT_OK, or RESULT_NOT_FOUND, also for one that only drafts know.
 * One statement. */
MUST_CHECK enum result store_genre_state(
	struct store *store, const char *slug, struct genre_state *state);

/*
 * Everything the genre's page shows for `query` (sort, order, from, to, page), from `arena`; with a
 * search (q), the rows that it `found`, NULL otherwise. Five statements: in one round trip with
 * `found`, in two without it. A page beyond the last is the last. Of the genre's releases only the
 * rows of the page are read; without `found`, also an index, from the nearer end up to the page.
 */
MUST_CHECK enum result store_genre_load(struct store *store, int64_t id,
	const struct ranking_query *query, const struct genre_found *found, struct arena *arena,
	struct genre **genre);

/* What a search of the genre looks through, in the order that `query` wants, from `arena`: all
 * releases that carry the tag. One statement. */
MUST_CHECK enum result store_genre_index(struct store *store, int64_t id,
	const struct ranking_query *query, struct arena *arena, struct genre_index *index);

/* A page of the list of genres with the revision that it belongs to, one statement. */
MUST_CHECK enum result store_genre_list(struct store *store, const struct list_query *query,
	struct arena *arena, struct genre_list *list);

#endif
