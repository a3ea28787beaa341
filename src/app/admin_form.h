#ifndef SILVERCHART_APP_ADMIN_FORM_H
#define SILVERCHART_APP_ADMIN_FORM_H

#include "app/admin.h"
#include "store/store_change.h"

/* What the forms of things share that are saved whole. */

/* The author of what the exchange's session changes. */
struct change_author admin_author(const struct exchange *exchange);

/* Whether every field from `first` to `last` was sent once, whatever stands in it. */
bool admin_form_is_whole(const struct exchange *exchange, size_t first, size_t last);

/*
 * The key by which this save is done once, of the form's own key and what is typed in the fields
 * and lists from `first` to `last`: a form that is sent with other contents is another save, of a
 * page that the browser went back to.
 */
const char *admin_form_key(
	const struct exchange *exchange, const char *key, size_t first, size_t last);

/* A save: what is written, and noted and answered with it. */
struct admin_change {
	const char *key;          /* admin_form_key() */
	struct audit_entry entry; /* but for before and after */
	const char *location;     /* where the answer leads */
	enum result (*write)(void *context, struct change_saved *saved);
	void *context;
};

/* Saves in one transaction, all or nothing: what `write` answers, which changes nothing unless it
 * is RESULT_OK. `*is_repeated` tells a form that was saved before (RESULT_UNCHANGED). */
MUST_CHECK enum result admin_change(
	struct exchange *exchange, const struct admin_change *change, bool *is_repeated);

#endif
