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
	return text_starts(text, "\xef\xbf\xbe") || text_starts(text, "\xef\xbf\xbf");
}

void xml_text(struct buffer *out, const char *text)
{
	while (*text != '\0') {
		const char *escape = escape_of((unsigned char)*text);

		if (escape != NULL) {
			buffer_add_text(out, escape);
			text++;
		} else if (is_no_character(text)) {
			buffer_add_text(out, REPLACEMENT);
			text += sizeof(REPLACEMENT) - 1;
		} else {
			buffer_add_char(out, *text++);
		}
	}
}

void xml_element(struct buffer *out, const char *name, const char *text)
{
	buffer_format(out, "<%s>", name);
	xml_text(out, text);
	buffer_format(out, "</%s>\n", name);
}
