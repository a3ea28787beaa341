#include "store/import_plan.h"

#include <string.h>

#include "base/number.h"
#include "model/slug.h"
#include "model/sort_name.h"
#include "model/unicode.h"
#include "store/array.h"

#include "base/banned.h"

/* Slugs of new things. */

/* A slug made of `name`, or `fallback` where nothing of it can stand in an address. */
static const char *slug_of(struct plan *plan, const char *name, const char *fallback)
{
	const char *slug = unicode_slug(plan->arena, name);

	return *slug != '\0' ? slug : fallback;
}

/* Asks which of the slugs, or numbered ones made of them, are taken; each is asked for once. */
static enum result load_taken(struct plan *plan, enum statement_id statement,
	const char *const *slugs, size_t count, struct map *taken)
{
	struct map *asked = map_new(plan->arena);
	struct plan_arrays arrays;
	struct rows *rows = NULL;
	enum result result;

	plan_arrays_begin(&arrays, 1);
	for (size_t i = 0; i < count; i++) {
		if ((*map_at(asked, slugs[i]))++ == 0)
			array_text(&arrays.column[0], slugs[i]);
	}
	result = plan_arrays_query(plan, statement, &arrays, &rows);
	if (result != RESULT_OK)
		return result;
	for (size_t i = 0; i < rows_count(rows); i++)
		*map_at(taken, rows_text(rows, i, 0, plan->arena)) = 1;
	rows_free(rows);
	return RESULT_OK;
}

/*
 * Makes each of `slugs` one that nobody has: "x" becomes "x-2", "x-3" and so on when it is taken,
 * here or further up in the list. `statement` answers which are.
 */
static enum result free_slugs(
	struct plan *plan, enum statement_id statement, const char **slugs, size_t count)
{
	struct map *taken = map_new(plan->arena);
	struct map *tried = map_new(plan->arena); /* slug as wished -> number it got to */
	enum result result = load_taken(plan, statement, slugs, count, taken);

	for (size_t i = 0; result == RESULT_OK && i < count; i++) {
		const char *wished = slugs[i];
		size_t *number = map_at(tried, wished);

		if (++*number > 1)
			slugs[i] = arena_format(plan->arena, "%s-%zu", wished, *number);
		while (map_get(taken, slugs[i]) != 0)
			slugs[i] = arena_format(plan->arena, "%s-%zu", wished, ++*number);
		*map_at(taken, slugs[i]) = 1;
	}
	return result;
}

/* Runs a statement that adds `count` things and takes their numbers into `ids`. */
static enum result add(struct plan *plan, enum statement_id statement, struct plan_arrays *arrays,
	int64_t *const *ids, size_t count)
{
	struct rows *rows = NULL;
	enum result result = plan_arrays_query(plan, statement, arrays, &rows);

	if (result != RESULT_OK)
		return result;
	if (rows_count(rows) != count)
		result = RESULT_BROKEN;
	for (size_t i = 0; result == RESULT_OK && i < count; i++)
		*ids[i] = rows_bigint(rows, i, 0);
	rows_free(rows);
	return result;
}

/* Genres, artists, artist credits. */

/* Where the numbers of new names go, and their slugs. */
struct additions {
	struct plan_name **names;
	int64_t **ids;
	const char **slugs;
	size_t count;
};

static struct additions additions_new(struct plan *plan, size_t capacity)
{
	return (struct additions){
		.names = ARENA_ARRAY(plan->arena, struct plan_name *, capacity),
		.ids = ARENA_ARRAY(plan->arena, int64_t *, capacity),
		.slugs = ARENA_ARRAY(plan->arena, const char *, capacity),
	};
}

static void additions_add(struct additions *additions, struct plan_name *name, int64_t *id)
{
	additions->names[additions->count] = name;
	additions->ids[additions->count++] = id;
}

enum result plan_write_genres(struct plan *plan)
{
	struct additions new = additions_new(plan, plan->genres.count);
	struct plan_arrays arrays;
	enum result result;

	for (size_t i = 0; i < plan->genres.count; i++) {
		struct plan_name *genre = &plan->genres.list[i];

		if (genre->id == 0)
			additions_add(&new, genre, &genre->id);
	}
	if (new.count == 0)
		return RESULT_OK;
	for (size_t i = 0; i < new.count; i++)
		new.slugs[i] = slug_of(plan, new.names[i]->name, "genre");
	result = free_slugs(plan, STATEMENT_IMPORT_GENRE_SLUGS, new.slugs, new.count);
	if (result != RESULT_OK)
		return result;
	plan_arrays_begin(&arrays, 4);
	for (size_t i = 0; i < new.count; i++) {
		array_text(&arrays.column[0], new.names[i]->name);
		array_text(&arrays.column[1], new.slugs[i]);
		array_text(&arrays.column[2], new.names[i]->key);
		array_text(&arrays.column[3], unicode_near_key(plan->arena, new.names[i]->name));
	}
	return add(plan, STATEMENT_IMPORT_GENRE_ADD, &arrays, new.ids, new.count);
}

static enum result write_artists(struct plan *plan)
{
	struct additions new = additions_new(plan, plan->credits.count);
	struct plan_arrays arrays;
	enum result result;

	for (size_t i = 0; i < plan->credits.count; i++) {
		struct plan_name *credit = &plan->credits.list[i];

		if (credit->id == 0 && credit->artist == 0)
			additions_add(&new, credit, &credit->artist);
	}
	if (new.count == 0)
		return RESULT_OK;
	for (size_t i = 0; i < new.count; i++)
		new.slugs[i] = slug_of(plan, new.names[i]->name, "artist");
	result = free_slugs(plan, STATEMENT_IMPORT_ARTIST_SLUGS, new.slugs, new.count);
	if (result != RESULT_OK)
		return result;
	plan_arrays_begin(&arrays, 5);
	for (size_t i = 0; i < new.count; i++) {
		array_text(&arrays.column[0], new.names[i]->name);
		array_text(&arrays.column[1], sort_name_guess(plan->arena, new.names[i]->name));
		array_text(&arrays.column[2], new.slugs[i]);
		array_text(&arrays.column[3], new.names[i]->key);
		array_text(&arrays.column[4], new.names[i]->near_key);
	}
	return add(plan, STATEMENT_IMPORT_ARTIST_ADD, &arrays, new.ids, new.count);
}

/* A new credit has one part: texts are never split into several artists. */
enum result plan_write_credits(struct plan *plan)
{
	struct additions new = additions_new(plan, plan->credits.count);
	struct plan_arrays arrays;
	enum result result = write_artists(plan);

	for (size_t i = 0; i < plan->credits.count; i++) {
		struct plan_name *credit = &plan->credits.list[i];

		if (credit->id == 0)
			additions_add(&new, credit, &credit->id);
	}
	if (result != RESULT_OK || new.count == 0)
		return result;
	plan_arrays_begin(&arrays, 5);
	for (size_t i = 0; i < new.count; i++) {
		array_text(&arrays.column[0], new.names[i]->name);
		array_text(&arrays.column[1], sort_name_guess(plan->arena, new.names[i]->name));
		array_text(&arrays.column[2], new.names[i]->key);
		array_text(&arrays.column[3], new.names[i]->near_key);
		array_number(&arrays.column[4], new.names[i]->artist);
	}
	return add(plan, STATEMENT_IMPORT_CREDIT_ADD, &arrays, new.ids, new.count);
}

/* Releases. */

static const char *sort_title(struct plan *plan, const char *title)
{
	return title == NULL ? NULL : sort_name_guess(plan->arena, title);
}

static const char *release_slug(struct plan *plan, const struct import_row *row)
{
	if (row->title != NULL)
		return slug_of(plan, row->title, "release");
	return arena_format(plan->arena, "untitled-%s", slug_of(plan, row->artist, "artist"));
}

static void add_date(struct plan_arrays *arrays, size_t column, struct date date)
{
	array_number_or_null(&arrays->column[column], date.year);
	array_number_or_null(&arrays->column[column + 1], date.month);
	array_number_or_null(&arrays->column[column + 2], date.day);
}

/* The columns of import_release_add.sql for one row. */
static void add_release(struct plan *plan, struct plan_arrays *arrays, size_t at, const char *slug)
{
	const struct import_row *row = &plan->import->rows[at];

	array_text(&arrays->column[0], row->title);
	array_text(&arrays->column[1], sort_title(plan, row->title));
	array_text(&arrays->column[2], slug);
	array_number(&arrays->column[3], plan->credits.list[plan->rows[at].credit].id);
	add_date(arrays, 4, row->released);
	array_text(&arrays->column[7], row->title_key);
	array_text(&arrays->column[8], row->title_near_key);
}

/* Afterwards every row has its release; of a new one, any tags differ. */
enum result plan_write_releases(struct plan *plan)
{
	size_t *places = ARENA_ARRAY(plan->arena, size_t, plan->import->row_count);
	int64_t **ids = ARENA_ARRAY(plan->arena, int64_t *, plan->import->row_count);
	const char **slugs = ARENA_ARRAY(plan->arena, const char *, plan->import->row_count);
	size_t count = 0;
	struct plan_arrays arrays;
	enum result result;

	for (size_t i = 0; i < plan->import->row_count; i++) {
		if (plan->rows[i].release != 0)
			continue;
		places[count] = i;
		ids[count] = &plan->rows[i].release;
		slugs[count++] = release_slug(plan, &plan->import->rows[i]);
		plan->rows[i].tags_differ = plan->import->rows[i].tag_count > 0;
	}
	if (count == 0)
		return RESULT_OK;
	result = free_slugs(plan, STATEMENT_IMPORT_RELEASE_SLUGS, slugs, count);
	if (result != RESULT_OK)
		return result;
	plan_arrays_begin(&arrays, 9);
	for (size_t i = 0; i < count; i++)
		add_release(plan, &arrays, places[i], slugs[i]);
	return add(plan, STATEMENT_IMPORT_RELEASE_ADD, &arrays, ids, count);
}

/* The columns of import_release_change.sql for one row; what does not differ is missing. */
static void add_change(struct plan *plan, struct plan_arrays *arrays, size_t at)
{
	const struct import_row *row = &plan->import->rows[at];
	const struct plan_row *known = &plan->rows[at];
	const char *title = known->title_differs ? row->title : NULL;

	array_number(&arrays->column[0], known->release);
	array_text(&arrays->column[1], title);
	array_text(&arrays->column[2], sort_title(plan, title));
	array_text(&arrays->column[3], title == NULL ? NULL : row->title_key);
	array_text(&arrays->column[4], title == NULL ? NULL : row->title_near_key);
	array_number_or_null(&arrays->column[5],
		known->credit_differs ? plan->credits.list[known->credit].id : 0);
	add_date(arrays, 6, known->date_differs ? row->released : (struct date){0});
}

enum result plan_write_changes(struct plan *plan)
{
	struct plan_arrays arrays;

	if (plan->outcome->changed == 0)
		return RESULT_OK;
	plan_arrays_begin(&arrays, 9);
	for (size_t i = 0; i < plan->import->row_count; i++) {
		const struct plan_row *row = &plan->rows[i];

		/* Only what changes is touched: charts that show it get new revisions. */
		if (row->title_differs || row->credit_differs || row->date_differs)
			add_change(plan, &arrays, i);
	}
	return plan_arrays_execute(plan, STATEMENT_IMPORT_RELEASE_CHANGE, &arrays);
}

static void add_tags(struct plan *plan, struct plan_arrays *arrays, size_t at)
{
	const struct import_row *row = &plan->import->rows[at];

	for (size_t i = 0; i < row->tag_count; i++) {
		array_number(&arrays->column[0], plan->rows[at].release);
		array_number(&arrays->column[1], (long)i + 1);
		array_number(&arrays->column[2], plan->genres.list[plan->rows[at].genres[i]].id);
		array_number_or_null(&arrays->column[3], row->tags[i].weight);
	}
}

enum result plan_write_tags(struct plan *plan)
{
	struct plan_arrays cleared;
	struct plan_arrays added;
	enum result result = RESULT_OK;

	plan_arrays_begin(&cleared, 1);
	plan_arrays_begin(&added, 4);
	for (size_t i = 0; i < plan->import->row_count; i++) {
		if (!plan->rows[i].tags_differ)
			continue;
		array_number(&cleared.column[0], plan->rows[i].release);
		add_tags(plan, &added, i);
	}
	result = plan_arrays_execute(plan, STATEMENT_IMPORT_TAGS_CLEAR, &cleared);
	if (result == RESULT_OK)
		return plan_arrays_execute(plan, STATEMENT_IMPORT_TAGS_ADD, &added);
	for (size_t i = 0; i < added.count; i++)
		buffer_free(&added.column[i]);
	return result;
}

/* The chart and its draft. */

/* "best-of-2024" -> "Best of 2024". */
static const char *title_of_slug(struct plan *plan, const char *slug)
{
	char *title = arena_text(plan->arena, slug);

	for (char *byte = title; *byte != '\0'; byte++) {
		if (*byte == '-')
			*byte = ' ';
	}
	if (*title >= 'a' && *title <= 'z')
		*title = (char)(*title - 'a' + 'A');
	return title;
}

static enum result add_chart(struct plan *plan, int64_t genre)
{
	const struct import_target *target = plan->target;
	const char *title =
		target->title != NULL ? target->title : title_of_slug(plan, target->chart);
	const char *values[] = {
		target->chart,
		title,
		unicode_near_key(plan->arena, title),
		genre == 0 ? NULL : plan_number(plan, genre),
		target->default_sort != NULL ? target->default_sort : "rank",
		target->default_order != NULL ? target->default_order : "asc",
	};
	struct rows *rows = NULL;
	enum result result = store_query(plan->store, STATEMENT_IMPORT_CHART_ADD, values, &rows);

	if (result == RESULT_OK)
		plan->chart = rows_bigint(rows, 0, 0);
	rows_free(rows);
	return result;
}

enum result plan_write_chart(struct plan *plan)
{
	int64_t genre =
		plan->new_genre != 0 ? plan->genres.list[plan->new_genre - 1].id : plan->genre;

	if (plan->chart == 0)
		return add_chart(plan, genre);
	if (!plan->outcome->genre_changed)
		return RESULT_OK;
	return store_execute(plan->store, STATEMENT_IMPORT_CHART_GENRE,
		(const char *const[]){plan_number(plan, plan->chart), plan_number(plan, genre)});
}

/* Makes the draft, a copy of the current edition, where there is none, then the list of it. */
static enum result save_draft(struct plan *plan, const char *releases)
{
	const char *values[] = {plan_number(plan, plan->chart), releases, NULL};
	struct rows *rows = NULL;
	enum result result = store_execute(
		plan->store, STATEMENT_DRAFT_BEGIN, (const char *const[]){plan->target->chart});

	if (result == RESULT_OK)
		result = store_query(plan->store, STATEMENT_DRAFT_SAVE, values, &rows);
	if (result != RESULT_OK)
		return result;
	plan->outcome->before = rows_text(rows, 0, 0, plan->arena);
	plan->outcome->after = rows_text(rows, 0, 1, plan->arena);
	rows_free(rows);
	return RESULT_OK;
}

enum result plan_write_draft(struct plan *plan)
{
	struct buffer releases = {0};
	enum result result = RESULT_OK;

	if (!plan->outcome->draft_changed)
		return RESULT_OK;
	array_begin(&releases);
	for (size_t i = 0; i < plan->import->row_count; i++)
		array_number(&releases, plan->rows[i].release);
	array_end(&releases);
	result = save_draft(plan, buffer_text(&releases));
	buffer_free(&releases);
	return result;
}

enum result store_import_note(struct store *store, const struct change_author *author,
	const struct import_outcome *outcome, const char *note)
{
	char number[NUMBER_SIZE];
	struct buffer columns[4] = {{0}};
	const char *values[] = {
		number_write(author->editor, number), author->name, note, NULL, NULL, NULL, NULL};
	enum result result;

	if (outcome->change_count == 0)
		return RESULT_OK;
	for (size_t i = 0; i < 4; i++)
		array_begin(&columns[i]);
	for (size_t i = 0; i < outcome->change_count; i++) {
		const struct import_change *change = &outcome->changes[i];

		array_text(&columns[0], change->release);
		array_text(&columns[1], import_column_names[change->column]);
		array_text(&columns[2], change->before);
		array_text(&columns[3], change->after);
	}
	for (size_t i = 0; i < 4; i++) {
		array_end(&columns[i]);
		values[i + 3] = buffer_text(&columns[i]);
	}
	result = store_execute(store, STATEMENT_IMPORT_AUDIT_ADD, values);
	for (size_t i = 0; i < 4; i++)
		buffer_free(&columns[i]);
	return result;
}
