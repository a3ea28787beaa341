#ifndef SILVERCHART_MODEL_GENRE_MAP_H
#define SILVERCHART_MODEL_GENRE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* The map of genres: a circle for each, its area by its releases, a line to each of those that are
 * closest to it. Lengths are pixels, from the upper left corner of the picture. */
struct genre_map_node {
	int64_t id;
	const char *slug; /* NULL while the map is made */
	const char *name;
	int releases;
	int x, y; /* the centre */
	int radius;
};

/* A line; both ends are places in the list of nodes. */
struct genre_map_edge {
	size_t from;
	size_t to;  /* one of those that are closest to `from` */
	int shared; /* releases that carry both tags */
};

struct genre_map {
	struct genre_map_node *nodes;
	size_t count;
	struct genre_map_edge *edges; /* those of a node one behind the other, closest first */
	size_t edge_count;
};

/* Pixels of a line of text. */
#define GENRE_MAP_LINE 16

/* Circles of this radius and more have their names in larger letters. */
#define GENRE_MAP_LARGE 17

/* About the pixels that the name of a node is wide, 0 without one; its radius must be set. */
int genre_map_name_width(const struct genre_map_node *node);

/* Whether there is room for its name below its circle. Wider names, in pixels, are shown where they
 * fit: one of them would push all others apart. */
#define GENRE_MAP_NAME_MOST 180
bool genre_map_keeps_name(const struct genre_map_node *node);

/* How far a node reaches to either side: its circle, or the name below it. */
int genre_map_reach(const struct genre_map_node *node);

/* Empty pixels around that. */
#define GENRE_MAP_MARGIN 24

/* The size of the picture, its margin included; 0 by 0 without a node. */
void genre_map_size(const struct genre_map *map, int *width, int *height);

/* Where the name of a node stands. */
enum genre_map_side {
	GENRE_MAP_HIDDEN, /* there is no room: shown on demand only, below */
	GENRE_MAP_BELOW,  /* the sides are tried in this order */
	GENRE_MAP_ABOVE,
	GENRE_MAP_RIGHT,
	GENRE_MAP_LEFT,
	GENRE_MAP_UPON, /* across the circle itself */
};

/* A side for the name of each node, from `arena`: larger nodes first, no name upon another or upon
 * the circle of another. */
enum genre_map_side *genre_map_label(const struct genre_map *map, struct arena *arena);

/*
 * Sets x, y and radius of every node (the largest first), by Graphviz: neighbours near each other,
 * no two circles closer than 24 pixels from centre to centre (WCAG 2.2, 2.5.8) or upon each other.
 * The same nodes and edges in the same order always get the same places. 500 nodes take less than a
 * second. Returns NULL, or what is wrong; Graphviz says more on standard error.
 */
MUST_CHECK const char *genre_map_lay_out(struct genre_map *map);

#endif
