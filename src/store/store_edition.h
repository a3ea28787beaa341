#ifndef SILVERCHART_STORE_EDITION_H
#define SILVERCHART_STORE_EDITION_H

#include "store/connection.h"

/*
 * Makes the draft of `chart` (slug) its next edition (A24): RESULT_OK with its number,
 * RESULT_UNCHANGED when the draft equals the current edition, RESULT_NOT_FOUND, RESULT_GONE,
 * RESULT_INVALID for an empty draft. `note` may be NULL. Needs an open transaction (store_begin),
 * which the caller ends.
 */
MUST_CHECK enum result store_edition_publish(
	struct store *store, const char *chart, const char *note, int *number);

#endif
