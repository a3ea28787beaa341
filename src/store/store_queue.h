#ifndef SILVERCHART_STORE_QUEUE_H
#define SILVERCHART_STORE_QUEUE_H

#include "model/queue.h"
#include "store/connection.h"

/* What waits for editors. Memory is from `arena`. */

/* Editions that the first page lists. */
#define STORE_QUEUE_EDITIONS 5

/* All that the first page shows, in one snapshot but for the charts. */
MUST_CHECK enum result store_queue_work(
	struct store *store, struct arena *arena, struct queue_work *work);

/* How many releases are in each queue. */
MUST_CHECK enum result store_queue_sizes(struct store *store, int sizes[QUEUE_COUNT]);

/* Releases of a queue, the most prominent first: `most` at most, those behind the release `after`
 * (a slug; NULL: from the start), whether that is in the queue or not. */
MUST_CHECK enum result store_queue_releases(struct store *store, enum queue queue,
	const char *after, int most, struct arena *arena, struct queue_release **releases,
	size_t *count);

#endif
