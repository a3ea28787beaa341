#include "app/routes.h"

#include "app/admin.h"
#include "app/pages.h"

#include "base/banned.h"

#define FIELDS(rules, count) .fields = (rules), .field_count = (count)
#define EDITOR(who) .service = SERVICE_EDITOR, .role = (who)
#define PUBLIC .service = SERVICE_PUBLIC, .role = ROLE_ANYONE

const struct route routes[] = {
	{HTTP_GET, "/", PUBLIC, .cache = CACHE_REVALIDATE, .handler = page_home},
	{HTTP_GET, "/charts", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_charts_fields, PAGE_CHARTS_FIELD_COUNT), .handler = page_charts},
	{HTTP_GET, "/charts/{slug}", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_chart_fields, PAGE_CHART_FIELD_COUNT), .handler = page_chart},
	{HTTP_GET, "/charts/{slug}.csv", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_chart_fields, PAGE_CHART_CSV_FIELD_COUNT), .handler = page_chart_csv},
	{HTTP_GET, "/charts/{slug}.json", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_chart_fields, PAGE_CHART_FIELD_COUNT), .handler = page_chart_json},
	{HTTP_GET, "/charts/{slug}.txt", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_chart_fields, PAGE_CHART_FIELD_COUNT), .handler = page_chart_text},
	{HTTP_GET, "/charts/{slug}.atom", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_feed_fields, PAGE_FEED_FIELD_COUNT), .handler = page_chart_feed},
	{HTTP_GET, "/genres", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_genres_fields, PAGE_GENRES_FIELD_COUNT), .handler = page_genres},
	{HTTP_GET, "/genres/{slug}", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_genre_fields, PAGE_GENRE_FIELD_COUNT), .handler = page_genre},
	{HTTP_GET, "/genres/{slug}.json", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_genre_fields, PAGE_GENRE_FIELD_COUNT), .handler = page_genre_json},
	{HTTP_GET, "/tags/{slug}", PUBLIC, .cache = CACHE_REVALIDATE, .handler = page_tag},
	{HTTP_GET, "/releases/{slug}", PUBLIC, .cache = CACHE_REVALIDATE, .handler = page_release},
	{HTTP_GET, "/releases/{slug}.json", PUBLIC, .cache = CACHE_REVALIDATE,
		.handler = page_release_json},
	{HTTP_GET, "/artists/{slug}", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_artist_fields, PAGE_ARTIST_FIELD_COUNT), .handler = page_artist},
	{HTTP_GET, "/artists/{slug}.json", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_artist_fields, PAGE_ARTIST_FIELD_COUNT), .handler = page_artist_json},
	{HTTP_GET, "/feed.atom", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_feed_fields, PAGE_FEED_FIELD_COUNT), .handler = page_feed},
	{HTTP_GET, "/about/data", PUBLIC, .cache = CACHE_REVALIDATE, .handler = page_data},
	{HTTP_GET, "/about/data/{slug}.schema.json", PUBLIC, .cache = CACHE_REVALIDATE,
		.handler = page_schema},
	{HTTP_GET, "/robots.txt", PUBLIC, .cache = CACHE_REVALIDATE, .handler = page_robots},
	{HTTP_GET, "/sitemap.xml", PUBLIC, .cache = CACHE_REVALIDATE, .handler = page_sitemap},
	{HTTP_GET, "/sitemap-{slug}.xml", PUBLIC, .cache = CACHE_REVALIDATE,
		.handler = page_sitemap_part},
	{HTTP_GET, "/healthz", PUBLIC, .cache = CACHE_NONE, .handler = page_healthz},
	{HTTP_GET, "/version", PUBLIC, .cache = CACHE_NONE, .handler = page_version},
	{HTTP_GET, "/admin/login", EDITOR(ROLE_ANYONE),
		FIELDS(admin_login_fields, ADMIN_LOGIN_FIELD_COUNT), .handler = admin_login},
	{HTTP_POST, "/admin/login", EDITOR(ROLE_ANYONE),
		FIELDS(admin_login_fields, ADMIN_LOGIN_FIELD_COUNT), .handler = admin_login_send},
	{HTTP_POST, "/admin/logout", EDITOR(ROLE_CONTRIBUTOR), .csrf = true,
		.handler = admin_logout_send},
	{HTTP_GET, "/admin", EDITOR(ROLE_CONTRIBUTOR), .handler = admin_home},
	{HTTP_GET, "/admin/account", EDITOR(ROLE_CONTRIBUTOR), .handler = admin_account},
	{HTTP_POST, "/admin/account/password", EDITOR(ROLE_CONTRIBUTOR), .csrf = true,
		FIELDS(admin_password_fields, ADMIN_PASSWORD_FIELD_COUNT),
		.handler = admin_password_send},
	{HTTP_POST, "/admin/account/sessions", EDITOR(ROLE_CONTRIBUTOR), .csrf = true,
		.handler = admin_sessions_send},
	{HTTP_GET, "/admin/editors", EDITOR(ROLE_ADMINISTRATOR), .handler = admin_editors},
	{HTTP_POST, "/admin/editors", EDITOR(ROLE_ADMINISTRATOR), .csrf = true,
		FIELDS(admin_editor_fields, ADMIN_EDITOR_FIELD_COUNT),
		.handler = admin_editors_send},
};

const size_t route_count = sizeof routes / sizeof routes[0];
