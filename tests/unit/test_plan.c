#include "model/plan.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/clock.h"

#include "base/banned.h"

/* 2026-11-22 18:00:00 */
#define NOW 1795370400
#define DAY (24 * 60 * 60L)

static void test_times(void)
{
	static const struct {
		const char *text;
		long ahead; /* of NOW, in seconds */
	} cases[] = {
		{"2026-11-22 18:01", 60},
		{"2026-11-23 18:00", DAY},
		{"2026-12-24 18:00", 32 * DAY},
		{"2027-02-28 23:59", 98 * DAY + 6 * 3600 - 60},
		{"2027-11-22 18:00", 365 * DAY},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char text[PLAN_TIME_SIZE];
		time_t due = 0;

		CU_ASSERT_PTR_NULL(plan_time_read(cases[i].text, NOW, &due));
		CU_ASSERT_EQUAL(due, NOW + cases[i].ahead);
		CU_ASSERT_STRING_EQUAL(plan_time_write(due, text), cases[i].text);
	}
}

static void test_refused(void)
{
	static const struct {
		const char *text, *sentence; /* beginning of the sentence */
	} cases[] = {
		{"", "A time is written"},
		{"2026-12-24", "A time is written"},
		{"2026-12-24T18:00", "A time is written"},
		{"2026-12-24 18:00:00", "A time is written"},
		{"2026-12-24 18:00Z", "A time is written"},
		{"2026-12-24 18.00", "A time is written"},
		{"2026-12-24  8:00", "The time of a day"},
		{"2026-12-24 24:00", "The time of a day"},
		{"2026-12-24 18:60", "The time of a day"},
		{"2026-12-24 -1:00", "The time of a day"},
		{"2026-12-24 18:+1", "The time of a day"},
		{"2027-02-29 18:00", "There is no such day"},
		{"2026-13-01 18:00", "There is no such day"},
		{"2026-12-00 18:00", "There is no such day"},
		{"24.12.2026 18:00", "There is no such day"},
		{"2026-11-22 17:59", "This time is past"},
		{"2026-11-22 18:00", "This time is past"},
		{"1976-01-01 00:00", "This time is past"},
		{"0001-01-01 00:00", "This time is past"},
		{"2027-11-24 18:01", "This is more than a year"},
		{"9999-12-31 23:59", "This is more than a year"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		time_t due = 7;
		const char *sentence = plan_time_read(cases[i].text, NOW, &due);

		CU_ASSERT_PTR_NOT_NULL_FATAL(sentence);
		CU_ASSERT_EQUAL(strncmp(sentence, cases[i].sentence, strlen(cases[i].sentence)), 0);
		CU_ASSERT_EQUAL(due, 7);
	}
}

/* Nearer than workers learn of it. */
static void test_nearest(void)
{
	time_t due = 0;

	CU_ASSERT_PTR_NULL(plan_time_read("2026-11-22 18:01", NOW + 60 - PLAN_NEAREST, &due));
	CU_ASSERT_PTR_NOT_NULL(plan_time_read("2026-11-22 18:01", NOW + 61 - PLAN_NEAREST, &due));
}

static void test_states(void)
{
	for (size_t i = 0; i < PLAN_STATE_COUNT; i++)
		CU_ASSERT_EQUAL(plan_state_read(plan_state_words[i]), i);
	CU_ASSERT_EQUAL(plan_state_read("nothing"), PLAN_BROKEN);
	CU_ASSERT_PTR_NULL(plan_state_words[PLAN_STATE_COUNT]);
}

void suite_plan(void)
{
	CU_pSuite suite = CU_add_suite("plan", NULL, NULL);

	CU_ADD_TEST(suite, test_times);
	CU_ADD_TEST(suite, test_refused);
	CU_ADD_TEST(suite, test_nearest);
	CU_ADD_TEST(suite, test_states);
}
