#include "store/store_genre_map.h"

#include "base/map.h"
#include "store/array.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of genre_map_nodes.sql. */
enum node {
	NODE_ID,
	NODE_SLUG,
	NODE_NAME,
	NODE_RELEASES,
	NODE_X,
	NODE_Y,
	NODE_RADIUS,
};

/* Columns of genre_map_wanted_nodes.sql. */
enum wanted {
	WANTED_ID,
	WANTED_NAME,
	WANTED_RELEASES,
};

/* Columns of genre_map_edges.sql and genre_map_wanted_edges.sql. */
enum edge {
	EDGE_ID,
	EDGE_RELATED,
	EDGE_SHARED,
};

/* Fills `numbers` with 1 and up: what number of node has the id that stands in `column`. */
static void number_ids(
	struct map *numbers, const struct rows *rows, int column, struct arena *arena)
{
	for (size_t i = 0; i < rows_count(rows); i++)
		*map_at(numbers, rows_text(rows, i, column, arena)) = i + 1;
}

/* An end may be a genre that is not shown: then the line is not either. */
static void read_edges(struct genre_map *map, const struct map *numbers, const struct rows *rows,
	struct arena *arena)
{
	size_t count = rows_count(rows);

	map->edges = ARENA_ARRAY(arena, struct genre_map_edge, count);
	map->edge_count = 0;
	for (size_t i = 0; i < count; i++) {
		size_t from = map_get(numbers, rows_text(rows, i, EDGE_ID, arena));
		size_t to = map_get(numbers, rows_text(rows, i, EDGE_RELATED, arena));

		if (from > 0 && to > 0)
			map->edges[map->edge_count++] = (struct genre_map_edge){
				from - 1, to - 1, rows_int(rows, i, EDGE_SHARED)};
	}
}

static void read_nodes(struct genre_map *map, const struct rows *rows, struct arena *arena)
{
	map->count = rows_count(rows);
	map->nodes = ARENA_ARRAY(arena, struct genre_map_node, map->count);
	for (size_t i = 0; i < map->count; i++)
		map->nodes[i] = (struct genre_map_node){
			.id = rows_bigint(rows, i, NODE_ID),
			.slug = rows_text(rows, i, NODE_SLUG, arena),
			.name = rows_text(rows, i, NODE_NAME, arena),
			.releases = rows_int(rows, i, NODE_RELEASES),
			.x = rows_int(rows, i, NODE_X),
			.y = rows_int(rows, i, NODE_Y),
			.radius = rows_int(rows, i, NODE_RADIUS),
		};
}

static void read_wanted(struct genre_map *map, const struct rows *rows, struct arena *arena)
{
	map->count = rows_count(rows);
	map->nodes = ARENA_ARRAY(arena, struct genre_map_node, map->count);
	for (size_t i = 0; i < map->count; i++) {
		map->nodes[i].id = rows_bigint(rows, i, WANTED_ID);
		map->nodes[i].name = rows_text(rows, i, WANTED_NAME, arena);
		map->nodes[i].releases = rows_int(rows, i, WANTED_RELEASES);
	}
}

enum result store_genre_map(struct store *store, struct arena *arena, struct genre_map *map)
{
	const struct store_call calls[] = {
		{STATEMENT_GENRE_MAP_NODES, NULL}, {STATEMENT_GENRE_MAP_EDGES, NULL}};
	struct map *numbers = map_new(arena);
	struct rows *answers[2] = {0};
	enum result result = store_run(store, calls, 2, answers);

	if (result == RESULT_OK) {
		*map = (struct genre_map){0};
		read_nodes(map, answers[0], arena);
		number_ids(numbers, answers[0], NODE_ID, arena);
		read_edges(map, numbers, answers[1], arena);
	}
	rows_free(answers[0]);
	rows_free(answers[1]);
	return result;
}

enum result store_genre_map_fresh(struct store *store, bool *fresh)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_GENRE_MAP_FRESH, NULL, &rows);

	if (result == RESULT_OK)
		*fresh = rows_bool(rows, 0, 0);
	rows_free(rows);
	return result;
}

enum result store_genre_map_wanted(struct store *store, struct arena *arena, struct genre_map *map)
{
	const struct store_call calls[] = {
		{STATEMENT_GENRE_MAP_WANTED_NODES, NULL}, {STATEMENT_GENRE_MAP_WANTED_EDGES, NULL}};
	struct map *numbers = map_new(arena);
	struct rows *answers[2] = {0};
	enum result result = store_execute(store, STATEMENT_GENRE_MAP_LOCK, NULL);

	/* After a publication between the two the map is not fresh, and who published makes it. */
	if (result == RESULT_OK)
		result = store_run(store, calls, 2, answers);
	if (result == RESULT_OK) {
		*map = (struct genre_map){0};
		read_wanted(map, answers[0], arena);
		number_ids(numbers, answers[0], WANTED_ID, arena);
		read_edges(map, numbers, answers[1], arena);
	}
	rows_free(answers[0]);
	rows_free(answers[1]);
	return result;
}

/* The parameters of genre_map_save.sql. */
enum column {
	COLUMN_ID,
	COLUMN_RELEASES,
	COLUMN_X,
	COLUMN_Y,
	COLUMN_RADIUS,
	COLUMN_FROM,
	COLUMN_TO,
	COLUMN_SHARED,
	COLUMN_COUNT,
};

static void write_columns(const struct genre_map *map, struct buffer columns[COLUMN_COUNT])
{
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		array_begin(&columns[i]);
	for (size_t i = 0; i < map->count; i++) {
		array_number(&columns[COLUMN_ID], map->nodes[i].id);
		array_number(&columns[COLUMN_RELEASES], map->nodes[i].releases);
		array_number(&columns[COLUMN_X], map->nodes[i].x);
		array_number(&columns[COLUMN_Y], map->nodes[i].y);
		array_number(&columns[COLUMN_RADIUS], map->nodes[i].radius);
	}
	for (size_t i = 0; i < map->edge_count; i++) {
		array_number(&columns[COLUMN_FROM], map->nodes[map->edges[i].from].id);
		array_number(&columns[COLUMN_TO], map->nodes[map->edges[i].to].id);
		array_number(&columns[COLUMN_SHARED], map->edges[i].shared);
	}
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		array_end(&columns[i]);
}

enum result store_genre_map_save(struct store *store, const struct genre_map *map)
{
	struct buffer columns[COLUMN_COUNT] = {0};
	const char *values[COLUMN_COUNT];
	enum result result = store_execute(store, STATEMENT_GENRE_MAP_CLEAR, NULL);

	write_columns(map, columns);
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		values[i] = buffer_text(&columns[i]);
	if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_GENRE_MAP_SAVE, values);
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		buffer_free(&columns[i]);
	return result;
}
