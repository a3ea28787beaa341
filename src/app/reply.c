#include "app/reply.h"

#include <inttypes.h>

#include "app/routes.h"
#include "http/compress.h"
#include "http/conditional.h"
#include "view/view_error.h"

#include "base/banned.h"

/* Content-Security-Policy: nothing from elsewhere, no inline script or style (product.md A14, A18).
 */
static const char reply_csp[] = "default-src 'none'; style-src 'self'; img-src 'self'; "
				"script-src 'self'; form-action 'self'; base-uri 'none'; "
				"frame-ancestors 'none'";

enum http_status reply_status(enum result result)
{
	switch (result) {
	case RESULT_OK:
	case RESULT_UNCHANGED:
		return HTTP_OK;
	case RESULT_NOT_FOUND:
		return HTTP_NOT_FOUND;
	case RESULT_GONE:
		return HTTP_GONE;
	case RESULT_INVALID:
	case RESULT_CONFLICT:
		return HTTP_BAD_REQUEST;
	case RESULT_UNAVAILABLE:
		return HTTP_SERVICE_UNAVAILABLE;
	case RESULT_BROKEN:
		break;
	}
	return HTTP_INTERNAL_SERVER_ERROR;
}

bool reply_unchanged(struct exchange *exchange, int64_t revision)
{
	const struct http_request *request = exchange->request;
	const char *state = arena_format(
		exchange->arena, "%016" PRIx64 "-%" PRId64, exchange->app->build, revision);
	const char *etag = arena_format(exchange->arena, "\"%s\"", state);
	bool unchanged = http_etag_matches(request->if_none_match, etag);
	if (unchanged) {
		/* The tag that the page itself would have (http/compress.h). */
		if (request->gzip)
			etag = arena_format(exchange->arena, "\"%s-gz\"", state);
		exchange->response->status = HTTP_NOT_MODIFIED;
	}
	http_response_header(exchange->response, "ETag", etag);
	return unchanged;
}

void reply_html(struct exchange *exchange)
{
	http_response_header(exchange->response, "Content-Type", "text/html; charset=utf-8");
}

void reply_text(struct exchange *exchange)
{
	http_response_header(exchange->response, "Content-Type", "text/plain; charset=utf-8");
}

void reply_type(struct exchange *exchange, const char *type)
{
	http_response_header(exchange->response, "Content-Type", type);
}

/* Lets scripts of any site read the reply. */
static void reply_open(struct exchange *exchange)
{
	http_response_header(exchange->response, "Access-Control-Allow-Origin", "*");
}

void reply_json(struct exchange *exchange)
{
	http_response_header(exchange->response, "Content-Type", "application/json; charset=utf-8");
	reply_open(exchange);
}

static void reply_tell_rule(const struct http_field_rule *rule, struct buffer *out)
{
	switch (rule->type) {
	case HTTP_FIELD_WORD:
		for (size_t i = 0; rule->words[i] != NULL; i++)
			buffer_format(out, "%s%s", i == 0 ? "one of " : ", ", rule->words[i]);
		break;
	case HTTP_FIELD_NUMBER:
		buffer_format(out, "a whole number from %ld to %ld", rule->low, rule->high);
		break;
	case HTTP_FIELD_TEXT:
	case HTTP_FIELD_LINES:
	case HTTP_FIELD_SECRET:
		buffer_format(out, "a text of %ld to %ld characters", rule->low, rule->high);
		break;
	case HTTP_FIELD_SLUG:
		buffer_add_text(out, "a name as addresses have it, of a-z, 0-9 and -");
		break;
	case HTTP_FIELD_LIST:
		buffer_format(out, "given %ld times at most", rule->high);
		break;
	}
}

static void reply_bad_request(struct exchange *exchange)
{
	exchange->response->status = HTTP_BAD_REQUEST;
	reply_text(exchange);
	reply_open(exchange);
}

void reply_refuse_page(struct exchange *exchange, int last)
{
	http_response_reset(exchange->response);
	buffer_format(&exchange->response->body,
		"The parameter \"page\" must be a whole number from 1 to %d.\n", last);
	reply_bad_request(exchange);
}

bool reply_refused(struct exchange *exchange)
{
	const struct route *route = exchange->route;
	struct buffer *body = &exchange->response->body;
	for (size_t i = 0; i < route->field_count; i++) {
		enum http_field_state state = exchange->fields[i].state;
		if (state != HTTP_FIELD_INVALID && state != HTTP_FIELD_REPEATED)
			continue;
		buffer_format(body, "The parameter \"%s\" must be ", route->fields[i].name);
		reply_tell_rule(&route->fields[i], body);
		buffer_add_text(body, state == HTTP_FIELD_REPEATED ? ", given once.\n" : ".\n");
	}
	if (body->length == 0)
		return false;
	reply_bad_request(exchange);
	return true;
}

static void reply_redirect(struct exchange *exchange, enum http_status status, const char *location)
{
	exchange->response->status = status;
	http_response_header(exchange->response, "Location", location);
	reply_text(exchange);
	buffer_format(&exchange->response->body, "%s %s\n",
		status == HTTP_MOVED_PERMANENTLY ? "Moved to" : "See", location);
}

bool reply_missing(struct exchange *exchange, size_t field)
{
	const struct http_field_rule *rule = &exchange->route->fields[field];
	struct buffer *body = &exchange->response->body;
	if (exchange->fields[field].state == HTTP_FIELD_GIVEN)
		return false;
	buffer_format(body, "The parameter \"%s\" must be ", rule->name);
	reply_tell_rule(rule, body);
	buffer_add_text(body, ".\n");
	reply_bad_request(exchange);
	return true;
}

void reply_moved(struct exchange *exchange, const char *location)
{
	reply_redirect(exchange, HTTP_MOVED_PERMANENTLY, location);
}

void reply_see_other(struct exchange *exchange, const char *location)
{
	reply_redirect(exchange, HTTP_SEE_OTHER, location);
}

void reply_error(struct exchange *exchange, enum http_status status)
{
	reply_error_told(exchange, status, NULL);
}

void reply_error_told(struct exchange *exchange, enum http_status status, const char *happened)
{
	struct http_response *response = exchange->response;
	http_response_reset(response);
	response->status = status;
	enum result rendered = view_error_page(exchange->app->view, (int)status, happened,
		exchange->request->id, exchange->arena, &response->body);
	if (rendered == RESULT_OK) {
		reply_html(exchange);
	} else {
		buffer_reset(&response->body);
		buffer_format(&response->body, "%d %s\n", (int)status, http_status_reason(status));
		reply_text(exchange);
	}
	if (status == HTTP_SERVICE_UNAVAILABLE)
		http_response_header(response, "Retry-After", REPLY_RETRY_AFTER);
}

static bool reply_may_be_kept(const struct exchange *exchange)
{
	enum http_status status = exchange->response->status;
	return exchange->route != NULL && exchange->route->cache == CACHE_REVALIDATE &&
	       (status == HTTP_OK || status == HTTP_NOT_MODIFIED);
}

static void reply_cache(struct exchange *exchange)
{
	struct http_response *response = exchange->response;
	if (!reply_may_be_kept(exchange)) {
		http_response_header(response, "Cache-Control", "no-store");
		return;
	}
	http_response_header(response, "X-Accel-Expires", "1");
	http_response_header(response, "Cache-Control", "no-cache");
	http_response_header(response, "Vary", "Accept-Encoding");
}

static void reply_security(struct http_response *response)
{
	http_response_header(response, "Content-Security-Policy", reply_csp);
	http_response_header(response, "X-Content-Type-Options", "nosniff");
	http_response_header(response, "Referrer-Policy", "strict-origin-when-cross-origin");
	http_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
}

void reply_finish(struct exchange *exchange)
{
	reply_cache(exchange);
	reply_security(exchange->response);
	if (exchange->request->gzip)
		http_compress(exchange->response, &exchange->app->scratch, exchange->arena);
}
