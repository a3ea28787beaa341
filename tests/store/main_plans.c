#include <stdio.h>
#include <stdlib.h>

#include "../suite.h"
#include "fixture.h"

#include "base/banned.h"

/* What automake takes for "skipped". */
#define SKIPPED 77

void suite_plans(void);

/* As many charts and releases as the goals of speed are for. */
static bool fill(void)
{
	PGconn *superuser = fixture_connect(FIXTURE_SUPERUSER);
	bool done = fixture_run(superuser, "tests/bench/large.sql");

	/* It cannot be a command of the file's transaction. */
	done = done && fixture_ask(superuser, "VACUUM ANALYZE").state[0] == '\0';
	PQfinish(superuser);
	return done;
}

int main(void)
{
	static void (*const suites[])(void) = {suite_plans};
	int status = EXIT_FAILURE;

	if (getenv("SILVERCHART_TEST_DATABASE") == NULL) {
		fprintf(stderr,
			"plans: SILVERCHART_TEST_DATABASE is not set, nothing was tested\n");
		return SKIPPED;
	}
	if (fixture_start() && fill())
		status = suite_run("plans", suites, sizeof(suites) / sizeof(suites[0]));
	fixture_stop();
	return status;
}
