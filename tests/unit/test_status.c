#include "http/status.h"

#include "suite.h"

#include "base/banned.h"

static void test_reasons(void)
{
	CU_ASSERT_STRING_EQUAL(http_status_reason(HTTP_OK), "OK");
	CU_ASSERT_STRING_EQUAL(http_status_reason(HTTP_NOT_FOUND), "Not Found");
	CU_ASSERT_STRING_EQUAL(http_status_reason(HTTP_SERVICE_UNAVAILABLE), "Service Unavailable");
	CU_ASSERT_STRING_EQUAL(http_status_reason((enum http_status)299), "Unknown");
}

/* As the enum has them: the compiler tells when one is missing here. */
static int place_of(enum http_status status)
{
	switch (status) {
	case HTTP_OK:
		return 0;
	case HTTP_MOVED_PERMANENTLY:
		return 1;
	case HTTP_SEE_OTHER:
		return 2;
	case HTTP_NOT_MODIFIED:
		return 3;
	case HTTP_BAD_REQUEST:
		return 4;
	case HTTP_FORBIDDEN:
		return 5;
	case HTTP_NOT_FOUND:
		return 6;
	case HTTP_METHOD_NOT_ALLOWED:
		return 7;
	case HTTP_CONFLICT:
		return 8;
	case HTTP_GONE:
		return 9;
	case HTTP_CONTENT_TOO_LARGE:
		return 10;
	case HTTP_UNPROCESSABLE_CONTENT:
		return 11;
	case HTTP_TOO_MANY_REQUESTS:
		return 12;
	case HTTP_INTERNAL_SERVER_ERROR:
		return 13;
	case HTTP_SERVICE_UNAVAILABLE:
		return 14;
	}
	return -1;
}

static void test_every_status_is_listed(void)
{
	for (int i = 0; i < HTTP_STATUS_COUNT; i++) {
		CU_ASSERT_EQUAL(place_of(http_statuses[i].status), i);
		CU_ASSERT(http_statuses[i].reason[0] != '\0');
	}
}

void suite_status(void)
{
	CU_pSuite suite = CU_add_suite("status", NULL, NULL);

	CU_add_test(suite, "reasons", test_reasons);
	CU_add_test(suite, "every status is listed", test_every_status_is_listed);
}
