#ifndef SILVERCHART_HTTP_FIELDS_H
#define SILVERCHART_HTTP_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* What a declared parameter may hold. */
enum http_field_type {
	HTTP_FIELD_WORD,   /* one of `words` */
	HTTP_FIELD_NUMBER, /* a whole number from `low` to `high` */
	HTTP_FIELD_TEXT,   /* UTF-8, no control characters, `low` to `high` code points, trimmed */
	HTTP_FIELD_SLUG,   /* [a-z0-9-]{1,100}; model/slug.h's rule is stricter about '-' */
	HTTP_FIELD_LINES,  /* as TEXT, but LF and TAB may stand in it; of forms */
	HTTP_FIELD_SECRET, /* as TEXT, but blanks at the ends are part of it; of forms */
	HTTP_FIELD_LIST,   /* comes up to `high` times, any text each time; of forms */
};

struct http_field_rule {
	const char *name; /* at most 64 bytes */
	enum http_field_type type;
	long low, high;           /* see the type; unused for words and slugs */
	const char *const *words; /* NULL-terminated, for HTTP_FIELD_WORD */
};

enum http_field_state {
	HTTP_FIELD_ABSENT,
	HTTP_FIELD_GIVEN,
	HTTP_FIELD_EMPTY,    /* there, without a value (a form sends untouched fields so); a blank
	                      * text too */
	HTTP_FIELD_REPEATED, /* there more than once: no value is taken */
	HTTP_FIELD_INVALID,  /* there, against the rule: no value is taken */
};

/* A parameter as a handler sees it: `number` and `text` mean something when it is GIVEN and are 0
 * and NULL otherwise. */
struct http_field {
	enum http_field_state state;
	long number;       /* the number, or the index of the word */
	const char *text;  /* the text or slug, from the arena; the word, from the table */
	const char *typed; /* of forms, whatever the state: what was sent, to be shown again; NULL
	                    * when ABSENT or REPEATED, and for a SECRET */
	const char **list; /* of a LIST: the values in their order, "" for empty ones */
	size_t count;      /* of a LIST: how many */
};

/*
 * Reads `query` (application/x-www-form-urlencoded) by the table `rules` of `count` rows into
 * `fields[0..count-1]`. Undeclared names are dropped; names and values are percent-decoded once;
 * values with NUL or broken UTF-8 are INVALID. Never fails; O(length of query × count) and no
 * memory beyond the declared values' lengths.
 */
void http_fields_read(const char *query, const struct http_field_rule *rules, size_t count,
	struct http_field *fields, struct arena *arena);

/* What one value, decoded and well-formed UTF-8, is under `rule`: sets all of `*field`. Its bytes
 * may be changed. */
void http_field_read(const struct http_field_rule *rule, char *value, struct http_field *field,
	struct arena *arena);

#endif
