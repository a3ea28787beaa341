#include "app/admin.h"
#include "app/reply.h"
#include "app/session.h"
#include "base/text.h"
#include "model/link.h"

#include "base/banned.h"

const struct http_field_rule admin_login_fields[ADMIN_LOGIN_FIELD_COUNT] = {
	[ADMIN_LOGIN_NAME] = {"name", HTTP_FIELD_TEXT, 1, 40, NULL},
	[ADMIN_LOGIN_PASSWORD] = {"password", HTTP_FIELD_SECRET, 1, EDITOR_PASSWORD_MAX, NULL},
	[ADMIN_LOGIN_NEXT] = {"next", HTTP_FIELD_TEXT, 1, 500, NULL},
};

const struct http_field_rule admin_code_fields[ADMIN_CODE_FIELD_COUNT] = {
	[ADMIN_CODE_CODE] = {"code", HTTP_FIELD_SECRET, 1, ADMIN_CODE_MAX, NULL},
	[ADMIN_CODE_NEXT] = {"next", HTTP_FIELD_TEXT, 1, 500, NULL},
};

/* Where to go then: a page of the admin and nowhere else. */
static const char *next_page(const struct exchange *exchange)
{
	bool is_login = exchange->route->fields == admin_login_fields;
	const char *next = exchange->fields[is_login ? ADMIN_LOGIN_NEXT : ADMIN_CODE_NEXT].text;

	if (next != NULL && text_starts(next, "/admin/"))
		return next;
	return link_admin(exchange->arena);
}

static enum result show_login(struct exchange *exchange, const struct view_faults *faults)
{
	reply_html(exchange);
	return view_admin_login(exchange->app->view,
		exchange->route->fields == admin_login_fields
			? exchange->fields[ADMIN_LOGIN_NAME].typed
			: NULL,
		next_page(exchange), faults, exchange->arena, &exchange->response->body);
}

enum result admin_login(struct exchange *exchange)
{
	return show_login(exchange, NULL);
}

static enum result refuse_login(
	struct exchange *exchange, enum http_status status, const char *sentence)
{
	struct view_faults faults = {0};

	view_fault_add(&faults, "name", sentence);
	exchange->response->status = status;
	return show_login(exchange, &faults);
}

enum result admin_login_send(struct exchange *exchange)
{
	const char *name = exchange->fields[ADMIN_LOGIN_NAME].text;
	const char *password = exchange->fields[ADMIN_LOGIN_PASSWORD].text;
	bool waits = false;
	enum result result;

	if (name == NULL || password == NULL)
		return refuse_login(exchange, HTTP_UNPROCESSABLE_CONTENT, ADMIN_WRONG_LOGIN);
	result = session_begin(exchange, name, password, &waits);
	if (result == RESULT_INVALID)
		return refuse_login(exchange, HTTP_FORBIDDEN, ADMIN_WRONG_LOGIN);
	if (result == RESULT_CONFLICT)
		return refuse_login(exchange, HTTP_TOO_MANY_REQUESTS, ADMIN_TOO_MANY_LOGINS);
	if (result == RESULT_OK)
		reply_see_other(
			exchange, waits ? link_admin_code_for(exchange->arena, next_page(exchange))
					: next_page(exchange));
	return result;
}

static enum result show_code(struct exchange *exchange, const struct view_faults *faults)
{
	reply_html(exchange);
	return view_admin_code(exchange->app->view, next_page(exchange), faults, exchange->arena,
		&exchange->response->body);
}

static enum result refuse_code(
	struct exchange *exchange, enum http_status status, const char *sentence)
{
	struct view_faults faults = {0};

	view_fault_add(&faults, "code", sentence);
	exchange->response->status = status;
	return show_code(exchange, &faults);
}

enum result admin_code(struct exchange *exchange)
{
	struct editor editor;
	enum result result = session_waiting(exchange, &editor);

	if (result == RESULT_OK)
		return show_code(exchange, NULL);
	if (result != RESULT_NOT_FOUND)
		return result;
	reply_see_other(exchange, link_admin_login_for(exchange->arena, next_page(exchange)));
	return RESULT_OK;
}

enum result admin_code_send(struct exchange *exchange)
{
	const char *code = exchange->fields[ADMIN_CODE_CODE].text;
	enum result result;

	if (code == NULL)
		return refuse_code(exchange, HTTP_UNPROCESSABLE_CONTENT, ADMIN_NO_CODE);
	result = session_finish(exchange, code);
	if (result == RESULT_NOT_FOUND)
		return refuse_login(exchange, HTTP_FORBIDDEN, ADMIN_LATE_CODE);
	if (result == RESULT_INVALID)
		return refuse_code(exchange, HTTP_FORBIDDEN, ADMIN_WRONG_CODE);
	if (result == RESULT_CONFLICT)
		return refuse_code(exchange, HTTP_TOO_MANY_REQUESTS, ADMIN_TOO_MANY_LOGINS);
	if (result == RESULT_OK)
		reply_see_other(exchange, next_page(exchange));
	return result;
}

enum result admin_login_away(struct exchange *exchange)
{
	static const char sentence[] =
		"Nobody can log in at the moment. Try again in a few seconds.";
	const struct route *route = exchange->route;

	/* The handler may not have got so far. */
	http_form_fields(&exchange->form, route->fields, route->field_count, exchange->fields,
		exchange->arena);
	buffer_reset(&exchange->response->body);
	http_response_header(exchange->response, "Retry-After", REPLY_RETRY_AFTER);
	if (route->handler == admin_code_send)
		return refuse_code(exchange, HTTP_SERVICE_UNAVAILABLE, sentence);
	return refuse_login(exchange, HTTP_SERVICE_UNAVAILABLE, sentence);
}

enum result admin_logout_send(struct exchange *exchange)
{
	enum result result = session_end(exchange);

	if (result == RESULT_OK)
		reply_see_other(exchange, link_admin_login(exchange->arena));
	return result;
}
