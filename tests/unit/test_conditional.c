#include <stddef.h>

#include "http/conditional.h"
#include "suite.h"

#include "base/banned.h"

static const char own[] = "\"r7-abc\"";

static void test_matches(void)
{
	static const char *const headers[] = {"\"r7-abc\"", "W/\"r7-abc\"", "*", " * ",
		"\"r7-abc-gz\"", "W/\"r7-abc-gz\"", "\"x\", \"r7-abc\"",
		"\"x\",\"y\" ,\tW/\"r7-abc\"", ", ,\"r7-abc\",", "\"a,b\", \"r7-abc\"",
		"\"\", \"r7-abc\"", "\"\xc3\xa9\", \"r7-abc\""};

	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++) {
		if (!http_etag_matches(headers[i], own))
			CU_FAIL(headers[i]);
	}
	CU_ASSERT_TRUE(http_etag_matches(own, "\"r7-abc-gz\""));
	CU_ASSERT_TRUE(http_etag_matches("\"\"", "\"\""));
}

static void test_does_not_match(void)
{
	static const char *const headers[] = {NULL, "", " ", ",", "\"r8-abc\"", "\"r7-abcd\"",
		"\"r7-ab\"", "\"R7-abc\"", "r7-abc", "\"r7-abc", "r7-abc\"", "w/\"r7-abc\"", "W/",
		"W/ \"r7-abc\"", "\"r7-abc\" x", "\"r7-abc\" \"x\"", "\"r7-abc\", x",
		"\"r7-abc\", *", "*, \"r7-abc\"", "**", "\"r7 abc\"", "\"r7-abc-gz-gz\"",
		"\"x\", \"r7-abc\", \""};

	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++) {
		if (http_etag_matches(headers[i], own))
			CU_FAIL(headers[i]);
	}
	CU_PASS("all");
}

static void test_own_tag_malformed(void)
{
	CU_ASSERT_FALSE(http_etag_matches("*", NULL));
	CU_ASSERT_FALSE(http_etag_matches("*", ""));
	CU_ASSERT_FALSE(http_etag_matches("*", "abc"));
	CU_ASSERT_FALSE(http_etag_matches("\"abc\"", "\"abc"));
	CU_ASSERT_FALSE(http_etag_matches("\"abc\"", "\"abc\"x"));
	CU_ASSERT_FALSE(http_etag_matches("W/\"abc\"", "W/\"abc\""));
}

void suite_conditional(void)
{
	CU_pSuite suite = CU_add_suite("conditional", NULL, NULL);

	CU_add_test(suite, "matches", test_matches);
	CU_add_test(suite, "does not match", test_does_not_match);
	CU_add_test(suite, "own tag is malformed", test_own_tag_malformed);
}
