#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#include "base/banned.h"

/* The first block serves a small request alone; later ones double, so that a large chart needs few
 * of them, and stop growing where doubling would only waste. */
#define FIRST_BLOCK ((size_t)16 * 1024)
#define LARGEST_BLOCK ((size_t)1024 * 1024)

struct block {
	struct block *older; /* NULL in the first */
	size_t used;
	size_t capacity; /* of `bytes` */
	_Alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *newest; /* never NULL: the first block lives as long as the arena */
	size_t size;
};

static struct block *block_new(struct arena *arena, size_t capacity)
{
	struct block *block = memory_resize(NULL, sizeof(*block) + capacity);

	block->older = arena->newest;
	block->used = 0;
	block->capacity = capacity;
	arena->size += sizeof(*block) + capacity;
	return block;
}

static void block_free(struct arena *arena, struct block *block)
{
	arena->size -= sizeof(*block) + block->capacity;
	free(block);
}

struct arena *arena_new(void)
{
	struct arena *arena = memory_get(sizeof(*arena));

	arena->size = sizeof(*arena);
	arena->newest = block_new(arena, FIRST_BLOCK);
	return arena;
}

void arena_reset(struct arena *arena)
{
	while (arena->newest->older != NULL) {
		struct block *older = arena->newest->older;

		block_free(arena, arena->newest);
		arena->newest = older;
	}
	arena->newest->used = 0;
}

void arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	arena_reset(arena);
	block_free(arena, arena->newest);
	free(arena);
}

size_t arena_size(const struct arena *arena)
{
	return arena->size;
}

static size_t next_capacity(const struct arena *arena, size_t needed)
{
	size_t capacity = arena->newest->capacity * 2;

	if (capacity > LARGEST_BLOCK)
		capacity = LARGEST_BLOCK;
	return needed > capacity ? needed : capacity;
}

/* `size` bytes at a multiple of `alignment` (a power of two), not zeroed. */
static void *take(struct arena *arena, size_t size, size_t alignment)
{
	struct block *block = arena->newest;
	size_t start = (block->used + alignment - 1) & ~(alignment - 1);

	if (start > block->capacity || size > block->capacity - start) {
		block = block_new(arena, next_capacity(arena, size));
		arena->newest = block;
		start = 0;
	}
	block->used = start + size;
	return block->bytes + start;
}

void *arena_get(struct arena *arena, size_t size)
{
	return memset(take(arena, size, _Alignof(max_align_t)), 0, size);
}

char *arena_copy(struct arena *arena, const void *bytes, size_t length)
{
	char *copy = take(arena, length + 1, 1);

	if (length > 0)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_copy(arena, text, strlen(text));
}

char *arena_join(struct arena *arena, const char *left, const char *right)
{
	size_t left_length = strlen(left), right_size = strlen(right) + 1;
	char *text = take(arena, left_length + right_size, 1);

	memcpy(text, left, left_length);
	memcpy(text + left_length, right, right_size);
	return text;
}

/* What is left of the newest block is tried first: most texts fit and are formatted once. */
char *arena_format(struct arena *arena, const char *format, ...)
{
	struct block *block = arena->newest;
	char *text = (char *)block->bytes + block->used;
	size_t room = block->capacity - block->used;
	va_list arguments;

	va_start(arguments, format);
	int length = vsnprintf(text, room, format, arguments);
	va_end(arguments);
	if (length < 0)
		return arena_copy(arena, "", 0);
	text = take(arena, (size_t)length + 1, 1);
	if ((size_t)length < room)
		return text;
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}
