#include "view/view_admin.h"

#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

void view_fault_add(struct view_faults *faults, const char *field, const char *sentence)
{
	if (sentence != NULL && faults->count < VIEW_FAULTS_MAX)
		faults->list[faults->count++] = (struct view_fault){field, sentence};
}

/* Sets faults.* for the summary at the top, and fault.<field> for each field. */
void view_faults_fill(HDF *values, const struct view_faults *faults)
{
	for (size_t i = 0; faults != NULL && i < faults->count; i++) {
		const struct view_fault *fault = &faults->list[i];
		HDF *item = hdf_put_item(hdf_put_node(values, "faults"), i);
		hdf_put_text(item, "field", fault->field);
		hdf_put_text(item, "sentence", fault->sentence);
		if (fault->field != NULL)
			hdf_put_text(hdf_put_node(values, "fault"), fault->field, fault->sentence);
	}
}

void view_compared_fill(HDF *values, const struct view_compared *rows, size_t count)
{
	HDF *list = hdf_put_node(values, "conflict");
	size_t shown = 0;

	for (size_t i = 0; i < count; i++) {
		if (text_equal(rows[i].theirs, rows[i].mine))
			continue;
		HDF *item = hdf_put_item(list, shown++);
		hdf_put_text(item, "label", rows[i].label);
		hdf_put_text(item, "theirs", rows[i].theirs);
		hdf_put_text(item, "mine", rows[i].mine);
	}
}

/* The sections of the admin, each for a role and those above it. */
static const struct {
	const char *label;
	char *(*link)(struct arena *arena);
	enum editor_role role;
} sections[] = {
	{"Work", link_admin, EDITOR_CONTRIBUTOR},
	{"Charts", link_admin_charts, EDITOR_CONTRIBUTOR},
	{"Genres", link_admin_all_genres, EDITOR_EDITOR},
	{"Audit", link_admin_whole_audit, EDITOR_EDITOR},
	{"Editors", link_admin_editors, EDITOR_ADMINISTRATOR},
	{"Deleted", link_admin_deleted, EDITOR_ADMINISTRATOR},
};

static void fill_sections(const struct view_admin *admin, struct arena *arena, HDF *values)
{
	HDF *list = hdf_put_node(values, "sections");
	for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
		if (admin->role < sections[i].role)
			continue;
		const char *link = sections[i].link(arena);
		HDF *item = hdf_put_item(list, i);
		hdf_put_text(item, "label", sections[i].label);
		hdf_put_text(item, "link", link);
		if (text_equal(link, admin->path))
			hdf_put_true(item, "current");
	}
}

HDF *view_admin_values(const struct view *view, const struct view_admin *admin, const char *title,
	struct arena *arena)
{
	HDF *values = hdf_new();
	const struct view_head head = {.title = title, .hidden = true};
	view_head_fill(view, &head, arena, values);
	HDF *node = hdf_put_node(values, "admin");
	hdf_put_text(node, "login", link_admin_login(arena));
	hdf_put_text(node, "code", link_admin_code(arena));
	if (admin == NULL)
		return values;
	hdf_put_text(node, "name", admin->name);
	hdf_put_text(node, "token", admin->token);
	hdf_put_text(node, "key", admin->key);
	hdf_put_text(node, "path", admin->path);
	hdf_put_text(node, "saved", admin->saved);
	hdf_put_text(node, "account", link_admin_account(arena));
	hdf_put_text(node, "password", link_admin_password(arena));
	hdf_put_text(node, "codes", link_admin_codes(arena));
	hdf_put_text(node, "sessions", link_admin_sessions(arena));
	hdf_put_text(node, "logout", link_admin_logout(arena));
	if (admin->name != NULL)
		fill_sections(admin, arena, values);
	return values;
}

enum result view_admin_render(
	struct view *view, enum view_template which, HDF *values, struct buffer *out)
{
	enum result result = view_render(view, which, values, NULL, 0, out);
	hdf_free(values);
	return result;
}

enum result view_admin_login(struct view *view, const char *name, const char *next,
	const struct view_faults *faults, struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, NULL, "Log in", arena);
	hdf_put_text(values, "name", name);
	hdf_put_text(values, "next", next);
	view_faults_fill(values, faults);
	return view_admin_render(view, VIEW_ADMIN_LOGIN, values, out);
}

enum result view_admin_code(struct view *view, const char *next, const struct view_faults *faults,
	struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, NULL, "Code of your login", arena);
	hdf_put_text(values, "next", next);
	view_faults_fill(values, faults);
	return view_admin_render(view, VIEW_ADMIN_CODE, values, out);
}

enum result view_admin_hold(struct view *view, const struct view_admin *admin,
	const struct view_hold *hold, struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, admin, "Not saved yet", arena);
	hdf_put_text(values, "why", hold->why);
	hdf_put_text(values, "login_name", hold->login_name);
	if (hold->asks_login)
		hdf_put_true(values, "asks_login");
	if (hold->asks_code)
		hdf_put_true(values, "asks_code");
	if (hold->had_file)
		hdf_put_true(values, "file");
	HDF *list = hdf_put_node(values, "held");
	for (size_t i = 0; i < hold->field_count; i++) {
		HDF *item = hdf_put_item(list, i);
		hdf_put_text(item, "name", hold->fields[i].name);
		hdf_put_text(item, "value", hold->fields[i].value);
		if (hold->fields[i].is_unseen)
			hdf_put_true(item, "unseen");
	}
	view_faults_fill(values, hold->faults);
	return view_admin_render(view, VIEW_ADMIN_HOLD, values, out);
}

static void fill_session(HDF *item, const struct session_line *line, struct arena *arena)
{
	view_time_fill(item, "created", line->created, arena);
	view_time_fill(item, "seen", line->seen, arena);
	hdf_put_text(item, "address", line->address);
	hdf_put_text(item, "agent", line->agent);
	if (line->own)
		hdf_put_true(item, "own");
}

enum result view_admin_account(struct view *view, const struct view_admin *admin,
	const struct session_line *sessions, size_t session_count, bool has_totp,
	const struct view_faults *faults, struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, admin, "Your account", arena);
	if (has_totp)
		hdf_put_true(values, "has_totp");
	HDF *list = hdf_put_node(values, "sessions_open");
	for (size_t i = 0; i < session_count; i++)
		fill_session(hdf_put_item(list, i), &sessions[i], arena);
	hdf_put_text(values, "role", editor_role_words[admin->role]);
	view_faults_fill(values, faults);
	return view_admin_render(view, VIEW_ADMIN_ACCOUNT, values, out);
}

enum result view_admin_totp(struct view *view, const struct view_admin *admin,
	const struct view_totp *totp, struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, admin, "Codes at your logins", arena);
	HDF *picture = hdf_put_node(values, "picture");
	if (totp->is_on)
		hdf_put_true(values, "is_on");
	hdf_put_number(values, "recovery_codes", totp->recovery_codes);
	for (size_t i = 0; totp->codes != NULL && i < TOTP_RECOVERY_COUNT; i++) {
		HDF *item = hdf_put_item(hdf_put_node(values, "codes"), i);
		hdf_put_text(item, "code", totp->codes[i]);
	}
	hdf_put_text(values, "secret", totp->secret);
	hdf_put_text(values, "address", totp->address);
	hdf_put_text(picture, "path", totp->picture);
	hdf_put_number(picture, "size", totp->picture_size);
	view_faults_fill(values, totp->faults);
	return view_admin_render(view, VIEW_ADMIN_TOTP, values, out);
}

static void fill_editor(HDF *item, const struct editor_line *line, const struct view_admin *admin,
	struct arena *arena)
{
	const struct editor *editor = &line->editor;
	hdf_put_text(item, "name", editor->name);
	hdf_put_text(item, "role", editor_role_words[editor->role]);
	view_time_fill(item, "created", editor->created, arena);
	view_time_fill(item, "disabled", editor->disabled, arena);
	hdf_put_number(item, "sessions", line->sessions);
	if (editor->has_totp)
		hdf_put_true(item, "has_totp");
	if (text_equal(editor->name, admin->name))
		hdf_put_true(item, "own");
}

enum result view_admin_editors(struct view *view, const struct view_admin *admin,
	const struct view_editors *editors, struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, admin, "Editors", arena);
	HDF *list = hdf_put_node(values, "editors");
	for (size_t i = 0; i < editors->count; i++)
		fill_editor(hdf_put_item(list, i), &editors->lines[i], admin, arena);
	HDF *roles = hdf_put_node(values, "roles");
	for (size_t i = 0; i < EDITOR_ROLE_COUNT; i++) {
		HDF *item = hdf_put_item(roles, i);
		hdf_put_text(item, "word", editor_role_words[i]);
		if (i == editors->typed_role)
			hdf_put_true(item, "selected");
	}
	hdf_put_text(values, "typed_name", editors->typed_name);
	hdf_put_text(values, "password", editors->password);
	hdf_put_text(values, "password_for", editors->password_for);
	view_faults_fill(values, editors->faults);
	return view_admin_render(view, VIEW_ADMIN_EDITORS, values, out);
}
