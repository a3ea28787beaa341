#include "base/map.h"

#include <CUnit/CUnit.h>

#include "base/banned.h"

static void test_new_key(void)
{
	struct arena *arena = arena_new();
	struct map *map = map_new(arena);

	CU_ASSERT_EQUAL(map_get(map, "a"), 0);
	CU_ASSERT_EQUAL(*map_at(map, "a"), 0);
	*map_at(map, "a") = 7;
	CU_ASSERT_EQUAL(*map_at(map, "a"), 7);
	CU_ASSERT_EQUAL(map_get(map, "a"), 7);
	CU_ASSERT_EQUAL(map_get(map, "b"), 0);
	CU_ASSERT_EQUAL(map_get(map, ""), 0);
	*map_at(map, "") = 8;
	CU_ASSERT_EQUAL(map_get(map, ""), 8);
	arena_free(arena);
}

static void test_many_keys(void)
{
	struct arena *arena = arena_new();
	struct map *map = map_new(arena);
	size_t wrong = 0;

	for (size_t i = 1; i <= 5000; i++)
		*map_at(map, arena_format(arena, "key %zu", i)) = i;
	for (size_t i = 1; i <= 5000; i++)
		wrong += map_get(map, arena_format(arena, "key %zu", i)) != i;
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(map_get(map, "key 5001"), 0);
	arena_free(arena);
}

void suite_map(void)
{
	CU_pSuite suite = CU_add_suite("map", NULL, NULL);

	CU_add_test(suite, "new key", test_new_key);
	CU_add_test(suite, "many keys", test_many_keys);
}
