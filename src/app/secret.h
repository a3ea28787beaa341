#ifndef SILVERCHART_APP_SECRET_H
#define SILVERCHART_APP_SECRET_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/result.h"
#include "model/totp.h"

/* Passwords and tokens: the one header over libsodium. */

/* Bytes of a token as text, of a hash of one, and of a password's hash, NUL included. */
#define SECRET_TOKEN_SIZE 44
#define SECRET_TOKEN_HASH_SIZE 65
#define SECRET_PASSWORD_HASH_SIZE 128

/* To be called once, before anything else here. False: this machine gives no random numbers. */
MUST_CHECK bool secret_start(void);

/*
 * Places for the passwords that may be hashed at one time, over all processes that share the
 * descriptor: two, or one where there are fewer than four processors; each hash takes 64 MiB. To be
 * made before the workers are forked. -1 when that fails (errno says why).
 */
int secret_places_open(void);

/* Hashes a password by Argon2id (3 passes, 64 MiB; some 0.15 s) into `hash`. RESULT_UNAVAILABLE
 * when no place becomes free within 5 s or memory is short. */
MUST_CHECK enum result secret_password_hash(
	int places, const char *password, char hash[SECRET_PASSWORD_HASH_SIZE]);

/*
 * Whether the password has that hash, in the same time for every hash; a NULL one takes as long and
 * is never matched, so that nobody can tell by the clock which accounts exist. RESULT_OK,
 * RESULT_INVALID when it does not match, RESULT_UNAVAILABLE as above.
 */
MUST_CHECK enum result secret_password_check(int places, const char *hash, const char *password);

/* A new token: 256 random bits as text of [A-Za-z0-9_-]. */
void secret_token(char token[SECRET_TOKEN_SIZE]);

/* What is kept of a token: its BLAKE2b hash in hexadecimal digits. */
void secret_token_hash(const char *token, char hash[SECRET_TOKEN_HASH_SIZE]);

/*
 * A token as a page carries it: behind a random mask, so that no two pages hold the same bytes and
 * the length of a compressed page tells nothing of it (BREACH). From `arena`.
 */
char *secret_mask(struct arena *arena, const char *token);

/* Whether `masked` is that token behind some mask; in a time that depends on lengths only. */
bool secret_is_masked(const char *masked, const char *token);

/* Equality of two texts in a time that depends on their lengths only. */
bool secret_equal(const char *left, const char *right);

/* A new secret of codes at login (model/totp.h): 160 random bits as hexadecimal digits. */
void secret_totp(char secret[TOTP_SECRET_SIZE]);

/* A recovery code: three groups of five letters and digits as of a password to begin with, about 74
 * bits: too many for its hash to be guessed. From `arena`. */
char *secret_recovery_code(struct arena *arena);

/* A password to begin with: four groups of five letters and digits, "k3v9a-...", about 100 bits;
 * without letters and digits that look alike. From `arena`. */
char *secret_password_new(struct arena *arena);

#endif
