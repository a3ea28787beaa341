#include "store/store_find.h"

#include <string.h>

#include "base/number.h"
#include "model/unicode.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of the statements that list releases, and of those that list artists. */
enum entry { ENTRY_RELEASE, ENTRY_SLUG, ENTRY_TITLE, ENTRY_ARTIST, ENTRY_DATE, ENTRY_TOTAL = 7 };
enum found {
	FOUND_ID,
	FOUND_SLUG,
	FOUND_NAME,
	FOUND_SORT_NAME,
	FOUND_RELEASES,
	FOUND_TOTAL,
};

/* Where many names have the others, few have the longest word of a key. */
static const char *longest_word(const char *key, struct arena *arena)
{
	const char *longest = "";
	size_t length = 0;

	while (*key != '\0') {
		size_t here = strcspn(key, " ");

		if (here > length) {
			longest = key;
			length = here;
		}
		key += here + strspn(key + here, " ");
	}
	return arena_copy(arena, longest, length);
}

static enum result find(struct store *store, enum statement_id searching, enum statement_id newest,
	const struct find_query *query, struct arena *arena, struct rows **rows)
{
	char most[NUMBER_SIZE];
	char skipped[NUMBER_SIZE];
	const char *const all[] = {
		number_write(query->most, most), number_write(query->skipped, skipped)};

	if (query->q == NULL)
		return store_query(store, newest, all, rows);
	const char *key = unicode_near_key(arena, query->q);
	const char *const values[] = {query->q, key, longest_word(key, arena), all[0], all[1]};

	return store_query(store, searching, values, rows);
}

struct draft_entry *store_entries(
	const struct rows *rows, struct arena *arena, size_t *count, int *total)
{
	struct draft_entry *entries;

	*count = rows_count(rows);
	entries = ARENA_ARRAY(arena, struct draft_entry, *count);
	for (size_t i = 0; i < *count; i++)
		entries[i] = (struct draft_entry){
			.release = rows_bigint(rows, i, ENTRY_RELEASE),
			.slug = rows_text(rows, i, ENTRY_SLUG, arena),
			.title = rows_text(rows, i, ENTRY_TITLE, arena),
			.artist = rows_text(rows, i, ENTRY_ARTIST, arena),
			.released = rows_date(rows, i, ENTRY_DATE),
		};
	if (total != NULL)
		*total = *count > 0 ? rows_int(rows, 0, ENTRY_TOTAL) : 0;
	return entries;
}

enum result store_find_releases(struct store *store, const struct find_query *query,
	struct arena *arena, struct draft_entry **entries, size_t *count, int *total)
{
	struct rows *rows = NULL;
	enum result result = find(store, STATEMENT_FIND_RELEASES, STATEMENT_FIND_RELEASES_NEWEST,
		query, arena, &rows);

	if (result == RESULT_OK)
		*entries = store_entries(rows, arena, count, total);
	rows_free(rows);
	return result;
}

enum result store_find_artists(struct store *store, const struct find_query *query,
	struct arena *arena, struct found_artist **artists, size_t *count, int *total)
{
	struct rows *rows = NULL;
	enum result result = find(
		store, STATEMENT_FIND_ARTISTS, STATEMENT_FIND_ARTISTS_NEWEST, query, arena, &rows);

	if (result != RESULT_OK)
		return result;
	*count = rows_count(rows);
	*total = *count > 0 ? rows_int(rows, 0, FOUND_TOTAL) : 0;
	*artists = ARENA_ARRAY(arena, struct found_artist, *count);
	for (size_t i = 0; i < *count; i++)
		(*artists)[i] = (struct found_artist){
			.slug = rows_text(rows, i, FOUND_SLUG, arena),
			.name = rows_text(rows, i, FOUND_NAME, arena),
			.sort_name = rows_text(rows, i, FOUND_SORT_NAME, arena),
			.releases = rows_int(rows, i, FOUND_RELEASES),
		};
	rows_free(rows);
	return RESULT_OK;
}
