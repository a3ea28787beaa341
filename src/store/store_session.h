#ifndef SILVERCHART_STORE_SESSION_H
#define SILVERCHART_STORE_SESSION_H

#include <time.h>

#include "model/editor.h"
#include "store/connection.h"

/* Sessions of editors (product.md A37): at most 30 minutes without a request, at most 12 hours. A
 * session is named by the hash of its token, 64 hexadecimal digits. */

/* Who asks. Texts are from the arena it was found into. */
struct session {
	int64_t editor; /* number of the account */
	const char *name;
	enum editor_role role;
	const char *form_token; /* what the session's forms carry, masked */
	const char *token_hash;
};

/* The session with that hash: RESULT_OK, or RESULT_NOT_FOUND when there is none that is still good.
 * Notes, once a minute, that it is in use. */
MUST_CHECK enum result store_session_find(
	struct store *store, const char *token_hash, struct arena *arena, struct session *session);

/* What a session begins with. */
struct session_start {
	int64_t editor;            /* number of the account */
	const char *password_hash; /* of the account, when the password was looked at */
	const char *token_hash;
	const char *form_token;
	const char *address;
	const char *agent; /* how the browser calls itself */
};

/* Begins a session and removes what ran out. RESULT_INVALID when the account was disabled or got
 * another password meanwhile: nothing began. */
MUST_CHECK enum result store_session_add(struct store *store, const struct session_start *start);

MUST_CHECK enum result store_session_end(struct store *store, const char *token_hash);

/* Ends the account's logins that wait for a code, and all of its sessions but the one with the hash
 * `kept` (NULL: none). */
MUST_CHECK enum result store_session_end_all(struct store *store, int64_t editor, const char *kept);

/* A login whose password was right waits for its code, for five minutes, under a token of its own;
 * it is no session. RESULT_INVALID as of store_session_add(). */
MUST_CHECK enum result store_login_begin(
	struct store *store, int64_t editor, const char *password_hash, const char *token_hash);

/* Whose login waits under that token: RESULT_OK with number, name, role and password hash from
 * `arena`, or RESULT_NOT_FOUND. */
MUST_CHECK enum result store_login_find(
	struct store *store, const char *token_hash, struct arena *arena, struct editor *editor);

MUST_CHECK enum result store_login_end(struct store *store, const char *token_hash);

MUST_CHECK enum result store_session_list(struct store *store, const struct session *session,
	struct arena *arena, struct session_line **lines, size_t *count);

/* Logins are counted by name and by network (model/network.h) of the address. */

/* Whether `name` may try to log in from `address`: RESULT_OK, or RESULT_INVALID for too many
 * failures (login_state.sql has the numbers). */
MUST_CHECK enum result store_login_check(
	struct store *store, const char *name, const char *address);

/* A login failed; and it succeeded. */
MUST_CHECK enum result store_login_failed(
	struct store *store, const char *name, const char *address);
MUST_CHECK enum result store_login_forgive(
	struct store *store, const char *name, const char *address);

#endif
