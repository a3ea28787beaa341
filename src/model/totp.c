#include "model/totp.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

#include "base/banned.h"

#define GROUP 4

char *totp_typed(struct arena *arena, const char *typed)
{
	char *code = arena_text(arena, typed);
	char *end = code;

	for (const char *at = typed; *at != '\0'; at++) {
		if (*at != ' ' && *at != '-')
			*end++ = *at;
	}
	*end = '\0';
	return text_ascii_lower(code);
}

bool totp_is_digits(const char *code)
{
	return strlen(code) == TOTP_DIGITS && strspn(code, "0123456789") == TOTP_DIGITS;
}

static char *taken(struct arena *arena, struct buffer *text)
{
	char *copy = arena_copy(arena, buffer_text(text), text->length);

	buffer_free(text);
	return copy;
}

char *totp_grouped(struct arena *arena, const char *base32)
{
	struct buffer text = {0};

	for (size_t i = 0; base32[i] != '\0'; i++) {
		if (i > 0 && i % GROUP == 0)
			buffer_add_char(&text, ' ');
		buffer_add_char(&text, base32[i]);
	}
	return taken(arena, &text);
}

/* Apps decode %XX only: a blank is no '+' here. */
static void add_encoded(struct buffer *out, const char *text)
{
	static const char unreserved[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
					 "0123456789-._~";

	for (; *text != '\0'; text++) {
		if (strchr(unreserved, *text) != NULL)
			buffer_add_char(out, *text);
		else
			buffer_format(out, "%%%02X", *text == ':' ? ' ' : (unsigned char)*text);
	}
}

char *totp_address(struct arena *arena, const char *issuer, const char *account, const char *base32)
{
	struct buffer text = {0};

	buffer_add_text(&text, "otpauth://totp/");
	add_encoded(&text, issuer);
	buffer_add_char(&text, ':');
	add_encoded(&text, account);
	buffer_format(&text, "?secret=%s&issuer=", base32);
	add_encoded(&text, issuer);
	buffer_format(&text, "&algorithm=SHA1&digits=%d&period=%d", TOTP_DIGITS, TOTP_SECONDS);
	return taken(arena, &text);
}
