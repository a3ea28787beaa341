#ifndef SILVERCHART_BASE_ARENA_H
#define SILVERCHART_BASE_ARENA_H

#include <stddef.h>

#include "base/result.h"

/*
 * Memory that is released all at once: one arena per request, one per kept chart. Nothing taken
 * from an arena is released by itself.
 */
struct arena;

/* An empty arena, owned by the caller until arena_free(). Never NULL. */
struct arena *arena_new(void);

/* Releases the arena and all that was taken from it. NULL is allowed. */
void arena_free(struct arena *arena);

/* Takes everything back; the first block is kept for the next use. */
void arena_reset(struct arena *arena);

/* Bytes that the arena holds from the C library, blocks and overhead included. */
size_t arena_size(const struct arena *arena);

/* `size` zeroed bytes, aligned for any type. Never NULL. */
void *arena_get(struct arena *arena, size_t size) __attribute__((returns_nonnull));

/* A copy of `length` bytes with a NUL behind them. Never NULL. */
char *arena_copy(struct arena *arena, const void *bytes, size_t length)
	__attribute__((returns_nonnull));

/* A copy of `text`; NULL stays NULL. */
char *arena_text(struct arena *arena, const char *text);

/* `left` with `right` behind it. Never NULL. */
char *arena_join(struct arena *arena, const char *left, const char *right)
	__attribute__((returns_nonnull));

/* A formatted text. Never NULL. */
char *arena_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3)
	__attribute__((returns_nonnull));

/* `count` zeroed elements of `type`. */
#define ARENA_ARRAY(arena, type, count) ((type *)arena_get((arena), sizeof(type) * (count)))

#endif
