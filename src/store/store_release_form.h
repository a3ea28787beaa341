#ifndef SILVERCHART_STORE_RELEASE_FORM_H
#define SILVERCHART_STORE_RELEASE_FORM_H

#include "model/release_form.h"
#include "store/store_change.h"

/* Releases as editors see and correct them. Memory is from `arena`. */

/* The release, in one snapshot; RESULT_NOT_FOUND when there is none of this slug. */
MUST_CHECK enum result store_release_form(
	struct store *store, const char *slug, struct arena *arena, struct release_form *form);

/* What a save did. */
struct release_saved {
	int64_t id;         /* of the release */
	const char *slug;   /* that it has now */
	const char *before; /* for the audit: what differs only, as JSON; NULL for a new release */
	const char *after;
	bool slug_taken; /* why it is RESULT_INVALID: another release has the slug */
};

/*
 * Makes the release exactly what `values` say; genres, artists and a credit that are new are made.
 * RESULT_CONFLICT unless its revision is `revision`, RESULT_UNCHANGED when it is so already,
 * RESULT_INVALID when its slug is taken or an artist is open (store_credit.h). Needs an open
 * transaction of store_change_begin(), which the caller ends.
 */
MUST_CHECK enum result store_release_save(struct store *store, const char *slug, int64_t revision,
	const struct release_values *values, struct arena *arena, struct release_saved *saved);

/* The same for a release that is made by it. */
MUST_CHECK enum result store_release_add(struct store *store, const struct release_values *values,
	struct arena *arena, struct release_saved *saved);

#endif
