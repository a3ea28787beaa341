#ifndef SILVERCHART_HTTP_RESPONSE_H
#define SILVERCHART_HTTP_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "http/status.h"

#define HTTP_HEADERS_MAX 24

struct http_header {
	const char *name;  /* static */
	const char *value; /* borrowed from the request's arena, or static */
};

/* A reply as a value: put together, perhaps thrown away for an error page, sent once. Starts as {0}
 * with http_response_reset(). */
struct http_response {
	enum http_status status;
	struct http_header headers[HTTP_HEADERS_MAX];
	size_t header_count;
	struct buffer body; /* owned; kept over resets */
	bool broken;        /* a header was refused: the reply must not be sent as it is */
};

/* Makes it an empty 200 again; keeps the body's memory. */
void http_response_reset(struct http_response *response);

/* Releases the body. */
void http_response_free(struct http_response *response);

/* Adds a header. A name or value with a byte below 0x20 (TAB too) or 0x7f, or one too many, is
 * refused: `broken` is set. */
void http_response_header(struct http_response *response, const char *name, const char *value);

/* Value of the header `name` (any case), or NULL. */
const char *http_response_find(const struct http_response *response, const char *name);

/*
 * Appends the CGI header block (RFC 3875 section 6.3): Status, the headers in their order,
 * Content-Length, an empty line. For 304 there is no body and no Content-Length.
 */
void http_response_head(const struct http_response *response, struct buffer *out);

#endif
