#include "model/artist_form.h"

#include <CUnit/CUnit.h>

#include "suite.h"

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

static void test_read(void)
{
	static const struct {
		struct artist_texts texts;
		const char *name, *sort_name, *slug;
	} cases[] = {
		{{" The Beatles ", "", "", true}, "The Beatles", "Beatles, The", NULL},
		{{"The Beatles", " Beatles (The) ", "beatles", false}, "The Beatles",
			"Beatles (The)", "beatles"},
	};
	struct artist_values values;
	struct artist_faults faults;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		CU_ASSERT_TRUE_FATAL(artist_form_read(&cases[i].texts, arena, &values, &faults));
		CU_ASSERT_STRING_EQUAL(values.name, cases[i].name);
		CU_ASSERT_STRING_EQUAL(values.match_key, "the beatles");
		CU_ASSERT_STRING_EQUAL(values.sort_name, cases[i].sort_name);
		CU_ASSERT_EQUAL(values.prints, cases[i].texts.prints);
		if (cases[i].slug == NULL)
			CU_ASSERT_PTR_NULL(values.slug);
		if (cases[i].slug != NULL)
			CU_ASSERT_STRING_EQUAL(values.slug, cases[i].slug);
	}
}

static void test_faults(void)
{
	static const struct artist_texts cases[] = {{"", "", "", true},
		{"\xe2\x80\x8b", "", "", true}, /* a blank without width */
		{"a\tb", "", "", true}, {"A", "a\nb", "", true}, {"A", "", "Upper", true}};
	struct artist_values values;
	struct artist_faults faults;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		CU_ASSERT_FALSE(artist_form_read(&cases[i], arena, &values, &faults));
		CU_ASSERT_EQUAL(faults.name != NULL, i < 3);
		CU_ASSERT_EQUAL(faults.sort_name != NULL, i == 3);
		CU_ASSERT_EQUAL(faults.slug != NULL, i == 4);
	}
}

/* A sort name that the rule makes is left to it. */
static void test_written(void)
{
	struct artist_form artist = {
		.slug = "beatles", .name = "The Beatles", .sort_name = "Beatles, The"};

	CU_ASSERT_STRING_EQUAL(artist_form_write(&artist, arena).sort_name, "");
	artist.sort_name = "The Beatles";
	CU_ASSERT_STRING_EQUAL(artist_form_write(&artist, arena).sort_name, "The Beatles");
	CU_ASSERT_STRING_EQUAL(artist_form_write(&artist, arena).slug, "beatles");
	CU_ASSERT_TRUE(artist_form_write(&artist, arena).prints);
}

void suite_artist_form(void)
{
	CU_pSuite suite = CU_add_suite("model/artist_form", open_arena, close_arena);

	CU_ADD_TEST(suite, test_read);
	CU_ADD_TEST(suite, test_faults);
	CU_ADD_TEST(suite, test_written);
}
