#ifndef SILVERCHART_HTTP_GATEWAY_H
#define SILVERCHART_HTTP_GATEWAY_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/result.h"
#include "http/request.h"
#include "http/response.h"

/* The FastCGI side: the only code that knows libfcgi. One connection, one request at a time. */
struct gateway;

enum gateway_event {
	GATEWAY_REQUEST, /* a request was read */
	GATEWAY_TICK,    /* nothing came for a second, or a signal arrived: look at the flags */
	GATEWAY_FAILED,  /* the listening socket is of no use any more: end the worker */
};

/*
 * Opens a Unix socket for `path` that the gateways of all workers accept on: removes a socket
 * nobody answers on, refuses one that is in use, sets mode 0660 and, when `group` is not -1, that
 * group, with the largest backlog that the system allows (facts: a full backlog is an instant 502).
 * Returns the descriptor, or -1 with a sentence in `*reason` (static or from strerror).
 */
int gateway_listen(const char *path, gid_t group, const char **reason);

/*
 * A gateway over the listening descriptor `fd`, to be made in the worker, after the fork and after
 * its signal handlers. `body_limit` is how many bytes of a body are kept, 0 to drop them all.
 * `timeout` (ms, over 0) bounds the reading of a whole request, body included, and again the
 * sending of a whole reply: a peer that trickles is cut off too. Until gateway_free() SIGALRM and
 * the real-time interval timer belong to the gateway; other signals wait while a request is read or
 * sent and interrupt the wait for one. Owned by the caller.
 */
struct gateway *gateway_new(int fd, int timeout, size_t body_limit);
void gateway_free(struct gateway *gateway);

/* Whether a connection waits to be accepted: gateway_next() would not wait long. */
MUST_CHECK bool gateway_is_asked(const struct gateway *gateway);

/* Waits for the next request and reads it into `*request`, texts from `arena`. A
 * connection without a complete request is closed and a tick. */
enum gateway_event gateway_next(
	struct gateway *gateway, struct arena *arena, struct http_request *request);

/* Sends `response` and ends the request. Returns false when the peer went away or was too slow. For
 * HEAD only the header block with the length of the body is sent; for a broken response an empty
 * 500. */
bool gateway_send(struct gateway *gateway, const struct http_request *request,
	const struct http_response *response);

#endif
