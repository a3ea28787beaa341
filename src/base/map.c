#include "base/map.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

#define FIRST_CAPACITY 64

struct slot {
	const char *key; /* NULL: free */
	size_t number;
};

struct map {
	struct arena *arena;
	struct slot *slots; /* open addressing, at most half full */
	size_t capacity;    /* a power of two */
	size_t count;
};

struct map *map_new(struct arena *arena)
{
	struct map *map = arena_get(arena, sizeof(*map));

	map->arena = arena;
	map->capacity = FIRST_CAPACITY;
	map->slots = ARENA_ARRAY(arena, struct slot, map->capacity);
	return map;
}

/* The slot that holds `key`, or the free one where it belongs. */
static struct slot *find(const struct map *map, const char *key)
{
	size_t at = text_hash(TEXT_HASH_SEED, key, strlen(key));

	while (map->slots[at & (map->capacity - 1)].key != NULL &&
		strcmp(map->slots[at & (map->capacity - 1)].key, key) != 0)
		at++;
	return &map->slots[at & (map->capacity - 1)];
}

static void grow(struct map *map)
{
	struct slot *old = map->slots;
	size_t old_capacity = map->capacity;

	map->capacity *= 2;
	map->slots = ARENA_ARRAY(map->arena, struct slot, map->capacity);
	for (size_t i = 0; i < old_capacity; i++) {
		if (old[i].key != NULL)
			*find(map, old[i].key) = old[i];
	}
}

size_t *map_at(struct map *map, const char *key)
{
	struct slot *slot = find(map, key);

	if (slot->key == NULL) {
		if (2 * map->count >= map->capacity) {
			grow(map);
			slot = find(map, key);
		}
		slot->key = key;
		map->count++;
	}
	return &slot->number;
}

size_t map_get(const struct map *map, const char *key)
{
	return find(map, key)->number;
}
