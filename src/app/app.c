#include "app/app.h"

#include <string.h>

#include "app/admin.h"
#include "app/guard.h"
#include "app/metrics.h"
#include "app/reply.h"
#include "app/router.h"
#include "app/routes.h"
#include "app/session.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/result.h"
#include "store/store_slug.h"

#include "base/banned.h"

/* Nothing has the slug of the address: something may have had it before (product.md section 2). A
 * form that was opened before is for what it is called now. */
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
	if (route->method == HTTP_POST) {
		exchange->slug = present;
		return route->handler(exchange);
	}
	http_response_reset(exchange->response);
	reply_moved(exchange, arena_join(exchange->arena,
				      router_renamed(route, exchange->request->path, exchange->slug,
					      present, exchange->arena),
				      router_query(exchange->request, exchange->arena)));
	return RESULT_OK;
}

/* Reads the form of a POST: HTTP_OK, or the status that refuses it. */
static enum http_status app_read_form(struct exchange *exchange)
{
	if (exchange->route->body == BODY_FORM && exchange->request->body_length > ROUTE_BODY_FORM)
		return HTTP_CONTENT_TOO_LARGE;
	switch (http_form_read(exchange->request, exchange->arena, &exchange->form)) {
	case HTTP_FORM_READ:
		return HTTP_OK;
	case HTTP_FORM_TOO_LARGE:
		return HTTP_CONTENT_TOO_LARGE;
	case HTTP_FORM_MALFORMED:
		break;
	}
	return HTTP_BAD_REQUEST;
}

static void app_read_fields(struct exchange *exchange)
{
	const struct route *route = exchange->route;
	if (route->method == HTTP_POST)
		http_form_fields(&exchange->form, route->fields, route->field_count,
			exchange->fields, exchange->arena);
	else
		http_fields_read(exchange->request->query, route->fields, route->field_count,
			exchange->fields, exchange->arena);
}

/* Runs the handler, whose time with the database is that of its route. */
static enum result app_run(struct exchange *exchange)
{
	struct app *app = exchange->app;
	if (exchange->route->is_patient)
		store_patience(app->store, app->list_timeout);
	enum result result = exchange->route->handler(exchange);
	store_patience(app->store, 0);
	return result;
}

/* Runs the handler behind guard and field rules. */
static enum result app_handle(struct exchange *exchange)
{
	enum result result = RESULT_OK;
	if (exchange->app->service == SERVICE_EDITOR)
		result = session_open(exchange);
	if (result != RESULT_OK)
		return result;
	switch (guard_check(exchange, exchange->route)) {
	case GUARD_ADMITTED:
		app_read_fields(exchange);
		result = app_run(exchange);
		return result == RESULT_NOT_FOUND ? app_follow_slug(exchange) : result;
	case GUARD_LOGIN:
		return admin_ask_login(exchange);
	case GUARD_STALE:
		return admin_hold(exchange, ADMIN_HOLD_STALE);
	case GUARD_FOREIGN:
		reply_error_told(exchange, HTTP_FORBIDDEN,
			"The form was sent from a page that is not one of this site, "
			"and nothing was done with it.");
		return RESULT_OK;
	case GUARD_REMOTE:
		reply_error_told(exchange, HTTP_FORBIDDEN,
			"This address is for programs on the site's own machine.");
		return RESULT_OK;
	case GUARD_FORBIDDEN:
		reply_error(exchange, HTTP_FORBIDDEN);
		return RESULT_OK;
	case GUARD_HIDDEN:
		break;
	}
	return RESULT_NOT_FOUND;
}

static void app_serve(struct exchange *exchange, const struct router_match *match)
{
	enum http_status form = HTTP_OK;
	exchange->route = match->route;
	exchange->slug = match->slug;
	memcpy(exchange->numbers, match->numbers, sizeof exchange->numbers);
	if (match->route->method == HTTP_POST)
		form = app_read_form(exchange);
	if (form != HTTP_OK) {
		reply_error_told(exchange, form, exchange->form.fault);
		return;
	}
	enum result result = app_handle(exchange);
	/* What was typed comes back. */
	if (result == RESULT_UNAVAILABLE && match->route->method == HTTP_POST)
		result = admin_hold(exchange, ADMIN_HOLD_UNAVAILABLE);
	if (result != RESULT_OK)
		reply_error(exchange, reply_status(result));
}

static void app_refuse_method(struct exchange *exchange, const char *allow)
{
	reply_error(exchange, HTTP_METHOD_NOT_ALLOWED);
	http_response_header(exchange->response, "Allow", allow);
}

/* Another spelling leads to the canonical address: that of the present slug where readers ask for a
 * former one. */
static void app_move(struct exchange *exchange, const struct router_match *match)
{
	const struct route *route = match->route;
	const char *location = match->location;
	const char *present = NULL;
	if (route->service == SERVICE_PUBLIC && route->names != SLUG_NONE &&
		store_slug_present(exchange->app->store, route->names, match->slug, exchange->arena,
			&present) == RESULT_OK)
		location = router_renamed(route, location, match->slug, present, exchange->arena);
	reply_moved(exchange, location);
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
		app_move(exchange, &match);
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
	int64_t start = clock_microseconds();
	http_response_reset(response);
	app_dispatch(&exchange);
	if (response->broken) {
		log_error("a header of the reply to %s was refused", request->path);
		reply_error(&exchange, HTTP_INTERNAL_SERVER_ERROR);
	}
	reply_finish(&exchange);
	metrics_add_request(
		app->metrics, exchange.route, response->status, clock_microseconds() - start);
}
