#ifndef SILVERCHART_MODEL_SLUG_H
#define SILVERCHART_MODEL_SLUG_H

#include <stdbool.h>

/* Bytes of a slug at most, NUL not counted. */
#define SLUG_LENGTH 100

/* What is addressed by slugs; a slug is unique within its kind. */
enum slug_kind { SLUG_NONE, SLUG_ARTIST, SLUG_CHART, SLUG_GENRE, SLUG_RELEASE };
#define SLUG_KIND_COUNT 5

/* The words that the schema allows, by enum value; NULL for SLUG_NONE. */
extern const char *const slug_kind_words[SLUG_KIND_COUNT];

/* True for 1..SLUG_LENGTH bytes of [a-z0-9-], without '-' at the ends or doubled. */
bool slug_is_valid(const char *text);

#endif
