#include "store/store_genre.h"

#include "base/number.h"
#include "base/text.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of genre_head.sql. */
enum head {
	HEAD_SLUG,
	HEAD_NAME,
	HEAD_ESSAY,
	HEAD_ESSAY_SOURCE,
	HEAD_RELEASES,
	HEAD_UNDATED,
	HEAD_CHARTS,
	HEAD_UPDATED,
	HEAD_CHART_SLUG,
	HEAD_CHART_TITLE,
	HEAD_CHART_SIZE,
	HEAD_ON_MAP,
};

/* Columns of genre_chart.sql. */
enum first {
	FIRST_RANK,
	FIRST_SLUG,
	FIRST_TITLE,
	FIRST_ARTIST,
	FIRST_YEAR,
	FIRST_MONTH,
	FIRST_DAY,
};

/* Columns of genre_page_....sql, and the last two of genre_find_....sql only. */
enum row {
	ROW_SLUG,
	ROW_TITLE,
	ROW_ARTIST,
	ROW_YEAR,
	ROW_MONTH,
	ROW_DAY,
	ROW_RANK,
	ROW_CHART_SLUG,
	ROW_CHART_TITLE,
	ROW_PART_SLUG,
	ROW_PART_NAME,
	ROW_JOIN_PHRASE,
	ROW_FOUND,
	ROW_UNDATED,
};

/* Columns of genre_list.sql. */
enum list {
	LIST_REVISION,
	LIST_TOTAL,
	LIST_FOUND,
	LIST_SLUG,
	LIST_NAME,
	LIST_RELEASES,
	LIST_CHARTS,
	LIST_UPDATED,
};

/* Each order has an index and two statements that read it: a page of all releases, and one of those
 * that a text is found in. */
static const enum statement_id pages[CHART_SORT_COUNT][2] = {
	[CHART_SORT_RANK] = {STATEMENT_GENRE_PAGE_PLACE_ASC, STATEMENT_GENRE_PAGE_PLACE_DESC},
	[CHART_SORT_TITLE] = {STATEMENT_GENRE_PAGE_TITLE_ASC, STATEMENT_GENRE_PAGE_TITLE_DESC},
	[CHART_SORT_ARTIST] = {STATEMENT_GENRE_PAGE_ARTIST_ASC, STATEMENT_GENRE_PAGE_ARTIST_DESC},
	[CHART_SORT_RELEASED] = {STATEMENT_GENRE_PAGE_RELEASED_ASC,
		STATEMENT_GENRE_PAGE_RELEASED_DESC},
	[CHART_SORT_GENRE] = {STATEMENT_GENRE_PAGE_PLACE_ASC, STATEMENT_GENRE_PAGE_PLACE_DESC},
	[CHART_SORT_PLACE] = {STATEMENT_GENRE_PAGE_PLACE_ASC, STATEMENT_GENRE_PAGE_PLACE_DESC},
};

static const enum statement_id searches[CHART_SORT_COUNT][2] = {
	[CHART_SORT_RANK] = {STATEMENT_GENRE_FIND_PLACE_ASC, STATEMENT_GENRE_FIND_PLACE_DESC},
	[CHART_SORT_TITLE] = {STATEMENT_GENRE_FIND_TITLE_ASC, STATEMENT_GENRE_FIND_TITLE_DESC},
	[CHART_SORT_ARTIST] = {STATEMENT_GENRE_FIND_ARTIST_ASC, STATEMENT_GENRE_FIND_ARTIST_DESC},
	[CHART_SORT_RELEASED] = {STATEMENT_GENRE_FIND_RELEASED_ASC,
		STATEMENT_GENRE_FIND_RELEASED_DESC},
	[CHART_SORT_GENRE] = {STATEMENT_GENRE_FIND_PLACE_ASC, STATEMENT_GENRE_FIND_PLACE_DESC},
	[CHART_SORT_PLACE] = {STATEMENT_GENRE_FIND_PLACE_ASC, STATEMENT_GENRE_FIND_PLACE_DESC},
};

enum result store_genre_state(struct store *store, const char *slug, struct genre_state *state)
{
	enum { ID, REVISION };

	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_GENRE_STATE, &slug, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		state->id = rows_bigint(rows, 0, ID);
		state->revision = rows_bigint(rows, 0, REVISION);
	}
	rows_free(rows);
	return result;
}

static void read_head(struct genre *genre, const struct rows *head, struct arena *arena)
{
	genre->slug = rows_text(head, 0, HEAD_SLUG, arena);
	genre->name = rows_text(head, 0, HEAD_NAME, arena);
	genre->essay = rows_text(head, 0, HEAD_ESSAY, arena);
	genre->essay_source = rows_text(head, 0, HEAD_ESSAY_SOURCE, arena);
	genre->releases = rows_int(head, 0, HEAD_RELEASES);
	genre->undated = rows_int(head, 0, HEAD_UNDATED);
	genre->charts = rows_int(head, 0, HEAD_CHARTS);
	genre->updated = (time_t)rows_bigint(head, 0, HEAD_UPDATED);
	genre->chart_slug = rows_text(head, 0, HEAD_CHART_SLUG, arena);
	genre->chart_title = rows_text(head, 0, HEAD_CHART_TITLE, arena);
	genre->chart_size = rows_int(head, 0, HEAD_CHART_SIZE);
	genre->on_map = rows_bool(head, 0, HEAD_ON_MAP);
}

static void read_years(struct genre *genre, const struct rows *rows, struct arena *arena)
{
	size_t count = rows_count(rows);
	struct timeline_year *years = ARENA_ARRAY(arena, struct timeline_year, count);

	for (size_t i = 0; i < count; i++) {
		years[i].year = (short)rows_int(rows, i, 0);
		years[i].releases = rows_int(rows, i, 1);
	}
	genre->years = years;
	genre->year_count = count;
}

static void read_relatives(struct genre *genre, const struct rows *rows, struct arena *arena)
{
	size_t count = rows_count(rows);
	struct genre_relative *related = ARENA_ARRAY(arena, struct genre_relative, count);

	for (size_t i = 0; i < count; i++) {
		related[i].slug = rows_text(rows, i, 0, arena);
		related[i].name = rows_text(rows, i, 1, arena);
		related[i].shared = rows_int(rows, i, 2);
	}
	genre->related = related;
	genre->related_count = count;
}

static void read_chart(struct genre *genre, const struct rows *rows, struct arena *arena)
{
	size_t count = rows_count(rows);
	struct chart_row *first = ARENA_ARRAY(arena, struct chart_row, count);

	for (size_t i = 0; i < count; i++) {
		first[i].rank = rows_int(rows, i, FIRST_RANK);
		first[i].slug = rows_text(rows, i, FIRST_SLUG, arena);
		first[i].title = rows_text(rows, i, FIRST_TITLE, arena);
		first[i].artist = rows_text(rows, i, FIRST_ARTIST, arena);
		first[i].released = rows_date(rows, i, FIRST_YEAR);
	}
	genre->chart_rows = first;
	genre->chart_row_count = count;
}

static struct genre_release read_release(const struct rows *rows, size_t at, struct arena *arena)
{
	return (struct genre_release){
		.slug = rows_text(rows, at, ROW_SLUG, arena),
		.title = rows_text(rows, at, ROW_TITLE, arena),
		.artist = rows_text(rows, at, ROW_ARTIST, arena),
		.released = rows_date(rows, at, ROW_YEAR),
		.best = {.chart_slug = rows_text(rows, at, ROW_CHART_SLUG, arena),
			.chart_title = rows_text(rows, at, ROW_CHART_TITLE, arena),
			.rank = rows_int(rows, at, ROW_RANK)},
	};
}

/* The parts of a release's credit come one below the other. */
static void read_page(struct genre *genre, const struct rows *rows, struct arena *arena)
{
	size_t count = rows_count(rows);
	struct genre_release *page = ARENA_ARRAY(arena, struct genre_release, count);
	struct credit_part *parts = ARENA_ARRAY(arena, struct credit_part, count);
	const char *slug = NULL;

	genre->rows = page;
	genre->row_count = 0;
	for (size_t i = 0; i < count && !rows_is_null(rows, i, ROW_SLUG); i++) {
		const char *own = rows_text(rows, i, ROW_SLUG, arena);

		if (slug == NULL || !text_equal(slug, own)) {
			page[genre->row_count] = read_release(rows, i, arena);
			page[genre->row_count++].credit = &parts[i];
			slug = own;
		}
		parts[i].slug = rows_text(rows, i, ROW_PART_SLUG, arena);
		parts[i].name = rows_text(rows, i, ROW_PART_NAME, arena);
		parts[i].join_phrase = rows_text(rows, i, ROW_JOIN_PHRASE, arena);
		page[genre->row_count - 1].credit_count += parts[i].slug != NULL;
	}
}

/* The parameters of the statements over genre_release, and room for their numbers. The first four
 * are the same for all. */
struct values {
	const char *list[7];
	char id[NUMBER_SIZE], from[NUMBER_SIZE], to[NUMBER_SIZE], rows[NUMBER_SIZE],
		where[NUMBER_SIZE];
};

#define LAST_YEAR 9999

static void fill_values(struct values *values, int64_t id, const struct ranking_query *query)
{
	bool has_years = query->from > 0 || query->to > 0;
	int from = has_years && query->from == 0 ? 1 : query->from;

	values->list[0] = number_write(id, values->id);
	values->list[1] = number_write(from, values->from);
	values->list[2] = number_write(query->to > 0 ? query->to : LAST_YEAR, values->to);
	values->list[3] = number_write(GENRE_PAGE_ROWS, values->rows);
}

/* A text without letters and digits, such as the title "+", has an empty key: then it must stand in
 * the title or the artist credit as it was typed, as in a chart. */
static void fill_search(struct values *values, const struct ranking_query *query)
{
	bool has_key = !text_is_blank(query->q_key);

	values->list[4] = number_write(query->page, values->where);
	values->list[5] = has_key ? query->q_key : NULL;
	values->list[6] = has_key ? NULL : query->q;
}

/* What a search found counts itself. */
static void read_search(struct genre *genre, const struct rows *rows, int page, struct arena *arena)
{
	read_page(genre, rows, arena);
	genre->found = rows_int(rows, 0, ROW_FOUND);
	genre->undated_out = rows_int(rows, 0, ROW_UNDATED);
	genre_cut(genre, page);
}

/* Without a search, the years tell how many rows there are, and so which end is nearer to the page:
 * what is before it is read, too. */
static enum result load_page(struct store *store, const struct ranking_query *query,
	struct values *values, struct arena *arena, struct genre *genre)
{
	struct rows *rows = NULL;
	enum result result;

	genre_count(genre, query);
	genre_cut(genre, query->page);
	int before = (genre->page - 1) * GENRE_PAGE_ROWS;
	int shown =
		genre->found - before < GENRE_PAGE_ROWS ? genre->found - before : GENRE_PAGE_ROWS;
	int behind = genre->found - before - shown;
	values->list[3] = number_write(shown, values->rows);
	values->list[4] = number_write(before <= behind ? before : behind, values->where);
	values->list[5] = before <= behind ? "f" : "t";
	result = store_query(store, pages[query->sort][query->order], values->list, &rows);
	if (result == RESULT_OK)
		read_page(genre, rows, arena);
	rows_free(rows);
	return result;
}

/* What store_genre_load() asks for, in the order of its calls. */
enum answer {
	ANSWER_HEAD,
	ANSWER_YEARS,
	ANSWER_RELATIVES,
	ANSWER_CHART,
	ANSWER_SEARCH,
	ANSWER_COUNT,
};

static struct genre *read_genre(int64_t id, struct rows *const *answers, struct arena *arena)
{
	struct genre *genre = ARENA_ARRAY(arena, struct genre, 1);

	genre->id = id;
	read_head(genre, answers[ANSWER_HEAD], arena);
	read_years(genre, answers[ANSWER_YEARS], arena);
	read_relatives(genre, answers[ANSWER_RELATIVES], arena);
	read_chart(genre, answers[ANSWER_CHART], arena);
	return genre;
}

enum result store_genre_load(struct store *store, int64_t id, const struct ranking_query *query,
	struct arena *arena, struct genre **genre)
{
	char first[NUMBER_SIZE];
	struct values values;
	bool is_search = query->q != NULL;
	fill_values(&values, id, query);
	if (is_search)
		fill_search(&values, query);
	const struct store_call calls[ANSWER_COUNT] = {
		[ANSWER_HEAD] = {STATEMENT_GENRE_HEAD, values.list},
		[ANSWER_YEARS] = {STATEMENT_GENRE_YEARS, values.list},
		[ANSWER_RELATIVES] = {STATEMENT_GENRE_RELATIVES, values.list},
		[ANSWER_CHART] = {STATEMENT_GENRE_CHART,
			(const char *const[]){values.id, number_write(GENRE_CHART_ROWS, first)}},
		[ANSWER_SEARCH] = {searches[query->sort][query->order], values.list},
	};
	struct rows *answers[ANSWER_COUNT] = {0};
	enum result result =
		store_run(store, calls, is_search ? ANSWER_COUNT : ANSWER_SEARCH, answers);

	if (result == RESULT_OK && rows_count(answers[ANSWER_HEAD]) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		*genre = read_genre(id, answers, arena);
		if (is_search)
			read_search(*genre, answers[ANSWER_SEARCH], query->page, arena);
		else
			result = load_page(store, query, &values, arena, *genre);
	}
	for (size_t i = 0; i < ANSWER_COUNT; i++)
		rows_free(answers[i]);
	return result;
}

static void read_list(struct genre_list *list, const struct rows *rows, struct arena *arena)
{
	list->revision = rows_bigint(rows, 0, LIST_REVISION);
	list->total = rows_int(rows, 0, LIST_TOTAL);
	list->found = rows_int(rows, 0, LIST_FOUND);
	/* An empty page is one row that has the counts only. */
	list->count = rows_is_null(rows, 0, LIST_SLUG) ? 0 : rows_count(rows);
	list->genres = ARENA_ARRAY(arena, struct genre_summary, list->count);
	for (size_t i = 0; i < list->count; i++)
		list->genres[i] = (struct genre_summary){
			.slug = rows_text(rows, i, LIST_SLUG, arena),
			.name = rows_text(rows, i, LIST_NAME, arena),
			.releases = rows_int(rows, i, LIST_RELEASES),
			.charts = rows_int(rows, i, LIST_CHARTS),
			.updated = (time_t)rows_bigint(rows, i, LIST_UPDATED),
		};
}

enum result store_genre_list(struct store *store, const struct list_query *query,
	struct arena *arena, struct genre_list *list)
{
	char page[NUMBER_SIZE];
	char lines[NUMBER_SIZE];
	const char *const values[] = {
		genre_list_sort_words[query->sort],
		chart_order_words[query->order],
		query->q,
		number_write(GENRE_LIST_PAGE, lines),
		number_write(query->page, page),
	};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_GENRE_LIST, values, &rows);

	if (result == RESULT_OK)
		read_list(list, rows, arena);
	rows_free(rows);
	return result;
}
