#ifndef SILVERCHART_VIEW_GENRE_MAP_H
#define SILVERCHART_VIEW_GENRE_MAP_H

#include "model/genre_map.h"
#include "view/view.h"

/* Appends /genres/map: the picture, and the same as a list of all genres with their neighbours. */
MUST_CHECK enum result view_genre_map_page(
	struct view *view, const struct genre_map *map, struct arena *arena, struct buffer *out);

#endif
