#ifndef SILVERCHART_MODEL_SORT_NAME_H
#define SILVERCHART_MODEL_SORT_NAME_H

#include "base/arena.h"

/*
 * How a name or title is filed when nobody said otherwise: a leading English article (The, A, An;
 * any case) goes behind a comma: "The Beatles" -> "Beatles, The". "They Might Be Giants", "A-ha"
 * and "The The" (nothing else is left) stay. The result is from `arena`.
 */
char *sort_name_guess(struct arena *arena, const char *name);

#endif
