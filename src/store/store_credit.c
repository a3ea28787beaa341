#include "store/store_credit.h"

#include "base/number.h"
#include "base/text.h"
#include "model/sort_name.h"
#include "store/array.h"
#include "store/rows.h"
#include "store/store_slug.h"

#include "base/banned.h"

/* Columns of credit_artists.sql and its kinds. */
enum found { FOUND_PART, FOUND_KIND, FOUND_ARTIST, FOUND_SLUG, FOUND_NAME };
enum kind { KIND_NAMED = 1, KIND_SLUG, KIND_NEAR };

/* What one row of the answer says of a part: what fits best comes first. */
static void read_found(const struct rows *rows, size_t row, const struct credit_wish *part,
	struct arena *arena, struct credit_match *match)
{
	int64_t artist = rows_bigint(rows, row, FOUND_ARTIST);
	struct credit_offer offer = {
		rows_text(rows, row, FOUND_SLUG, arena), rows_text(rows, row, FOUND_NAME, arena)};

	if (match->artist != 0)
		return;
	if (rows_int(rows, row, FOUND_KIND) != KIND_NEAR || text_equal(part->choice, offer.slug)) {
		match->artist = artist;
		match->is_open = false;
		return;
	}
	match->offers[match->offer_count++] = offer;
	match->is_open = !text_equal(part->choice, CREDIT_CHOICE_NEW);
}

static enum result match_parts(struct store *store, const struct credit_wish *parts, size_t count,
	struct arena *arena, struct credit_match *matches)
{
	const char **texts[3];
	struct rows *rows = NULL;
	enum result result;

	for (size_t i = 0; i < 3; i++)
		texts[i] = ARENA_ARRAY(arena, const char *, count);
	for (size_t i = 0; i < count; i++) {
		texts[0][i] = parts[i].key;
		texts[1][i] = parts[i].near_key;
		texts[2][i] = parts[i].slug;
	}
	const char *const values[] = {array_of_texts(arena, texts[0], count),
		array_of_texts(arena, texts[1], count), array_of_texts(arena, texts[2], count)};
	result = store_query(store, STATEMENT_CREDIT_ARTISTS, values, &rows);
	if (result != RESULT_OK)
		return result;
	for (size_t i = 0; i < count; i++)
		matches[i] = (struct credit_match){
			.offers = ARENA_ARRAY(arena, struct credit_offer, rows_count(rows))};
	for (size_t i = 0; i < rows_count(rows); i++) {
		size_t part = (size_t)rows_bigint(rows, i, FOUND_PART) - 1;

		read_found(rows, i, &parts[part], arena, &matches[part]);
	}
	rows_free(rows);
	return RESULT_OK;
}

enum result store_credit_match(struct store *store, const struct credit_values *values,
	struct arena *arena, struct credit_match **matches)
{
	*matches = ARENA_ARRAY(arena, struct credit_match, values->count);
	return match_parts(store, values->parts, values->count, arena, *matches);
}

static enum result add_artist(
	struct store *store, const struct credit_wish *part, struct arena *arena, int64_t *artist)
{
	const char *texts[] = {part->artist, sort_name_guess(arena, part->artist), NULL, part->key,
		part->near_key}; /* as the statement has them */
	const char *values[5];
	struct rows *rows = NULL;
	enum result result =
		store_slug_free(store, SLUG_ARTIST, part->artist, "artist", NULL, arena, &texts[2]);

	if (result != RESULT_OK)
		return result;
	for (size_t i = 0; i < 5; i++)
		values[i] = array_of_texts(arena, &texts[i], 1);
	result = store_query(store, STATEMENT_IMPORT_ARTIST_ADD, values, &rows);
	if (result == RESULT_OK)
		*artist = rows_bigint(rows, 0, 0);
	rows_free(rows);
	return result;
}

/* One by one: a part may stand for an artist that one before it made. */
static enum result take_artist(
	struct store *store, const struct credit_wish *part, struct arena *arena, int64_t *artist)
{
	struct credit_match match;
	enum result result = match_parts(store, part, 1, arena, &match);

	*artist = match.artist;
	if (result == RESULT_OK && match.is_open)
		result = RESULT_INVALID;
	if (result == RESULT_OK && match.artist == 0)
		result = add_artist(store, part, arena, artist);
	return result;
}

/* A credit as the statements take it. */
struct parts {
	const char *artists;
	const char *names;
	const char *joins;
};

static enum result take_artists(struct store *store, const struct credit_values *values,
	struct arena *arena, struct parts *parts)
{
	int64_t *artists = ARENA_ARRAY(arena, int64_t, values->count);
	const char **names = ARENA_ARRAY(arena, const char *, values->count);
	const char **joins = ARENA_ARRAY(arena, const char *, values->count);
	enum result result = RESULT_OK;

	for (size_t i = 0; i < values->count && result == RESULT_OK; i++) {
		result = take_artist(store, &values->parts[i], arena, &artists[i]);
		names[i] = values->parts[i].name;
		joins[i] = values->parts[i].join;
	}
	if (result == RESULT_OK)
		*parts = (struct parts){array_of_numbers(arena, artists, values->count),
			array_of_texts(arena, names, values->count),
			array_of_texts(arena, joins, values->count)};
	return result;
}

enum result store_credit_take(struct store *store, const struct credit_values *values,
	struct arena *arena, int64_t *credit)
{
	struct parts parts;
	struct rows *rows = NULL;
	enum result result = take_artists(store, values, arena, &parts);

	if (result != RESULT_OK)
		return result;
	const char *const known[] = {values->match_key, parts.artists, parts.names, parts.joins};
	const char *const added[] = {values->name, values->match_key, values->near_key,
		parts.artists, parts.names, parts.joins};
	result = store_query(store, STATEMENT_CREDIT_FIND, known, &rows);
	if (result == RESULT_OK && rows_count(rows) == 0) {
		rows_free(rows);
		rows = NULL;
		result = store_query(store, STATEMENT_CREDIT_ADD, added, &rows);
	}
	if (result == RESULT_OK)
		*credit = rows_bigint(rows, 0, 0);
	rows_free(rows);
	return result;
}

enum result store_credit_drop(struct store *store, int64_t credit)
{
	char number[NUMBER_SIZE];
	const char *const value = number_write(credit, number);

	return store_execute(store, STATEMENT_CREDIT_DROP, &value);
}
