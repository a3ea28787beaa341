#include "model/genre_map.h"

#include <stdlib.h>

#include "model/unicode.h"

#include "base/banned.h"

/* Names are placed on a grid of cells of so many pixels. */
#define CELL 4

/* Pixels between a circle and its name. */
#define GAP 2

/* Who has taken what of the picture: for each cell the number of a node from 1, 0 for nobody. */
struct grid {
	uint16_t *cells;
	int columns, rows;
};

/* Pixels; the right and the lower edge are outside. */
struct box {
	int left, top, right, bottom;
};

int genre_map_name_width(const struct genre_map_node *node)
{
	int column = node->radius >= GENRE_MAP_LARGE ? 9 : 7;

	if (node->name == NULL)
		return 0;
	return (int)unicode_columns(node->name) * column;
}

bool genre_map_keeps_name(const struct genre_map_node *node)
{
	return node->name != NULL && genre_map_name_width(node) <= GENRE_MAP_NAME_MOST;
}

int genre_map_reach(const struct genre_map_node *node)
{
	int half = genre_map_keeps_name(node) ? genre_map_name_width(node) / 2 : 0;

	return half > node->radius ? half : node->radius;
}

void genre_map_size(const struct genre_map *map, int *width, int *height)
{
	*width = 0;
	*height = 0;
	for (size_t i = 0; i < map->count; i++) {
		const struct genre_map_node *node = &map->nodes[i];
		int right = node->x + genre_map_reach(node) + GENRE_MAP_MARGIN;
		int bottom = node->y + node->radius + GENRE_MAP_MARGIN;

		*width = right > *width ? right : *width;
		*height = bottom > *height ? bottom : *height;
	}
}

static struct box box_of_circle(const struct genre_map_node *node)
{
	return (struct box){node->x - node->radius, node->y - node->radius, node->x + node->radius,
		node->y + node->radius};
}

static struct box box_of_name(
	const struct genre_map_node *node, enum genre_map_side side, int width)
{
	int left = node->x - width / 2;
	int top = node->y - GENRE_MAP_LINE / 2;

	switch (side) {
	case GENRE_MAP_ABOVE:
		top = node->y - node->radius - GAP - GENRE_MAP_LINE;
		break;
	case GENRE_MAP_RIGHT:
		left = node->x + node->radius + GAP;
		break;
	case GENRE_MAP_LEFT:
		left = node->x - node->radius - GAP - width;
		break;
	case GENRE_MAP_UPON:
		break;
	default:
		top = node->y + node->radius + GAP;
	}
	return (struct box){left, top, left + width, top + GENRE_MAP_LINE};
}

/* Free for a node: its own circle is not in the way of its name. */
static bool is_free(const struct grid *grid, struct box box, size_t number)
{
	if (box.left < 0 || box.top < 0 || box.right > grid->columns * CELL ||
		box.bottom > grid->rows * CELL)
		return false;
	for (int row = box.top / CELL; row <= (box.bottom - 1) / CELL; row++) {
		for (int column = box.left / CELL; column <= (box.right - 1) / CELL; column++) {
			size_t taken = grid->cells[row * grid->columns + column];

			if (taken != 0 && taken != number)
				return false;
		}
	}
	return true;
}

static void take(struct grid *grid, struct box box, size_t number)
{
	for (int row = box.top / CELL; row <= (box.bottom - 1) / CELL; row++) {
		for (int column = box.left / CELL; column <= (box.right - 1) / CELL; column++)
			grid->cells[row * grid->columns + column] = (uint16_t)number;
	}
}

static struct grid grid_with_circles(const struct genre_map *map, struct arena *arena)
{
	struct grid grid;
	int width, height;

	genre_map_size(map, &width, &height);
	grid.columns = width / CELL;
	grid.rows = height / CELL;
	grid.cells = ARENA_ARRAY(arena, uint16_t, (size_t)grid.columns * (size_t)grid.rows);
	for (size_t i = 0; i < map->count; i++)
		take(&grid, box_of_circle(&map->nodes[i]), i + 1);
	return grid;
}

static int compare_sizes(const void *left, const void *right)
{
	const struct genre_map_node *one = *(const struct genre_map_node *const *)left;
	const struct genre_map_node *other = *(const struct genre_map_node *const *)right;

	if (one->radius != other->radius)
		return one->radius > other->radius ? -1 : 1;
	return one->id < other->id ? -1 : one->id > other->id;
}

enum genre_map_side *genre_map_label(const struct genre_map *map, struct arena *arena)
{
	enum genre_map_side *sides = ARENA_ARRAY(arena, enum genre_map_side, map->count);
	const struct genre_map_node **sorted =
		ARENA_ARRAY(arena, const struct genre_map_node *, map->count);
	struct grid grid = grid_with_circles(map, arena);

	for (size_t i = 0; i < map->count; i++)
		sorted[i] = &map->nodes[i];
	if (map->count > 0)
		qsort(sorted, map->count, sizeof(*sorted), compare_sizes);
	for (size_t i = 0; i < map->count; i++) {
		size_t at = (size_t)(sorted[i] - map->nodes);
		int width = genre_map_name_width(sorted[i]);

		for (enum genre_map_side tried = GENRE_MAP_BELOW;
			sides[at] == GENRE_MAP_HIDDEN && tried <= GENRE_MAP_UPON; tried++) {
			struct box box = box_of_name(sorted[i], tried, width);

			if (width > 0 && is_free(&grid, box, at + 1)) {
				take(&grid, box, at + 1);
				sides[at] = tried;
			}
		}
	}
	return sides;
}
