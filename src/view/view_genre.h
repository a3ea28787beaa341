#ifndef SILVERCHART_VIEW_GENRE_H
#define SILVERCHART_VIEW_GENRE_H

#include "model/genre.h"
#include "view/view.h"

/* Appends the page of a genre for `query`, of which `genre` holds the rows. */
MUST_CHECK enum result view_genre_page(struct view *view, const struct genre *genre,
	const struct ranking_query *query, struct arena *arena, struct buffer *out);

/* Appends the same page as JSON. */
MUST_CHECK enum result view_genre_json(const struct view *view, const struct genre *genre,
	const struct ranking_query *query, struct arena *arena, struct buffer *out);

#endif
