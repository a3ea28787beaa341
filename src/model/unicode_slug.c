/* Apart from unicode.c because it alone needs the library with ICU's transliterators. */
#include "model/unicode.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"

#include "base/banned.h"

/* Bytes of a slug made here; what is left of SLUG_LENGTH is for a number that makes it unique. */
#define NAME_LENGTH 80

/* Without its data or memory ICU cannot go on, and as with memory_get() nor can we. */
static _Noreturn void give_up(UErrorCode status)
{
	log_error("ICU cannot transliterate: %s", u_errorName(status));
	_exit(MEMORY_EXIT_STATUS);
}

/* Opening takes tens of milliseconds, so it is done once per process, at the first name that is
 * not ASCII, and kept until the process ends. */
static UTransliterator *to_ascii(void)
{
	static UTransliterator *opened;
	static const UChar id[] = u"Any-Latin; Latin-ASCII";
	UErrorCode status = U_ZERO_ERROR;

	if (opened == NULL)
		opened = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	if (U_FAILURE(status))
		give_up(status);
	return opened;
}

/* Transliterates into `units`; returns the length, or a negative number if `capacity` is short. */
static int32_t transliterate(const char *text, UChar *units, int32_t capacity)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = 0;

	u_strFromUTF8WithSub(units, capacity, &length, text, -1, 0xfffd, NULL, &status);

	int32_t limit = length;

	utrans_transUChars(to_ascii(), units, &length, capacity, 0, &limit, &status);
	if (status == U_BUFFER_OVERFLOW_ERROR)
		return -1;
	if (U_FAILURE(status))
		give_up(status);
	return length;
}

/* Lower case for an ASCII letter or a digit, else 0. */
static char slug_byte(UChar unit)
{
	if (unit >= 'A' && unit <= 'Z')
		return (char)(unit - 'A' + 'a');
	if ((unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9'))
		return (char)unit;
	return 0;
}

/* "Don't" gives "dont": apostrophes vanish, all else that is no letter or digit separates. */
static char *join_words(struct arena *arena, const UChar *units, int32_t count)
{
	char slug[NAME_LENGTH];
	size_t length = 0;
	bool separated = false;

	for (int32_t i = 0; i < count; i++) {
		char byte = slug_byte(units[i]);
		size_t needed = separated && length > 0 ? 2 : 1;

		if (byte == 0) {
			separated = separated || units[i] != '\'';
			continue;
		}
		if (length + needed > sizeof(slug))
			break;
		if (needed == 2)
			slug[length++] = '-';
		slug[length++] = byte;
		separated = false;
	}
	return arena_copy(arena, slug, length);
}

char *unicode_slug(struct arena *arena, const char *text)
{
	int32_t capacity = (int32_t)strlen(text) * 2 + 64;
	UChar *units = NULL;
	int32_t length = -1;

	while (length < 0) {
		units = memory_resize(units, (size_t)capacity * sizeof(*units));
		length = transliterate(text, units, capacity);
		capacity *= 2;
	}

	char *slug = join_words(arena, units, length);

	free(units);
	return slug;
}
