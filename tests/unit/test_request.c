#include <stddef.h>

#include "http/request.h"
#include "suite.h"

#include "base/banned.h"

static void test_methods(void)
{
	CU_ASSERT_EQUAL(http_method_read("GET"), HTTP_GET);
	CU_ASSERT_EQUAL(http_method_read("HEAD"), HTTP_HEAD);
	CU_ASSERT_EQUAL(http_method_read("POST"), HTTP_POST);
	CU_ASSERT_EQUAL(http_method_read("DELETE"), HTTP_OTHER);
	CU_ASSERT_EQUAL(http_method_read("get"), HTTP_OTHER);
	CU_ASSERT_EQUAL(http_method_read("GETS"), HTTP_OTHER);
	CU_ASSERT_EQUAL(http_method_read(""), HTTP_OTHER);
	CU_ASSERT_EQUAL(http_method_read(NULL), HTTP_OTHER);
}

static void test_gzip_welcome(void)
{
	static const char *const headers[] = {"gzip", "GZip", "x-gzip", "*", "gzip, deflate, br",
		"br, gzip", "br,gzip", "gzip;q=1", "gzip;q=0.001", "gzip ; Q=0.5", "gzip;q=1.000",
		"identity;q=0, *;q=0.5", "gzip;q=1., br", "\tgzip\t", ",,gzip", "*;q=0, gzip",
		"br;level=9, gzip"};

	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++) {
		if (!http_accepts_gzip(headers[i]))
			CU_FAIL(headers[i]);
	}
	CU_PASS("all");
}

static void test_gzip_not_welcome(void)
{
	static const char *const headers[] = {NULL, "", "br", "identity", "gzip;q=0",
		"gzip;q=0.000", "*;q=0", "gzip;q=0, *", "gzipped", "gzi", "x gzip",
		"gzip;q=", "gzip;q=2", "gzip;q=1.001", "gzip;q=0.0001", "gzip;q=-1", "gzip;level=1",
		"gzip;q=1;q=1", "gzip;", ";gzip", ";q=1", ",", "gzip gzip", "g,zip"};

	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++) {
		if (http_accepts_gzip(headers[i]))
			CU_FAIL(headers[i]);
	}
	CU_PASS("all");
}

void suite_request(void)
{
	CU_pSuite suite = CU_add_suite("request", NULL, NULL);

	CU_add_test(suite, "methods", test_methods);
	CU_add_test(suite, "gzip is welcome", test_gzip_welcome);
	CU_add_test(suite, "gzip is not welcome", test_gzip_not_welcome);
}
