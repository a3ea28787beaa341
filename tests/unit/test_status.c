#include <stddef.h>

#include "http/status.h"
#include "suite.h"

#include "base/banned.h"

static const enum http_status all[] = {HTTP_OK, HTTP_MOVED_PERMANENTLY, HTTP_SEE_OTHER,
	HTTP_NOT_MODIFIED, HTTP_BAD_REQUEST, HTTP_FORBIDDEN, HTTP_NOT_FOUND,
	HTTP_METHOD_NOT_ALLOWED, HTTP_CONFLICT, HTTP_GONE, HTTP_CONTENT_TOO_LARGE,
	HTTP_UNPROCESSABLE_CONTENT, HTTP_TOO_MANY_REQUESTS, HTTP_INTERNAL_SERVER_ERROR,
	HTTP_SERVICE_UNAVAILABLE};

static void test_reasons(void)
{
	CU_ASSERT_STRING_EQUAL(http_status_reason(HTTP_OK), "OK");
	CU_ASSERT_STRING_EQUAL(http_status_reason(HTTP_NOT_FOUND), "Not Found");
	CU_ASSERT_STRING_EQUAL(http_status_reason(HTTP_SERVICE_UNAVAILABLE), "Service Unavailable");
	CU_ASSERT_STRING_EQUAL(http_status_reason((enum http_status)299), "Unknown");
}

static void test_every_status_has_a_reason(void)
{
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		CU_ASSERT_STRING_NOT_EQUAL(http_status_reason(all[i]), "Unknown");
}

void suite_status(void)
{
	CU_pSuite suite = CU_add_suite("status", NULL, NULL);

	CU_add_test(suite, "reasons", test_reasons);
	CU_add_test(suite, "every status has a reason", test_every_status_has_a_reason);
}
