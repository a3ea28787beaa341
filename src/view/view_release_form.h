#ifndef SILVERCHART_VIEW_RELEASE_FORM_H
#define SILVERCHART_VIEW_RELEASE_FORM_H

#include "model/draft.h"
#include "model/release_form.h"
#include "view/view_admin.h"

/* The form of a release, and that of a new one. Texts are borrowed. */

/* What the form of a new release has besides. */
struct view_new_release {
	const struct draft *draft; /* that it goes into; NULL: none */
	const char *at;            /* the rank there, as typed */
	const char *at_fault;
	const struct draft_entry *twins; /* releases that look like it */
	size_t twin_count;
};

/* The form of a release. */
struct view_release_form {
	const struct release_form *release;  /* as it is now; NULL: a new one */
	struct release_texts texts;          /* in the fields */
	const char *printed;                 /* its artist credit; NULL: none yet */
	const struct credit_values *credit;  /* as read of the fields; NULL: not read */
	const struct credit_match *matches;  /* of its parts */
	const struct release_faults *faults; /* NULL: nothing is wrong */
	bool conflict;     /* the fields are not saved, because the release was meanwhile, or the
	                    * draft that a new one goes into */
	const char *queue; /* word of the queue that it is worked on in; NULL: none */
	int left;          /* releases in the queue */
	const char *skip;  /* where the queue goes on */
	struct view_new_release made; /* without a release */
};
MUST_CHECK enum result view_admin_release(struct view *view, const struct view_admin *admin,
	const struct view_release_form *page, struct arena *arena, struct buffer *out);

#endif
