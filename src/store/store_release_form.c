#include "store/store_release_form.h"

#include "base/number.h"
#include "base/text.h"
#include "model/unicode.h"
#include "store/array.h"
#include "store/rows.h"
#include "store/store_change.h"
#include "store/store_credit.h"
#include "store/store_slug.h"

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
	HEAD_CREDIT,
};

/* Columns of release_form_parts.sql and its kinds. */
enum part { PART_KIND, PART_NAME, PART_WEIGHT, PART_ADDRESS, PART_ARTIST };
enum kind { KIND_TAG = 1, KIND_LINK, KIND_CREDIT };

static void read_head(const struct rows *rows, struct arena *arena, struct release_form *form)
{
	*form = (struct release_form){
		.id = rows_bigint(rows, 0, HEAD_ID),
		.slug = rows_text(rows, 0, HEAD_SLUG, arena),
		.artist = rows_text(rows, 0, HEAD_ARTIST, arena),
		.credit = rows_bigint(rows, 0, HEAD_CREDIT),
		.is_published = rows_bool(rows, 0, HEAD_PUBLISHED),
		.values = {.title = rows_text(rows, 0, HEAD_TITLE, arena),
			.sort_title = rows_text(rows, 0, HEAD_SORT_TITLE, arena),
			.released = rows_date(rows, 0, HEAD_DATE),
			.cover = rows_text(rows, 0, HEAD_COVER, arena),
			.slug = rows_text(rows, 0, HEAD_SLUG, arena)},
		.contents = rows_text(rows, 0, HEAD_CONTENTS, arena),
		.revision = rows_bigint(rows, 0, HEAD_REVISION),
	};
}

static void read_parts(const struct rows *rows, struct arena *arena, struct release_values *values)
{
	struct import_tag *tags = ARENA_ARRAY(arena, struct import_tag, rows_count(rows));
	struct chart_link *links = ARENA_ARRAY(arena, struct chart_link, rows_count(rows));
	struct credit_wish *parts = ARENA_ARRAY(arena, struct credit_wish, rows_count(rows));

	for (size_t i = 0; i < rows_count(rows); i++) {
		const char *name = rows_text(rows, i, PART_NAME, arena);
		const char *address = rows_text(rows, i, PART_ADDRESS, arena);
		int kind = rows_int(rows, i, PART_KIND);

		if (kind == KIND_TAG)
			tags[values->tag_count++] =
				(struct import_tag){name, (short)rows_int(rows, i, PART_WEIGHT)};
		else if (kind == KIND_LINK)
			links[values->link_count++] = (struct chart_link){name, address};
		else
			parts[values->credit.count++] = (struct credit_wish){.name = name,
				.join = address,
				.artist = rows_text(rows, i, PART_ARTIST, arena)};
	}
	values->tags = tags;
	values->links = links;
	values->credit.parts = parts;
}

static void read_lists(const struct rows *rows, struct arena *arena, struct release_form *form)
{
	enum { CHART, TITLE, RANK };

	struct release_place *lists = ARENA_ARRAY(arena, struct release_place, rows_count(rows));

	form->list_count = rows_count(rows);
	for (size_t i = 0; i < form->list_count; i++)
		lists[i] = (struct release_place){.chart_slug = rows_text(rows, i, CHART, arena),
			.chart_title = rows_text(rows, i, TITLE, arena),
			.rank = rows_int(rows, i, RANK)};
	form->lists = lists;
}

enum result store_release_form(
	struct store *store, const char *slug, struct arena *arena, struct release_form *form)
{
	const struct store_call calls[] = {{STATEMENT_RELEASE_FORM, &slug},
		{STATEMENT_RELEASE_FORM_PARTS, &slug}, {STATEMENT_RELEASE_FORM_LISTS, &slug}};
	struct rows *rows[3] = {NULL, NULL, NULL};
	enum result result = store_run(store, calls, 3, rows);

	if (result == RESULT_OK && rows_count(rows[0]) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		read_head(rows[0], arena, form);
		read_parts(rows[1], arena, &form->values);
		read_lists(rows[2], arena, form);
	}
	for (size_t i = 0; i < 3; i++)
		rows_free(rows[i]);
	return result;
}

/* A save on its way. */
struct work {
	struct store *store;
	struct arena *arena;
	const char *id; /* number of the release */
	const struct release_values *values;
	const char *slug; /* that it is to have */
	int64_t credit;
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
		work->slug,
		arena_format(work->arena, "%lld", (long long)work->credit),
	};

	return store_execute(work->store, STATEMENT_RELEASE_FORM_CHANGE, values);
}

static enum result add_genre(
	const struct work *work, const char *name, const char *key, int64_t *genre)
{
	const char *texts[] = {name, NULL, key,
		unicode_near_key(work->arena, name)}; /* as the statement has them */
	const char *values[4];
	struct rows *rows = NULL;
	enum result result = store_slug_free(
		work->store, SLUG_GENRE, name, "genre", NULL, work->arena, &texts[1]);

	if (result != RESULT_OK)
		return result;
	for (size_t i = 0; i < 4; i++)
		values[i] = array_of_texts(work->arena, &texts[i], 1);
	result = store_query(work->store, STATEMENT_IMPORT_GENRE_ADD, values, &rows);
	if (result == RESULT_OK)
		*genre = rows_bigint(rows, 0, 0);
	rows_free(rows);
	return result;
}

/* The number of the genre of this name; a new one is made. */
static enum result find_genre(const struct work *work, const char *name, int64_t *genre)
{
	const char *key = unicode_match_key(work->arena, name);
	const char *keys = array_of_texts(work->arena, &key, 1);
	struct rows *rows = NULL;
	enum result result = store_query(work->store, STATEMENT_IMPORT_GENRE_MATCH, &keys, &rows);
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
	const char *releases = array_of_numbers(work->arena, &id, 1);
	enum result result = store_execute(work->store, STATEMENT_IMPORT_TAGS_CLEAR, &releases);

	return result == RESULT_OK ? write_tags(work, id) : result;
}

static enum result write_links(const struct work *work)
{
	size_t count = work->values->link_count;
	const char **labels = ARENA_ARRAY(work->arena, const char *, count);
	const char **urls = ARENA_ARRAY(work->arena, const char *, count);

	if (count == 0)
		return RESULT_OK;
	for (size_t i = 0; i < count; i++) {
		labels[i] = work->values->links[i].label;
		urls[i] = work->values->links[i].url;
	}
	return store_execute(work->store, STATEMENT_RELEASE_LINKS_ADD,
		(const char *const[]){work->id, array_of_texts(work->arena, labels, count),
			array_of_texts(work->arena, urls, count)});
}

static enum result change_links(const struct work *work)
{
	enum result result = store_execute(work->store, STATEMENT_RELEASE_LINKS_CLEAR, &work->id);

	return result == RESULT_OK ? write_links(work) : result;
}

/* What the audit tells; RESULT_UNCHANGED when nothing differs. */
static enum result compare(
	const struct work *work, const struct release_form *before, struct release_saved *saved)
{
	struct release_form after;
	struct change_saved told = {NULL, NULL};
	enum result result = store_release_form(work->store, work->slug, work->arena, &after);

	if (result == RESULT_OK)
		result = store_change_compare(
			work->store, before->contents, after.contents, work->arena, &told);
	saved->before = told.before;
	saved->after = told.after;
	return result;
}

/* The slug that the release is to have, instead of `own`. */
static enum result take_slug(struct work *work, const char *own, struct release_saved *saved)
{
	const struct release_values *values = work->values;
	const char *name = values->title != NULL
	                           ? values->title
	                           : arena_format(work->arena, "untitled %s", values->credit.name);
	enum result result;

	if (values->slug == NULL)
		return store_slug_free(
			work->store, SLUG_RELEASE, name, "release", own, work->arena, &work->slug);
	work->slug = values->slug;
	result = store_slug_check(work->store, SLUG_RELEASE, work->slug, own, work->arena);
	saved->slug_taken = result == RESULT_INVALID;
	return result;
}

enum result store_release_save(struct store *store, const char *slug, int64_t revision,
	const struct release_values *values, struct arena *arena, struct release_saved *saved)
{
	struct work work = {.store = store, .arena = arena, .values = values};
	struct release_form before;
	enum result result = store_release_form(store, slug, arena, &before);

	if (result == RESULT_OK && before.revision != revision)
		result = RESULT_CONFLICT;
	if (result == RESULT_OK)
		result = take_slug(&work, before.slug, saved);
	work.credit = before.credit;
	if (result == RESULT_OK && values->credit.count > 0)
		result = store_credit_take(store, &values->credit, arena, &work.credit);
	if (result != RESULT_OK)
		return result;
	work.id = arena_format(arena, "%lld", (long long)before.id);
	saved->id = before.id;
	saved->slug = work.slug;
	result = write_head(&work);
	if (result == RESULT_OK && work.credit != before.credit)
		result = store_credit_drop(store, before.credit);
	if (result == RESULT_OK && !same_tags(&before.values, values))
		result = change_tags(&work, before.id);
	if (result == RESULT_OK && !same_links(&before.values, values))
		result = change_links(&work);
	if (result == RESULT_OK)
		result = compare(&work, &before, saved);
	return result;
}

/* Adds what makes it a release; the rest is written as in a correction. */
static enum result add_head(struct work *work, struct release_saved *saved)
{
	struct rows *rows = NULL;
	const char *const values[] = {
		work->slug, arena_format(work->arena, "%lld", (long long)work->credit)};
	enum result result = store_query(work->store, STATEMENT_RELEASE_FORM_ADD, values, &rows);

	if (result == RESULT_OK) {
		saved->id = rows_bigint(rows, 0, 0);
		work->id = rows_text(rows, 0, 0, work->arena);
	}
	rows_free(rows);
	return result;
}

enum result store_release_add(struct store *store, const struct release_values *values,
	struct arena *arena, struct release_saved *saved)
{
	struct work work = {.store = store, .arena = arena, .values = values};
	struct release_form made = {0};
	enum result result = take_slug(&work, NULL, saved);

	if (result == RESULT_OK)
		result = store_credit_take(store, &values->credit, arena, &work.credit);
	if (result == RESULT_OK)
		result = add_head(&work, saved);
	if (result == RESULT_OK)
		result = write_head(&work);
	if (result == RESULT_OK)
		result = write_tags(&work, saved->id);
	if (result == RESULT_OK)
		result = write_links(&work);
	if (result == RESULT_OK)
		result = store_release_form(store, work.slug, arena, &made);
	saved->slug = work.slug;
	saved->after = made.contents;
	return result;
}
