#include "store/store_queue.h"

#include "base/number.h"
#include "store/rows.h"
#include "store/store_draft.h"

#include "base/banned.h"

/* Columns of queue_releases.sql. */
enum column {
	RELEASE_SLUG,
	RELEASE_TITLE,
	RELEASE_ARTIST,
	RELEASE_DATE,
	RELEASE_RANK = RELEASE_DATE + 3,
	RELEASE_CHART,
};

/* Columns of queue_editions.sql. */
enum edition { EDITION_CHART, EDITION_TITLE, EDITION_NUMBER, EDITION_SIZE, EDITION_PUBLISHED };

static void read_sizes(const struct rows *rows, int sizes[QUEUE_COUNT])
{
	for (int i = 0; i < QUEUE_COUNT; i++)
		sizes[i] = rows_int(rows, 0, i);
}

static void read_editions(const struct rows *rows, struct arena *arena, struct queue_work *work)
{
	struct queue_edition *editions = ARENA_ARRAY(arena, struct queue_edition, rows_count(rows));

	work->edition_count = rows_count(rows);
	work->editions = editions;
	for (size_t i = 0; i < work->edition_count; i++)
		editions[i] = (struct queue_edition){
			.chart = rows_text(rows, i, EDITION_CHART, arena),
			.title = rows_text(rows, i, EDITION_TITLE, arena),
			.number = rows_int(rows, i, EDITION_NUMBER),
			.size = rows_int(rows, i, EDITION_SIZE),
			.published = (time_t)rows_bigint(rows, i, EDITION_PUBLISHED),
		};
}

enum result store_queue_work(struct store *store, struct arena *arena, struct queue_work *work)
{
	char most[NUMBER_SIZE];
	const char *const values[] = {number_write(STORE_QUEUE_EDITIONS, most)};
	const struct store_call calls[] = {
		{STATEMENT_QUEUE_SIZES, NULL}, {STATEMENT_QUEUE_EDITIONS, values}};
	struct rows *rows[2] = {NULL, NULL};
	struct draft_summary *charts = NULL;
	enum result result = store_run(store, calls, 2, rows);

	*work = (struct queue_work){0};
	if (result == RESULT_OK) {
		read_sizes(rows[0], work->lacking);
		read_editions(rows[1], arena, work);
		result = store_draft_list(store, arena, &charts, &work->chart_count);
	}
	work->charts = charts;
	rows_free(rows[0]);
	rows_free(rows[1]);
	return result;
}

enum result store_queue_sizes(struct store *store, int sizes[QUEUE_COUNT])
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_QUEUE_SIZES, NULL, &rows);

	if (result == RESULT_OK)
		read_sizes(rows, sizes);
	rows_free(rows);
	return result;
}

enum result store_queue_releases(struct store *store, enum queue queue, const char *after, int most,
	struct arena *arena, struct queue_release **releases, size_t *count)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {queue_words[queue], after, number_write(most, number)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_QUEUE_RELEASES, values, &rows);

	if (result != RESULT_OK)
		return result;
	*count = rows_count(rows);
	*releases = ARENA_ARRAY(arena, struct queue_release, *count);
	for (size_t i = 0; i < *count; i++)
		(*releases)[i] = (struct queue_release){
			.slug = rows_text(rows, i, RELEASE_SLUG, arena),
			.title = rows_text(rows, i, RELEASE_TITLE, arena),
			.artist = rows_text(rows, i, RELEASE_ARTIST, arena),
			.released = rows_date(rows, i, RELEASE_DATE),
			.rank = rows_int(rows, i, RELEASE_RANK),
			.chart = rows_text(rows, i, RELEASE_CHART, arena),
		};
	rows_free(rows);
	return RESULT_OK;
}
