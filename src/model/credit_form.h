#ifndef SILVERCHART_MODEL_CREDIT_FORM_H
#define SILVERCHART_MODEL_CREDIT_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* The artist credit in the form of a release: a row for each part, and empty ones. Texts are
 * borrowed. */

/* Rows of a form, empty ones counted. */
#define CREDIT_ROWS_MAX 20

/* What a row answers that was asked whether its artist is a known one. */
#define CREDIT_CHOICE_NEW "+"

/* As the form has it, by row; no text is NULL. */
struct credit_texts {
	const char *const *places;  /* a number from 1; what equals the row's is not moved */
	const char *const *names;   /* as printed */
	const char *const *artists; /* name or slug of the artist; "": who is called as printed */
	const char *const *choices; /* slug of a known artist, CREDIT_CHOICE_NEW, or "" */
	const char *const *joins;   /* joining phrases; they stay where they are when names move */
	size_t count;
};

/* An artist within the credit. */
struct credit_wish {
	const char *name;     /* as printed */
	const char *join;     /* joining phrase; "" for nothing */
	const char *artist;   /* name of the artist */
	const char *key;      /* the match key of `artist` */
	const char *near_key; /* its near key */
	const char *slug;     /* `artist` where it was typed and may be a slug; NULL: it was not */
	const char *choice;   /* "" where nothing was asked */
	size_t row;           /* in the form, from 0 */
};

struct credit_values {
	const struct credit_wish *parts;
	size_t count;
	const char *name; /* as printed; NULL without parts */
	const char *match_key;
	const char *near_key;
};

/* What is wrong with each row: a sentence, NULL where nothing is. */
struct credit_faults {
	const char *rows[CREDIT_ROWS_MAX];
};

/* A known artist whose name looks like the one that was typed. */
struct credit_offer {
	const char *slug;
	const char *name;
};

/* What a part stands for among the known artists. */
struct credit_match {
	int64_t artist; /* 0: a new one */
	struct credit_offer *offers;
	size_t offer_count;
	bool is_open; /* somebody has to choose among them */
};

/* Reads and checks what was typed; at least one row. Returns true without faults. */
MUST_CHECK bool credit_form_read(const struct credit_texts *texts, struct arena *arena,
	struct credit_values *values, struct credit_faults *faults);

/* Blames the rows of those parts whose artist is open; `matches` is as long as the parts. Returns
 * true when there are none. */
MUST_CHECK bool credit_form_settled(const struct credit_values *values,
	const struct credit_match *matches, struct arena *arena, struct credit_faults *faults);

/* The reverse of reading, with empty rows for two more artists. Of the parts, `name`, `join` and
 * `artist` are read. */
struct credit_texts credit_form_write(const struct credit_values *values, struct arena *arena);

/* A line for each artist, to be compared: the printed name, its joining phrase, and who it is. */
const char *credit_form_text(const struct credit_texts *texts, struct arena *arena);

#endif
