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

/* Where to go then: a page of the admin and nowhere else. */
static const char *next_page(const struct exchange *exchange)
{
	const char *next = exchange->fields[ADMIN_LOGIN_NEXT].text;

	if (next != NULL && text_starts(next, "/admin/"))
		return next;
	return link_admin(exchange->arena);
}

static enum result show_login(struct exchange *exchange, const struct view_faults *faults)
{
	reply_html(exchange);
	return view_admin_login(exchange->app->view, exchange->fields[ADMIN_LOGIN_NAME].typed,
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
	enum result result;

	if (name == NULL || password == NULL)
		return refuse_login(exchange, HTTP_UNPROCESSABLE_CONTENT, ADMIN_WRONG_LOGIN);
	result = session_begin(exchange, name, password);
	if (result == RESULT_INVALID)
		return refuse_login(exchange, HTTP_FORBIDDEN, ADMIN_WRONG_LOGIN);
	if (result == RESULT_CONFLICT)
		return refuse_login(exchange, HTTP_TOO_MANY_REQUESTS, ADMIN_TOO_MANY_LOGINS);
	if (result == RESULT_OK)
		reply_see_other(exchange, next_page(exchange));
	return result;
}

enum result admin_login_away(struct exchange *exchange)
{
	/* The handler may not have got so far. */
	http_form_fields(&exchange->form, admin_login_fields, ADMIN_LOGIN_FIELD_COUNT,
		exchange->fields, exchange->arena);
	buffer_reset(&exchange->response->body);
	http_response_header(exchange->response, "Retry-After", REPLY_RETRY_AFTER);
	return refuse_login(exchange, HTTP_SERVICE_UNAVAILABLE,
		"Nobody can log in at the moment. Try again in a few seconds.");
}

enum result admin_logout_send(struct exchange *exchange)
{
	enum result result = session_end(exchange);

	if (result == RESULT_OK)
		reply_see_other(exchange, link_admin_login(exchange->arena));
	return result;
}
