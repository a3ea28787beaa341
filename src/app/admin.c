#include "app/admin.h"

#include "app/guard.h"
#include "app/reply.h"
#include "app/secret.h"
#include "app/session.h"
#include "base/text.h"
#include "model/link.h"

#include "base/banned.h"

/* Fields that a held form brings for its login. */
#define HELD_NAME "login-name"
#define HELD_PASSWORD "login-password"

struct view_admin admin_page(const struct exchange *exchange)
{
	struct view_admin admin = {.path = exchange->request->path};
	char key[SECRET_TOKEN_SIZE];

	if (exchange->session == NULL)
		return admin;
	secret_token(key);
	admin.name = exchange->session->name;
	admin.role = exchange->session->role;
	admin.token = exchange->session->form_token;
	admin.key = arena_text(exchange->arena, key);
	return admin;
}

/* What only this page or nobody may hold. */
static bool is_held(const struct http_form_field *field)
{
	return !text_equal(field->name, GUARD_TOKEN_FIELD) && !text_starts(field->name, "login-") &&
	       !text_starts(field->name, "password") && !text_equal(field->name, "old") &&
	       !text_equal(field->name, "new") && !text_equal(field->name, "again");
}

static const char *why_held(enum admin_hold why)
{
	switch (why) {
	case ADMIN_HOLD_LOGGED_OUT:
		return "You were logged out meanwhile, so this is not saved yet. Log in, and send "
		       "it again.";
	case ADMIN_HOLD_LOGGED_IN:
		return "You are logged in again. This is not saved yet: send it again.";
	case ADMIN_HOLD_STALE:
		return "This form is from before your last login, so it is not saved yet. Look it "
		       "over, "
		       "and send it again.";
	case ADMIN_HOLD_UNAVAILABLE:
		break;
	}
	return "The database does not answer, so nobody knows whether this is saved. Send it again "
	       "in a "
	       "moment: it is not saved twice.";
}

static enum http_status hold_status(enum admin_hold why)
{
	return why == ADMIN_HOLD_UNAVAILABLE ? HTTP_SERVICE_UNAVAILABLE : HTTP_FORBIDDEN;
}

static enum result hold_form(
	struct exchange *exchange, enum admin_hold why, const struct view_faults *faults)
{
	const struct http_form *form = &exchange->form;
	const struct view_admin admin = admin_page(exchange);
	struct view_held *held = ARENA_ARRAY(exchange->arena, struct view_held, form->count);
	struct view_hold hold = {
		.why = why_held(why),
		.asks_login = exchange->session == NULL && why == ADMIN_HOLD_LOGGED_OUT,
		.faults = faults,
		.login_name = http_form_value(form, HELD_NAME),
		.fields = held,
	};

	for (size_t i = 0; i < form->count; i++) {
		if (is_held(&form->fields[i]))
			held[hold.field_count++] =
				(struct view_held){form->fields[i].name, form->fields[i].value};
	}
	buffer_reset(&exchange->response->body);
	exchange->response->status = hold_status(why);
	if (why == ADMIN_HOLD_UNAVAILABLE)
		http_response_header(exchange->response, "Retry-After", REPLY_RETRY_AFTER);
	reply_html(exchange);
	return view_admin_hold(
		exchange->app->view, &admin, &hold, exchange->arena, &exchange->response->body);
}

enum result admin_hold(struct exchange *exchange, enum admin_hold why)
{
	return hold_form(exchange, why, NULL);
}

/* The login that a held form brought. */
static enum result log_in_and_hold(
	struct exchange *exchange, const char *name, const char *password)
{
	struct view_faults faults = {0};
	enum result result = session_begin(exchange, name, password);

	if (result == RESULT_OK)
		return admin_hold(exchange, ADMIN_HOLD_LOGGED_IN);
	if (result == RESULT_INVALID)
		view_fault_add(&faults, HELD_NAME, ADMIN_WRONG_LOGIN);
	else if (result == RESULT_CONFLICT)
		view_fault_add(&faults, HELD_NAME, ADMIN_TOO_MANY_LOGINS);
	else
		return result;
	return hold_form(exchange, ADMIN_HOLD_LOGGED_OUT, &faults);
}

enum result admin_ask_login(struct exchange *exchange)
{
	const char *name = http_form_value(&exchange->form, HELD_NAME);
	const char *password = http_form_value(&exchange->form, HELD_PASSWORD);

	if (exchange->route->method == HTTP_POST && name != NULL && password != NULL)
		return log_in_and_hold(exchange, name, password);
	if (exchange->route->method == HTTP_POST)
		return admin_hold(exchange, ADMIN_HOLD_LOGGED_OUT);
	reply_see_other(exchange, link_admin_login_for(exchange->arena, exchange->request->path));
	return RESULT_OK;
}

enum result admin_home(struct exchange *exchange)
{
	const struct view_admin admin = admin_page(exchange);

	reply_html(exchange);
	return view_admin_home(
		exchange->app->view, &admin, exchange->arena, &exchange->response->body);
}
