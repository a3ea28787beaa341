#include "app/router.h"

#include <string.h>

#include "base/text.h"
#include "model/slug.h"

#include "base/banned.h"

static const char slug_mark[] = "{slug}";

/* Whether `path` fits `pattern`; `*slug` is what stood for {slug}. */
static bool router_fits(
	const char *pattern, const char *path, struct arena *arena, const char **slug)
{
	const char *mark = strstr(pattern, slug_mark);
	if (mark == NULL)
		return text_equal(pattern, path);
	size_t before = (size_t)(mark - pattern);
	const char *behind = mark + sizeof slug_mark - 1;
	size_t length = strlen(path);
	size_t tail = strlen(behind);
	if (length <= before + tail || strncmp(path, pattern, before) != 0 ||
		strcmp(path + length - tail, behind) != 0)
		return false;
	const char *found = arena_copy(arena, path + before, length - before - tail);
	if (!slug_is_valid(found))
		return false;
	*slug = found;
	return true;
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

/* The query with its '?', or nothing where it could not stand in a header. */
static const char *router_query(const struct http_request *request, struct arena *arena)
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
		const char *slug = NULL;
		if (table[i].service != service ||
			!router_fits(table[i].pattern, path, arena, &slug))
			continue;
		if (router_method_fits(table[i].method, method))
			return (struct router_match){
				.outcome = ROUTER_FOUND, .route = &table[i], .slug = slug};
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
	if (moved.outcome != ROUTER_FOUND)
		return moved;
	return (struct router_match){.outcome = ROUTER_MOVED,
		.location = arena_format(arena, "%s%s", canonical, router_query(request, arena))};
}

struct router_match router_find(
	enum service service, const struct http_request *request, struct arena *arena)
{
	return router_find_in(routes, route_count, service, request, arena);
}
