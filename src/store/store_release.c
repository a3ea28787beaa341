#include "store/store_release.h"

#include "base/number.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of release_details.sql and its kinds, in the order in which they come. */
enum detail {
	DETAIL_KIND,
	DETAIL_ADDRESS,
	DETAIL_NAME,
	DETAIL_VALUE,
	DETAIL_JOIN_PHRASE,
};
enum kind { KIND_CREDIT = 1, KIND_TAG, KIND_LINK };

enum result store_release_state(
	struct store *store, const char *slug, int64_t *id, int64_t *revision)
{
	enum { ID, REVISION };

	const char *const values[] = {slug};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_RELEASE_STATE, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		*id = rows_bigint(rows, 0, ID);
		*revision = rows_bigint(rows, 0, REVISION);
	}
	rows_free(rows);
	return result;
}

static void read_head(struct release *release, const struct rows *head, struct arena *arena)
{
	enum { SLUG, TITLE, ARTIST, COVER, YEAR, MONTH, DAY };

	release->slug = rows_text(head, 0, SLUG, arena);
	release->title = rows_text(head, 0, TITLE, arena);
	release->artist = rows_text(head, 0, ARTIST, arena);
	release->cover = rows_text(head, 0, COVER, arena);
	release->released = rows_date(head, 0, YEAR);
}

/* How many details of one kind stand together at `at`. */
static size_t span_of(const struct rows *details, size_t at, enum kind kind)
{
	size_t end = at;

	while (end < rows_count(details) && rows_int(details, end, DETAIL_KIND) == (int)kind)
		end++;
	return end - at;
}

static size_t read_credit(
	struct release *release, const struct rows *details, size_t at, struct arena *arena)
{
	size_t count = span_of(details, at, KIND_CREDIT);
	struct credit_part *parts = ARENA_ARRAY(arena, struct credit_part, count);

	for (size_t i = 0; i < count; i++) {
		parts[i].slug = rows_text(details, at + i, DETAIL_ADDRESS, arena);
		parts[i].name = rows_text(details, at + i, DETAIL_NAME, arena);
		parts[i].join_phrase = rows_text(details, at + i, DETAIL_JOIN_PHRASE, arena);
	}
	release->credit = parts;
	release->credit_count = count;
	return at + count;
}

static size_t read_tags(
	struct release *release, const struct rows *details, size_t at, struct arena *arena)
{
	size_t count = span_of(details, at, KIND_TAG);
	struct chart_tag *tags = ARENA_ARRAY(arena, struct chart_tag, count);

	for (size_t i = 0; i < count; i++) {
		tags[i].slug = rows_text(details, at + i, DETAIL_ADDRESS, arena);
		tags[i].name = rows_text(details, at + i, DETAIL_NAME, arena);
		tags[i].weight = (short)rows_int(details, at + i, DETAIL_VALUE);
	}
	release->tags = tags;
	release->tag_count = count;
	return at + count;
}

static void read_links(
	struct release *release, const struct rows *details, size_t at, struct arena *arena)
{
	size_t count = span_of(details, at, KIND_LINK);
	struct chart_link *links = ARENA_ARRAY(arena, struct chart_link, count);

	for (size_t i = 0; i < count; i++) {
		links[i].url = rows_text(details, at + i, DETAIL_ADDRESS, arena);
		links[i].label = rows_text(details, at + i, DETAIL_NAME, arena);
	}
	release->links = links;
	release->link_count = count;
}

static void read_places(struct release *release, const struct rows *rows, struct arena *arena)
{
	enum { SLUG, TITLE, RANK, SIZE, EDITION, PUBLISHED };

	size_t count = rows_count(rows);
	struct release_place *places = ARENA_ARRAY(arena, struct release_place, count);

	for (size_t i = 0; i < count; i++) {
		places[i] = (struct release_place){
			.chart_slug = rows_text(rows, i, SLUG, arena),
			.chart_title = rows_text(rows, i, TITLE, arena),
			.rank = rows_int(rows, i, RANK),
			.size = rows_int(rows, i, SIZE),
			.edition = rows_int(rows, i, EDITION),
			.published = (time_t)rows_bigint(rows, i, PUBLISHED),
		};
	}
	release->places = places;
	release->place_count = count;
}

static struct release *read_release(struct rows *const *results, struct arena *arena)
{
	struct release *release = ARENA_ARRAY(arena, struct release, 1);
	size_t at;

	read_head(release, results[0], arena);
	at = read_credit(release, results[1], 0, arena);
	at = read_tags(release, results[1], at, arena);
	read_links(release, results[1], at, arena);
	read_places(release, results[2], arena);
	return release;
}

enum result store_release_load(
	struct store *store, int64_t id, struct arena *arena, struct release **release)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number};
	const struct store_call calls[] = {
		{STATEMENT_RELEASE_HEAD, values},
		{STATEMENT_RELEASE_DETAILS, values},
		{STATEMENT_RELEASE_PLACES, values},
	};
	struct rows *results[3] = {0};
	enum result result = RESULT_BROKEN;

	number_write(id, number);
	result = store_run(store, calls, 3, results);
	if (result == RESULT_OK && rows_count(results[0]) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		*release = read_release(results, arena);
	for (size_t i = 0; i < 3; i++)
		rows_free(results[i]);
	return result;
}

enum result store_release_random(struct store *store, struct arena *arena, const char **slug)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_RELEASE_RANDOM, NULL, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		*slug = rows_text(rows, 0, 0, arena);
	rows_free(rows);
	return result;
}
