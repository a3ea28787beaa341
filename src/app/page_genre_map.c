#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "store/store_chart.h"
#include "store/store_genre_map.h"
#include "view/view_genre_map.h"

#include "base/banned.h"

enum result page_genre_map(struct exchange *exchange)
{
	struct app *app = exchange->app;
	struct genre_map map;
	int64_t revision;
	enum result result = store_site_revision(app->store, &revision);
	if (result != RESULT_OK || reply_unchanged(exchange, revision))
		return result;
	result = store_genre_map(app->store, exchange->arena, &map);
	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_genre_map_page(app->view, &map, exchange->arena, &exchange->response->body);
}
