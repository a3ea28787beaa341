#include "app/routes.h"

#include "app/pages.h"

#include "base/banned.h"

#define FIELDS(rules, count) .fields = (rules), .field_count = (count)
#define PUBLIC .service = SERVICE_PUBLIC, .role = ROLE_ANYONE

const struct route routes[] = {
	{HTTP_GET, "/", PUBLIC, .cache = CACHE_REVALIDATE, .handler = page_home},
	{HTTP_GET, "/charts", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_charts_fields, PAGE_CHARTS_FIELD_COUNT), .handler = page_charts},
	{HTTP_GET, "/charts/{slug}", PUBLIC, .cache = CACHE_REVALIDATE,
		FIELDS(page_chart_fields, PAGE_CHART_FIELD_COUNT), .handler = page_chart},
	{HTTP_GET, "/healthz", PUBLIC, .cache = CACHE_NONE, .handler = page_healthz},
	{HTTP_GET, "/version", PUBLIC, .cache = CACHE_NONE, .handler = page_version},
};

const size_t route_count = sizeof routes / sizeof routes[0];
