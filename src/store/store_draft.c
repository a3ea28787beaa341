#include "store/store_draft.h"

#include "base/number.h"
#include "base/text.h"
#include "store/array.h"
#include "store/rows.h"
#include "store/store_find.h"
#include "store/store_plan.h"

#include "base/banned.h"

/* Columns of draft_head.sql. */
enum head {
	HEAD_DELETED,
	HEAD_TITLE,
	HEAD_REVISION,
	HEAD_EDITION,
	HEAD_PUBLISHED,
	HEAD_SAVED_BY,
	HEAD_SAVED,
	HEAD_DIFFERS,
	HEAD_CAN_UNDO,
};

/* Columns of draft_changes.sql. */
enum change {
	CHANGE_UNCHANGED,
	CHANGE_KIND,
	CHANGE_RANK,
	CHANGE_BEFORE,
	CHANGE_SLUG,
	CHANGE_TITLE,
	CHANGE_ARTIST,
};

/* Columns of draft_editions.sql. */
enum edition { EDITION_NUMBER, EDITION_SIZE, EDITION_PUBLISHED, EDITION_NOTE };

/* Columns of draft_list.sql. */
enum line {
	LINE_CHART,
	LINE_TITLE,
	LINE_SIZE,
	LINE_EDITION,
	LINE_PUBLISHED,
	LINE_DRAFT_SIZE,
	LINE_WAITING,
	LINE_SAVED_BY,
	LINE_SAVED,
};

/* Columns of draft_begin.sql and draft_save.sql. */
enum begun { BEGUN_CHART, BEGUN_DELETED, BEGUN_REVISION, BEGUN_FORM };
enum saved { SAVED_BEFORE, SAVED_AFTER };

static enum result read_head(const struct rows *rows, struct arena *arena, struct draft *draft)
{
	if (rows_count(rows) == 0)
		return RESULT_NOT_FOUND;
	if (rows_bool(rows, 0, HEAD_DELETED))
		return RESULT_GONE;
	draft->title = rows_text(rows, 0, HEAD_TITLE, arena);
	draft->revision = rows_bigint(rows, 0, HEAD_REVISION);
	draft->edition = rows_int(rows, 0, HEAD_EDITION);
	draft->published = (time_t)rows_bigint(rows, 0, HEAD_PUBLISHED);
	draft->saved_by = rows_text(rows, 0, HEAD_SAVED_BY, arena);
	draft->saved = (time_t)rows_bigint(rows, 0, HEAD_SAVED);
	draft->differs = rows_bool(rows, 0, HEAD_DIFFERS);
	draft->can_undo = rows_bool(rows, 0, HEAD_CAN_UNDO);
	return RESULT_OK;
}

enum result store_draft_load(
	struct store *store, const char *chart, struct arena *arena, struct draft *draft)
{
	const struct store_call calls[] = {
		{STATEMENT_DRAFT_HEAD, &chart},
		{STATEMENT_DRAFT_ROWS, &chart},
		{STATEMENT_PLAN_LIST, &chart},
	};
	struct rows *rows[3] = {NULL, NULL, NULL};
	size_t planned = 0;
	enum result result = store_run(store, calls, 3, rows);

	*draft = (struct draft){.chart = arena_text(arena, chart)};
	if (result == RESULT_OK)
		result = read_head(rows[0], arena, draft);
	if (result == RESULT_OK)
		draft->entries = store_entries(rows[1], arena, &draft->count, NULL);
	if (result == RESULT_OK && rows_count(rows[2]) > 0)
		draft->plan = store_plan_read(rows[2], arena, &planned);
	for (size_t i = 0; i < 3; i++)
		rows_free(rows[i]);
	return result;
}

/* Runs a statement that lists releases. */
static enum result query_entries(struct store *store, enum statement_id statement,
	const char *const *values, struct arena *arena, struct draft_entry **entries, size_t *count)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, statement, values, &rows);

	if (result == RESULT_OK)
		*entries = store_entries(rows, arena, count, NULL);
	rows_free(rows);
	return result;
}

enum result store_draft_releases(struct store *store, const int64_t *releases, size_t count,
	struct arena *arena, struct draft_entry **entries, size_t *found)
{
	const char *numbers = array_of_numbers(arena, releases, count);

	return query_entries(store, STATEMENT_DRAFT_RELEASES, &numbers, arena, entries, found);
}

enum result store_draft_twins(struct store *store, const struct release_values *values,
	const struct credit_match *matches, struct arena *arena, struct draft_entry **entries,
	size_t *count)
{
	const struct credit_values *credit = &values->credit;
	int64_t *artists = ARENA_ARRAY(arena, int64_t, credit->count);

	for (size_t i = 0; i < credit->count; i++)
		artists[i] = matches[i].artist;
	return query_entries(store, STATEMENT_RELEASE_TWINS,
		(const char *const[]){values->title_key, values->title_near_key, credit->match_key,
			credit->near_key, array_of_numbers(arena, artists, credit->count)},
		arena, entries, count);
}

/* Rows come by kind. */
static void read_changes(
	const struct rows *rows, struct arena *arena, struct draft_changes *changes)
{
	struct draft_change *list = ARENA_ARRAY(arena, struct draft_change, rows_count(rows));

	changes->unchanged = rows_int(rows, 0, CHANGE_UNCHANGED);
	for (size_t i = 0; i < rows_count(rows) && !rows_is_null(rows, i, CHANGE_KIND); i++) {
		int kind = rows_int(rows, i, CHANGE_KIND);

		list[i] = (struct draft_change){
			.rank = rows_int(rows, i, CHANGE_RANK),
			.before = rows_int(rows, i, CHANGE_BEFORE),
			.slug = rows_text(rows, i, CHANGE_SLUG, arena),
			.title = rows_text(rows, i, CHANGE_TITLE, arena),
			.artist = rows_text(rows, i, CHANGE_ARTIST, arena),
		};
		if (changes->count[kind]++ == 0)
			changes->list[kind] = &list[i];
	}
}

enum result store_draft_changes(
	struct store *store, const char *chart, struct arena *arena, struct draft_changes *changes)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_DRAFT_CHANGES, &chart, &rows);

	*changes = (struct draft_changes){.unchanged = 0};
	if (result == RESULT_OK)
		read_changes(rows, arena, changes);
	rows_free(rows);
	return result;
}

enum result store_draft_editions(struct store *store, const char *chart, struct arena *arena,
	struct draft_edition **editions, size_t *count)
{
	char most[NUMBER_SIZE];
	const char *const values[] = {chart, number_write(STORE_DRAFT_EDITIONS, most)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_DRAFT_EDITIONS, values, &rows);

	if (result != RESULT_OK)
		return result;
	*count = rows_count(rows);
	*editions = ARENA_ARRAY(arena, struct draft_edition, *count);
	for (size_t i = 0; i < *count; i++)
		(*editions)[i] = (struct draft_edition){
			.number = rows_int(rows, i, EDITION_NUMBER),
			.size = rows_int(rows, i, EDITION_SIZE),
			.published = (time_t)rows_bigint(rows, i, EDITION_PUBLISHED),
			.note = rows_text(rows, i, EDITION_NOTE, arena),
		};
	rows_free(rows);
	return RESULT_OK;
}

/* Releases in a row. */
struct rank_list {
	int64_t *releases;
	size_t count;
};

/* Reads ranks and releases, from the row of rank `first` on; ranks that do not follow each other
 * are no list. */
static enum result query_list(struct store *store, enum statement_id statement,
	const char *const *values, int first, struct arena *arena, struct rank_list *list)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, statement, values, &rows);

	if (result != RESULT_OK)
		return result;
	list->count = rows_count(rows);
	list->releases = ARENA_ARRAY(arena, int64_t, list->count);
	for (size_t i = 0; i < list->count && result == RESULT_OK; i++) {
		list->releases[i] = rows_bigint(rows, i, 1);
		if (rows_int(rows, i, 0) != first + (int)i)
			result = RESULT_NOT_FOUND;
	}
	rows_free(rows);
	/* The first row is always there. */
	return result == RESULT_OK && list->count == 0 ? RESULT_NOT_FOUND : result;
}

enum result store_draft_of_edition(struct store *store, const char *chart, int number,
	struct arena *arena, int64_t **releases, size_t *count)
{
	char text[NUMBER_SIZE];
	const char *const values[] = {chart, number_write(number, text)};
	struct rank_list list = {NULL, 0};
	enum result result = query_list(store, STATEMENT_DRAFT_OF_EDITION, values, 1, arena, &list);

	*releases = list.releases;
	*count = list.count;
	return result;
}

enum result store_draft_before(struct store *store, const char *chart, struct arena *arena,
	int64_t **releases, size_t *count)
{
	struct rank_list list = {NULL, 0};
	enum result result = query_list(store, STATEMENT_DRAFT_BEFORE, &chart, 0, arena, &list);

	if (result == RESULT_OK) {
		*releases = list.releases + 1;
		*count = list.count - 1;
	}
	return result;
}

/* The plan of a chart among those of all; NULL for none. */
static const struct plan *find_plan(const struct plan *plans, size_t count, const char *chart)
{
	for (size_t i = 0; i < count; i++) {
		if (text_equal(plans[i].chart, chart))
			return &plans[i];
	}
	return NULL;
}

static struct draft_summary *read_list(
	const struct rows *rows, const struct rows *planned, struct arena *arena, size_t *count)
{
	size_t plan_count = 0;
	const struct plan *plans = store_plan_read(planned, arena, &plan_count);
	struct draft_summary *charts = ARENA_ARRAY(arena, struct draft_summary, rows_count(rows));

	*count = rows_count(rows);
	for (size_t i = 0; i < *count; i++) {
		charts[i] = (struct draft_summary){
			.chart = rows_text(rows, i, LINE_CHART, arena),
			.title = rows_text(rows, i, LINE_TITLE, arena),
			.size = rows_int(rows, i, LINE_SIZE),
			.edition = rows_int(rows, i, LINE_EDITION),
			.published = (time_t)rows_bigint(rows, i, LINE_PUBLISHED),
			.draft_size = rows_int(rows, i, LINE_DRAFT_SIZE),
			.waiting = rows_bool(rows, i, LINE_WAITING),
			.saved_by = rows_text(rows, i, LINE_SAVED_BY, arena),
			.saved = (time_t)rows_bigint(rows, i, LINE_SAVED),
		};
		charts[i].plan = find_plan(plans, plan_count, charts[i].chart);
	}
	return charts;
}

enum result store_draft_list(
	struct store *store, struct arena *arena, struct draft_summary **charts, size_t *count)
{
	const char *const all[] = {NULL};
	const struct store_call calls[] = {
		{STATEMENT_DRAFT_LIST, NULL},
		{STATEMENT_PLAN_LIST, all},
	};
	struct rows *rows[2] = {NULL, NULL};
	enum result result = store_run(store, calls, 2, rows);

	if (result == RESULT_OK)
		*charts = read_list(rows[0], rows[1], arena, count);
	rows_free(rows[0]);
	rows_free(rows[1]);
	return result;
}

enum result store_draft_begin(struct store *store, const char *chart, int64_t revision,
	const char *form, struct arena *arena, const char **number)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_DRAFT_BEGIN, &chart, &rows);

	if (result != RESULT_OK)
		return result;
	if (rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	else if (rows_bool(rows, 0, BEGUN_DELETED))
		result = RESULT_GONE;
	else if (rows_bigint(rows, 0, BEGUN_REVISION) != revision &&
		 (form == NULL || !text_equal(form, rows_text(rows, 0, BEGUN_FORM, arena))))
		result = RESULT_CONFLICT;
	else
		*number = rows_text(rows, 0, BEGUN_CHART, arena);
	rows_free(rows);
	return result;
}

/* RESULT_UNCHANGED when the draft is the list. */
static enum result check_differs(struct store *store, const char *const *values)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_DRAFT_DIFFERS, values, &rows);

	if (result == RESULT_OK && !rows_bool(rows, 0, 0))
		result = RESULT_UNCHANGED;
	rows_free(rows);
	return result;
}

static enum result write_list(struct store *store, const char *const *values, struct arena *arena,
	struct draft_saved *saved)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_DRAFT_SAVE, values, &rows);

	if (result != RESULT_OK)
		return result;
	saved->before = rows_text(rows, 0, SAVED_BEFORE, arena);
	saved->after = rows_text(rows, 0, SAVED_AFTER, arena);
	rows_free(rows);
	return RESULT_OK;
}

enum result store_draft_save(struct store *store, const char *chart, const struct draft_save *save,
	struct arena *arena, struct draft_saved *saved)
{
	const char *values[] = {
		NULL, array_of_numbers(arena, save->releases, save->count), save->form};
	enum result result =
		store_draft_begin(store, chart, save->revision, save->form, arena, &values[0]);

	if (result == RESULT_OK)
		result = check_differs(store, values);
	if (result == RESULT_OK)
		result = write_list(store, values, arena, saved);
	return result;
}
