#include "model/unicode.h"

#include <stdbool.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/banned.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */
#define ELLIPSIS "…"

/* Vowels and final consonants of Hangul, which a terminal puts into the square before them. */
static bool is_joined_jamo(UChar32 character)
{
	int32_t type = u_getIntPropertyValue(character, UCHAR_HANGUL_SYLLABLE_TYPE);

	return type == U_HST_VOWEL_JAMO || type == U_HST_TRAILING_JAMO;
}

static size_t columns_of(UChar32 character)
{
	uint32_t category = U_GET_GC_MASK(character);
	int32_t width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);

	if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0 ||
		is_joined_jamo(character))
		return 0;
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/* Decodes the character at `*at` and moves behind it. */
static UChar32 next_character(const char *text, int32_t *at)
{
	UChar32 character;

	U8_NEXT(text, *at, -1, character);
	return character;
}

size_t unicode_columns(const char *text)
{
	size_t columns = 0;

	for (int32_t at = 0; text[at] != '\0';)
		columns += columns_of(next_character(text, &at));
	return columns;
}

/* Appends what fits into `columns`; returns how many it took. */
static size_t add_part(const char *text, size_t columns, struct buffer *out)
{
	size_t taken = 0;

	for (int32_t at = 0; text[at] != '\0';) {
		int32_t start = at;
		UChar32 character = next_character(text, &at);
		size_t width = columns_of(character);

		if (taken + width > columns)
			break;
		taken += width;
		if (character < 0 || u_charType(character) == U_CONTROL_CHAR)
			buffer_add_text(out, REPLACEMENT);
		else
			buffer_add(out, text + start, (size_t)(at - start));
	}
	return taken;
}

void unicode_fit(const char *text, size_t columns, struct buffer *out)
{
	size_t taken;

	if (unicode_columns(text) <= columns) {
		taken = add_part(text, columns, out);
	} else {
		taken = add_part(text, columns - 1, out) + 1;
		buffer_add_text(out, ELLIPSIS);
	}
	for (; taken < columns; taken++)
		buffer_add_char(out, ' ');
}
