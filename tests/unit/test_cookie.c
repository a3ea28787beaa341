#include "http/cookie.h"

#include <stddef.h>
#include <string.h>

#include "suite.h"

#include "base/banned.h"

static void test_rows(void)
{
	static const struct {
		const char *header;
		enum http_cookie_state state;
		const char *value;
	} rows[] = {
		{"", HTTP_COOKIE_ABSENT, NULL},
		{"sid=a", HTTP_COOKIE_GIVEN, "a"},
		{"sid=", HTTP_COOKIE_GIVEN, ""},
		{"theme=dark; sid=a-b_c", HTTP_COOKIE_GIVEN, "a-b_c"},
		{"sid=a; theme=dark", HTTP_COOKIE_GIVEN, "a"},
		{"sid=a=b", HTTP_COOKIE_GIVEN, "a=b"},
		{"side=a; xsid=b; SID=c", HTTP_COOKIE_ABSENT, NULL},
		{"theme=sid=a", HTTP_COOKIE_ABSENT, NULL},
		{"sid", HTTP_COOKIE_ABSENT, NULL},
		{"sid=a; sid=b", HTTP_COOKIE_REPEATED, NULL},
		{"sid=a;sid=a", HTTP_COOKIE_REPEATED, NULL},
		{"sid=a, sid=b", HTTP_COOKIE_REPEATED, NULL},
		{";;; ;sid=a;;", HTTP_COOKIE_GIVEN, "a"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *value = NULL;
		enum http_cookie_state state =
			http_cookie_find(rows[i].header, "sid", arena, &value);

		CU_ASSERT_EQUAL(state, rows[i].state);
		if (state == HTTP_COOKIE_GIVEN)
			CU_ASSERT_STRING_EQUAL(value, rows[i].value);
	}
	arena_free(arena);
}

void suite_cookie(void)
{
	CU_pSuite suite = CU_add_suite("cookie", NULL, NULL);

	CU_add_test(suite, "rows", test_rows);
}
