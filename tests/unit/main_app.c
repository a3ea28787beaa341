#include "../suite.h"

void suite_guard(void);
void suite_metrics(void);
void suite_otp(void);
void suite_qr_code(void);
void suite_router(void);
void suite_routes(void);
void suite_secret(void);

int main(void)
{
	void (*const suites[])(void) = {suite_guard, suite_metrics, suite_otp, suite_qr_code,
		suite_router, suite_routes, suite_secret};
	return suite_run("app", suites, sizeof suites / sizeof suites[0]);
}
