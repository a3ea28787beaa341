#include "store/store_genre.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "fixture.h"
#include "list.h"
#include "store/store_chart.h"

#include "base/banned.h"

#define ASSERT_TEXT(actual, expected) CU_ASSERT(text_equal((actual), (expected)))

/* The chart of sample.sql that shows the genre "soundtrack" and its essay. */
static const struct chart *load(struct list *list)
{
	struct chart *chart = NULL;

	CU_ASSERT_EQUAL_FATAL(store_chart_load(list->store, &(const struct chart_state){.id = 1},
				      list->arena, &chart),
		RESULT_OK);
	return chart;
}

static void test_change(void)
{
	struct list list = list_begin();
	struct store *store = list.store;
	int64_t before = load(&list)->revision;

	CU_ASSERT_EQUAL(store_genre_save(store, "soundtrack", NULL, "New.", NULL), RESULT_OK);
	ASSERT_TEXT(load(&list)->genre_name, "Soundtrack");
	ASSERT_TEXT(load(&list)->essay, "New.");
	ASSERT_TEXT(load(&list)->essay_source, "An Editor");
	CU_ASSERT(load(&list)->revision > before);

	CU_ASSERT_EQUAL(store_genre_save(store, "soundtrack", "Film music", "", ""), RESULT_OK);
	ASSERT_TEXT(load(&list)->genre_name, "Film music");
	ASSERT_TEXT(load(&list)->essay, NULL);
	ASSERT_TEXT(load(&list)->essay_source, NULL);
	list_end(&list);
}

static void test_nothing_to_change(void)
{
	struct list list = list_begin();
	int64_t before = load(&list)->revision;

	CU_ASSERT_EQUAL(
		store_genre_save(list.store, "soundtrack", NULL, NULL, NULL), RESULT_UNCHANGED);
	CU_ASSERT_EQUAL(store_genre_save(list.store, "soundtrack", "Soundtrack",
				"Music for *film*.", "An Editor"),
		RESULT_UNCHANGED);
	CU_ASSERT_EQUAL(load(&list)->revision, before);
	list_end(&list);
}

static void test_new(void)
{
	struct list list = list_begin();

	CU_ASSERT_EQUAL(store_genre_save(list.store, "dream-pop", NULL, NULL, NULL), RESULT_OK);
	/* Named after its slug, so the name is taken. */
	CU_ASSERT_EQUAL(
		store_genre_save(list.store, "dreamy", "Dream  Pop", NULL, NULL), RESULT_CONFLICT);
	CU_ASSERT_STRING_EQUAL(store_constraint(list.store), "genre_match_key_unique");
	list_end(&list);
}

static void test_refused(void)
{
	static const struct {
		const char *slug, *name, *essay;
	} cases[] = {
		{"Not A Slug", "Name", NULL},
		{"padded", " Name ", NULL},
		{"blank", "Name", "  \n"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct list list = list_begin();

		CU_ASSERT_EQUAL(store_genre_save(list.store, cases[i].slug, cases[i].name,
					cases[i].essay, NULL),
			RESULT_INVALID);
		list_end(&list);
	}
}

void suite_genre(void)
{
	CU_pSuite suite = CU_add_suite("store/genre", NULL, NULL);

	CU_add_test(suite, "change", test_change);
	CU_add_test(suite, "nothing to change", test_nothing_to_change);
	CU_add_test(suite, "new", test_new);
	CU_add_test(suite, "refused", test_refused);
}
