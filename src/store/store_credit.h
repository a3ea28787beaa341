#ifndef SILVERCHART_STORE_CREDIT_H
#define SILVERCHART_STORE_CREDIT_H

#include "model/credit_form.h"
#include "store/connection.h"

/* Artist credits as forms have them. Memory is from `arena`. */

/* What the parts of a credit stand for, as many as there are: an artist of exactly that name is
 * the one, a near one is offered (product.md A34). */
MUST_CHECK enum result store_credit_match(struct store *store, const struct credit_values *values,
	struct arena *arena, struct credit_match **matches);

/* The number of the credit of exactly these parts; it and artists that are new are made. An artist
 * who is still open is RESULT_INVALID. Needs an open transaction, which the caller ends. */
MUST_CHECK enum result store_credit_take(struct store *store, const struct credit_values *values,
	struct arena *arena, int64_t *credit);

/* Removes a credit that no release has any more. */
MUST_CHECK enum result store_credit_drop(struct store *store, int64_t credit);

#endif
