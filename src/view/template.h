#ifndef SILVERCHART_VIEW_TEMPLATE_H
#define SILVERCHART_VIEW_TEMPLATE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/result.h"
#include "view/hdf.h"
#include "view/view.h"

/*
 * ClearSilver behind three functions. Every value that a template prints is escaped for HTML text
 * and quoted attributes; the one way around it is piece("name"), which prints a view_piece as it
 * is.
 */
struct template;

/* Where templates come from. */
struct template_source {
	const char *directory; /* names of templates and of their includes are relative to it */
	HDF *site;     /* values that every page sees behind its own; outlives the templates */
	uint64_t hash; /* continued over every byte that was read */
};

/*
 * Parses the template `name` ("public/chart.cs") with what it includes. Returns NULL with a
 * sentence in `*reason` (from `arena`). Owned by the caller.
 */
struct template *template_open(
	struct template_source *source, const char *name, struct arena *arena, const char **reason);
void template_free(struct template *template);

/*
 * Appends the template filled with `values`. RESULT_BROKEN (logged) leaves `out` as it was.
 */
MUST_CHECK enum result template_render(struct template *template, HDF *values,
	const struct view_piece *pieces, size_t piece_count, struct buffer *out);

#endif
