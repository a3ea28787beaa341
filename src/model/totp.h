#ifndef SILVERCHART_MODEL_TOTP_H
#define SILVERCHART_MODEL_TOTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Codes at login (product.md A37): six digits that an app makes anew every 30 s from a secret that
 * it shares with the site (TOTP, RFC 6238), and recovery codes for who has not the app at hand. */

/* Bits of the secret, as RFC 4226 section 4 wants them, in bytes; and as hexadecimal digits, NUL
 * included. */
#define TOTP_SECRET_BYTES 20
#define TOTP_SECRET_SIZE 41

#define TOTP_DIGITS 6
#define TOTP_SECONDS 30 /* that a code is shown */

/* Recovery codes that are made at once. */
#define TOTP_RECOVERY_COUNT 10

/* What is known of an account's codes. */
struct totp {
	const char *secret; /* hexadecimal digits */
	bool is_on;         /* logins ask; else it waits for its first code */
	int64_t last_step;  /* of the last code that was taken: seconds since 1970 / TOTP_SECONDS */
	int recovery_codes; /* that are left */
};

/* What was typed as a code of an app or as a recovery code, without blanks and dashes, letters in
 * lower case: people type "123 456". */
char *totp_typed(struct arena *arena, const char *typed);

/* Whether such a text is one of an app: six digits. Recovery codes are longer. */
bool totp_is_digits(const char *code);

/* Base32 in groups of four, to be read and typed. */
char *totp_grouped(struct arena *arena, const char *base32);

/*
 * The address that apps read from the picture (Key Uri Format of Google Authenticator): `issuer` is
 * the site's title, `account` the editor's name. A colon in the title parts them there, so it
 * becomes a blank.
 */
char *totp_address(
	struct arena *arena, const char *issuer, const char *account, const char *base32);

#endif
