#include "model/export.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "model/import.h"

#include "base/banned.h"

static const struct chart_tag tags[] = {
	{.slug = "shoegaze", .name = "shoegaze", .weight = 48},
	{.slug = "dream-pop", .name = "dream, pop"},
	{.slug = "a-b", .name = "a: b"},
	{.slug = "drum-n", .name = "drum:n", .weight = 5},
};

static const struct chart_row rows[] = {
	{.rank = 1,
		.slug = "x",
		.title = "\"x\", 'y'",
		.artist = "A, B",
		.tags = tags,
		.tag_count = 4},
	{.rank = 2, .slug = "release", .title = "=", .artist = "久石譲", .released = {1980, 2, 0}},
	{.rank = 3, .slug = "untitled-a", .artist = "A", .released = {1969, 1, 13}},
};

static void test_text(void)
{
	struct buffer out = {0};

	export_csv(rows, NULL, 3, EXPORT_RAW, &out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out),
		"rank,title,artist,released,genres,release\r\n"
		"1,\"\"\"x\"\", 'y'\",\"A, B\",,\"shoegaze:48;dream, pop;a: b;drum:n:5\",x\r\n"
		"2,=,久石譲,1980-02,,release\r\n"
		"3,,A,1969-01-13,,untitled-a\r\n");
	buffer_reset(&out);
	export_csv(NULL, NULL, 0, EXPORT_RAW, &out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out), "rank,title,artist,released,genres,release\r\n");
	buffer_free(&out);
}

static void test_reads_back(void)
{
	const struct import_options options = {.genre_separator = NULL};
	struct arena *arena = arena_new();
	struct buffer out = {0};
	struct import import;

	export_csv(rows, NULL, 3, EXPORT_RAW, &out);
	CU_ASSERT_TRUE_FATAL(import_read(buffer_text(&out), out.length, &options, arena, &import));
	CU_ASSERT_EQUAL_FATAL(import.row_count, 3);
	for (size_t i = 0; i < 3; i++) {
		CU_ASSERT_EQUAL(import.rows[i].rank, rows[i].rank);
		CU_ASSERT(text_equal(import.rows[i].title, rows[i].title));
		CU_ASSERT_STRING_EQUAL(import.rows[i].artist, rows[i].artist);
		CU_ASSERT_STRING_EQUAL(import.rows[i].release, rows[i].slug);
		CU_ASSERT_TRUE(date_equal(import.rows[i].released, rows[i].released));
	}
	CU_ASSERT_EQUAL_FATAL(import.rows[0].tag_count, 4);
	for (size_t i = 0; i < 4; i++) {
		CU_ASSERT_PTR_NULL(import_genre_fault(tags[i].name));
		CU_ASSERT_STRING_EQUAL(import.rows[0].tags[i].name, tags[i].name);
		CU_ASSERT_EQUAL(import.rows[0].tags[i].weight, tags[i].weight);
	}
	buffer_free(&out);
	arena_free(arena);
}

/* Names that a spreadsheet would compute, and that a guard could be mistaken in. */
static const char *const nasty[] = {"+", "=", "-", "@", "=1+1", "@SUM(A1)", "-x", "+44", "'",
	"'=", "''+x", "'Heroes'", "\"=\""};
#define NASTY_COUNT (sizeof(nasty) / sizeof(nasty[0]))

static void test_for_excel(void)
{
	struct buffer out = {0};

	export_csv(
		(const struct chart_row[]){
			{.rank = 1, .slug = "x", .title = "=1+1", .artist = "A"}},
		NULL, 1, EXPORT_EXCEL, &out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out),
		"\xef\xbb\xbfrank,title,artist,released,genres,release\r\n"
		"1,'=1+1,A,,,x\r\n");
	buffer_free(&out);
	CU_ASSERT_STRING_EQUAL(export_reader_words[0], "excel");
}

static void test_nasty_names_read_back(void)
{
	static const enum export_reader readers[] = {EXPORT_RAW, EXPORT_EXCEL};
	const struct import_options options = {.genre_separator = NULL};
	struct arena *arena = arena_new();
	struct chart_row names[NASTY_COUNT] = {0};
	struct chart_tag genres[NASTY_COUNT] = {0};

	for (size_t i = 0; i < NASTY_COUNT; i++) {
		genres[i].name = nasty[i];
		names[i] = (struct chart_row){.rank = (int)i + 1,
			.slug = arena_format(arena, "x-%zu", i),
			.title = nasty[i],
			.artist = nasty[NASTY_COUNT - 1 - i],
			.tags = &genres[i],
			.tag_count = 1};
	}
	for (size_t r = 0; r < 2; r++) {
		struct buffer out = {0};
		struct import import;

		export_csv(names, NULL, NASTY_COUNT, readers[r], &out);
		CU_ASSERT_TRUE_FATAL(
			import_read(buffer_text(&out), out.length, &options, arena, &import));
		for (size_t i = 0; i < NASTY_COUNT; i++) {
			CU_ASSERT_STRING_EQUAL(import.rows[i].title, names[i].title);
			CU_ASSERT_STRING_EQUAL(import.rows[i].artist, names[i].artist);
			CU_ASSERT_STRING_EQUAL(import.rows[i].tags[0].name, genres[i].name);
		}
		buffer_free(&out);
	}
	arena_free(arena);
}

static void test_order(void)
{
	static const size_t order[] = {2, 0};
	struct buffer out = {0};

	export_csv(rows, order, 2, EXPORT_RAW, &out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out),
		"rank,title,artist,released,genres,release\r\n"
		"3,,A,1969-01-13,,untitled-a\r\n"
		"1,\"\"\"x\"\", 'y'\",\"A, B\",,\"shoegaze:48;dream, pop;a: b;drum:n:5\",x\r\n");
	buffer_free(&out);
}

void suite_export(void)
{
	CU_pSuite suite = CU_add_suite("export", NULL, NULL);

	CU_add_test(suite, "text", test_text);
	CU_add_test(suite, "reads back", test_reads_back);
	CU_add_test(suite, "for Excel", test_for_excel);
	CU_add_test(suite, "nasty names read back", test_nasty_names_read_back);
	CU_add_test(suite, "order", test_order);
}
