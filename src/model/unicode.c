#include "model/unicode.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"

#include "base/banned.h"

/* UTF-16, which is what ICU works on. */
struct wide {
	UChar *units; /* owned */
	int32_t length;
};

/* Opening ICU's data or its memory failed: as with memory_get(), nobody could go on. */
static _Noreturn void give_up(UErrorCode status)
{
	log_error("ICU failed: %s", u_errorName(status));
	_exit(MEMORY_EXIT_STATUS);
}

/* No text has more UTF-16 units than UTF-8 bytes. */
static struct wide wide_from(const char *text)
{
	int32_t length = (int32_t)strlen(text);
	struct wide wide = {memory_get(((size_t)length + 1) * sizeof(UChar)), 0};
	UErrorCode status = U_ZERO_ERROR;

	u_strFromUTF8WithSub(
		wide.units, length + 1, &wide.length, text, length, 0xfffd, NULL, &status);
	if (U_FAILURE(status))
		give_up(status);
	return wide;
}

/* Takes `wide` and returns it normalised. */
static struct wide normalised(struct wide wide, const UNormalizer2 *form)
{
	int32_t capacity = wide.length * 2 + 16;
	struct wide out = {NULL, 0};
	UErrorCode status = U_BUFFER_OVERFLOW_ERROR;

	while (status == U_BUFFER_OVERFLOW_ERROR) {
		status = U_ZERO_ERROR;
		out.units = memory_resize(out.units, (size_t)capacity * sizeof(UChar));
		out.length = unorm2_normalize(
			form, wide.units, wide.length, out.units, capacity, &status);
		capacity = out.length + 1;
	}
	free(wide.units);
	if (U_FAILURE(status))
		give_up(status);
	return out;
}

/* NFKC with case folded. */
static struct wide folded(const char *text)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&status);

	if (U_FAILURE(status))
		give_up(status);
	return normalised(wide_from(text), form);
}

/* Compatibility decomposition of folded(). */
static struct wide decomposed(const char *text)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *form = unorm2_getNFKDInstance(&status);

	if (U_FAILURE(status))
		give_up(status);
	return normalised(folded(text), form);
}

/* What becomes of a character in a key. */
#define KEY_BLANK ' ' /* runs of it become one, none at the ends */
#define KEY_NOTHING 0

static UChar32 match_character(UChar32 character)
{
	switch (character) {
	case 0x2018: /* single quotes, left and right, low and reversed */
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x02bc: /* modifier letter apostrophe */
	case 0x2032: /* prime */
	case '`':
		return '\'';
	case 0x201c: /* double quotes, left and right, low and reversed */
	case 0x201d:
	case 0x201e:
	case 0x201f:
		return '"';
	}
	if (u_isUWhiteSpace(character))
		return KEY_BLANK;
	return u_hasBinaryProperty(character, UCHAR_DASH) ? '-' : character;
}

/* Accents are the marks that combine by class; marks of class 0 spell vowels in Indic scripts.
 * Modifier letters (the okina of Hawaiʻi) are to Unicode letters, to those who type quotes. */
static UChar32 near_character(UChar32 character)
{
	if (u_getCombiningClass(character) != 0)
		return KEY_NOTHING;
	if (ublock_getCode(character) == UBLOCK_SPACING_MODIFIER_LETTERS)
		return KEY_BLANK;
	if (u_isalnum(character) || (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0)
		return character;
	return KEY_BLANK;
}

/* Takes `wide`; the key made of its characters, from `arena`. */
static char *make_key(struct arena *arena, struct wide wide, UChar32 (*map)(UChar32))
{
	char *key = memory_get((size_t)wide.length * U8_MAX_LENGTH + 1);
	size_t length = 0;
	bool blank = false;

	for (int32_t at = 0; at < wide.length;) {
		UChar32 character;

		U16_NEXT(wide.units, at, wide.length, character);
		character = map(character);
		if (character != KEY_NOTHING && character != KEY_BLANK) {
			if (blank && length > 0)
				key[length++] = ' ';
			U8_APPEND_UNSAFE(key, length, character);
		}
		if (character != KEY_NOTHING)
			blank = character == KEY_BLANK;
	}

	char *result = arena_copy(arena, key, length);

	free(key);
	free(wide.units);
	return result;
}

char *unicode_match_key(struct arena *arena, const char *text)
{
	return make_key(arena, folded(text), match_character);
}

char *unicode_near_key(struct arena *arena, const char *text)
{
	return make_key(arena, decomposed(text), near_character);
}
