#include "model/genre_index.h"

#include <CUnit/CUnit.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "model/genre.h"

#include "base/banned.h"

static const struct genre_entry keys[] = {
	{4, 1982, "blade runner vangelis"},
	{9, 1965, "help the beatles"},
	{2, 0, "ala vangelis"},
	{7, 1970, "the long run the eagles"},
};
static const struct genre_entry prints[] = {
	{4, 1982, "Blade Runner\nVangelis"},
	{9, 1965, "help!\nThe Beatles"},
	{2, 0, "!!\nVangelis"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The numbers of the page, a blank behind each. */
static void expect_among(const struct genre_index *index, const struct ranking_query *query,
	const struct genre_set *among, const char *releases, int found, int undated)
{
	struct arena *arena = arena_new();
	struct genre_found page = genre_index_search(index, query, among, arena);
	char numbers[64] = "";
	size_t length = 0;

	for (size_t i = 0; i < page.count && length < sizeof(numbers); i++)
		length += (size_t)snprintf(
			numbers + length, sizeof(numbers) - length, "%d ", (int)page.releases[i]);
	CU_ASSERT_STRING_EQUAL(numbers, releases);
	CU_ASSERT_EQUAL(page.found, found);
	CU_ASSERT_EQUAL(page.undated_out, undated);
	arena_free(arena);
}

static void expect(const struct genre_index *index, const struct ranking_query *query,
	const char *releases, int found, int undated)
{
	expect_among(index, query, NULL, releases, found, undated);
}

static void test_search(void)
{
	static const struct {
		struct ranking_query query;
		const char *releases;
		int found, undated;
	} rows[] = {
		{{.q_key = "vangelis"}, "4 2 ", 2, 0},
		{{.q_key = "run"}, "4 7 ", 2, 0},
		{{.q_key = "r vang"}, "4 ", 1, 0},
		{{.q_key = "s the"}, "", 0, 0},
		{{.q_key = "e", .from = 1965, .to = 1970}, "9 7 ", 2, 1},
		{{.q_key = "e", .from = 1971}, "4 ", 1, 1},
		{{.q_key = "e", .to = 1969}, "9 ", 1, 1},
		{{.q_key = "help", .to = 1960}, "", 0, 0},
		{{.q_key = "vangelis", .from = 1990, .to = 1980}, "", 0, 1},
	};
	const struct genre_index index = {.entries = keys, .count = COUNT(keys)};

	for (size_t i = 0; i < COUNT(rows); i++)
		expect(&index, &rows[i].query, rows[i].releases, rows[i].found, rows[i].undated);
}

static const struct genre_entry tagged[] = {{7, 1970, ""}, {2, 0, ""}, {900, 1999, ""}};

/* Of those that carry another tag; with a text, years, or alone. */
static void test_among(void)
{
	static const struct {
		struct ranking_query query;
		const char *releases;
		int found, undated;
	} rows[] = {
		{{.page = 1}, "2 7 ", 2, 0},
		{{.q_key = "vangelis"}, "2 ", 1, 0},
		{{.q_key = "help"}, "", 0, 0},
		{{.from = 1960}, "7 ", 1, 1},
		{{.from = 1980}, "", 0, 1},
	};
	const struct genre_index index = {.entries = keys, .count = COUNT(keys)};
	const struct genre_index other = {.entries = tagged, .count = COUNT(tagged)};
	struct arena *arena = arena_new();
	const struct genre_set set = genre_index_set(&other, arena);
	const struct genre_set none = genre_index_set(&(const struct genre_index){0}, arena);

	for (size_t i = 0; i < COUNT(rows); i++) {
		expect_among(&index, &rows[i].query, &set, rows[i].releases, rows[i].found,
			rows[i].undated);
		expect_among(&index, &rows[i].query, &none, "", 0, 0);
	}
	arena_free(arena);
}

static void test_as_printed(void)
{
	const struct genre_index index = {.entries = prints, .count = COUNT(prints)};
	struct ranking_query query = {.q = "!", .q_key = ""};

	CU_ASSERT(genre_index_is_printed(&query));
	expect(&index, &query, "9 2 ", 2, 0);
	query.q = "!!";
	expect(&index, &query, "2 ", 1, 0);
	query.q_key = " ";
	CU_ASSERT(genre_index_is_printed(&query));
	query.q_key = "x";
	CU_ASSERT(!genre_index_is_printed(&query));
}

static void test_pages(void)
{
	enum { ENTRIES = 2 * GENRE_PAGE_ROWS + 3 };

	struct genre_entry entries[ENTRIES];
	const struct genre_index index = {.entries = entries, .count = ENTRIES};
	struct ranking_query query = {.q = "x", .q_key = "x"};
	struct arena *arena = arena_new();

	for (int i = 0; i < ENTRIES; i++)
		entries[i] = (struct genre_entry){i + 1, 1999, i == 1 ? "y" : "x"};
	struct genre_found page = genre_index_search(&index, &query, NULL, arena);
	CU_ASSERT_EQUAL(page.found, ENTRIES - 1);
	CU_ASSERT_EQUAL_FATAL(page.count, GENRE_PAGE_ROWS);
	CU_ASSERT_EQUAL(page.releases[1], 3);
	query.page = 2;
	page = genre_index_search(&index, &query, NULL, arena);
	CU_ASSERT_EQUAL_FATAL(page.count, GENRE_PAGE_ROWS);
	CU_ASSERT_EQUAL(page.releases[0], GENRE_PAGE_ROWS + 2);
	query.page = INT_MAX;
	page = genre_index_search(&index, &query, NULL, arena);
	CU_ASSERT_EQUAL_FATAL(page.count, 2);
	CU_ASSERT_EQUAL(page.releases[1], ENTRIES);
	arena_free(arena);
}

static void test_nothing(void)
{
	const struct genre_index none = {.count = 0};
	const struct ranking_query query = {.q = "x", .q_key = "x", .page = 1};

	expect(&none, &query, "", 0, 0);
}

void suite_genre_index(void)
{
	CU_pSuite suite = CU_add_suite("genre_index", NULL, NULL);

	CU_add_test(suite, "search", test_search);
	CU_add_test(suite, "among others", test_among);
	CU_add_test(suite, "as printed", test_as_printed);
	CU_add_test(suite, "pages", test_pages);
	CU_add_test(suite, "nothing", test_nothing);
}
