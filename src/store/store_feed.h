#ifndef SILVERCHART_STORE_FEED_H
#define SILVERCHART_STORE_FEED_H

#include "model/feed.h"
#include "store/connection.h"

/* A page of a chart's editions with their changes, newest first, from `arena`; `page` from 1. Two
 * statements in two round trips; what they read never changes in between. */
MUST_CHECK enum result store_feed_chart(
	struct store *store, int64_t chart, int page, struct arena *arena, struct feed *feed);

/* The same of all charts that were not deleted. */
MUST_CHECK enum result store_feed_site(
	struct store *store, int page, struct arena *arena, struct feed *feed);

#endif
