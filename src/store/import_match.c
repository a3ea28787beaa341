#include "store/import_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/unicode.h"
#include "store/array.h"

#include "base/banned.h"

/* Of a known release, by a list: title, artist credit, release date, genre tags. */
#define CHANGEABLE_FIELDS 4

/* Place of the name with this match key in the list, from 0; added when it is not there. */
static size_t name_place(struct plan *plan, struct plan_names *names, const struct plan_name *name)
{
	size_t *place = map_at(names->places, name->key);

	if (*place != 0)
		return *place - 1;
	if (names->count == names->capacity) {
		size_t capacity = names->capacity == 0 ? 64 : names->capacity * 2;
		struct plan_name *list = ARENA_ARRAY(plan->arena, struct plan_name, capacity);

		if (names->count > 0)
			memcpy(list, names->list, names->count * sizeof(*list));
		names->list = list;
		names->capacity = capacity;
	}
	names->list[names->count] = *name;
	*place = ++names->count;
	return *place - 1;
}

/* What the chart and its genre are. */

static enum result find_genre(struct plan *plan)
{
	const char *wanted = plan->target->genre;
	struct plan_name name = {.name = wanted};
	struct rows *rows = NULL;
	enum result result;

	if (wanted == NULL)
		return RESULT_OK;
	name.key = unicode_match_key(plan->arena, wanted);
	result = store_query(plan->store, STATEMENT_IMPORT_GENRE_FIND,
		(const char *const[]){wanted, name.key}, &rows);
	if (result != RESULT_OK)
		return result;
	if (rows_count(rows) > 0)
		plan->genre = rows_bigint(rows, 0, 0);
	else
		plan->new_genre = name_place(plan, &plan->genres, &name) + 1;
	rows_free(rows);
	return RESULT_OK;
}

enum result plan_match_chart(struct plan *plan)
{
	struct rows *rows = NULL;
	enum result result = store_query(plan->store, STATEMENT_IMPORT_CHART,
		(const char *const[]){plan->target->chart}, &rows);

	if (result != RESULT_OK)
		return result;
	plan->outcome->new_chart = rows_count(rows) == 0;
	if (rows_count(rows) > 0) {
		plan->chart = rows_bigint(rows, 0, 0);
		plan->chart_genre = rows_bigint(rows, 0, 1);
		if (rows_bool(rows, 0, 2))
			result = RESULT_GONE;
	}
	rows_free(rows);
	if (result == RESULT_OK)
		result = find_genre(plan);
	plan->outcome->genre_changed =
		!plan->outcome->new_chart &&
		(plan->new_genre != 0 || (plan->genre != 0 && plan->genre != plan->chart_genre));
	return result;
}

/* Genres and artist credits. */

static void collect_genres(struct plan *plan)
{
	struct map *places = map_new(plan->arena); /* of names as written: spares making keys */

	for (size_t i = 0; i < plan->import->row_count; i++) {
		const struct import_row *row = &plan->import->rows[i];

		plan->rows[i].genres = ARENA_ARRAY(plan->arena, size_t, row->tag_count);
		for (size_t t = 0; t < row->tag_count; t++) {
			struct plan_name name = {.name = row->tags[t].name, .line = row->line};
			size_t place = map_get(places, name.name);

			if (place == 0) {
				name.key = unicode_match_key(plan->arena, name.name);
				place = name_place(plan, &plan->genres, &name) + 1;
				*map_at(places, name.name) = place;
			}
			plan->rows[i].genres[t] = place - 1;
		}
	}
}

/* Asks by match key, one row of the answer for each name. */
static enum result query_names(struct plan *plan, enum statement_id statement,
	const struct plan_names *names, struct rows **rows)
{
	struct plan_arrays arrays;
	enum result result;

	plan_arrays_begin(&arrays, 1);
	for (size_t i = 0; i < names->count; i++)
		array_text(&arrays.column[0], names->list[i].key);
	result = plan_arrays_query(plan, statement, &arrays, rows);
	if (result == RESULT_OK && rows_count(*rows) != names->count) {
		rows_free(*rows);
		result = RESULT_BROKEN;
	}
	return result;
}

enum result plan_match_genres(struct plan *plan)
{
	struct rows *rows = NULL;
	enum result result;

	collect_genres(plan);
	result = query_names(plan, STATEMENT_IMPORT_GENRE_MATCH, &plan->genres, &rows);
	if (result != RESULT_OK)
		return result;
	for (size_t i = 0; i < plan->genres.count; i++) {
		plan->genres.list[i].id = rows_bigint(rows, i, 0);
		plan->outcome->new_genres += plan->genres.list[i].id == 0;
	}
	rows_free(rows);
	return RESULT_OK;
}

enum result plan_match_credits(struct plan *plan)
{
	struct rows *rows = NULL;
	enum result result;

	for (size_t i = 0; i < plan->import->row_count; i++) {
		const struct import_row *row = &plan->import->rows[i];

		plan->rows[i].credit = name_place(plan, &plan->credits,
			&(struct plan_name){.name = row->artist,
				.key = row->artist_key,
				.near_key = row->artist_near_key,
				.line = row->line});
	}
	result = query_names(plan, STATEMENT_IMPORT_CREDIT_MATCH, &plan->credits, &rows);
	if (result != RESULT_OK)
		return result;
	for (size_t i = 0; i < plan->credits.count; i++) {
		plan->credits.list[i].id = rows_bigint(rows, i, 0);
		plan->credits.list[i].artist = rows_bigint(rows, i, 1);
		plan->outcome->new_artists +=
			plan->credits.list[i].id == 0 && plan->credits.list[i].artist == 0;
	}
	rows_free(rows);
	return RESULT_OK;
}

/* Releases. */

/* Takes the release for a row, unless another row is it already. */
static void claim(struct plan *plan, size_t at, int64_t release)
{
	const struct import_row *row = &plan->import->rows[at];
	size_t *claimant = map_at(plan->claimed, plan_number(plan, release));

	if (*claimant == 0) {
		*claimant = at + 1;
		plan->rows[at].release = release;
		return;
	}
	plan_blame(plan, row, row->release != NULL ? IMPORT_RELEASE : IMPORT_TITLE,
		row->release != NULL ? row->release : row->title,
		arena_format(plan->arena,
			"is the same release as line %zu; a release stands once in a list",
			plan->import->rows[*claimant - 1].line));
}

/* Blames a row for fitting several releases equally well. */
static void blame_ambiguous(struct plan *plan, const struct import_row *row, int fitting)
{
	plan_blame(plan, row, IMPORT_TITLE, row->title,
		arena_format(plan->arena,
			row->released.year == 0
				? "%d releases have this title and artist: give the year or the "
				  "release"
				: "%d releases have this title, artist and year: give the release",
			fitting));
}

/* `fitting` tells how many releases are what the row says as much as `keyed` is. */
static void match_release(struct plan *plan, size_t at, int64_t named, int64_t keyed, int fitting)
{
	const struct import_row *row = &plan->import->rows[at];

	if (row->release != NULL && named == 0)
		plan_blame(plan, row, IMPORT_RELEASE, row->release,
			"no release has this slug; the field may be empty");
	else if (row->release != NULL)
		claim(plan, at, named);
	else if (fitting > 1)
		blame_ambiguous(plan, row, fitting);
	else if (keyed != 0)
		claim(plan, at, keyed);
	if (row->release != NULL && keyed != named)
		plan->rows[at].twin = keyed;
}

enum result plan_match_releases(struct plan *plan)
{
	const struct import *import = plan->import;
	struct plan_arrays arrays;
	struct rows *rows = NULL;
	enum result result;

	plan_arrays_begin(&arrays, 4);
	for (size_t i = 0; i < import->row_count; i++) {
		array_text(&arrays.column[0], import->rows[i].release);
		array_text(&arrays.column[1], import->rows[i].title_key);
		array_text(&arrays.column[2], import->rows[i].artist_key);
		array_number_or_null(&arrays.column[3], import->rows[i].released.year);
	}
	result = plan_arrays_query(plan, STATEMENT_IMPORT_RELEASE_MATCH, &arrays, &rows);
	if (result != RESULT_OK)
		return result;
	for (size_t i = 0; i < rows_count(rows); i++)
		match_release(plan, i, rows_bigint(rows, i, 0), rows_bigint(rows, i, 1),
			rows_int(rows, i, 2));
	rows_free(rows);
	return RESULT_OK;
}

/* Releases without a title have nothing to be told apart by but artist, rank and date. */

struct untitled {
	int rank;
	int64_t release;
	const char *artist_key;
	struct date released;
	size_t next; /* the next one with the same key, from 1; 0: none */
	bool used;
};

/* What has to agree, strictest first. */
static const struct untitled_pass {
	bool rank, date;
} untitled_passes[] = {{true, true}, {false, true}, {true, false}};

static const char *untitled_key(struct plan *plan, const struct untitled_pass *pass, int rank,
	struct date released, const char *artist_key)
{
	char date[DATE_ISO_SIZE] = "";

	if (pass->date)
		date_iso(released, date);
	return arena_format(plan->arena, "%d %s %s", pass->rank ? rank : 0, date, artist_key);
}

/* The known ones that no row is yet, in chains by key, each in order of rank. */
static struct map *chain_untitled(
	struct plan *plan, const struct untitled_pass *pass, struct untitled *known, size_t count)
{
	struct map *chains = map_new(plan->arena);

	for (size_t i = count; i-- > 0;) {
		size_t *first;

		if (known[i].used)
			continue;
		first = map_at(chains, untitled_key(plan, pass, known[i].rank, known[i].released,
					       known[i].artist_key));
		known[i].next = *first;
		*first = i + 1;
	}
	return chains;
}

static bool is_open_untitled(const struct plan *plan, size_t at)
{
	return plan->import->rows[at].title == NULL && plan->import->rows[at].release == NULL &&
	       plan->rows[at].release == 0;
}

static void match_untitled(
	struct plan *plan, const struct untitled_pass *pass, struct untitled *known, size_t count)
{
	struct map *chains = chain_untitled(plan, pass, known, count);

	for (size_t i = 0; i < plan->import->row_count; i++) {
		const struct import_row *row = &plan->import->rows[i];
		size_t *first;

		if (!is_open_untitled(plan, i))
			continue;
		first = map_at(chains,
			untitled_key(plan, pass, row->rank, row->released, row->artist_key));
		if (*first != 0) {
			struct untitled *found = &known[*first - 1];

			claim(plan, i, found->release);
			found->used = true;
			*first = found->next;
		}
	}
}

static struct date rows_date(const struct rows *rows, size_t row, int column)
{
	return (struct date){
		.year = (short)rows_int(rows, row, column),
		.month = (short)rows_int(rows, row, column + 1),
		.day = (short)rows_int(rows, row, column + 2),
	};
}

static struct untitled *read_untitled(struct plan *plan, const struct rows *rows)
{
	struct untitled *known = ARENA_ARRAY(plan->arena, struct untitled, rows_count(rows));

	for (size_t i = 0; i < rows_count(rows); i++) {
		known[i] = (struct untitled){
			.rank = rows_int(rows, i, 0),
			.release = rows_bigint(rows, i, 1),
			.artist_key = rows_text(rows, i, 2, plan->arena),
			.released = rows_date(rows, i, 3),
		};
		known[i].used = map_get(plan->claimed, plan_number(plan, known[i].release)) != 0;
	}
	return known;
}

enum result plan_match_untitled(struct plan *plan)
{
	struct rows *rows = NULL;
	struct untitled *known;
	enum result result;

	if (plan->chart == 0)
		return RESULT_OK;
	result = store_query(plan->store, STATEMENT_IMPORT_UNTITLED,
		(const char *const[]){plan_number(plan, plan->chart)}, &rows);
	if (result != RESULT_OK)
		return result;
	known = read_untitled(plan, rows);
	for (size_t i = 0; i < sizeof(untitled_passes) / sizeof(untitled_passes[0]); i++)
		match_untitled(plan, &untitled_passes[i], known, rows_count(rows));
	rows_free(rows);
	return RESULT_OK;
}

/* What differs between a row and its release. */

/* Places of the tags, strongest first, as the site shows them. */
static void order_tags(const struct import_row *row, size_t *order)
{
	for (size_t i = 0; i < row->tag_count; i++) {
		size_t at = i;

		for (; at > 0 && row->tags[order[at - 1]].weight < row->tags[i].weight; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
}

/* The tags as import_release_known.sql gives them; genres that are new have the number 0. */
static const char *tags_text(struct plan *plan, size_t at)
{
	const struct import_row *row = &plan->import->rows[at];
	size_t *order = ARENA_ARRAY(plan->arena, size_t, row->tag_count);
	struct buffer text = {0};
	const char *copy;

	order_tags(row, order);
	for (size_t i = 0; i < row->tag_count; i++)
		buffer_format(&text, "%s%lld:%d", i == 0 ? "" : ",",
			(long long)plan->genres.list[plan->rows[at].genres[order[i]]].id,
			row->tags[order[i]].weight);
	copy = arena_text(plan->arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}

/* The tags as exports write them. */
static const char *tag_names(struct plan *plan, const struct import_row *row)
{
	size_t *order = ARENA_ARRAY(plan->arena, size_t, row->tag_count);
	struct buffer text = {0};
	const char *copy;

	order_tags(row, order);
	for (size_t i = 0; i < row->tag_count; i++) {
		const struct import_tag *tag = &row->tags[order[i]];

		buffer_format(&text, "%s%s", i == 0 ? "" : ";", tag->name);
		if (tag->weight > 0)
			buffer_format(&text, ":%d", tag->weight);
	}
	copy = arena_text(plan->arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}

static const char *date_copy(struct plan *plan, struct date date)
{
	char text[DATE_ISO_SIZE];

	return arena_text(plan->arena, date_iso(date, text));
}

static void add_change(struct plan *plan, const struct import_row *row, const char *release,
	enum import_column column, const char *before, const char *after)
{
	struct import_outcome *outcome = plan->outcome;

	outcome->changes[outcome->change_count++] = (struct import_change){
		.line = row->line,
		.release = release,
		.column = column,
		.before = before != NULL ? before : "",
		.after = after,
	};
}

/* Notes each field that changes. */
static void note_changes(struct plan *plan, size_t at, const struct rows *rows, size_t answer)
{
	const struct import_row *row = &plan->import->rows[at];
	const struct plan_row *known = &plan->rows[at];
	struct arena *arena = plan->arena;
	const char *slug = rows_text(rows, answer, 7, arena);

	if (known->title_differs)
		add_change(plan, row, slug, IMPORT_TITLE, rows_text(rows, answer, 0, arena),
			row->title);
	if (known->credit_differs)
		add_change(plan, row, slug, IMPORT_ARTIST, rows_text(rows, answer, 8, arena),
			row->artist);
	if (known->date_differs)
		add_change(plan, row, slug, IMPORT_RELEASED,
			date_copy(plan, rows_date(rows, answer, 2)),
			date_copy(plan, row->released));
	if (known->tags_differ)
		add_change(plan, row, slug, IMPORT_GENRES, rows_text(rows, answer, 9, arena),
			tag_names(plan, row));
}

static bool differs(const struct plan_row *row)
{
	return row->title_differs || row->credit_differs || row->date_differs || row->tags_differ;
}

static void compare_row(struct plan *plan, size_t at, const struct rows *rows, size_t answer)
{
	const struct import_row *row = &plan->import->rows[at];
	struct plan_row *known = &plan->rows[at];
	bool by_slug = row->release != NULL;

	known->title_differs = by_slug && row->title != NULL &&
	                       !text_equal(row->title, rows_text(rows, answer, 0, plan->arena));
	known->credit_differs =
		by_slug && !text_equal(row->artist_key, rows_text(rows, answer, 1, plan->arena));
	known->date_differs = date_precision(row->released) != DATE_UNKNOWN &&
	                      !date_equal(row->released, rows_date(rows, answer, 2));
	known->tags_differ = row->tag_count > 0 && !text_equal(tags_text(plan, at),
							   rows_text(rows, answer, 5, plan->arena));
	known->year = row->released.year != 0 ? row->released.year : rows_int(rows, answer, 2);
	if (known->title_differs)
		known->title_key = row->title_key;
	else if (known->credit_differs)
		known->title_key = rows_text(rows, answer, 6, plan->arena);
	if (known->twin != 0 && (known->title_differs || known->credit_differs))
		plan_blame(plan, row, IMPORT_TITLE, row->title,
			"another release has this title and artist already");
	if (differs(known))
		note_changes(plan, at, rows, answer);
}

static void count_rows(struct plan *plan)
{
	struct import_outcome *outcome = plan->outcome;

	for (size_t i = 0; i < plan->import->row_count; i++) {
		const struct plan_row *row = &plan->rows[i];

		outcome->new_releases += row->release == 0;
		outcome->matched += row->release != 0;
		outcome->changed += row->release != 0 && differs(row);
		outcome->unchanged += row->release != 0 && !differs(row);
	}
}

/* Whether the draft is anything but this list. */
static enum result compare_draft(struct plan *plan)
{
	struct buffer releases = {0};
	struct rows *rows = NULL;
	enum result result;

	plan->outcome->draft_changed = plan->chart == 0 || plan->outcome->new_releases > 0;
	if (plan->outcome->draft_changed)
		return RESULT_OK;
	array_begin(&releases);
	for (size_t i = 0; i < plan->import->row_count; i++)
		array_number(&releases, plan->rows[i].release);
	array_end(&releases);
	result = store_query(plan->store, STATEMENT_DRAFT_DIFFERS,
		(const char *const[]){plan_number(plan, plan->chart), buffer_text(&releases)},
		&rows);
	buffer_free(&releases);
	if (result != RESULT_OK)
		return result;
	plan->outcome->draft_changed = rows_bool(rows, 0, 0);
	rows_free(rows);
	return RESULT_OK;
}

static int compare_changes(const void *left_pointer, const void *right_pointer)
{
	const struct import_change *left = left_pointer;
	const struct import_change *right = right_pointer;

	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return (left->column > right->column) - (left->column < right->column);
}

static void compare_rows(struct plan *plan, const struct rows *rows)
{
	struct import_outcome *outcome = plan->outcome;
	size_t answer = 0;

	outcome->changes = ARENA_ARRAY(
		plan->arena, struct import_change, rows_count(rows) * CHANGEABLE_FIELDS);
	for (size_t i = 0; i < plan->import->row_count; i++) {
		if (plan->rows[i].release != 0)
			compare_row(plan, i, rows, answer++);
	}
	qsort(outcome->changes, outcome->change_count, sizeof(*outcome->changes), compare_changes);
}

enum result plan_compare(struct plan *plan)
{
	struct plan_arrays arrays;
	struct rows *rows = NULL;
	enum result result;

	plan_arrays_begin(&arrays, 1);
	for (size_t i = 0; i < plan->import->row_count; i++) {
		if (plan->rows[i].release != 0)
			array_number(&arrays.column[0], plan->rows[i].release);
	}
	result = plan_arrays_query(plan, STATEMENT_IMPORT_RELEASE_KNOWN, &arrays, &rows);
	if (result != RESULT_OK)
		return result;
	compare_rows(plan, rows);
	rows_free(rows);
	count_rows(plan);
	return compare_draft(plan);
}

/* Names that two releases would have once the list is applied. The file alone cannot tell: a row
 * with a slug may give its release a new name, and leave its year to what is known. */

/* Rows whose names come to be by the list: new releases, and those that are called otherwise. */
static size_t *rows_with_new_names(struct plan *plan, size_t *count)
{
	size_t *rows = ARENA_ARRAY(plan->arena, size_t, plan->import->row_count);

	*count = 0;
	for (size_t i = 0; i < plan->import->row_count; i++) {
		const struct import_row *row = &plan->import->rows[i];
		struct plan_row *named = &plan->rows[i];

		if (named->release == 0) {
			named->title_key = row->title_key;
			named->year = row->released.year;
		}
		if (named->title_key != NULL && !named->is_blamed)
			rows[(*count)++] = i;
	}
	return rows;
}

/* By names, then by year: an unknown one may be any, so it comes first and equals them all; then
 * by line. */
static int compare_names(const void *left_pointer, const void *right_pointer, void *context)
{
	const struct plan *plan = context;
	size_t left_at = *(const size_t *)left_pointer;
	size_t right_at = *(const size_t *)right_pointer;
	const struct plan_row *left = &plan->rows[left_at];
	const struct plan_row *right = &plan->rows[right_at];
	int order = strcmp(left->title_key, right->title_key);

	if (order == 0)
		order = (left->credit > right->credit) - (left->credit < right->credit);
	if (order == 0)
		order = left->year - right->year;
	if (order != 0)
		return order;
	return plan->import->rows[left_at].line < plan->import->rows[right_at].line ? -1 : 1;
}

static bool are_same_names(const struct plan_row *first, const struct plan_row *row)
{
	return strcmp(first->title_key, row->title_key) == 0 && first->credit == row->credit &&
	       (first->year == 0 || first->year == row->year);
}

static void blame_doubled(struct plan *plan, size_t left, size_t right)
{
	const struct import_row *rows = plan->import->rows;
	size_t first = rows[left].line < rows[right].line ? left : right;
	size_t second = first == left ? right : left;

	plan_blame(plan, &rows[second], IMPORT_TITLE, rows[second].title,
		arena_format(plan->arena,
			"the release on line %zu gets this title and artist; no two releases have "
			"the same, but for those of different years",
			rows[first].line));
}

enum result plan_check_names(struct plan *plan)
{
	size_t count;
	size_t *rows = rows_with_new_names(plan, &count);
	size_t first = 0;

	qsort_r(rows, count, sizeof(*rows), compare_names, plan);
	for (size_t i = 1; i < count; i++) {
		if (are_same_names(&plan->rows[rows[first]], &plan->rows[rows[i]]))
			blame_doubled(plan, rows[first], rows[i]);
		else
			first = i;
	}
	return RESULT_OK;
}

/* What looks alike and is not the same. */

static void add_near(struct plan *plan, const struct import_near *near)
{
	struct import_outcome *outcome = plan->outcome;

	outcome->near[outcome->near_count++] = *near;
}

static enum result query_near_artists(struct plan *plan, struct rows **rows)
{
	struct plan_arrays arrays;

	plan_arrays_begin(&arrays, 1);
	for (size_t i = 0; i < plan->credits.count; i++) {
		const struct plan_name *name = &plan->credits.list[i];

		array_text(&arrays.column[0],
			name->id == 0 && name->artist == 0 ? name->near_key : NULL);
	}
	return plan_arrays_query(plan, STATEMENT_IMPORT_ARTIST_NEAR, &arrays, rows);
}

static enum result query_near_releases(struct plan *plan, struct rows **rows)
{
	struct plan_arrays arrays;

	plan_arrays_begin(&arrays, 2);
	for (size_t i = 0; i < plan->import->row_count; i++) {
		const struct import_row *row = &plan->import->rows[i];

		array_text(
			&arrays.column[0], plan->rows[i].release == 0 ? row->title_near_key : NULL);
		array_text(&arrays.column[1], row->artist_near_key);
	}
	return plan_arrays_query(plan, STATEMENT_IMPORT_RELEASE_NEAR, &arrays, rows);
}

enum result plan_find_near(struct plan *plan)
{
	struct rows *artists = NULL;
	struct rows *releases = NULL;
	enum result result = query_near_artists(plan, &artists);

	if (result == RESULT_OK)
		result = query_near_releases(plan, &releases);
	if (result != RESULT_OK)
		goto done;
	plan->outcome->near = ARENA_ARRAY(
		plan->arena, struct import_near, rows_count(artists) + rows_count(releases));
	for (size_t i = 0; i < rows_count(artists); i++) {
		const struct plan_name *name = &plan->credits.list[rows_bigint(artists, i, 0) - 1];

		add_near(plan, &(struct import_near){.line = name->line,
				       .artist = name->name,
				       .known_artist = rows_text(artists, i, 1, plan->arena)});
	}
	for (size_t i = 0; i < rows_count(releases); i++) {
		const struct import_row *row = &plan->import->rows[rows_bigint(releases, i, 0) - 1];

		add_near(plan, &(struct import_near){.line = row->line,
				       .title = row->title,
				       .artist = row->artist,
				       .known_title = rows_text(releases, i, 1, plan->arena),
				       .known_artist = rows_text(releases, i, 2, plan->arena)});
	}
done:
	rows_free(artists);
	rows_free(releases);
	return result;
}
