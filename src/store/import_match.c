#include "store/import_plan.h"

#include <string.h>

#include "model/unicode.h"
#include "store/array.h"

#include "base/banned.h"

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
	enum result result = store_query(plan->store,
		plan->dry ? STATEMENT_IMPORT_CHART_SEEN : STATEMENT_IMPORT_CHART,
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

/* Behind those that were chosen to be the same. */
static void make_room(struct plan *plan, size_t more)
{
	struct import_outcome *outcome = plan->outcome;
	struct import_near *near =
		ARENA_ARRAY(plan->arena, struct import_near, outcome->near_count + more);

	if (outcome->near_count > 0)
		memcpy(near, outcome->near, outcome->near_count * sizeof(*near));
	outcome->near = near;
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
	make_room(plan, rows_count(artists) + rows_count(releases));
	for (size_t i = 0; i < rows_count(artists); i++) {
		const struct plan_name *name = &plan->credits.list[rows_bigint(artists, i, 0) - 1];

		add_near(plan, &(struct import_near){.line = name->line,
				       .artist = name->name,
				       .known_artist = rows_text(artists, i, 1, plan->arena),
				       .known = rows_bigint(artists, i, 2)});
	}
	for (size_t i = 0; i < rows_count(releases); i++) {
		const struct import_row *row = &plan->import->rows[rows_bigint(releases, i, 0) - 1];

		add_near(plan, &(struct import_near){.line = row->line,
				       .title = row->title,
				       .artist = row->artist,
				       .known_title = rows_text(releases, i, 1, plan->arena),
				       .known_artist = rows_text(releases, i, 2, plan->arena),
				       .known = rows_bigint(releases, i, 3)});
	}
done:
	rows_free(artists);
	rows_free(releases);
	return result;
}
