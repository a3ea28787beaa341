#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "store/store_chart.h"
#include "view/view_list.h"

#include "base/banned.h"

enum result page_home(struct exchange *exchange)
{
	struct app *app = exchange->app;
	int64_t revision;
	enum result result = store_site_revision(app->store, &revision);
	if (result != RESULT_OK)
		return result;
	if (reply_unchanged(exchange, revision))
		return RESULT_OK;
	struct chart_list_query latest = {
		.sort = CHART_LIST_UPDATED, .order = CHART_DESCENDING, .page = 1};
	struct chart_list list;
	result = store_chart_list(app->store, &latest, exchange->arena, &list);
	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_home_page(app->view, &list, exchange->arena, &exchange->response->body);
}
