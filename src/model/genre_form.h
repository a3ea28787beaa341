#ifndef SILVERCHART_MODEL_GENRE_FORM_H
#define SILVERCHART_MODEL_GENRE_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/chart.h"

/* What editors fill in for a genre, and its rules. Texts are borrowed. */

/* As the form has it; no text is NULL. */
struct genre_texts {
	const char *name;
	const char *slug;
	const char *essay;
	const char *source;
};

/* As it is stored. */
struct genre_values {
	const char *name;
	const char *key; /* as model/unicode.h has them */
	const char *near_key;
	const char *slug;
	const char *essay;  /* CommonMark; NULL: none */
	const char *source; /* author and source of the essay; NULL: none */
};

/* What is wrong with each field: a sentence, NULL where nothing is. */
struct genre_faults {
	const char *name;
	const char *slug;
	const char *essay;
	const char *source;
};

/* Names of the genres that have what the form asks for; NULL: none has it. */
struct genre_taken {
	const char *name;   /* the same name, but for spelling */
	const char *slug;   /* the address */
	const char *former; /* it had the address, which goes on to lead to it */
};

/* A genre with all that its form shows. */
struct genre_form {
	int64_t id;
	struct genre_values values; /* without the keys */
	bool is_shown;              /* readers see its page */
	const struct genre_relative *related;
	size_t related_count;
	const char *contents; /* all that the form changes, as JSON, for the audit */
	int64_t revision;     /* another one for other contents */
};

/* A line of the editors' list of genres. */
struct genre_line {
	const char *slug;
	const char *name;
	int releases; /* published ones that carry the tag */
	int charts;   /* of this genre that are not deleted */
	bool has_essay;
};

/* Lines of one page of that list. */
#define GENRE_FORM_PAGE 100

struct genre_lines {
	struct genre_line *list;
	size_t count; /* of the page */
	int total;    /* genres there are */
	int found;    /* genres that were searched for */
	int page, page_count;
};

/* Reads and checks what was typed. Returns true without faults. */
MUST_CHECK bool genre_form_read(const struct genre_texts *texts, struct arena *arena,
	struct genre_values *values, struct genre_faults *faults);

/* The reverse. */
struct genre_texts genre_form_write(const struct genre_values *values);

/* Blames the fields whose contents others have. */
void genre_form_blame(const struct genre_values *values, const struct genre_taken *taken,
	struct arena *arena, struct genre_faults *faults);

#endif
