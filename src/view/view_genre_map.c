#include "view/view_genre_map.h"

#include <stdbool.h>

#include "base/number.h"
#include "model/link.h"
#include "view/view_internal.h"
#include "view/xml.h"

#include "base/banned.h"

/*
 * 500 circles and 1,500 lines would take a template longer than a whole chart, so picture and list
 * are written here, as feeds are, and stand in the template as pieces.
 */

/* Lines in as many strengths, by releases that are shared; the classes of site.css. */
static const struct {
	const char *name;
	int least; /* shared releases */
} strengths[] = {{"few", 1}, {"some", 5}, {"many", 25}};
#define STRENGTH_COUNT (sizeof strengths / sizeof strengths[0])

static void add_number(struct buffer *out, int number)
{
	char digits[NUMBER_SIZE];
	buffer_add_text(out, number_write(number, digits));
}

/* x="12": a blank before it. */
static void add_attribute(struct buffer *out, const char *name, int number)
{
	buffer_add_char(out, ' ');
	buffer_add_text(out, name);
	buffer_add_text(out, "=\"");
	add_number(out, number);
	buffer_add_char(out, '"');
}

/* Whether the same line comes from its other end, too, and is drawn there. */
static bool is_drawn_back(const struct genre_map *map, const size_t *first, size_t edge)
{
	size_t from = map->edges[edge].from;
	size_t to = map->edges[edge].to;
	if (to > from)
		return false;
	for (size_t i = first[to]; i < map->edge_count && map->edges[i].from == to; i++)
		if (map->edges[i].to == from)
			return true;
	return false;
}

/* Where the lines of each node begin; the number of lines for a node without. */
static size_t *first_edges(const struct genre_map *map, struct arena *arena)
{
	size_t *first = ARENA_ARRAY(arena, size_t, map->count);
	for (size_t i = 0; i < map->count; i++)
		first[i] = map->edge_count;
	for (size_t i = map->edge_count; i > 0; i--)
		first[map->edges[i - 1].from] = i - 1;
	return first;
}

static size_t strength_of(const struct genre_map_edge *edge)
{
	size_t strength = STRENGTH_COUNT - 1;
	while (strength > 0 && edge->shared < strengths[strength].least)
		strength--;
	return strength;
}

static void add_line(
	const struct genre_map *map, const struct genre_map_edge *edge, struct buffer *out)
{
	const struct genre_map_node *from = &map->nodes[edge->from];
	const struct genre_map_node *to = &map->nodes[edge->to];
	buffer_add_char(out, 'M');
	add_number(out, from->x);
	buffer_add_char(out, ' ');
	add_number(out, from->y);
	buffer_add_char(out, 'l');
	add_number(out, to->x - from->x);
	buffer_add_char(out, ' ');
	add_number(out, to->y - from->y);
}

static void add_lines(const struct genre_map *map, const size_t *first, struct buffer *out)
{
	struct buffer paths[STRENGTH_COUNT] = {0};
	for (size_t i = 0; i < map->edge_count; i++)
		if (!is_drawn_back(map, first, i))
			add_line(map, &map->edges[i], &paths[strength_of(&map->edges[i])]);
	for (size_t i = 0; i < STRENGTH_COUNT; i++) {
		if (paths[i].length > 0)
			buffer_format(out, "<path class=\"%s\" d=\"%s\"/>\n", strengths[i].name,
				buffer_text(&paths[i]));
		buffer_free(&paths[i]);
	}
}

/* The name, on its side of the middle of its circle; text is drawn upwards from its base line. */
static void add_name(
	const struct genre_map_node *node, enum genre_map_side side, struct buffer *out)
{
	static const char *const classes[] = {
		[GENRE_MAP_HIDDEN] = " class=\"hidden\"",
		[GENRE_MAP_BELOW] = "",
		[GENRE_MAP_ABOVE] = "",
		[GENRE_MAP_RIGHT] = " class=\"right\"",
		[GENRE_MAP_LEFT] = " class=\"left\"",
		[GENRE_MAP_UPON] = "",
	};
	int x = 0, y = node->radius + GENRE_MAP_LINE - 2;
	if (side == GENRE_MAP_ABOVE)
		y = -node->radius - 6;
	if (side >= GENRE_MAP_RIGHT)
		y = 4;
	if (side == GENRE_MAP_RIGHT)
		x = node->radius + 3;
	if (side == GENRE_MAP_LEFT)
		x = -node->radius - 3;
	buffer_add_text(out, "<text");
	buffer_add_text(out, classes[side]);
	if (x != 0)
		add_attribute(out, "x", x);
	add_attribute(out, "y", y);
	buffer_add_char(out, '>');
	xml_text(out, node->name);
	buffer_add_text(out, "</text>");
}

static void add_node(const struct genre_map_node *node, enum genre_map_side side,
	struct arena *arena, struct buffer *out)
{
	buffer_add_text(out, "<a id=\"genre-");
	xml_text(out, node->slug);
	buffer_add_text(out, "\" href=\"");
	xml_text(out, link_genre(arena, node->slug));
	buffer_add_text(out, node->radius >= GENRE_MAP_LARGE ? "\" class=\"large" : "");
	buffer_format(out, "\" transform=\"translate(%d %d)\"><circle", node->x, node->y);
	add_attribute(out, "r", node->radius);
	buffer_add_text(out, "/>");
	add_name(node, side, out);
	buffer_add_text(out, "</a>\n");
}

static void add_picture(
	const struct genre_map *map, const size_t *first, struct arena *arena, struct buffer *out)
{
	const enum genre_map_side *sides = genre_map_label(map, arena);
	int width, height;
	genre_map_size(map, &width, &height);
	buffer_format(out,
		"<svg role=\"group\" aria-label=\"Map of genres\" viewBox=\"0 0 %d %d\""
		" width=\"%d\" height=\"%d\">\n",
		width, height, width, height);
	add_lines(map, first, out);
	for (size_t i = 0; i < map->count; i++)
		add_node(&map->nodes[i], sides[i], arena, out);
	buffer_add_text(out, "</svg>\n");
}

static void add_neighbours(
	const struct genre_map *map, size_t node, const size_t *first, struct buffer *out)
{
	const char *before = " <span>near ";
	for (size_t i = first[node]; i < map->edge_count && map->edges[i].from == node; i++) {
		buffer_add_text(out, before);
		xml_text(out, map->nodes[map->edges[i].to].name);
		before = ", ";
	}
	if (first[node] < map->edge_count)
		buffer_add_text(out, "</span>");
}

static void add_list(
	const struct genre_map *map, const size_t *first, struct arena *arena, struct buffer *out)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct genre_map_node *node = &map->nodes[i];
		buffer_add_text(out, "<li><a href=\"");
		xml_text(out, link_genre(arena, node->slug));
		buffer_add_text(out, "\">");
		xml_text(out, node->name);
		buffer_add_text(out, "</a> <small>");
		add_number(out, node->releases);
		buffer_add_text(out, "</small>");
		add_neighbours(map, i, first, out);
		buffer_add_text(out, "</li>\n");
	}
}

static void fill_head(
	const struct view *view, const struct genre_map *map, struct arena *arena, HDF *values)
{
	const char *description =
		"How genres hang together: a picture of genres that share releases.";
	if (map->count > 0)
		description = arena_format(arena,
			"How %zu genres hang together: a picture of genres that share releases.",
			map->count);
	const struct view_head head = {
		.title = "Map of genres",
		.description = description,
		.path = link_genre_map(arena),
	};
	view_head_fill(view, &head, arena, values);
}

enum result view_genre_map_page(
	struct view *view, const struct genre_map *map, struct arena *arena, struct buffer *out)
{
	const size_t *first = first_edges(map, arena);
	struct buffer picture = {0}, list = {0};
	add_picture(map, first, arena, &picture);
	add_list(map, first, arena, &list);
	const char *const texts[] = {buffer_text(&picture), buffer_text(&list)};
	const struct view_piece pieces[] = {{"map", &texts[0], 1}, {"genres", &texts[1], 1}};
	HDF *values = hdf_new();
	fill_head(view, map, arena, values);
	hdf_put_number(values, "count", (long)map->count);
	if (map->count > 0)
		hdf_put_true(values, "has_map");
	enum result result = view_render(view, VIEW_GENRE_MAP, values, pieces, 2, out);
	hdf_free(values);
	buffer_free(&picture);
	buffer_free(&list);
	return result;
}
