#include "app/admin.h"
#include "app/reply.h"
#include "app/secret.h"
#include "base/text.h"
#include "store/store_change.h"
#include "store/store_editor.h"
#include "store/store_totp.h"

#include "base/banned.h"

/* What may be done to an account. */
enum act { ACT_ADD, ACT_ROLE, ACT_PASSWORD, ACT_DISABLE, ACT_ENABLE, ACT_TOTP_OFF };
static const char *const act_words[] = {
	"add", "role", "password", "disable", "enable", "totp-off", NULL};

const struct http_field_rule admin_editor_fields[ADMIN_EDITOR_FIELD_COUNT] = {
	[ADMIN_EDITOR_NAME] = {"name", HTTP_FIELD_TEXT, 1, 40, NULL},
	[ADMIN_EDITOR_ROLE] = {"role", HTTP_FIELD_WORD, .words = editor_role_words},
	[ADMIN_EDITOR_ACT] = {"act", HTTP_FIELD_WORD, .words = act_words},
	[ADMIN_EDITOR_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
};

/* One change of an account on its way. */
struct work {
	struct exchange *exchange;
	struct store *store;
	enum act act;
	const char *name;
	enum editor_role role;
	struct editor editor; /* as it is; not for ACT_ADD */
	char *password;       /* a new one; NULL where none is made */
	bool is_repeated;     /* the form was saved already */
	char hash[SECRET_PASSWORD_HASH_SIZE];
	struct view_faults faults;
};

static enum result show_editors(
	struct exchange *exchange, const char *saved, const struct work *work)
{
	struct app *app = exchange->app;
	struct view_admin admin = admin_page(exchange);
	struct view_editors editors = {.typed_role = EDITOR_EDITOR};
	struct editor_line *lines = NULL;
	enum result result = store_editor_list(app->store, exchange->arena, &lines, &editors.count);

	if (result != RESULT_OK)
		return result;
	admin.saved = saved;
	editors.lines = lines;
	if (work != NULL && work->faults.count > 0) {
		editors.faults = &work->faults;
		editors.typed_name =
			work->act == ACT_ADD ? exchange->fields[ADMIN_EDITOR_NAME].typed : NULL;
		editors.typed_role = work->role;
		exchange->response->status = HTTP_UNPROCESSABLE_CONTENT;
	} else if (work != NULL) {
		editors.password = work->password;
		editors.password_for = work->name;
	}
	reply_html(exchange);
	return view_admin_editors(
		app->view, &admin, &editors, exchange->arena, &exchange->response->body);
}

enum result admin_editors(struct exchange *exchange)
{
	return show_editors(exchange, NULL, NULL);
}

static const char *role_json(const struct work *work, enum editor_role role)
{
	return arena_format(work->exchange->arena, "{\"role\": \"%s\"}", editor_role_words[role]);
}

static enum result apply(struct work *work)
{
	const struct session *session = work->exchange->session;
	int64_t id = work->editor.id;
	const char *kept = id == session->editor ? session->token_hash : NULL;

	switch (work->act) {
	case ACT_ADD:
		return store_editor_add(work->store, work->name, work->role, work->hash);
	case ACT_ROLE:
		return work->role == work->editor.role
		               ? RESULT_UNCHANGED
		               : store_editor_set_role(work->store, id, work->role, kept);
	case ACT_PASSWORD:
		return store_editor_set_password(work->store, id, work->hash, kept);
	case ACT_DISABLE:
	case ACT_ENABLE:
		return (work->act == ACT_DISABLE) == (work->editor.disabled != 0)
		               ? RESULT_UNCHANGED
		               : store_editor_set_disabled(
					 work->store, id, work->act == ACT_DISABLE);
	case ACT_TOTP_OFF:
		return store_totp_end(work->store, id, NULL);
	}
	return RESULT_BROKEN;
}

/* The change, its audit entry and its form's key, all or nothing. */
static enum result save(struct work *work)
{
	const struct session *session = work->exchange->session;
	const struct change_author author = {session->editor, session->name};
	struct audit_entry entry = {act_words[work->act], "editor", work->name, NULL, NULL, NULL};
	const char *key = work->exchange->fields[ADMIN_EDITOR_KEY].text;
	const char *location = NULL;
	enum result result = store_change_begin(work->store, key, work->exchange->arena, &location);

	work->is_repeated = result == RESULT_UNCHANGED;
	if (result != RESULT_OK)
		return result;
	if (work->act == ACT_ROLE)
		entry.before = role_json(work, work->editor.role);
	if (work->act == ACT_ROLE || work->act == ACT_ADD)
		entry.after = role_json(work, work->role);
	result = apply(work);
	if (result == RESULT_OK)
		result = store_change_note(work->store, &author, &entry);
	return store_change_end(work->store, result, &author, key, work->exchange->request->path);
}

/* Finds the account, or looks at the name of a new one; makes a password where one is wanted. */
static enum result prepare(struct work *work)
{
	const char *fault = work->act == ACT_ADD ? editor_name_fault(work->name) : NULL;
	enum result result = RESULT_OK;

	if (fault != NULL) {
		view_fault_add(&work->faults, "name", fault);
		return RESULT_OK;
	}
	if (work->act != ACT_ADD)
		result = store_editor_find(
			work->store, work->name, work->exchange->arena, &work->editor);
	/* A session that was left open must not be enough. */
	if (result == RESULT_OK && work->act == ACT_TOTP_OFF &&
		work->editor.id == work->exchange->session->editor)
		view_fault_add(&work->faults, NULL,
			"Your own codes are turned off on the page of your account.");
	if (result != RESULT_OK || (work->act != ACT_ADD && work->act != ACT_PASSWORD))
		return result;
	work->password = secret_password_new(work->exchange->arena);
	return secret_password_hash(
		work->exchange->app->password_places, work->password, work->hash);
}

static const char *saved_sentence(const struct work *work)
{
	static const char *const done[] = {"was added", "has another role", "has a new password",
		"is disabled and logged out", "is in use again",
		"logs in without codes now, and is logged out"};

	return arena_format(work->exchange->arena, "%s %s.", work->name, done[work->act]);
}

/* Why nothing was done. A password is nowhere but on the page that the first answer was. */
static const char *unchanged_sentence(const struct work *work)
{
	if (!work->is_repeated)
		return "Nothing changed: this is so already.";
	if (work->password == NULL)
		return "This was saved already, and is not done twice.";
	return "This was saved already, and is not done twice. Whoever did not see the password "
	       "then makes a new one.";
}

/* What the store's refusal means to who asked; false when it is no refusal. */
static bool is_refused(struct work *work, enum result result)
{
	if (result == RESULT_CONFLICT)
		view_fault_add(&work->faults, "name", "This name is taken.");
	else if (result == RESULT_INVALID && store_constraint(work->store)[0] == '\0')
		view_fault_add(&work->faults, NULL,
			"This is the last administrator in use: make another one first.");
	return work->faults.count > 0;
}

enum result admin_editors_send(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	const char *name = fields[ADMIN_EDITOR_NAME].text;
	struct work work = {.exchange = exchange,
		.store = exchange->app->store,
		.name = name != NULL ? name : "",
		.act = (enum act)fields[ADMIN_EDITOR_ACT].number,
		.role = (enum editor_role)fields[ADMIN_EDITOR_ROLE].number};
	enum result result;

	if (fields[ADMIN_EDITOR_ACT].text == NULL || fields[ADMIN_EDITOR_ROLE].text == NULL ||
		fields[ADMIN_EDITOR_KEY].text == NULL)
		return RESULT_INVALID;
	result = prepare(&work);
	if (result == RESULT_OK && work.faults.count == 0)
		result = save(&work);
	if (result == RESULT_UNCHANGED)
		return show_editors(exchange, unchanged_sentence(&work), NULL);
	if (result != RESULT_OK && !is_refused(&work, result))
		return result;
	return show_editors(exchange, work.faults.count == 0 ? saved_sentence(&work) : NULL, &work);
}
