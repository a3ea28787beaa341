#include "model/editor.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "suite.h"

#include "base/banned.h"

static void test_names(void)
{
	static const char *const good[] = {
		"a", "ann", "ann-lee", "a.b_c", "0", "abcdefghijklmnopqrstuvwxyzabcdefghijklmn"};
	static const char *const bad[] = {"", "Ann", "ann lee", "-ann", "ann-", ".", "a/b", "björk",
		"ann\n", "abcdefghijklmnopqrstuvwxyzabcdefghijklmno"};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		CU_ASSERT_PTR_NULL(editor_name_fault(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		CU_ASSERT_PTR_NOT_NULL(editor_name_fault(bad[i]));
}

static void test_roles(void)
{
	CU_ASSERT_EQUAL(editor_role_read("contributor"), EDITOR_CONTRIBUTOR);
	CU_ASSERT_EQUAL(editor_role_read("editor"), EDITOR_EDITOR);
	CU_ASSERT_EQUAL(editor_role_read("administrator"), EDITOR_ADMINISTRATOR);
	CU_ASSERT_EQUAL(editor_role_read("Administrator"), EDITOR_CONTRIBUTOR);
	CU_ASSERT_EQUAL(editor_role_read(""), EDITOR_CONTRIBUTOR);
	CU_ASSERT_EQUAL(editor_role_read(NULL), EDITOR_CONTRIBUTOR);
}

static bool is_refused(const char *password, const char *common)
{
	return editor_password_fault(password, "ann", common) != NULL;
}

static void test_passwords(void)
{
	char longest[EDITOR_PASSWORD_MAX + 2];

	CU_ASSERT_FALSE(is_refused("ten letter", ""));
	CU_ASSERT_TRUE(is_refused("nine lett", ""));
	CU_ASSERT_FALSE(is_refused("ääääääääää", ""));
	CU_ASSERT_TRUE(is_refused("äääää", ""));
	CU_ASSERT_TRUE(is_refused("the one of Anna", ""));
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	CU_ASSERT_TRUE(is_refused(longest, ""));
	CU_ASSERT_FALSE(is_refused(longest + 1, ""));
}

/* Every line is found, and nothing that is only near one. */
static void test_common_passwords(void)
{
	static const char common[] =
		"1234567890\nabcdefghij\nabcdefghijk\npassword123\nqwertyuiop\n";
	static const char *const found[] = {"1234567890", "abcdefghij", "abcdefghijk",
		"password123", "PassWord123", "QWERTYUIOP"};
	static const char *const missed[] = {"0123456789", "abcdefghijkl", "abcdefghii",
		"password1234", "zzzzzzzzzzz", "12345678901", "qwertyuiopa"};

	for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++)
		CU_ASSERT_TRUE(is_refused(found[i], common));
	for (size_t i = 0; i < sizeof(missed) / sizeof(missed[0]); i++)
		CU_ASSERT_FALSE(is_refused(missed[i], common));
	CU_ASSERT_TRUE(is_refused("1234567890", "1234567890"));
	CU_ASSERT_FALSE(is_refused("1234567890", ""));
}

void suite_editor(void)
{
	CU_pSuite suite = CU_add_suite("editor", NULL, NULL);

	CU_add_test(suite, "names", test_names);
	CU_add_test(suite, "roles", test_roles);
	CU_add_test(suite, "passwords", test_passwords);
	CU_add_test(suite, "common passwords", test_common_passwords);
}
