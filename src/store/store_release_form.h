#ifndef SILVERCHART_STORE_RELEASE_FORM_H
#define SILVERCHART_STORE_RELEASE_FORM_H

#include "model/release_form.h"
#include "store/store_change.h"

/* Releases as editors see and correct them. Memory is from `arena`. */

/* The release, in one snapshot; RESULT_NOT_FOUND when there is none of this slug. */
MUST_CHECK enum result store_release_form(
	struct store *store, const char *slug, struct arena *arena, struct release_form *form);

/*
 * Makes the release exactly what `values` say; genres that are new are made. RESULT_CONFLICT unless
 * its revision is `revision`, RESULT_UNCHANGED when it is so already. Needs an open transaction of
 * store_change_begin(), which the caller ends.
 */
MUST_CHECK enum result store_release_save(struct store *store, const char *slug, int64_t revision,
	const struct release_values *values, struct arena *arena, struct change_saved *saved);

#endif
