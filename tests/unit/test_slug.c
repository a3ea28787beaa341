#include "model/slug.h"

#include <CUnit/CUnit.h>
#include <stddef.h>
#include <string.h>

#include "base/banned.h"

static void test_valid(void)
{
	static const char *const cases[] = {
		"a", "0", "soundtrack", "2pac", "jose-gonzalez", "a-b-c"};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CU_ASSERT_TRUE(slug_is_valid(cases[i]));
}

static void test_invalid(void)
{
	static const char *const cases[] = {"", "-", "-a", "a-", "a--b", "A", "a_b", "a b", "a/b",
		"a.b", "björk", "a\n", "..", "%41"};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CU_ASSERT_FALSE(slug_is_valid(cases[i]));
}

static void test_length(void)
{
	char text[SLUG_LENGTH + 2] = {0};

	memset(text, 'x', SLUG_LENGTH);
	CU_ASSERT_TRUE(slug_is_valid(text));
	text[SLUG_LENGTH] = 'x';
	CU_ASSERT_FALSE(slug_is_valid(text));
}

void suite_slug(void)
{
	CU_pSuite suite = CU_add_suite("slug", NULL, NULL);

	CU_add_test(suite, "valid", test_valid);
	CU_add_test(suite, "invalid", test_invalid);
	CU_add_test(suite, "length", test_length);
}
