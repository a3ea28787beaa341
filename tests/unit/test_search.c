#include "model/search.h"

#include <CUnit/CUnit.h>
#include <stddef.h>

#include "base/banned.h"

static const struct search_hit exact = {SEARCH_EXACT, "bjork", "Björk", NULL};
static const struct search_hit similar = {SEARCH_SIMILAR, "debut", "Debut", "Björk"};

static void test_nothing(void)
{
	const struct search search = {0};

	CU_ASSERT_EQUAL(search_count(&search), 0);
	CU_ASSERT_EQUAL(search_count_similar(&search), 0);
}

static void test_groups(void)
{
	struct search search = {0};

	search_add(&search, SEARCH_ARTIST, exact);
	search_add(&search, SEARCH_RELEASE, similar);
	CU_ASSERT_EQUAL(search_count(&search), 2);
	CU_ASSERT_EQUAL(search_count_similar(&search), 1);
	CU_ASSERT_EQUAL(search.groups[SEARCH_CHART].count, 0);
	CU_ASSERT_STRING_EQUAL(search.groups[SEARCH_ARTIST].hits[0].name, "Björk");
	CU_ASSERT_STRING_EQUAL(search.groups[SEARCH_RELEASE].hits[0].context, "Björk");
}

/* A group shows so many and says that there are others; the first ones stay. */
static void test_a_group_is_full(void)
{
	struct search search = {0};

	search_add(&search, SEARCH_ARTIST, exact);
	for (size_t i = 1; i < SEARCH_GROUP_HITS; i++)
		search_add(&search, SEARCH_ARTIST, similar);
	CU_ASSERT_FALSE(search.groups[SEARCH_ARTIST].more);
	search_add(&search, SEARCH_ARTIST, similar);
	CU_ASSERT_TRUE(search.groups[SEARCH_ARTIST].more);
	CU_ASSERT_EQUAL(search.groups[SEARCH_ARTIST].count, SEARCH_GROUP_HITS);
	CU_ASSERT_EQUAL(search.groups[SEARCH_ARTIST].hits[0].match, SEARCH_EXACT);
	CU_ASSERT_EQUAL(search_count(&search), SEARCH_GROUP_HITS);
}

void suite_search(void)
{
	CU_pSuite suite = CU_add_suite("search", NULL, NULL);

	CU_add_test(suite, "nothing found", test_nothing);
	CU_add_test(suite, "groups", test_groups);
	CU_add_test(suite, "a group is full", test_a_group_is_full);
}
