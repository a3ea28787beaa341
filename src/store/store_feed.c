#include "store/store_feed.h"

#include "base/number.h"
#include "base/text.h"
#include "store/array.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of feed_chart.sql and feed_site.sql. */
enum edition {
	EDITION_ID,
	EDITION_CHART,
	EDITION_SLUG,
	EDITION_TITLE,
	EDITION_NUMBER,
	EDITION_SIZE,
	EDITION_PUBLISHED,
	EDITION_NOTE,
	EDITION_ENTERED,
	EDITION_LEFT,
	EDITION_MOVED,
};

/* Columns of feed_changes.sql. */
enum change {
	CHANGE_ID,
	CHANGE_KIND,
	CHANGE_RANK,
	CHANGE_BEFORE,
	CHANGE_TITLE,
	CHANGE_ARTIST,
};

static struct feed_entry read_entry(const struct rows *rows, size_t at, struct arena *arena)
{
	return (struct feed_entry){
		.id = rows_bigint(rows, at, EDITION_ID),
		.chart_id = rows_bigint(rows, at, EDITION_CHART),
		.slug = rows_text(rows, at, EDITION_SLUG, arena),
		.title = rows_text(rows, at, EDITION_TITLE, arena),
		.edition = rows_int(rows, at, EDITION_NUMBER),
		.size = rows_int(rows, at, EDITION_SIZE),
		.published = (time_t)rows_bigint(rows, at, EDITION_PUBLISHED),
		.note = rows_text(rows, at, EDITION_NOTE, arena),
		.counts[FEED_ENTERED] = rows_int(rows, at, EDITION_ENTERED),
		.counts[FEED_LEFT] = rows_int(rows, at, EDITION_LEFT),
		.counts[FEED_MOVED] = rows_int(rows, at, EDITION_MOVED),
	};
}

/* Sets the page of `feed`; returns its entries, for their changes to be added. */
static struct feed_entry *read_entries(
	struct feed *feed, const struct rows *rows, struct arena *arena)
{
	size_t count = rows_count(rows);

	/* An empty page of a chart is one row that has the chart only. */
	if (count > 0 && rows_is_null(rows, 0, EDITION_ID))
		count = 0;
	feed->more = count > FEED_PAGE;
	feed->count = feed->more ? FEED_PAGE : count;

	struct feed_entry *entries = ARENA_ARRAY(arena, struct feed_entry, feed->count);

	for (size_t i = 0; i < feed->count; i++)
		entries[i] = read_entry(rows, i, arena);
	feed->entries = entries;
	return entries;
}

static enum feed_kind kind_of(const char *word)
{
	enum feed_kind kind = FEED_ENTERED;

	while (kind < FEED_MOVED && !text_equal(feed_kind_words[kind], word))
		kind++;
	return kind;
}

static struct feed_change read_change(const struct rows *rows, size_t at, struct arena *arena)
{
	return (struct feed_change){
		.kind = kind_of(rows_text(rows, at, CHANGE_KIND, arena)),
		.rank = rows_int(rows, at, CHANGE_RANK),
		.before = rows_int(rows, at, CHANGE_BEFORE),
		.title = rows_text(rows, at, CHANGE_TITLE, arena),
		.artist = rows_text(rows, at, CHANGE_ARTIST, arena),
	};
}

/* The changes come in the order of the entries. Returns the row behind those of `entry`, which
 * begin at `first`. */
static size_t give_changes(struct feed_entry *entry, const struct rows *rows, size_t first,
	const struct feed_change *changes)
{
	size_t end = first;

	while (end < rows_count(rows) && rows_bigint(rows, end, CHANGE_ID) == entry->id)
		end++;
	entry->changes = &changes[first];
	entry->change_count = end - first;
	return end;
}

static enum result read_changes(
	struct store *store, struct feed_entry *entries, size_t entry_count, struct arena *arena)
{
	int64_t *ids = ARENA_ARRAY(arena, int64_t, entry_count);
	struct rows *rows = NULL;

	for (size_t i = 0; i < entry_count; i++)
		ids[i] = entries[i].id;

	const char *const values[] = {array_of_numbers(arena, ids, entry_count)};
	enum result result = store_query(store, STATEMENT_FEED_CHANGES, values, &rows);

	if (result == RESULT_OK) {
		size_t count = rows_count(rows);
		struct feed_change *changes = ARENA_ARRAY(arena, struct feed_change, count);

		for (size_t i = 0; i < count; i++)
			changes[i] = read_change(rows, i, arena);
		for (size_t i = 0, row = 0; i < entry_count; i++)
			row = give_changes(&entries[i], rows, row, changes);
	}
	rows_free(rows);
	return result;
}

enum result store_feed_chart(
	struct store *store, int64_t chart, int page, struct arena *arena, struct feed *feed)
{
	char number[NUMBER_SIZE], entries[NUMBER_SIZE], pages[NUMBER_SIZE];
	const char *const values[] = {number, entries, pages};
	struct rows *rows = NULL;

	number_write(chart, number);
	number_write(FEED_PAGE, entries);
	number_write(page, pages);
	enum result result = store_query(store, STATEMENT_FEED_CHART, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		*feed = (struct feed){.chart_id = chart,
			.slug = rows_text(rows, 0, EDITION_SLUG, arena),
			.title = rows_text(rows, 0, EDITION_TITLE, arena),
			.page = page};
		struct feed_entry *read = read_entries(feed, rows, arena);

		result = read_changes(store, read, feed->count, arena);
	}
	rows_free(rows);
	return result;
}

enum result store_feed_site(struct store *store, int page, struct arena *arena, struct feed *feed)
{
	char entries[NUMBER_SIZE], pages[NUMBER_SIZE];
	const char *const values[] = {entries, pages};
	struct rows *rows = NULL;

	number_write(FEED_PAGE, entries);
	number_write(page, pages);
	enum result result = store_query(store, STATEMENT_FEED_SITE, values, &rows);

	if (result == RESULT_OK) {
		*feed = (struct feed){.page = page};
		struct feed_entry *read = read_entries(feed, rows, arena);

		result = read_changes(store, read, feed->count, arena);
	}
	rows_free(rows);
	return result;
}
