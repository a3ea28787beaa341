#include "store/import_plan.h"

#include <string.h>

#include "model/unicode.h"
#include "store/array.h"

#include "base/banned.h"

/* Columns of draft_releases.sql and of import_artist_known.sql. */
enum release { RELEASE_NUMBER, RELEASE_SLUG, RELEASE_TITLE, RELEASE_ARTIST };
enum artist { ARTIST_NUMBER, ARTIST_NAME };

/* What is known of the choices of one kind: their numbers lead to rows, from 1. */
struct known {
	struct rows *rows;
	struct map *places;
};

static enum result load(
	struct plan *plan, enum statement_id statement, bool of_artists, struct known *known)
{
	struct plan_arrays arrays;
	enum result result;

	known->places = map_new(plan->arena);
	plan_arrays_begin(&arrays, 1);
	for (size_t i = 0; i < plan->target->choice_count; i++) {
		if (plan->target->choices[i].is_artist == of_artists)
			array_number(&arrays.column[0], plan->target->choices[i].known);
	}
	result = plan_arrays_query(plan, statement, &arrays, &known->rows);
	for (size_t i = 0; result == RESULT_OK && i < rows_count(known->rows); i++)
		*map_at(known->places, rows_text(known->rows, i, 0, plan->arena)) = i + 1;
	return result;
}

static size_t place_of(struct plan *plan, const struct known *known, int64_t number)
{
	return map_get(known->places, plan_number(plan, number));
}

static void name_artist(struct plan *plan, struct import_row *row, const char *artist)
{
	row->artist = artist;
	row->artist_key = unicode_match_key(plan->arena, artist);
	row->artist_near_key = unicode_near_key(plan->arena, artist);
}

static void note_same(struct plan *plan, struct import_near near)
{
	near.is_same = true;
	plan->outcome->near[plan->outcome->near_count++] = near;
}

/* Every row of that artist becomes one of the known artist. */
static void choose_artist(struct plan *plan, struct import_row *rows,
	const struct import_choice *choice, const struct import_row *row, const struct known *known)
{
	size_t place = place_of(plan, known, choice->known);
	struct import_near near = {
		.line = row->line, .artist = row->artist, .known = choice->known};
	const char *key = row->artist_key;

	if (place == 0) {
		plan_blame(plan, row, IMPORT_ARTIST, row->artist,
			"the known artist that was chosen for it is not there any more");
		return;
	}
	near.known_artist = rows_text(known->rows, place - 1, ARTIST_NAME, plan->arena);
	for (size_t i = 0; i < plan->import->row_count; i++) {
		if (strcmp(rows[i].artist_key, key) == 0)
			name_artist(plan, &rows[i], near.known_artist);
	}
	note_same(plan, near);
}

/* The row becomes the known release, under its known names: the file's are the same, misspelt. */
static void choose_release(struct plan *plan, struct import_row *row,
	const struct import_choice *choice, const struct known *known)
{
	size_t place = place_of(plan, known, choice->known);
	struct import_near near = {.line = row->line,
		.title = row->title,
		.artist = row->artist,
		.known = choice->known};

	if (place == 0 || rows_is_null(known->rows, place - 1, RELEASE_TITLE)) {
		plan_blame(plan, row, IMPORT_TITLE, row->title,
			"the known release that was chosen for it is not there any more");
		return;
	}
	near.known_title = rows_text(known->rows, place - 1, RELEASE_TITLE, plan->arena);
	near.known_artist = rows_text(known->rows, place - 1, RELEASE_ARTIST, plan->arena);
	row->release = rows_text(known->rows, place - 1, RELEASE_SLUG, plan->arena);
	row->title = near.known_title;
	row->title_key = unicode_match_key(plan->arena, row->title);
	row->title_near_key = unicode_near_key(plan->arena, row->title);
	name_artist(plan, row, near.known_artist);
	note_same(plan, near);
}

/* The row of a line, from 1; a choice that is none of this list's is none. */
static struct map *rows_by_line(struct plan *plan)
{
	struct map *lines = map_new(plan->arena);

	for (size_t i = 0; i < plan->import->row_count; i++)
		*map_at(lines, plan_number(plan, (int64_t)plan->import->rows[i].line)) = i + 1;
	return lines;
}

/* Takes the choices of one kind; a title is judged by the artist that it has then. */
static void choose(
	struct plan *plan, struct import_row *rows, bool of_artists, const struct known *known)
{
	const struct import_target *target = plan->target;
	struct map *lines = rows_by_line(plan);

	for (size_t i = 0; i < target->choice_count; i++) {
		const struct import_choice *choice = &target->choices[i];
		size_t at = map_get(lines, plan_number(plan, (int64_t)choice->line));

		if (at == 0 || choice->is_artist != of_artists)
			continue;
		if (of_artists)
			choose_artist(plan, rows, choice, &rows[at - 1], known);
		else if (rows[at - 1].title != NULL)
			choose_release(plan, &rows[at - 1], choice, known);
	}
}

enum result plan_choose(struct plan *plan)
{
	size_t size = plan->import->row_count * sizeof(*plan->import->rows);
	struct import *import;
	struct known releases = {NULL, NULL};
	struct known artists = {NULL, NULL};
	enum result result;

	if (plan->target->choice_count == 0)
		return RESULT_OK;
	result = load(plan, STATEMENT_DRAFT_RELEASES, false, &releases);
	if (result == RESULT_OK)
		result = load(plan, STATEMENT_IMPORT_ARTIST_KNOWN, true, &artists);
	if (result == RESULT_OK) {
		/* The caller's rows stay as the file has them. */
		import = ARENA_ARRAY(plan->arena, struct import, 1);
		*import = *plan->import;
		import->rows = arena_get(plan->arena, size);
		memcpy(import->rows, plan->import->rows, size);
		plan->import = import;
		plan->outcome->near =
			ARENA_ARRAY(plan->arena, struct import_near, plan->target->choice_count);
		choose(plan, import->rows, true, &artists);
		choose(plan, import->rows, false, &releases);
	}
	rows_free(releases.rows);
	rows_free(artists.rows);
	return result;
}
