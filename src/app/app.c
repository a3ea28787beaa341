#include "app/app.h"

#include <string.h>

#include "app/guard.h"
#include "app/reply.h"
#include "app/router.h"
#include "app/routes.h"
#include "base/log.h"
#include "base/result.h"
#include "store/store_slug.h"

#include "base/banned.h"

/* Nothing has the slug of the address: something may have had it before (product.md section 2). */
static enum result app_follow_slug(struct exchange *exchange)
{
	const struct route *route = exchange->route;
	const char *present = NULL;
	if (route->names == SLUG_NONE)
		return RESULT_NOT_FOUND;
	enum result result = store_slug_present(
		exchange->app->store, route->names, exchange->slug, exchange->arena, &present);
	if (result != RESULT_OK)
		return result;
	http_response_reset(exchange->response);
	reply_moved(exchange,
		router_renamed(route, exchange->request, exchange->slug, present, exchange->arena));
	return RESULT_OK;
}

/* Runs the handler behind guard and field rules. */
static enum result app_handle(struct exchange *exchange, const struct router_match *match)
{
	const struct route *route = match->route;
	if (!guard_admits(exchange->app->service, route))
		return RESULT_NOT_FOUND;
	exchange->route = route;
	exchange->slug = match->slug;
	memcpy(exchange->numbers, match->numbers, sizeof exchange->numbers);
	http_fields_read(exchange->request->query, route->fields, route->field_count,
		exchange->fields, exchange->arena);
	enum result result = route->handler(exchange);
	return result == RESULT_NOT_FOUND ? app_follow_slug(exchange) : result;
}

static void app_serve(struct exchange *exchange, const struct router_match *match)
{
	enum result result = app_handle(exchange, match);
	if (result != RESULT_OK)
		reply_error(exchange, reply_status(result));
}

static void app_refuse_method(struct exchange *exchange, const char *allow)
{
	reply_error(exchange, HTTP_METHOD_NOT_ALLOWED);
	http_response_header(exchange->response, "Allow", allow);
}

static void app_dispatch(struct exchange *exchange)
{
	struct router_match match =
		router_find(exchange->app->service, exchange->request, exchange->arena);
	switch (match.outcome) {
	case ROUTER_FOUND:
		app_serve(exchange, &match);
		return;
	case ROUTER_MOVED:
		reply_moved(exchange, match.location);
		return;
	case ROUTER_BAD_METHOD:
		app_refuse_method(exchange, match.allow);
		return;
	case ROUTER_NOT_FOUND:
		break;
	}
	reply_error(exchange, HTTP_NOT_FOUND);
}

void app_answer(struct app *app, const struct http_request *request, struct http_response *response,
	struct arena *arena)
{
	struct exchange exchange = {
		.app = app, .request = request, .response = response, .arena = arena};
	http_response_reset(response);
	app_dispatch(&exchange);
	if (response->broken) {
		log_error("a header of the reply to %s was refused", request->path);
		reply_error(&exchange, HTTP_INTERNAL_SERVER_ERROR);
	}
	reply_finish(&exchange);
}
