#include "model/date.h"

#include <CUnit/CUnit.h>
#include <stddef.h>
#include <string.h>

#include "base/banned.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static void test_accepted(void)
{
	static const struct {
		const char *text;
		struct date date;
		enum date_precision precision;
	} cases[] = {
		{"1976", {1976, 0, 0}, DATE_YEAR},
		{"1980-02", {1980, 2, 0}, DATE_MONTH},
		{"1969-01-13", {1969, 1, 13}, DATE_DAY},
		{"1980-02-00", {1980, 2, 0}, DATE_MONTH},
		{"1976-00-00", {1976, 0, 0}, DATE_YEAR},
		{"1976-00", {1976, 0, 0}, DATE_YEAR},
		{"", {0, 0, 0}, DATE_UNKNOWN},
		{"unknown", {0, 0, 0}, DATE_UNKNOWN},
		{"Unknown", {0, 0, 0}, DATE_UNKNOWN},
		{"1980-02-29", {1980, 2, 29}, DATE_DAY},
		{"2000-02-29", {2000, 2, 29}, DATE_DAY},
		{"1999-12-31", {1999, 12, 31}, DATE_DAY},
		{"0001", {1, 0, 0}, DATE_YEAR},
		{"9999-12-31", {9999, 12, 31}, DATE_DAY},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct date date = {9, 9, 9};

		CU_ASSERT_PTR_NULL(date_read(cases[i].text, &date));
		CU_ASSERT_TRUE(date_equal(date, cases[i].date));
		CU_ASSERT_EQUAL(date_precision(date), cases[i].precision);
	}
}

static void test_refused(void)
{
	static const struct {
		const char *text;
		const char *reason; /* what it says, in part */
	} cases[] = {
		{"1980-13", "month goes from 01 to 12"},
		{"1979-02-29", "no such day"},
		{"1900-02-29", "no such day"},
		{"1980-04-31", "no such day"},
		{"1980-01-32", "no such day"},
		{"1980-00-05", "day needs a month"},
		{"0000", "0001 to 9999"},
		{"0000-01", "0001 to 9999"},
		{"76", "is written"},
		{"1980-2", "is written"},
		{"1980-02-1", "is written"},
		{"1980-02-29x", "is written"},
		{"1980 ", "is written"},
		{" 1980", "is written"},
		{"1980-", "is written"},
		{"1980-02-", "is written"},
		{"1980-02-29 ", "is written"},
		{"1980/02", "is written"},
		{"-198", "is written"},
		{"19760", "is written"},
		{"?", "is written"},
		{"unknowns", "is written"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct date date = {9, 9, 9};
		const char *reason = date_read(cases[i].text, &date);

		CU_ASSERT_PTR_NOT_NULL_FATAL(reason);
		CU_ASSERT_PTR_NOT_NULL(strstr(reason, cases[i].reason));
		CU_ASSERT_TRUE(date_equal(date, (struct date){9, 9, 9}));
	}
}

static void test_forms(void)
{
	static const struct {
		struct date date;
		const char *iso;
		const char *text;
		const char *precision;
	} cases[] = {
		{{1969, 1, 13}, "1969-01-13", "13 Jan 1969", "day"},
		{{1980, 2, 0}, "1980-02", "Feb 1980", "month"},
		{{1976, 0, 0}, "1976", "1976", "year"},
		{{0, 0, 0}, "", "unknown", "unknown"},
		{{33, 12, 1}, "0033-12-01", "1 Dec 33", "day"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		char iso[DATE_ISO_SIZE];
		char text[DATE_TEXT_SIZE];

		CU_ASSERT_STRING_EQUAL(date_iso(cases[i].date, iso), cases[i].iso);
		CU_ASSERT_STRING_EQUAL(date_text(cases[i].date, text), cases[i].text);
		CU_ASSERT_STRING_EQUAL(
			date_precision_name(date_precision(cases[i].date)), cases[i].precision);
	}
}

/* The whole order is tested with the ranking, by the vector of the fixtures. */
static void test_compare(void)
{
	const struct date day = {1976, 12, 31};
	const struct date month = {1976, 12, 0};
	const struct date year = {1976, 0, 0};
	const struct date later = {1977, 1, 1};
	const struct date unknown = {0, 0, 0};

	for (int descending = 0; descending <= 1; descending++) {
		CU_ASSERT_TRUE(date_compare(day, month, descending) < 0);
		CU_ASSERT_TRUE(date_compare(month, day, descending) > 0);
		CU_ASSERT_TRUE(date_compare(month, year, descending) < 0);
		CU_ASSERT_TRUE(date_compare(year, unknown, descending) < 0);
		CU_ASSERT_TRUE(date_compare(unknown, day, descending) > 0);
		CU_ASSERT_EQUAL(date_compare(year, year, descending), 0);
		CU_ASSERT_EQUAL(date_compare(unknown, unknown, descending), 0);
	}
	CU_ASSERT_TRUE(date_compare(year, later, false) < 0);
	CU_ASSERT_TRUE(date_compare(year, later, true) > 0);
}

static void test_equal(void)
{
	const struct date date = {1976, 12, 31};

	CU_ASSERT_TRUE(date_equal(date, date));
	CU_ASSERT_FALSE(date_equal(date, (struct date){1976, 12, 30}));
	CU_ASSERT_FALSE(date_equal(date, (struct date){1976, 11, 31}));
	CU_ASSERT_FALSE(date_equal(date, (struct date){1975, 12, 31}));
}

void suite_date(void)
{
	CU_pSuite suite = CU_add_suite("date", NULL, NULL);

	CU_add_test(suite, "accepted", test_accepted);
	CU_add_test(suite, "refused", test_refused);
	CU_add_test(suite, "forms", test_forms);
	CU_add_test(suite, "compare", test_compare);
	CU_add_test(suite, "equal", test_equal);
}
