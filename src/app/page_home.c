#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "store/store_chart.h"
#include "store/store_home.h"
#include "view/view_home.h"

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
	struct home home;
	result = store_home_load(app->store, exchange->arena, &home);
	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_home_page(app->view, &home, exchange->arena, &exchange->response->body);
}
