#ifndef SILVERCHART_VIEW_JSON_GENRE_H
#define SILVERCHART_VIEW_JSON_GENRE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/result.h"
#include "model/genre.h"

/* Appends a genre as JSON: its essay in CommonMark, its related genres, its releases by year, and
 * the page of its releases that `query` asks for. RESULT_OK or RESULT_BROKEN (logged). */
MUST_CHECK enum result json_genre(const struct genre *genre, const struct ranking_query *query,
	const char *site_url, struct arena *arena, struct buffer *out);

#endif
