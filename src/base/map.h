#ifndef SILVERCHART_BASE_MAP_H
#define SILVERCHART_BASE_MAP_H

#include <stddef.h>

#include "base/arena.h"

/* A table from texts to numbers. Its memory, and that of tables outgrown, is the arena's; keys are
 * borrowed and must stay. */
struct map;

struct map *map_new(struct arena *arena);

/* The number of `key`, to be read or set; 0 when the key is new. Valid until the next call. */
size_t *map_at(struct map *map, const char *key);

/* The number of `key`; 0 when it was never given one. */
size_t map_get(const struct map *map, const char *key);

#endif
