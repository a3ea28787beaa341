#include "model/totp.h"

#include "../suite.h"

#include "base/banned.h"

static struct arena *arena;

static int start(void)
{
	arena = arena_new();
	return 0;
}

static int stop(void)
{
	arena_free(arena);
	return 0;
}

static void test_typed(void)
{
	static const struct {
		const char *typed, *code;
		bool is_digits;
	} rows[] = {
		{"123456", "123456", true}, {" 123 456 ", "123456", true},
		{"123-456", "123456", true}, {"12345", "12345", false},
		{"1234567", "1234567", false}, {"12345a", "12345a", false}, {"", "", false},
		{" - ", "", false}, {"K3V9A-bcdef 23456", "k3v9abcdef23456", false},
		{"\u0661\u0662\u0663", "\u0661\u0662\u0663",
			false}, /* digits of Arabic: six bytes */
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *code = totp_typed(arena, rows[i].typed);
		CU_ASSERT_STRING_EQUAL(code, rows[i].code);
		CU_ASSERT_EQUAL(totp_is_digits(code), rows[i].is_digits);
	}
}

static void test_grouped(void)
{
	CU_ASSERT_STRING_EQUAL(totp_grouped(arena, "JBSWY3DPEHPK3PXP"), "JBSW Y3DP EHPK 3PXP");
	CU_ASSERT_STRING_EQUAL(totp_grouped(arena, "JBSWY"), "JBSW Y");
	CU_ASSERT_STRING_EQUAL(totp_grouped(arena, ""), "");
}

/* A title is any text: what would end a part of the address is encoded in it. */
static void test_address(void)
{
	CU_ASSERT_STRING_EQUAL(totp_address(arena, "Charts", "ann", "JBSW"),
		"otpauth://totp/Charts:ann?secret=JBSW&issuer=Charts"
		"&algorithm=SHA1&digits=6&period=30");
	CU_ASSERT_STRING_EQUAL(totp_address(arena, "A: b&c=%?/#+\xc3\xa4", "a._-9", "JBSW"),
		"otpauth://totp/A%20%20b%26c%3D%25%3F%2F%23%2B%C3%A4:a._-9?secret=JBSW"
		"&issuer=A%20%20b%26c%3D%25%3F%2F%23%2B%C3%A4&algorithm=SHA1&digits=6&period=30");
}

void suite_totp(void)
{
	CU_pSuite suite = CU_add_suite("totp", start, stop);
	CU_ADD_TEST(suite, test_typed);
	CU_ADD_TEST(suite, test_grouped);
	CU_ADD_TEST(suite, test_address);
}
