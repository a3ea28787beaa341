#include "base/percent.h"

#include <string.h>

#include "base/banned.h"

/* Value of a hex digit, -1 for anything else. */
static int hex_value(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return -1;
}

/* The byte that %XX at `bytes` stands for, -1 when two hex digits are not there. */
static int escaped_byte(const char *bytes, size_t left)
{
	if (bytes[0] != '%' || left < 3)
		return -1;

	int high = hex_value(bytes[1]);
	int low = hex_value(bytes[2]);

	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

void percent_decode(const char *bytes, size_t length, struct buffer *out)
{
	for (size_t i = 0; i < length; i++) {
		int byte = escaped_byte(bytes + i, length - i);

		if (byte >= 0) {
			buffer_add_char(out, (char)byte);
			i += 2;
		} else {
			buffer_add_char(out, bytes[i] == '+' ? ' ' : bytes[i]);
		}
	}
}

static bool is_unreserved(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || (byte != '\0' && strchr("-._~", byte) != NULL);
}

void percent_encode(const char *text, struct buffer *out)
{
	for (; *text != '\0'; text++) {
		if (is_unreserved(*text))
			buffer_add_char(out, *text);
		else if (*text == ' ')
			buffer_add_char(out, '+');
		else
			buffer_format(out, "%%%02X", (unsigned)(unsigned char)*text);
	}
}
