#include "store/store_release_form.h"

#include "base/number.h"
#include "base/text.h"
#include "model/unicode.h"
#include "store/array.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of release_form.sql. */
enum head {
	HEAD_ID,
	HEAD_SLUG,
	HEAD_TITLE,
	HEAD_SORT_TITLE,
	HEAD_ARTIST,
	HEAD_COVER,
	HEAD_DATE,
	HEAD_PUBLISHED = HEAD_DATE + 3,
	HEAD_CONTENTS,
	HEAD_REVISION,
};

/* Columns of release_form_parts.sql and its kinds. */
enum part { PART_KIND, PART_NAME, PART_WEIGHT, PART_ADDRESS };
enum kind { KIND_TAG = 1, KIND_LINK };

static void read_head(const struct rows *rows, struct arena *arena, struct release_form *form)
{
	*form = (struct release_form){
		.id = rows_bigint(rows, 0, HEAD_ID),
		.slug = rows_text(rows, 0, HEAD_SLUG, arena),
		.artist = rows_text(rows, 0, HEAD_ARTIST, arena),
		.is_published = rows_bool(rows, 0, HEAD_PUBLISHED),
		.values = {.title = rows_text(rows, 0, HEAD_TITLE, arena),
			.sort_title = rows_text(rows, 0, HEAD_SORT_TITLE, arena),
			.released = rows_date(rows, 0, HEAD_DATE),
			.cover = rows_text(rows, 0, HEAD_COVER, arena)},
		.contents = rows_text(rows, 0, HEAD_CONTENTS, arena),
		.revision = rows_bigint(rows, 0, HEAD_REVISION),
	};
}

static void read_parts(const struct rows *rows, struct arena *arena, struct release_values *values)
{
	struct import_tag *tags = ARENA_ARRAY(arena, struct import_tag, rows_count(rows));
	struct chart_link *links = ARENA_ARRAY(arena, struct chart_link, rows_count(rows));

	for (size_t i = 0; i < rows_count(rows); i++) {
		const char *name = rows_text(rows, i, PART_NAME, arena);

		if (rows_int(rows, i, PART_KIND) == KIND_TAG)
			tags[values->tag_count++] =
				(struct import_tag){name, (short)rows_int(rows, i, PART_WEIGHT)};
		else
			links[values->link_count++] =
				(struct chart_link){name, rows_text(rows, i, PART_ADDRESS, arena)};
	}
	values->tags = tags;
	values->links = links;
}

enum result store_release_form(
	struct store *store, const char *slug, struct arena *arena, struct release_form *form)
{
	const struct store_call calls[] = {
		{STATEMENT_RELEASE_FORM, &slug}, {STATEMENT_RELEASE_FORM_PARTS, &slug}};
	struct rows *rows[2] = {NULL, NULL};
	enum result result = store_run(store, calls, 2, rows);

	if (result == RESULT_OK && rows_count(rows[0]) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		read_head(rows[0], arena, form);
		read_parts(rows[1], arena, &form->values);
	}
	rows_free(rows[0]);
	rows_free(rows[1]);
	return result;
}

/* A save on its way. */
struct work {
	struct store *store;
	struct arena *arena;
	const char *id; /* number of the release */
	const struct release_values *values;
};

static bool same_tags(const struct release_values *left, const struct release_values *right)
{
	if (left->tag_count != right->tag_count)
		return false;
	for (size_t i = 0; i < left->tag_count; i++) {
		if (left->tags[i].weight != right->tags[i].weight ||
			!text_equal(left->tags[i].name, right->tags[i].name))
			return false;
	}
	return true;
}

static bool same_links(const struct release_values *left, const struct release_values *right)
{
	if (left->link_count != right->link_count)
		return false;
	for (size_t i = 0; i < left->link_count; i++) {
		if (!text_equal(left->links[i].label, right->links[i].label) ||
			!text_equal(left->links[i].url, right->links[i].url))
			return false;
	}
	return true;
}

/* A number as a parameter; missing for 0. */
static const char *number_or_null(const struct work *work, int number)
{
	return number == 0 ? NULL : arena_format(work->arena, "%d", number);
}

static enum result write_head(const struct work *work)
{
	const struct release_values *wanted = work->values;
	const char *const values[] = {
		work->id,
		wanted->title,
		wanted->sort_title,
		wanted->title_key,
		wanted->title_near_key,
		number_or_null(work, wanted->released.year),
		number_or_null(work, wanted->released.month),
		number_or_null(work, wanted->released.day),
		wanted->cover,
	};

	return store_execute(work->store, STATEMENT_RELEASE_FORM_CHANGE, values);
}

/* A statement with one list of one text, whose answer is a list. */
static enum result query_one(
	const struct work *work, enum statement_id statement, const char *text, struct rows **rows)
{
	struct buffer array = {0};
	enum result result;

	array_begin(&array);
	array_text(&array, text);
	array_end(&array);
	result = store_query(
		work->store, statement, (const char *const[]){buffer_text(&array)}, rows);
	buffer_free(&array);
	return result;
}

static bool is_taken(const struct work *work, const struct rows *rows, const char *slug)
{
	for (size_t i = 0; i < rows_count(rows); i++) {
		if (text_equal(rows_text(rows, i, 0, work->arena), slug))
			return true;
	}
	return false;
}

/* A slug that no genre has: "x", or else "x-2", "x-3" and so on. */
static enum result free_slug(const struct work *work, const char *name, const char **slug)
{
	const char *wished = unicode_slug(work->arena, name);
	struct rows *rows = NULL;
	enum result result;

	if (*wished == '\0')
		wished = "genre";
	result = query_one(work, STATEMENT_IMPORT_GENRE_SLUGS, wished, &rows);
	if (result != RESULT_OK)
		return result;
	*slug = wished;
	for (int number = 2; is_taken(work, rows, *slug); number++)
		*slug = arena_format(work->arena, "%s-%d", wished, number);
	rows_free(rows);
	return RESULT_OK;
}

static enum result add_genre(
	const struct work *work, const char *name, const char *key, int64_t *genre)
{
	const char *texts[] = {name, NULL, key,
		unicode_near_key(work->arena, name)}; /* as the statement has them */
	struct buffer arrays[4] = {{0}};
	const char *values[4];
	struct rows *rows = NULL;
	enum result result = free_slug(work, name, &texts[1]);

	if (result != RESULT_OK)
		return result;
	for (size_t i = 0; i < 4; i++) {
		array_begin(&arrays[i]);
		array_text(&arrays[i], texts[i]);
		array_end(&arrays[i]);
		values[i] = buffer_text(&arrays[i]);
	}
	result = store_query(work->store, STATEMENT_IMPORT_GENRE_ADD, values, &rows);
	if (result == RESULT_OK)
		*genre = rows_bigint(rows, 0, 0);
	rows_free(rows);
	for (size_t i = 0; i < 4; i++)
		buffer_free(&arrays[i]);
	return result;
}

/* The number of the genre of this name; a new one is made. */
static enum result find_genre(const struct work *work, const char *name, int64_t *genre)
{
	const char *key = unicode_match_key(work->arena, name);
	struct rows *rows = NULL;
	enum result result = query_one(work, STATEMENT_IMPORT_GENRE_MATCH, key, &rows);
	bool is_known = result == RESULT_OK && !rows_is_null(rows, 0, 0);

	if (is_known)
		*genre = rows_bigint(rows, 0, 0);
	rows_free(rows);
	if (result == RESULT_OK && !is_known)
		result = add_genre(work, name, key, genre);
	return result;
}

static enum result write_tags(const struct work *work, int64_t id)
{
	struct buffer arrays[4] = {{0}}; /* releases, positions, genres, weights */
	enum result result = RESULT_OK;
	const char *values[4];

	for (size_t i = 0; i < 4; i++)
		array_begin(&arrays[i]);
	for (size_t i = 0; i < work->values->tag_count && result == RESULT_OK; i++) {
		int64_t genre = 0;

		result = find_genre(work, work->values->tags[i].name, &genre);
		array_number(&arrays[0], id);
		array_number(&arrays[1], (long)i + 1);
		array_number(&arrays[2], genre);
		array_number_or_null(&arrays[3], work->values->tags[i].weight);
	}
	for (size_t i = 0; i < 4; i++) {
		array_end(&arrays[i]);
		values[i] = buffer_text(&arrays[i]);
	}
	if (result == RESULT_OK && work->values->tag_count > 0)
		result = store_execute(work->store, STATEMENT_IMPORT_TAGS_ADD, values);
	for (size_t i = 0; i < 4; i++)
		buffer_free(&arrays[i]);
	return result;
}

static enum result change_tags(const struct work *work, int64_t id)
{
	struct rows *rows = NULL;
	enum result result = query_one(work, STATEMENT_IMPORT_TAGS_CLEAR, work->id, &rows);

	rows_free(rows);
	return result == RESULT_OK ? write_tags(work, id) : result;
}

static enum result change_links(const struct work *work)
{
	struct buffer labels = {0};
	struct buffer urls = {0};
	const char *values[] = {work->id, NULL, NULL};
	enum result result = store_execute(work->store, STATEMENT_RELEASE_LINKS_CLEAR, &work->id);

	array_begin(&labels);
	array_begin(&urls);
	for (size_t i = 0; i < work->values->link_count; i++) {
		array_text(&labels, work->values->links[i].label);
		array_text(&urls, work->values->links[i].url);
	}
	array_end(&labels);
	array_end(&urls);
	values[1] = buffer_text(&labels);
	values[2] = buffer_text(&urls);
	if (result == RESULT_OK && work->values->link_count > 0)
		result = store_execute(work->store, STATEMENT_RELEASE_LINKS_ADD, values);
	buffer_free(&labels);
	buffer_free(&urls);
	return result;
}

/* What the audit tells; RESULT_UNCHANGED when nothing differs. */
static enum result compare(
	const struct work *work, const struct release_form *before, struct change_saved *saved)
{
	struct release_form after;
	enum result result = store_release_form(work->store, before->slug, work->arena, &after);

	if (result != RESULT_OK)
		return result;
	return store_change_compare(
		work->store, before->contents, after.contents, work->arena, saved);
}

enum result store_release_save(struct store *store, const char *slug, int64_t revision,
	const struct release_values *values, struct arena *arena, struct change_saved *saved)
{
	struct work work = {store, arena, NULL, values};
	struct release_form before;
	enum result result = store_release_form(store, slug, arena, &before);

	if (result == RESULT_OK && before.revision != revision)
		result = RESULT_CONFLICT;
	if (result != RESULT_OK)
		return result;
	work.id = arena_format(arena, "%lld", (long long)before.id);
	result = write_head(&work);
	if (result == RESULT_OK && !same_tags(&before.values, values))
		result = change_tags(&work, before.id);
	if (result == RESULT_OK && !same_links(&before.values, values))
		result = change_links(&work);
	if (result == RESULT_OK)
		result = compare(&work, &before, saved);
	return result;
}
