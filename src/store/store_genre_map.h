#ifndef SILVERCHART_STORE_GENRE_MAP_H
#define SILVERCHART_STORE_GENRE_MAP_H

#include "model/genre_map.h"
#include "store/connection.h"

/* The map as readers see it: by name, genres that are gone left out. One round trip. */
MUST_CHECK enum result store_genre_map(
	struct store *store, struct arena *arena, struct genre_map *map);

/* Whether the map shows what is published now. */
MUST_CHECK enum result store_genre_map_fresh(struct store *store, bool *fresh);

/*
 * What a new map is to show, without places. Needs an open transaction (store_begin); until its end
 * whoever makes a map, too, waits here, so that the last one made is of the newest state.
 */
MUST_CHECK enum result store_genre_map_wanted(
	struct store *store, struct arena *arena, struct genre_map *map);

/* Puts `map` in the place of the one that was. In the same transaction, which the caller ends. */
MUST_CHECK enum result store_genre_map_save(struct store *store, const struct genre_map *map);

#endif
