#ifndef SILVERCHART_STORE_DRAFT_H
#define SILVERCHART_STORE_DRAFT_H

#include "model/draft.h"
#include "model/import.h"
#include "model/release_form.h"
#include "store/connection.h"

/* Drafts of charts (product.md A24, A27 to A31). Charts are named by slug; one that was deleted is
 * RESULT_GONE, one that never was RESULT_NOT_FOUND. Memory is from `arena`. */

/* Editions that are listed. */
#define STORE_DRAFT_EDITIONS 20

/* The draft, in one snapshot; a copy of the current edition while there is none. */
MUST_CHECK enum result store_draft_load(
	struct store *store, const char *chart, struct arena *arena, struct draft *draft);

/* Releases by their numbers, in the same order; those that are not there are left out. */
MUST_CHECK enum result store_draft_releases(struct store *store, const int64_t *releases,
	size_t count, struct arena *arena, struct draft_entry **entries, size_t *found);

/* Releases that a new one may be the same as (A34); `matches` are its artists. */
MUST_CHECK enum result store_draft_twins(struct store *store, const struct release_values *values,
	const struct credit_match *matches, struct arena *arena, struct draft_entry **entries,
	size_t *count);

/* What publishing would change. */
MUST_CHECK enum result store_draft_changes(
	struct store *store, const char *chart, struct arena *arena, struct draft_changes *changes);

/* The latest editions, the last one first. */
MUST_CHECK enum result store_draft_editions(struct store *store, const char *chart,
	struct arena *arena, struct draft_edition **editions, size_t *count);

/* A list by rank: that of edition `number`, and that before the last save. RESULT_NOT_FOUND when
 * there is none, or when the save cannot be taken back any more. */
MUST_CHECK enum result store_draft_of_edition(struct store *store, const char *chart, int number,
	struct arena *arena, int64_t **releases, size_t *count);
MUST_CHECK enum result store_draft_before(struct store *store, const char *chart,
	struct arena *arena, int64_t **releases, size_t *count);

/* All charts; those whose draft waits to be published first. */
MUST_CHECK enum result store_draft_list(
	struct store *store, struct arena *arena, struct draft_summary **charts, size_t *count);

/*
 * The releases that the lines of a text are (A29), in their order, by the rules of an import
 * (store_import.h): by slug, else by title, artist and year. Nothing is made: a line without its
 * release, one with another's slug, and a release twice are problems, by line. RESULT_OK without
 * problems, else RESULT_INVALID.
 */
MUST_CHECK enum result store_draft_match(struct store *store, const struct import *lines,
	struct arena *arena, int64_t **releases, struct import *problems);

/* A list to save. */
struct draft_save {
	const int64_t *releases; /* by rank */
	size_t count;
	int64_t revision; /* of the draft that it was made from */
	const char *form; /* that it is of, which may save again (A31); NULL: of none */
};

/* What a save did, for the audit: ranks of what differs, by slug, as JSON. */
struct draft_saved {
	const char *before;
	const char *after;
};

/* Makes the draft, a copy of the current edition, where there is none; locks it. RESULT_CONFLICT
 * unless its revision is `revision`, or made by `form`. `*number` is the chart's. Needs an open
 * transaction, which the caller ends. */
MUST_CHECK enum result store_draft_begin(struct store *store, const char *chart, int64_t revision,
	const char *form, struct arena *arena, const char **number);

/* The same, and makes the draft exactly this list; writes what differs only. RESULT_UNCHANGED when
 * it is this list. RESULT_INVALID when a release is not there. */
MUST_CHECK enum result store_draft_save(struct store *store, const char *chart,
	const struct draft_save *save, struct arena *arena, struct draft_saved *saved);

#endif
