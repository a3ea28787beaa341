#ifndef SILVERCHART_MODEL_IMPORT_OUTCOME_H
#define SILVERCHART_MODEL_IMPORT_OUTCOME_H

#include "model/import.h"

/* What becomes of a list once it is compared with what is known, and what editors say to it. */

/* Two names that look alike and are not the same (A34): offered, never merged. */
struct import_near {
	size_t line;              /* of the file */
	const char *title;        /* in the file; NULL: the artist's name is what is alike */
	const char *artist;       /* in the file */
	const char *known_title;  /* of the known release; NULL with `title` */
	const char *known_artist; /* as known here */
	int64_t known;            /* number of the known release, or artist */
	bool is_same;             /* it was chosen to be the same */
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
	bool draft_changed;         /* false: the draft already was this list */
	size_t leaving;             /* releases of the draft that are not in the list */
	const char *before, *after; /* ranks that differ, by slug, as JSON for the audit; NULL: the
	                             * draft was not changed */
	bool genre_changed;         /* the chart, known before, gets another genre */
	struct import_near *near;   /* from the arena */
	size_t near_count;
	struct import_change *changes; /* one for each field, by line; from the arena */
	size_t change_count;
	struct import_problem *problems; /* those of the file, and those found only with the
	                                  * database, by line */
	size_t problem_count;
};

/* What an editor says of a name that looks like a known one (A34): that it is the same. */
struct import_choice {
	bool is_artist; /* else the release of the line is meant */
	size_t line;    /* of the file */
	int64_t known;  /* number of the known release, or artist */
};

/* As the value of a form's field: "release-12-345". */
char *import_choice_write(struct arena *arena, const struct import_choice *choice);

/* False for what import_choice_write() never wrote. */
MUST_CHECK bool import_choice_read(
	const char *text, struct arena *arena, struct import_choice *choice);

#endif
