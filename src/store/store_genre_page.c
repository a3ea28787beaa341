#include "store/store_genre.h"

#include "base/number.h"
#include "base/text.h"
#include "store/array.h"
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

/* Columns of genre_page_....sql and genre_rows.sql. */
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

/* Each order has an index and a statement that reads a page of it. */
static const enum statement_id pages[CHART_SORT_COUNT][2] = {
	[CHART_SORT_RANK] = {STATEMENT_GENRE_PAGE_PLACE_ASC, STATEMENT_GENRE_PAGE_PLACE_DESC},
	[CHART_SORT_TITLE] = {STATEMENT_GENRE_PAGE_TITLE_ASC, STATEMENT_GENRE_PAGE_TITLE_DESC},
	[CHART_SORT_ARTIST] = {STATEMENT_GENRE_PAGE_ARTIST_ASC, STATEMENT_GENRE_PAGE_ARTIST_DESC},
	[CHART_SORT_RELEASED] = {STATEMENT_GENRE_PAGE_RELEASED_ASC,
		STATEMENT_GENRE_PAGE_RELEASED_DESC},
	[CHART_SORT_GENRE] = {STATEMENT_GENRE_PAGE_PLACE_ASC, STATEMENT_GENRE_PAGE_PLACE_DESC},
	[CHART_SORT_PLACE] = {STATEMENT_GENRE_PAGE_PLACE_ASC, STATEMENT_GENRE_PAGE_PLACE_DESC},
};

enum result store_genre_state(struct store *store, const char *slug, struct genre_state *state)
{
	enum { ID, REVISION, RELEASES_REVISION };

	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_GENRE_STATE, &slug, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		state->id = rows_bigint(rows, 0, ID);
		state->revision = rows_bigint(rows, 0, REVISION);
		state->releases_revision = rows_bigint(rows, 0, RELEASES_REVISION);
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
	for (size_t i = 0; i < count; i++) {
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

/* Sets which page is shown of the rows that were found. */
static struct genre_cut cut_page(struct genre *genre, const struct ranking_query *query)
{
	const struct genre_cut cut = genre_cut(genre->found, query->page);

	genre->page = cut.page;
	genre->page_count = cut.page_count;
	return cut;
}

#define LAST_YEAR 9999

/* Without a search, the years tell how many rows there are, and so which end is nearer to the page:
 * what is before it is read, too. */
static enum result load_page(struct store *store, const struct ranking_query *query,
	struct arena *arena, struct genre *genre)
{
	genre_count(genre, query);

	const struct genre_cut cut = cut_page(genre, query);
	int behind = genre->found - cut.before - cut.shown;
	bool from_end = behind < cut.before;
	char id[NUMBER_SIZE], from[NUMBER_SIZE], to[NUMBER_SIZE], rows[NUMBER_SIZE],
		where[NUMBER_SIZE];
	const char *const values[] = {
		number_write(genre->id, id),
		number_write(query->from == 0 && query->to > 0 ? 1 : query->from, from),
		number_write(query->to > 0 ? query->to : LAST_YEAR, to),
		number_write(cut.shown, rows),
		number_write(from_end ? behind : cut.before, where),
		from_end ? "t" : "f",
	};
	struct rows *page = NULL;
	enum result result = store_query(store, pages[query->sort][query->order], values, &page);

	if (result == RESULT_OK)
		read_page(genre, page, arena);
	rows_free(page);
	return result;
}

/* What store_genre_load() asks for, in the order of its calls. */
enum answer {
	ANSWER_HEAD,
	ANSWER_YEARS,
	ANSWER_RELATIVES,
	ANSWER_CHART,
	ANSWER_FOUND,
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

static void read_found(struct genre *genre, const struct ranking_query *query,
	const struct genre_found *found, const struct rows *rows, struct arena *arena)
{
	genre->found = found->found;
	genre->undated_out = found->undated_out;
	cut_page(genre, query);
	read_page(genre, rows, arena);
}

enum result store_genre_load(struct store *store, int64_t id, const struct ranking_query *query,
	const struct genre_found *found, struct arena *arena, struct genre **genre)
{
	char own[NUMBER_SIZE], first[NUMBER_SIZE];
	const char *const values[] = {number_write(id, own),
		found != NULL ? array_of_numbers(arena, found->releases, found->count) : NULL};
	const struct store_call calls[ANSWER_COUNT] = {
		[ANSWER_HEAD] = {STATEMENT_GENRE_HEAD, values},
		[ANSWER_YEARS] = {STATEMENT_GENRE_YEARS, values},
		[ANSWER_RELATIVES] = {STATEMENT_GENRE_RELATIVES, values},
		[ANSWER_CHART] = {STATEMENT_GENRE_CHART,
			(const char *const[]){own, number_write(GENRE_CHART_ROWS, first)}},
		[ANSWER_FOUND] = {STATEMENT_GENRE_ROWS, values},
	};
	struct rows *answers[ANSWER_COUNT] = {0};
	enum result result =
		store_run(store, calls, found != NULL ? ANSWER_COUNT : ANSWER_FOUND, answers);

	if (result == RESULT_OK && rows_count(answers[ANSWER_HEAD]) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK) {
		*genre = read_genre(id, answers, arena);
		if (found != NULL)
			read_found(*genre, query, found, answers[ANSWER_FOUND], arena);
		else
			result = load_page(store, query, arena, *genre);
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
