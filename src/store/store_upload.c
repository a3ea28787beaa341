#include "store/store_upload.h"

#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of upload_find.sql, of which upload_list.sql has the first four. */
enum column { COLUMN_NUMBER, COLUMN_NAME, COLUMN_LENGTH, COLUMN_CREATED, COLUMN_CONTENT };

static const char digits[] = "0123456789abcdef";

static void write_hex(const char *bytes, size_t length, struct buffer *out)
{
	buffer_reserve(out, length * 2);
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		buffer_add_char(out, digits[byte >> 4]);
		buffer_add_char(out, digits[byte & 15]);
	}
}

static unsigned char digit_value(char digit)
{
	return (unsigned char)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/* In place, as PostgreSQL's encode() wrote it. */
static char *read_hex(char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		text[i] = (char)(digit_value(text[2 * i]) << 4 | digit_value(text[2 * i + 1]));
	text[length] = '\0';
	return text;
}

enum result store_upload_add(struct store *store, int64_t editor, const char *chart,
	const struct upload *upload, int *number)
{
	char account[NUMBER_SIZE], others[NUMBER_SIZE];
	const char *values[] = {number_write(editor, account), chart, upload->name, NULL,
		number_write(UPLOADS_MAX - 1, others)};
	struct buffer content = {0};
	struct rows *rows = NULL;
	enum result result;

	write_hex(upload->content, upload->length, &content);
	values[3] = buffer_text(&content);
	result = store_query(store, STATEMENT_UPLOAD_ADD, values, &rows);
	buffer_free(&content);
	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		*number = rows_int(rows, 0, COLUMN_NUMBER);
	rows_free(rows);
	return result;
}

static struct upload read_upload(const struct rows *rows, size_t row, struct arena *arena)
{
	return (struct upload){
		.number = rows_int(rows, row, COLUMN_NUMBER),
		.name = rows_text(rows, row, COLUMN_NAME, arena),
		.length = (size_t)rows_bigint(rows, row, COLUMN_LENGTH),
		.created = (time_t)rows_bigint(rows, row, COLUMN_CREATED),
	};
}

enum result store_upload_find(struct store *store, int64_t editor, const char *chart, int number,
	struct arena *arena, struct upload *upload)
{
	char account[NUMBER_SIZE], wanted[NUMBER_SIZE];
	const char *const values[] = {
		number_write(editor, account), chart, number_write(number, wanted)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_UPLOAD_FIND, values, &rows);

	if (result != RESULT_OK)
		return result;
	if (rows_count(rows) == 0) {
		rows_free(rows);
		return RESULT_NOT_FOUND;
	}
	*upload = read_upload(rows, 0, arena);
	upload->content = read_hex(rows_text(rows, 0, COLUMN_CONTENT, arena), upload->length);
	rows_free(rows);
	return RESULT_OK;
}

enum result store_upload_list(struct store *store, int64_t editor, const char *chart,
	struct arena *arena, struct upload **uploads, size_t *count)
{
	char account[NUMBER_SIZE];
	const char *const values[] = {number_write(editor, account), chart};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_UPLOAD_LIST, values, &rows);

	if (result != RESULT_OK)
		return result;
	*count = rows_count(rows);
	*uploads = ARENA_ARRAY(arena, struct upload, *count);
	for (size_t i = 0; i < *count; i++)
		(*uploads)[i] = read_upload(rows, i, arena);
	rows_free(rows);
	return RESULT_OK;
}

enum result store_upload_remove(struct store *store, int number)
{
	char wanted[NUMBER_SIZE];

	return store_execute(store, STATEMENT_UPLOAD_REMOVE,
		(const char *const[]){number_write(number, wanted)});
}
