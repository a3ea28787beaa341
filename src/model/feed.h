#ifndef SILVERCHART_MODEL_FEED_H
#define SILVERCHART_MODEL_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* Editions as a feed tells of them (product.md A22). Texts are borrowed from the arena that the
 * feed was loaded into. */

/* Entries of one page of a feed. */
#define FEED_PAGE 20

/* Changes of one kind that an entry names; the rest is counted. The schema keeps as many. */
#define FEED_CHANGES 10

enum feed_kind { FEED_ENTERED, FEED_LEFT, FEED_MOVED };
#define FEED_KIND_COUNT 3

/* The words that the schema allows, by enum value; NULL-terminated. */
extern const char *const feed_kind_words[FEED_KIND_COUNT + 1];

/* What became of a release against the edition before. */
struct feed_change {
	enum feed_kind kind;
	int rank;           /* 0 when it left */
	int before;         /* the rank before; 0 when it entered */
	const char *title;  /* NULL when unknown */
	const char *artist; /* the artist credit as printed */
};

/* An edition. In a first one all releases entered. */
struct feed_entry {
	int64_t id;       /* of the edition, over all charts */
	int64_t chart_id; /* for the entry's own id, which outlives a new slug */
	const char *slug; /* of the chart */
	const char *title;
	int edition; /* its number within the chart */
	int size;    /* releases */
	time_t published;
	const char *note;                  /* of the editor; NULL without one */
	int counts[FEED_KIND_COUNT];       /* releases, by kind */
	const struct feed_change *changes; /* by kind, the largest moves and best ranks first */
	size_t change_count;
};

struct feed {
	int64_t chart_id;                 /* 0: the feed is of all charts */
	const char *slug;                 /* of its chart; NULL as above */
	const char *title;                /* of its chart; NULL as above */
	const struct feed_entry *entries; /* newest first */
	size_t count;
	int page;  /* from 1 */
	bool more; /* there is a next page */
};

#endif
