#ifndef SILVERCHART_MODEL_RELEASE_H
#define SILVERCHART_MODEL_RELEASE_H

#include "model/chart.h"
#include "model/credit.h"

/* A place of a release in a chart's current edition. */
struct release_place {
	const char *chart_slug;
	const char *chart_title;
	int rank;
	int size;         /* of the edition */
	int edition;      /* its number */
	time_t published; /* its time */
};

/* A release as its page shows it. Texts are borrowed from the arena it was loaded into. */
struct release {
	const char *slug;
	const char *title;  /* NULL when unknown */
	const char *artist; /* the artist credit as printed */
	const char *cover;  /* site-relative address of the thumbnail; NULL when none is known */
	struct date released;
	const struct credit_part *credit;
	size_t credit_count;
	const struct chart_tag *tags; /* strongest first */
	size_t tag_count;
	const struct chart_link *links;
	size_t link_count;
	const struct release_place *places; /* best first */
	size_t place_count;
};

#endif
