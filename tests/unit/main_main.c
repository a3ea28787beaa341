#include "../suite.h"

void suite_config(void);

int main(void)
{
	static void (*const suites[])(void) = {suite_config};

	return suite_run("unit/main", suites, sizeof(suites) / sizeof(suites[0]));
}
