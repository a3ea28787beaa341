#ifndef SILVERCHART_VIEW_IMPORT_H
#define SILVERCHART_VIEW_IMPORT_H

#include "model/draft.h"
#include "model/import_outcome.h"
#include "model/upload.h"
#include "view/view_admin.h"

/* The pages of an import (product.md A33, A34). Texts are borrowed. */

/* A list is sent: as a file or as text. */
struct view_import {
	const struct draft *draft;
	const struct upload *uploads; /* that wait, the newest first */
	size_t upload_count;
	const char *text; /* typed; NULL: nothing */
	const struct view_faults *faults;
};
MUST_CHECK enum result view_admin_import(struct view *view, const struct view_admin *admin,
	const struct view_import *page, struct arena *arena, struct buffer *out);

/* What applying it would do. */
struct view_import_check {
	const struct draft *draft; /* with the revision that the form is made from */
	const struct upload *upload;
	const struct import *import;           /* what the file says, by its header */
	const struct import_options *options;  /* it was read by; no place is 0 by now */
	const struct import_outcome *outcome;  /* NULL: nobody could look */
	const struct import_problem *problems; /* all of them, by line */
	size_t problem_count;
	bool conflict; /* it was not applied, because the draft was saved meanwhile */
};
MUST_CHECK enum result view_admin_import_check(struct view *view, const struct view_admin *admin,
	const struct view_import_check *page, struct arena *arena, struct buffer *out);

#endif
