#ifndef SILVERCHART_APP_ROUTER_H
#define SILVERCHART_APP_ROUTER_H

#include "app/routes.h"
#include "base/arena.h"
#include "http/request.h"

enum router_outcome {
	ROUTER_FOUND,
	ROUTER_MOVED, /* the same thing under its canonical address */
	ROUTER_NOT_FOUND,
	ROUTER_BAD_METHOD, /* the address is there, for other methods */
};

struct router_match {
	enum router_outcome outcome;
	const struct route *route;     /* FOUND, and MOVED: what is there */
	const char *slug;              /* as above: the part of the path for {slug}, or NULL */
	int numbers[EXCHANGE_NUMBERS]; /* FOUND: for each {number} in turn, from 1 on */
	int number_count;
	const char *location; /* MOVED: path and query */
	const char *allow;    /* BAD_METHOD: for the Allow header */
};

/*
 * Finds the route of `service` for a method and path. Upper case, a slash at the end, doubled
 * slashes and '_' for '-' are MOVED, in one step, to the canonical address (product.md section 2),
 * with the query kept; a route of any spelling is FOUND.
 * Texts are from `arena`.
 */
struct router_match router_find(
	enum service service, const struct http_request *request, struct arena *arena);

/* `address`, a path that fits `route` with whatever stands behind it, with `present` for its slug.
 */
const char *router_renamed(const struct route *route, const char *address, const char *slug,
	const char *present, struct arena *arena);

/* The query of `request` with its '?', or nothing where it could not stand in a header. */
const char *router_query(const struct http_request *request, struct arena *arena);

/* Finds a route in `table` instead; for tests. */
struct router_match router_find_in(const struct route *table, size_t count, enum service service,
	const struct http_request *request, struct arena *arena);

#endif
