#include "../suite.h"

void suite_guard(void);
void suite_router(void);
void suite_routes(void);

int main(void)
{
	void (*const suites[])(void) = {suite_guard, suite_router, suite_routes};
	return suite_run("app", suites, sizeof suites / sizeof suites[0]);
}
