#ifndef SILVERCHART_APP_REPLY_H
#define SILVERCHART_APP_REPLY_H

#include <stdbool.h>
#include <stdint.h>

#include "app/app.h"

/* Seconds that a reader should wait after a 503. */
#define REPLY_RETRY_AFTER "5"

/* The one place that maps what came of a handler to a status code. */
enum http_status reply_status(enum result result);

/*
 * Marks the reply with the ETag of `revision`. Returns true when the reader has that state already:
 * the reply is then a finished 304 and the handler returns RESULT_OK without doing anything more.
 */
MUST_CHECK bool reply_unchanged(struct exchange *exchange, int64_t revision);

/* Declares the body as HTML or plain text, UTF-8. */
void reply_html(struct exchange *exchange);
void reply_text(struct exchange *exchange);

/* Declares the body as `type`, for what is neither of the other kinds. */
void reply_type(struct exchange *exchange, const char *type);

/* Declares the body as JSON that scripts of any site may read (product.md A21). */
void reply_json(struct exchange *exchange);

/* A finished 400 in plain text for a form that scripts read: which declared parameter is wrong, and
 * what it may be (A13). Returns false when none is. An empty one counts as not given: forms send
 * untouched fields so. */
MUST_CHECK bool reply_refused(struct exchange *exchange);

/* The same for the declared parameter `field` where nothing can be answered without it. */
MUST_CHECK bool reply_missing(struct exchange *exchange, size_t field);

/* The same for a page behind the last one, which only the list knows. */
void reply_refuse_page(struct exchange *exchange, int last);

/* A finished 303 to `location` (path on this site): what was sent was done, this shows it. */
void reply_see_other(struct exchange *exchange, const char *location);

/* A finished 301 to `location` (path and query on this site). */
void reply_moved(struct exchange *exchange, const char *location);

/* A finished 303 to `location`: to another one the next time. */
void reply_see_other(struct exchange *exchange, const char *location);

/* Throws away what was put together and makes the error page for `status`; a plain text where even
 * the page cannot be rendered. */
void reply_error(struct exchange *exchange, enum http_status status);

/* The same, with a sentence that says what is wrong; NULL: the usual one. */
void reply_error_told(struct exchange *exchange, enum http_status status, const char *happened);

/* Adds what every reply carries, cache policy and security headers, and compresses it where the
 * peer takes that. */
void reply_finish(struct exchange *exchange);

#endif
