#include "store/store_upload.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"

#include "base/banned.h"

#define DEADLINE 5000
#define HASH "$argon2id$v=19$one"

static struct store *store;
static struct arena *arena;
static int64_t ann, bob;

/* All within one transaction that is taken back. */
static int start(void)
{
	ann = fixture_editor("ann", "contributor", HASH);
	bob = fixture_editor("bob", "editor", HASH);
	store = fixture_store(FIXTURE_EDITOR, DEADLINE, "");
	arena = arena_new();
	return store_begin(store) == RESULT_OK ? 0 : 1;
}

static int stop(void)
{
	store_rollback(store);
	fixture_clear_editors();
	store_free(store);
	arena_free(arena);
	return 0;
}

static int add(int64_t editor, const char *name, const char *content, size_t length)
{
	const struct upload upload = {.name = name, .content = content, .length = length};
	int number = 0;

	CU_ASSERT_EQUAL(store_upload_add(store, editor, "soundtrack", &upload, &number), RESULT_OK);
	return number;
}

static enum result find(int64_t editor, const char *chart, int number, struct upload *upload)
{
	return store_upload_find(store, editor, chart, number, arena, upload);
}

/* Every byte comes back as it was. */
static void test_content(void)
{
	char bytes[256];
	struct upload upload = {.number = 0};
	int number;

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)i;
	number = add(ann, "a <b>.csv", bytes, sizeof(bytes));
	CU_ASSERT_EQUAL_FATAL(find(ann, "soundtrack", number, &upload), RESULT_OK);
	CU_ASSERT_EQUAL(upload.number, number);
	CU_ASSERT_STRING_EQUAL(upload.name, "a <b>.csv");
	CU_ASSERT_EQUAL_FATAL(upload.length, sizeof(bytes));
	CU_ASSERT_EQUAL(memcmp(upload.content, bytes, sizeof(bytes)), 0);
	CU_ASSERT(upload.created > 0);
	number = add(ann, NULL, "x", 1);
	CU_ASSERT_EQUAL(find(ann, "soundtrack", number, &upload), RESULT_OK);
	CU_ASSERT_PTR_NULL(upload.name);
	CU_ASSERT_STRING_EQUAL(upload.content, "x");
}

static void test_is_its_editors(void)
{
	int number = add(ann, "a", "x", 1);
	struct upload upload = {.number = 0};
	struct upload *list = NULL;
	size_t count = 0;

	CU_ASSERT_EQUAL(find(bob, "soundtrack", number, &upload), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(find(ann, "jazz", number, &upload), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(
		store_upload_list(store, bob, "soundtrack", arena, &list, &count), RESULT_OK);
	CU_ASSERT_EQUAL(count, 0);
	CU_ASSERT_EQUAL(store_upload_add(store, ann, "not-there",
				&(struct upload){.content = "x", .length = 1}, &number),
		RESULT_NOT_FOUND);
}

/* The oldest goes; other editors' stay. */
static void test_at_most(void)
{
	int theirs = add(bob, "theirs", "x", 1);
	int first = add(ann, "first", "x", 1);
	struct upload upload = {.number = 0};
	struct upload *list = NULL;
	size_t count = 0;

	for (int i = 1; i < UPLOADS_MAX; i++)
		add(ann, "later", "x", 1);
	CU_ASSERT_EQUAL(find(ann, "soundtrack", first, &upload), RESULT_OK);
	add(ann, "last", "xyz", 3);
	CU_ASSERT_EQUAL(find(ann, "soundtrack", first, &upload), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(find(bob, "soundtrack", theirs, &upload), RESULT_OK);
	CU_ASSERT_EQUAL(
		store_upload_list(store, ann, "soundtrack", arena, &list, &count), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(count, UPLOADS_MAX);
	CU_ASSERT_STRING_EQUAL(list[0].name, "last");
	CU_ASSERT_EQUAL(list[0].length, 3);
	CU_ASSERT_EQUAL(store_upload_remove(store, list[0].number), RESULT_OK);
	CU_ASSERT_EQUAL(find(ann, "soundtrack", list[0].number, &upload), RESULT_NOT_FOUND);
}

void suite_upload(void)
{
	CU_pSuite suite = CU_add_suite("upload", start, stop);

	CU_ADD_TEST(suite, test_content);
	CU_ADD_TEST(suite, test_is_its_editors);
	CU_ADD_TEST(suite, test_at_most);
}
