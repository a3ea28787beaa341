#ifndef SILVERCHART_STORE_ARRAY_H
#define SILVERCHART_STORE_ARRAY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Writing PostgreSQL array literals (manual 8.15.6) into a buffer that starts empty: array_begin(),
 * elements, array_end(). */
void array_begin(struct buffer *out);
void array_text(struct buffer *out, const char *text); /* NULL is SQL NULL; always quoted */
void array_number(struct buffer *out, long number);
void array_number_or_null(struct buffer *out, long number); /* 0 is SQL NULL */
void array_end(struct buffer *out);

/* Reads a literal of one dimension, as PostgreSQL writes it, in place: the elements, from `arena`,
 * point into it, NULL for SQL NULL; their number goes to `count`. */
const char **array_read(char *literal, struct arena *arena, size_t *count);

/* Whole arrays, from `arena`. */
const char *array_of_texts(struct arena *arena, const char *const *texts, size_t count);
const char *array_of_numbers(struct arena *arena, const int64_t *numbers, size_t count);

#endif
