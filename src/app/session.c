#include "app/session.h"

#include <string.h>

#include "app/secret.h"
#include "base/log.h"
#include "base/text.h"
#include "http/cookie.h"
#include "store/store_editor.h"

#include "base/banned.h"

/* The prefix binds the cookie to https, to this host and to all of its paths (RFC 6265bis 4.1.3);
 * on plain http, which only a try-out on one machine uses, browsers would refuse it. */
static const char *cookie_name(const struct app *app)
{
	return app->is_secure ? "__Host-session" : "session";
}

static void put_cookie(struct exchange *exchange, const char *value, const char *more)
{
	const struct app *app = exchange->app;

	http_response_header(exchange->response, "Set-Cookie",
		arena_format(exchange->arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s",
			cookie_name(app), value, app->is_secure ? "; Secure" : "", more));
}

enum result session_open(struct exchange *exchange)
{
	struct session *session = ARENA_ARRAY(exchange->arena, struct session, 1);
	char hash[SECRET_TOKEN_HASH_SIZE];
	const char *token = NULL;
	enum http_cookie_state state = http_cookie_find(
		exchange->request->cookie, cookie_name(exchange->app), exchange->arena, &token);
	enum result result;

	if (state != HTTP_COOKIE_GIVEN)
		return RESULT_OK;
	secret_token_hash(token, hash);
	result = store_session_find(exchange->app->store, hash, exchange->arena, session);
	if (result == RESULT_OK)
		exchange->session = session;
	return result == RESULT_NOT_FOUND ? RESULT_OK : result;
}

/* How the browser calls itself, as far as it is text. */
static const char *agent_of(const struct http_request *request)
{
	return text_is_utf8(request->agent, strlen(request->agent)) ? request->agent : "";
}

/* A session under a new token, inside a transaction: the failed logins of before are forgiven. */
static enum result add_session(
	struct exchange *exchange, const struct editor *editor, struct session_new *made)
{
	struct session *session = ARENA_ARRAY(exchange->arena, struct session, 1);
	struct store *store = exchange->app->store;
	char token[SECRET_TOKEN_SIZE], form_token[SECRET_TOKEN_SIZE];
	char hash[SECRET_TOKEN_HASH_SIZE];
	const struct session_start start = {editor->id, editor->password_hash, hash, form_token,
		exchange->request->remote, agent_of(exchange->request)};
	enum result result;

	secret_token(token);
	secret_token(form_token);
	secret_token_hash(token, hash);
	result = store_login_forgive(store, editor->name, exchange->request->remote);
	if (result == RESULT_OK)
		result = store_session_add(store, &start);
	if (result != RESULT_OK)
		return result;
	*session = (struct session){
		.editor = editor->id,
		.name = editor->name,
		.role = editor->role,
		.form_token = arena_text(exchange->arena, form_token),
		.token_hash = arena_text(exchange->arena, hash),
	};
	*made = (struct session_new){session, arena_text(exchange->arena, token)};
	return RESULT_OK;
}

void session_adopt(struct exchange *exchange, const struct session_new *made)
{
	exchange->session = made->session;
	put_cookie(exchange, made->token, "");
}

/* RESULT_INVALID unless there is such an account, in use, with that password. */
static enum result check_password(
	struct exchange *exchange, const char *name, const char *password, struct editor *editor)
{
	enum result found = store_editor_find(exchange->app->store, name, exchange->arena, editor);
	enum result checked;

	if (found != RESULT_OK && found != RESULT_NOT_FOUND)
		return found;
	checked = secret_password_check(exchange->app->password_places,
		found == RESULT_OK ? editor->password_hash : NULL, password);
	if (checked == RESULT_OK && editor->disabled != 0)
		return RESULT_INVALID;
	return checked;
}

/* The same with the throttle before it, and with the failure noted. */
static enum result try_password(
	struct exchange *exchange, const char *name, const char *password, struct editor *editor)
{
	struct store *store = exchange->app->store;
	const char *address = exchange->request->remote;
	enum result result = store_login_check(store, name, address);

	if (result == RESULT_INVALID)
		return RESULT_CONFLICT;
	if (result != RESULT_OK)
		return result;
	result = check_password(exchange, name, password, editor);
	if (result == RESULT_INVALID) {
		enum result noted = store_login_failed(store, name, address);

		log_info("a login from %s failed", address);
		return noted == RESULT_OK ? RESULT_INVALID : noted;
	}
	return result;
}

/* The new session in place of the one of before, which must not go on: all or nothing. */
static enum result replace_session(
	struct exchange *exchange, const struct editor *editor, struct session_new *made)
{
	struct store *store = exchange->app->store;
	enum result result = store_begin(store);

	if (result == RESULT_OK && exchange->session != NULL)
		result = store_session_end(store, exchange->session->token_hash);
	if (result == RESULT_OK)
		result = add_session(exchange, editor, made);
	if (result == RESULT_OK)
		result = store_commit(store);
	if (result != RESULT_OK)
		store_rollback(store);
	return result;
}

enum result session_begin(struct exchange *exchange, const char *name, const char *password)
{
	struct editor editor = {0};
	struct session_new made = {NULL, NULL};
	enum result result = try_password(exchange, name, password, &editor);

	if (result == RESULT_OK)
		result = replace_session(exchange, &editor, &made);
	if (result == RESULT_OK)
		session_adopt(exchange, &made);
	return result;
}

enum result session_confirm(struct exchange *exchange, const char *password)
{
	struct editor editor = {0};

	return try_password(exchange, exchange->session->name, password, &editor);
}

enum result session_end(struct exchange *exchange)
{
	enum result result = store_session_end(exchange->app->store, exchange->session->token_hash);

	if (result == RESULT_OK)
		put_cookie(exchange, "", "; Max-Age=0");
	return result;
}

enum result session_renew(
	struct exchange *exchange, const char *password_hash, struct session_new *made)
{
	const struct session *old = exchange->session;
	const struct editor editor = {.id = old->editor,
		.name = old->name,
		.role = old->role,
		.password_hash = password_hash};
	enum result result = store_session_end_all(exchange->app->store, old->editor, NULL);

	if (result == RESULT_OK)
		result = add_session(exchange, &editor, made);
	return result;
}
