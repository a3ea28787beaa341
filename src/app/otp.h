#ifndef SILVERCHART_APP_OTP_H
#define SILVERCHART_APP_OTP_H

#include <stdint.h>
#include <time.h>

#include "base/arena.h"

/* Codes of apps (RFC 6238 with SHA-1): the one header over liboath. Secrets are hexadecimal digits
 * (model/totp.h). */

/* The secret in base32 without padding, as apps take it; from `arena`. */
char *otp_base32(struct arena *arena, const char *secret);

/* The time step whose code `code` is: that of `now`, the one before or the one after, later than
 * `after`. 0 when it is the code of none of them. */
int64_t otp_step(const char *secret, const char *code, time_t now, int64_t after);

#endif
