#include "model/feed.h"

#include "base/banned.h"

const char *const feed_kind_words[] = {
	[FEED_ENTERED] = "entered",
	[FEED_LEFT] = "left",
	[FEED_MOVED] = "moved",
	[FEED_KIND_COUNT] = NULL,
};
