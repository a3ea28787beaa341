#ifndef SILVERCHART_STORE_TOTP_H
#define SILVERCHART_STORE_TOTP_H

#include "model/totp.h"
#include "store/connection.h"

/* Codes at login (model/totp.h) of the account `editor`. Audit entries are the caller's. */

/* RESULT_OK with all of `*totp` from `arena`; RESULT_NOT_FOUND when logins ask for none, and no
 * secret waits for its first code. */
MUST_CHECK enum result store_totp_find(
	struct store *store, int64_t editor, struct arena *arena, struct totp *totp);

/* Keeps a new secret until its first code comes. RESULT_CONFLICT when logins ask already. */
MUST_CHECK enum result store_totp_begin(struct store *store, int64_t editor, const char *secret);

/* Takes the code of the time step `step`. RESULT_INVALID when it, or a later one, was taken. */
MUST_CHECK enum result store_totp_use(struct store *store, int64_t editor, int64_t step);

/* Takes the recovery code with that hash; `*left` are the others. RESULT_INVALID for none. */
MUST_CHECK enum result store_recovery_use(
	struct store *store, int64_t editor, const char *hash, int *left);

/* What follows needs an open transaction, which the caller ends. */

/* From now on logins ask, since the code of `step` came; sessions end but for the one whose token
 * has the hash `kept`. RESULT_CONFLICT when they ask already or the secret is another one now. */
MUST_CHECK enum result store_totp_confirm(
	struct store *store, int64_t editor, const char *secret, int64_t step, const char *kept);

/* Other recovery codes, by their hashes, in the place of those of before. */
MUST_CHECK enum result store_recovery_set(
	struct store *store, int64_t editor, const char *const hashes[TOTP_RECOVERY_COUNT]);

/* Logins ask no more, and sessions end as above. RESULT_UNCHANGED when they did not. */
MUST_CHECK enum result store_totp_end(struct store *store, int64_t editor, const char *kept);

#endif
