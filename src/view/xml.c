#include "view/xml.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

void xml_begin(struct buffer *out)
{
	buffer_add_text(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
}

/* What stands for the byte, or NULL when it stands for itself. */
static const char *escape_of(unsigned char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\t':
	case '\n':
	case '\r':
		return NULL;
	}
	return byte < 0x20 ? REPLACEMENT : NULL;
}

/* U+FFFE and U+FFFF. */
static bool is_no_character(const char *text)
{
	return *text == '\xef' &&
	       (text_starts(text, "\xef\xbf\xbe") || text_starts(text, "\xef\xbf\xbf"));
}

/* Bytes of `text` before the first that something else stands for. */
static size_t plain_length(const char *text)
{
	const char *end = text;

	while (*end != '\0' && escape_of((unsigned char)*end) == NULL && !is_no_character(end))
		end++;
	return (size_t)(end - text);
}

void xml_text(struct buffer *out, const char *text)
{
	for (;;) {
		size_t length = plain_length(text);

		buffer_add(out, text, length);
		text += length;
		if (*text == '\0')
			return;

		const char *escape = escape_of((unsigned char)*text);

		buffer_add_text(out, escape != NULL ? escape : REPLACEMENT);
		text += escape != NULL ? 1 : sizeof(REPLACEMENT) - 1;
	}
}

void xml_element(struct buffer *out, const char *name, const char *text)
{
	buffer_format(out, "<%s>", name);
	xml_text(out, text);
	buffer_format(out, "</%s>\n", name);
}
