#ifndef SILVERCHART_STORE_ARTIST_FORM_H
#define SILVERCHART_STORE_ARTIST_FORM_H

#include "model/artist_form.h"
#include "store/connection.h"

/* Artists as editors see and correct them. Memory is from `arena`. */

/* The artist, in one snapshot; RESULT_NOT_FOUND when there is none of this slug. */
MUST_CHECK enum result store_artist_form(
	struct store *store, const char *slug, struct arena *arena, struct artist_form *form);

/* What a save did. */
struct artist_saved {
	const char *slug;   /* that the artist has now */
	const char *before; /* for the audit: what differs only, as JSON */
	const char *after;
	/* Why it is RESULT_INVALID. */
	bool slug_taken;
	bool name_taken; /* another artist is called so */
	bool too_long;   /* a credit would be longer than any name may be */
};

/*
 * Makes the artist what `values` say, and the credits that the artist is part of what they then
 * are. RESULT_CONFLICT unless the revision is `revision`, RESULT_UNCHANGED when it is so already,
 * RESULT_INVALID as `saved` tells. Needs an open transaction of store_change_begin(), which the
 * caller ends.
 */
MUST_CHECK enum result store_artist_save(struct store *store, const char *slug, int64_t revision,
	const struct artist_values *values, struct arena *arena, struct artist_saved *saved);

#endif
