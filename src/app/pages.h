#ifndef SILVERCHART_APP_PAGES_H
#define SILVERCHART_APP_PAGES_H

#include "app/routes.h"

/* The handlers of the public service, and the parameters that their routes declare (product.md A13:
 * a parameter that breaks its rule counts as not given). The enums index exchange->fields. */

route_handler page_home;

enum {
	PAGE_CHARTS_SORT,
	PAGE_CHARTS_ORDER,
	PAGE_CHARTS_Q,
	PAGE_CHARTS_PAGE,
	PAGE_CHARTS_FIELD_COUNT,
};
extern const struct http_field_rule page_charts_fields[PAGE_CHARTS_FIELD_COUNT];
route_handler page_charts;

enum {
	PAGE_CHART_SORT,
	PAGE_CHART_ORDER,
	PAGE_CHART_FROM,
	PAGE_CHART_TO,
	PAGE_CHART_GENRE,
	PAGE_CHART_Q,
	PAGE_CHART_PAGE,
	PAGE_CHART_FIELD_COUNT,
};
extern const struct http_field_rule page_chart_fields[PAGE_CHART_FIELD_COUNT];
route_handler page_chart;

/* "ok" while the database answers; 503 otherwise. */
route_handler page_healthz;

/* Name and version of the program. */
route_handler page_version;

#endif
