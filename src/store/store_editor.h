#ifndef SILVERCHART_STORE_EDITOR_H
#define SILVERCHART_STORE_EDITOR_H

#include "model/editor.h"
#include "store/connection.h"

/* Accounts of editors. Reading is by itself; what changes something needs an open transaction
 * (store_begin), which the caller ends, and the audit entry is the caller's too. */

/* The account `name`: RESULT_OK with all of `*editor` from `arena`, or RESULT_NOT_FOUND. */
MUST_CHECK enum result store_editor_find(
	struct store *store, const char *name, struct arena *arena, struct editor *editor);

/* All accounts, those in use first, by name. */
MUST_CHECK enum result store_editor_list(
	struct store *store, struct arena *arena, struct editor_line **lines, size_t *count);

/* RESULT_CONFLICT when the name is taken, also by a disabled account. */
MUST_CHECK enum result store_editor_add(
	struct store *store, const char *name, enum editor_role role, const char *password_hash);

/* Changes of the account `id`; each ends its sessions, but for the one whose token has the hash
 * `kept` (NULL: none). Taking the last administrator's role or account away is RESULT_INVALID. */
MUST_CHECK enum result store_editor_set_password(
	struct store *store, int64_t id, const char *password_hash, const char *kept);
MUST_CHECK enum result store_editor_set_role(
	struct store *store, int64_t id, enum editor_role role, const char *kept);
MUST_CHECK enum result store_editor_set_disabled(struct store *store, int64_t id, bool disabled);

#endif
