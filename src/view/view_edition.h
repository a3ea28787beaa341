#ifndef SILVERCHART_VIEW_EDITION_H
#define SILVERCHART_VIEW_EDITION_H

#include "model/changes.h"
#include "model/feed.h"
#include "view/view.h"

/* The editions of a chart, newest first (product.md section 2), as its feed has them. */
MUST_CHECK enum result view_editions_page(
	struct view *view, const struct feed *feed, struct arena *arena, struct buffer *out);

/* Releases of one kind that the page of changes names; the rest is counted, and the JSON has all.
 */
#define VIEW_CHANGES_SHOWN 500

/* What changed between two editions (A26). */
MUST_CHECK enum result view_changes_page(
	struct view *view, const struct changes *changes, struct arena *arena, struct buffer *out);
MUST_CHECK enum result view_changes_json(const struct view *view, const struct changes *changes,
	struct arena *arena, struct buffer *out);

/* "2 entered, 1 left, 5 moved, 92 unchanged", of an edition of `size` releases. */
char *view_changes_sentence(const int counts[FEED_KIND_COUNT], int size, struct arena *arena);

/* What happened to a release, behind its name: "at 3", "was at 7", "up 2, from 5 to 3". */
char *view_fate(enum feed_kind kind, int rank, int before, struct arena *arena);

#endif
