#include "store/store_edition.h"

#include "store/rows.h"

#include "base/banned.h"

/* Locks the chart, and with it the others whose pages will change. */
static enum result lock_chart(
	struct store *store, const char *slug, struct arena *arena, const char **chart)
{
	struct rows *rows = NULL;
	enum result result = store_execute(store, STATEMENT_IMPORT_LOCK, NULL);

	if (result == RESULT_OK)
		result = store_query(store, STATEMENT_EDITION_LOCK, &slug, &rows);
	if (result != RESULT_OK)
		return result;
	result = RESULT_NOT_FOUND;
	for (size_t i = 0; i < rows_count(rows); i++) {
		if (!rows_bool(rows, i, 2))
			continue;
		*chart = rows_text(rows, i, 0, arena);
		result = rows_bool(rows, i, 1) ? RESULT_GONE : RESULT_OK;
	}
	rows_free(rows);
	return result;
}

/* Whether there is something to publish. */
static enum result check_draft(struct store *store, const char *chart)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_EDITION_STATE, &chart, &rows);

	if (result != RESULT_OK)
		return result;
	if (rows_int(rows, 0, 0) == 0)
		result = RESULT_INVALID;
	else if (!rows_bool(rows, 0, 1))
		result = RESULT_UNCHANGED;
	rows_free(rows);
	return result;
}

static enum result add_edition(struct store *store, const char *chart, const char *note,
	struct arena *arena, const char **edition, int *number)
{
	struct rows *rows = NULL;
	enum result result = store_query(
		store, STATEMENT_EDITION_ADD, (const char *const[]){chart, note}, &rows);

	if (result != RESULT_OK)
		return result;
	*edition = rows_text(rows, 0, 0, arena);
	*number = rows_int(rows, 0, 1);
	rows_free(rows);
	return RESULT_OK;
}

/* Lets readers see the edition: one round trip. */
static enum result show_edition(struct store *store, const char *chart, const char *edition)
{
	const char *const shown[] = {chart, edition};
	const struct store_call calls[] = {
		{STATEMENT_EDITION_TOUCH_OTHERS, &chart},
		{STATEMENT_EDITION_PLACES_CLEAR, &chart},
		{STATEMENT_EDITION_PLACES_FILL, &chart},
		{STATEMENT_EDITION_SHOW, shown},
	};
	enum { COUNT = sizeof(calls) / sizeof(calls[0]) };
	struct rows *rows[COUNT] = {0};
	enum result result = store_run(store, calls, COUNT, rows);

	for (size_t i = 0; i < COUNT; i++)
		rows_free(rows[i]);
	return result;
}

enum result store_edition_publish(
	struct store *store, const char *chart, const char *note, int *number)
{
	struct arena *arena = arena_new();
	const char *id = NULL;
	const char *edition = NULL;
	enum result result = lock_chart(store, chart, arena, &id);

	if (result == RESULT_OK)
		result = check_draft(store, id);
	if (result == RESULT_OK)
		result = add_edition(store, id, note, arena, &edition, number);
	if (result == RESULT_OK)
		result = show_edition(store, id, edition);
	arena_free(arena);
	return result;
}
