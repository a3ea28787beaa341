#include "model/sort_name.h"

#include <CUnit/CUnit.h>
#include <stddef.h>

#include "base/banned.h"

static void test_guess(void)
{
	static const struct {
		const char *name;
		const char *sort_name;
	} cases[] = {
		{"The Beatles", "Beatles, The"},
		{"THE  BEATLES", "BEATLES, THE"},
		{"A Kind of Magic", "Kind of Magic, A"},
		{"An Ocean", "Ocean, An"},
		{"a perfect circle", "perfect circle, a"},
		{"They Might Be Giants", "They Might Be Giants"},
		{"A-ha", "A-ha"},
		{"A.R. Rahman", "A.R. Rahman"},
		{"Theatre of Voices", "Theatre of Voices"},
		{"The The", "The The"},
		{"The", "The"},
		{"The ", "The "},
		{"A", "A"},
		{"", ""},
		{"Björk", "Björk"},
		{"Into the Wild", "Into the Wild"},
		{"The The Band", "The Band, The"},
		{"The Ärzte", "Ärzte, The"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CU_ASSERT_STRING_EQUAL(sort_name_guess(arena, cases[i].name), cases[i].sort_name);
	arena_free(arena);
}

void suite_sort_name(void)
{
	CU_pSuite suite = CU_add_suite("sort name", NULL, NULL);

	CU_add_test(suite, "guess", test_guess);
}
