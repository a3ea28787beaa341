#include "model/unicode.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/banned.h"

/* Equal but for case. Nearly every pair that is compared differs and is ASCII, which needs no
 * table. */
static bool is_same(UChar32 left, UChar32 right)
{
	if (left == right)
		return true;
	if (left < 0x80 && right < 0x80)
		return (left ^ right) == 0x20 && u_isalpha(left);
	return u_foldCase(left, U_FOLD_CASE_DEFAULT) == u_foldCase(right, U_FOLD_CASE_DEFAULT);
}

/* Bytes of `text` that are `word` but for case, 0 when it does not begin with it. */
static int32_t match_length(const char *text, int32_t text_length, const char *word)
{
	int32_t word_length = (int32_t)strlen(word);
	int32_t at = 0;

	for (int32_t from = 0; from < word_length;) {
		UChar32 wanted;
		UChar32 found;

		if (at == text_length)
			return 0;
		U8_NEXT(word, from, word_length, wanted);
		U8_NEXT(text, at, text_length, found);
		if (!is_same(wanted, found))
			return 0;
	}
	return at;
}

/* Letters, digits and the marks that belong to them make words. */
static bool is_of_word(UChar32 character)
{
	return u_isalnum(character) || (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0;
}

/* Whether a word goes on in front of byte `at`. */
static bool is_begun(const char *text, int32_t at)
{
	UChar32 before;

	if (at == 0)
		return false;
	U8_PREV(text, 0, at, before);
	return is_of_word(before);
}

static bool goes_on(const char *text, int32_t at, int32_t length)
{
	UChar32 behind;

	if (at == length)
		return false;
	U8_NEXT(text, at, length, behind);
	return is_of_word(behind);
}

/* Steps over what cannot begin a word with this first byte: if it is ASCII, all other ASCII. */
static int32_t skip_others(const char *text, int32_t at, char first)
{
	while (U8_IS_SINGLE(first) && U8_IS_SINGLE(text[at]) && text[at] != '\0' &&
		((text[at] ^ first) & ~0x20) != 0)
		at++;
	return at;
}

const char *unicode_find_word(const char *text, const char *word, size_t *length)
{
	int32_t end = (int32_t)strlen(text);

	for (int32_t at = skip_others(text, 0, *word); at < end;
		at = skip_others(text, at, *word)) {
		int32_t matched = match_length(text + at, end - at, word);

		if (matched > 0 && !is_begun(text, at) && !goes_on(text, at + matched, end)) {
			*length = (size_t)matched;
			return text + at;
		}
		U8_FWD_1(text, at, end);
	}
	return NULL;
}
