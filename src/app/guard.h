#ifndef SILVERCHART_APP_GUARD_H
#define SILVERCHART_APP_GUARD_H

#include "app/routes.h"

/* What the route table says of a request, before its handler runs. The default is no. */
enum guard_outcome {
	GUARD_ADMITTED,
	GUARD_HIDDEN,    /* a route of another service, or one whose role was forgotten */
	GUARD_FOREIGN,   /* a POST that another site's page sent, or nobody says which */
	GUARD_REMOTE,    /* a route for programs of this machine, asked from another */
	GUARD_LOGIN,     /* nobody is logged in */
	GUARD_FORBIDDEN, /* who asks has not the role */
	GUARD_STALE, /* a POST without the form token of the session: an old form, or a forged one
	              */
};

/* The name of the field with the session's form token. */
#define GUARD_TOKEN_FIELD "token"

/*
 * Checks exchange->session and exchange->form against `route` (product.md A36, A37). A POST of a
 * browser says where its page came from, in Sec-Fetch-Site or in Origin; one that says neither is
 * foreign.
 */
MUST_CHECK enum guard_outcome guard_check(
	const struct exchange *exchange, const struct route *route);

#endif
