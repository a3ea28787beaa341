#include <stddef.h>

#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "model/limits.h"
#include "model/unicode.h"
#include "store/store_chart.h"
#include "store/store_genre.h"
#include "view/view_genre.h"

#include "base/banned.h"

const struct http_field_rule page_genres_fields[PAGE_GENRES_FIELD_COUNT] = {
	[PAGE_GENRES_SORT] = {"sort", HTTP_FIELD_WORD, .words = genre_list_sort_words},
	[PAGE_GENRES_ORDER] = {"order", HTTP_FIELD_WORD, .words = chart_order_words},
	[PAGE_GENRES_Q] = {"q", HTTP_FIELD_TEXT, .low = 1, .high = LIMIT_QUERY},
	[PAGE_GENRES_PAGE] = {"page", HTTP_FIELD_NUMBER, .low = 1, .high = 1000000},
};

static struct genre_list_query read_query(const struct exchange *exchange, const char **q)
{
	const struct http_field *fields = exchange->fields;
	struct genre_list_query query = {.page = 1};
	if (fields[PAGE_GENRES_SORT].state == HTTP_FIELD_GIVEN)
		query.sort = (enum genre_list_sort)fields[PAGE_GENRES_SORT].number;
	if (fields[PAGE_GENRES_ORDER].state == HTTP_FIELD_GIVEN)
		query.order = (enum chart_order)fields[PAGE_GENRES_ORDER].number;
	if (fields[PAGE_GENRES_PAGE].state == HTTP_FIELD_GIVEN)
		query.page = (int)fields[PAGE_GENRES_PAGE].number;
	if (fields[PAGE_GENRES_Q].state == HTTP_FIELD_GIVEN) {
		const char *key = unicode_near_key(exchange->arena, fields[PAGE_GENRES_Q].text);
		if (key[0] != '\0') {
			*q = fields[PAGE_GENRES_Q].text;
			query.q = key;
		}
	}
	return query;
}

enum result page_genres(struct exchange *exchange)
{
	struct app *app = exchange->app;
	int64_t revision;
	enum result result = store_site_revision(app->store, &revision);
	if (result != RESULT_OK)
		return result;
	if (reply_unchanged(exchange, revision))
		return RESULT_OK;
	const char *q = NULL;
	struct genre_list_query query = read_query(exchange, &q);
	struct genre_list list;
	result = store_genre_list(app->store, &query, exchange->arena, &list);
	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_genres_page(
		app->view, &list, &query, q, exchange->arena, &exchange->response->body);
}
