#include <stdio.h>
#include <stdlib.h>

#include "../suite.h"
#include "fixture.h"

#include "base/banned.h"

/* What automake takes for "skipped". */
#define SKIPPED 77

void suite_answer(void);
void suite_forms(void);
void suite_login(void);
void suite_planner(void);
void suite_shelf(void);
void suite_slug(void);

int main(void)
{
	static void (*const suites[])(void) = {
		suite_answer, suite_forms, suite_login, suite_shelf, suite_slug, suite_planner};
	int status = EXIT_FAILURE;

	if (getenv("SILVERCHART_TEST_DATABASE") == NULL) {
		fprintf(stderr, "app: SILVERCHART_TEST_DATABASE is not set, nothing was tested\n");
		return SKIPPED;
	}
	if (fixture_start())
		status = suite_run("store/app", suites, sizeof(suites) / sizeof(suites[0]));
	fixture_stop();
	return status;
}
