#ifndef SILVERCHART_VIEW_GENRE_FORM_H
#define SILVERCHART_VIEW_GENRE_FORM_H

#include "model/genre_form.h"
#include "view/view_admin.h"

/* Genres in the admin. Texts are borrowed. */

/* A page of all genres; `q` is what was searched for, NULL for all. */
MUST_CHECK enum result view_admin_genres(struct view *view, const struct view_admin *admin,
	const struct genre_lines *lines, const char *q, struct arena *arena, struct buffer *out);

/* The form of a genre. */
struct view_genre_form {
	const struct genre_form *genre;     /* as it is now; NULL: a new one */
	struct genre_texts texts;           /* in the fields */
	const struct genre_faults *faults;  /* NULL: nothing is wrong */
	const struct genre_values *preview; /* whose essay is shown as readers will see it; NULL */
	bool conflict; /* the fields are not saved, because the genre was meanwhile */
};
MUST_CHECK enum result view_admin_genre(struct view *view, const struct view_admin *admin,
	const struct view_genre_form *page, struct arena *arena, struct buffer *out);

#endif
