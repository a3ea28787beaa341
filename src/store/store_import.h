#ifndef SILVERCHART_STORE_IMPORT_H
#define SILVERCHART_STORE_IMPORT_H

#include "model/import.h"
#include "store/connection.h"

/* Two names that look alike and are not the same (A34): offered, never merged. */
struct import_near {
	size_t line;              /* of the file */
	const char *title;        /* in the file; NULL: the artist's name is what is alike */
	const char *artist;       /* in the file */
	const char *known_title;  /* of the known release; NULL with `title` */
	const char *known_artist; /* as known here */
};

/* What a row of the list says otherwise than is known of its release. */
struct import_change {
	size_t line;         /* of the file */
	const char *release; /* slug */
	enum import_column column;
	const char *before; /* as exports write it; "" when nothing was known */
	const char *after;
};

/* What applying would do (dry run) or did. */
struct import_outcome {
	size_t new_releases;
	size_t matched;   /* releases that were known, changed or not */
	size_t changed;   /* of those: fields differ and are taken from the file */
	size_t unchanged; /* of those: equal in every field that the file fills in */
	size_t new_artists;
	size_t new_genres;
	bool new_chart;
	bool draft_changed;       /* false: the draft already was this list */
	bool genre_changed;       /* the chart, known before, gets another genre */
	struct import_near *near; /* from the arena */
	size_t near_count;
	struct import_change *changes; /* one for each field, by line; from the arena */
	size_t change_count;
	struct import_problem *problems; /* those of the file, and those found only with the
	                                  * database, by line */
	size_t problem_count;
};

/* Called now and then with rows done and rows there are. */
typedef void import_progress(void *context, size_t done, size_t total);

struct import_target {
	const char *chart; /* slug; the chart is made when it is missing */
	const char *title; /* of a new chart; NULL: made from the slug */
	const char *genre; /* slug or name of the chart's genre; NULL: leave as it is */
	const char *default_sort, *default_order; /* of a new chart; NULL: rank, asc */
	import_progress *progress;                /* may be NULL */
	void *progress_context;
};

/*
 * Matches `import` against what is known (A34) and, unless `dry`, makes the draft of the chart
 * exactly this list. An empty field says nothing: what is known stays. A release is matched
 *   - by its slug, where the row has one: title and artist are then taken from the row;
 *   - else by the match keys of title and artist credit, and by the year where several have these;
 *   - without a title: against the untitled releases of the chart's draft (of its edition while the
 *     draft is empty) of the same artist, each used once: same rank and date first, then same date,
 *     then same rank.
 * No two releases get one title, artist credit and year by it. A list that has problems already is
 * never applied; its rows without one are looked up all the same, to list every bad row.
 * RESULT_OK, RESULT_INVALID with `outcome->problems`, RESULT_GONE for a deleted chart,
 * RESULT_CONFLICT, RESULT_UNAVAILABLE, RESULT_BROKEN; only RESULT_OK without `dry` changed
 * anything. A number of statements that does not grow with the rows. Needs an open transaction
 * (store_begin), which the caller ends: with store_rollback() after a dry run or a failure.
 */
MUST_CHECK enum result store_import_run(struct store *store, const struct import *import,
	const struct import_target *target, bool dry, struct arena *arena,
	struct import_outcome *outcome);

#endif
