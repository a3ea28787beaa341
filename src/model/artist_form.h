#ifndef SILVERCHART_MODEL_ARTIST_FORM_H
#define SILVERCHART_MODEL_ARTIST_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/draft.h"

/* What editors fill in for an artist, and its rules. Texts are borrowed. */

/* Releases that the form of an artist lists. */
#define ARTIST_FORM_RELEASES 200

/* As the form has it; no text is NULL. */
struct artist_texts {
	const char *name;
	const char *sort_name; /* "" where it is what the rule makes of the name */
	const char *slug;      /* "" where it is to be made of the name */
	bool prints;           /* releases that print the old name print the new one */
};

/* As it is stored. */
struct artist_values {
	const char *name;
	const char *match_key;
	const char *near_key;
	const char *sort_name;
	const char *slug; /* NULL: made of the name */
	bool prints;
};

/* What is wrong with each field: a sentence, NULL where nothing is. */
struct artist_faults {
	const char *name;
	const char *sort_name;
	const char *slug;
};

/* An artist with all that the form shows. */
struct artist_form {
	int64_t id;
	const char *slug;
	const char *name;
	const char *sort_name;
	bool is_published;
	const char *contents;               /* all of it as JSON, for the audit */
	int64_t revision;                   /* another one for other contents */
	const struct draft_entry *releases; /* the first ARTIST_FORM_RELEASES */
	size_t release_count;
	int total; /* of the releases */
};

/* Reads and checks what was typed. Returns true without faults. */
MUST_CHECK bool artist_form_read(const struct artist_texts *texts, struct arena *arena,
	struct artist_values *values, struct artist_faults *faults);

/* The reverse. */
struct artist_texts artist_form_write(const struct artist_form *artist, struct arena *arena);

#endif
