#include <stddef.h>

#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "model/export.h"
#include "model/limits.h"
#include "model/unicode.h"
#include "store/store_chart.h"
#include "store/store_slug.h"
#include "view/view_chart.h"

#include "base/banned.h"

const struct http_field_rule page_chart_fields[PAGE_CHART_CSV_FIELD_COUNT] = {
	[PAGE_CHART_SORT] = {"sort", HTTP_FIELD_WORD, .words = chart_sort_words},
	[PAGE_CHART_ORDER] = {"order", HTTP_FIELD_WORD, .words = chart_order_words},
	[PAGE_CHART_FROM] = {"from", HTTP_FIELD_NUMBER, .low = 1, .high = 9999},
	[PAGE_CHART_TO] = {"to", HTTP_FIELD_NUMBER, .low = 1, .high = 9999},
	[PAGE_CHART_GENRE] = {.name = "genre", .type = HTTP_FIELD_SLUG},
	[PAGE_CHART_Q] = {"q", HTTP_FIELD_TEXT, .low = 1, .high = LIMIT_QUERY},
	[PAGE_CHART_PAGE] = {"page", HTTP_FIELD_NUMBER, .low = 1, .high = 1000000},
	[PAGE_CHART_FOR] = {"for", HTTP_FIELD_WORD, .words = export_reader_words},
};

static bool is_given(const struct exchange *exchange, int field)
{
	return exchange->fields[field].state == HTTP_FIELD_GIVEN;
}

static void read_sort(
	const struct exchange *exchange, const struct chart *chart, struct ranking_query *query)
{
	if (is_given(exchange, PAGE_CHART_SORT)) {
		query->sort = (enum chart_sort)exchange->fields[PAGE_CHART_SORT].number;
		query->order = ranking_default_order(chart, query->sort);
	}
	if (is_given(exchange, PAGE_CHART_ORDER))
		query->order = (enum chart_order)exchange->fields[PAGE_CHART_ORDER].number;
}

static void read_text(const struct exchange *exchange, struct ranking_query *query)
{
	if (!is_given(exchange, PAGE_CHART_Q))
		return;
	query->q = exchange->fields[PAGE_CHART_Q].text;
	query->q_key = unicode_near_key(exchange->arena, query->q);
}

struct ranking_query page_chart_query(const struct exchange *exchange, const struct chart *chart)
{
	const struct http_field *fields = exchange->fields;
	struct ranking_query query = ranking_defaults(chart);
	read_sort(exchange, chart, &query);
	if (is_given(exchange, PAGE_CHART_FROM))
		query.from = (int)fields[PAGE_CHART_FROM].number;
	if (is_given(exchange, PAGE_CHART_TO))
		query.to = (int)fields[PAGE_CHART_TO].number;
	if (is_given(exchange, PAGE_CHART_GENRE))
		query.genre = fields[PAGE_CHART_GENRE].text;
	read_text(exchange, &query);
	if (is_given(exchange, PAGE_CHART_PAGE))
		query.page = (int)fields[PAGE_CHART_PAGE].number;
	return query;
}

enum result page_chart_item(struct exchange *exchange, const struct shelf_item **item)
{
	struct app *app = exchange->app;
	struct chart_state state;
	int number = exchange->numbers[0];
	enum result result =
		number > 0 ? store_edition_find(app->store, exchange->slug, number, &state)
			   : store_chart_state(app->store, exchange->slug, &state);
	*item = NULL;
	if (result != RESULT_OK)
		return result;
	if (reply_unchanged(exchange, state.revision))
		return RESULT_OK;
	return shelf_chart(app->shelf, &state, item);
}

enum result page_chart_ranking(struct exchange *exchange, const struct shelf_item *item,
	struct ranking_query *query, struct ranking *ranking)
{
	struct app *app = exchange->app;
	*ranking = shelf_ranking(app->shelf, item, query, exchange->arena);
	if (query->genre == NULL || ranking->found > 0)
		return RESULT_OK;
	enum result result = store_slug_present(
		app->store, SLUG_GENRE, query->genre, exchange->arena, &query->genre);
	if (result == RESULT_OK)
		*ranking = shelf_ranking(app->shelf, item, query, exchange->arena);
	return result == RESULT_NOT_FOUND || result == RESULT_GONE ? RESULT_OK : result;
}

enum result page_chart(struct exchange *exchange)
{
	struct app *app = exchange->app;
	const struct shelf_item *item;
	enum result result = page_chart_item(exchange, &item);
	if (result != RESULT_OK || item == NULL)
		return result;
	struct ranking_query query = page_chart_query(exchange, item->chart);
	struct ranking ranking;
	const char *timeline = NULL;
	result = page_chart_ranking(exchange, item, &query, &ranking);
	if (result == RESULT_OK)
		result = shelf_timeline(app->shelf, item, &query, exchange->arena, &timeline);
	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_chart_page(app->view, item->chart, item->parts, &query, &ranking, timeline,
		exchange->arena, &exchange->response->body);
}
