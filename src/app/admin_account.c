#include "app/admin.h"
#include "app/reply.h"
#include "app/secret.h"
#include "app/session.h"
#include "base/text.h"
#include "model/link.h"
#include "store/store_change.h"
#include "store/store_editor.h"
#include "store/store_totp.h"

#include "base/banned.h"

const struct http_field_rule admin_password_fields[ADMIN_PASSWORD_FIELD_COUNT] = {
	[ADMIN_PASSWORD_OLD] = {"old", HTTP_FIELD_SECRET, 1, EDITOR_PASSWORD_MAX, NULL},
	[ADMIN_PASSWORD_NEW] = {"new", HTTP_FIELD_SECRET, 1, EDITOR_PASSWORD_MAX, NULL},
	[ADMIN_PASSWORD_AGAIN] = {"again", HTTP_FIELD_SECRET, 1, EDITOR_PASSWORD_MAX, NULL},
};

static enum result show_account(
	struct exchange *exchange, const char *saved, const struct view_faults *faults)
{
	struct app *app = exchange->app;
	struct view_admin admin = admin_page(exchange);
	struct session_line *sessions = NULL;
	struct totp totp = {0};
	size_t count = 0;
	enum result result = store_session_list(
		app->store, exchange->session, exchange->arena, &sessions, &count);

	if (result == RESULT_OK)
		result = store_totp_find(
			app->store, exchange->session->editor, exchange->arena, &totp);
	if (result == RESULT_NOT_FOUND)
		result = RESULT_OK;
	if (result != RESULT_OK)
		return result;
	admin.saved = saved;
	if (faults != NULL && faults->count > 0)
		exchange->response->status = HTTP_UNPROCESSABLE_CONTENT;
	reply_html(exchange);
	return view_admin_account(app->view, &admin, sessions, count, totp.is_on, faults,
		exchange->arena, &exchange->response->body);
}

enum result admin_account(struct exchange *exchange)
{
	return show_account(exchange, NULL, NULL);
}

/* What is wrong with the form; RESULT_OK also when something is. */
static enum result check_form(struct exchange *exchange, struct view_faults *faults)
{
	const char *old = exchange->fields[ADMIN_PASSWORD_OLD].text;
	const char *new = exchange->fields[ADMIN_PASSWORD_NEW].text;
	const char *again = exchange->fields[ADMIN_PASSWORD_AGAIN].text;
	const char *fault = editor_password_fault(
		new != NULL ? new : "", exchange->session->name, exchange->app->common_passwords);
	enum result result = session_confirm(exchange, old != NULL ? old : "");

	if (result == RESULT_INVALID)
		view_fault_add(faults, "old", "This is not the password that you have now.");
	else if (result == RESULT_CONFLICT)
		view_fault_add(faults, "old", ADMIN_TOO_MANY_LOGINS);
	else if (result != RESULT_OK)
		return result;
	if (fault != NULL)
		view_fault_add(faults, "new", fault);
	else if (!text_equal(new, again))
		view_fault_add(faults, "again", "The two new passwords differ.");
	return RESULT_OK;
}

/* The password, its audit entry and the session that goes on, all or nothing. */
static enum result save_password(struct exchange *exchange, const char *hash)
{
	struct store *store = exchange->app->store;
	const struct session *session = exchange->session;
	const struct change_author author = {session->editor, session->name};
	const struct audit_entry entry = {"password", "editor", session->name, NULL, NULL, NULL};
	const char *location = NULL;
	struct session_new made = {NULL, NULL};
	enum result result = store_change_begin(store, NULL, exchange->arena, &location);

	if (result != RESULT_OK)
		return result;
	result = store_editor_set_password(store, session->editor, hash, session->token_hash);
	if (result == RESULT_OK)
		result = store_change_note(store, &author, &entry);
	if (result == RESULT_OK)
		result = session_renew(exchange, hash, &made);
	result = store_change_end(store, result, &author, NULL, NULL);
	if (result == RESULT_OK)
		session_adopt(exchange, &made);
	return result;
}

enum result admin_password_send(struct exchange *exchange)
{
	struct view_faults faults = {0};
	char hash[SECRET_PASSWORD_HASH_SIZE];
	enum result result = check_form(exchange, &faults);

	if (result != RESULT_OK || faults.count > 0)
		return result == RESULT_OK ? show_account(exchange, NULL, &faults) : result;
	result = secret_password_hash(
		exchange->app->password_places, exchange->fields[ADMIN_PASSWORD_NEW].text, hash);
	if (result == RESULT_OK)
		result = save_password(exchange, hash);
	if (result == RESULT_OK)
		result = show_account(exchange,
			"The password is changed, and you are logged out everywhere else.", NULL);
	return result;
}

enum result admin_sessions_send(struct exchange *exchange)
{
	enum result result =
		store_session_end_all(exchange->app->store, exchange->session->editor, NULL);

	if (result == RESULT_OK)
		result = session_end(exchange);
	if (result == RESULT_OK)
		reply_see_other(exchange, link_admin_login(exchange->arena));
	return result;
}
