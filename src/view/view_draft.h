#ifndef SILVERCHART_VIEW_DRAFT_H
#define SILVERCHART_VIEW_DRAFT_H

#include "model/draft.h"
#include "model/import.h"
#include "view/view_admin.h"

/* The pages on which editors work on charts. Texts are borrowed. */

/* All charts. */
MUST_CHECK enum result view_admin_charts(struct view *view, const struct view_admin *admin,
	const struct draft_summary *charts, size_t count, struct arena *arena, struct buffer *out);

/* The list form (product.md A28), with the releases that may be added. */
struct view_draft {
	const struct draft *draft;      /* as it is now; its entries are not shown */
	const struct draft_entry *rows; /* of the form */
	size_t count;
	const char *const *typed;         /* a number for each row; NULL: as they stand */
	const struct draft_fault *faults; /* by row */
	size_t fault_count;
	const char *q;                   /* what was searched; NULL: nothing */
	const struct draft_entry *found; /* by it */
	size_t found_count;
	const char *at;                       /* the rank typed for what is added; NULL: the end */
	const struct draft_edition *editions; /* the last one first */
	size_t edition_count;
	const char *refusal; /* why nothing was done, as a sentence; NULL: nothing was refused */
	bool conflict; /* the rows are not saved, because the draft's entries were meanwhile */
};
MUST_CHECK enum result view_admin_draft(struct view *view, const struct view_admin *admin,
	const struct view_draft *page, struct arena *arena, struct buffer *out);

/* The list as text (A29). */
struct view_draft_text {
	const struct draft *draft;
	const char *text;                      /* in the form */
	const struct import_problem *problems; /* by line */
	size_t problem_count;
};
MUST_CHECK enum result view_admin_draft_text(struct view *view, const struct view_admin *admin,
	const struct view_draft_text *page, struct arena *arena, struct buffer *out);

/* What publishing would change, and the buttons that do it, at once or at a time (A30). */
struct view_preview {
	const struct draft *draft;
	const struct draft_changes *changes;
	const char *note; /* typed; NULL: that of the plan, if there is one */
	const struct view_faults *faults;
	const char *when; /* typed; NULL: as the note */
};
MUST_CHECK enum result view_admin_preview(struct view *view, const struct view_admin *admin,
	const struct view_preview *page, struct arena *arena, struct buffer *out);

#endif
