#ifndef SILVERCHART_STORE_HOME_H
#define SILVERCHART_STORE_HOME_H

#include "model/home.h"
#include "store/connection.h"

/* Everything the front page shows, from `arena`. Three statements in two round trips. */
MUST_CHECK enum result store_home_load(struct store *store, struct arena *arena, struct home *home);

#endif
