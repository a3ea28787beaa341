#include "base/text.h"

#include <string.h>

#include "base/banned.h"

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* True when `bytes` goes on with a continuation byte in [low, high]. */
static bool continues(const unsigned char *bytes, size_t left, size_t at, int low, int high)
{
	return at < left && bytes[at] >= low && bytes[at] <= high;
}

/* Length of the well-formed sequence (RFC 3629 section 4) that `bytes` begins with, 0 if none. */
static size_t sequence_length(const unsigned char *bytes, size_t left)
{
	unsigned char first = bytes[0];
	int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
	int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
	size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;

	if (first > 0 && first < 0x80)
		return 1;
	if (first < 0xc2 || first > 0xf4 || !continues(bytes, left, 1, low, high))
		return 0;
	for (size_t i = 2; i < length; i++) {
		if (!continues(bytes, left, i, 0x80, 0xbf))
			return 0;
	}
	return length;
}

size_t text_utf8_fault(const char *bytes, size_t length)
{
	size_t at = 0;

	while (at < length) {
		size_t step = sequence_length((const unsigned char *)bytes + at, length - at);

		if (step == 0)
			return at;
		at += step;
	}
	return length;
}

bool text_is_utf8(const char *bytes, size_t length)
{
	return text_utf8_fault(bytes, length) == length;
}

bool text_has_control(const char *text)
{
	for (; *text != '\0'; text++) {
		if ((unsigned char)*text < 0x20 || *text == 0x7f)
			return true;
	}
	return false;
}

size_t text_length(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

bool text_is_blank(const char *text)
{
	if (text == NULL)
		return true;
	while (is_space(*text))
		text++;
	return *text == '\0';
}

char *text_trim(char *text)
{
	size_t length;

	while (is_space(*text))
		text++;
	length = strlen(text);
	while (length > 0 && is_space(text[length - 1]))
		length--;
	text[length] = '\0';
	return text;
}

bool text_equal(const char *left, const char *right)
{
	if (left == NULL || right == NULL)
		return left == right;
	return strcmp(left, right) == 0;
}

bool text_starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

char *text_ascii_lower(char *text)
{
	for (char *byte = text; *byte != '\0'; byte++) {
		if (*byte >= 'A' && *byte <= 'Z')
			*byte = (char)(*byte - 'A' + 'a');
	}
	return text;
}

uint64_t text_hash(uint64_t seed, const void *bytes, size_t length)
{
	const unsigned char *byte = bytes;

	for (size_t i = 0; i < length; i++)
		seed = (seed ^ byte[i]) * UINT64_C(1099511628211);
	return seed;
}
