#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include <gvc.h>

#include "base/memory.h"
#include "base/number.h"
#include "model/genre_map.h"

#include "base/banned.h"

/*
 * Graphviz counts in points, and takes sizes in inches of 72 of them. Here an inch is one of our
 * pixels, so that whole numbers are fine enough and no decimal sign depends on the locale.
 */
#define INCH 72.0

/* What a map of usual width has room for: pixels. A smaller one is drawn larger, within limits. */
#define ROOM (1120.0 * 760.0)
#define SHARE 0.3 /* of the room that circles with their surroundings take */
#define ROOM_LEAST 28.0
#define ROOM_MOST 72.0

/* Pixels between circles. */
#define APART 6

/* A map of more genres stands on its shorter side. */
#define UPRIGHT 120

/* How far apart `count` nodes of usual size stand: pixels from centre to centre. */
static double room_of(size_t count)
{
	return fmin(fmax(sqrt(ROOM * SHARE / (double)count), ROOM_LEAST), ROOM_MOST);
}

/* The area goes with the releases; the smallest circle can still be seen. */
static void size_nodes(struct genre_map *map)
{
	double most = 1;
	double room = room_of(map->count);
	double least = room / 8;
	double range = 20 + room / 4 - least;

	for (size_t i = 0; i < map->count; i++)
		most = fmax(most, map->nodes[i].releases);
	for (size_t i = 0; i < map->count; i++)
		map->nodes[i].radius =
			(int)lround(least + range * sqrt(map->nodes[i].releases / most));
}

/* Graphviz takes copies; its prototypes only lack the word const. */
static void set_default(Agraph_t *graph, int kind, const char *name, const char *value)
{
	agattr(graph, kind, (char *)name, (char *)value);
}

static void set_defaults(Agraph_t *graph)
{
	set_default(graph, AGRAPH, "overlap", "prism");
	set_default(graph, AGRAPH, "sep", "+0");
	set_default(graph, AGRAPH, "splines", "none");
	set_default(graph, AGNODE, "shape", "box");
	set_default(graph, AGNODE, "fixedsize", "true");
	set_default(graph, AGNODE, "label", "");
	set_default(graph, AGNODE, "width", "1");
	set_default(graph, AGNODE, "height", "1");
}

/* Graphviz lays a picture on its longer side. A large one is set upright, so that a page can show
 * it without making it smaller. */
static bool is_upright(const struct genre_map *map)
{
	return map->count > UPRIGHT;
}

static void set_length(Agnode_t *node, const char *name, int length, int least)
{
	char text[NUMBER_SIZE];

	agset(node, (char *)name, number_write(length > least ? length : least, text));
}

/* What a circle takes: with its name below, unless that is long. */
static void take_room(const struct genre_map *map, size_t at, Agnode_t *out)
{
	const struct genre_map_node *node = &map->nodes[at];
	bool upright = is_upright(map);
	int room = (int)room_of(map->count);
	int width = 2 * genre_map_reach(node) + APART;
	int height = 2 * node->radius + APART;

	if (genre_map_keeps_name(node))
		height += GENRE_MAP_LINE;
	set_length(out, upright ? "height" : "width", width, room);
	set_length(out, upright ? "width" : "height", height, room);
}

/* The nodes of `graph` in the order of the map's, to be freed. */
static Agnode_t **build(Agraph_t *graph, const struct genre_map *map)
{
	Agnode_t **nodes = memory_get(map->count * sizeof(Agnode_t *));
	char text[NUMBER_SIZE];

	set_defaults(graph);
	for (size_t i = 0; i < map->count; i++) {
		nodes[i] = agnode(graph, number_write((long)i, text), 1);
		take_room(map, i, nodes[i]);
	}
	for (size_t i = 0; i < map->edge_count; i++)
		agedge(graph, nodes[map->edges[i].from], nodes[map->edges[i].to], NULL, 1);
	return nodes;
}

/* Whole pixels. Places are exact to many digits and often halves: those go up, always. */
static int pixels(double inches)
{
	return (int)floor(inches / INCH + 0.501);
}

/* What is highest and what is farthest to the left get to the margin. */
static void take_places(struct genre_map *map, Agnode_t **nodes)
{
	double left = INFINITY, top = INFINITY;

	for (size_t i = 0; i < map->count; i++) {
		pointf *place = &ND_coord(nodes[i]);

		if (is_upright(map))
			*place = (pointf){place->y, place->x};
		/* The name has the lower part of what the circle takes. */
		if (genre_map_keeps_name(&map->nodes[i]))
			place->y -= GENRE_MAP_LINE / 2 * INCH;
		left = fmin(left, place->x - genre_map_reach(&map->nodes[i]) * INCH);
		top = fmin(top, place->y - map->nodes[i].radius * INCH);
	}
	for (size_t i = 0; i < map->count; i++) {
		map->nodes[i].x = GENRE_MAP_MARGIN + pixels(ND_coord(nodes[i]).x - left);
		map->nodes[i].y = GENRE_MAP_MARGIN + pixels(ND_coord(nodes[i]).y - top);
	}
}

const char *genre_map_lay_out(struct genre_map *map)
{
	const char *fault = "Graphviz could not lay it out";
	Agnode_t **nodes;
	Agraph_t *graph;
	GVC_t *context;

	if (map->count == 0)
		return NULL;
	context = gvContext();
	graph = agopen((char *)"map", Agstrictundirected, NULL);
	size_nodes(map);
	nodes = build(graph, map);
	/* Graphviz begins with places by chance. */
	srand(1);
	if (gvLayout(context, graph, "sfdp") == 0) {
		take_places(map, nodes);
		gvFreeLayout(context, graph);
		fault = NULL;
	}
	free(nodes);
	agclose(graph);
	gvFreeContext(context);
	return fault;
}
