#ifndef SILVERCHART_MODEL_ARTIST_H
#define SILVERCHART_MODEL_ARTIST_H

#include "model/chart.h"
#include "model/credit.h"
#include "model/ranking.h"

/* Releases of one page of an artist. */
#define ARTIST_PAGE_ROWS RANKING_PAGE_ROWS

/* A release of an artist. */
struct artist_release {
	const char *slug;
	const char *title;  /* NULL when unknown */
	const char *artist; /* the artist credit as printed */
	struct date released;
	const struct credit_part *credit;
	size_t credit_count;
	struct chart_place best; /* its best place; rank 0: in no chart's current edition */
	int place_count;         /* in how many charts it stands */
};

/* An artist as the page shows it. Texts are borrowed from the arena it was loaded into. */
struct artist {
	const char *slug;
	const char *name;
	const char *sort_name;
	int release_count; /* over all pages */
	int first_year;    /* of the dated releases; 0 without one */
	int last_year;
	const struct artist_release *releases; /* those of the page, oldest first (A4) */
	size_t row_count;                      /* in `releases` */
	int page;                              /* that is shown, from 1 */
	int page_count;                        /* at least 1 */
};

#endif
