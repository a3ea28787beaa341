#ifndef SILVERCHART_MODEL_GENRE_H
#define SILVERCHART_MODEL_GENRE_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "model/chart.h"
#include "model/ranking.h"
#include "model/timeline.h"

/* A line of the list of genres. */
struct genre_summary {
	const char *slug;
	const char *name;
	int releases;   /* published ones that carry the tag */
	int charts;     /* in whose current edition one of them stands */
	time_t updated; /* when the newest of these editions was published; 0: never */
};

/* What /genres is asked for. */
enum genre_list_sort {
	GENRE_LIST_NAME,
	GENRE_LIST_RELEASES,
	GENRE_LIST_CHARTS,
	GENRE_LIST_UPDATED,
};
#define GENRE_LIST_SORT_COUNT 4
extern const char *const genre_list_sort_words[GENRE_LIST_SORT_COUNT + 1];

/* Lines of one page of /genres. */
#define GENRE_LIST_PAGE 100

struct genre_list {
	struct genre_summary *genres;
	size_t count;     /* lines in `genres` */
	int total;        /* genres there are */
	int found;        /* genres that match `q` */
	int64_t revision; /* of the site */
};

/* Rows of one page of a genre's releases: as many as a chart of usual length, so that the page
 * costs as much as that chart's. */
#define GENRE_PAGE_ROWS 100

/* First places of its chart that a genre's page shows. */
#define GENRE_CHART_ROWS 10

/* What the releases of a genre may be sorted by; the words of the URL, NULL-terminated, and the
 * columns that they mean, in the same order. */
#define GENRE_SORT_COUNT 4
extern const char *const genre_sort_words[GENRE_SORT_COUNT + 1];
extern const enum chart_sort genre_sorts[GENRE_SORT_COUNT];

/* A release that carries the genre's tag. */
struct genre_release {
	const char *slug;
	const char *title;  /* NULL when unknown */
	const char *artist; /* the artist credit as printed */
	const struct credit_part *credit;
	size_t credit_count;
	struct date released;
	struct chart_place best; /* over all current editions; rank 0 when it stands in none */
};

/* A genre as its page shows it, with one page of its releases. Texts are borrowed from the arena it
 * was loaded into. */
struct genre {
	int64_t id;
	const char *slug;
	const char *name;
	const char *essay;        /* CommonMark; NULL when there is none */
	const char *essay_source; /* author and source line; NULL when there is none */
	int releases;             /* published ones that carry the tag */
	int undated;              /* those of them whose year is unknown */
	int charts;               /* in whose current edition one of them stands */
	time_t updated;           /* when the newest of these editions was published; 0: never */
	const char *chart_slug;   /* of the genre's own chart; NULL without a published one */
	const char *chart_title;
	int chart_size;
	bool on_map;                        /* it has a circle on the map of genres */
	const struct chart_row *chart_rows; /* its first places; rank, slug, title, artist, date */
	size_t chart_row_count;
	const struct timeline_year *years; /* ascending, without gaps filled */
	size_t year_count;
	const struct genre_relative *related; /* closest first */
	size_t related_count;
	const struct genre_release *rows; /* of the page, in order */
	size_t row_count;
	int found;            /* releases that pass the filters, over all pages */
	int undated_out;      /* left out only because their date is unknown (A11) */
	int page, page_count; /* the page that is shown, from 1 */
};

/* The releases of a genre with no filter: best place first. `genre` of the query stays NULL. */
struct ranking_query genre_defaults(void);

/* Sets what follows from the years when no text is searched for: `found` and `undated_out`. */
void genre_count(struct genre *genre, const struct ranking_query *query);

/* A page of a genre's releases. */
struct genre_cut {
	int page, page_count; /* the page that is shown, from 1 */
	int before, shown;    /* rows on the pages before it, and on it */
};

/* The page that is asked for, of those that `found` rows take; one beyond the last is the last. */
struct genre_cut genre_cut(int found, int page);

#endif
