#include "store/store_removal.h"

#include "base/number.h"
#include "base/text.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of removal_head.sql, removal_holds.sql, removal_missing.sql and removal_list.sql. */
enum head { HEAD_ID, HEAD_NAME, HEAD_CONTEXT, HEAD_EDITIONS, HEAD_CONTENTS, HEAD_REVISION };
enum hold { HOLD_KIND, HOLD_SLUG, HOLD_NAME, HOLD_NUMBER, HOLD_TOTAL };
enum missing { MISSING_SLUG, MISSING_TITLE, MISSING_ARTIST };
enum line { LINE_KIND, LINE_SLUG, LINE_NAME, LINE_CONTEXT, LINE_DELETED, LINE_BY, LINE_TOTAL };

static enum result load_head(
	struct store *store, bool deleted, struct arena *arena, struct removal *removal)
{
	const char *const values[] = {
		slug_kind_words[removal->kind], removal->slug, deleted ? "true" : "false"};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_REMOVAL_HEAD, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		removal->id = rows_bigint(rows, 0, HEAD_ID);
		removal->name = rows_text(rows, 0, HEAD_NAME, arena);
		removal->context = rows_text(rows, 0, HEAD_CONTEXT, arena);
		removal->editions = rows_int(rows, 0, HEAD_EDITIONS);
		removal->contents = rows_text(rows, 0, HEAD_CONTENTS, arena);
		removal->revision = rows_bigint(rows, 0, HEAD_REVISION);
	}
	rows_free(rows);
	return result;
}

static enum result load_holds(struct store *store, struct arena *arena, struct removal *removal)
{
	char id[NUMBER_SIZE];
	char most[NUMBER_SIZE];
	const char *const values[] = {slug_kind_words[removal->kind], number_write(removal->id, id),
		number_write(STORE_REMOVAL_HOLDS, most)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_REMOVAL_HOLDS, values, &rows);

	if (result != RESULT_OK)
		return result;
	removal->hold_count = rows_count(rows);
	removal->holds = ARENA_ARRAY(arena, struct removal_hold, removal->hold_count);
	for (size_t i = 0; i < removal->hold_count; i++) {
		removal->held = rows_int(rows, i, HOLD_TOTAL);
		removal->holds[i] = (struct removal_hold){
			.kind = (enum removal_hold_kind)rows_int(rows, i, HOLD_KIND),
			.slug = rows_text(rows, i, HOLD_SLUG, arena),
			.name = rows_text(rows, i, HOLD_NAME, arena),
			.number = rows_int(rows, i, HOLD_NUMBER),
		};
	}
	rows_free(rows);
	return RESULT_OK;
}

enum result store_removal_load(struct store *store, enum slug_kind kind, const char *slug,
	bool deleted, struct arena *arena, struct removal *removal)
{
	enum result result;

	*removal = (struct removal){.kind = kind, .slug = arena_text(arena, slug)};
	result = load_head(store, deleted, arena, removal);
	if (result == RESULT_OK && !deleted)
		result = load_holds(store, arena, removal);
	return result;
}

enum result store_removal_set(struct store *store, const struct removal *removal, bool deleted)
{
	char id[NUMBER_SIZE];
	const char *const values[] = {slug_kind_words[removal->kind], number_write(removal->id, id),
		deleted ? "true" : "false"};

	return store_execute(store, STATEMENT_REMOVAL_SET, values);
}

enum result store_removal_missing(struct store *store, const struct removal *chart,
	struct arena *arena, struct removal_missing **missing, size_t *count)
{
	char id[NUMBER_SIZE];
	char most[NUMBER_SIZE];
	const char *const values[] = {
		number_write(chart->id, id), number_write(STORE_REMOVAL_HOLDS, most)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_REMOVAL_MISSING, values, &rows);

	if (result != RESULT_OK)
		return result;
	*count = rows_count(rows);
	*missing = ARENA_ARRAY(arena, struct removal_missing, *count);
	for (size_t i = 0; i < *count; i++)
		(*missing)[i] = (struct removal_missing){
			rows_text(rows, i, MISSING_SLUG, arena),
			rows_text(rows, i, MISSING_TITLE, arena),
			rows_text(rows, i, MISSING_ARTIST, arena),
		};
	rows_free(rows);
	return RESULT_OK;
}

static enum slug_kind read_kind(const char *word)
{
	enum slug_kind kind = SLUG_ARTIST;

	while (kind < SLUG_RELEASE && !text_equal(slug_kind_words[kind], word))
		kind++;
	return kind;
}

enum result store_removal_list(struct store *store, struct arena *arena,
	struct removal_line **lines, size_t *count, int *total)
{
	char most[NUMBER_SIZE];
	const char *const values[] = {number_write(STORE_REMOVAL_LINES, most)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_REMOVAL_LIST, values, &rows);

	if (result != RESULT_OK)
		return result;
	*count = rows_count(rows);
	*total = *count > 0 ? rows_int(rows, 0, LINE_TOTAL) : 0;
	*lines = ARENA_ARRAY(arena, struct removal_line, *count);
	for (size_t i = 0; i < *count; i++)
		(*lines)[i] = (struct removal_line){
			.kind = read_kind(rows_text(rows, i, LINE_KIND, arena)),
			.slug = rows_text(rows, i, LINE_SLUG, arena),
			.name = rows_text(rows, i, LINE_NAME, arena),
			.context = rows_text(rows, i, LINE_CONTEXT, arena),
			.deleted = (time_t)rows_bigint(rows, i, LINE_DELETED),
			.by = rows_text(rows, i, LINE_BY, arena),
		};
	rows_free(rows);
	return RESULT_OK;
}
