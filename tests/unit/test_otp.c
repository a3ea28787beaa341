#include "app/otp.h"

#include <string.h>

#include "../suite.h"
#include "app/secret.h"
#include "base/text.h"

#include "base/banned.h"

/* "12345678901234567890", the key of the examples in RFC 6238, appendix B. */
#define KEY "3132333435363738393031323334353637383930"

/* The last six digits of the RFC's eight. */
static const struct {
	time_t at;
	const char *code;
} examples[] = {
	{59, "287082"},
	{1111111109, "081804"},
	{1111111111, "050471"},
	{1234567890, "005924"},
	{2000000000, "279037"},
	{20000000000, "353130"},
};
#define COUNT (sizeof(examples) / sizeof(examples[0]))

static void test_examples(void)
{
	for (size_t i = 0; i < COUNT; i++) {
		CU_ASSERT_EQUAL(
			otp_step(KEY, examples[i].code, examples[i].at, 0), examples[i].at / 30);
		CU_ASSERT_EQUAL(otp_step(KEY, examples[(i + 1) % COUNT].code, examples[i].at, 0),
			examples[i].at == 1111111109 ? 1111111111 / 30 : 0);
	}
}

/* 081804 is shown from 1111111080 to 1111111109, and is taken 30 s before and after that. */
static void test_window(void)
{
	static const struct {
		time_t now;
		bool is_good;
	} rows[] = {
		{1111111049, false},
		{1111111050, true},
		{1111111079, true},
		{1111111080, true},
		{1111111109, true},
		{1111111139, true},
		{1111111140, false},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		CU_ASSERT_EQUAL(
			otp_step(KEY, "081804", rows[i].now, 0), rows[i].is_good ? 37037036 : 0);
}

static void test_not_twice(void)
{
	CU_ASSERT_EQUAL(otp_step(KEY, "081804", 1111111109, 37037035), 37037036);
	CU_ASSERT_EQUAL(otp_step(KEY, "081804", 1111111109, 37037036), 0);
	CU_ASSERT_EQUAL(otp_step(KEY, "050471", 1111111109, 37037036), 37037037);
	CU_ASSERT_EQUAL(otp_step(KEY, "081804", 1111111109, 37037037), 0);
}

static void test_none(void)
{
	static const char *const codes[] = {"", "08180", "0818040", "081805", "000000"};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		CU_ASSERT_EQUAL(otp_step(KEY, codes[i], 1111111109, 0), 0);
}

static void test_secrets(void)
{
	struct arena *arena = arena_new();
	char one[TOTP_SECRET_SIZE], two[TOTP_SECRET_SIZE];

	CU_ASSERT_TRUE_FATAL(secret_start());
	CU_ASSERT_STRING_EQUAL(otp_base32(arena, KEY), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
	secret_totp(one);
	secret_totp(two);
	CU_ASSERT_STRING_NOT_EQUAL(one, two);
	CU_ASSERT_EQUAL(strlen(otp_base32(arena, one)), 32);
	CU_ASSERT_STRING_NOT_EQUAL(otp_base32(arena, one), otp_base32(arena, two));
	arena_free(arena);
}

static void test_recovery_codes(void)
{
	struct arena *arena = arena_new();
	char *one = secret_recovery_code(arena);
	char *two = secret_recovery_code(arena);

	CU_ASSERT_EQUAL(strlen(one), 17);
	CU_ASSERT(one[5] == '-' && one[11] == '-');
	CU_ASSERT_EQUAL(strspn(one, "abcdefghjkmnpqrstuvwxyz23456789-"), 17);
	CU_ASSERT_STRING_NOT_EQUAL(one, two);
	CU_ASSERT_FALSE(totp_is_digits(totp_typed(arena, one)));
	arena_free(arena);
}

void suite_otp(void)
{
	CU_pSuite suite = CU_add_suite("otp", NULL, NULL);
	CU_ADD_TEST(suite, test_examples);
	CU_ADD_TEST(suite, test_window);
	CU_ADD_TEST(suite, test_not_twice);
	CU_ADD_TEST(suite, test_none);
	CU_ADD_TEST(suite, test_secrets);
	CU_ADD_TEST(suite, test_recovery_codes);
}
