/* The forms of genres and of charts themselves. */

#include <CUnit/CUnit.h>
#include <string.h>

#include "model/chart_form.h"
#include "model/genre_form.h"
#include "suite.h"

#include "base/banned.h"

#define TEN "0123456789"
#define FIFTY TEN TEN TEN TEN TEN
#define HUNDRED FIFTY FIFTY

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

static const char *repeated(char sign, size_t count)
{
	char *text = ARENA_ARRAY(arena, char, count + 1);

	memset(text, sign, count);
	return text;
}

static void test_slugs(void)
{
	static const struct {
		const char *name, *slug; /* typed */
		const char *read;        /* NULL: blamed */
	} cases[] = {
		{"Dream Pop", "", "dream-pop"},
		{"Dream Pop", " dreamy ", "dreamy"},
		{"久石譲", "  ", "jiu-shi-rang"},
		{"+", "plus", "plus"},
		{"+", "", NULL},
		{"a", "Dream", NULL},
		{"a", "a--b", NULL},
		{"a", "-a", NULL},
		{"a", "a b", NULL},
		{"a", "map", NULL},
		{"Map", "", NULL},
		{"a", "new", NULL},
		{"New", "", NULL},
		{"a", HUNDRED, HUNDRED},
		{"a", HUNDRED "0", NULL},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct genre_texts texts = {cases[i].name, cases[i].slug, "", ""};
		struct genre_values values;
		struct genre_faults faults;
		bool good = genre_form_read(&texts, arena, &values, &faults);

		CU_ASSERT_EQUAL(good, cases[i].read != NULL);
		CU_ASSERT_EQUAL(good, faults.slug == NULL);
		if (good)
			CU_ASSERT_STRING_EQUAL(values.slug, cases[i].read);
	}
}

static void test_names(void)
{
	static const struct {
		const char *name;
		const char *fault; /* a part of it; NULL: good */
	} cases[] = {
		{" R&B ", NULL},
		{"Häßlich", NULL},
		{HUNDRED, NULL},
		{"", "needs a name"},
		{" \t ", "needs a name"},
		{"\xe2\x80\x8b", "needs a name"},
		{HUNDRED "ä", "101 characters; up to 100"},
		{"a\tb", "one line"},
		{"a;b", "Not a name: a genre has no ';'"},
		{"a:48", "Not a name: "},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct genre_texts texts = {cases[i].name, "x", "", ""};
		struct genre_values values;
		struct genre_faults faults;

		CU_ASSERT_EQUAL(
			genre_form_read(&texts, arena, &values, &faults), cases[i].fault == NULL);
		CU_ASSERT_PTR_NULL(faults.slug);
		CU_ASSERT_EQUAL(faults.name == NULL, cases[i].fault == NULL);
		if (faults.name != NULL && cases[i].fault != NULL)
			CU_ASSERT_PTR_NOT_NULL(strstr(faults.name, cases[i].fault));
	}
}

static void test_essays(void)
{
	struct genre_texts texts = {"a", "a", "", ""};
	struct genre_values values;
	struct genre_faults faults;

	CU_ASSERT_TRUE(genre_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_PTR_NULL(values.essay);
	CU_ASSERT_PTR_NULL(values.source);
	texts.essay = " \n\t\n";
	CU_ASSERT_TRUE(genre_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_PTR_NULL(values.essay);
	texts.essay = "    code\n\n*x*\n";
	texts.source = " Ann, 1999 ";
	CU_ASSERT_TRUE(genre_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_STRING_EQUAL(values.essay, texts.essay); /* blanks in front mean something */
	CU_ASSERT_STRING_EQUAL(values.source, "Ann, 1999");
	CU_ASSERT_STRING_EQUAL(genre_form_write(&values).essay, texts.essay);
	texts.essay = repeated('x', 100000);
	CU_ASSERT_TRUE(genre_form_read(&texts, arena, &values, &faults));
	texts.essay = repeated('x', 100001);
	texts.source = repeated('x', 501);
	CU_ASSERT_FALSE(genre_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_STRING_EQUAL(faults.essay, "The essay has 100001 characters; up to 100000 fit.");
	CU_ASSERT_PTR_NOT_NULL(faults.source);
	texts.essay = "a\rb";
	CU_ASSERT_FALSE(genre_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_PTR_NOT_NULL(faults.essay);
}

static void test_charts(void)
{
	struct chart_texts texts = {
		" The  Best ", "", " Dream Pop ", CHART_SORT_ARTIST, CHART_DESCENDING};
	struct chart_values values;
	struct chart_faults faults;

	CU_ASSERT_TRUE(chart_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_STRING_EQUAL(values.title, "The  Best");
	CU_ASSERT_STRING_EQUAL(values.near_key, "the best");
	CU_ASSERT_STRING_EQUAL(values.slug, "the-best");
	CU_ASSERT_STRING_EQUAL(values.genre, "Dream Pop");
	CU_ASSERT_STRING_EQUAL(values.genre_key, "dream pop");
	CU_ASSERT_EQUAL(values.sort, CHART_SORT_ARTIST);
	CU_ASSERT_EQUAL(chart_form_write(&values).order, CHART_DESCENDING);
	texts = (struct chart_texts){.title = "\xe2\x80\x8b", .slug = "new", .genre = "a\tb"};
	CU_ASSERT_FALSE(chart_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_STRING_EQUAL(faults.title, "A chart needs a title.");
	CU_ASSERT_PTR_NOT_NULL(strstr(faults.slug, "address of a page"));
	CU_ASSERT_PTR_NOT_NULL(faults.genre);
	texts = (struct chart_texts){.title = "Map", .slug = "", .genre = ""};
	CU_ASSERT_TRUE(chart_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_PTR_NULL(values.genre);
}

/* Who has a name or an address is told by the field. */
static void test_taken(void)
{
	const struct genre_values genre = {.name = "a", .slug = "b"};
	const struct chart_values chart = {.slug = "b", .genre = "c"};
	struct genre_faults faults = {0};
	struct chart_faults wrong = {0};

	genre_form_blame(&genre, &(const struct genre_taken){.former = "X"}, arena, &faults);
	CU_ASSERT_PTR_NULL(faults.name);
	CU_ASSERT_PTR_NOT_NULL(strstr(faults.slug, "“b” was the address of the genre “X”"));
	genre_form_blame(&genre, &(const struct genre_taken){"A", "B", "X"}, arena, &faults);
	CU_ASSERT_STRING_EQUAL(faults.name, "There is the genre “A” already.");
	CU_ASSERT_PTR_NOT_NULL(strstr(faults.slug, "“b” is the address of the genre “B”"));
	chart_form_blame(&chart, &(const struct chart_taken){.lacks_genre = true}, arena, &wrong);
	CU_ASSERT_PTR_NULL(wrong.slug);
	CU_ASSERT_PTR_NOT_NULL(strstr(wrong.genre, "There is no genre “c”"));
	chart_form_blame(
		&chart, &(const struct chart_taken){"A", NULL, true, false}, arena, &wrong);
	CU_ASSERT_PTR_NOT_NULL(strstr(wrong.slug, "“b” is the address of the deleted chart “A”"));
	chart_form_blame(
		&chart, &(const struct chart_taken){NULL, "A", false, false}, arena, &wrong);
	CU_ASSERT_PTR_NOT_NULL(strstr(wrong.slug, "“b” was the address of the chart “A”"));
}

void suite_settings(void)
{
	CU_pSuite suite = CU_add_suite("settings", open_arena, close_arena);

	CU_ADD_TEST(suite, test_slugs);
	CU_ADD_TEST(suite, test_names);
	CU_ADD_TEST(suite, test_essays);
	CU_ADD_TEST(suite, test_charts);
	CU_ADD_TEST(suite, test_taken);
}
