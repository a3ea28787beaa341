#include "store/store_edition.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"
#include "list.h"
#include "store/store_chart.h"
#include "store/store_genre.h"

#include "base/banned.h"

#define HEADER "rank,title,artist,released,genres,release\n"

static int64_t revision_of(struct list *list, const char *chart)
{
	struct chart_state state = {0};

	CU_ASSERT_EQUAL(store_chart_state(list->store, chart, &state), RESULT_OK);
	return state.revision;
}

static void test_publish(void)
{
	struct list list = list_begin();
	int number = 0;
	int64_t before;

	CU_ASSERT_EQUAL(
		list_import(&list, "trial", NULL, HEADER "1,A,X,,,\n2,B,X,,,\n"), RESULT_OK);
	before = revision_of(&list, "trial");
	CU_ASSERT_EQUAL(
		store_edition_publish(list.store, "trial", "The first.", &number), RESULT_OK);
	CU_ASSERT_EQUAL(number, 1);
	CU_ASSERT(revision_of(&list, "trial") > before);
	CU_ASSERT_STRING_EQUAL(list_edition(&list, "trial"), "1,A,X,,,a\n2,B,X,,,b\n");

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, HEADER "1,B,X,,,\n2,C,X,,,\n3,A,X,,,\n"),
		RESULT_OK);
	CU_ASSERT_STRING_EQUAL(list_edition(&list, "trial"), "1,A,X,,,a\n2,B,X,,,b\n");
	CU_ASSERT_EQUAL(store_edition_publish(list.store, "trial", NULL, &number), RESULT_OK);
	CU_ASSERT_EQUAL(number, 2);
	CU_ASSERT_STRING_EQUAL(list_edition(&list, "trial"), "1,B,X,,,b\n2,C,X,,,c\n3,A,X,,,a\n");
	list_end(&list);
}

static void test_refused(void)
{
	static const struct {
		const char *chart;
		enum result result;
	} cases[] = {
		{"soundtrack", RESULT_UNCHANGED},
		{"best", RESULT_INVALID},
		{"gone", RESULT_GONE},
		{"nowhere", RESULT_NOT_FOUND},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct list list = list_begin();
		int number = 99;

		CU_ASSERT_EQUAL(store_edition_publish(list.store, cases[i].chart, NULL, &number),
			cases[i].result);
		CU_ASSERT_EQUAL(number, 99);
		list_end(&list);
	}
}

/* Whether publishing `csv` changes the chart "soundtrack", where "Blade Runner" is. */
static bool publish(struct list *list, const char *csv)
{
	int64_t before = revision_of(list, "soundtrack");
	int number = 0;

	CU_ASSERT_EQUAL(list_import(list, "trial", NULL, csv), RESULT_OK);
	CU_ASSERT_EQUAL(revision_of(list, "soundtrack"), before);
	CU_ASSERT_EQUAL(store_edition_publish(list->store, "trial", NULL, &number), RESULT_OK);
	return revision_of(list, "soundtrack") > before;
}

static void test_others_are_touched(void)
{
	struct list list = list_begin();

	CU_ASSERT_FALSE(publish(&list, HEADER "1,A,X,,,\n2,B,X,,,\n"));
	CU_ASSERT_TRUE(publish(&list, HEADER "1,Blade Runner,Vangelis,,,\n2,B,X,,,\n"));
	CU_ASSERT_FALSE(publish(&list, HEADER "1,Blade Runner,Vangelis,,,\n2,A,X,,,\n"));
	CU_ASSERT_TRUE(publish(&list, HEADER "1,A,X,,,\n2,Blade Runner,Vangelis,,,\n"));
	CU_ASSERT_TRUE(publish(&list, HEADER "1,A,X,,,\n"));
	list_end(&list);
}

/* Each begins a transaction of its own while another one has the turn. */
static struct list wait_for_turn(void)
{
	struct list list = {
		.store = fixture_store(FIXTURE_EDITOR, 60000, "options='-c lock_timeout=100'"),
		.arena = arena_new()};

	CU_ASSERT_EQUAL_FATAL(store_begin(list.store), RESULT_OK);
	return list;
}

/* It waited in vain, and had not locked anything before. */
static void end_in_vain(struct list *list, enum result result)
{
	CU_ASSERT_EQUAL(result, RESULT_UNAVAILABLE);
	CU_ASSERT_PTR_NOT_NULL(strstr(store_error(list->store), "writers_lock"));
	list_end(list);
}

/* Who publishes, imports or saves a genre waits for whoever does. */
static void test_writers_take_turns(void)
{
	struct list first = list_begin();
	struct list other;
	int number = 0;

	CU_ASSERT_EQUAL(store_genre_save(first.store, "dub", NULL, NULL, NULL), RESULT_OK);
	other = wait_for_turn();
	end_in_vain(&other, store_edition_publish(other.store, "best", NULL, &number));
	other = wait_for_turn();
	end_in_vain(&other, list_import(&other, "trial", NULL, HEADER "1,A,X,,,\n"));
	other = wait_for_turn();
	end_in_vain(&other, store_genre_save(other.store, "ska", NULL, NULL, NULL));
	list_end(&first);
}

void suite_edition(void)
{
	CU_pSuite suite = CU_add_suite("store/edition", NULL, NULL);

	CU_add_test(suite, "publish", test_publish);
	CU_add_test(suite, "refused", test_refused);
	CU_add_test(suite, "other charts are touched", test_others_are_touched);
	CU_add_test(suite, "writers take turns", test_writers_take_turns);
}
