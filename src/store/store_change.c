#include "store/store_change.h"

#include "base/number.h"
#include "store/rows.h"

#include "base/banned.h"

/* RESULT_UNCHANGED, with the location, when the form was saved. */
static enum result find_form(
	struct store *store, const char *key, struct arena *arena, const char **location)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_FORM_FIND, &key, &rows);

	if (result == RESULT_OK && rows_count(rows) > 0) {
		*location = rows_text(rows, 0, 0, arena);
		result = RESULT_UNCHANGED;
	}
	rows_free(rows);
	return result;
}

enum result store_change_begin(
	struct store *store, const char *key, struct arena *arena, const char **location)
{
	enum result result = store_begin(store);

	if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_WRITERS_LOCK, NULL);
	if (result == RESULT_OK && key != NULL)
		result = find_form(store, key, arena, location);
	if (result != RESULT_OK)
		store_rollback(store);
	return result;
}

enum result store_change_note(
	struct store *store, const struct change_author *author, const struct audit_entry *entry)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {
		author->editor > 0 ? number_write(author->editor, number) : NULL,
		author->name,
		entry->action,
		entry->kind,
		entry->subject,
		entry->before,
		entry->after,
		entry->note,
	};

	return store_execute(store, STATEMENT_AUDIT_ADD, values);
}

enum result store_change_compare(struct store *store, const char *before, const char *after,
	struct arena *arena, struct change_saved *saved)
{
	const char *const values[] = {before, after};
	struct rows *rows = NULL;
	enum result result;

	*saved = (struct change_saved){NULL, after};
	if (before == NULL)
		return RESULT_OK;
	result = store_query(store, STATEMENT_AUDIT_DIFFERENCE, values, &rows);
	if (result == RESULT_OK) {
		saved->before = rows_text(rows, 0, 0, arena);
		saved->after = rows_text(rows, 0, 1, arena);
	}
	rows_free(rows);
	return result == RESULT_OK && saved->before == NULL ? RESULT_UNCHANGED : result;
}

enum result store_change_end(struct store *store, enum result result,
	const struct change_author *author, const char *key, const char *location)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {key, number_write(author->editor, number), location};

	if (result == RESULT_OK && key != NULL)
		result = store_execute(store, STATEMENT_FORM_ADD, values);
	return store_end(store, result);
}
