#include "store/store_audit.h"

#include "base/number.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of audit_list.sql. */
enum line { ID, AT, EDITOR, ACTION, KIND, SUBJECT, BEFORE, AFTER, NOTE };

static struct audit_line read_line(const struct rows *rows, size_t at, struct arena *arena)
{
	return (struct audit_line){
		.id = rows_bigint(rows, at, ID),
		.at = (time_t)rows_bigint(rows, at, AT),
		.editor = rows_text(rows, at, EDITOR, arena),
		.action = rows_text(rows, at, ACTION, arena),
		.kind = rows_text(rows, at, KIND, arena),
		.subject = rows_text(rows, at, SUBJECT, arena),
		.before = rows_text(rows, at, BEFORE, arena),
		.after = rows_text(rows, at, AFTER, arena),
		.note = rows_text(rows, at, NOTE, arena),
	};
}

enum result store_audit_list(struct store *store, const struct audit_query *query, int limit,
	struct arena *arena, struct audit *audit)
{
	char before[NUMBER_SIZE], lines[NUMBER_SIZE];
	/* One more tells whether there are more. */
	const char *const values[] = {
		query->editor,
		query->kind,
		query->subject,
		query->before > 0 ? number_write(query->before, before) : NULL,
		number_write(limit + 1L, lines),
	};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_AUDIT_LIST, values, &rows);

	if (result != RESULT_OK)
		return result;
	size_t count = rows_count(rows) > (size_t)limit ? (size_t)limit : rows_count(rows);
	struct audit_line *read = ARENA_ARRAY(arena, struct audit_line, count);
	for (size_t i = 0; i < count; i++)
		read[i] = read_line(rows, i, arena);
	*audit = (struct audit){read, count, rows_count(rows) > count};
	rows_free(rows);
	return RESULT_OK;
}
