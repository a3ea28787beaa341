#ifndef SILVERCHART_MODEL_TIMELINE_H
#define SILVERCHART_MODEL_TIMELINE_H

#include <stddef.h>

/* A list's releases over time, as bars of a picture. */

/* How many releases are of a year. */
struct timeline_year {
	short year;
	int releases;
};

/* A bar: a year, or a decade where the years are too many. */
struct timeline_bar {
	int from;     /* first year; 0: every year up to `to` */
	int to;       /* last year */
	int releases; /* may be 0 */
};

/* Bars at most: what is older stands together in the first. A target of 24 px for each fits on the
 * smallest screen. */
#define TIMELINE_BARS 12

/* Fills `bars` for `years` (ascending, each once), oldest first, gaps included. Returns how many;
 * fewer than two are no picture. */
size_t timeline_bars(const struct timeline_year *years, size_t year_count,
	struct timeline_bar bars[TIMELINE_BARS]);

#endif
