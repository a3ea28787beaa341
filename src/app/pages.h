#ifndef SILVERCHART_APP_PAGES_H
#define SILVERCHART_APP_PAGES_H

#include "app/routes.h"

/* The handlers of the public service, and the parameters that their routes declare (product.md A13:
 * a parameter that breaks its rule counts as not given). The enums index exchange->fields. */

route_handler page_home;

/* The lists of all charts and of all genres. */
enum {
	PAGE_LIST_SORT,
	PAGE_LIST_ORDER,
	PAGE_LIST_Q,
	PAGE_LIST_PAGE,
	PAGE_LIST_FIELD_COUNT,
};
extern const struct http_field_rule page_charts_fields[PAGE_LIST_FIELD_COUNT];
route_handler page_charts;
extern const struct http_field_rule page_genres_fields[PAGE_LIST_FIELD_COUNT];
route_handler page_genres;

enum {
	PAGE_CHART_SORT,
	PAGE_CHART_ORDER,
	PAGE_CHART_FROM,
	PAGE_CHART_TO,
	PAGE_CHART_GENRE,
	PAGE_CHART_Q,
	PAGE_CHART_PAGE,
	PAGE_CHART_FIELD_COUNT,
	PAGE_CHART_FOR = PAGE_CHART_FIELD_COUNT, /* the CSV form's alone */
	PAGE_CHART_CSV_FIELD_COUNT,
};
extern const struct http_field_rule page_chart_fields[PAGE_CHART_CSV_FIELD_COUNT];
route_handler page_chart;

/* The other forms of a chart page. They take its parameters, give all rows unless a page is asked
 * for, and refuse what breaks a rule with 400 (A13, A20 to A23). */
route_handler page_chart_csv;
route_handler page_chart_json;
route_handler page_chart_text;

/* For the forms: the chart of the address from the shelf, `*item` NULL where the reply is a
 * finished 304; what the parameters ask of it; and the rows that `query` finds. The former slug of
 * a genre in `query` becomes its present one. */
MUST_CHECK enum result page_chart_item(struct exchange *exchange, const struct shelf_item **item);
struct ranking_query page_chart_query(const struct exchange *exchange, const struct chart *chart);
MUST_CHECK enum result page_chart_ranking(struct exchange *exchange, const struct shelf_item *item,
	struct ranking_query *query, struct ranking *ranking);

/* Feeds of a chart's editions, and of those of all charts. */
enum {
	PAGE_FEED_PAGE,
	PAGE_FEED_FIELD_COUNT,
};
extern const struct http_field_rule page_feed_fields[PAGE_FEED_FIELD_COUNT];
route_handler page_chart_feed;
route_handler page_feed;

/* A chart's editions, which take the parameter of feeds, and what changed between two of them. An
 * edition at its own address is page_chart() and its forms. */
route_handler page_editions;
route_handler page_changes;
route_handler page_changes_json;

/* For search engines: what there is. The whole sitemap is an index of parts where it is long. */
route_handler page_robots;
route_handler page_sitemap;
route_handler page_sitemap_part;

/* What scripts can fetch, and the JSON Schemas of it. */
route_handler page_data;
route_handler page_schema;

/* A release and an artist, and each as JSON. */
route_handler page_release;
route_handler page_release_json;

/* Leads to some release. */
route_handler page_random;

enum {
	PAGE_ARTIST_PAGE,
	PAGE_ARTIST_FIELD_COUNT,
};
extern const struct http_field_rule page_artist_fields[PAGE_ARTIST_FIELD_COUNT];
route_handler page_artist;
route_handler page_artist_json;

/* How genres hang together, as a picture and as a list. */
route_handler page_genre_map;

/* A genre with its releases, the same as JSON, and the way there from the address of a tag. */
enum {
	PAGE_GENRE_SORT,
	PAGE_GENRE_ORDER,
	PAGE_GENRE_FROM,
	PAGE_GENRE_TO,
	PAGE_GENRE_GENRE,
	PAGE_GENRE_Q,
	PAGE_GENRE_PAGE,
	PAGE_GENRE_FIELD_COUNT,
};
extern const struct http_field_rule page_genre_fields[PAGE_GENRE_FIELD_COUNT];
route_handler page_genre;
route_handler page_genre_json;
route_handler page_tag;

/* What is called as a reader asks, the same as JSON, and the description of the search. */
enum {
	PAGE_SEARCH_Q,
	PAGE_SEARCH_FIELD_COUNT,
};
extern const struct http_field_rule page_search_fields[PAGE_SEARCH_FIELD_COUNT];
route_handler page_search;
route_handler page_search_json;
route_handler page_opensearch;

/* "ok" while the database answers; 503 otherwise. */
route_handler page_healthz;

/* Name and version of the program. */
route_handler page_version;

/* What the processes of the service counted: see app/metrics.h. */
route_handler page_metrics;

#endif
