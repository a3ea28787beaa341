#ifndef SILVERCHART_APP_GUARD_H
#define SILVERCHART_APP_GUARD_H

#include <stdbool.h>

#include "app/routes.h"

/*
 * Whether the service may run the route for whoever asks. The default is no: a route of another
 * service, and one whose role was forgotten, are refused. Readers have no session, so roles above
 * ROLE_ANYONE are refused by the public service.
 */
MUST_CHECK bool guard_admits(enum service service, const struct route *route);

#endif
