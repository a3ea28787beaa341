#ifndef SILVERCHART_HTTP_CONDITIONAL_H
#define SILVERCHART_HTTP_CONDITIONAL_H

#include <stdbool.h>

/*
 * True when If-None-Match `header` matches entity tag `etag` (quoted, strong) by weak comparison
 * (RFC 9110 13.1.2): in a list, with or without W/, or "*". Both forms of one page (plain and
 * "-gz") match each other. A malformed header matches nothing. "" and NULL match nothing.
 */
bool http_etag_matches(const char *header, const char *etag);

#endif
