#ifndef SILVERCHART_MODEL_CHART_H
#define SILVERCHART_MODEL_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/arena.h"
#include "model/credit.h"
#include "model/date.h"

/* What a table may be sorted by (product.md A2), in the order of the columns. */
enum chart_sort {
	CHART_SORT_RANK,
	CHART_SORT_TITLE,
	CHART_SORT_ARTIST,
	CHART_SORT_RELEASED,
	CHART_SORT_GENRE,
	CHART_SORT_PLACE,
};
#define CHART_SORT_COUNT 6

enum chart_order { CHART_ASCENDING, CHART_DESCENDING };

/* The words of the URL, by enum value; NULL-terminated. Also the words that the schema allows. */
extern const char *const chart_sort_words[CHART_SORT_COUNT + 1];
extern const char *const chart_order_words[3];

/* A genre tag on a release (A8), strongest first in its list. */
struct chart_tag {
	const char *slug; /* of the genre */
	const char *name; /* of the genre */
	short weight;     /* 1..100, 0 when unknown */
};

/* A place of a row's release in another chart's current edition (A9), best first. */
struct chart_place {
	const char *chart_slug;
	const char *chart_title;
	int rank;
};

/* A listen link of a release. */
struct chart_link {
	const char *label; /* "Bandcamp" */
	const char *url;   /* http or https, checked when stored */
};

/* A genre that is related to another one. */
struct genre_relative {
	const char *slug;
	const char *name;
	int shared; /* published releases that carry both tags */
};

/* How an entry stands against the chart's earlier editions (A25). */
enum chart_movement {
	CHART_FIRST, /* the edition is the chart's first: nothing to compare with */
	CHART_NEW,   /* in no earlier edition */
	CHART_BACK,  /* in an earlier one, but not in the one before */
	CHART_UP,
	CHART_DOWN,
	CHART_SAME,
};
#define CHART_MOVEMENT_COUNT 6

/* The words of the schema and of JSON, by enum value; NULL-terminated. */
extern const char *const chart_movement_words[CHART_MOVEMENT_COUNT + 1];

struct chart_standing {
	enum chart_movement movement;
	/* The rest is 0 in a first edition. */
	int before;   /* rank in the edition before; 0 when it was not in that one */
	int peak;     /* best rank up to this edition */
	int editions; /* in how many it was, up to this one */
};

/*
 * A row of an edition, with PostgreSQL's order of its texts as integers: equal names have equal
 * numbers, missing ones have 0 and come last in both directions (A6, A7).
 */
struct chart_row {
	int rank;
	const char *slug;   /* of the release */
	const char *title;  /* NULL when unknown */
	const char *artist; /* the artist credit as printed */
	const char *cover;  /* site-relative address of the thumbnail; NULL when none is known */
	struct date released;
	int title_order;  /* by sort title, 1 first, 0 missing */
	int artist_order; /* by sort name */
	int genre_order;  /* by name of the strongest tag, 0 missing */
	struct chart_standing standing;
	const char *search; /* near keys of title and artist credit, a blank between: for `q` */
	const struct chart_tag *tags;
	size_t tag_count;
	const struct chart_place *places;
	size_t place_count;
	const struct chart_link *links;
	size_t link_count;
	const struct credit_part *credit; /* the parts of the artist credit */
	size_t credit_count;
};

/* Where a list is shown, and so where its own links lead. */
enum chart_shown {
	CHART_SHOWN,         /* on the chart's page: the current edition */
	CHART_SHOWN_EDITION, /* at an edition's own address, whether it is the current one or not */
	CHART_SHOWN_PREVIEW, /* in the admin: what publishing the draft would make of the page */
};

/* A chart as its page shows it: the current edition and what surrounds it. Texts are borrowed from
 * the arena it was loaded into. */
struct chart {
	int64_t id;
	int64_t revision; /* grows with everything a reader could see change */
	const char *slug;
	const char *title;
	const char *genre_slug;               /* NULL without a genre */
	const char *genre_name;               /* NULL without a genre */
	const char *essay;                    /* CommonMark; NULL when there is none */
	const char *essay_source;             /* author and source line; NULL when there is none */
	const struct genre_relative *related; /* to the genre, closest first */
	size_t related_count;
	enum chart_sort default_sort;
	enum chart_order default_order;
	int edition;      /* number of the edition that is shown; 0: no ranking published yet */
	time_t published; /* its time ("List updated"); 0 without one */
	const char *note; /* what its editor told readers; NULL: nothing */
	enum chart_shown shown;
	int current;                  /* number of the current edition; 0 without one */
	const struct chart_row *rows; /* by rank, ascending */
	size_t row_count;
};

/* A line of the list of charts. */
struct chart_summary {
	const char *slug;
	const char *title;
	int size;                 /* rows of the current edition; 0 without one */
	int edition;              /* 0: none yet */
	time_t published;         /* 0: never */
	const char *first_title;  /* of the release at rank 1; NULL when unknown or no edition */
	const char *first_artist; /* NULL without an edition */
};

/* What /charts may be sorted by. */
enum chart_list_sort { CHART_LIST_NAME, CHART_LIST_SIZE, CHART_LIST_UPDATED };
#define CHART_LIST_SORT_COUNT 3
extern const char *const chart_list_sort_words[CHART_LIST_SORT_COUNT + 1];

/* What /charts or /genres is asked for. */
struct list_query {
	int sort; /* the list's own: enum chart_list_sort or enum genre_list_sort; 0 is by name */
	enum chart_order order;
	const char *q; /* near key to find in names; NULL for all */
	int page;      /* from 1; a page beyond the last is the last */
};

/* Lines of one page of /charts. */
#define CHART_LIST_PAGE 100

struct chart_list {
	struct chart_summary *charts;
	size_t count;     /* lines in `charts` */
	int total;        /* charts there are */
	int found;        /* charts that match `q` */
	int64_t revision; /* of the site */
};

#endif
