#include "model/upload.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

/* Browsers of old sent whole paths, of either kind. */
static const char *last_part(const char *name)
{
	const char *part = name;

	for (const char *at = name; *at != '\0'; at++) {
		if (*at == '/' || *at == '\\')
			part = at + 1;
	}
	return part;
}

char *upload_name(struct arena *arena, const char *name)
{
	char *text = arena_text(arena, last_part(name));
	size_t left = UPLOAD_NAME_LENGTH;

	for (char *byte = text; *byte != '\0'; byte++) {
		bool begins = ((unsigned char)*byte & 0xc0) != 0x80;

		if (begins && left-- == 0) {
			*byte = '\0';
			break;
		}
		if ((unsigned char)*byte < 0x20 || *byte == 0x7f)
			*byte = '?';
	}
	text = text_trim(text);
	return *text != '\0' ? text : arena_text(arena, "list");
}

const char *upload_fault(const char *bytes, size_t length)
{
	static const char packed[] = "is a spreadsheet or a compressed file; export the list as "
				     "CSV, and send that as it is";
	static const char picture[] = "is a picture or another binary file; a list is text";
	static const char wide[] = "is text in UTF-16; save the list as UTF-8";
	static const struct {
		const char *start;
		size_t length;
		const char *fault;
	} kinds[] = {
		{"PK\x03\x04", 4, packed}, /* also XLSX and ODS */
		{"\x1f\x8b", 2, packed},
		{"BZh", 3, packed},
		{"\xfd"
		 "7zXZ",
			5, packed},
		{"\x28\xb5\x2f\xfd", 4, packed},
		{"7z\xbc\xaf\x27\x1c", 6, packed},
		{"\xd0\xcf\x11\xe0", 4, packed}, /* XLS */
		{"\x89PNG", 4, picture},
		{"\xff\xd8\xff", 3, picture},
		{"GIF8", 4, picture},
		{"%PDF-", 5, picture},
		{"\xff\xfe", 2, wide},
		{"\xfe\xff", 2, wide},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (length >= kinds[i].length &&
			memcmp(bytes, kinds[i].start, kinds[i].length) == 0)
			return kinds[i].fault;
	}
	return NULL;
}
