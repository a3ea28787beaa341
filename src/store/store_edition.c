#include "store/store_edition.h"

#include "base/clock.h"
#include "store/rows.h"
#include "store/store_draft.h"

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

enum result store_edition_check(struct store *store, const char *chart)
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
		result = store_edition_check(store, id);
	if (result == RESULT_OK)
		result = add_edition(store, id, note, arena, &edition, number);
	if (result == RESULT_OK)
		result = store_execute(
			store, STATEMENT_EDITION_SHOW, (const char *const[]){id, edition});
	if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_PLAN_DROP, &chart);
	arena_free(arena);
	return result;
}

/* What the audit says of the new edition. */
static const char *edition_json(struct arena *arena, int number, time_t planned)
{
	char iso[CLOCK_ISO_SIZE];

	if (planned == 0)
		return arena_format(arena, "{\"edition\": %d}", number);
	return arena_format(
		arena, "{\"edition\": %d, \"planned\": \"%s\"}", number, clock_iso(planned, iso));
}

enum result store_edition_order(struct store *store, const struct change_author *author,
	const struct edition_order *order, struct arena *arena, int *number)
{
	struct audit_entry entry = {
		.action = "publish", .kind = "chart", .subject = order->chart, .note = order->note};
	const char *unused = NULL;
	enum result result =
		store_draft_begin(store, order->chart, order->revision, NULL, arena, &unused);

	if (result == RESULT_OK)
		result = store_edition_publish(store, order->chart, order->note, number);
	if (result != RESULT_OK)
		return result;
	if (*number > 1)
		entry.before = edition_json(arena, *number - 1, 0);
	entry.after = edition_json(arena, *number, order->planned);
	return store_change_note(store, author, &entry);
}
