#ifndef SILVERCHART_MODEL_UNICODE_H
#define SILVERCHART_MODEL_UNICODE_H

#include "base/arena.h"
#include "base/buffer.h"

/*
 * The one header over ICU. All texts are well-formed UTF-8; results are taken from `arena`.
 */

/*
 * The key by which two names are the same (A34): NFKC with case folded (Unicode UTS 46 style
 * NFKC_Casefold), curly quotes and apostrophes as straight ones, every dash as '-', runs of white
 * space as one blank, trimmed. Accents stay: "Bjork" and "Björk" are two names.
 */
char *unicode_match_key(struct arena *arena, const char *text);

/*
 * The key by which two names are suspiciously alike, and by which readers search: compatibility
 * decomposition, case folded, accents removed, letters and digits (of any script) only with runs of
 * everything else, spacing modifier letters included, as one blank, trimmed. May be "" ("+", "=").
 */
char *unicode_near_key(struct arena *arena, const char *text);

/*
 * A slug of [a-z0-9-] by transliteration (ICU Any-Latin; Latin-ASCII): "Björk" -> "bjork", "久石譲"
 * -> "jiu-shi-rang", "Сплін" -> "splin". At most 80 bytes, no '-' at the ends or doubled. "" when
 * nothing is left ("+"); the caller then takes a fallback.
 */
char *unicode_slug(struct arena *arena, const char *text);

/*
 * Where `word` (one or several words, not empty) first stands in `text` as whole words, upper and
 * lower case being the same; NULL when it does not. `*length` is how many bytes of `text` it takes.
 */
const char *unicode_find_word(const char *text, const char *word, size_t *length);

/* Columns that `text` takes in a terminal: 2 for wide characters (UAX 11: W and F), 0 for combining
 * marks and invisible characters, 1 for the others. */
size_t unicode_columns(const char *text);

/*
 * Appends `text` so that it takes exactly `columns` (at least 1): blanks behind it, or cut and "…"
 * at the end. Control characters, which a terminal would obey, become U+FFFD.
 */
void unicode_fit(const char *text, size_t columns, struct buffer *out);

#endif
