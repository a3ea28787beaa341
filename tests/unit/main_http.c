#include "suite.h"

#include "base/banned.h"

void suite_status(void);
void suite_request(void);
void suite_fields(void);
void suite_response(void);
void suite_conditional(void);
void suite_compress(void);
void suite_cookie(void);
void suite_form(void);
void suite_gateway(void);

int main(void)
{
	static void (*const suites[])(void) = {suite_status, suite_request, suite_fields,
		suite_response, suite_conditional, suite_compress, suite_cookie, suite_form,
		suite_gateway};

	return suite_run("unit/http", suites, sizeof(suites) / sizeof(*suites));
}
