#include "store/store_artist.h"

#include "base/number.h"
#include "base/text.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of artist_releases.sql. */
enum listed {
	LISTED_SLUG,
	LISTED_TITLE,
	LISTED_ARTIST,
	LISTED_YEAR,
	LISTED_MONTH,
	LISTED_DAY,
	LISTED_CHART_SLUG,
	LISTED_CHART_TITLE,
	LISTED_RANK,
	LISTED_PLACES,
	LISTED_PART_SLUG,
	LISTED_PART_NAME,
	LISTED_JOIN_PHRASE,
};

enum result store_artist_state(
	struct store *store, const char *slug, int64_t *id, int64_t *revision)
{
	enum { ID, REVISION };

	const char *const values[] = {slug};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_ARTIST_STATE, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		*id = rows_bigint(rows, 0, ID);
		*revision = rows_bigint(rows, 0, REVISION);
	}
	rows_free(rows);
	return result;
}

static void read_head(struct artist *artist, const struct rows *head, struct arena *arena)
{
	enum { SLUG, NAME, SORT_NAME, RELEASES, FIRST_YEAR, LAST_YEAR };

	artist->slug = rows_text(head, 0, SLUG, arena);
	artist->name = rows_text(head, 0, NAME, arena);
	artist->sort_name = rows_text(head, 0, SORT_NAME, arena);
	artist->release_count = rows_int(head, 0, RELEASES);
	artist->first_year = rows_int(head, 0, FIRST_YEAR);
	artist->last_year = rows_int(head, 0, LAST_YEAR);
}

static struct artist_release read_release(const struct rows *rows, size_t at, struct arena *arena)
{
	return (struct artist_release){
		.slug = rows_text(rows, at, LISTED_SLUG, arena),
		.title = rows_text(rows, at, LISTED_TITLE, arena),
		.artist = rows_text(rows, at, LISTED_ARTIST, arena),
		.released = rows_date(rows, at, LISTED_YEAR),
		.best = {.chart_slug = rows_text(rows, at, LISTED_CHART_SLUG, arena),
			.chart_title = rows_text(rows, at, LISTED_CHART_TITLE, arena),
			.rank = rows_int(rows, at, LISTED_RANK)},
		.place_count = rows_int(rows, at, LISTED_PLACES),
	};
}

static struct credit_part read_part(const struct rows *rows, size_t at, struct arena *arena)
{
	return (struct credit_part){
		.slug = rows_text(rows, at, LISTED_PART_SLUG, arena),
		.name = rows_text(rows, at, LISTED_PART_NAME, arena),
		.join_phrase = rows_text(rows, at, LISTED_JOIN_PHRASE, arena),
	};
}

/* One row of the result is a part of a credit; a release begins where the slug is another. */
static void read_releases(struct artist *artist, const struct rows *rows, struct arena *arena)
{
	size_t count = rows_count(rows);
	struct artist_release *releases = ARENA_ARRAY(arena, struct artist_release, count);
	struct credit_part *parts = ARENA_ARRAY(arena, struct credit_part, count);
	struct artist_release *last = NULL;

	for (size_t i = 0; i < count; i++) {
		struct artist_release next = read_release(rows, i, arena);

		if (last == NULL || !text_equal(last->slug, next.slug)) {
			last = &releases[artist->row_count++];
			*last = next;
			last->credit = &parts[i];
		}
		parts[i] = read_part(rows, i, arena);
		last->credit_count += parts[i].slug != NULL;
	}
	artist->releases = releases;
}

/* Numbers the page as artist_releases.sql cuts it. */
static void read_pages(struct artist *artist, int rows, int page)
{
	artist->page_count = artist->release_count > 0 ? (artist->release_count - 1) / rows + 1 : 1;
	artist->page = page < artist->page_count ? page : artist->page_count;
}

enum result store_artist_load(struct store *store, int64_t id, int rows, int page,
	struct arena *arena, struct artist **artist)
{
	char numbers[3][NUMBER_SIZE];
	const char *const values[] = {numbers[0], numbers[1], numbers[2]};
	const struct store_call calls[] = {
		{STATEMENT_ARTIST_HEAD, values},
		{STATEMENT_ARTIST_RELEASES, values},
	};
	struct rows *results[2] = {0};
	enum result result = RESULT_BROKEN;

	number_write(id, numbers[0]);
	number_write(rows, numbers[1]);
	number_write(page, numbers[2]);
	result = store_run(store, calls, 2, results);
	if (result == RESULT_OK && rows_count(results[0]) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		*artist = ARENA_ARRAY(arena, struct artist, 1);
		read_head(*artist, results[0], arena);
		read_releases(*artist, results[1], arena);
		read_pages(*artist, rows, page);
	}
	for (size_t i = 0; i < 2; i++)
		rows_free(results[i]);
	return result;
}
