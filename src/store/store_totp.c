#include "store/store_totp.h"

#include "base/number.h"
#include "store/array.h"
#include "store/rows.h"
#include "store/store_session.h"

#include "base/banned.h"

/* Columns of totp_find.sql. */
enum found { FOUND_SECRET, FOUND_CONFIRMED, FOUND_LAST_STEP, FOUND_RECOVERY_CODES };

enum result store_totp_find(
	struct store *store, int64_t editor, struct arena *arena, struct totp *totp)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number_write(editor, number)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_TOTP_FIND, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		*totp = (struct totp){
			.secret = rows_text(rows, 0, FOUND_SECRET, arena),
			.is_on = rows_bool(rows, 0, FOUND_CONFIRMED),
			.last_step = rows_bigint(rows, 0, FOUND_LAST_STEP),
			.recovery_codes = rows_int(rows, 0, FOUND_RECOVERY_CODES),
		};
	rows_free(rows);
	return result;
}

/* Runs a statement that returns a row when it did something; `otherwise` when it did nothing. */
static enum result change(struct store *store, enum statement_id statement,
	const char *const *values, enum result otherwise)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, statement, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = otherwise;
	rows_free(rows);
	return result;
}

enum result store_totp_begin(struct store *store, int64_t editor, const char *secret)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number_write(editor, number), secret};

	return change(store, STATEMENT_TOTP_BEGIN, values, RESULT_CONFLICT);
}

enum result store_totp_use(struct store *store, int64_t editor, int64_t step)
{
	char number[NUMBER_SIZE], time[NUMBER_SIZE];
	const char *const values[] = {number_write(editor, number), number_write(step, time)};

	return change(store, STATEMENT_TOTP_USE, values, RESULT_INVALID);
}

enum result store_recovery_use(struct store *store, int64_t editor, const char *hash, int *left)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number_write(editor, number), hash};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_RECOVERY_USE, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_INVALID;
	if (result == RESULT_OK)
		*left = rows_int(rows, 0, 0);
	rows_free(rows);
	return result;
}

enum result store_totp_confirm(
	struct store *store, int64_t editor, const char *secret, int64_t step, const char *kept)
{
	char number[NUMBER_SIZE], time[NUMBER_SIZE];
	const char *const values[] = {
		number_write(editor, number), secret, number_write(step, time)};
	enum result result = change(store, STATEMENT_TOTP_CONFIRM, values, RESULT_CONFLICT);

	if (result == RESULT_OK)
		result = store_session_end_all(store, editor, kept);
	return result;
}

enum result store_recovery_set(
	struct store *store, int64_t editor, const char *const hashes[TOTP_RECOVERY_COUNT])
{
	char number[NUMBER_SIZE];
	struct buffer array = {0};
	enum result result;

	array_begin(&array);
	for (size_t i = 0; i < TOTP_RECOVERY_COUNT; i++)
		array_text(&array, hashes[i]);
	array_end(&array);
	result = store_execute(store, STATEMENT_RECOVERY_SET,
		(const char *const[]){number_write(editor, number), buffer_text(&array)});
	buffer_free(&array);
	return result;
}

enum result store_totp_end(struct store *store, int64_t editor, const char *kept)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number_write(editor, number)};
	enum result result = change(store, STATEMENT_TOTP_END, values, RESULT_UNCHANGED);

	if (result == RESULT_OK)
		result = store_session_end_all(store, editor, kept);
	return result;
}
