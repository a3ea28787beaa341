#include "app/router.h"

#include <limits.h>
#include <string.h>

#include "../suite.h"
#include "base/text.h"

#include "base/banned.h"

static enum result nothing(struct exchange *exchange)
{
	(void)exchange;
	return RESULT_OK;
}

static const struct route table[] = {
	{.method = HTTP_GET, .pattern = "/", .role = ROLE_ANYONE, .handler = nothing},
	{.method = HTTP_GET, .pattern = "/charts", .role = ROLE_ANYONE, .handler = nothing},
	{.method = HTTP_GET, .pattern = "/charts/{slug}", .role = ROLE_ANYONE, .handler = nothing},
	{.method = HTTP_GET,
		.pattern = "/charts/{slug}.json",
		.role = ROLE_ANYONE,
		.handler = nothing},
	{.method = HTTP_GET,
		.pattern = "/charts/{slug}/editions",
		.role = ROLE_ANYONE,
		.handler = nothing},
	{.method = HTTP_GET,
		.pattern = "/charts/{slug}/editions/{number}",
		.role = ROLE_ANYONE,
		.handler = nothing},
	{.method = HTTP_GET,
		.pattern = "/charts/{slug}/changes/{number}..{number}.json",
		.role = ROLE_ANYONE,
		.handler = nothing},
	{.method = HTTP_POST, .pattern = "/charts/{slug}", .role = ROLE_ANYONE, .handler = nothing},
	{.method = HTTP_GET,
		.pattern = "/tags/{slug}",
		.role = ROLE_ANYONE,
		.any_spelling = true,
		.handler = nothing},
	{.method = HTTP_POST, .pattern = "/saved", .role = ROLE_ANYONE, .handler = nothing},
	{.method = HTTP_GET,
		.pattern = "/desk",
		.service = SERVICE_EDITOR,
		.role = ROLE_ANYONE,
		.handler = nothing},
};
#define TABLE_COUNT (sizeof table / sizeof table[0])

struct router_row {
	enum http_method method;
	const char *path, *query;
	enum router_outcome outcome;
	const char *expected; /* pattern, location or Allow */
	const char *slug;
	int numbers[EXCHANGE_NUMBERS];
};

static const struct router_row rows[] = {
	{HTTP_GET, "/", "", ROUTER_FOUND, "/", NULL, {0}},
	{HTTP_HEAD, "/", "", ROUTER_FOUND, "/", NULL, {0}},
	{HTTP_GET, "/charts", "", ROUTER_FOUND, "/charts", NULL, {0}},
	{HTTP_GET, "/charts/a", "", ROUTER_FOUND, "/charts/{slug}", "a", {0}},
	{HTTP_GET, "/charts/trip-hop", "x=1", ROUTER_FOUND, "/charts/{slug}", "trip-hop", {0}},
	{HTTP_GET, "/charts/a/editions", "", ROUTER_FOUND, "/charts/{slug}/editions", "a", {0}},
	{HTTP_GET, "/charts/a/editions/12", "", ROUTER_FOUND, "/charts/{slug}/editions/{number}",
		"a", {12}},
	{HTTP_GET, "/charts/a/editions/2147483647", "", ROUTER_FOUND,
		"/charts/{slug}/editions/{number}", "a", {INT_MAX}},
	{HTTP_GET, "/charts/a/editions/2147483648", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a/editions/0", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a/editions/01", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a/editions/-1", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a/editions/1x", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a/editions/", "", ROUTER_MOVED, "/charts/a/editions", "a", {0}},
	{HTTP_GET, "/charts/a/changes/3..14.json", "", ROUTER_FOUND,
		"/charts/{slug}/changes/{number}..{number}.json", "a", {3, 14}},
	{HTTP_GET, "/charts/a/changes/3..", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_POST, "/charts/a", "", ROUTER_FOUND, "/charts/{slug}", "a", {0}},
	{HTTP_GET, "/Charts/A", "", ROUTER_MOVED, "/charts/a", "a", {0}},
	{HTTP_GET, "/charts/", "", ROUTER_MOVED, "/charts", NULL, {0}},
	{HTTP_GET, "/charts/trip_hop/", "sort=title&q=%41", ROUTER_MOVED,
		"/charts/trip-hop?sort=title&q=%41", "trip-hop", {0}},
	{HTTP_GET, "//charts//a", "", ROUTER_MOVED, "/charts/a", "a", {0}},
	{HTTP_GET, "//", "", ROUTER_MOVED, "/", NULL, {0}},
	{HTTP_GET, "/charts/A", "a=\r\nX: y", ROUTER_MOVED, "/charts/a", "a", {0}},
	{HTTP_GET, "//evil.example/", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a/b", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a--b", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/-a", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/\xc3\xa9", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a.csv", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a.json", "", ROUTER_FOUND, "/charts/{slug}.json", "a", {0}},
	{HTTP_GET, "/charts/Trip_Hop.JSON", "q=A", ROUTER_MOVED, "/charts/trip-hop.json?q=A",
		"trip-hop", {0}},
	{HTTP_GET, "/charts/a.b.json", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/.json", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a.jsonx", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_GET, "/charts/a.json/", "", ROUTER_MOVED, "/charts/a.json", "a", {0}},
	{HTTP_GET, "/tags/Trip_Hop/", "q=A", ROUTER_FOUND, "/tags/{slug}", "trip-hop", {0}},
	{HTTP_GET, "/tags/Trip__Hop", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_POST, "/tags/A", "", ROUTER_BAD_METHOD, "GET, HEAD", NULL, {0}},
	{HTTP_GET, "/desk", "", ROUTER_NOT_FOUND, NULL, NULL, {0}},
	{HTTP_POST, "/", "", ROUTER_BAD_METHOD, "GET, HEAD", NULL, {0}},
	{HTTP_OTHER, "/charts", "", ROUTER_BAD_METHOD, "GET, HEAD", NULL, {0}},
	{HTTP_OTHER, "/charts/a", "", ROUTER_BAD_METHOD, "GET, HEAD, POST", NULL, {0}},
	{HTTP_GET, "/saved", "", ROUTER_BAD_METHOD, "POST", NULL, {0}},
	{HTTP_POST, "/CHARTS", "", ROUTER_BAD_METHOD, "GET, HEAD", NULL, {0}},
};

static const char *found_text(const struct router_match *match)
{
	switch (match->outcome) {
	case ROUTER_FOUND:
		return match->route->pattern;
	case ROUTER_MOVED:
		return match->location;
	case ROUTER_BAD_METHOD:
		return match->allow;
	case ROUTER_NOT_FOUND:
		break;
	}
	return NULL;
}

static void test_rows(void)
{
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct http_request request = {.method = rows[i].method,
			.path = rows[i].path,
			.query = rows[i].query,
			.if_none_match = "",
			.remote = "",
			.id = ""};
		struct router_match match =
			router_find_in(table, TABLE_COUNT, SERVICE_PUBLIC, &request, arena);
		bool right = match.outcome == rows[i].outcome &&
		             text_equal(found_text(&match), rows[i].expected) &&
		             text_equal(match.slug, rows[i].slug) &&
		             memcmp(match.numbers, rows[i].numbers, sizeof match.numbers) == 0;
		if (!right)
			printf("\n    row %zu: %s %s\n", i, rows[i].path, rows[i].query);
		CU_ASSERT_TRUE(right);
	}
	arena_free(arena);
}

static void test_a_moved_address_is_found(void)
{
	struct arena *arena = arena_new();
	struct http_request request = {.method = HTTP_GET, .path = "/CHARTS/A_B//", .query = ""};
	struct router_match match =
		router_find_in(table, TABLE_COUNT, SERVICE_PUBLIC, &request, arena);
	CU_ASSERT_EQUAL_FATAL(match.outcome, ROUTER_MOVED);
	request.path = match.location;
	match = router_find_in(table, TABLE_COUNT, SERVICE_PUBLIC, &request, arena);
	CU_ASSERT_EQUAL(match.outcome, ROUTER_FOUND);
	arena_free(arena);
}

void suite_router(void)
{
	CU_pSuite suite = CU_add_suite("router", NULL, NULL);
	CU_ADD_TEST(suite, test_rows);
	CU_ADD_TEST(suite, test_a_moved_address_is_found);
}
