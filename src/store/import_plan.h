#ifndef SILVERCHART_STORE_IMPORT_PLAN_H
#define SILVERCHART_STORE_IMPORT_PLAN_H

#include "base/buffer.h"
#include "base/map.h"
#include "store/rows.h"
#include "store/store_import.h"

/*
 * An import between reading and writing: what each row of the list is among the things known here.
 * store_import.c goes through the steps, import_choose.c takes in what editors say of names that
 * look alike, import_match.c finds what the rows are, import_compare.c what they change,
 * import_write.c applies it. Private to these five.
 */

/* A name of the list, once for all rows that have it: of a genre or of an artist credit. */
struct plan_name {
	const char *name;
	const char *key;      /* match key */
	const char *near_key; /* of artists only */
	size_t line;          /* of the file: the first that has it */
	int64_t id;           /* of the genre or the artist credit; 0: new */
	int64_t artist;       /* of an artist credit's one artist; 0: new, or not asked for */
};

struct plan_names {
	struct plan_name *list;
	size_t count;
	size_t capacity;
	struct map *places; /* match key -> place in the list, from 1 */
};

struct plan_row {
	int64_t release; /* 0: new */
	int64_t twin;    /* of a row with a slug: the release that has title and artist; 0: none */
	size_t credit;   /* place in plan->credits, from 0 */
	size_t *genres;  /* of each tag: place in plan->genres, from 0 */
	const char *title_key; /* of what the release will be called; NULL: not new, same names */
	int year;              /* it will have; 0: unknown */
	bool is_blamed;
	bool title_differs;
	bool credit_differs;
	bool date_differs;
	bool tags_differ;
};

struct plan {
	struct store *store;
	const struct import *import;
	const struct import_target *target;
	bool dry;
	struct arena *arena;
	struct import_outcome *outcome;
	struct plan_row *rows; /* as many as import->rows, in the same order */
	struct plan_names credits;
	struct plan_names genres;
	struct map *claimed; /* number of a release as text -> row that is it, from 1 */
	int64_t chart;       /* 0: new */
	int64_t chart_genre; /* number that the chart has; 0: none */
	int64_t genre;       /* number of the genre that is wanted; 0: none wanted, or new */
	size_t new_genre;    /* of a wanted new one: place in plan->genres, from 1 */
};

/* Statement parameters that are arrays, side by side. */
#define PLAN_ARRAYS 9
struct plan_arrays {
	struct buffer column[PLAN_ARRAYS];
	size_t count;
};

void plan_arrays_begin(struct plan_arrays *arrays, size_t count);

/* Closes the arrays, runs the statement, releases them. */
MUST_CHECK enum result plan_arrays_query(struct plan *plan, enum statement_id statement,
	struct plan_arrays *arrays, struct rows **rows);

/* As above, for a statement whose rows do not matter. */
MUST_CHECK enum result plan_arrays_execute(
	struct plan *plan, enum statement_id statement, struct plan_arrays *arrays);

/* Adds a problem with a row of the list, unless it has one. */
void plan_blame(struct plan *plan, const struct import_row *row, enum import_column column,
	const char *value, const char *reason);

/* A number as a statement takes it, from the arena. */
const char *plan_number(struct plan *plan, int64_t number);

/* Steps of matching. */
MUST_CHECK enum result plan_choose(struct plan *plan);
MUST_CHECK enum result plan_match_chart(struct plan *plan);
MUST_CHECK enum result plan_match_genres(struct plan *plan);
MUST_CHECK enum result plan_match_credits(struct plan *plan);
MUST_CHECK enum result plan_match_releases(struct plan *plan);
MUST_CHECK enum result plan_match_untitled(struct plan *plan);
MUST_CHECK enum result plan_compare(struct plan *plan);
MUST_CHECK enum result plan_check_names(struct plan *plan);
MUST_CHECK enum result plan_find_near(struct plan *plan);

/* Steps of writing. */
MUST_CHECK enum result plan_write_genres(struct plan *plan);
MUST_CHECK enum result plan_write_credits(struct plan *plan);
MUST_CHECK enum result plan_write_releases(struct plan *plan);
MUST_CHECK enum result plan_write_changes(struct plan *plan);
MUST_CHECK enum result plan_write_tags(struct plan *plan);
MUST_CHECK enum result plan_write_chart(struct plan *plan);
MUST_CHECK enum result plan_write_draft(struct plan *plan);

#endif
