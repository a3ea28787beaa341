#ifndef SILVERCHART_HTTP_COOKIE_H
#define SILVERCHART_HTTP_COOKIE_H

#include "base/arena.h"

enum http_cookie_state {
	HTTP_COOKIE_ABSENT,
	HTTP_COOKIE_GIVEN,
	HTTP_COOKIE_REPEATED, /* more than once: another site or page may have set one of them */
};

/* Looks for `name` in a Cookie `header` (RFC 6265 4.2.1); names are compared byte by byte. `*value`
 * is its value from `arena` when it is GIVEN. */
enum http_cookie_state http_cookie_find(
	const char *header, const char *name, struct arena *arena, const char **value);

#endif
