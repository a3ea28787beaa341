#include "model/credit_form.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "suite.h"

#include "base/banned.h"

#define ROWS 4

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

/* What is typed: up to ROWS rows, empty ones behind. */
struct typed {
	const char *places[ROWS];
	const char *names[ROWS];
	const char *joins[ROWS];
};

static struct credit_faults faults;
static struct credit_values values;

static bool read_rows(const struct typed *typed)
{
	static const char *const none[ROWS] = {"", "", "", ""};
	static const char *const natural[ROWS] = {"1", "2", "3", "4"};
	const char *rows[3][ROWS];

	for (size_t i = 0; i < ROWS; i++) {
		rows[0][i] = typed->places[i] != NULL ? typed->places[i] : natural[i];
		rows[1][i] = typed->names[i] != NULL ? typed->names[i] : "";
		rows[2][i] = typed->joins[i] != NULL ? typed->joins[i] : "";
	}
	const struct credit_texts texts = {rows[0], rows[1], none, none, rows[2], ROWS};

	return credit_form_read(&texts, arena, &values, &faults);
}

/* Each row as typed, and what is printed. */
static void test_printed(void)
{
	static const struct {
		struct typed typed;
		const char *printed;
	} cases[] = {
		{{.names = {"Vangelis"}}, "Vangelis"},
		{{.names = {" Trent Reznor ", "Atticus Ross"}, .joins = {" and "}},
			"Trent Reznor and Atticus Ross"},
		/* The blanks that everybody forgets. */
		{{.names = {"A", "B", "C"}, .joins = {",", "&"}}, "A, B & C"},
		{{.names = {"A", "B"}, .joins = {"feat."}}, "A feat. B"},
		{{.names = {"AC", "DC"}, .joins = {"/"}}, "AC/DC"},
		/* An empty row is removed, also between others. */
		{{.names = {"", "B", "", "D"}, .joins = {" x ", " and ", " y ", ""}}, "B and D"},
		/* What would join the last one to nothing goes with the next one's removal. */
		{{.names = {"A", ""}, .joins = {" and "}}, "A"},
		{{.names = {"A", "B"}, .joins = {" (with ", ")"}}, "A (with B)"},
		/* Names move, joining phrases stay. */
		{{.names = {"A", "B"}, .joins = {" and "}, .places = {NULL, "1"}}, "B and A"},
		{{.names = {"A", "B", "C"}, .joins = {", ", " and "}, .places = {"3"}},
			"B, C and A"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		CU_ASSERT_TRUE_FATAL(read_rows(&cases[i].typed));
		CU_ASSERT_STRING_EQUAL(values.name, cases[i].printed);
		CU_ASSERT_PTR_NOT_NULL(values.match_key);
	}
	CU_ASSERT_STRING_EQUAL(values.parts[2].artist, "A");
	CU_ASSERT_EQUAL(values.parts[2].row, 0);
	CU_ASSERT_STRING_EQUAL(values.parts[2].join, "");
}

static void test_faults(void)
{
	static const struct {
		struct typed typed;
		size_t row;
		const char *fault;
	} cases[] = {
		{{.names = {NULL}}, 0, "A release has at least one artist."},
		{{.names = {"A", "B"}}, 0, "Something has to join this name"},
		{{.names = {"A", "B"}, .joins = {" and "}, .places = {NULL, "9"}}, 1,
			"A place is a"},
		{{.names = {"A", "B"}, .joins = {" and "}, .places = {"4", "4"}}, 1,
			"A place is a"},
		{{.names = {"A", "B\tC"}, .joins = {" and "}}, 1, "This is one line"},
		{{.names = {"\xe2\x80\x8b"}}, 0, "This name has nothing that can be seen."},
		{{.names = {"A", "B"}, .joins = {"a\tb"}}, 0, "A joining phrase has up to"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		CU_ASSERT_FALSE(read_rows(&cases[i].typed));
		CU_ASSERT_PTR_NOT_NULL_FATAL(faults.rows[cases[i].row]);
		CU_ASSERT_PTR_EQUAL(strstr(faults.rows[cases[i].row], cases[i].fault),
			faults.rows[cases[i].row]);
	}
}

/* Who has to be chosen is blamed at the row that was typed. */
static void test_settled(void)
{
	const struct typed typed = {.names = {"", "Bjork"}};
	struct credit_match match = {.is_open = true};

	CU_ASSERT_TRUE_FATAL(read_rows(&typed));
	CU_ASSERT_FALSE(credit_form_settled(&values, &match, arena, &faults));
	CU_ASSERT_PTR_NULL(faults.rows[0]);
	CU_ASSERT_PTR_NOT_NULL_FATAL(faults.rows[1]);
	CU_ASSERT_PTR_NOT_NULL(strstr(faults.rows[1], "Bjork"));
	match.is_open = false;
	CU_ASSERT_TRUE(credit_form_settled(&values, &match, arena, &faults));
}

/* An artist is named where the credit prints another name; two rows are left for more. */
static void test_written(void)
{
	static const struct credit_wish parts[] = {
		{.name = "the  beatles", .join = " with ", .artist = "The Beatles"},
		{.name = "Prince", .join = "", .artist = "The Artist"}};
	const struct credit_values stored = {.parts = parts, .count = 2};
	struct credit_texts texts = credit_form_write(&stored, arena);

	CU_ASSERT_EQUAL_FATAL(texts.count, 4);
	CU_ASSERT_STRING_EQUAL(texts.artists[0], "");
	CU_ASSERT_STRING_EQUAL(texts.artists[1], "The Artist");
	CU_ASSERT_STRING_EQUAL(texts.names[3], "");
	CU_ASSERT_STRING_EQUAL(
		credit_form_text(&texts, arena), "“the  beatles” with \n“Prince” (The Artist)\n");
	CU_ASSERT_TRUE_FATAL(credit_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_EQUAL_FATAL(values.count, 2);
	CU_ASSERT_STRING_EQUAL(values.parts[1].artist, "The Artist");
	CU_ASSERT_STRING_EQUAL(values.parts[1].slug, "The Artist");
	CU_ASSERT_PTR_NULL(values.parts[0].slug);
}

void suite_credit_form(void)
{
	CU_pSuite suite = CU_add_suite("model/credit_form", open_arena, close_arena);

	CU_ADD_TEST(suite, test_printed);
	CU_ADD_TEST(suite, test_faults);
	CU_ADD_TEST(suite, test_settled);
	CU_ADD_TEST(suite, test_written);
}
