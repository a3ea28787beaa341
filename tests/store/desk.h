#ifndef SILVERCHART_TESTS_STORE_DESK_H
#define SILVERCHART_TESTS_STORE_DESK_H

#include "app/app.h"

/* A worker's app over the fixture's database and the real templates, with what it answered last. */
struct desk {
	struct app app;
	struct arena *arena; /* of the templates and of the request */
	struct http_response response;
	const char *remote; /* address that is asked from; at first one of another machine */
};

/* Opens one whose shelf holds `shelf_limit` bytes; `database` is a connection string instead of the
 * fixture's, or NULL. Ends the test program when the templates cannot be read. */
void desk_open(struct desk *desk, size_t shelf_limit, const char *database);
void desk_close(struct desk *desk);

/* Answers GET `path`; `if_none_match` may be "". Returns the status. */
enum http_status desk_get(
	struct desk *desk, const char *path, const char *query, const char *if_none_match);

/* The body of the last answer. */
const char *desk_body(const struct desk *desk);

#endif
