#ifndef SILVERCHART_MODEL_FORM_FIELD_H
#define SILVERCHART_MODEL_FORM_FIELD_H

#include <stddef.h>

#include "base/arena.h"

/* What fields of several forms have in common: checks that blame by the field. */

/* A field on its way. */
struct form_field {
	struct arena *arena;
	const char **fault; /* the first sentence that blames it */
};

void form_blame(const struct form_field *field, const char *sentence);

/* The text of one line of up to `limit` characters, trimmed; NULL when nothing is there or it is
 * blamed. */
const char *form_line(const struct form_field *field, const char *typed, size_t limit);

/* A slug; NULL when nothing is there or it is blamed. */
const char *form_slug(const struct form_field *field, const char *typed);

#endif
