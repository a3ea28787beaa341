#ifndef SILVERCHART_STORE_CHANGE_H
#define SILVERCHART_STORE_CHANGE_H

#include "store/connection.h"

/*
 * A change that somebody makes: one transaction with its audit entries and, for a form, with the
 * key that lets it be saved once only. Whatever fails in between, store_rollback() leaves the state
 * of before.
 */

/* Who makes it. */
struct change_author {
	int64_t editor;   /* number of the account; 0 for the command line */
	const char *name; /* of the account, or of the system user */
};

/* An entry of the audit (product.md A38). `before` and `after` are JSON, what differs only. */
struct audit_entry {
	const char *action;  /* "save", "publish", "merge", ... */
	const char *kind;    /* "chart", "release", "artist", "genre" or "editor" */
	const char *subject; /* slug or name */
	const char *before;  /* NULL for something new */
	const char *after;   /* NULL for something removed */
	const char *note;    /* NULL: none */
};

/*
 * Begins the change; writers take turns. RESULT_OK, or RESULT_UNCHANGED when the form `key` was
 * saved already: `*location` is then where its answer led, from `arena`, and nothing is open. `key`
 * is NULL where there is no form.
 */
MUST_CHECK enum result store_change_begin(
	struct store *store, const char *key, struct arena *arena, const char **location);

MUST_CHECK enum result store_change_note(
	struct store *store, const struct change_author *author, const struct audit_entry *entry);

/* What a save did, for the audit: what differs only, as JSON; `before` is NULL for something new.
 */
struct change_saved {
	const char *before;
	const char *after;
};

/* Compares two JSON objects of the same names, `before` NULL for something new. RESULT_UNCHANGED
 * when nothing differs. */
MUST_CHECK enum result store_change_compare(struct store *store, const char *before,
	const char *after, struct arena *arena, struct change_saved *saved);

/* Ends it as `result` says, which it returns, or what came of the end; `key` and `location`, both
 * NULL without a form, answer the form if it is sent again. On anything but RESULT_OK it is rolled
 * back, or, when the connection was lost, nobody knows: the form with its key may then be sent
 * again. */
MUST_CHECK enum result store_change_end(struct store *store, enum result result,
	const struct change_author *author, const char *key, const char *location);

#endif
