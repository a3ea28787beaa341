#include "store/store_chart.h"

#include "base/clock.h"
#include "base/number.h"
#include "base/text.h"
#include "store/card.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of chart_head.sql. */
enum head {
	HEAD_REVISION,
	HEAD_SLUG,
	HEAD_TITLE,
	HEAD_GENRE_SLUG,
	HEAD_GENRE_NAME,
	HEAD_ESSAY,
	HEAD_ESSAY_SOURCE,
	HEAD_DEFAULT_SORT,
	HEAD_DEFAULT_ORDER,
	HEAD_EDITION,
	HEAD_PUBLISHED,
	HEAD_NOTE,
	HEAD_CURRENT,
	HEAD_RELATED, /* three columns */
};

/* Columns of chart_rows.sql. */
enum row {
	ROW_RANK,
	ROW_SLUG,
	ROW_TITLE,
	ROW_ARTIST,
	ROW_COVER,
	ROW_YEAR,
	ROW_MONTH,
	ROW_DAY,
	ROW_TITLE_ORDER,
	ROW_ARTIST_ORDER,
	ROW_GENRE_ORDER,
	ROW_SEARCH,
	ROW_MOVEMENT,
	ROW_BEFORE,
	ROW_PEAK,
	ROW_EDITIONS,
	ROW_TAGS,                 /* three columns */
	ROW_LINKS = ROW_TAGS + 3, /* two */
	ROW_CREDIT = ROW_LINKS + 2,
};

/* Columns of chart_list.sql and chart_newest.sql. */
enum list {
	LIST_REVISION,
	LIST_TOTAL,
	LIST_FOUND,
	LIST_SLUG,
	LIST_TITLE,
	LIST_SIZE,
	LIST_EDITION,
	LIST_PUBLISHED,
	LIST_FIRST_TITLE,
	LIST_FIRST_ARTIST,
};

enum result store_site_revision(struct store *store, int64_t *revision)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_SITE_REVISION, NULL, &rows);

	if (result == RESULT_OK)
		*revision = rows_bigint(rows, 0, 0);
	rows_free(rows);
	return result;
}

enum result store_chart_state(struct store *store, const char *slug, struct chart_state *state)
{
	enum { ID, REVISION, DELETED };

	const char *const values[] = {slug};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_CHART_STATE, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK && rows_bool(rows, 0, DELETED))
		result = RESULT_GONE;
	if (result == RESULT_OK) {
		*state = (struct chart_state){
			.id = rows_bigint(rows, 0, ID),
			.revision = rows_bigint(rows, 0, REVISION),
		};
	}
	rows_free(rows);
	return result;
}

/* The number of a word that the schema allows; `words` ends with NULL. */
static int find_word(const char *const *words, const char *word)
{
	int at = 0;

	while (words[at] != NULL && !text_equal(words[at], word))
		at++;
	return words[at] != NULL ? at : 0;
}

static void read_head(struct chart *chart, const struct rows *head, struct arena *arena)
{
	chart->revision = rows_bigint(head, 0, HEAD_REVISION);
	chart->slug = rows_text(head, 0, HEAD_SLUG, arena);
	chart->title = rows_text(head, 0, HEAD_TITLE, arena);
	chart->genre_slug = rows_text(head, 0, HEAD_GENRE_SLUG, arena);
	chart->genre_name = rows_text(head, 0, HEAD_GENRE_NAME, arena);
	chart->essay = rows_text(head, 0, HEAD_ESSAY, arena);
	chart->essay_source = rows_text(head, 0, HEAD_ESSAY_SOURCE, arena);
	chart->default_sort = (enum chart_sort)find_word(
		chart_sort_words, rows_text(head, 0, HEAD_DEFAULT_SORT, arena));
	chart->default_order = (enum chart_order)find_word(
		chart_order_words, rows_text(head, 0, HEAD_DEFAULT_ORDER, arena));
	chart->edition = rows_int(head, 0, HEAD_EDITION);
	chart->published = (time_t)rows_bigint(head, 0, HEAD_PUBLISHED);
	chart->note = rows_text(head, 0, HEAD_NOTE, arena);
	chart->current = rows_int(head, 0, HEAD_CURRENT);
	chart->related = card_relatives(head, 0, HEAD_RELATED, arena, &chart->related_count);
}

static struct chart_standing read_standing(const struct rows *rows, size_t at, struct arena *arena)
{
	const char *word;

	if (rows_is_null(rows, at, ROW_MOVEMENT))
		return (struct chart_standing){.movement = CHART_FIRST};
	word = rows_text(rows, at, ROW_MOVEMENT, arena);
	return (struct chart_standing){
		.movement = (enum chart_movement)find_word(chart_movement_words, word),
		.before = rows_int(rows, at, ROW_BEFORE),
		.peak = rows_int(rows, at, ROW_PEAK),
		.editions = rows_int(rows, at, ROW_EDITIONS),
	};
}

static struct chart_row read_row(const struct rows *rows, size_t at, struct arena *arena)
{
	struct chart_row row = {
		.rank = rows_int(rows, at, ROW_RANK),
		.slug = rows_text(rows, at, ROW_SLUG, arena),
		.title = rows_text(rows, at, ROW_TITLE, arena),
		.artist = rows_text(rows, at, ROW_ARTIST, arena),
		.cover = rows_text(rows, at, ROW_COVER, arena),
		.released = rows_date(rows, at, ROW_YEAR),
		.title_order = rows_int(rows, at, ROW_TITLE_ORDER),
		.artist_order = rows_int(rows, at, ROW_ARTIST_ORDER),
		.genre_order = rows_int(rows, at, ROW_GENRE_ORDER),
		.standing = read_standing(rows, at, arena),
		.search = rows_text(rows, at, ROW_SEARCH, arena),
	};

	row.tags = card_tags(rows, at, ROW_TAGS, arena, &row.tag_count);
	row.links = card_links(rows, at, ROW_LINKS, arena, &row.link_count);
	row.credit = card_credit(rows, at, ROW_CREDIT, arena, &row.credit_count);
	return row;
}

static struct chart_row *read_rows(const struct rows *rows, struct arena *arena)
{
	size_t count = rows_count(rows);
	struct chart_row *read = ARENA_ARRAY(arena, struct chart_row, count);

	for (size_t i = 0; i < count; i++)
		read[i] = read_row(rows, i, arena);
	return read;
}

/* Gives `count` rows their places in other charts. Both lists are by rank. */
static void read_places(
	struct chart_row *rows, size_t count, const struct rows *others, struct arena *arena)
{
	enum { RANK, CHART_SLUG, CHART_TITLE, OTHER_RANK };

	size_t total = rows_count(others), at = 0;
	struct chart_place *places = ARENA_ARRAY(arena, struct chart_place, total);

	for (size_t i = 0; i < count; i++) {
		size_t first = at;

		for (; at < total && rows_int(others, at, RANK) == rows[i].rank; at++) {
			places[at].chart_slug = rows_text(others, at, CHART_SLUG, arena);
			places[at].chart_title = rows_text(others, at, CHART_TITLE, arena);
			places[at].rank = rows_int(others, at, OTHER_RANK);
		}
		rows[i].places = places + first;
		rows[i].place_count = at - first;
	}
}

static void read_ranking(struct chart *chart, const struct rows *rows, const struct rows *places,
	struct arena *arena)
{
	struct chart_row *read = read_rows(rows, arena);

	chart->rows = read;
	chart->row_count = rows_count(rows);
	read_places(read, chart->row_count, places, arena);
}

enum result store_edition_find(
	struct store *store, const char *slug, int number, struct chart_state *state)
{
	enum { ID, REVISION, DELETED, EDITION };

	char digits[NUMBER_SIZE];
	const char *const values[] = {slug, number_write(number, digits)};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_EDITION_FIND, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK && rows_bool(rows, 0, DELETED))
		result = RESULT_GONE;
	if (result == RESULT_OK && rows_is_null(rows, 0, EDITION))
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		*state = (struct chart_state){
			.id = rows_bigint(rows, 0, ID),
			.revision = rows_bigint(rows, 0, REVISION),
			.number = number,
			.edition = rows_bigint(rows, 0, EDITION),
		};
	rows_free(rows);
	return result;
}

/* The statements that read a list, and where it is then shown. */
struct list_source {
	enum statement_id rows, places;
	bool by_edition; /* their parameter is the edition's number, not the chart's */
	enum chart_shown shown;
};

static enum result load_list(struct store *store, const struct chart_state *state,
	const struct list_source *source, struct arena *arena, struct chart **chart)
{
	char id[NUMBER_SIZE], edition[NUMBER_SIZE];
	const char *const head[] = {
		number_write(state->id, id),
		state->edition > 0 ? number_write(state->edition, edition) : NULL,
	};
	const char *const list[] = {source->by_edition ? edition : id};
	const struct store_call calls[] = {
		{STATEMENT_CHART_HEAD, head},
		{source->rows, list},
		{source->places, list},
	};
	struct rows *results[3];
	enum result result = store_run(store, calls, 3, results);

	if (result == RESULT_OK && rows_count(results[0]) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		*chart = ARENA_ARRAY(arena, struct chart, 1);
		(*chart)->id = state->id;
		(*chart)->shown = source->shown;
		read_head(*chart, results[0], arena);
		read_ranking(*chart, results[1], results[2], arena);
	}
	for (size_t i = 0; i < 3; i++)
		rows_free(results[i]);
	return result;
}

enum result store_chart_load(struct store *store, const struct chart_state *state,
	struct arena *arena, struct chart **chart)
{
	static const struct list_source current = {
		STATEMENT_CHART_ROWS, STATEMENT_CHART_PLACES, false, CHART_SHOWN};
	static const struct list_source any = {
		STATEMENT_EDITION_ROWS, STATEMENT_EDITION_PLACES, true, CHART_SHOWN_EDITION};
	bool is_edition = state->edition > 0;
	enum result result = load_list(store, state, is_edition ? &any : &current, arena, chart);

	if (result == RESULT_OK && is_edition)
		(*chart)->revision = state->revision;
	return result;
}

enum result store_chart_preview(
	struct store *store, const char *slug, struct arena *arena, struct chart **chart)
{
	static const struct list_source draft = {
		STATEMENT_PREVIEW_ROWS, STATEMENT_PREVIEW_PLACES, false, CHART_SHOWN_PREVIEW};
	struct chart_state state;
	enum result result = store_chart_state(store, slug, &state);

	if (result == RESULT_OK)
		result = load_list(store, &state, &draft, arena, chart);
	if (result == RESULT_OK) {
		(*chart)->edition = (*chart)->current + 1;
		(*chart)->published = clock_now();
	}
	return result;
}

static struct chart_summary read_summary(const struct rows *rows, size_t at, struct arena *arena)
{
	return (struct chart_summary){
		.slug = rows_text(rows, at, LIST_SLUG, arena),
		.title = rows_text(rows, at, LIST_TITLE, arena),
		.size = rows_int(rows, at, LIST_SIZE),
		.edition = rows_int(rows, at, LIST_EDITION),
		.published = (time_t)rows_bigint(rows, at, LIST_PUBLISHED),
		.first_title = rows_text(rows, at, LIST_FIRST_TITLE, arena),
		.first_artist = rows_text(rows, at, LIST_FIRST_ARTIST, arena),
	};
}

static void read_list(struct chart_list *list, const struct rows *rows, struct arena *arena)
{
	list->revision = rows_bigint(rows, 0, LIST_REVISION);
	list->total = rows_int(rows, 0, LIST_TOTAL);
	list->found = rows_int(rows, 0, LIST_FOUND);
	/* An empty page is one row that has the counts only. */
	list->count = rows_is_null(rows, 0, LIST_SLUG) ? 0 : rows_count(rows);
	list->charts = ARENA_ARRAY(arena, struct chart_summary, list->count);
	for (size_t i = 0; i < list->count; i++)
		list->charts[i] = read_summary(rows, i, arena);
}

static enum result list_charts(struct store *store, enum statement_id statement,
	const char *const *values, struct arena *arena, struct chart_list *list)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, statement, values, &rows);

	if (result == RESULT_OK)
		read_list(list, rows, arena);
	rows_free(rows);
	return result;
}

enum result store_chart_list(struct store *store, const struct list_query *query,
	struct arena *arena, struct chart_list *list)
{
	char page[NUMBER_SIZE];
	char lines[NUMBER_SIZE];
	const char *const values[] = {
		chart_list_sort_words[query->sort],
		chart_order_words[query->order],
		query->q,
		number_write(CHART_LIST_PAGE, lines),
		number_write(query->page, page),
	};

	return list_charts(store, STATEMENT_CHART_LIST, values, arena, list);
}

enum result store_chart_newest(
	struct store *store, int count, struct arena *arena, struct chart_list *list)
{
	char lines[NUMBER_SIZE];
	const char *const values[] = {number_write(count, lines)};

	return list_charts(store, STATEMENT_CHART_NEWEST, values, arena, list);
}
