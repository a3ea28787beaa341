#ifndef SILVERCHART_MODEL_CHANGES_H
#define SILVERCHART_MODEL_CHANGES_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "model/feed.h"

/* What changed from one edition of a chart to a later one (product.md A26). Texts are borrowed from
 * the arena that they were loaded into. */

/* A release that entered, left or moved. */
struct changes_row {
	enum feed_kind kind;
	int rank;           /* in the later edition; 0 when it left */
	int before;         /* in the earlier one; 0 when it entered */
	const char *slug;   /* of the release */
	const char *title;  /* NULL when unknown */
	const char *artist; /* the artist credit as printed */
};

/* One of the two editions. */
struct changes_edition {
	int64_t id; /* number over all charts */
	int number;
	int size;
	time_t published;
};

struct changes {
	int64_t revision; /* grows with everything a reader could see change */
	const char *slug; /* of the chart */
	const char *title;
	struct changes_edition from, to;
	int current; /* number of the chart's current edition */
	const struct changes_row
		*rows; /* entered and left by rank, then moved, the largest first */
	size_t row_count;
	int counts[FEED_KIND_COUNT];
	int unchanged; /* releases that kept their rank */
};

#endif
