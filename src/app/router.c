#include "app/router.h"

#include <limits.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "model/slug.h"

#include "base/banned.h"

/* What may stand in a pattern for a part of the path. */
static const char slug_mark[] = "{slug}";
static const char number_mark[] = "{number}";

/* Steps over the characters of a slug and copies them into the match. */
static bool take_slug(const char **path, struct arena *arena, struct router_match *match)
{
	size_t length = strspn(*path, "abcdefghijklmnopqrstuvwxyz0123456789-");
	match->slug = arena_copy(arena, *path, length);
	*path += length;
	return slug_is_valid(match->slug);
}

/* Steps over a number from 1 on, written in one way only: no sign, no 0 in front. */
static bool take_number(const char **path, struct arena *arena, struct router_match *match)
{
	size_t length = strspn(*path, "0123456789");
	const char *digits = arena_copy(arena, *path, length);
	long number;
	if (digits[0] == '0' || match->number_count == EXCHANGE_NUMBERS ||
		!number_read(digits, 1, INT_MAX, &number))
		return false;
	match->numbers[match->number_count++] = (int)number;
	*path += length;
	return true;
}

/* Whether `path` fits `pattern`; the match gets what stood for its marks. */
static bool router_fits(
	const char *pattern, const char *path, struct arena *arena, struct router_match *match)
{
	while (*pattern != '\0') {
		if (text_starts(pattern, slug_mark)) {
			if (!take_slug(&path, arena, match))
				return false;
			pattern += sizeof slug_mark - 1;
		} else if (text_starts(pattern, number_mark)) {
			if (!take_number(&path, arena, match))
				return false;
			pattern += sizeof number_mark - 1;
		} else if (*pattern++ != *path++) {
			return false;
		}
	}
	return *path == '\0';
}

/* The canonical spelling of a path: lower case, '-' for '_', single slashes, none at the end. */
static const char *router_canonical(const char *path, struct arena *arena)
{
	char *canonical = text_ascii_lower(arena_text(arena, path));
	char *end = canonical;
	for (const char *from = canonical; *from != '\0'; from++) {
		if (*from == '/' && end > canonical && end[-1] == '/')
			continue;
		*end++ = *from == '_' ? '-' : *from;
	}
	if (end > canonical + 1 && end[-1] == '/')
		end--;
	*end = '\0';
	return canonical;
}

const char *router_query(const struct http_request *request, struct arena *arena)
{
	if (request->query[0] == '\0' || text_has_control(request->query))
		return "";
	return arena_format(arena, "?%s", request->query);
}

static bool router_method_fits(enum http_method wanted, enum http_method given)
{
	return wanted == given || (wanted == HTTP_GET && given == HTTP_HEAD);
}

/* Looks `path` up as it stands: FOUND, BAD_METHOD or NOT_FOUND. */
static struct router_match router_look_up(const struct route *table, size_t count,
	enum service service, enum http_method method, const char *path, struct arena *arena)
{
	struct router_match match = {.outcome = ROUTER_NOT_FOUND};
	for (size_t i = 0; i < count; i++) {
		struct router_match found = {.outcome = ROUTER_FOUND, .route = &table[i]};
		if (table[i].service != service ||
			!router_fits(table[i].pattern, path, arena, &found))
			continue;
		if (router_method_fits(table[i].method, method))
			return found;
		bool both = match.allow != NULL &&
		            !text_equal(match.allow,
				    table[i].method == HTTP_GET ? "GET, HEAD" : "POST");
		match.outcome = ROUTER_BAD_METHOD;
		match.allow = both                          ? "GET, HEAD, POST"
		              : table[i].method == HTTP_GET ? "GET, HEAD"
		                                            : "POST";
	}
	return match;
}

struct router_match router_find_in(const struct route *table, size_t count, enum service service,
	const struct http_request *request, struct arena *arena)
{
	struct router_match match =
		router_look_up(table, count, service, request->method, request->path, arena);
	if (match.outcome != ROUTER_NOT_FOUND)
		return match;
	const char *canonical = router_canonical(request->path, arena);
	if (text_equal(canonical, request->path))
		return match;
	struct router_match moved =
		router_look_up(table, count, service, request->method, canonical, arena);
	if (moved.outcome != ROUTER_FOUND || moved.route->any_spelling)
		return moved;
	moved.outcome = ROUTER_MOVED;
	moved.location = arena_join(arena, canonical, router_query(request, arena));
	return moved;
}

const char *router_renamed(const struct route *route, const char *address, const char *slug,
	const char *present, struct arena *arena)
{
	size_t before = strcspn(route->pattern, "{");
	return arena_format(
		arena, "%.*s%s%s", (int)before, address, present, address + before + strlen(slug));
}

struct router_match router_find(
	enum service service, const struct http_request *request, struct arena *arena)
{
	return router_find_in(routes, route_count, service, request, arena);
}
