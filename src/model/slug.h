#ifndef SILVERCHART_MODEL_SLUG_H
#define SILVERCHART_MODEL_SLUG_H

#include <stdbool.h>

/* Bytes of a slug at most, NUL not counted. */
#define SLUG_LENGTH 100

/* True for 1..SLUG_LENGTH bytes of [a-z0-9-], without '-' at the ends or doubled. */
bool slug_is_valid(const char *text);

#endif
