#ifndef SILVERCHART_VIEW_WORK_H
#define SILVERCHART_VIEW_WORK_H

#include "model/queue.h"
#include "view/view_admin.h"

/* The first page of the admin and its queues. Texts are borrowed. */

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

#endif
