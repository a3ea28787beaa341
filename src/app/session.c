#include "app/session.h"

#include <string.h>

#include "app/otp.h"
#include "app/secret.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "http/cookie.h"
#include "store/store_change.h"
#include "store/store_editor.h"
#include "store/store_totp.h"

#include "base/banned.h"

/* What a cookie stands for: a session, or a login that waits for its code. */
enum cookie { COOKIE_SESSION, COOKIE_LOGIN };

/* The prefix binds the cookie to https, to this host and to all of its paths (RFC 6265bis 4.1.3);
 * on plain http, which only a try-out on one machine uses, browsers would refuse it. */
static const char *cookie_name(const struct app *app, enum cookie cookie)
{
	static const char *const names[][2] = {
		[COOKIE_SESSION] = {"session", "__Host-session"},
		[COOKIE_LOGIN] = {"login", "__Host-login"},
	};

	return names[cookie][app->is_secure];
}

static void put_cookie(
	struct exchange *exchange, enum cookie cookie, const char *value, const char *more)
{
	const struct app *app = exchange->app;

	http_response_header(exchange->response, "Set-Cookie",
		arena_format(exchange->arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s",
			cookie_name(app, cookie), value, app->is_secure ? "; Secure" : "", more));
}

/* The hash of the cookie's token; false without the cookie, or with two of them. */
static bool find_cookie(
	struct exchange *exchange, enum cookie cookie, char hash[SECRET_TOKEN_HASH_SIZE])
{
	const char *token = NULL;

	if (http_cookie_find(exchange->request->cookie, cookie_name(exchange->app, cookie),
		    exchange->arena, &token) != HTTP_COOKIE_GIVEN)
		return false;
	secret_token_hash(token, hash);
	return true;
}

enum result session_open(struct exchange *exchange)
{
	struct session *session = ARENA_ARRAY(exchange->arena, struct session, 1);
	char hash[SECRET_TOKEN_HASH_SIZE];
	enum result result;

	if (!find_cookie(exchange, COOKIE_SESSION, hash))
		return RESULT_OK;
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
	struct store *store = exchange->app->store;
	struct session *session = ARENA_ARRAY(exchange->arena, struct session, 1);
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
	put_cookie(exchange, COOKIE_SESSION, made->token, "");
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

/* RESULT_CONFLICT when too many tries of the name, or from here, failed lately. */
static enum result check_throttle(struct exchange *exchange, const char *name)
{
	enum result result =
		store_login_check(exchange->app->store, name, exchange->request->remote);

	return result == RESULT_INVALID ? RESULT_CONFLICT : result;
}

/* A wrong password or code: RESULT_INVALID once it counts. */
static enum result note_failure(struct exchange *exchange, const char *name)
{
	const char *address = exchange->request->remote;
	enum result noted = store_login_failed(exchange->app->store, name, address);

	log_info("a login from %s failed", address);
	return noted == RESULT_OK ? RESULT_INVALID : noted;
}

/* check_password() with the throttle before it, and with the failure noted. */
static enum result try_password(
	struct exchange *exchange, const char *name, const char *password, struct editor *editor)
{
	enum result result = check_throttle(exchange, name);

	if (result == RESULT_OK)
		result = check_password(exchange, name, password, editor);
	return result == RESULT_INVALID ? note_failure(exchange, name) : result;
}

/* A recovery code is gone once it was used, and the audit says so. */
static enum result spend_recovery_code(
	struct exchange *exchange, const struct editor *editor, const char *code)
{
	struct store *store = exchange->app->store;
	const struct change_author author = {editor->id, editor->name};
	struct audit_entry entry = {"recovery-code", "editor", editor->name, NULL, NULL, NULL};
	char hash[SECRET_TOKEN_HASH_SIZE];
	int left = 0;
	enum result result;

	secret_token_hash(code, hash);
	result = store_recovery_use(store, editor->id, hash, &left);
	entry.after = arena_format(exchange->arena, "{\"recovery_codes\": %d}", left);
	return result == RESULT_OK ? store_change_note(store, &author, &entry) : result;
}

/* Takes a code of the app or a recovery code, each good once, in an open transaction. */
static enum result spend_code(struct exchange *exchange, const struct editor *editor,
	const struct totp *totp, const char *typed)
{
	const char *code = totp_typed(exchange->arena, typed);
	int64_t step;

	if (!totp_is_digits(code))
		return spend_recovery_code(exchange, editor, code);
	step = otp_step(totp->secret, code, clock_now(), totp->last_step);
	return step > 0 ? store_totp_use(exchange->app->store, editor->id, step) : RESULT_INVALID;
}

/* The new session in place of the one of before, which must not go on; in an open transaction. */
static enum result replace_session(
	struct exchange *exchange, const struct editor *editor, struct session_new *made)
{
	struct store *store = exchange->app->store;
	enum result result = RESULT_OK;

	if (exchange->session != NULL)
		result = store_session_end(store, exchange->session->token_hash);
	return result == RESULT_OK ? add_session(exchange, editor, made) : result;
}

/* The password was right, and no code is asked for. */
static enum result let_in(struct exchange *exchange, const struct editor *editor)
{
	struct store *store = exchange->app->store;
	struct session_new made = {NULL, NULL};
	enum result result = store_begin(store);

	if (result == RESULT_OK)
		result = replace_session(exchange, editor, &made);
	result = store_end(store, result);
	if (result == RESULT_OK)
		session_adopt(exchange, &made);
	return result;
}

/* Failures are not forgiven yet: a right password buys no tries of codes. */
static enum result wait_for_code(struct exchange *exchange, const struct editor *editor)
{
	char token[SECRET_TOKEN_SIZE], hash[SECRET_TOKEN_HASH_SIZE];
	enum result result;

	secret_token(token);
	secret_token_hash(token, hash);
	result = store_login_begin(exchange->app->store, editor->id, editor->password_hash, hash);
	if (result == RESULT_OK)
		put_cookie(exchange, COOKIE_LOGIN, token, "; Max-Age=300");
	return result;
}

enum result session_begin(
	struct exchange *exchange, const char *name, const char *password, bool *waits)
{
	struct editor editor = {0};
	enum result result = try_password(exchange, name, password, &editor);

	*waits = result == RESULT_OK && editor.has_totp;
	if (result != RESULT_OK)
		return result;
	return *waits ? wait_for_code(exchange, &editor) : let_in(exchange, &editor);
}

enum result session_waiting(struct exchange *exchange, struct editor *editor)
{
	char hash[SECRET_TOKEN_HASH_SIZE];

	if (!find_cookie(exchange, COOKIE_LOGIN, hash))
		return RESULT_NOT_FOUND;
	return store_login_find(exchange->app->store, hash, exchange->arena, editor);
}

/* The code is spent, the login that waited is over, and a session begins: all or nothing. */
static enum result finish(struct exchange *exchange, const struct editor *editor,
	const struct totp *totp, const char *typed)
{
	struct store *store = exchange->app->store;
	struct session_new made = {NULL, NULL};
	char hash[SECRET_TOKEN_HASH_SIZE];
	enum result result = store_begin(store);

	if (result == RESULT_OK)
		result = spend_code(exchange, editor, totp, typed);
	if (result == RESULT_OK && find_cookie(exchange, COOKIE_LOGIN, hash))
		result = store_login_end(store, hash);
	if (result == RESULT_OK)
		result = replace_session(exchange, editor, &made);
	result = store_end(store, result);
	if (result == RESULT_OK)
		session_adopt(exchange, &made);
	return result;
}

enum result session_finish(struct exchange *exchange, const char *typed)
{
	struct store *store = exchange->app->store;
	struct editor editor = {0};
	struct totp totp = {0};
	enum result result = session_waiting(exchange, &editor);

	if (result == RESULT_OK)
		result = check_throttle(exchange, editor.name);
	if (result == RESULT_OK)
		result = store_totp_find(store, editor.id, exchange->arena, &totp);
	if (result == RESULT_OK && !totp.is_on)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		result = finish(exchange, &editor, &totp, typed);
	return result == RESULT_INVALID ? note_failure(exchange, editor.name) : result;
}

enum result session_confirm(struct exchange *exchange, const char *password)
{
	struct editor editor = {0};

	return try_password(exchange, exchange->session->name, password, &editor);
}

enum result session_confirm_code(
	struct exchange *exchange, const struct totp *totp, const char *typed)
{
	const struct editor editor = {
		.id = exchange->session->editor, .name = exchange->session->name};
	struct store *store = exchange->app->store;
	enum result result = store_begin(store);

	if (result == RESULT_OK)
		result = spend_code(exchange, &editor, totp, typed);
	store_rollback(store);
	return result == RESULT_INVALID ? note_failure(exchange, editor.name) : result;
}

enum result session_end(struct exchange *exchange)
{
	enum result result = store_session_end(exchange->app->store, exchange->session->token_hash);

	if (result == RESULT_OK)
		put_cookie(exchange, COOKIE_SESSION, "", "; Max-Age=0");
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
