#ifndef SILVERCHART_MODEL_FIND_H
#define SILVERCHART_MODEL_FIND_H

#include "model/draft.h"

/* What editors find: releases and artists, published or not. Texts are borrowed. */

/* An artist in a list. */
struct found_artist {
	const char *slug;
	const char *name;
	const char *sort_name;
	int releases;
};

/* What is asked for. */
struct find_query {
	const char *q; /* words of names; NULL: everything, the newest first */
	int most;      /* how many at most */
	int skipped;   /* how many to leave out before */
};

#endif
