#include "model/upload.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/buffer.h"
#include "model/import_outcome.h"

#include "base/banned.h"

static struct arena *arena;

static int open_arena(void)
{
	arena = arena_new();
	return 0;
}

static int close_arena(void)
{
	arena_free(arena);
	return 0;
}

static void test_names(void)
{
	static const struct {
		const char *given, *shown;
	} rows[] = {
		{"list.csv", "list.csv"},
		{"../../etc/passwd", "passwd"},
		{"C:\\fakepath\\a b.csv", "a b.csv"},
		{"/", "list"},
		{"", "list"},
		{" \t ", "?"},
		{"a\r\nb\x7f", "a??b?"},
		{"<b>&\"'", "<b>&\"'"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		CU_ASSERT_STRING_EQUAL(upload_name(arena, rows[i].given), rows[i].shown);
}

/* Cut between code points, to what the schema takes. */
static void test_long_name(void)
{
	struct buffer name = {0};

	for (int i = 0; i < 10000; i++)
		buffer_add_text(&name, "譲");
	CU_ASSERT_EQUAL(
		strlen(upload_name(arena, buffer_text(&name))), strlen("譲") * UPLOAD_NAME_LENGTH);
	buffer_free(&name);
}

static void test_faults(void)
{
	static const char png[] = "\x89PNG\r\n\x1a\n";
	static const char zip[] = "PK\x03\x04";
	static const char gzip[] = "\x1f\x8b\x08";
	static const char wide[] = "\xff\xfer\0a\0";

	CU_ASSERT_PTR_NOT_NULL(strstr(upload_fault(png, sizeof(png)), "a picture"));
	CU_ASSERT_PTR_NOT_NULL(strstr(upload_fault(zip, sizeof(zip)), "a spreadsheet"));
	CU_ASSERT_PTR_NOT_NULL(strstr(upload_fault(gzip, sizeof(gzip)), "compressed"));
	CU_ASSERT_PTR_NOT_NULL(strstr(upload_fault(wide, sizeof(wide)), "UTF-16"));
	CU_ASSERT_PTR_NULL(upload_fault("rank,title", 10));
	CU_ASSERT_PTR_NULL(upload_fault(zip, 2));
	CU_ASSERT_PTR_NULL(upload_fault("", 0));
}

static void test_choices(void)
{
	static const char *const refused[] = {"", "release", "release-", "release-1", "release-1-",
		"release-0-1", "release-1-0", "release--1-1", "release-1-1-1", "artist-1-x",
		"Artist-1-1", "genre-1-1", "release-1-9223372036854775808"};
	struct import_choice choice = {.line = 0};

	CU_ASSERT_TRUE(import_choice_read("release-12-9223372036854775807", arena, &choice));
	CU_ASSERT_FALSE(choice.is_artist);
	CU_ASSERT_EQUAL(choice.line, 12);
	CU_ASSERT_EQUAL(choice.known, INT64_MAX);
	choice.is_artist = true;
	CU_ASSERT_STRING_EQUAL(
		import_choice_write(arena, &choice), "artist-12-9223372036854775807");
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		CU_ASSERT_FALSE(import_choice_read(refused[i], arena, &choice));
	CU_ASSERT_EQUAL(choice.line, 12);
}

void suite_upload(void)
{
	CU_pSuite suite = CU_add_suite("upload", open_arena, close_arena);

	CU_ADD_TEST(suite, test_names);
	CU_ADD_TEST(suite, test_long_name);
	CU_ADD_TEST(suite, test_faults);
	CU_ADD_TEST(suite, test_choices);
}
