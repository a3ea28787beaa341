#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "model/export.h"
#include "model/link.h"
#include "view/view_form.h"

#include "base/banned.h"

/* A list that was asked for, in one form or another. */
struct list {
	const struct chart *chart;
	struct ranking_query query;
	struct ranking ranking;
};

/* Search engines take the page for the one address of the list. */
static void tell_page(struct exchange *exchange, const struct chart *chart)
{
	const char *page = view_absolute(
		exchange->app->view, exchange->arena, link_chart_list(exchange->arena, chart));
	http_response_header(exchange->response, "Link",
		arena_format(exchange->arena, "<%s>; rel=\"canonical\"", page));
}

/* A page that the list does not have is no last page to a script, which would read it for ever. */
static bool is_beyond(struct exchange *exchange, const struct list *list)
{
	if (list->query.whole || list->query.page <= list->ranking.page_count)
		return false;
	reply_refuse_page(exchange, list->ranking.page_count);
	return true;
}

/* `*list` is filled, its chart NULL where the reply is finished: a 304 or a 400. */
static enum result open_list(struct exchange *exchange, struct list *list)
{
	const struct shelf_item *item;
	*list = (struct list){.chart = NULL};
	if (reply_refused(exchange))
		return RESULT_OK;
	enum result result = page_chart_item(exchange, &item);
	if (result != RESULT_OK || item == NULL)
		return result;
	list->query = page_chart_query(exchange, item->chart);
	list->query.whole = exchange->fields[PAGE_CHART_PAGE].state != HTTP_FIELD_GIVEN;
	result = page_chart_ranking(exchange, item, &list->query, &list->ranking);
	if (result != RESULT_OK || is_beyond(exchange, list))
		return result;
	tell_page(exchange, item->chart);
	list->chart = item->chart;
	return RESULT_OK;
}

enum result page_chart_csv(struct exchange *exchange)
{
	struct list list;
	bool for_excel = exchange->fields[PAGE_CHART_FOR].state == HTTP_FIELD_GIVEN;
	enum result result = open_list(exchange, &list);
	if (result != RESULT_OK || list.chart == NULL)
		return result;
	reply_type(exchange, "text/csv; charset=utf-8; header=present");
	export_csv(list.chart->rows, list.ranking.rows, list.ranking.row_count,
		for_excel ? EXPORT_EXCEL : EXPORT_RAW, &exchange->response->body);
	return RESULT_OK;
}

enum result page_chart_json(struct exchange *exchange)
{
	struct list list;
	enum result result = open_list(exchange, &list);
	if (result != RESULT_OK || list.chart == NULL)
		return result;
	reply_json(exchange);
	return view_chart_json(exchange->app->view, list.chart, &list.query, &list.ranking,
		exchange->arena, &exchange->response->body);
}

enum result page_chart_text(struct exchange *exchange)
{
	struct list list;
	enum result result = open_list(exchange, &list);
	if (result != RESULT_OK || list.chart == NULL)
		return result;
	reply_text(exchange);
	view_chart_text(exchange->app->view, list.chart, &list.query, &list.ranking,
		exchange->arena, &exchange->response->body);
	return RESULT_OK;
}
