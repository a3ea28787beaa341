#ifndef SILVERCHART_VIEW_FIND_H
#define SILVERCHART_VIEW_FIND_H

#include "model/artist_form.h"
#include "model/find.h"
#include "view/view_admin.h"

/* The lists of all releases and all artists, and the form of an artist. Texts are borrowed. */

/* A page of what was found. */
struct view_find {
	const char *q; /* what was searched; NULL: everything, the newest first */
	int page;      /* from 1 */
	int page_count;
	int total;
	const struct draft_entry *releases; /* of the page; or */
	const struct found_artist *artists;
	size_t count;
};
MUST_CHECK enum result view_admin_releases(struct view *view, const struct view_admin *admin,
	const struct view_find *page, struct arena *arena, struct buffer *out);
MUST_CHECK enum result view_admin_artists(struct view *view, const struct view_admin *admin,
	const struct view_find *page, struct arena *arena, struct buffer *out);

/* The form of an artist. */
struct view_artist_form {
	const struct artist_form *artist;   /* as it is now */
	struct artist_texts texts;          /* in the fields */
	const struct artist_faults *faults; /* NULL: nothing is wrong */
	bool conflict; /* the fields are not saved, because the artist was meanwhile */
};
MUST_CHECK enum result view_admin_artist(struct view *view, const struct view_admin *admin,
	const struct view_artist_form *page, struct arena *arena, struct buffer *out);

#endif
