#include "app/admin.h"
#include "app/otp.h"
#include "app/qr_code.h"
#include "app/reply.h"
#include "app/secret.h"
#include "app/session.h"
#include "base/clock.h"
#include "model/link.h"
#include "store/store_change.h"
#include "store/store_totp.h"

#include "base/banned.h"

/* What may be done to one's own codes. */
enum act { ACT_BEGIN, ACT_CONFIRM, ACT_CODES, ACT_OFF };
static const char *const act_words[] = {"begin", "confirm", "codes", "off", NULL};

const struct http_field_rule admin_totp_fields[ADMIN_TOTP_FIELD_COUNT] = {
	[ADMIN_TOTP_ACT] = {"act", HTTP_FIELD_WORD, .words = act_words},
	[ADMIN_TOTP_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_TOTP_PASSWORD] = {"password", HTTP_FIELD_SECRET, 1, EDITOR_PASSWORD_MAX, NULL},
	[ADMIN_TOTP_CODE] = {"code", HTTP_FIELD_SECRET, 1, ADMIN_CODE_MAX, NULL},
	[ADMIN_TOTP_OFF_PASSWORD] = {"off_password", HTTP_FIELD_SECRET, 1, EDITOR_PASSWORD_MAX,
		NULL},
	[ADMIN_TOTP_OFF_CODE] = {"off_code", HTTP_FIELD_SECRET, 1, ADMIN_CODE_MAX, NULL},
};

/* One change on its way. */
struct work {
	struct exchange *exchange;
	enum act act;
	bool has_totp;                          /* on, or waiting for the first code */
	struct totp totp;                       /* as it is, where there is one */
	int64_t step;                           /* of the first code */
	const char *codes[TOTP_RECOVERY_COUNT]; /* new ones, to be shown this once; NULL: none */
	const char *hashes[TOTP_RECOVERY_COUNT];
	struct view_faults faults;
};

static enum result find(struct work *work)
{
	struct exchange *exchange = work->exchange;
	enum result result = store_totp_find(
		exchange->app->store, exchange->session->editor, exchange->arena, &work->totp);

	work->has_totp = result == RESULT_OK;
	return result == RESULT_NOT_FOUND ? RESULT_OK : result;
}

/* The secret as text and as a picture, while it waits for its first code. */
static void show_secret(const struct work *work, struct view_totp *shown)
{
	struct exchange *exchange = work->exchange;
	struct arena *arena = exchange->arena;
	const char *base32 = otp_base32(arena, work->totp.secret);
	const char *address;

	if (base32 == NULL)
		return;
	address = totp_address(
		arena, view_title(exchange->app->view), exchange->session->name, base32);
	shown->secret = totp_grouped(arena, base32);
	shown->address = address;
	shown->picture = qr_code_path(arena, address, &shown->picture_size);
}

/* The page as things are now. */
static enum result show(struct work *work, const char *saved)
{
	struct exchange *exchange = work->exchange;
	struct view_admin admin = admin_page(exchange);
	struct view_totp shown = {.faults = &work->faults};
	enum result result = find(work);

	if (result != RESULT_OK)
		return result;
	shown.is_on = work->has_totp && work->totp.is_on;
	shown.recovery_codes = work->totp.recovery_codes;
	if (saved != NULL && work->codes[0] != NULL)
		shown.codes = work->codes;
	if (work->has_totp && !shown.is_on)
		show_secret(work, &shown);
	admin.saved = saved;
	if (work->faults.count > 0)
		exchange->response->status = HTTP_UNPROCESSABLE_CONTENT;
	reply_html(exchange);
	return view_admin_totp(
		exchange->app->view, &admin, &shown, exchange->arena, &exchange->response->body);
}

enum result admin_totp(struct exchange *exchange)
{
	struct work work = {.exchange = exchange};

	return show(&work, NULL);
}

/* The password is asked again, whatever is to be changed; a wrong one is a fault of `field`. */
static enum result check_password(struct work *work, size_t field)
{
	const struct exchange *exchange = work->exchange;
	const char *password = exchange->fields[field].text;
	enum result result =
		password == NULL ? RESULT_INVALID : session_confirm(work->exchange, password);

	if (result == RESULT_INVALID)
		view_fault_add(
			&work->faults, admin_totp_fields[field].name, "This is not your password.");
	else if (result == RESULT_CONFLICT)
		view_fault_add(&work->faults, admin_totp_fields[field].name, ADMIN_TOO_MANY_LOGINS);
	else
		return result;
	return RESULT_OK;
}

static void make_codes(struct work *work)
{
	struct arena *arena = work->exchange->arena;

	for (size_t i = 0; i < TOTP_RECOVERY_COUNT; i++) {
		char *hash = arena_get(arena, SECRET_TOKEN_HASH_SIZE);

		work->codes[i] = secret_recovery_code(arena);
		secret_token_hash(totp_typed(arena, work->codes[i]), hash);
		work->hashes[i] = hash;
	}
}

/* The first code shows that app and site agree. Who mistypes it guesses nothing: the secret is on
 * the page. */
static enum result check_first_code(struct work *work)
{
	const char *typed = work->exchange->fields[ADMIN_TOTP_CODE].text;

	if (typed != NULL && work->has_totp)
		work->step = otp_step(work->totp.secret, totp_typed(work->exchange->arena, typed),
			clock_now(), 0);
	if (work->step == 0)
		view_fault_add(&work->faults, "code",
			"This is not the code that the app shows now. If it is, the clock of the "
			"phone is wrong.");
	return RESULT_OK;
}

static enum result check_off(struct work *work)
{
	const char *typed = work->exchange->fields[ADMIN_TOTP_OFF_CODE].text;
	enum result result = check_password(work, ADMIN_TOTP_OFF_PASSWORD);

	if (result != RESULT_OK || work->faults.count > 0)
		return result;
	result = typed == NULL ? RESULT_INVALID
	                       : session_confirm_code(work->exchange, &work->totp, typed);
	if (result != RESULT_INVALID)
		return result;
	view_fault_add(&work->faults, "off_code", ADMIN_WRONG_CODE);
	return RESULT_OK;
}

/* Whether the change may be made; RESULT_OK with faults when not, RESULT_UNCHANGED when there is
 * nothing to change. */
static enum result check(struct work *work)
{
	bool is_on = work->has_totp && work->totp.is_on;

	if (is_on != (work->act == ACT_CODES || work->act == ACT_OFF))
		return RESULT_UNCHANGED;
	switch (work->act) {
	case ACT_BEGIN:
		return check_password(work, ADMIN_TOTP_PASSWORD);
	case ACT_CONFIRM:
		return check_first_code(work);
	case ACT_CODES:
		return check_password(work, ADMIN_TOTP_PASSWORD);
	case ACT_OFF:
		return check_off(work);
	}
	return RESULT_BROKEN;
}

static enum result apply(struct work *work)
{
	struct store *store = work->exchange->app->store;
	const struct session *session = work->exchange->session;
	enum result result = RESULT_OK;

	if (work->act == ACT_OFF)
		return store_totp_end(store, session->editor, session->token_hash);
	if (work->act == ACT_CONFIRM)
		result = store_totp_confirm(
			store, session->editor, work->totp.secret, work->step, session->token_hash);
	return result == RESULT_OK ? store_recovery_set(store, session->editor, work->hashes)
	                           : result;
}

/* The change, its audit entry and its form's key, all or nothing. */
static enum result save(struct work *work)
{
	static const char *const audited[] = {
		[ACT_CONFIRM] = "totp-on", [ACT_CODES] = "recovery-codes", [ACT_OFF] = "totp-off"};
	struct store *store = work->exchange->app->store;
	const struct session *session = work->exchange->session;
	const struct change_author author = {session->editor, session->name};
	const struct audit_entry entry = {
		audited[work->act], "editor", session->name, NULL, NULL, NULL};
	const char *key = work->exchange->fields[ADMIN_TOTP_KEY].text;
	const char *location = NULL;
	enum result result = store_change_begin(store, key, work->exchange->arena, &location);

	if (result != RESULT_OK)
		return result;
	result = apply(work);
	if (result == RESULT_OK)
		result = store_change_note(store, &author, &entry);
	return store_change_end(store, result, &author, key, work->exchange->request->path);
}

/* A new secret, and the page that shows it. */
static enum result begin(struct work *work)
{
	struct exchange *exchange = work->exchange;
	char secret[TOTP_SECRET_SIZE];
	enum result result;

	secret_totp(secret);
	result = store_totp_begin(exchange->app->store, exchange->session->editor, secret);
	if (result == RESULT_OK)
		reply_see_other(exchange, link_admin_codes(exchange->arena));
	return result;
}

static const char *saved_sentence(const struct work *work, enum result result)
{
	static const char *const done[] = {
		[ACT_CONFIRM] = "Your logins ask for a code from now on, and you are logged out "
				"everywhere else.",
		[ACT_CODES] = "These ten recovery codes are good now; those of before are not.",
		[ACT_OFF] = "Your logins ask for the password alone, and you are logged out "
			    "everywhere else.",
	};

	if (result == RESULT_OK)
		return done[work->act];
	if (work->act == ACT_CONFIRM || work->act == ACT_CODES)
		return "Nothing changed: this was done already. Whoever did not see the recovery "
		       "codes then makes new ones.";
	return "Nothing changed: this is so already.";
}

enum result admin_totp_send(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	struct work work = {.exchange = exchange, .act = (enum act)fields[ADMIN_TOTP_ACT].number};
	enum result result;

	if (fields[ADMIN_TOTP_ACT].text == NULL || fields[ADMIN_TOTP_KEY].text == NULL)
		return RESULT_INVALID;
	result = find(&work);
	if (result == RESULT_OK)
		result = check(&work);
	if (result == RESULT_OK && work.faults.count > 0)
		return show(&work, NULL);
	if (result == RESULT_OK && work.act == ACT_BEGIN)
		return begin(&work);
	if (result == RESULT_OK) {
		if (work.act != ACT_OFF)
			make_codes(&work);
		result = save(&work);
	}
	if (result != RESULT_OK && result != RESULT_UNCHANGED)
		return result;
	if (result == RESULT_UNCHANGED)
		work.codes[0] = NULL;
	return show(&work, saved_sentence(&work, result));
}
