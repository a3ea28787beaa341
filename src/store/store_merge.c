#include "store/store_merge.h"

#include "base/number.h"
#include "base/text.h"
#include "store/rows.h"
#include "store/store_find.h"
#include "store/store_release_form.h"

#include "base/banned.h"

/* Columns of merge_artist_form.sql, merge_charts.sql, merge_artist_charts.sql and
 * merge_artist_releases.sql. */
enum artist_column {
	ARTIST_ID,
	ARTIST_SLUG,
	ARTIST_NAME,
	ARTIST_SORT_NAME,
	ARTIST_PUBLISHED,
	ARTIST_RELEASES,
	ARTIST_CONTENTS,
	ARTIST_REVISION,
};
enum chart_column {
	CHART_SLUG,
	CHART_TITLE,
	CHART_DELETED,
	CHART_STAYS,
	CHART_GOES,
	CHART_EDITIONS,
	CHART_BOTH,
};
enum { OWN_CHART_SLUG, OWN_CHART_TITLE, OWN_CHART_RELEASES };
enum release_column { RELEASE_SLUG, RELEASE_TITLE, RELEASE_ARTIST, RELEASE_BOTH };

static enum result load_release(struct store *store, const char *slug, struct arena *arena,
	struct merge_side *side, struct release_values *values)
{
	struct release_form form;
	enum result result = store_release_form(store, slug, arena, &form);

	if (result != RESULT_OK)
		return result;
	*values = form.values;
	*side = (struct merge_side){
		.id = form.id,
		.slug = form.slug,
		.name = form.values.title,
		.context = form.artist,
		.is_published = form.is_published,
		.contents = form.contents,
		.revision = form.revision,
	};
	return RESULT_OK;
}

static enum result load_artist(
	struct store *store, const char *slug, struct arena *arena, struct merge_side *side)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_MERGE_ARTIST_FORM, &slug, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		*side = (struct merge_side){
			.id = rows_bigint(rows, 0, ARTIST_ID),
			.slug = rows_text(rows, 0, ARTIST_SLUG, arena),
			.name = rows_text(rows, 0, ARTIST_NAME, arena),
			.context = rows_text(rows, 0, ARTIST_SORT_NAME, arena),
			.releases = rows_int(rows, 0, ARTIST_RELEASES),
			.is_published = rows_bool(rows, 0, ARTIST_PUBLISHED),
			.contents = rows_text(rows, 0, ARTIST_CONTENTS, arena),
			.revision = rows_bigint(rows, 0, ARTIST_REVISION),
		};
	rows_free(rows);
	return result;
}

static enum result load_sides(struct store *store, const char *stays, const char *goes,
	struct arena *arena, struct merge *merge)
{
	const bool is_release = merge->kind == SLUG_RELEASE;
	enum result result =
		is_release ? load_release(store, stays, arena, &merge->stays, &merge->values)
			   : load_artist(store, stays, arena, &merge->stays);

	if (result != RESULT_OK || goes == NULL)
		return result;
	if (text_equal(stays, goes))
		return RESULT_INVALID;
	result = is_release ? load_release(store, goes, arena, &merge->goes, &merge->others)
	                    : load_artist(store, goes, arena, &merge->goes);
	if (result == RESULT_OK && is_release)
		merge_values(&merge->values, &merge->others, arena, &merge->merged);
	return result == RESULT_NOT_FOUND ? RESULT_INVALID : result;
}

/* The numbers of both, as parameters of statements. */
static const char *const *both_ids(const struct merge *merge, struct arena *arena)
{
	const char **ids = ARENA_ARRAY(arena, const char *, 2);

	ids[0] = arena_format(arena, "%lld", (long long)merge->stays.id);
	ids[1] = arena_format(arena, "%lld", (long long)merge->goes.id);
	return ids;
}

static void read_chart(
	const struct rows *rows, size_t row, struct arena *arena, struct merge_chart *chart)
{
	*chart = (struct merge_chart){
		.slug = rows_text(rows, row, CHART_SLUG, arena),
		.title = rows_text(rows, row, CHART_TITLE, arena),
		.is_deleted = rows_bool(rows, row, CHART_DELETED),
		.stays = rows_int(rows, row, CHART_STAYS),
		.goes = rows_int(rows, row, CHART_GOES),
		.editions = rows_int(rows, row, CHART_EDITIONS),
		.both = rows_int(rows, row, CHART_BOTH),
	};
}

static enum result load_charts(struct store *store, struct arena *arena, struct merge *merge)
{
	const bool is_release = merge->kind == SLUG_RELEASE;
	const char *const *ids = both_ids(merge, arena);
	struct rows *rows = NULL;
	enum result result =
		is_release ? store_query(store, STATEMENT_MERGE_CHARTS, ids, &rows)
			   : store_query(store, STATEMENT_MERGE_ARTIST_CHARTS, ids + 1, &rows);

	if (result != RESULT_OK)
		return result;
	merge->chart_count = rows_count(rows);
	merge->charts = ARENA_ARRAY(arena, struct merge_chart, merge->chart_count);
	for (size_t i = 0; i < merge->chart_count; i++) {
		if (is_release)
			read_chart(rows, i, arena, &merge->charts[i]);
		else
			merge->charts[i] = (struct merge_chart){
				.slug = rows_text(rows, i, OWN_CHART_SLUG, arena),
				.title = rows_text(rows, i, OWN_CHART_TITLE, arena),
				.releases = rows_int(rows, i, OWN_CHART_RELEASES),
			};
	}
	rows_free(rows);
	return RESULT_OK;
}

static enum result load_releases(struct store *store, struct arena *arena, struct merge *merge)
{
	char most[NUMBER_SIZE];
	const char *const *ids = both_ids(merge, arena);
	const char *const values[] = {ids[0], ids[1], number_write(STORE_MERGE_RELEASES, most)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_MERGE_ARTIST_RELEASES, values, &rows);

	if (result != RESULT_OK)
		return result;
	merge->release_count = rows_count(rows);
	merge->releases = ARENA_ARRAY(arena, struct merge_release, merge->release_count);
	for (size_t i = 0; i < merge->release_count; i++)
		merge->releases[i] = (struct merge_release){
			.slug = rows_text(rows, i, RELEASE_SLUG, arena),
			.title = rows_text(rows, i, RELEASE_TITLE, arena),
			.artist = rows_text(rows, i, RELEASE_ARTIST, arena),
			.names_both = rows_bool(rows, i, RELEASE_BOTH),
		};
	rows_free(rows);
	return RESULT_OK;
}

enum result store_merge_load(struct store *store, enum slug_kind kind, const char *stays,
	const char *goes, struct arena *arena, struct merge *merge)
{
	enum result result;

	*merge = (struct merge){.kind = kind};
	result = load_sides(store, stays, goes, arena, merge);
	if (result == RESULT_OK && goes != NULL)
		result = load_charts(store, arena, merge);
	if (result == RESULT_OK && goes != NULL && kind == SLUG_ARTIST)
		result = load_releases(store, arena, merge);
	return result;
}

static enum result search_artists(struct store *store, const struct find_query *query,
	struct arena *arena, struct merge_side **found, size_t *count)
{
	struct found_artist *artists = NULL;
	int total;
	enum result result = store_find_artists(store, query, arena, &artists, count, &total);

	if (result != RESULT_OK)
		return result;
	*found = ARENA_ARRAY(arena, struct merge_side, *count);
	for (size_t i = 0; i < *count; i++)
		(*found)[i] = (struct merge_side){.slug = artists[i].slug,
			.name = artists[i].name,
			.releases = artists[i].releases};
	return RESULT_OK;
}

static enum result search_releases(struct store *store, const struct find_query *query,
	struct arena *arena, struct merge_side **found, size_t *count)
{
	struct draft_entry *entries = NULL;
	int total;
	enum result result = store_find_releases(store, query, arena, &entries, count, &total);

	if (result != RESULT_OK)
		return result;
	*found = ARENA_ARRAY(arena, struct merge_side, *count);
	for (size_t i = 0; i < *count; i++)
		(*found)[i] = (struct merge_side){.slug = entries[i].slug,
			.name = entries[i].title,
			.context = entries[i].artist};
	return RESULT_OK;
}

enum result store_merge_search(struct store *store, enum slug_kind kind, const char *text,
	struct arena *arena, struct merge_side **found, size_t *count)
{
	const struct find_query query = {.q = text, .most = STORE_MERGE_FOUND};

	return (kind == SLUG_ARTIST ? search_artists : search_releases)(
		store, &query, arena, found, count);
}

/* What the one that stays takes over, for the audit. */
static enum result fill_release(struct store *store, const struct merge *merge, struct arena *arena,
	struct release_saved *saved)
{
	enum result result = store_release_save(
		store, merge->stays.slug, merge->stays.revision, &merge->merged, arena, saved);

	return result == RESULT_UNCHANGED ? RESULT_OK : result;
}

static enum result move_release(struct store *store, const struct merge *merge, struct arena *arena)
{
	const char *const *ids = both_ids(merge, arena);
	enum result result = store_execute(store, STATEMENT_MERGE_DRAFT_BEGIN, ids + 1);

	if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_MERGE_DRAFT_TOUCH, ids + 1);
	if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_MERGE_DRAFT_LEAVE, ids);
	if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_MERGE_DRAFT_MOVE, ids);
	if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_MERGE_RELEASE, ids);
	return result;
}

enum result store_merge_save(struct store *store, const struct merge *merge,
	const struct change_author *author, const char *note, struct arena *arena)
{
	const bool is_release = merge->kind == SLUG_RELEASE;
	const char *kind = slug_kind_words[merge->kind];
	struct release_saved saved = {.before = NULL};
	enum result result = is_release ? fill_release(store, merge, arena, &saved) : RESULT_OK;

	if (result == RESULT_OK && is_release)
		result = move_release(store, merge, arena);
	else if (result == RESULT_OK)
		result = store_execute(store, STATEMENT_MERGE_ARTIST, both_ids(merge, arena));
	/* Slugs need no escape in JSON. */
	const struct audit_entry goes = {"merge", kind, merge->goes.slug, merge->goes.contents,
		arena_format(arena, "{\"merged_into\": \"%s\"}", merge->stays.slug), note};
	const struct audit_entry stays = {"take-over", kind, merge->stays.slug, saved.before,
		saved.after != NULL ? saved.after
				    : arena_format(arena, "{\"merged\": \"%s\"}", merge->goes.slug),
		note};
	if (result == RESULT_OK)
		result = store_change_note(store, author, &goes);
	if (result == RESULT_OK)
		result = store_change_note(store, author, &stays);
	return result;
}
