#include "store/store_genre_form.h"

#include "base/number.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of genre_form.sql. */
enum head {
	HEAD_ID,
	HEAD_SLUG,
	HEAD_NAME,
	HEAD_ESSAY,
	HEAD_SOURCE,
	HEAD_SHOWN,
	HEAD_CONTENTS,
	HEAD_REVISION,
};

/* Columns of genre_form_list.sql. */
enum line {
	LINE_TOTAL,
	LINE_FOUND,
	LINE_SLUG,
	LINE_NAME,
	LINE_RELEASES,
	LINE_CHARTS,
	LINE_HAS_ESSAY,
};

/* Columns of genre_relatives.sql, and of genre_form_taken.sql. */
enum relative { RELATIVE_SLUG, RELATIVE_NAME, RELATIVE_SHARED };
enum taken { TAKEN_NAME, TAKEN_SLUG, TAKEN_FORMER };

/* A page beyond the last is the last. */
static void read_lines(
	const struct rows *rows, int page, struct arena *arena, struct genre_lines *lines)
{
	*lines = (struct genre_lines){
		.count = rows_is_null(rows, 0, LINE_SLUG) ? 0 : rows_count(rows),
		.total = rows_int(rows, 0, LINE_TOTAL),
		.found = rows_int(rows, 0, LINE_FOUND),
	};
	lines->list = ARENA_ARRAY(arena, struct genre_line, lines->count);
	lines->page_count = lines->found > 0 ? (lines->found - 1) / GENRE_FORM_PAGE + 1 : 1;
	lines->page = page < lines->page_count ? page : lines->page_count;
	for (size_t i = 0; i < lines->count; i++)
		lines->list[i] = (struct genre_line){
			.slug = rows_text(rows, i, LINE_SLUG, arena),
			.name = rows_text(rows, i, LINE_NAME, arena),
			.releases = rows_int(rows, i, LINE_RELEASES),
			.charts = rows_int(rows, i, LINE_CHARTS),
			.has_essay = rows_bool(rows, i, LINE_HAS_ESSAY),
		};
}

enum result store_genre_lines(struct store *store, const char *key, int page, struct arena *arena,
	struct genre_lines *lines)
{
	char size[NUMBER_SIZE];
	char number[NUMBER_SIZE];
	const char *const values[] = {
		key, number_write(GENRE_FORM_PAGE, size), number_write(page, number)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_GENRE_FORM_LIST, values, &rows);

	if (result == RESULT_OK)
		read_lines(rows, page, arena, lines);
	rows_free(rows);
	return result;
}

static void read_head(const struct rows *rows, struct arena *arena, struct genre_form *form)
{
	*form = (struct genre_form){
		.id = rows_bigint(rows, 0, HEAD_ID),
		.values = {.name = rows_text(rows, 0, HEAD_NAME, arena),
			.slug = rows_text(rows, 0, HEAD_SLUG, arena),
			.essay = rows_text(rows, 0, HEAD_ESSAY, arena),
			.source = rows_text(rows, 0, HEAD_SOURCE, arena)},
		.is_shown = rows_bool(rows, 0, HEAD_SHOWN),
		.contents = rows_text(rows, 0, HEAD_CONTENTS, arena),
		.revision = rows_bigint(rows, 0, HEAD_REVISION),
	};
}

static enum result load_head(
	struct store *store, const char *slug, struct arena *arena, struct genre_form *form)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_GENRE_FORM, &slug, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		read_head(rows, arena, form);
	rows_free(rows);
	return result;
}

static enum result load_relatives(struct store *store, struct arena *arena, struct genre_form *form)
{
	char number[NUMBER_SIZE];
	const char *id = number_write(form->id, number);
	struct genre_relative *related;
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_GENRE_RELATIVES, &id, &rows);

	if (result != RESULT_OK)
		return result;
	form->related_count = rows_count(rows);
	related = ARENA_ARRAY(arena, struct genre_relative, form->related_count);
	for (size_t i = 0; i < form->related_count; i++)
		related[i] = (struct genre_relative){
			.slug = rows_text(rows, i, RELATIVE_SLUG, arena),
			.name = rows_text(rows, i, RELATIVE_NAME, arena),
			.shared = rows_int(rows, i, RELATIVE_SHARED),
		};
	form->related = related;
	rows_free(rows);
	return RESULT_OK;
}

enum result store_genre_form(
	struct store *store, const char *slug, struct arena *arena, struct genre_form *form)
{
	enum result result = load_head(store, slug, arena, form);

	return result == RESULT_OK ? load_relatives(store, arena, form) : result;
}

/* RESULT_INVALID when others have the name or the slug; `id` is NULL for a new genre. */
static enum result find_taken(struct store *store, const char *id,
	const struct genre_values *values, struct arena *arena, struct genre_taken *taken)
{
	const char *const wanted[] = {id, values->key, values->slug};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_GENRE_FORM_TAKEN, wanted, &rows);

	if (result != RESULT_OK)
		return result;
	taken->name = rows_text(rows, 0, TAKEN_NAME, arena);
	taken->slug = rows_text(rows, 0, TAKEN_SLUG, arena);
	taken->former = rows_text(rows, 0, TAKEN_FORMER, arena);
	rows_free(rows);
	return taken->name != NULL || taken->slug != NULL || taken->former != NULL ? RESULT_INVALID
	                                                                           : RESULT_OK;
}

static enum result write_head(
	struct store *store, const char *id, const struct genre_values *values)
{
	const char *const wanted[] = {values->name, values->slug, values->key, values->near_key,
		values->essay, values->source, id};

	return store_execute(
		store, id == NULL ? STATEMENT_GENRE_FORM_ADD : STATEMENT_GENRE_FORM_CHANGE, wanted);
}

enum result store_genre_form_save(struct store *store, const char *slug, int64_t revision,
	const struct genre_values *values, struct arena *arena, struct genre_taken *taken,
	struct change_saved *saved)
{
	struct genre_form before = {0};
	struct genre_form after;
	char number[NUMBER_SIZE];
	const char *id = NULL;
	enum result result = slug == NULL ? RESULT_OK : load_head(store, slug, arena, &before);

	if (result == RESULT_OK && slug != NULL && before.revision != revision)
		result = RESULT_CONFLICT;
	if (slug != NULL)
		id = number_write(before.id, number);
	if (result == RESULT_OK)
		result = find_taken(store, id, values, arena, taken);
	if (result == RESULT_OK)
		result = write_head(store, id, values);
	if (result == RESULT_OK)
		result = load_head(store, values->slug, arena, &after);
	if (result == RESULT_OK)
		result = store_change_compare(store, before.contents, after.contents, arena, saved);
	return result;
}
