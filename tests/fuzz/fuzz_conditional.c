#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "http/conditional.h"
#include "http/request.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The two header readers. A header that does not hold the tag or '*' must never match. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const char *header = arena_copy(arena, data, size);
	bool may_match = strstr(header, "\"r7\"") != NULL || strstr(header, "\"r7-gz\"") != NULL ||
	                 strchr(header, '*') != NULL;
	bool may_gzip = strpbrk(header, "zZ*") != NULL;

	if (http_etag_matches(header, "\"r7\"") && !may_match)
		abort();
	if (http_etag_matches("\"r7\"", header) && !may_match)
		abort();
	if (http_accepts_gzip(header) && !may_gzip)
		abort();
	arena_free(arena);
	return 0;
}
