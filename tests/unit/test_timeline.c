#include "model/timeline.h"

#include <CUnit/CUnit.h>

#include "base/banned.h"

static const struct timeline_year years[] = {
	{1066, 1}, {1899, 2}, {1969, 3}, {1970, 4}, {1980, 6}, {2024, 5}};
#define YEAR_COUNT (sizeof(years) / sizeof(years[0]))

static void expect(struct timeline_bar actual, int from, int to, int releases)
{
	CU_ASSERT_EQUAL(actual.from, from);
	CU_ASSERT_EQUAL(actual.to, to);
	CU_ASSERT_EQUAL(actual.releases, releases);
}

static void test_decades(void)
{
	struct timeline_bar bars[TIMELINE_BARS];

	CU_ASSERT_EQUAL_FATAL(timeline_bars(years + 2, YEAR_COUNT - 2, bars), 7);
	expect(bars[0], 1960, 1969, 3);
	expect(bars[1], 1970, 1979, 4);
	expect(bars[3], 1990, 1999, 0);
	expect(bars[6], 2020, 2029, 5);
}

/* However old the oldest, the bars stay few: the first one is everything before. */
static void test_few(void)
{
	struct timeline_bar bars[TIMELINE_BARS];

	CU_ASSERT_EQUAL_FATAL(timeline_bars(years, YEAR_COUNT, bars), TIMELINE_BARS);
	expect(bars[0], 0, 1919, 3);
	expect(bars[1], 1920, 1929, 0);
	expect(bars[TIMELINE_BARS - 1], 2020, 2029, 5);
}

/* Twelve years stand one by one, thirteen do not. */
static void test_years(void)
{
	struct timeline_bar bars[TIMELINE_BARS];
	struct timeline_year some[] = {{1969, 3}, {1970, 4}, {1980, 6}};

	CU_ASSERT_EQUAL_FATAL(timeline_bars(some, 3, bars), TIMELINE_BARS);
	expect(bars[0], 1969, 1969, 3);
	expect(bars[1], 1970, 1970, 4);
	expect(bars[2], 1971, 1971, 0);
	expect(bars[TIMELINE_BARS - 1], 1980, 1980, 6);
	some[2].year = 1981;
	CU_ASSERT_EQUAL_FATAL(timeline_bars(some, 3, bars), 3);
	expect(bars[0], 1960, 1969, 3);
	expect(bars[2], 1980, 1989, 6);
}

static void test_edges(void)
{
	struct timeline_bar bars[TIMELINE_BARS];
	const struct timeline_year edges[] = {{1, 1}, {9999, 2}};

	CU_ASSERT_EQUAL(timeline_bars(edges, 0, bars), 0);
	CU_ASSERT_EQUAL_FATAL(timeline_bars(edges, 1, bars), 1);
	expect(bars[0], 1, 1, 1);
	CU_ASSERT_EQUAL_FATAL(timeline_bars(edges, 2, bars), TIMELINE_BARS);
	expect(bars[0], 0, 9889, 1);
	expect(bars[TIMELINE_BARS - 1], 9990, 9999, 2);
}

void suite_timeline(void)
{
	CU_pSuite suite = CU_add_suite("timeline", NULL, NULL);

	CU_add_test(suite, "by decade", test_decades);
	CU_add_test(suite, "bars are few", test_few);
	CU_add_test(suite, "by year", test_years);
	CU_add_test(suite, "first and last year", test_edges);
}
