#include "model/ranking.h"

#include <CUnit/CUnit.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static struct arena *arena;

static int open_arena(void)
{
	arena = arena_new();
	return 0;
}

static int close_arena(void)
{
	arena_free(arena);
	return 0;
}

#define JAZZ                                                                                       \
	{                                                                                          \
		"jazz", "jazz", 48                                                                 \
	}
#define ROCK                                                                                       \
	{                                                                                          \
		"rock", "rock", 0                                                                  \
	}

static const struct chart_tag jazz_rock[] = {JAZZ, ROCK};
static const struct chart_tag rock[] = {ROCK};
static const struct chart_place third[] = {{"jazz", "Jazz", 3}, {"rock", "Rock", 9}};
static const struct chart_place ninth[] = {{"rock", "Rock", 9}};

/* Five rows; ranks 2 and 3 tie in artist, rank 4 lacks all that may be missing. */
static const struct chart_row five_rows[] = {
	{.rank = 1,
		.title = "Zebra",
		.artist = "Air",
		.released = {1976, 0, 0},
		.title_order = 4,
		.artist_order = 1,
		.genre_order = 1,
		.search = "zebra air",
		.tags = jazz_rock,
		.tag_count = 2,
		.places = ninth,
		.place_count = 1},
	{.rank = 2,
		.title = "Apple",
		.artist = "Beck",
		.released = {1970, 5, 0},
		.title_order = 1,
		.artist_order = 2,
		.genre_order = 2,
		.search = "apple beck",
		.tags = rock,
		.tag_count = 1,
		.places = third,
		.place_count = 2},
	{.rank = 3,
		.title = "Björk",
		.artist = "Beck",
		.released = {1979, 12, 31},
		.title_order = 3,
		.artist_order = 2,
		.genre_order = 1,
		.search = "bjork beck",
		.tags = jazz_rock,
		.tag_count = 2},
	{.rank = 4, .artist = "Zappa", .artist_order = 4, .search = " zappa"},
	{.rank = 5,
		.title = "+",
		.artist = "Ed",
		.released = {1980, 1, 1},
		.title_order = 2,
		.artist_order = 3,
		.search = " ed",
		.tags = rock,
		.tag_count = 1,
		.genre_order = 2},
};

static const struct chart five = {.slug = "five", .rows = five_rows, .row_count = 5};

/* The ranks that a query shows, as digits. */
static const char *shown(const struct chart *chart, struct ranking_query query)
{
	static char ranks[RANKING_PAGE_ROWS + 1];
	struct ranking ranking = ranking_select(chart, &query, arena);

	for (size_t i = 0; i < ranking.row_count; i++)
		ranks[i] = (char)('0' + chart->rows[ranking.rows[i]].rank);
	ranks[ranking.row_count] = '\0';
	return ranks;
}

static void test_every_sort(void)
{
	static const struct {
		enum chart_sort sort;
		const char *ascending;
		const char *descending;
	} cases[] = {
		{CHART_SORT_RANK, "12345", "54321"},
		{CHART_SORT_TITLE, "25314", "13524"},
		{CHART_SORT_ARTIST, "12354", "45231"},
		{CHART_SORT_RELEASED, "21354", "53124"},
		{CHART_SORT_GENRE, "13254", "25134"},
		{CHART_SORT_PLACE, "21345", "12345"},
	};

	for (size_t i = 0; i < CHART_SORT_COUNT; i++) {
		struct ranking_query query = {.sort = cases[i].sort, .order = CHART_ASCENDING};

		CU_ASSERT_STRING_EQUAL(shown(&five, query), cases[i].ascending);
		query.order = CHART_DESCENDING;
		CU_ASSERT_STRING_EQUAL(shown(&five, query), cases[i].descending);
	}
}

static void test_filters(void)
{
	static const struct {
		struct ranking_query query;
		const char *ranks;
		size_t undated;
	} cases[] = {
		{{.from = 1970, .to = 1979}, "123", 1},
		{{.from = 1979}, "35", 1},
		{{.to = 1976}, "12", 1},
		{{.from = 1981}, "", 1},
		{{.genre = "jazz"}, "13", 0},
		{{.genre = "pop"}, "", 0},
		{{.genre = "rock", .from = 1979}, "35", 0},
		{{.q = "BECK", .q_key = "beck"}, "23", 0},
		{{.q = "zappa", .q_key = "zappa", .from = 1900}, "", 1},
		{{.q = "Björk", .q_key = "bjork"}, "3", 0},
		{{.q = "+", .q_key = ""}, "5", 0},
		{{.q = "=", .q_key = ""}, "", 0},
		{{.q = "beck",
			 .q_key = "beck",
			 .genre = "jazz",
			 .from = 1970,
			 .to = 1979,
			 .order = CHART_DESCENDING},
			"3", 0},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ranking ranking = ranking_select(&five, &cases[i].query, arena);

		CU_ASSERT_TRUE(ranking_is_filtered(&cases[i].query));
		CU_ASSERT_STRING_EQUAL(shown(&five, cases[i].query), cases[i].ranks);
		CU_ASSERT_EQUAL(ranking.found, strlen(cases[i].ranks));
		CU_ASSERT_EQUAL(ranking.undated, cases[i].undated);
		CU_ASSERT_EQUAL(ranking.page_count, 1);
	}
}

/* The years of a list, "1970:1 ", whatever years it is filtered by. */
static void test_years(void)
{
	static const struct {
		struct ranking_query query;
		const char *years;
	} cases[] = {
		{{.page = 1}, "1970:1 1976:1 1979:1 1980:1 "},
		{{.from = 1979, .to = 1980}, "1970:1 1976:1 1979:1 1980:1 "},
		{{.genre = "jazz", .to = 1970}, "1976:1 1979:1 "},
		{{.q = "beck", .q_key = "beck"}, "1970:1 1979:1 "},
		{{.q = "zappa", .q_key = "zappa"}, ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t count;
		const struct timeline_year *years =
			ranking_years(&five, &cases[i].query, arena, &count);
		const char *text = "";

		for (size_t j = 0; j < count; j++)
			text = arena_format(
				arena, "%s%d:%d ", text, years[j].year, years[j].releases);
		CU_ASSERT_STRING_EQUAL(text, cases[i].years);
	}

	struct chart_row rows[3] = {five_rows[0], five_rows[1], five_rows[0]};
	const struct chart chart = {.rows = rows, .row_count = 3};
	const struct ranking_query all = {.page = 1};
	size_t count;
	const struct timeline_year *years = ranking_years(&chart, &all, arena, &count);

	CU_ASSERT_EQUAL_FATAL(count, 2);
	CU_ASSERT_EQUAL(years[1].year, 1976);
	CU_ASSERT_EQUAL(years[1].releases, 2);
}

static void test_defaults(void)
{
	const struct chart chart = {
		.default_sort = CHART_SORT_RELEASED, .default_order = CHART_DESCENDING};
	struct ranking_query query = ranking_defaults(&chart);

	CU_ASSERT_EQUAL(query.sort, CHART_SORT_RELEASED);
	CU_ASSERT_EQUAL(query.order, CHART_DESCENDING);
	CU_ASSERT_EQUAL(query.page, 1);
	CU_ASSERT_FALSE(ranking_is_filtered(&query));
}

static void check_page(const struct chart *chart, int asked, int page, int first, size_t count)
{
	struct ranking_query query = {.page = asked};
	struct ranking ranking = ranking_select(chart, &query, arena);

	CU_ASSERT_EQUAL(ranking.found, chart->row_count);
	CU_ASSERT_EQUAL(ranking.page, page);
	CU_ASSERT_EQUAL(ranking.row_count, count);
	for (size_t i = 0; i < ranking.row_count; i++)
		CU_ASSERT_EQUAL(chart->rows[ranking.rows[i]].rank, first + (int)i);
}

static void test_pages(void)
{
	struct chart_row *rows = ARENA_ARRAY(arena, struct chart_row, 401);
	struct chart chart = {.rows = rows, .row_count = 401};

	for (int i = 0; i < 401; i++)
		rows[i] = (struct chart_row){.rank = i + 1, .artist = "x", .search = "x"};
	check_page(&chart, 0, 1, 1, 200);
	check_page(&chart, 1, 1, 1, 200);
	check_page(&chart, 2, 2, 201, 200);
	check_page(&chart, 3, 3, 401, 1);
	check_page(&chart, 4, 3, 401, 1);
	check_page(&chart, 2147483647, 3, 401, 1);
	chart.row_count = 400;
	check_page(&chart, 3, 2, 201, 200);
	chart.row_count = 0;
	check_page(&chart, 1, 1, 1, 0);
	check_page(&chart, 9, 1, 1, 0);
}

static void test_a_kept_order_gives_the_same(void)
{
	struct ranking_query query = {.sort = CHART_SORT_TITLE, .genre = "rock", .page = 1};
	size_t *order = ranking_order(&five, query.sort, query.order, arena);
	struct ranking kept = ranking_cut(&five, order, &query, arena);
	struct ranking fresh = ranking_select(&five, &query, arena);

	CU_ASSERT_EQUAL(kept.row_count, 4);
	CU_ASSERT_EQUAL_FATAL(kept.row_count, fresh.row_count);
	CU_ASSERT_EQUAL(memcmp(kept.rows, fresh.rows, 4 * sizeof(*kept.rows)), 0);
}

/* A line of the vector: position, release date, rank. */
struct expected {
	struct date released;
	int rank;
};

/* Reads the lines behind "# order=<word>"; returns how many there are. */
static size_t read_vector(const char *word, struct expected *expected, size_t room)
{
	const char *folder = getenv("SRCDIR");
	FILE *file = fopen(arena_format(arena, "%s/tests/fixtures/date-order.tsv",
				   folder != NULL ? folder : "."),
		"r");
	bool wanted = false;
	size_t count = 0;
	char line[200];

	if (file == NULL)
		return 0;
	while (fgets(line, sizeof(line), file) != NULL && count < room) {
		char *rest = line;
		const char *position = strsep(&rest, "\t");
		const char *released = strsep(&rest, "\t");

		if (position[0] == '#')
			wanted = strncmp(position, "# order=", 8) == 0 &&
			         strncmp(position + 8, word, strlen(word)) == 0;
		else if (wanted && rest != NULL &&
			 date_read(released, &expected[count].released) == NULL)
			expected[count++].rank = (int)strtol(rest, NULL, 10);
	}
	fclose(file);
	return count;
}

static void check_vector(const char *word, enum chart_order order)
{
	struct expected expected[50];
	struct chart_row rows[50] = {0};
	size_t count = read_vector(word, expected, 50);
	struct chart chart = {.rows = rows, .row_count = count};
	struct ranking_query query = {.sort = CHART_SORT_RELEASED, .order = order};

	CU_ASSERT_EQUAL_FATAL(count, 14);
	for (size_t i = 0; i < count; i++)
		rows[expected[i].rank - 1] = (struct chart_row){
			.rank = expected[i].rank, .released = expected[i].released};

	struct ranking ranking = ranking_select(&chart, &query, arena);

	CU_ASSERT_EQUAL_FATAL(ranking.row_count, count);
	for (size_t i = 0; i < count; i++)
		CU_ASSERT_EQUAL(rows[ranking.rows[i]].rank, expected[i].rank);
	for (size_t i = 1; i < count; i++)
		CU_ASSERT_TRUE(date_compare(expected[i - 1].released, expected[i].released,
				       order == CHART_DESCENDING) <= 0);
}

static void test_date_order_vector(void)
{
	check_vector("asc", CHART_ASCENDING);
	check_vector("desc", CHART_DESCENDING);
}

/* The whole list is one page, filtered or not. */
static void test_whole(void)
{
	struct chart_row *rows = ARENA_ARRAY(arena, struct chart_row, RANKING_PAGE_ROWS + 1);
	struct chart chart = {.rows = rows, .row_count = RANKING_PAGE_ROWS + 1};
	struct ranking_query query = {.page = 2, .whole = true};

	for (int i = 0; i <= RANKING_PAGE_ROWS; i++)
		rows[i] = (struct chart_row){.rank = i + 1, .released.year = (short)(1800 + i)};

	struct ranking ranking = ranking_select(&chart, &query, arena);

	CU_ASSERT_EQUAL(ranking.row_count, RANKING_PAGE_ROWS + 1);
	CU_ASSERT_EQUAL(ranking.page, 1);
	CU_ASSERT_EQUAL(ranking.page_count, 1);
	query.from = 1801;
	CU_ASSERT_EQUAL(ranking_select(&chart, &query, arena).row_count, RANKING_PAGE_ROWS);
	query.from = 9999;
	CU_ASSERT_EQUAL(ranking_select(&chart, &query, arena).page_count, 1);
}

void suite_ranking(void)
{
	CU_pSuite suite = CU_add_suite("ranking", open_arena, close_arena);

	CU_add_test(suite, "every sort", test_every_sort);
	CU_add_test(suite, "filters", test_filters);
	CU_add_test(suite, "years", test_years);
	CU_add_test(suite, "defaults", test_defaults);
	CU_add_test(suite, "pages", test_pages);
	CU_add_test(suite, "whole", test_whole);
	CU_add_test(suite, "a kept order gives the same", test_a_kept_order_gives_the_same);
	CU_add_test(suite, "date order vector", test_date_order_vector);
}
