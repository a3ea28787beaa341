#include "app/admin.h"

#include "app/guard.h"
#include "app/reply.h"
#include "app/secret.h"
#include "app/session.h"
#include "base/text.h"
#include "model/link.h"

#include "base/banned.h"

/* Fields that a held form brings for its login. */
enum { LOGIN_NAME, LOGIN_PASSWORD, LOGIN_CODE, LOGIN_FIELD_COUNT };
static const struct http_field_rule login_fields[LOGIN_FIELD_COUNT] = {
	[LOGIN_NAME] = {"login_name", HTTP_FIELD_TEXT, 1, 40, NULL},
	[LOGIN_PASSWORD] = {"login_password", HTTP_FIELD_SECRET, 1, EDITOR_PASSWORD_MAX, NULL},
	[LOGIN_CODE] = {"login_code", HTTP_FIELD_SECRET, 1, ADMIN_CODE_MAX, NULL},
};

struct view_admin admin_page(const struct exchange *exchange)
{
	struct view_admin admin = {.path = exchange->request->path};
	char key[SECRET_TOKEN_SIZE];

	if (exchange->session == NULL)
		return admin;
	secret_token(key);
	admin.name = exchange->session->name;
	admin.role = exchange->session->role;
	admin.token = secret_mask(exchange->arena, exchange->session->form_token);
	admin.key = arena_text(exchange->arena, key);
	return admin;
}

/* Whether the route declares the field, and not as a secret. */
static bool is_held(const struct route *route, const struct http_form_field *field)
{
	for (size_t i = 0; i < route->field_count; i++) {
		if (text_equal(route->fields[i].name, field->name))
			return route->fields[i].type != HTTP_FIELD_SECRET;
	}
	return false;
}

/* What the form needs and nobody typed. */
static bool is_unseen(const struct http_form_field *field)
{
	static const char *const names[] = {"key", "revision", "releases", "act", "queue", "next",
		"plan", "preview", "same", "with", "with_revision"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (text_equal(field->name, names[i]))
			return true;
	}
	return text_starts(field->name, ADMIN_IMPORT_PLACE);
}

static const char *why_held(enum admin_hold why)
{
	switch (why) {
	case ADMIN_HOLD_LOGGED_OUT:
		return "You were logged out meanwhile, so this is not saved yet. Log in, and send "
		       "it again.";
	case ADMIN_HOLD_CODE:
		return "The login needs a code, too. This is not saved yet: type the code, and "
		       "send it again then.";
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
	struct view_admin admin = admin_page(exchange);
	const char *name = http_form_value(form, login_fields[LOGIN_NAME].name);
	struct view_held *held = ARENA_ARRAY(exchange->arena, struct view_held, form->count);
	struct view_hold hold = {
		.why = why_held(why),
		.asks_login = exchange->session == NULL && why == ADMIN_HOLD_LOGGED_OUT,
		.asks_code = exchange->session == NULL && why == ADMIN_HOLD_CODE,
		.faults = faults,
		.login_name = name,
		.had_file = form->file.name != NULL && form->file_name[0] != '\0',
		.fields = held,
	};

	/* While nobody can look up whose session it is, the form keeps its own. */
	if (why == ADMIN_HOLD_UNAVAILABLE && admin.token == NULL)
		admin.token = http_form_value(form, GUARD_TOKEN_FIELD);
	for (size_t i = 0; i < form->count; i++) {
		const struct http_form_field *field = &form->fields[i];
		if (is_held(exchange->route, field))
			held[hold.field_count++] =
				(struct view_held){field->name, field->value, is_unseen(field)};
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
	if (exchange->route->handler == admin_login_send ||
		exchange->route->handler == admin_code_send)
		return admin_login_away(exchange);
	return hold_form(exchange, why, NULL);
}

/* What came of a login that a held form brought: `asked` is what the page asked for, name and
 * password or the code, which goes back to the former when it came too late. */
static enum result hold_login(struct exchange *exchange, enum result result, enum admin_hold asked)
{
	bool is_code = asked == ADMIN_HOLD_CODE && result != RESULT_NOT_FOUND;
	struct view_faults faults = {0};
	const char *sentence = is_code ? ADMIN_WRONG_CODE : ADMIN_WRONG_LOGIN;

	if (result == RESULT_OK)
		return admin_hold(exchange, ADMIN_HOLD_LOGGED_IN);
	if (result == RESULT_NOT_FOUND)
		sentence = ADMIN_LATE_CODE;
	else if (result == RESULT_CONFLICT)
		sentence = ADMIN_TOO_MANY_LOGINS;
	else if (result != RESULT_INVALID)
		return result;
	view_fault_add(&faults, login_fields[is_code ? LOGIN_CODE : LOGIN_NAME].name, sentence);
	return hold_form(exchange, is_code ? ADMIN_HOLD_CODE : ADMIN_HOLD_LOGGED_OUT, &faults);
}

/* The login that a held form brought. */
static enum result log_in_and_hold(struct exchange *exchange, const struct http_field *login)
{
	const char *name = login[LOGIN_NAME].text;
	const char *password = login[LOGIN_PASSWORD].text;
	const char *code = login[LOGIN_CODE].text;
	enum result result = RESULT_INVALID;
	bool waits = false;

	if (login[LOGIN_CODE].state != HTTP_FIELD_ABSENT)
		return hold_login(exchange,
			code != NULL ? session_finish(exchange, code) : RESULT_INVALID,
			ADMIN_HOLD_CODE);
	if (name != NULL && password != NULL)
		result = session_begin(exchange, name, password, &waits);
	if (result == RESULT_OK && waits)
		return admin_hold(exchange, ADMIN_HOLD_CODE);
	return hold_login(exchange, result, ADMIN_HOLD_LOGGED_OUT);
}

/* Path and query of the page that was asked for. */
static const char *page_asked(const struct exchange *exchange)
{
	const struct http_request *request = exchange->request;

	if (request->query[0] == '\0')
		return request->path;
	return arena_format(exchange->arena, "%s?%s", request->path, request->query);
}

enum result admin_ask_login(struct exchange *exchange)
{
	struct http_field login[LOGIN_FIELD_COUNT];

	if (exchange->route->method != HTTP_POST) {
		reply_see_other(
			exchange, link_admin_login_for(exchange->arena, page_asked(exchange)));
		return RESULT_OK;
	}
	/* Who is logged out has what they want. */
	if (exchange->route->handler == admin_logout_send) {
		reply_see_other(exchange, link_admin_login(exchange->arena));
		return RESULT_OK;
	}
	http_form_fields(&exchange->form, login_fields, LOGIN_FIELD_COUNT, login, exchange->arena);
	if (login[LOGIN_NAME].state == HTTP_FIELD_ABSENT &&
		login[LOGIN_CODE].state == HTTP_FIELD_ABSENT)
		return admin_hold(exchange, ADMIN_HOLD_LOGGED_OUT);
	return log_in_and_hold(exchange, login);
}
