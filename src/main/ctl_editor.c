#include "main/ctl.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "app/secret.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"
#include "store/store_change.h"
#include "store/store_editor.h"
#include "store/store_totp.h"

#include "base/banned.h"

/* Bytes of the list of common passwords at most. */
#define COMMON_MAX_BYTES ((size_t)1 << 20)

enum { OPTION_ROLE, OPTION_GENERATE };

/* One run of the command. */
struct run {
	struct ctl *ctl;
	struct store *store;
	const char *name; /* of the account; NULL for the list */
	const char *const *values;
	const char *what;     /* the account, for messages */
	struct editor editor; /* as it is, where the action needs one */
	const char *made;     /* a new password that was made; NULL: none */
};

/* What an action does to the account inside the transaction, and how the audit calls it. */
struct action {
	const char *word;
	bool needs_account; /* it is there already */
	const char *audited;
	enum ctl_exit (*prepare)(
		struct run *run, char hash[SECRET_PASSWORD_HASH_SIZE], struct audit_entry *entry);
	enum result (*apply)(struct run *run, const char *hash);
	const char *done; /* for a message, behind the account */
};

/* Reads a line of a terminal without showing it, or of a pipe. False at its end, or when it is too
 * long. */
static bool read_secret(const char *prompt, char *line, int size)
{
	struct termios shown, hidden;
	bool is_terminal = tcgetattr(STDIN_FILENO, &shown) == 0;
	const char *got;

	if (is_terminal) {
		hidden = shown;
		hidden.c_lflag &= ~(tcflag_t)ECHO;
		fprintf(stderr, "%s: ", prompt);
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
	}
	got = fgets(line, size, stdin);
	if (is_terminal) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
		fputc('\n', stderr);
	}
	if (got == NULL || strchr(line, '\n') == NULL)
		return false;
	line[strcspn(line, "\n")] = '\0';
	return true;
}

/* What is wrong with the password, or NULL. */
static const char *password_fault(const struct run *run, const char *password)
{
	const char *path = run->ctl->settings.common_passwords;
	struct buffer common = {0};
	const char *fault = ctl_read_file(path, COMMON_MAX_BYTES, run->ctl->arena, &common);

	if (fault != NULL)
		fault = arena_format(run->ctl->arena, "%s: %s", path, fault);
	else if (!text_is_utf8(password, strlen(password)))
		fault = "A password is UTF-8.";
	else
		fault = editor_password_fault(password, run->name, buffer_text(&common));
	buffer_free(&common);
	return fault;
}

/* The password that is wanted: made, asked for twice, or read from standard input. */
static const char *wanted_password(struct run *run)
{
	char first[1024], second[1024];

	if (run->values[OPTION_GENERATE] != NULL) {
		run->made = secret_password_new(run->ctl->arena);
		return run->made;
	}
	if (!read_secret("New password", first, sizeof(first))) {
		ctl_fail(CTL_REFUSED, "%s: no password was given", run->what);
		return NULL;
	}
	if (isatty(STDIN_FILENO) && (!read_secret("The same again", second, sizeof(second)) ||
					    strcmp(first, second) != 0)) {
		ctl_fail(CTL_REFUSED, "%s: the two passwords differ", run->what);
		return NULL;
	}
	return arena_text(run->ctl->arena, first);
}

static enum ctl_exit make_hash(struct run *run, char hash[SECRET_PASSWORD_HASH_SIZE])
{
	int places = secret_places_open();
	const char *password = wanted_password(run);
	const char *fault = password == NULL ? NULL : password_fault(run, password);
	enum ctl_exit status = CTL_REFUSED;

	if (fault != NULL)
		ctl_fail(CTL_REFUSED, "%s: %s", run->what, fault);
	else if (password != NULL)
		status = secret_password_hash(places, password, hash) == RESULT_OK
		                 ? CTL_DONE
		                 : ctl_fail(CTL_FAULT, "%s: no memory to hash a password",
					   run->what);
	close(places);
	return status;
}

/* The role that --role asks for; `fallback` without one. */
static enum ctl_exit read_role(
	const struct run *run, enum editor_role fallback, enum editor_role *role)
{
	const char *word = run->values[OPTION_ROLE];

	*role = word == NULL ? fallback : editor_role_read(word);
	if (word == NULL || text_equal(editor_role_words[*role], word))
		return CTL_DONE;
	return ctl_fail(
		CTL_USAGE, "--role is contributor, editor or administrator, not \"%.40s\"", word);
}

static const char *role_json(const struct run *run, enum editor_role role)
{
	return arena_format(run->ctl->arena, "{\"role\": \"%s\"}", editor_role_words[role]);
}

static enum ctl_exit prepare_add(
	struct run *run, char hash[SECRET_PASSWORD_HASH_SIZE], struct audit_entry *entry)
{
	const char *fault = editor_name_fault(run->name);
	enum ctl_exit status;

	if (fault != NULL)
		return ctl_fail(CTL_USAGE, "%s: %s", run->what, fault);
	status = read_role(run, EDITOR_EDITOR, &run->editor.role);
	if (status != CTL_DONE)
		return status;
	entry->after = role_json(run, run->editor.role);
	return make_hash(run, hash);
}

static enum result apply_add(struct run *run, const char *hash)
{
	return store_editor_add(run->store, run->name, run->editor.role, hash);
}

static enum ctl_exit prepare_password(
	struct run *run, char hash[SECRET_PASSWORD_HASH_SIZE], struct audit_entry *entry)
{
	(void)entry;
	return make_hash(run, hash);
}

static enum result apply_password(struct run *run, const char *hash)
{
	return store_editor_set_password(run->store, run->editor.id, hash, NULL);
}

static enum ctl_exit prepare_role(
	struct run *run, char hash[SECRET_PASSWORD_HASH_SIZE], struct audit_entry *entry)
{
	enum editor_role role;
	enum ctl_exit status = read_role(run, run->editor.role, &role);

	(void)hash;
	if (run->values[OPTION_ROLE] == NULL)
		return ctl_fail(CTL_USAGE, "editor role needs --role");
	if (status != CTL_DONE)
		return status;
	entry->before = role_json(run, run->editor.role);
	entry->after = role_json(run, role);
	run->editor.role = role;
	return CTL_DONE;
}

static enum result apply_role(struct run *run, const char *hash)
{
	(void)hash;
	return store_editor_set_role(run->store, run->editor.id, run->editor.role, NULL);
}

static enum ctl_exit prepare_nothing(
	struct run *run, char hash[SECRET_PASSWORD_HASH_SIZE], struct audit_entry *entry)
{
	(void)run;
	(void)hash;
	(void)entry;
	return CTL_DONE;
}

static enum result apply_disable(struct run *run, const char *hash)
{
	(void)hash;
	return store_editor_set_disabled(run->store, run->editor.id, true);
}

static enum result apply_enable(struct run *run, const char *hash)
{
	(void)hash;
	return store_editor_set_disabled(run->store, run->editor.id, false);
}

static enum result apply_totp_off(struct run *run, const char *hash)
{
	(void)hash;
	return store_totp_end(run->store, run->editor.id, NULL);
}

static const struct action actions[] = {
	{"add", false, "add", prepare_add, apply_add, "was added"},
	{"passwd", true, "password", prepare_password, apply_password, "has a new password"},
	{"role", true, "role", prepare_role, apply_role, "has another role"},
	{"disable", true, "disable", prepare_nothing, apply_disable, "is disabled"},
	{"enable", true, "enable", prepare_nothing, apply_enable, "is in use again"},
	{"totp-off", true, "totp-off", prepare_nothing, apply_totp_off,
		"logs in without codes now"},
};

static enum result change_account(struct run *run, const struct action *action, const char *hash,
	const struct audit_entry *entry)
{
	const struct passwd *user = getpwuid(getuid());
	const struct change_author author = {
		.name = user != NULL ? arena_text(run->ctl->arena, user->pw_name) : "system"};
	const char *location = NULL;
	enum result result = store_change_begin(run->store, NULL, run->ctl->arena, &location);

	if (result != RESULT_OK)
		return result;
	result = action->apply(run, hash);
	if (result == RESULT_OK)
		result = store_change_note(run->store, &author, entry);
	return store_change_end(run->store, result, &author, NULL, NULL);
}

static enum ctl_exit run_action(struct run *run, const struct action *action)
{
	struct audit_entry entry = {action->audited, "editor", run->name, NULL, NULL, NULL};
	char hash[SECRET_PASSWORD_HASH_SIZE] = "";
	enum result result = RESULT_OK;
	enum ctl_exit status;

	if (action->needs_account)
		result = store_editor_find(run->store, run->name, run->ctl->arena, &run->editor);
	if (result != RESULT_OK)
		return ctl_fail_result(run->store, result, run->what);
	status = action->prepare(run, hash, &entry);
	if (status != CTL_DONE)
		return status;
	result = change_account(run, action, hash, &entry);
	if (result == RESULT_INVALID && store_constraint(run->store)[0] == '\0')
		return ctl_fail(CTL_REFUSED, "%s is the last administrator in use", run->what);
	if (result == RESULT_UNCHANGED)
		return ctl_fail(CTL_REFUSED, "%s logs in without codes already", run->what);
	if (result == RESULT_CONFLICT)
		return ctl_fail(CTL_REFUSED, "%s: the name is taken", run->what);
	if (result != RESULT_OK)
		return ctl_fail_result(run->store, result, run->what);
	if (run->made != NULL)
		printf("%s\n", run->made);
	fprintf(stderr, "%s %s\n", run->what, action->done);
	return CTL_DONE;
}

static enum ctl_exit list_accounts(struct run *run)
{
	struct editor_line *lines = NULL;
	size_t count = 0;
	enum result result = store_editor_list(run->store, run->ctl->arena, &lines, &count);

	if (result != RESULT_OK)
		return ctl_fail_result(run->store, result, "the list of editors");
	for (size_t i = 0; i < count; i++) {
		const struct editor *editor = &lines[i].editor;
		char day[CLOCK_DAY_SIZE];

		printf("%-20s %-13s since %-11s %s\n", editor->name,
			editor_role_words[editor->role], clock_day(editor->created, day),
			editor->disabled != 0   ? "disabled"
			: lines[i].sessions > 0 ? "logged in"
						: "");
	}
	return CTL_DONE;
}

static enum ctl_exit run_word(struct run *run, const char *word)
{
	bool is_list = text_equal(word, "list");

	if (is_list != (run->name == NULL))
		return ctl_fail(CTL_USAGE, "editor %s; see --help",
			is_list ? "list takes no name" : "needs the name of an account");
	if (is_list)
		return list_accounts(run);
	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++) {
		if (text_equal(actions[i].word, word))
			return run_action(run, &actions[i]);
	}
	return ctl_fail(CTL_USAGE,
		"editor takes add, passwd, role, disable, enable, totp-off or list, not \"%.40s\"",
		word);
}

static enum ctl_exit run_editor(struct ctl *ctl, char *const *operands, const char *const *values)
{
	struct run run = {.ctl = ctl, .name = operands[1], .values = values};
	enum ctl_exit status;

	if (!secret_start())
		return ctl_fail(CTL_FAULT, "this machine gives no random numbers");
	run.what = arena_format(ctl->arena, "editor \"%s\"", run.name != NULL ? run.name : "");
	run.store = store_new(ctl->settings.database_editor, CTL_DEADLINE);
	status = run_word(&run, operands[0]);
	store_free(run.store);
	return status;
}

const struct ctl_command ctl_editor = {
	.name = "editor",
	.operands = "add|passwd|role|disable|enable|totp-off|list [NAME]",
	.operand_count = 1,
	.optional_operands = 1,
	.reads_settings = true,
	.sentence = "Makes and changes the accounts of editors.",
	.more = "A password is asked for without being shown, or read as a line of standard "
		"input.\n"
		"Every change but an addition ends the account's sessions. The last administrator "
		"in\n"
		"use can neither be disabled nor get another role.\n",
	.options = (const struct ctl_option[]){[OPTION_ROLE] = {"role", "ROLE",
						       "contributor, editor (default) or "
						       "administrator."},
		[OPTION_GENERATE] = {"generate", NULL, "Make the password and print it, once."},
		{0}},
	.run = run_editor,
};
