#ifndef SILVERCHART_BASE_MEMORY_H
#define SILVERCHART_BASE_MEMORY_H

#include <stddef.h>

/*
 * The one place that asks the C library for memory. Running out ends the process with
 * MEMORY_EXIT_STATUS (the master starts another worker), so callers never see NULL.
 */
#define MEMORY_EXIT_STATUS 71 /* sysexits.h EX_OSERR */

/* `size` zeroed bytes (at least one), to be released with free(). Never NULL. */
void *memory_get(size_t size) __attribute__((malloc, returns_nonnull));

/* `block` (or NULL) grown or shrunk to `size` bytes; new bytes are not zeroed. Never NULL. */
void *memory_resize(void *block, size_t size) __attribute__((returns_nonnull));

/* A copy of `text`, to be released with free(). Never NULL. */
char *memory_text(const char *text) __attribute__((malloc, returns_nonnull));

#endif
