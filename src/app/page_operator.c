#include "app/metrics.h"
#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "store/store_chart.h"

#include "base/banned.h"

enum result page_healthz(struct exchange *exchange)
{
	int64_t revision;
	enum result result = store_site_revision(exchange->app->store, &revision);
	if (result != RESULT_OK)
		return result;
	reply_text(exchange);
	buffer_add_text(&exchange->response->body, "ok\n");
	return RESULT_OK;
}

enum result page_version(struct exchange *exchange)
{
	reply_text(exchange);
	buffer_format(&exchange->response->body, "silverchart %s\n", exchange->app->version);
	return RESULT_OK;
}

enum result page_metrics(struct exchange *exchange)
{
	const struct app *app = exchange->app;
	reply_type(exchange, metrics_type);
	metrics_write(app->metrics, app->version, &exchange->response->body);
	return RESULT_OK;
}
