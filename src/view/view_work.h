#ifndef SILVERCHART_VIEW_WORK_H
#define SILVERCHART_VIEW_WORK_H

#include "model/queue.h"
#include "model/release_form.h"
#include "view/view_admin.h"

/* The first page of the admin, its queues, and the form of a release. Texts are borrowed. */

MUST_CHECK enum result view_admin_home(struct view *view, const struct view_admin *admin,
	const struct queue_work *work, struct arena *arena, struct buffer *out);

/* The releases that lack something. */
struct view_queue {
	enum queue queue;
	int total;
	const struct queue_release *releases; /* the first ones of them */
	size_t count;
};
MUST_CHECK enum result view_admin_queue(struct view *view, const struct view_admin *admin,
	const struct view_queue *page, struct arena *arena, struct buffer *out);

/* The form of a release. */
struct view_release_form {
	const struct release_form *release;  /* as it is now */
	struct release_texts texts;          /* in the fields */
	const struct release_faults *faults; /* NULL: nothing is wrong */
	bool conflict;     /* the fields are not saved, because the release was meanwhile */
	const char *queue; /* word of the queue that it is worked on in; NULL: none */
	int left;          /* releases in the queue */
	const char *skip;  /* where the queue goes on */
};
MUST_CHECK enum result view_admin_release(struct view *view, const struct view_admin *admin,
	const struct view_release_form *page, struct arena *arena, struct buffer *out);

#endif
