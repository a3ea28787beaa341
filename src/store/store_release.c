#include "store/store_release.h"

#include "base/number.h"
#include "store/card.h"
#include "store/rows.h"

#include "base/banned.h"

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
	enum {
		SLUG,
		TITLE,
		ARTIST,
		COVER,
		YEAR,
		MONTH,
		DAY,
		TAGS,             /* three columns */
		LINKS = TAGS + 3, /* two */
		CREDIT = LINKS + 2,
	};

	release->slug = rows_text(head, 0, SLUG, arena);
	release->title = rows_text(head, 0, TITLE, arena);
	release->artist = rows_text(head, 0, ARTIST, arena);
	release->cover = rows_text(head, 0, COVER, arena);
	release->released = rows_date(head, 0, YEAR);
	release->tags = card_tags(head, 0, TAGS, arena, &release->tag_count);
	release->links = card_links(head, 0, LINKS, arena, &release->link_count);
	release->credit = card_credit(head, 0, CREDIT, arena, &release->credit_count);
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

	read_head(release, results[0], arena);
	read_places(release, results[1], arena);
	return release;
}

enum result store_release_load(
	struct store *store, int64_t id, struct arena *arena, struct release **release)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number};
	const struct store_call calls[] = {
		{STATEMENT_RELEASE_HEAD, values},
		{STATEMENT_RELEASE_PLACES, values},
	};
	struct rows *results[2] = {0};
	enum result result = RESULT_BROKEN;

	number_write(id, number);
	result = store_run(store, calls, 2, results);
	if (result == RESULT_OK && rows_count(results[0]) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		*release = read_release(results, arena);
	for (size_t i = 0; i < 2; i++)
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
