#include "store/store_session.h"

#include "base/number.h"
#include "model/network.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of session_find.sql. */
enum found { FOUND_EDITOR, FOUND_NAME, FOUND_ROLE, FOUND_FORM_TOKEN, FOUND_STALE };

/* Columns of login_find.sql. */
enum waiting { WAITING_EDITOR, WAITING_NAME, WAITING_ROLE, WAITING_HASH };

/* Columns of session_list.sql. */
enum line { LINE_CREATED, LINE_SEEN, LINE_ADDRESS, LINE_AGENT, LINE_OWN };

enum result store_session_find(
	struct store *store, const char *token_hash, struct arena *arena, struct session *session)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_SESSION_FIND, &token_hash, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		*session = (struct session){
			.editor = rows_bigint(rows, 0, FOUND_EDITOR),
			.name = rows_text(rows, 0, FOUND_NAME, arena),
			.role = editor_role_read(rows_text(rows, 0, FOUND_ROLE, arena)),
			.form_token = rows_text(rows, 0, FOUND_FORM_TOKEN, arena),
			.token_hash = arena_text(arena, token_hash),
		};
		if (rows_bool(rows, 0, FOUND_STALE))
			result = store_execute(store, STATEMENT_SESSION_TOUCH, &token_hash);
	}
	rows_free(rows);
	return result;
}

enum result store_session_add(struct store *store, const struct session_start *start)
{
	char number[NUMBER_SIZE], network[NETWORK_SIZE];
	const char *const values[] = {number_write(start->editor, number), start->password_hash,
		start->token_hash, start->form_token, start->address, start->agent,
		network_of(start->address, network)};
	struct rows *rows = NULL;
	enum result result = store_execute(store, STATEMENT_SESSION_SWEEP, NULL);

	if (result == RESULT_OK)
		result = store_query(store, STATEMENT_SESSION_ADD, values, &rows);
	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_INVALID;
	rows_free(rows);
	return result;
}

enum result store_session_end(struct store *store, const char *token_hash)
{
	return store_execute(store, STATEMENT_SESSION_END, &token_hash);
}

enum result store_session_end_all(struct store *store, int64_t editor, const char *kept)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number_write(editor, number), kept};

	return store_execute(store, STATEMENT_SESSION_END_ALL, values);
}

enum result store_session_list(struct store *store, const struct session *session,
	struct arena *arena, struct session_line **lines, size_t *count)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number_write(session->editor, number), session->token_hash};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_SESSION_LIST, values, &rows);

	if (result != RESULT_OK)
		return result;
	*count = rows_count(rows);
	*lines = ARENA_ARRAY(arena, struct session_line, *count);
	for (size_t i = 0; i < *count; i++)
		(*lines)[i] = (struct session_line){
			.created = (time_t)rows_bigint(rows, i, LINE_CREATED),
			.seen = (time_t)rows_bigint(rows, i, LINE_SEEN),
			.address = rows_text(rows, i, LINE_ADDRESS, arena),
			.agent = rows_text(rows, i, LINE_AGENT, arena),
			.own = rows_bool(rows, i, LINE_OWN),
		};
	rows_free(rows);
	return RESULT_OK;
}

enum result store_login_begin(
	struct store *store, int64_t editor, const char *password_hash, const char *token_hash)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number_write(editor, number), password_hash, token_hash};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_LOGIN_BEGIN, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_INVALID;
	rows_free(rows);
	return result;
}

enum result store_login_find(
	struct store *store, const char *token_hash, struct arena *arena, struct editor *editor)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_LOGIN_FIND, &token_hash, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		*editor = (struct editor){
			.id = rows_bigint(rows, 0, WAITING_EDITOR),
			.name = rows_text(rows, 0, WAITING_NAME, arena),
			.role = editor_role_read(rows_text(rows, 0, WAITING_ROLE, arena)),
			.password_hash = rows_text(rows, 0, WAITING_HASH, arena),
			.has_totp = true,
		};
	rows_free(rows);
	return result;
}

enum result store_login_end(struct store *store, const char *token_hash)
{
	return store_execute(store, STATEMENT_LOGIN_END, &token_hash);
}

enum result store_login_check(struct store *store, const char *name, const char *address)
{
	char network[NETWORK_SIZE];
	const char *const values[] = {name, network_of(address, network)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_LOGIN_STATE, values, &rows);

	if (result == RESULT_OK && rows_bool(rows, 0, 0))
		result = RESULT_INVALID;
	rows_free(rows);
	return result;
}

enum result store_login_failed(struct store *store, const char *name, const char *address)
{
	char network[NETWORK_SIZE];
	const char *const values[] = {name, network_of(address, network)};
	enum result result = store_begin(store);

	/* In a transaction: outside of one, what got no answer is done again, and counts twice. */
	if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_LOGIN_FAILED, values);
	return store_end(store, result);
}

enum result store_login_forgive(struct store *store, const char *name, const char *address)
{
	char network[NETWORK_SIZE];
	const char *const values[] = {name, network_of(address, network)};

	return store_execute(store, STATEMENT_LOGIN_FORGIVE, values);
}
