#include "base/text.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/banned.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static void test_utf8(void)
{
	static const struct {
		const char *bytes;
		size_t length;
		size_t fault; /* the length when there is none */
	} cases[] = {
		{"", 0, 0},
		{"abc", 3, 3},
		{"Bj\xc3\xb6rk", 6, 6},
		{"\xe4\xb9\x85\xe7\x9f\xb3", 6, 6},
		{"\xf0\x9f\x8e\xb5", 4, 4},
		{"\xf4\x8f\xbf\xbf", 4, 4}, /* U+10FFFF */
		{"\xed\x9f\xbf", 3, 3},     /* U+D7FF */
		{"a\0b", 3, 1},
		{"Bj\xf6rk", 5, 2}, /* Latin-1 */
		{"ab\x80", 3, 2},   /* continuation alone */
		{"\xc0\xaf", 2, 0}, /* longer than needed */
		{"\xc1\xbf", 2, 0},
		{"\xe0\x9f\xbf", 3, 0},
		{"\xf0\x8f\xbf\xbf", 4, 0},
		{"\xed\xa0\x80", 3, 0},     /* surrogate */
		{"\xf4\x90\x80\x80", 4, 0}, /* over U+10FFFF */
		{"\xf5\x80\x80\x80", 4, 0},
		{"\xff", 1, 0},
		{"a\xc3", 2, 1}, /* cut */
		{"a\xe4\xb9", 3, 1},
		{"a\xf0\x9f\x8e", 4, 1},
		{"\xe4\xb9 ", 3, 0},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		CU_ASSERT_EQUAL(text_utf8_fault(cases[i].bytes, cases[i].length), cases[i].fault);
		CU_ASSERT_EQUAL(text_is_utf8(cases[i].bytes, cases[i].length),
			cases[i].fault == cases[i].length);
	}
}

static void test_control_and_length(void)
{
	CU_ASSERT_FALSE(text_has_control(""));
	CU_ASSERT_FALSE(text_has_control("a ~ Björk"));
	CU_ASSERT_TRUE(text_has_control("a\tb"));
	CU_ASSERT_TRUE(text_has_control("a\x7f"));
	CU_ASSERT_TRUE(text_has_control("\x01"));
	CU_ASSERT_EQUAL(text_length(""), 0);
	CU_ASSERT_EQUAL(text_length("Björk 久石譲"), 9);
}

static void test_blank_and_trim(void)
{
	char both[] = " \t a b\r\n";
	char none[] = "a";
	char all[] = " \t\v\f ";

	CU_ASSERT_TRUE(text_is_blank(NULL));
	CU_ASSERT_TRUE(text_is_blank(""));
	CU_ASSERT_TRUE(text_is_blank(" \t\r\n\v\f"));
	CU_ASSERT_FALSE(text_is_blank(" x "));
	CU_ASSERT_STRING_EQUAL(text_trim(both), "a b");
	CU_ASSERT_STRING_EQUAL(text_trim(none), "a");
	CU_ASSERT_STRING_EQUAL(text_trim(all), "");
}

static void test_comparing(void)
{
	CU_ASSERT_TRUE(text_equal(NULL, NULL));
	CU_ASSERT_TRUE(text_equal("a", "a"));
	CU_ASSERT_FALSE(text_equal(NULL, ""));
	CU_ASSERT_FALSE(text_equal("", NULL));
	CU_ASSERT_FALSE(text_equal("a", "b"));
	CU_ASSERT_TRUE(text_starts("rank=1", "rank"));
	CU_ASSERT_TRUE(text_starts("rank", ""));
	CU_ASSERT_FALSE(text_starts("ran", "rank"));
}

static void test_lower_and_hash(void)
{
	char text[] = "AZaz09Ö[`";

	CU_ASSERT_STRING_EQUAL(text_ascii_lower(text), "azaz09Ö[`");
	/* Vectors of the authors of FNV. */
	CU_ASSERT_EQUAL(text_hash(TEXT_HASH_SEED, "", 0), UINT64_C(0xcbf29ce484222325));
	CU_ASSERT_EQUAL(text_hash(TEXT_HASH_SEED, "a", 1), UINT64_C(0xaf63dc4c8601ec8c));
	CU_ASSERT_EQUAL(text_hash(TEXT_HASH_SEED, "foobar", 6), UINT64_C(0x85944171f73967e8));
	CU_ASSERT_EQUAL(text_hash(text_hash(TEXT_HASH_SEED, "foo", 3), "bar", 3),
		UINT64_C(0x85944171f73967e8));
}

void suite_text(void)
{
	CU_pSuite suite = CU_add_suite("text", NULL, NULL);

	CU_add_test(suite, "UTF-8", test_utf8);
	CU_add_test(suite, "control characters and length", test_control_and_length);
	CU_add_test(suite, "blank and trim", test_blank_and_trim);
	CU_add_test(suite, "comparing", test_comparing);
	CU_add_test(suite, "lower case and hash", test_lower_and_hash);
}
