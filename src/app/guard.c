#include "app/guard.h"

#include "base/banned.h"

bool guard_admits(enum service service, const struct route *route)
{
	return route->service == service && route->role == ROLE_ANYONE;
}
