#ifndef SILVERCHART_VIEW_VIEW_H
#define SILVERCHART_VIEW_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/result.h"

/*
 * The pages as text: all ClearSilver templates of the site, parsed once. Only this layer knows
 * ClearSilver. Views borrow every text they are given and append finished HTML to a buffer.
 */
struct view;

/* What every page knows of the site; texts are borrowed for the life of the view. */
struct view_site {
	const char *title;       /* setting site_title */
	const char *description; /* setting site_description */
	const char *url;         /* setting site_url: scheme and host, no slash at its end */
};

/*
 * Parses every template under `directory` (with layout/, public/, error/) and reads the names of
 * the static files from `manifest` (lines "site.css site-1a2b3c4d5e6f.css"). Returns NULL with a
 * sentence that names file and line in `*reason` (from `arena`) when one is missing or faulty.
 * Owned by the caller.
 */
struct view *view_open(const char *directory, const char *manifest, const struct view_site *site,
	struct arena *arena, const char **reason);
void view_free(struct view *view);

/* Hash over templates, static names and site texts: two views with the same number make the same
 * bytes. */
uint64_t view_build(const struct view *view);

/* The site's title. */
const char *view_title(const struct view *view);

/* `path` behind the site's address, for headers; from `arena`. */
char *view_absolute(const struct view *view, struct arena *arena, const char *path);

/* A finished piece of HTML or JSON, made by this layer, that a template may print as it is. */
struct view_piece {
	const char *name; /* the template says <?cs var:piece("rows") ?> */
	const char *const
		*texts; /* the pieces, printed one behind the other; each NUL-terminated */
	size_t count;
};

#endif
