#include "app/routes.h"

#include "app/pages.h"

#include "base/banned.h"

#define FIELDS(rules, count) .fields = (rules), .field_count = (count)
#define PUBLIC .service = SERVICE_PUBLIC, .role = ROLE_ANYONE

const struct route routes[] = {
	{HTTP_GET, "/", PUBLIC, .cache = CACHE_REVALIDATE, .handler = page_home},
	{HTTP_GET, "/charts", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_charts_fields, PAGE_CHARTS_FIELD_COUNT), .handler = page_charts},
	{HTTP_GET, "/charts/{slug}", PUBLIC, .names = SLUG_CHART, .cache = CACHE_REVALIDATE,
		FIELDS(page_chart_fields, PAGE_CHART_FIELD_COUNT), .handler = page_chart},
	{HTTP_GET, "/charts/{slug}.csv", PUBLIC, .names = SLUG_CHART, .cache = CACHE_REVALIDATE,
		FIELDS(page_chart_fields, PAGE_CHART_CSV_FIELD_COUNT), .handler = page_chart_csv},
	{HTTP_GET, "/charts/{slug}.json", PUBLIC, .names = SLUG_CHART, .cache = CACHE_REVALIDATE,
		FIELDS(page_chart_fields, PAGE_CHART_FIELD_COUNT), .handler = page_chart_json},
	{HTTP_GET, "/charts/{slug}.txt", PUBLIC, .names = SLUG_CHART, .cache = CACHE_REVALIDATE,
		FIELDS(page_chart_fields, PAGE_CHART_FIELD_COUNT), .handler = page_chart_text},
	{HTTP_GET, "/charts/{slug}.atom", PUBLIC, .names = SLUG_CHART, .cache = CACHE_REVALIDATE,
		FIELDS(page_feed_fields, PAGE_FEED_FIELD_COUNT), .handler = page_chart_feed},
	{HTTP_GET, "/genres", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_genres_fields, PAGE_GENRES_FIELD_COUNT), .handler = page_genres},
	{HTTP_GET, "/genres/map", PUBLIC, .cache = CACHE_REVALIDATE, .handler = page_genre_map},
	{HTTP_GET, "/genres/{slug}", PUBLIC, .names = SLUG_GENRE, .cache = CACHE_REVALIDATE,
		FIELDS(page_genre_fields, PAGE_GENRE_FIELD_COUNT), .handler = page_genre},
	{HTTP_GET, "/genres/{slug}.json", PUBLIC, .names = SLUG_GENRE, .cache = CACHE_REVALIDATE,
		FIELDS(page_genre_fields, PAGE_GENRE_FIELD_COUNT), .handler = page_genre_json},
	{HTTP_GET, "/tags/{slug}", PUBLIC, .any_spelling = true, .cache = CACHE_REVALIDATE,
		.handler = page_tag},
	{HTTP_GET, "/releases/{slug}", PUBLIC, .names = SLUG_RELEASE, .cache = CACHE_REVALIDATE,
		.handler = page_release},
	{HTTP_GET, "/releases/{slug}.json", PUBLIC, .names = SLUG_RELEASE,
		.cache = CACHE_REVALIDATE, .handler = page_release_json},
	{HTTP_GET, "/artists/{slug}", PUBLIC, .names = SLUG_ARTIST, .cache = CACHE_REVALIDATE,
		FIELDS(page_artist_fields, PAGE_ARTIST_FIELD_COUNT), .handler = page_artist},
	{HTTP_GET, "/artists/{slug}.json", PUBLIC, .names = SLUG_ARTIST, .cache = CACHE_REVALIDATE,
		FIELDS(page_artist_fields, PAGE_ARTIST_FIELD_COUNT), .handler = page_artist_json},
	{HTTP_GET, "/random", PUBLIC, .cache = CACHE_NONE, .handler = page_random},
	{HTTP_GET, "/search", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_search_fields, PAGE_SEARCH_FIELD_COUNT), .handler = page_search},
	{HTTP_GET, "/search.json", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_search_fields, PAGE_SEARCH_FIELD_COUNT), .handler = page_search_json},
	{HTTP_GET, "/opensearch.xml", PUBLIC, .cache = CACHE_REVALIDATE,
		.handler = page_opensearch},
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
};

const size_t route_count = sizeof routes / sizeof routes[0];
