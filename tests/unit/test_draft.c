#include "model/draft.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "model/draft_text.h"

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

#define ROWS_MAX 60

/* Numbers typed at the releases 101, 102, ... as words: "1 2 3"; "-" is nothing. */
static struct draft_wish wish_of(const char *typed)
{
	const char **list = ARENA_ARRAY(arena, const char *, ROWS_MAX);
	int64_t *releases = ARENA_ARRAY(arena, int64_t, ROWS_MAX);
	struct draft_wish wish = {.releases = releases, .typed = list};
	char *rest = arena_text(arena, typed);

	for (char *word; (word = strsep(&rest, " ")) != NULL && *word != '\0';) {
		releases[wish.count] = 101 + (int64_t)wish.count;
		list[wish.count++] = strcmp(word, "-") == 0 ? "" : word;
	}
	return wish;
}

/* The new order, by the last digits of the releases; with "!" and the rows when it is refused. */
static const char *arranged(const struct draft_wish *wish)
{
	struct buffer text = {0};
	struct draft_order order;
	const char *copy;

	if (draft_arrange(wish, arena, &order)) {
		for (size_t i = 0; i < order.count; i++)
			buffer_format(&text, i > 0 ? " %ld" : "%ld", (long)order.releases[i] - 100);
	} else {
		buffer_add_char(&text, '!');
		for (size_t i = 0; i < order.fault_count; i++)
			buffer_format(&text, " %zu", order.faults[i].row);
	}
	copy = arena_text(arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}

static void test_numbers(void)
{
	static const struct {
		const char *typed, *wanted;
	} cases[] = {
		{"", ""},
		{"1", "1"},
		{"1 2 3", "1 2 3"},
		/* One moves, the others make room. */
		{"1 2 3 4 1", "5 1 2 3 4"},
		{"5 2 3 4 5", "2 3 4 5 1"},
		{"1 4 3 4 5", "1 3 4 2 5"},
		/* Two are swapped. */
		{"2 1", "2 1"},
		{"5 2 3 4 1", "5 2 3 4 1"},
		/* Several go exactly where asked, the others fill the gaps in their order. */
		{"1 2 3 1 2", "4 5 1 2 3"},
		{"1 2 3 5 1", "5 1 2 3 4"},
		{"3 2 1 4 5", "3 2 1 4 5"},
		{"4 5 3 4 5", "3 4 5 1 2"},
		{"1 2 3 4 3 2", "1 6 5 2 3 4"},
		/* Two ask for one place. */
		{"1 2 1 1", "! 3 4"},
		{"3 3 3 4", "! 1 2"},
		{"4 4 4 4", "! 1 2 3"},
		/* No rank. */
		{"1 0 3", "! 2"},
		{"1 2 4", "! 3"},
		{"- 2 3", "! 1"},
		{"1 x 3", "! 2"},
		{"1 2.0 -1", "! 2 3"},
		{"1 99999999999999999999 3", "! 2"},
		{"2", "! 1"},
		{"- 3 3 9", "! 1 4"},
		{"- 3 1 9", "! 1 4"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct draft_wish wish = wish_of(cases[i].typed);
		CU_ASSERT_STRING_EQUAL(arranged(&wish), cases[i].wanted);
	}
}

static void test_acts(void)
{
	static const struct {
		const char *typed;
		enum draft_act act;
		size_t row;
		const char *at, *wanted;
	} cases[] = {
		{"1 2 3", DRAFT_UP, 3, NULL, "1 3 2"},
		{"1 2 3", DRAFT_UP, 1, NULL, "1 2 3"},
		{"1 2 3", DRAFT_DOWN, 1, NULL, "2 1 3"},
		{"1 2 3", DRAFT_DOWN, 3, NULL, "1 2 3"},
		{"1 2 3", DRAFT_REMOVE, 1, NULL, "2 3"},
		{"1 2 3", DRAFT_REMOVE, 3, NULL, "1 2"},
		{"1", DRAFT_REMOVE, 1, NULL, ""},
		{"1 2 3", DRAFT_ADD, 0, "1", "77 1 2 3"},
		{"1 2 3", DRAFT_ADD, 0, " 4 ", "1 2 3 77"},
		{"1 2 3", DRAFT_ADD, 0, "2", "1 77 2 3"},
		{"", DRAFT_ADD, 0, "1", "77"},
		{"", DRAFT_ADD, 0, "2", "! 0"},
		{"1 2 3", DRAFT_ADD, 0, "5", "! 0"},
		{"1 2 3", DRAFT_ADD, 0, "", "! 0"},
		/* After the numbers, and with their faults. */
		{"1 2 1", DRAFT_DOWN, 3, NULL, "1 3 2"},
		{"1 2 1", DRAFT_REMOVE, 2, NULL, "3 1"},
		{"3 2 3", DRAFT_ADD, 0, "1", "77 2 3 1"},
		{"9 2 3", DRAFT_REMOVE, 1, NULL, "! 1"},
		{"9 2 3", DRAFT_ADD, 0, "x", "! 0 1"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct draft_wish wish = wish_of(cases[i].typed);
		wish.act = cases[i].act;
		wish.row = cases[i].row;
		wish.at = cases[i].at;
		wish.release = 177;
		CU_ASSERT_STRING_EQUAL(arranged(&wish), cases[i].wanted);
	}
}

static void test_sentences(void)
{
	struct draft_wish wish = wish_of("2 2 3 1 x");
	struct draft_order order;

	wish.act = DRAFT_ADD;
	wish.release = 103;
	wish.at = "1";
	CU_ASSERT_FALSE(draft_arrange(&wish, arena, &order));
	CU_ASSERT_EQUAL_FATAL(order.fault_count, 2);
	CU_ASSERT_STRING_EQUAL(
		order.faults[0].sentence, "This release is in the list already, at 3.");
	CU_ASSERT_STRING_EQUAL(
		order.faults[1].sentence, "A rank is a whole number from 1 to 5 here.");
	wish = wish_of("3 2 3 3");
	CU_ASSERT_FALSE(draft_arrange(&wish, arena, &order));
	CU_ASSERT_EQUAL_FATAL(order.fault_count, 2);
	CU_ASSERT_STRING_EQUAL(order.faults[0].sentence,
		"Rank 3 is asked for twice: here and for the release at 4.");
	CU_ASSERT_STRING_EQUAL(order.faults[1].sentence,
		"Rank 3 is asked for twice: here and for the release at 1.");
}

/* Numbers at random, the same in every run. */
static unsigned next_random(unsigned *state)
{
	*state = *state * 1103515245u + 12345u;
	return *state >> 16;
}

/* Rows of which some ask for ranks that nobody else asks for. */
static struct draft_wish random_wish(unsigned *state)
{
	const char **typed = ARENA_ARRAY(arena, const char *, ROWS_MAX);
	int64_t *releases = ARENA_ARRAY(arena, int64_t, ROWS_MAX);
	bool taken[ROWS_MAX + 1] = {false};
	struct draft_wish wish = {.releases = releases, .typed = typed};

	wish.count = 1 + next_random(state) % ROWS_MAX;
	for (size_t i = 0; i < wish.count; i++) {
		size_t rank = 1 + next_random(state) % wish.count;

		if (next_random(state) % 3 != 0 || taken[rank])
			rank = i + 1;
		else
			taken[rank] = rank != i + 1;
		releases[i] = 101 + (int64_t)i;
		typed[i] = arena_format(arena, "%zu", rank);
	}
	return wish;
}

/* Changed rows stand where asked; every release stands once; the others keep their order. */
static void check_order(const struct draft_wish *wish, const struct draft_order *order)
{
	size_t places[ROWS_MAX] = {0};
	size_t last = 0;

	CU_ASSERT_EQUAL_FATAL(order->count, wish->count);
	for (size_t i = 0; i < order->count; i++)
		places[order->releases[i] - 101] = i + 1;
	for (size_t i = 0; i < wish->count; i++) {
		long asked = 0;

		CU_ASSERT_TRUE(number_read(wish->typed[i], 1, ROWS_MAX, &asked));
		CU_ASSERT_NOT_EQUAL(places[i], 0);
		if ((size_t)asked != i + 1) {
			CU_ASSERT_EQUAL(places[i], (size_t)asked);
			continue;
		}
		CU_ASSERT(places[i] > last);
		last = places[i];
	}
}

static void test_any_numbers(void)
{
	unsigned state = 22;

	for (int round = 0; round < 2000; round++) {
		const struct draft_wish wish = random_wish(&state);
		struct draft_order order;

		CU_ASSERT_TRUE_FATAL(draft_arrange(&wish, arena, &order));
		check_order(&wish, &order);
	}
}

static void test_releases(void)
{
	static const char *const bad[] = {
		",", "1,", ",1", "1,,2", "0", "-1", "1 ,2", "x", "1,2,1", "99999999999999999999"};
	int64_t *releases = NULL;
	size_t count = 9;

	CU_ASSERT_TRUE(draft_releases_read("", arena, &releases, &count));
	CU_ASSERT_EQUAL(count, 0);
	CU_ASSERT_TRUE(draft_releases_read("12,7,9", arena, &releases, &count));
	CU_ASSERT_EQUAL_FATAL(count, 3);
	CU_ASSERT_EQUAL(releases[1], 7);
	CU_ASSERT_STRING_EQUAL(draft_releases_write(releases, count, arena), "12,7,9");
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		CU_ASSERT_FALSE(draft_releases_read(bad[i], arena, &releases, &count));
}

/* 1,2,3,... of `count` numbers. */
static const char *numbers(size_t count)
{
	int64_t *list = ARENA_ARRAY(arena, int64_t, count);

	for (size_t i = 0; i < count; i++)
		list[i] = (int64_t)i + 1;
	return draft_releases_write(list, count, arena);
}

static void test_releases_limit(void)
{
	int64_t *releases = NULL;
	size_t count = 0;

	CU_ASSERT_TRUE(draft_releases_read(numbers(DRAFT_ROWS_MAX), arena, &releases, &count));
	CU_ASSERT_EQUAL(count, DRAFT_ROWS_MAX);
	CU_ASSERT_FALSE(draft_releases_read(numbers(DRAFT_ROWS_MAX + 1), arena, &releases, &count));
}

/* The rows of a text as "rank title/artist/slug@line", or its problems as "line column reason". */
static const char *text_read(const char *text)
{
	struct buffer out = {0};
	struct import import;
	const char *copy;

	if (draft_text_read(text, strlen(text), arena, &import)) {
		for (size_t i = 0; i < import.row_count; i++) {
			const struct import_row *row = &import.rows[i];
			buffer_format(&out, "%d %s/%s/%s@%zu\n", row->rank,
				row->title != NULL ? row->title : "", row->artist,
				row->release != NULL ? row->release : "", row->line);
		}
	}
	for (size_t i = 0; i < import.problem_count; i++) {
		const struct import_problem *problem = &import.problems[i];
		buffer_format(&out, "%zu %s %s\n", problem->line,
			problem->column != NULL ? problem->column : "-", problem->reason);
	}
	copy = arena_text(arena, buffer_text(&out));
	buffer_free(&out);
	return copy;
}

static void test_text(void)
{
	static const struct {
		const char *text, *wanted;
	} cases[] = {
		{"title,artist,released,release\nB,X,1999,b\nA,X,,a\n", "1 B/X/b@2\n2 A/X/a@3\n"},
		{"title,artist\n\n\nB,X\n\nA,X", "1 B/X/@4\n2 A/X/@6\n"},
		{"Title\tArtist\nB, or not\tX\n", "1 B, or not/X/@2\n"},
		{"artist;title\nX;\"B \"\"b\"\"\"\n", "1 B \"b\"/X/@2\n"},
		/* With ranks, as exports have them. */
		{"rank,title,artist\n2,B,X\n1,A,X\n", "1 A/X/@3\n2 B/X/@2\n"},
		/* Every bad line, by its number. */
		{"title,artist\n\nB,X\nA\nC,X,1\n",
			"4 - the line has 1 columns, the first line has 2\n"
			"5 - the line has 3 columns, the first line has 2\n"},
		{"title,artist,released\n\nB,X,99\n\n,X,\nA,,\n",
			"3 released a release date is written 1976, 1980-02, 1969-01-13, unknown "
			"or "
			"nothing\n6 artist every row needs an artist\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *got = text_read(cases[i].text);

		CU_ASSERT_STRING_EQUAL(got, cases[i].wanted);
	}
	CU_ASSERT_PTR_NOT_NULL(strstr(text_read("B,X\nA,X\n"), "title"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text_read("title,artist\nA,X\nA,X\n"), "3 "));
	CU_ASSERT_STRING_NOT_EQUAL(text_read(""), "");
	CU_ASSERT_STRING_NOT_EQUAL(text_read("title,artist\n\"A,X\n"), "");
}

/* What is written reads back: names of every kind, known or not. */
static void test_text_round_trip(void)
{
	static const struct draft_entry entries[] = {
		{1, "a", "Comma, and \"quote\"", "'=Guard", {1999, 12, 31}},
		{2, "b", NULL, "+", {0, 0, 0}},
		{3, "c", "=1+1", "-", {1980, 2, 0}},
		{4, "d", "\xe5\x8d\x83\xe3\x81\xa8", "; semi", {1976, 0, 0}},
	};
	struct buffer text = {0};

	draft_text_write(entries, sizeof entries / sizeof entries[0], &text);
	CU_ASSERT_STRING_EQUAL(text_read(buffer_text(&text)),
		"1 Comma, and \"quote\"/'=Guard/a@2\n2 /+/b@3\n3 =1+1/-/c@4\n"
		"4 \xe5\x8d\x83\xe3\x81\xa8/; semi/d@5\n");
	buffer_free(&text);
}

void suite_draft(void)
{
	CU_pSuite suite = CU_add_suite("draft", open_arena, close_arena);

	CU_ADD_TEST(suite, test_numbers);
	CU_ADD_TEST(suite, test_acts);
	CU_ADD_TEST(suite, test_sentences);
	CU_ADD_TEST(suite, test_any_numbers);
	CU_ADD_TEST(suite, test_releases);
	CU_ADD_TEST(suite, test_releases_limit);
	CU_ADD_TEST(suite, test_text);
	CU_ADD_TEST(suite, test_text_round_trip);
}
