#include "base/buffer.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/banned.h"

static void test_empty(void)
{
	struct buffer buffer = {0};

	CU_ASSERT_STRING_EQUAL(buffer_text(&buffer), "");
	buffer_reset(&buffer);
	buffer_add(&buffer, NULL, 0);
	CU_ASSERT_STRING_EQUAL(buffer_text(&buffer), "");
	CU_ASSERT_EQUAL(buffer.length, 0);
	buffer_free(&buffer);
	CU_ASSERT_PTR_NULL(buffer.data);
}

static void test_append(void)
{
	struct buffer buffer = {0};

	buffer_add_text(&buffer, "rank");
	buffer_add_char(&buffer, ' ');
	buffer_format(&buffer, "%d of %d", 41, 100);
	buffer_add(&buffer, "\0x", 2);
	CU_ASSERT_EQUAL(buffer.length, 16);
	CU_ASSERT_EQUAL(memcmp(buffer.data, "rank 41 of 100\0x", 17), 0);
	buffer_reset(&buffer);
	CU_ASSERT_STRING_EQUAL(buffer_text(&buffer), "");
	buffer_add_text(&buffer, "again");
	CU_ASSERT_STRING_EQUAL(buffer_text(&buffer), "again");
	buffer_free(&buffer);
}

static void test_growth(void)
{
	struct buffer buffer = {0};

	for (int i = 0; i < 100000; i++)
		buffer_add_char(&buffer, (char)('a' + i % 26));
	buffer_format(&buffer, "%0300d", 1);
	CU_ASSERT_EQUAL(buffer.length, 100300);
	CU_ASSERT_EQUAL(strlen(buffer_text(&buffer)), 100300);
	CU_ASSERT_EQUAL(buffer.data[99999], 'a' + 99999 % 26);
	CU_ASSERT_EQUAL(buffer.data[100299], '1');
	buffer_free(&buffer);
}

static void test_reserve(void)
{
	struct buffer buffer = {0};

	buffer_reserve(&buffer, 10000);
	CU_ASSERT_STRING_EQUAL(buffer_text(&buffer), "");
	CU_ASSERT_TRUE(buffer.capacity > 10000);

	char *data = buffer.data;

	for (int i = 0; i < 10000; i++)
		buffer_add_char(&buffer, 'x');
	CU_ASSERT_PTR_EQUAL(buffer.data, data);
	buffer_free(&buffer);
}

void suite_buffer(void)
{
	CU_pSuite suite = CU_add_suite("buffer", NULL, NULL);

	CU_add_test(suite, "empty", test_empty);
	CU_add_test(suite, "append", test_append);
	CU_add_test(suite, "growth", test_growth);
	CU_add_test(suite, "reserve", test_reserve);
}
