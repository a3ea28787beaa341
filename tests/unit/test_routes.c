#include "app/routes.h"

#include <string.h>

#include "../suite.h"
#include "app/router.h"
#include "base/text.h"
#include "model/link.h"

#include "base/banned.h"

/* The two forms of somebody who has no session yet; where it came from is looked at all the same.
 */
static bool is_login(const struct route *route)
{
	return strcmp(route->pattern, "/admin/login") == 0 ||
	       strcmp(route->pattern, "/admin/login/code") == 0;
}

/* What every row of the site map must have; a forgotten column refuses in production, and fails
 * here. */
static void test_every_column_is_filled(void)
{
	for (size_t i = 0; i < route_count; i++) {
		const struct route *route = &routes[i];
		CU_ASSERT_NOT_EQUAL(route->role, ROLE_UNSET);
		CU_ASSERT_PTR_NOT_NULL(route->handler);
		CU_ASSERT_EQUAL(route->pattern[0], '/');
		CU_ASSERT_TRUE(route->field_count <= EXCHANGE_FIELDS_MAX);
		CU_ASSERT_EQUAL(route->csrf, route->method == HTTP_POST && !is_login(route));
		CU_ASSERT_TRUE(
			route->service == SERVICE_EDITOR
				? route->role != ROLE_ANYONE || is_login(route) || route->is_local
				: route->role == ROLE_ANYONE);
		CU_ASSERT_TRUE(!route->is_local ||
			       (route->method == HTTP_GET && route->cache == CACHE_NONE &&
				       strstr(route->pattern, "/metrics") != NULL));
		CU_ASSERT_TRUE(route->cache == CACHE_NONE || route->service == SERVICE_PUBLIC);
		CU_ASSERT_TRUE(route->method == HTTP_GET || route->service == SERVICE_EDITOR);
		CU_ASSERT_EQUAL(strncmp(route->pattern, "/admin", 6) == 0,
			route->service == SERVICE_EDITOR);
	}
}

static void test_no_route_hides_another(void)
{
	for (size_t i = 0; i < route_count; i++)
		for (size_t j = i + 1; j < route_count; j++)
			CU_ASSERT_FALSE(routes[i].method == routes[j].method &&
					strcmp(routes[i].pattern, routes[j].pattern) == 0);
}

/* What was renamed is found by its former slug in every form. */
static void test_renamed_things_are_found(void)
{
	static const struct {
		const char *prefix;
		enum slug_kind names;
	} rows[] = {
		{"/artists/{slug}", SLUG_ARTIST},
		{"/charts/{slug}", SLUG_CHART},
		{"/genres/{slug}", SLUG_GENRE},
		{"/releases/{slug}", SLUG_RELEASE},
	};
	for (size_t i = 0; i < route_count; i++) {
		enum slug_kind names = SLUG_NONE;
		for (size_t j = 0; j < sizeof rows / sizeof rows[0]; j++)
			if (text_starts(routes[i].pattern, rows[j].prefix))
				names = rows[j].names;
		CU_ASSERT_TRUE(routes[i].service != SERVICE_PUBLIC || routes[i].names == names);
	}
}

static void test_declared_parameters_have_rules(void)
{
	for (size_t i = 0; i < route_count; i++)
		for (size_t j = 0; j < routes[i].field_count; j++) {
			const struct http_field_rule *rule = &routes[i].fields[j];
			CU_ASSERT_PTR_NOT_NULL(rule->name);
			CU_ASSERT_EQUAL(rule->type == HTTP_FIELD_WORD, rule->words != NULL);
			CU_ASSERT_EQUAL(
				rule->type != HTTP_FIELD_WORD && rule->type != HTTP_FIELD_SLUG,
				rule->high > 0);
		}
}

static bool is_served(
	enum service service, enum http_method method, const char *link, struct arena *arena)
{
	char *path = arena_text(arena, link);
	path[strcspn(path, "?#")] = '\0';
	struct http_request request = {.method = method, .path = path, .query = ""};
	return router_find(service, &request, arena).outcome == ROUTER_FOUND;
}

static bool leads_somewhere(const char *link, struct arena *arena)
{
	return is_served(SERVICE_PUBLIC, HTTP_GET, link, arena);
}

/* Every address that the site makes is one that it serves. */
static void test_links_lead_somewhere(void)
{
	struct arena *arena = arena_new();
	struct chart chart = {.slug = "trip-hop", .default_sort = CHART_SORT_RANK};
	struct ranking_query query = ranking_defaults(&chart);
	query.sort = CHART_SORT_TITLE;
	query.q = "a&b=c/#?";
	struct list_query list = {.q = "x", .page = 2};
	CU_ASSERT_TRUE(leads_somewhere(link_home(arena), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_charts(arena, &list), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_chart(arena, "trip-hop"), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_chart_view(arena, &chart, &query), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_chart_rank(arena, "trip-hop", 12), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_release(arena, "help"), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_release_json(arena, "help"), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_artist(arena, "abba", 2), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_artist_json(arena, "abba"), arena));
	for (enum link_form form = LINK_CSV; form <= LINK_TEXT; form++)
		CU_ASSERT_TRUE(
			leads_somewhere(link_chart_form(arena, &chart, &query, form), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_chart_feed(arena, "trip-hop", 2), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_feed(arena, 1), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_data(arena), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_search(arena, "a&b"), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_search_json(arena, "a&b"), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_opensearch(arena), arena));
	for (enum search_kind kind = SEARCH_CHART; kind <= SEARCH_RELEASE; kind++)
		CU_ASSERT_TRUE(leads_somewhere(link_found(arena, kind, "help"), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_schema(arena, "chart"), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_sitemap(arena), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_sitemap_pages(arena), arena));
	for (enum sitemap_kind kind = 0; kind < SITEMAP_KIND_COUNT; kind++)
		CU_ASSERT_TRUE(leads_somewhere(link_sitemap_part(arena, kind, 1), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_random(arena), arena));
	CU_ASSERT_TRUE(leads_somewhere(
		link_genres(arena, &(const struct list_query){.q = "x", .page = 2}), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_genre_map(arena), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_genre_on_map(arena, "trip-hop"), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_genre(arena, "trip-hop"), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_genre_view(arena, "trip-hop", &query), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_genre_json(arena, "trip-hop", &query), arena));
	CU_ASSERT_TRUE(leads_somewhere(link_schema(arena, "genre"), arena));
	CU_ASSERT_FALSE(leads_somewhere("/nowhere", arena));
	arena_free(arena);
}

static void test_links_of_accounts(void)
{
	struct arena *arena = arena_new();
	char *const shown[] = {link_admin(arena), link_admin_login(arena),
		link_admin_login_for(arena, "/admin/editors?a=b"), link_admin_account(arena),
		link_admin_editors(arena), link_admin_code(arena),
		link_admin_code_for(arena, "/admin/editors?a=b"), link_admin_codes(arena)};
	char *const sent[] = {link_admin_login(arena), link_admin_logout(arena),
		link_admin_password(arena), link_admin_sessions(arena), link_admin_editors(arena),
		link_admin_code(arena), link_admin_codes(arena)};

	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
		CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_GET, shown[i], arena));
	for (size_t i = 0; i < sizeof sent / sizeof sent[0]; i++) {
		CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_POST, sent[i], arena));
		CU_ASSERT_FALSE(is_served(SERVICE_PUBLIC, HTTP_POST, sent[i], arena));
	}
	arena_free(arena);
}

static void test_links_of_drafts(void)
{
	struct arena *arena = arena_new();
	char *const shown[] = {link_admin_charts(arena), link_admin_draft(arena, "trip-hop"),
		link_admin_draft_after(arena, "trip-hop", "saved", "a&b=c/#?"),
		link_admin_draft_text(arena, "trip-hop"), link_admin_preview(arena, "trip-hop")};
	char *const sent[] = {link_admin_draft(arena, "trip-hop"),
		link_admin_draft_text(arena, "trip-hop"), link_admin_publish(arena, "trip-hop"),
		link_admin_plan(arena, "trip-hop"), link_admin_cancel(arena, "trip-hop"),
		link_admin_undo(arena, "trip-hop"), link_admin_revert(arena, "trip-hop")};

	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
		CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_GET, shown[i], arena));
	for (size_t i = 0; i < sizeof sent / sizeof sent[0]; i++)
		CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_POST, sent[i], arena));
	arena_free(arena);
}

static void test_links_of_imports(void)
{
	struct arena *arena = arena_new();
	const struct import_options options = {
		.places = {2, 1, 3, IMPORT_LEFT_OUT}, .genre_separator = ", "};
	char *check = link_admin_import_check(arena, "trip-hop", 12, &options, false);

	CU_ASSERT_STRING_EQUAL(check, "/admin/charts/trip-hop/import/12?in_rank=2&in_title=1"
				      "&in_artist=3&in_released=0&separator=%2C+");
	CU_ASSERT_TRUE(
		is_served(SERVICE_EDITOR, HTTP_GET, link_admin_import(arena, "trip-hop"), arena));
	CU_ASSERT_TRUE(
		is_served(SERVICE_EDITOR, HTTP_POST, link_admin_import(arena, "trip-hop"), arena));
	CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_GET, check, arena));
	CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_POST, check, arena));
	CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_GET,
		link_admin_import_check(arena, "trip-hop", 12, NULL, true), arena));
	CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_GET,
		link_admin_draft_imported(arena, "trip-hop", 1, 2, 3), arena));
	arena_free(arena);
}

static void test_links_of_releases(void)
{
	struct arena *arena = arena_new();
	char *const both[] = {link_admin_release_after(arena, "new", "titles", "saved"),
		link_admin_done(arena, link_admin_release_after(arena, "a", NULL, NULL), "x"),
		link_admin_new_release(arena, "a&b=c/#?", "trip-hop", "5")};

	for (size_t i = 0; i < sizeof both / sizeof both[0]; i++) {
		CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_GET, both[i], arena));
		CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_POST, both[i], arena));
	}
	CU_ASSERT_TRUE(is_served(
		SERVICE_EDITOR, HTTP_GET, link_admin_releases(arena, "a&b=c/#?", 2), arena));
	CU_ASSERT_TRUE(is_served(
		SERVICE_EDITOR, HTTP_GET, link_admin_artists(arena, "a&b=c/#?", 2), arena));
	CU_ASSERT_TRUE(
		is_served(SERVICE_EDITOR, HTTP_GET, link_admin_artist(arena, "a", "saved"), arena));
	CU_ASSERT_TRUE(
		is_served(SERVICE_EDITOR, HTTP_POST, link_admin_artist(arena, "a", NULL), arena));
	CU_ASSERT_STRING_EQUAL(link_admin_draft_rank(arena, "trip-hop", "added", "5"),
		"/admin/charts/trip-hop?done=added#r5");
	CU_ASSERT_STRING_EQUAL(link_admin_done(arena, "/admin/x?a=b", "c"), "/admin/x?a=b&done=c");
	arena_free(arena);
}

static void test_links_of_settings(void)
{
	struct arena *arena = arena_new();
	char *const both[] = {link_admin_chart_new(arena, NULL),
		link_admin_chart_settings(arena, "trip-hop", NULL), link_admin_genre_new(arena),
		link_admin_genre(arena, "trip-hop", NULL)};
	char *const shown[] = {link_admin_chart_new(arena, "trip-hop"),
		link_admin_chart_settings(arena, "trip-hop", "saved"),
		link_admin_genre(arena, "trip-hop", "saved"), link_admin_all_genres(arena),
		link_admin_genres(arena, "a&b=c/#?", 2)};

	for (size_t i = 0; i < sizeof both / sizeof both[0]; i++) {
		CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_GET, both[i], arena));
		CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_POST, both[i], arena));
	}
	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
		CU_ASSERT_TRUE(is_served(SERVICE_EDITOR, HTTP_GET, shown[i], arena));
	arena_free(arena);
}

/* What changes at once what readers see takes an editor. */
static void test_roles_of_settings(void)
{
	static const char *const paths[] = {"/admin/charts/new", "/admin/charts/x/settings",
		"/admin/genres", "/admin/genres/new", "/admin/genres/x"};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < 2 * sizeof paths / sizeof paths[0]; i++) {
		struct http_request request = {.method = i % 2 == 0 ? HTTP_GET : HTTP_POST,
			.path = paths[i / 2],
			.query = ""};
		struct router_match match = router_find(SERVICE_EDITOR, &request, arena);

		if (match.outcome == ROUTER_FOUND)
			CU_ASSERT_EQUAL(match.route->role, ROLE_EDITOR);
		CU_ASSERT_EQUAL(match.outcome == ROUTER_FOUND, i != 5);
	}
	arena_free(arena);
}

void suite_routes(void)
{
	CU_pSuite suite = CU_add_suite("routes", NULL, NULL);
	CU_ADD_TEST(suite, test_every_column_is_filled);
	CU_ADD_TEST(suite, test_no_route_hides_another);
	CU_ADD_TEST(suite, test_renamed_things_are_found);
	CU_ADD_TEST(suite, test_declared_parameters_have_rules);
	CU_ADD_TEST(suite, test_links_lead_somewhere);
	CU_ADD_TEST(suite, test_links_of_accounts);
	CU_ADD_TEST(suite, test_links_of_drafts);
	CU_ADD_TEST(suite, test_links_of_imports);
	CU_ADD_TEST(suite, test_links_of_releases);
	CU_ADD_TEST(suite, test_links_of_settings);
	CU_ADD_TEST(suite, test_roles_of_settings);
}
