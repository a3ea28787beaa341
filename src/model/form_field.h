#ifndef SILVERCHART_MODEL_FORM_FIELD_H
#define SILVERCHART_MODEL_FORM_FIELD_H

#include <stddef.h>

#include "base/arena.h"

/* The rules that fields of several forms have. `*fault` is a sentence, from `arena` where it is not
 * a constant; what is blamed already stays as it is. */

/* A field on its way, where a form hands it on. */
struct form_field {
	struct arena *arena;
	const char **fault;
};

void form_blame(const char **fault, const char *sentence);

/* The text of one line of up to `limit` characters, trimmed; NULL when nothing is there or it is
 * blamed. */
const char *form_line(const char *typed, size_t limit, struct arena *arena, const char **fault);

/*
 * The slug that was typed, or that which is made of `name` where nothing was; NULL when it is
 * blamed. `pages` are slugs that the address of a page is made of already, NULL-terminated. `name`
 * may be NULL, when it is blamed itself.
 */
const char *form_slug(const char *typed, const char *name, const char *const *pages,
	struct arena *arena, const char **fault);

#endif
