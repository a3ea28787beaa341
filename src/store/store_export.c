#include "store/store_export.h"

#include "store/rows.h"

#include "base/banned.h"

static enum result find_chart(
	struct store *store, const char *slug, struct arena *arena, const char **chart)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_EXPORT_CHART, &slug, &rows);

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

static struct chart_row *read_list(const struct rows *rows, struct arena *arena)
{
	struct chart_row *list = ARENA_ARRAY(arena, struct chart_row, rows_count(rows));

	for (size_t i = 0; i < rows_count(rows); i++) {
		list[i] = (struct chart_row){
			.rank = rows_int(rows, i, 0),
			.slug = rows_text(rows, i, 1, arena),
			.title = rows_text(rows, i, 2, arena),
			.artist = rows_text(rows, i, 3, arena),
			.released = rows_date(rows, i, 4),
		};
	}
	return list;
}

/* Hangs the tags, which come by rank, on their rows. */
static void read_tags(
	const struct rows *rows, struct arena *arena, struct chart_row *list, size_t count)
{
	size_t tag_count = rows_count(rows);
	struct chart_tag *tags = ARENA_ARRAY(arena, struct chart_tag, tag_count);
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		list[i].tags = &tags[at];
		for (; at < tag_count && rows_int(rows, at, 0) == list[i].rank; at++) {
			tags[at] = (struct chart_tag){
				.slug = rows_text(rows, at, 1, arena),
				.name = rows_text(rows, at, 2, arena),
				.weight = (short)rows_int(rows, at, 3),
			};
			list[i].tag_count++;
		}
	}
}

enum result store_export_load(struct store *store, const char *slug, bool draft,
	struct arena *arena, struct chart_row **rows, size_t *count)
{
	const char *values[] = {NULL, draft ? "true" : "false"};
	const struct store_call calls[] = {
		{STATEMENT_EXPORT_ROWS, values},
		{STATEMENT_EXPORT_TAGS, values},
	};
	struct rows *answers[2] = {0};
	enum result result = find_chart(store, slug, arena, &values[0]);

	if (result == RESULT_OK)
		result = store_run(store, calls, 2, answers);
	if (result != RESULT_OK)
		return result;
	*count = rows_count(answers[0]);
	*rows = read_list(answers[0], arena);
	read_tags(answers[1], arena, *rows, *count);
	rows_free(answers[0]);
	rows_free(answers[1]);
	return RESULT_OK;
}
