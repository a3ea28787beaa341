#include "store/store_artist_form.h"

#include "base/number.h"
#include "base/text.h"
#include "model/limits.h"
#include "model/unicode.h"
#include "store/array.h"
#include "store/rows.h"
#include "store/store_change.h"
#include "store/store_find.h"
#include "store/store_slug.h"

#include "base/banned.h"

/* Columns of artist_form.sql and artist_form_credits.sql. */
enum head {
	HEAD_ID,
	HEAD_SLUG,
	HEAD_NAME,
	HEAD_SORT_NAME,
	HEAD_PUBLISHED,
	HEAD_CONTENTS,
	HEAD_REVISION,
};
enum credit { CREDIT_ID, CREDIT_NAME, CREDIT_SORT_NAME };

static void read_head(const struct rows *rows, struct arena *arena, struct artist_form *form)
{
	*form = (struct artist_form){
		.id = rows_bigint(rows, 0, HEAD_ID),
		.slug = rows_text(rows, 0, HEAD_SLUG, arena),
		.name = rows_text(rows, 0, HEAD_NAME, arena),
		.sort_name = rows_text(rows, 0, HEAD_SORT_NAME, arena),
		.is_published = rows_bool(rows, 0, HEAD_PUBLISHED),
		.contents = rows_text(rows, 0, HEAD_CONTENTS, arena),
		.revision = rows_bigint(rows, 0, HEAD_REVISION),
	};
}

enum result store_artist_form(
	struct store *store, const char *slug, struct arena *arena, struct artist_form *form)
{
	char most[NUMBER_SIZE];
	const char *const listed[] = {slug, number_write(ARTIST_FORM_RELEASES, most)};
	const struct store_call calls[] = {
		{STATEMENT_ARTIST_FORM, &slug}, {STATEMENT_ARTIST_FORM_RELEASES, listed}};
	struct rows *rows[2] = {NULL, NULL};
	enum result result = store_run(store, calls, 2, rows);

	if (result == RESULT_OK && rows_count(rows[0]) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		read_head(rows[0], arena, form);
		form->releases = store_entries(rows[1], arena, &form->release_count, &form->total);
	}
	rows_free(rows[0]);
	rows_free(rows[1]);
	return result;
}

/* A save on its way. */
struct work {
	struct store *store;
	struct arena *arena;
	const struct artist_form *before;
	const struct artist_values *values;
	struct artist_saved *saved;
	const char *id; /* number of the artist */
};

static enum result take_slug(const struct work *work)
{
	const char *own = work->before->slug;
	enum result result;

	if (work->values->slug == NULL)
		return store_slug_free(work->store, SLUG_ARTIST, work->values->name, "artist", own,
			work->arena, &work->saved->slug);
	work->saved->slug = work->values->slug;
	result = store_slug_check(work->store, SLUG_ARTIST, work->saved->slug, own, work->arena);
	work->saved->slug_taken = result == RESULT_INVALID;
	return result;
}

/* RESULT_INVALID when another artist is called so. */
static enum result check_name(const struct work *work)
{
	enum { CREDIT, ARTIST };

	const char *keys = array_of_texts(work->arena, &work->values->match_key, 1);
	struct rows *rows = NULL;
	enum result result = store_query(work->store, STATEMENT_IMPORT_CREDIT_MATCH, &keys, &rows);

	if (result != RESULT_OK)
		return result;
	work->saved->name_taken =
		!rows_is_null(rows, 0, ARTIST) && rows_bigint(rows, 0, ARTIST) != work->before->id;
	rows_free(rows);
	return work->saved->name_taken ? RESULT_INVALID : RESULT_OK;
}

static enum result write_artist(const struct work *work)
{
	const struct artist_values *wanted = work->values;
	const char *const values[] = {work->id, wanted->name, wanted->sort_name, work->saved->slug,
		wanted->match_key, wanted->near_key};
	const char *const printed[] = {work->id, work->before->name, wanted->name};
	enum result result = store_execute(work->store, STATEMENT_ARTIST_FORM_CHANGE, values);

	if (result == RESULT_OK && wanted->prints)
		result = store_execute(work->store, STATEMENT_ARTIST_FORM_PRINT, printed);
	return result;
}

/* Gives the credits the names and keys that their parts make. */
static enum result write_credits(const struct work *work, const struct rows *rows)
{
	size_t count = rows_count(rows);
	int64_t *ids = ARENA_ARRAY(work->arena, int64_t, count);
	const char **texts[4];
	const char *values[5];

	for (size_t i = 0; i < 4; i++)
		texts[i] = ARENA_ARRAY(work->arena, const char *, count);
	for (size_t i = 0; i < count; i++) {
		const char *name = rows_text(rows, i, CREDIT_NAME, work->arena);

		work->saved->too_long |= text_length(name) > LIMIT_NAME;
		ids[i] = rows_bigint(rows, i, CREDIT_ID);
		texts[0][i] = name;
		texts[1][i] = rows_text(rows, i, CREDIT_SORT_NAME, work->arena);
		texts[2][i] = unicode_match_key(work->arena, name);
		texts[3][i] = unicode_near_key(work->arena, name);
	}
	if (work->saved->too_long)
		return RESULT_INVALID;
	values[0] = array_of_numbers(work->arena, ids, count);
	for (size_t i = 0; i < 4; i++)
		values[i + 1] = array_of_texts(work->arena, texts[i], count);
	return store_execute(work->store, STATEMENT_ARTIST_FORM_RENEW, values);
}

static enum result renew_credits(const struct work *work)
{
	struct rows *rows = NULL;
	enum result result =
		store_query(work->store, STATEMENT_ARTIST_FORM_CREDITS, &work->id, &rows);

	if (result == RESULT_OK && rows_count(rows) > 0)
		result = write_credits(work, rows);
	rows_free(rows);
	return result;
}

/* What the audit tells; RESULT_UNCHANGED when nothing differs. */
static enum result compare(const struct work *work)
{
	struct artist_saved *saved = work->saved;
	struct change_saved told = {NULL, NULL};
	struct artist_form after;
	enum result result = store_artist_form(work->store, saved->slug, work->arena, &after);

	if (result == RESULT_OK)
		result = store_change_compare(
			work->store, work->before->contents, after.contents, work->arena, &told);
	saved->before = told.before;
	saved->after = told.after;
	return result;
}

enum result store_artist_save(struct store *store, const char *slug, int64_t revision,
	const struct artist_values *values, struct arena *arena, struct artist_saved *saved)
{
	struct artist_form before;
	struct work work = {store, arena, &before, values, saved, NULL};
	enum result result = store_artist_form(store, slug, arena, &before);

	if (result == RESULT_OK && before.revision != revision)
		result = RESULT_CONFLICT;
	if (result == RESULT_OK)
		result = take_slug(&work);
	if (result == RESULT_OK)
		result = check_name(&work);
	if (result != RESULT_OK)
		return result;
	work.id = arena_format(arena, "%lld", (long long)before.id);
	result = write_artist(&work);
	if (result == RESULT_OK)
		result = renew_credits(&work);
	if (result == RESULT_OK)
		result = compare(&work);
	return result;
}
