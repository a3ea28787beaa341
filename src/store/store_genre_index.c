#include "store/store_genre.h"

#include "base/number.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of genre_index_....sql. */
enum column {
	REVISION,
	RELEASE,
	YEAR,
	TEXT,
};

static const enum statement_id orders[CHART_SORT_COUNT][2] = {
	[CHART_SORT_RANK] = {STATEMENT_GENRE_INDEX_PLACE_ASC, STATEMENT_GENRE_INDEX_PLACE_DESC},
	[CHART_SORT_TITLE] = {STATEMENT_GENRE_INDEX_TITLE_ASC, STATEMENT_GENRE_INDEX_TITLE_DESC},
	[CHART_SORT_ARTIST] = {STATEMENT_GENRE_INDEX_ARTIST_ASC, STATEMENT_GENRE_INDEX_ARTIST_DESC},
	[CHART_SORT_RELEASED] = {STATEMENT_GENRE_INDEX_RELEASED_ASC,
		STATEMENT_GENRE_INDEX_RELEASED_DESC},
	[CHART_SORT_GENRE] = {STATEMENT_GENRE_INDEX_PLACE_ASC, STATEMENT_GENRE_INDEX_PLACE_DESC},
	[CHART_SORT_PLACE] = {STATEMENT_GENRE_INDEX_PLACE_ASC, STATEMENT_GENRE_INDEX_PLACE_DESC},
};

static void read_index(struct genre_index *index, const struct rows *rows, struct arena *arena)
{
	size_t count = rows_count(rows);
	struct genre_entry *entries = ARENA_ARRAY(arena, struct genre_entry, count);

	for (size_t i = 0; i < count; i++) {
		entries[i].release = rows_bigint(rows, i, RELEASE);
		entries[i].year = rows_int(rows, i, YEAR);
		entries[i].text = rows_text(rows, i, TEXT, arena);
	}
	*index = (struct genre_index){.entries = entries, .count = count};
	if (count > 0)
		index->revision = rows_bigint(rows, 0, REVISION);
}

enum result store_genre_index(struct store *store, int64_t id, const struct ranking_query *query,
	struct arena *arena, struct genre_index *index)
{
	char own[NUMBER_SIZE];
	const char *const values[] = {
		number_write(id, own), genre_index_is_printed(query) ? "t" : "f"};
	struct rows *rows = NULL;
	enum result result = store_query(store, orders[query->sort][query->order], values, &rows);

	if (result == RESULT_OK)
		read_index(index, rows, arena);
	rows_free(rows);
	return result;
}
