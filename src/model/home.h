#ifndef SILVERCHART_MODEL_HOME_H
#define SILVERCHART_MODEL_HOME_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "model/chart.h"
#include "model/feed.h"

/* What the front page shows. Texts are borrowed from the arena that it was loaded into. */

/* Charts that are listed at most. */
#define HOME_CHARTS 20

/* A release by how it stands over all charts. */
struct home_release {
	const char *slug;
	const char *title;  /* NULL when unknown */
	const char *artist; /* the artist credit as printed */
	int64_t points;     /* thousandths; each place counts 100 / (9 + rank) points */
	int charts;         /* in which it stands */
};

/* An edition with its first place. */
struct home_edition {
	const char *chart_slug;
	const char *chart_title;
	int number;
	time_t published;
	const char *slug;            /* of the release at rank 1 */
	const char *title;           /* NULL when unknown */
	const char *artist;          /* the artist credit as printed */
	int counts[FEED_KIND_COUNT]; /* releases that entered, left, moved */
};

struct home {
	struct chart_list charts;            /* updated last first */
	const struct home_edition *editions; /* newest first */
	size_t edition_count;
	const struct home_release *releases; /* most points first */
	size_t release_count;
};

#endif
