#include "store/store_genre_map.h"

#include <CUnit/CUnit.h>

#include "base/text.h"
#include "fixture.h"
#include "list.h"
#include "store/store_chart.h"

#include "base/banned.h"

#define DEADLINE 5000
#define ASSERT_TEXT(actual, expected) CU_ASSERT(text_equal((actual), (expected)))

/* Genres of sample.sql: 1 soundtrack (2 releases), 2 ambient (1), 3 jazz (3). */

/* Puts what is wanted in a row, as a layout would. */
static void draw(struct list *list)
{
	struct genre_map map = {0};

	CU_ASSERT_EQUAL_FATAL(store_genre_map_wanted(list->store, list->arena, &map), RESULT_OK);
	for (size_t i = 0; i < map.count; i++) {
		map.nodes[i].x = 100 * (int)(i + 1);
		map.nodes[i].y = 50;
		map.nodes[i].radius = 10;
	}
	CU_ASSERT_EQUAL_FATAL(store_genre_map_save(list->store, &map), RESULT_OK);
}

static struct genre_map load(struct list *list)
{
	struct genre_map map = {0};

	CU_ASSERT_EQUAL_FATAL(store_genre_map(list->store, list->arena, &map), RESULT_OK);
	return map;
}

static bool is_fresh(struct list *list)
{
	bool fresh = false;

	CU_ASSERT_EQUAL(store_genre_map_fresh(list->store, &fresh), RESULT_OK);
	return fresh;
}

static void run(struct list *list, const char *sql)
{
	CU_ASSERT_EQUAL_FATAL(store_script(list->store, sql), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(
		store_script(
			list->store, "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"),
		RESULT_OK);
}

static void test_wanted(void)
{
	struct list list = list_begin();
	struct genre_map map = {0};

	CU_ASSERT_FALSE(is_fresh(&list));
	CU_ASSERT_EQUAL(load(&list).count, 0);
	CU_ASSERT_EQUAL_FATAL(store_genre_map_wanted(list.store, list.arena, &map), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(map.count, 3);
	CU_ASSERT_EQUAL(map.nodes[0].id, 3);
	CU_ASSERT_EQUAL(map.nodes[0].releases, 3);
	ASSERT_TEXT(map.nodes[1].name, "Soundtrack");
	CU_ASSERT_EQUAL_FATAL(map.edge_count, 6);
	CU_ASSERT_EQUAL(map.edges[0].from, 1); /* soundtrack, by number the first */
	CU_ASSERT_EQUAL(map.edges[0].to + map.edges[1].to, 2);
	CU_ASSERT_EQUAL(map.edges[0].shared + map.edges[1].shared, 3);
	list_end(&list);
}

static void test_saved(void)
{
	struct list list = list_begin();
	struct genre_map map;
	int64_t before = 0, after = 0;

	CU_ASSERT_EQUAL(store_site_revision(list.store, &before), RESULT_OK);
	draw(&list);
	CU_ASSERT_EQUAL(store_site_revision(list.store, &after), RESULT_OK);
	CU_ASSERT_TRUE(after > before);
	CU_ASSERT_TRUE(is_fresh(&list));
	map = load(&list);
	CU_ASSERT_EQUAL_FATAL(map.count, 3);
	ASSERT_TEXT(map.nodes[1].slug, "jazz");
	CU_ASSERT_EQUAL(map.nodes[1].x, 100);
	CU_ASSERT_EQUAL(map.nodes[1].y, 50);
	CU_ASSERT_EQUAL(map.nodes[1].radius, 10);
	CU_ASSERT_EQUAL(map.nodes[1].releases, 3);
	ASSERT_TEXT(map.nodes[2].name, "Soundtrack");
	CU_ASSERT_EQUAL_FATAL(map.edge_count, 6);
	for (size_t i = 0; i < map.edge_count; i++)
		CU_ASSERT_TRUE(map.edges[i].from < 3 && map.edges[i].to < 3 &&
			       map.edges[i].from != map.edges[i].to);
	draw(&list);
	CU_ASSERT_EQUAL(load(&list).count, 3);
	list_end(&list);
}

/* What a publication changes is told; a new name shows at once. */
static void test_changed(void)
{
	static const struct {
		const char *sql;
		bool fresh;
		size_t nodes, edges;
	} rows[] = {
		{"UPDATE genre SET name = 'A jazz' WHERE slug = 'jazz'", true, 3, 6},
		{"INSERT INTO release_genre (release_id, position, genre_id) VALUES (3, 9, 2)",
			false, 3, 6},
		{"UPDATE release SET year = 1950, month = NULL, day = NULL WHERE id = 1", true, 3,
			6},
		{"DELETE FROM release_genre WHERE genre_id = 2", false, 2, 2},
		{"DELETE FROM release_genre", false, 0, 0},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct list list = list_begin();
		struct genre_map map;

		draw(&list);
		run(&list, rows[i].sql);
		map = load(&list);
		CU_ASSERT_EQUAL(is_fresh(&list), rows[i].fresh);
		CU_ASSERT_EQUAL(map.count, rows[i].nodes);
		CU_ASSERT_EQUAL(map.edge_count, rows[i].edges);
		if (i == 0)
			ASSERT_TEXT(map.nodes[0].name, "A jazz");
		list_end(&list);
	}
}

/* Readers see the map and nothing of how it is made. */
static void test_public(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	struct genre_map map = {0};
	bool fresh;

	CU_ASSERT_EQUAL(store_genre_map(store, arena, &map), RESULT_OK);
	CU_ASSERT_NOT_EQUAL(store_genre_map_fresh(store, &fresh), RESULT_OK);
	CU_ASSERT_NOT_EQUAL(store_genre_map_save(store, &map), RESULT_OK);
	arena_free(arena);
	store_free(store);
}

void suite_genre_map(void)
{
	CU_pSuite suite = CU_add_suite("store/genre map", NULL, NULL);

	CU_add_test(suite, "wanted", test_wanted);
	CU_add_test(suite, "saved", test_saved);
	CU_add_test(suite, "changed", test_changed);
	CU_add_test(suite, "public", test_public);
}
