#ifndef SILVERCHART_APP_ADMIN_RELEASE_H
#define SILVERCHART_APP_ADMIN_RELEASE_H

#include "app/admin.h"
#include "model/queue.h"
#include "view/view_release_form.h"

/* What the form of a release and that of a new one share. */

/* A form on its way. */
struct admin_release {
	struct exchange *exchange;
	bool in_queue; /* that it is worked on in */
	enum queue queue;
	struct release_texts texts;
	struct release_values values;
	struct release_faults faults;
	struct credit_match *matches; /* of the parts of values.credit; NULL: not looked up */
};

/* Reads what was typed, whatever it is; false when no page made the form. */
MUST_CHECK bool admin_release_read(struct admin_release *work);

/* Checks it, and finds the artists that are named; `*is_good` when nothing is wrong. */
MUST_CHECK enum result admin_release_check(struct admin_release *work, bool *is_good);

/* Blames the slug, which another release has. */
void admin_release_blame_slug(struct admin_release *work);

/* What the view shows of a form that comes back. */
struct view_release_form admin_release_page(const struct admin_release *work);

#endif
