#include "store/store_changes.h"

#include "base/number.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of changes_find.sql. */
enum found {
	FOUND_REVISION,
	FOUND_DELETED,
	FOUND_TITLE,
	FOUND_FROM, /* and its size and time */
	FOUND_TO = FOUND_FROM + 3,
	FOUND_CURRENT = FOUND_TO + 3,
};

/* Columns of changes_rows.sql. */
enum row { ROW_KIND, ROW_RANK, ROW_BEFORE, ROW_SLUG, ROW_TITLE, ROW_ARTIST };

static struct changes_edition read_edition(const struct rows *rows, int column, int number)
{
	return (struct changes_edition){
		.id = rows_bigint(rows, 0, column),
		.number = number,
		.size = rows_int(rows, 0, column + 1),
		.published = (time_t)rows_bigint(rows, 0, column + 2),
	};
}

enum result store_changes_find(struct store *store, const char *slug, int from, int to,
	struct arena *arena, struct changes *changes)
{
	char first[NUMBER_SIZE], second[NUMBER_SIZE];
	const char *const values[] = {slug, number_write(from, first), number_write(to, second)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_CHANGES_FIND, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK && rows_bool(rows, 0, FOUND_DELETED))
		result = RESULT_GONE;
	if (result == RESULT_OK &&
		(rows_is_null(rows, 0, FOUND_FROM) || rows_is_null(rows, 0, FOUND_TO)))
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		*changes = (struct changes){
			.revision = rows_bigint(rows, 0, FOUND_REVISION),
			.slug = slug,
			.title = rows_text(rows, 0, FOUND_TITLE, arena),
			.from = read_edition(rows, FOUND_FROM, from),
			.to = read_edition(rows, FOUND_TO, to),
			.current = rows_int(rows, 0, FOUND_CURRENT),
		};
	rows_free(rows);
	return result;
}

enum result store_changes_load(struct store *store, struct arena *arena, struct changes *changes)
{
	char from[NUMBER_SIZE], to[NUMBER_SIZE];
	const char *const values[] = {
		number_write(changes->from.id, from), number_write(changes->to.id, to)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_CHANGES_ROWS, values, &rows);

	if (result != RESULT_OK)
		return result;
	struct changes_row *read = ARENA_ARRAY(arena, struct changes_row, rows_count(rows));
	for (size_t i = 0; i < rows_count(rows); i++) {
		read[i] = (struct changes_row){
			.kind = (enum feed_kind)(rows_int(rows, i, ROW_KIND) - 1),
			.rank = rows_int(rows, i, ROW_RANK),
			.before = rows_int(rows, i, ROW_BEFORE),
			.slug = rows_text(rows, i, ROW_SLUG, arena),
			.title = rows_text(rows, i, ROW_TITLE, arena),
			.artist = rows_text(rows, i, ROW_ARTIST, arena),
		};
		changes->counts[read[i].kind]++;
	}
	changes->rows = read;
	changes->row_count = rows_count(rows);
	changes->unchanged =
		changes->to.size - changes->counts[FEED_ENTERED] - changes->counts[FEED_MOVED];
	rows_free(rows);
	return RESULT_OK;
}
