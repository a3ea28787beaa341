#ifndef SILVERCHART_MODEL_GENRE_INDEX_H
#define SILVERCHART_MODEL_GENRE_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/ranking.h"

/* A release of a genre, and what it is searched by. */
struct genre_entry {
	int64_t release;
	int year;         /* 0: unknown */
	const char *text; /* near keys of title and artist credit, or both as printed */
};

/* All releases of a genre in one of its orders. */
struct genre_index {
	int64_t revision; /* of the genre's releases; 0 for one that has none */
	const struct genre_entry *entries;
	size_t count;
};

/* What a search found in an index. */
struct genre_found {
	const int64_t *releases; /* of the page, in order; from the arena */
	size_t count;
	int found;       /* over all pages */
	int undated_out; /* left out only because their date is unknown (A11) */
};

/* The releases of an index, by number. */
struct genre_set {
	const unsigned char *bits; /* from the arena */
	int64_t end;               /* no number is as high */
};

/* The set of what `index` has; O(entries), a bit from `arena` for each number up to the highest. */
struct genre_set genre_index_set(const struct genre_index *index, struct arena *arena);

/* Whether the text that `query` searches for is looked up as printed: one without letters and
 * digits, such as the title "+", has an empty key. As in a chart. */
bool genre_index_is_printed(const struct ranking_query *query);

/* The page of `index` that `query` (from, to, q, page) asks for, of those releases that are `among`
 * others; NULL for all. The index has the texts that genre_index_is_printed() says, in the order
 * that the query wants. O(bytes of the texts), 8 bytes from `arena` for each entry. */
struct genre_found genre_index_search(const struct genre_index *index,
	const struct ranking_query *query, const struct genre_set *among, struct arena *arena);

#endif
