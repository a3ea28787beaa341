#include <stddef.h>

#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "model/limits.h"
#include "model/unicode.h"
#include "store/store_chart.h"
#include "store/store_genre.h"
#include "view/view_list.h"

#include "base/banned.h"

/* The lists of all charts and of all genres differ in what they are sorted by. */
#define LIST_FIELDS(sort_words)                                                                    \
	{                                                                                          \
		[PAGE_LIST_SORT] = {"sort", HTTP_FIELD_WORD, .words = (sort_words)},               \
		[PAGE_LIST_ORDER] = {"order", HTTP_FIELD_WORD, .words = chart_order_words},        \
		[PAGE_LIST_Q] = {"q", HTTP_FIELD_TEXT, .low = 1, .high = LIMIT_QUERY},             \
		[PAGE_LIST_PAGE] = {"page", HTTP_FIELD_NUMBER, .low = 1, .high = 1000000},         \
	}

const struct http_field_rule page_charts_fields[PAGE_LIST_FIELD_COUNT] =
	LIST_FIELDS(chart_list_sort_words);
const struct http_field_rule page_genres_fields[PAGE_LIST_FIELD_COUNT] =
	LIST_FIELDS(genre_list_sort_words);

/* `*q` is what was typed, where it can be searched for. */
static struct list_query read_query(const struct exchange *exchange, const char **q)
{
	const struct http_field *fields = exchange->fields;
	struct list_query query = {.page = 1};
	if (fields[PAGE_LIST_SORT].state == HTTP_FIELD_GIVEN)
		query.sort = (int)fields[PAGE_LIST_SORT].number;
	if (fields[PAGE_LIST_ORDER].state == HTTP_FIELD_GIVEN)
		query.order = (enum chart_order)fields[PAGE_LIST_ORDER].number;
	if (fields[PAGE_LIST_PAGE].state == HTTP_FIELD_GIVEN)
		query.page = (int)fields[PAGE_LIST_PAGE].number;
	if (fields[PAGE_LIST_Q].state == HTTP_FIELD_GIVEN) {
		const char *key = unicode_near_key(exchange->arena, fields[PAGE_LIST_Q].text);
		if (key[0] != '\0') {
			*q = fields[PAGE_LIST_Q].text;
			query.q = key;
		}
	}
	return query;
}

/* Whether the reader has the list already; the reply is then finished. */
static enum result open_list(struct exchange *exchange, bool *unchanged)
{
	int64_t revision;
	enum result result = store_site_revision(exchange->app->store, &revision);
	if (result == RESULT_OK)
		*unchanged = reply_unchanged(exchange, revision);
	return result;
}

enum result page_charts(struct exchange *exchange)
{
	struct app *app = exchange->app;
	struct arena *arena = exchange->arena;
	const char *q = NULL;
	const struct list_query query = read_query(exchange, &q);
	struct chart_list list;
	bool unchanged = false;
	enum result result = open_list(exchange, &unchanged);
	if (result != RESULT_OK || unchanged)
		return result;
	result = store_chart_list(app->store, &query, arena, &list);
	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_charts_page(app->view, &list, &query, q, arena, &exchange->response->body);
}

enum result page_genres(struct exchange *exchange)
{
	struct app *app = exchange->app;
	struct arena *arena = exchange->arena;
	const char *q = NULL;
	const struct list_query query = read_query(exchange, &q);
	struct genre_list list;
	bool unchanged = false;
	enum result result = open_list(exchange, &unchanged);
	if (result != RESULT_OK || unchanged)
		return result;
	result = store_genre_list(app->store, &query, arena, &list);
	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_genres_page(app->view, &list, &query, q, arena, &exchange->response->body);
}
