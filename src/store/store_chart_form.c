#include "store/store_chart_form.h"

#include "base/number.h"
#include "base/text.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of chart_form.sql. */
enum head {
	HEAD_DELETED,
	HEAD_ID,
	HEAD_EDITION,
	HEAD_SLUG,
	HEAD_TITLE,
	HEAD_GENRE,
	HEAD_GENRE_SLUG,
	HEAD_SORT,
	HEAD_ORDER,
	HEAD_CONTENTS,
	HEAD_REVISION,
};

/* Columns of chart_form_taken.sql. */
enum taken { TAKEN_PRESENT, TAKEN_PRESENT_DELETED, TAKEN_FORMER, TAKEN_FORMER_DELETED };

/* Which of the words it is; the schema takes no other. */
static int word_number(const char *const *words, const char *word)
{
	int number = 0;

	while (words[number + 1] != NULL && !text_equal(words[number], word))
		number++;
	return number;
}

static void read_head(const struct rows *rows, struct arena *arena, struct chart_form *form)
{
	const char *sort = rows_text(rows, 0, HEAD_SORT, arena);
	const char *order = rows_text(rows, 0, HEAD_ORDER, arena);

	*form = (struct chart_form){
		.id = rows_bigint(rows, 0, HEAD_ID),
		.edition = rows_int(rows, 0, HEAD_EDITION),
		.values = {.title = rows_text(rows, 0, HEAD_TITLE, arena),
			.slug = rows_text(rows, 0, HEAD_SLUG, arena),
			.genre = rows_text(rows, 0, HEAD_GENRE, arena),
			.sort = (enum chart_sort)word_number(chart_sort_words, sort),
			.order = (enum chart_order)word_number(chart_order_words, order)},
		.genre_slug = rows_text(rows, 0, HEAD_GENRE_SLUG, arena),
		.contents = rows_text(rows, 0, HEAD_CONTENTS, arena),
		.revision = rows_bigint(rows, 0, HEAD_REVISION),
	};
}

enum result store_chart_form(
	struct store *store, const char *slug, struct arena *arena, struct chart_form *form)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_CHART_FORM, &slug, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK && rows_bool(rows, 0, HEAD_DELETED))
		result = RESULT_GONE;
	if (result == RESULT_OK)
		read_head(rows, arena, form);
	rows_free(rows);
	return result;
}

/* Sets who has the slug, or had it; `id` is NULL for a new chart. */
static enum result find_taken(struct store *store, const char *id,
	const struct chart_values *values, struct arena *arena, struct chart_taken *taken)
{
	const char *const wanted[] = {id, values->slug};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_CHART_FORM_TAKEN, wanted, &rows);

	if (result != RESULT_OK)
		return result;
	taken->slug = rows_text(rows, 0, TAKEN_PRESENT, arena);
	taken->former = rows_text(rows, 0, TAKEN_FORMER, arena);
	taken->is_deleted = rows_bool(
		rows, 0, taken->slug != NULL ? TAKEN_PRESENT_DELETED : TAKEN_FORMER_DELETED);
	rows_free(rows);
	return RESULT_OK;
}

/* The number of the genre, from `arena`; NULL where none is wanted or found. */
static enum result find_genre(struct store *store, const struct chart_values *values,
	struct arena *arena, const char **genre)
{
	const char *const wanted[] = {values->genre, values->genre_key};
	struct rows *rows = NULL;
	enum result result;

	*genre = NULL;
	if (values->genre == NULL)
		return RESULT_OK;
	result = store_query(store, STATEMENT_IMPORT_GENRE_FIND, wanted, &rows);
	if (result == RESULT_OK && rows_count(rows) > 0)
		*genre = rows_text(rows, 0, 0, arena);
	rows_free(rows);
	return result;
}

static enum result write_head(
	struct store *store, const char *id, const struct chart_values *values, const char *genre)
{
	const char *const wanted[] = {values->slug, values->title, values->near_key, genre,
		chart_sort_words[values->sort], chart_order_words[values->order], id};

	return store_execute(store,
		id == NULL ? STATEMENT_IMPORT_CHART_ADD : STATEMENT_CHART_FORM_CHANGE, wanted);
}

/* RESULT_INVALID when it cannot be so; `id` is NULL for a new chart. */
static enum result write(struct store *store, const char *id, const struct chart_values *values,
	struct arena *arena, struct chart_taken *taken)
{
	const char *genre = NULL;
	enum result result = find_taken(store, id, values, arena, taken);

	if (result == RESULT_OK)
		result = find_genre(store, values, arena, &genre);
	if (result != RESULT_OK)
		return result;
	taken->lacks_genre = values->genre != NULL && genre == NULL;
	if (taken->slug != NULL || taken->former != NULL || taken->lacks_genre)
		return RESULT_INVALID;
	return write_head(store, id, values, genre);
}

enum result store_chart_form_save(struct store *store, const char *slug, int64_t revision,
	const struct chart_values *values, struct arena *arena, struct chart_taken *taken,
	struct change_saved *saved)
{
	struct chart_form before = {0};
	struct chart_form after;
	char number[NUMBER_SIZE];
	enum result result =
		slug == NULL ? RESULT_OK : store_chart_form(store, slug, arena, &before);

	if (result == RESULT_OK && slug != NULL && before.revision != revision)
		result = RESULT_CONFLICT;
	if (result == RESULT_OK)
		result = write(store, slug == NULL ? NULL : number_write(before.id, number), values,
			arena, taken);
	if (result == RESULT_OK)
		result = store_chart_form(store, values->slug, arena, &after);
	if (result == RESULT_OK)
		result = store_change_compare(store, before.contents, after.contents, arena, saved);
	return result;
}
