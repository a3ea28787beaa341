#include "model/genre_map.h"

#include <CUnit/CUnit.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/banned.h"

/* WCAG 2.2, 2.5.8. */
#define TARGET 24

/* A map of `count` genres that hang together as those of a site do: few large ones, many small,
 * each near to larger ones; from `group` on apart from the others. */
static struct genre_map make(struct arena *arena, size_t count, size_t group)
{
	struct genre_map map = {.nodes = ARENA_ARRAY(arena, struct genre_map_node, count),
		.count = count,
		.edges = ARENA_ARRAY(arena, struct genre_map_edge, 3 * count)};

	for (size_t i = 0; i < count; i++) {
		map.nodes[i].id = (int64_t)(100 + i);
		map.nodes[i].releases = (int)(400 / (i + 1)) + 1;
		map.nodes[i].name = arena_format(arena, "genre number %zu", i);
		for (size_t n = 2; n < 5; n++) {
			size_t to = i * 7 % (i / n + 1);

			if (to != i && (to < group) == (i < group))
				map.edges[map.edge_count++] =
					(struct genre_map_edge){i, to, (int)n};
		}
	}
	return map;
}

static double distance(const struct genre_map_node *one, const struct genre_map_node *other)
{
	return hypot(one->x - other->x, one->y - other->y);
}

static void expect_readable(const struct genre_map *map)
{
	int width, height;
	size_t faults = 0;

	genre_map_size(map, &width, &height);
	for (size_t i = 0; i < map->count; i++) {
		const struct genre_map_node *node = &map->nodes[i];

		faults += node->radius < 1 || node->x - node->radius < GENRE_MAP_MARGIN ||
		          node->y - node->radius < GENRE_MAP_MARGIN ||
		          node->x + node->radius > width - GENRE_MAP_MARGIN ||
		          node->y + node->radius > height - GENRE_MAP_MARGIN;
		for (size_t j = 0; j < i; j++) {
			double apart = distance(node, &map->nodes[j]);

			faults += apart < node->radius + map->nodes[j].radius || apart < TARGET;
		}
	}
	CU_ASSERT_EQUAL(faults, 0);
}

static void test_layout(void)
{
	static const struct {
		size_t count, group;
		int widest;
	} rows[] = {{1, 1, 300}, {2, 1, 500}, {30, 30, 1500}, {30, 20, 1500}, {500, 500, 3200},
		{500, 400, 3200}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *arena = arena_new();
		struct genre_map map = make(arena, rows[i].count, rows[i].group);
		int width, height;

		CU_ASSERT_PTR_NULL(genre_map_lay_out(&map));
		expect_readable(&map);
		genre_map_size(&map, &width, &height);
		CU_ASSERT_TRUE(width <= rows[i].widest);
		arena_free(arena);
	}
}

static void test_nothing(void)
{
	struct genre_map map = {0};
	struct arena *arena = arena_new();
	int width = 1, height = 1;

	CU_ASSERT_PTR_NULL(genre_map_lay_out(&map));
	genre_map_size(&map, &width, &height);
	CU_ASSERT_EQUAL(width, 0);
	CU_ASSERT_EQUAL(height, 0);
	CU_ASSERT_PTR_NOT_NULL(genre_map_label(&map, arena));
	arena_free(arena);
}

static void test_no_lines(void)
{
	struct arena *arena = arena_new();
	struct genre_map map = make(arena, 12, 12);

	map.edge_count = 0;
	CU_ASSERT_PTR_NULL(genre_map_lay_out(&map));
	expect_readable(&map);
	arena_free(arena);
}

/* The same data give the same picture, whatever was drawn before. */
static void test_same_again(void)
{
	struct arena *arena = arena_new();
	struct genre_map map = make(arena, 60, 60);
	struct genre_map other = make(arena, 9, 9);
	struct genre_map again = make(arena, 60, 60);

	CU_ASSERT_PTR_NULL(genre_map_lay_out(&map));
	CU_ASSERT_PTR_NULL(genre_map_lay_out(&other));
	CU_ASSERT_PTR_NULL(genre_map_lay_out(&again));
	for (size_t i = 0; i < map.count; i++) {
		CU_ASSERT_EQUAL(map.nodes[i].x, again.nodes[i].x);
		CU_ASSERT_EQUAL(map.nodes[i].y, again.nodes[i].y);
		CU_ASSERT_EQUAL(map.nodes[i].radius, again.nodes[i].radius);
	}
	arena_free(arena);
}

/* Two families: who belongs together stands together. */
static void test_neighbours_are_near(void)
{
	struct arena *arena = arena_new();
	struct genre_map map = make(arena, 16, 16);
	double within = 0, between = 0;

	map.edge_count = 0;
	for (size_t i = 0; i < 16; i++) {
		map.nodes[i].releases = 10;
		if (i % 8 != 0)
			map.edges[map.edge_count++] = (struct genre_map_edge){i, i / 8 * 8, 5};
		if (i % 8 > 1)
			map.edges[map.edge_count++] = (struct genre_map_edge){i, i - 1, 5};
	}
	map.edges[map.edge_count++] = (struct genre_map_edge){7, 15, 1};
	CU_ASSERT_PTR_NULL(genre_map_lay_out(&map));
	for (size_t i = 0; i < 8; i++) {
		for (size_t j = 0; j < 8; j++) {
			within += distance(&map.nodes[i], &map.nodes[j]);
			between += distance(&map.nodes[i], &map.nodes[8 + j]);
		}
	}
	CU_ASSERT_TRUE(within < between * 0.75);
	arena_free(arena);
}

/* The area of a circle goes with the releases. */
static void test_sizes(void)
{
	struct arena *arena = arena_new();
	struct genre_map map = make(arena, 30, 30);

	CU_ASSERT_PTR_NULL(genre_map_lay_out(&map));
	for (size_t i = 1; i < map.count; i++)
		CU_ASSERT_TRUE(map.nodes[i].radius <= map.nodes[i - 1].radius);
	CU_ASSERT_TRUE(map.nodes[0].radius > 2 * map.nodes[29].radius);
	arena_free(arena);
}

static size_t count_shown(const struct genre_map *map, const enum genre_map_side *sides)
{
	size_t shown = 0;

	for (size_t i = 0; i < map->count; i++)
		shown += sides[i] != GENRE_MAP_HIDDEN;
	return shown;
}

/* All names, or nearly: what stands above its circle may be met by the next. */
static void test_names(void)
{
	struct arena *arena = arena_new();
	struct genre_map small = make(arena, 30, 30);
	struct genre_map large = make(arena, 500, 500);

	CU_ASSERT_PTR_NULL(genre_map_lay_out(&small));
	CU_ASSERT_TRUE(count_shown(&small, genre_map_label(&small, arena)) >= 27);
	CU_ASSERT_PTR_NULL(genre_map_lay_out(&large));
	CU_ASSERT_TRUE(count_shown(&large, genre_map_label(&large, arena)) >= 490);
	arena_free(arena);
}

static void test_names_keep_off(void)
{
	static const struct {
		const char *names[2];
		int x, y; /* of the second node; the first is at 200, 200 */
		enum genre_map_side sides[2];
	} rows[] = {
		{{"rock", "jazz"}, 400, 200, {GENRE_MAP_BELOW, GENRE_MAP_BELOW}},
		{{"rock", "jazz"}, 200, 230, {GENRE_MAP_ABOVE, GENRE_MAP_BELOW}},
		{{"rock", "jazz"}, 216, 200, {GENRE_MAP_BELOW, GENRE_MAP_ABOVE}},
		{{"", "jazz"}, 400, 200, {GENRE_MAP_HIDDEN, GENRE_MAP_BELOW}},
		{{"久石譲久石譲久石譲久石譲久石譲久石譲久石譲久石譲久石譲久石譲久石譲久石譲久石譲久"
		  "石譲",
			 "jazz"},
			400, 200, {GENRE_MAP_HIDDEN, GENRE_MAP_BELOW}},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *arena = arena_new();
		struct genre_map_node nodes[2] = {
			{.id = 1, .name = rows[i].names[0], .x = 200, .y = 200, .radius = 8},
			{.id = 2,
				.name = rows[i].names[1],
				.x = rows[i].x,
				.y = rows[i].y,
				.radius = 8}};
		struct genre_map map = {.nodes = nodes, .count = 2};
		enum genre_map_side *sides = genre_map_label(&map, arena);

		CU_ASSERT_EQUAL(sides[0], rows[i].sides[0]);
		CU_ASSERT_EQUAL(sides[1], rows[i].sides[1]);
		arena_free(arena);
	}
}

void suite_genre_map(void)
{
	CU_pSuite suite = CU_add_suite("genre map", NULL, NULL);

	CU_add_test(suite, "circles keep apart", test_layout);
	CU_add_test(suite, "nothing", test_nothing);
	CU_add_test(suite, "no lines", test_no_lines);
	CU_add_test(suite, "the same again", test_same_again);
	CU_add_test(suite, "neighbours are near", test_neighbours_are_near);
	CU_add_test(suite, "sizes", test_sizes);
	CU_add_test(suite, "names", test_names);
	CU_add_test(suite, "names keep off", test_names_keep_off);
}
