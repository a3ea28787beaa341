#include "base/number.h"

#include <CUnit/CUnit.h>
#include <limits.h>
#include <stddef.h>

#include "base/banned.h"

static void test_accepted(void)
{
	static const struct {
		const char *text;
		long number;
	} cases[] = {
		{"0", 0},
		{"12", 12},
		{"007", 7},
		{"-5", -5},
		{"9223372036854775807", LONG_MAX},
		{"-9223372036854775808", LONG_MIN},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		long number = 99;

		CU_ASSERT_TRUE(number_read(cases[i].text, LONG_MIN, LONG_MAX, &number));
		CU_ASSERT_EQUAL(number, cases[i].number);
	}
}

static void test_refused(void)
{
	static const char *const cases[] = {"", "-", "+1", " 1", "1 ", "1a", "a", "1.0", "--1",
		"0x10", "1e3", "-\n1", "9223372036854775808", "-9223372036854775809",
		"99999999999999999999999999", "١"};
	long number = 99;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CU_ASSERT_FALSE(number_read(cases[i], LONG_MIN, LONG_MAX, &number));
	CU_ASSERT_EQUAL(number, 99);
}

static void test_range(void)
{
	long number = 99;

	CU_ASSERT_TRUE(number_read("1", 1, 100, &number));
	CU_ASSERT_TRUE(number_read("100", 1, 100, &number));
	CU_ASSERT_FALSE(number_read("0", 1, 100, &number));
	CU_ASSERT_FALSE(number_read("101", 1, 100, &number));
	CU_ASSERT_EQUAL(number, 100);
}

static void test_written(void)
{
	static const struct {
		long number;
		const char *text;
	} cases[] = {
		{0, "0"},
		{7, "7"},
		{10, "10"},
		{-1, "-1"},
		{1909, "1909"},
		{LONG_MAX, "9223372036854775807"},
		{LONG_MIN, "-9223372036854775808"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char text[NUMBER_SIZE];

		CU_ASSERT_STRING_EQUAL(number_write(cases[i].number, text), cases[i].text);
	}
}

void suite_number(void)
{
	CU_pSuite suite = CU_add_suite("number", NULL, NULL);

	CU_add_test(suite, "accepted", test_accepted);
	CU_add_test(suite, "refused", test_refused);
	CU_add_test(suite, "range", test_range);
	CU_add_test(suite, "written", test_written);
}
