#ifndef SILVERCHART_STORE_ARRAY_H
#define SILVERCHART_STORE_ARRAY_H

#include "base/buffer.h"

/* Writing PostgreSQL array literals (manual 8.15.6) into a buffer that starts empty: array_begin(),
 * elements, array_end(). */
void array_begin(struct buffer *out);
void array_text(struct buffer *out, const char *text); /* NULL is SQL NULL; always quoted */
void array_number(struct buffer *out, long number);
void array_number_or_null(struct buffer *out, long number); /* 0 is SQL NULL */
void array_end(struct buffer *out);

#endif
