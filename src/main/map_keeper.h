#ifndef SILVERCHART_MAIN_MAP_KEEPER_H
#define SILVERCHART_MAIN_MAP_KEEPER_H

#include <stdint.h>
#include <sys/types.h>

#include "store/connection.h"

/* Has the map of genres drawn anew after editors published or corrected something, by
 * silverchartctl: drawing takes a second, and a library that no service shall depend on. */
struct map_keeper {
	const char *config; /* path of the settings file; NULL for the defaults */
	int64_t wake;       /* time (clock_monotonic) of the next look; 0 at first */
	pid_t child;        /* that draws; 0: none */
};

/* For a worker that has nothing else to do, about every second. */
void map_keeper_tick(struct map_keeper *keeper, struct store *store);

#endif
