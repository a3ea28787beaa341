#ifndef SILVERCHART_BASE_TEXT_H
#define SILVERCHART_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True when the bytes are well-formed UTF-8 (RFC 3629: no surrogates, nothing over U+10FFFF,
 * shortest forms) without NUL. */
bool text_is_utf8(const char *bytes, size_t length);

/* Offset of the first byte that is not well-formed UTF-8 (NUL counts), or `length` if none. */
size_t text_utf8_fault(const char *bytes, size_t length);

/* True when a byte below 0x20 or 0x7f stands in `text`. */
bool text_has_control(const char *text);

/* Code points in a well-formed UTF-8 text. */
size_t text_length(const char *text);

/* True for NULL, "" and a text of ASCII white space only. */
bool text_is_blank(const char *text);

/* Cuts ASCII white space off both ends, in place. Returns the new start, inside `text`. */
char *text_trim(char *text);

/* Equality; two NULLs are equal, NULL and "" are not. */
bool text_equal(const char *left, const char *right);

/* True when `text` begins with `prefix`. */
bool text_starts(const char *text, const char *prefix);

/* Lower case for ASCII letters only, in place. Returns `text`. */
char *text_ascii_lower(char *text);

/* FNV-1a, 64 bits, continued from `seed` (start with TEXT_HASH_SEED). Not for secrets. */
#define TEXT_HASH_SEED UINT64_C(14695981039346656037)
uint64_t text_hash(uint64_t seed, const void *bytes, size_t length);

#endif
