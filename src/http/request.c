#include "http/request.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#include "base/banned.h"

#define BLANK " \t"

/* One element of Accept-Encoding: a coding and whether its weight is over 0. */
struct coding {
	const char *name;
	size_t length;
	bool welcome;
};

enum http_method http_method_read(const char *name)
{
	if (text_equal(name, "GET"))
		return HTTP_GET;
	if (text_equal(name, "HEAD"))
		return HTTP_HEAD;
	if (text_equal(name, "POST"))
		return HTTP_POST;
	return HTTP_OTHER;
}

static const char *skip_blank(const char *text)
{
	return text + strspn(text, BLANK);
}

/* Reads qvalue (RFC 9110 12.4.2) at `*text`; moves it behind. False when it is not one. */
static bool weight_read(const char **text, bool *over_zero)
{
	const char *at = *text;
	bool one = *at == '1';

	if (*at != '0' && *at != '1')
		return false;
	at++;
	*over_zero = one;
	if (*at == '.') {
		size_t digits = strspn(++at, "0123456789");
		size_t zeros = strspn(at, "0");
		if (digits > 3 || (one && zeros < digits))
			return false;
		*over_zero = one || zeros < digits;
		at += digits;
	}
	*text = at;
	return true;
}

/* Reads the element between `at` and the next comma. False when it is empty or malformed. */
static bool coding_read(const char *at, struct coding *coding)
{
	coding->name = at = skip_blank(at);
	coding->length = strcspn(at, BLANK ",;");
	coding->welcome = true;
	at = skip_blank(at + coding->length);
	if (*at == ';') {
		at = skip_blank(at + 1);
		if (strncasecmp(at, "q=", 2) != 0)
			return false;
		at += 2;
		if (!weight_read(&at, &coding->welcome))
			return false;
		at = skip_blank(at);
	}
	return coding->length > 0 && (*at == ',' || *at == '\0');
}

static bool coding_is(const struct coding *coding, const char *name)
{
	return coding->length == strlen(name) &&
	       strncasecmp(coding->name, name, coding->length) == 0;
}

bool http_accepts_gzip(const char *header)
{
	bool named = false;
	bool gzip = false;
	bool any = false;

	for (const char *at = header; at != NULL; at = strchr(at, ',')) {
		struct coding coding;
		at += *at == ',';
		if (!coding_read(at, &coding))
			continue;
		if (coding_is(&coding, "gzip") || coding_is(&coding, "x-gzip")) {
			named = true;
			gzip = coding.welcome;
		} else if (coding_is(&coding, "*"))
			any = coding.welcome;
	}
	return named ? gzip : any;
}
