#include "store/store_editor.h"

#include "base/number.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of editor_find.sql. */
enum found {
	FOUND_ID,
	FOUND_NAME,
	FOUND_ROLE,
	FOUND_HASH,
	FOUND_CREATED,
	FOUND_DISABLED,
	FOUND_TOTP
};

/* Columns of editor_list.sql. */
enum line { LINE_ID, LINE_NAME, LINE_ROLE, LINE_CREATED, LINE_DISABLED, LINE_SESSIONS, LINE_TOTP };

enum result store_editor_find(
	struct store *store, const char *name, struct arena *arena, struct editor *editor)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_EDITOR_FIND, &name, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		*editor = (struct editor){
			.id = rows_bigint(rows, 0, FOUND_ID),
			.name = rows_text(rows, 0, FOUND_NAME, arena),
			.role = editor_role_read(rows_text(rows, 0, FOUND_ROLE, arena)),
			.password_hash = rows_text(rows, 0, FOUND_HASH, arena),
			.created = (time_t)rows_bigint(rows, 0, FOUND_CREATED),
			.disabled = (time_t)rows_bigint(rows, 0, FOUND_DISABLED),
			.has_totp = rows_bool(rows, 0, FOUND_TOTP),
		};
	rows_free(rows);
	return result;
}

enum result store_editor_list(
	struct store *store, struct arena *arena, struct editor_line **lines, size_t *count)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_EDITOR_LIST, NULL, &rows);

	if (result != RESULT_OK)
		return result;
	*count = rows_count(rows);
	*lines = ARENA_ARRAY(arena, struct editor_line, *count);
	for (size_t i = 0; i < *count; i++)
		(*lines)[i] = (struct editor_line){
			.editor.id = rows_bigint(rows, i, LINE_ID),
			.editor.name = rows_text(rows, i, LINE_NAME, arena),
			.editor.role = editor_role_read(rows_text(rows, i, LINE_ROLE, arena)),
			.editor.created = (time_t)rows_bigint(rows, i, LINE_CREATED),
			.editor.disabled = (time_t)rows_bigint(rows, i, LINE_DISABLED),
			.editor.has_totp = rows_bool(rows, i, LINE_TOTP),
			.sessions = rows_int(rows, i, LINE_SESSIONS),
		};
	rows_free(rows);
	return RESULT_OK;
}

enum result store_editor_add(
	struct store *store, const char *name, enum editor_role role, const char *password_hash)
{
	const char *const values[] = {name, editor_role_words[role], password_hash};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_EDITOR_ADD, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_CONFLICT;
	rows_free(rows);
	return result;
}

/* Runs a statement of an account's number and a text, and ends the account's sessions. */
static enum result change(struct store *store, enum statement_id statement, int64_t id,
	const char *value, const char *kept)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number_write(id, number), value};
	const char *const sessions[] = {number, kept};
	enum result result = store_execute(store, statement, values);

	if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_SESSION_END_ALL, sessions);
	return result;
}

/* RESULT_INVALID when the account is the only administrator in use. Writers take turns, so that two
 * administrators cannot take each other's role away at once. */
static enum result check_not_last(struct store *store, int64_t id)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number_write(id, number)};
	struct rows *rows = NULL;
	enum result result = store_execute(store, STATEMENT_WRITERS_LOCK, NULL);

	if (result == RESULT_OK)
		result = store_query(store, STATEMENT_EDITOR_IS_LAST, values, &rows);
	if (result == RESULT_OK && rows_bool(rows, 0, 0))
		result = RESULT_INVALID;
	rows_free(rows);
	return result;
}

enum result store_editor_set_password(
	struct store *store, int64_t id, const char *password_hash, const char *kept)
{
	return change(store, STATEMENT_EDITOR_SET_PASSWORD, id, password_hash, kept);
}

enum result store_editor_set_role(
	struct store *store, int64_t id, enum editor_role role, const char *kept)
{
	enum result result = role == EDITOR_ADMINISTRATOR ? RESULT_OK : check_not_last(store, id);

	if (result == RESULT_OK)
		result =
			change(store, STATEMENT_EDITOR_SET_ROLE, id, editor_role_words[role], kept);
	return result;
}

enum result store_editor_set_disabled(struct store *store, int64_t id, bool disabled)
{
	enum result result = disabled ? check_not_last(store, id) : RESULT_OK;

	if (result == RESULT_OK)
		result = change(
			store, STATEMENT_EDITOR_SET_DISABLED, id, disabled ? "t" : "f", NULL);
	return result;
}
