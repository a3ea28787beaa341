#include "base/percent.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/banned.h"

static void test_decode(void)
{
	static const struct {
		const char *text;
		const char *bytes;
		size_t length;
	} cases[] = {
		{"", "", 0},
		{"hans+zimmer", "hans zimmer", 11},
		{"Bj%C3%B6rk", "Bj\xc3\xb6rk", 6},
		{"%2b%2B", "++", 2},
		{"a%00b", "a\0b", 3},
		{"100%", "100%", 4},
		{"%4", "%4", 2},
		{"%zz%4z%z4", "%zz%4z%z4", 9},
		{"%%41", "%A", 2},
		{"%2541", "%41", 3},
		{"%ff", "\xff", 1},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buffer out = {0};

		percent_decode(cases[i].text, strlen(cases[i].text), &out);
		CU_ASSERT_EQUAL(out.length, cases[i].length);
		CU_ASSERT_EQUAL(memcmp(buffer_text(&out), cases[i].bytes, cases[i].length + 1), 0);
		buffer_free(&out);
	}
}

static void test_decode_stays_within_its_bytes(void)
{
	struct buffer out = {0};

	percent_decode("%41%42", 4, &out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out), "A%");
	percent_decode("%41%42", 5, &out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out), "A%A%4");
	buffer_free(&out);
}

static void test_encode(void)
{
	struct buffer out = {0};

	percent_encode("azAZ09-._~ ö/?&=#+%\"<'\x01", &out);
	CU_ASSERT_STRING_EQUAL(
		buffer_text(&out), "azAZ09-._~+%C3%B6%2F%3F%26%3D%23%2B%25%22%3C%27%01");
	buffer_free(&out);
}

static void test_round_trip(void)
{
	struct buffer encoded = {0};
	struct buffer decoded = {0};
	char all[256] = {0};

	for (int i = 1; i < 256; i++)
		all[i - 1] = (char)i;
	percent_encode(all, &encoded);
	percent_decode(buffer_text(&encoded), encoded.length, &decoded);
	CU_ASSERT_STRING_EQUAL(buffer_text(&decoded), all);
	buffer_free(&encoded);
	buffer_free(&decoded);
}

void suite_percent(void)
{
	CU_pSuite suite = CU_add_suite("percent", NULL, NULL);

	CU_add_test(suite, "decode", test_decode);
	CU_add_test(suite, "decode stays within its bytes", test_decode_stays_within_its_bytes);
	CU_add_test(suite, "encode", test_encode);
	CU_add_test(suite, "round trip", test_round_trip);
}
