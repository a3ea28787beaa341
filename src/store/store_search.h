#ifndef SILVERCHART_STORE_STORE_SEARCH_H
#define SILVERCHART_STORE_STORE_SEARCH_H

#include "model/search.h"
#include "store/connection.h"

/*
 * What is called like `q` (as typed) with the near key `key`: in each group exact names first, then
 * those that begin so, that have all the words, that are spelled nearly so. One statement, a second
 * one while a group is not full; neither reads more than the first 1,000 lines that have a word.
 */
MUST_CHECK enum result store_search(struct store *store, const char *q, const char *key,
	struct arena *arena, struct search *search);

#endif
