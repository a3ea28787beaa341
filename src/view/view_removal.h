#ifndef SILVERCHART_VIEW_REMOVAL_H
#define SILVERCHART_VIEW_REMOVAL_H

#include "model/merge.h"
#include "model/removal.h"
#include "view/view_admin.h"

/* The pages that merge and delete, and the list of what was deleted. Texts are borrowed. */

/* What merging does, and a search for the one that goes. */
struct view_merge {
	const struct merge *merge;
	const char *typed_with;         /* slug of the one that goes, as typed; NULL: none */
	const char *q;                  /* NULL: nothing was searched */
	const struct merge_side *found; /* by it; the one of the page may be among them */
	size_t found_count;
	const char *note; /* as typed */
	const struct view_faults *faults;
};
MUST_CHECK enum result view_admin_merge(struct view *view, const struct view_admin *admin,
	const struct view_merge *page, struct arena *arena, struct buffer *out);

/* What would be deleted, or what holds it. */
struct view_removal {
	const struct removal *removal;
	const char *note; /* as typed */
	const struct view_faults *faults;
};
MUST_CHECK enum result view_admin_delete(struct view *view, const struct view_admin *admin,
	const struct view_removal *page, struct arena *arena, struct buffer *out);

/* What was deleted, each with a button that brings it back. */
struct view_deleted {
	const struct removal_line *lines;
	size_t count;
	int total;
	const struct view_faults *faults;
};
MUST_CHECK enum result view_admin_deleted(struct view *view, const struct view_admin *admin,
	const struct view_deleted *page, struct arena *arena, struct buffer *out);

#endif
