#include "http/conditional.h"

#include <stddef.h>
#include <string.h>

#include "base/banned.h"

/* Behind the opaque tag of a compressed page; http_compress() puts it there. */
#define GZIP_MARK "-gz"

/* The text between the quotes of an entity tag, borrowed. */
struct tag {
	const char *text;
	size_t length;
};

static const char *skip_blank(const char *text)
{
	return text + strspn(text, " \t");
}

/* etagc, RFC 9110 8.8.3 */
static bool is_tag_char(unsigned char byte)
{
	return byte == 0x21 || (byte >= 0x23 && byte != 0x7f);
}

/* Reads `"..."` at `text`, without the gzip mark. Returns the place behind, or NULL. */
static const char *tag_read(const char *text, struct tag *tag)
{
	const size_t mark = strlen(GZIP_MARK);
	const char *end;

	if (*text != '"')
		return NULL;
	tag->text = ++text;
	for (end = text; is_tag_char((unsigned char)*end); end++)
		;
	if (*end != '"')
		return NULL;
	tag->length = (size_t)(end - text);
	if (tag->length >= mark && memcmp(end - mark, GZIP_MARK, mark) == 0)
		tag->length -= mark;
	return end + 1;
}

static bool tag_equal(const struct tag *left, const struct tag *right)
{
	return left->length == right->length && memcmp(left->text, right->text, left->length) == 0;
}

/* True when `own` stands in a well-formed list; the whole list is read before that is said. */
static bool list_has(const char *at, const struct tag *own)
{
	bool found = false;

	for (;;) {
		struct tag tag;
		at += strspn(at, " \t,");
		if (*at == '\0')
			return found;
		if (strncmp(at, "W/", 2) == 0)
			at += 2;
		at = tag_read(at, &tag);
		if (at == NULL)
			return false;
		found = found || tag_equal(&tag, own);
		at = skip_blank(at);
		if (*at != ',' && *at != '\0')
			return false;
	}
}

bool http_etag_matches(const char *header, const char *etag)
{
	struct tag own;
	const char *behind;

	if (header == NULL || etag == NULL)
		return false;
	behind = tag_read(etag, &own);
	if (behind == NULL || *behind != '\0')
		return false;
	header = skip_blank(header);
	if (*header == '*')
		return *skip_blank(header + 1) == '\0';
	return list_has(header, &own);
}
