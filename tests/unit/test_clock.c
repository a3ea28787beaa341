#include "base/clock.h"

#include <CUnit/CUnit.h>
#include <stdlib.h>

#include "base/banned.h"

/* 8 Jan 2026, 09:30:05 UTC. */
#define MORNING ((time_t)1767864605)

static void test_forms(void)
{
	char iso[CLOCK_ISO_SIZE];
	char day[CLOCK_DAY_SIZE];
	char http[CLOCK_HTTP_SIZE];

	CU_ASSERT_STRING_EQUAL(clock_iso(MORNING, iso), "2026-01-08T09:30:05Z");
	CU_ASSERT_STRING_EQUAL(clock_day(MORNING, day), "8 Jan 2026");
	CU_ASSERT_STRING_EQUAL(clock_http(MORNING, http), "Thu, 08 Jan 2026 09:30:05 GMT");
	CU_ASSERT_STRING_EQUAL(clock_http(784111777, http), "Sun, 06 Nov 1994 08:49:37 GMT");
	CU_ASSERT_STRING_EQUAL(clock_iso(0, iso), "1970-01-01T00:00:00Z");
}

static void test_forms_ignore_the_time_zone(void)
{
	char iso[CLOCK_ISO_SIZE];

	setenv("TZ", "Pacific/Auckland", 1);
	tzset();
	CU_ASSERT_STRING_EQUAL(clock_iso(MORNING, iso), "2026-01-08T09:30:05Z");
	unsetenv("TZ");
	tzset();
}

static void test_times_beyond_the_forms_show_the_epoch(void)
{
	char http[CLOCK_HTTP_SIZE];

	CU_ASSERT_STRING_EQUAL(
		clock_http((time_t)INT64_MAX, http), "Thu, 01 Jan 1970 00:00:00 GMT");
	CU_ASSERT_STRING_EQUAL(
		clock_http((time_t)400000000000, http), "Thu, 01 Jan 1970 00:00:00 GMT");
}

static void test_freeze(void)
{
	clock_freeze(MORNING);
	CU_ASSERT_EQUAL(clock_now(), MORNING);
	clock_freeze(0);
	CU_ASSERT_TRUE(llabs((long long)clock_now() - (long long)time(NULL)) <= 1);
}

static void test_monotonic(void)
{
	int64_t before = clock_monotonic();

	nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
	CU_ASSERT_TRUE(clock_monotonic() - before >= 4);
	CU_ASSERT_TRUE(clock_monotonic() - before < 60000);
}

static void test_months(void)
{
	CU_ASSERT_STRING_EQUAL(clock_month(1), "Jan");
	CU_ASSERT_STRING_EQUAL(clock_month(12), "Dec");
	CU_ASSERT_STRING_EQUAL(clock_month(0), "");
	CU_ASSERT_STRING_EQUAL(clock_month(13), "");
}

void suite_clock(void)
{
	CU_pSuite suite = CU_add_suite("clock", NULL, NULL);

	CU_add_test(suite, "forms", test_forms);
	CU_add_test(suite, "forms ignore the time zone", test_forms_ignore_the_time_zone);
	CU_add_test(suite, "times beyond the forms show the epoch",
		test_times_beyond_the_forms_show_the_epoch);
	CU_add_test(suite, "freeze", test_freeze);
	CU_add_test(suite, "monotonic", test_monotonic);
	CU_add_test(suite, "months", test_months);
}
