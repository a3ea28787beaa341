#ifndef SILVERCHART_BASE_BUFFER_H
#define SILVERCHART_BASE_BUFFER_H

#include <stddef.h>

#include "base/result.h"

/*
 * A growing string of bytes, always with a NUL behind them. Starts as {0}; appending cannot fail
 * (running out of memory ends the process).
 */
struct buffer {
	char *data;      /* the bytes, owned; NULL while nothing was appended */
	size_t length;   /* bytes in use, without the NUL */
	size_t capacity; /* bytes allocated */
};

/* Releases the bytes and makes the buffer empty again. */
void buffer_free(struct buffer *buffer);

/* Forgets the bytes, keeps the memory. */
void buffer_reset(struct buffer *buffer);

/* Makes room for `more` bytes beyond the present length. */
void buffer_reserve(struct buffer *buffer, size_t more);

void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_char(struct buffer *buffer, char byte);
void buffer_format(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);

/* The bytes as a NUL-terminated text; "" while empty. Valid until the next append. */
const char *buffer_text(const struct buffer *buffer);

#endif
