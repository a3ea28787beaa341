#include "model/genre.h"

#include <CUnit/CUnit.h>

#include "base/banned.h"

static const struct timeline_year years[] = {{1066, 1}, {1899, 2}, {1969, 3}, {1970, 4}, {2024, 5}};
static const struct genre old = {.releases = 20,
	.undated = 5,
	.years = years,
	.year_count = sizeof(years) / sizeof(years[0])};

static void test_count(void)
{
	static const struct {
		int from, to, found, undated;
	} rows[] = {
		{0, 0, 20, 0},
		{1, 0, 15, 5},
		{0, 9999, 15, 5},
		{1970, 1979, 4, 5},
		{1969, 1970, 7, 5},
		{1980, 1970, 0, 5},
		{0, 1899, 3, 5},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct genre genre = old;
		struct ranking_query query = {.from = rows[i].from, .to = rows[i].to};

		genre_count(&genre, &query);
		CU_ASSERT_EQUAL(genre.found, rows[i].found);
		CU_ASSERT_EQUAL(genre.undated_out, rows[i].undated);
	}
}

static void test_cut(void)
{
	static const struct {
		int found, asked;
		struct genre_cut cut;
	} rows[] = {{0, 1, {1, 1, 0, 0}}, {0, 9, {1, 1, 0, 0}}, {7, -1, {1, 1, 0, 7}},
		{100, 2, {1, 1, 0, 100}}, {101, 1, {1, 2, 0, 100}}, {101, 2, {2, 2, 100, 1}},
		{101, 1000000, {2, 2, 100, 1}}, {30000, 300, {300, 300, 29900, 100}}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct genre_cut cut = genre_cut(rows[i].found, rows[i].asked);

		CU_ASSERT_EQUAL(cut.page, rows[i].cut.page);
		CU_ASSERT_EQUAL(cut.page_count, rows[i].cut.page_count);
		CU_ASSERT_EQUAL(cut.before, rows[i].cut.before);
		CU_ASSERT_EQUAL(cut.shown, rows[i].cut.shown);
	}
}

static void test_sorts_have_words(void)
{
	for (size_t i = 0; i < GENRE_SORT_COUNT; i++)
		CU_ASSERT_STRING_EQUAL(genre_sort_words[i], chart_sort_words[genre_sorts[i]]);
	CU_ASSERT_PTR_NULL(genre_sort_words[GENRE_SORT_COUNT]);
	CU_ASSERT_PTR_NULL(genre_list_sort_words[GENRE_LIST_SORT_COUNT]);
}

void suite_genre(void)
{
	CU_pSuite suite = CU_add_suite("genre", NULL, NULL);

	CU_add_test(suite, "count by years", test_count);
	CU_add_test(suite, "pages", test_cut);
	CU_add_test(suite, "sorts have words", test_sorts_have_words);
}
