#include "suite.h"

void suite_arena(void);
void suite_buffer(void);
void suite_clock(void);
void suite_log(void);
void suite_map(void);
void suite_number(void);
void suite_percent(void);
void suite_text(void);

int main(void)
{
	static void (*const suites[])(void) = {suite_arena, suite_buffer, suite_clock, suite_log,
		suite_map, suite_number, suite_percent, suite_text};

	return suite_run("unit/base", suites, sizeof(suites) / sizeof(suites[0]));
}
