#include "app/otp.h"

#include <liboath/oath.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "app/secret.h"
#include "base/log.h"
#include "model/totp.h"

#include "base/banned.h"

/* The bytes of a secret; false when it is none, or liboath cannot work. */
static bool read_secret(const char *secret, char bytes[TOTP_SECRET_BYTES])
{
	size_t size = TOTP_SECRET_BYTES;
	int failed = oath_init();

	if (failed == OATH_OK)
		failed = oath_hex2bin(secret, bytes, &size);
	if (failed == OATH_OK && size == TOTP_SECRET_BYTES)
		return true;
	log_error("a secret of codes cannot be read: %s", oath_strerror(failed));
	return false;
}

char *otp_base32(struct arena *arena, const char *secret)
{
	char bytes[TOTP_SECRET_BYTES];
	char *made = NULL;
	char *base32 = NULL;

	if (read_secret(secret, bytes) &&
		oath_base32_encode(bytes, sizeof(bytes), &made, NULL) == OATH_OK)
		base32 = arena_text(arena, made);
	free(made);
	if (base32 != NULL)
		base32[strcspn(base32, "=")] = '\0';
	return base32;
}

int64_t otp_step(const char *secret, const char *code, time_t now, int64_t after)
{
	char bytes[TOTP_SECRET_BYTES], right[TOTP_DIGITS + 1];
	int64_t current = (int64_t)now / TOTP_SECONDS;
	int64_t found = 0;

	if (!read_secret(secret, bytes))
		return 0;
	for (int64_t step = current - 1; step <= current + 1; step++) {
		if (oath_totp_generate(bytes, sizeof(bytes), (time_t)(step * TOTP_SECONDS),
			    TOTP_SECONDS, 0, TOTP_DIGITS, right) != OATH_OK)
			return 0;
		if (secret_equal(right, code) && step > after)
			found = step;
	}
	return found;
}
