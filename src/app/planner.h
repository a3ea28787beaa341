#ifndef SILVERCHART_APP_PLANNER_H
#define SILVERCHART_APP_PLANNER_H

#include "app/app.h"

/*
 * Publishes what is planned, when it is due. Every worker of the editors' service calls this
 * between requests, at least once a second while it is idle; the database sees to it that one of
 * them publishes. Asks the database every five seconds at most, and at the time of the plan that it
 * told of. A database that is away is asked again.
 */
void planner_tick(struct app *app, struct arena *arena);

#endif
