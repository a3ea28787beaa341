#include "http/cookie.h"

#include <string.h>

#include "base/banned.h"

enum http_cookie_state http_cookie_find(
	const char *header, const char *name, struct arena *arena, const char **value)
{
	enum http_cookie_state state = HTTP_COOKIE_ABSENT;
	size_t name_length = strlen(name);

	while (*header != '\0') {
		header += strspn(header, "; \t,");
		size_t length = strcspn(header, ";,");
		if (length > name_length && header[name_length] == '=' &&
			memcmp(header, name, name_length) == 0) {
			if (state != HTTP_COOKIE_ABSENT)
				return HTTP_COOKIE_REPEATED;
			state = HTTP_COOKIE_GIVEN;
			*value = arena_copy(
				arena, header + name_length + 1, length - name_length - 1);
		}
		header += length;
	}
	return state;
}
