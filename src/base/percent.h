#ifndef SILVERCHART_BASE_PERCENT_H
#define SILVERCHART_BASE_PERCENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * Decodes a piece of a query string (application/x-www-form-urlencoded, WHATWG URL 5.1): '+' is a
 * blank, %XX a byte, a '%' without two hex digits stays as it is. Appends to `out`, which may then
 * hold any byte, NUL too.
 */
void percent_decode(const char *bytes, size_t length, struct buffer *out);

/* Appends `text` encoded for a query value: unreserved characters (RFC 3986 2.3) as they are,
 * blank as '+', every other byte as %XX. */
void percent_encode(const char *text, struct buffer *out);

#endif
