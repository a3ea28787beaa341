#include "store/store_edition.h"

#include "store/rows.h"

#include "base/banned.h"

static enum result lock_chart(
	struct store *store, const char *slug, struct arena *arena, const char **chart)
{
	struct rows *rows = NULL;
	enum result result = store_execute(store, STATEMENT_WRITERS_LOCK, NULL);

	if (result == RESULT_OK)
		result = store_query(store, STATEMENT_EDITION_LOCK, &slug, &rows);
	if (result != RESULT_OK)
		return result;
	if (rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	else if (rows_bool(rows, 0, 1))
		result = RESULT_GONE;
	else
		*chart = rows_text(rows, 0, 0, arena);
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
		result = store_execute(
			store, STATEMENT_EDITION_SHOW, (const char *const[]){id, edition});
	arena_free(arena);
	return result;
}
