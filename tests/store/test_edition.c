#include "store/store_edition.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/buffer.h"
#include "fixture.h"
#include "list.h"
#include "store/store_changes.h"
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

/* Publishes a list of one-letter titles and returns the number of its edition. */
static int publish_titles(struct list *list, const char *titles)
{
	struct buffer file = {0};
	int number = 0;

	buffer_add_text(&file, HEADER);
	for (int rank = 1; titles[rank - 1] != '\0'; rank++)
		buffer_format(&file, "%d,%c,X,,,\n", rank, titles[rank - 1]);
	CU_ASSERT_EQUAL(list_import(list, "trial", NULL, buffer_text(&file)), RESULT_OK);
	CU_ASSERT_EQUAL(store_edition_publish(list->store, "trial", NULL, &number), RESULT_OK);
	buffer_free(&file);
	return number;
}

/* A list as "A up 3 best 1 in 2; ..." by rank. */
static const char *told_rows(struct list *list, const struct chart *chart)
{
	struct buffer text = {0};
	const char *copy;

	for (size_t i = 0; i < chart->row_count; i++) {
		const struct chart_row *row = &chart->rows[i];
		const struct chart_standing *standing = &row->standing;

		CU_ASSERT_EQUAL(row->rank, (int)i + 1);
		buffer_format(&text, "%s %s %d best %d in %d; ", row->title,
			chart_movement_words[standing->movement], standing->before, standing->peak,
			standing->editions);
	}
	copy = arena_text(list->arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}

static const char *told(struct list *list, int number)
{
	struct chart_state state = {0};
	struct chart *chart = NULL;

	CU_ASSERT_EQUAL_FATAL(number == 0
				      ? store_chart_state(list->store, "trial", &state)
				      : store_edition_find(list->store, "trial", number, &state),
		RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(
		store_chart_load(list->store, &state, list->arena, &chart), RESULT_OK);
	CU_ASSERT_EQUAL(chart->shown, number > 0 ? CHART_SHOWN_EDITION : CHART_SHOWN);
	return told_rows(list, chart);
}

/* Every edition stays, and says how its releases did up to then. */
static void test_standings(void)
{
	static const char *const expected[] = {
		"A first 0 best 0 in 0; B first 0 best 0 in 0; C first 0 best 0 in 0; ",
		"C up 3 best 1 in 2; B same 2 best 2 in 2; D new 0 best 3 in 1; ",
		"D up 3 best 1 in 2; A back 0 best 1 in 2; C down 1 best 1 in 3; ",
		"B back 0 best 1 in 3; ",
	};
	struct list list = list_begin();
	struct chart_state state = {0};

	CU_ASSERT_EQUAL(publish_titles(&list, "ABC"), 1);
	CU_ASSERT_EQUAL(publish_titles(&list, "CBD"), 2);
	CU_ASSERT_EQUAL(publish_titles(&list, "DAC"), 3);
	CU_ASSERT_EQUAL(publish_titles(&list, "B"), 4);
	for (int number = 1; number <= 4; number++)
		CU_ASSERT_STRING_EQUAL(told(&list, number), expected[number - 1]);
	CU_ASSERT_STRING_EQUAL(told(&list, 0), expected[3]);
	CU_ASSERT_EQUAL(store_edition_find(list.store, "trial", 5, &state), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_edition_find(list.store, "nowhere", 1, &state), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_edition_find(list.store, "gone", 1, &state), RESULT_GONE);
	list_end(&list);
}

/* A preview is what the next edition then is. */
static void test_preview(void)
{
	struct list list = list_begin();
	struct chart *chart = NULL;
	const char *previewed;

	publish_titles(&list, "ABC");
	publish_titles(&list, "CB");
	CU_ASSERT_EQUAL_FATAL(
		store_chart_preview(list.store, "trial", list.arena, &chart), RESULT_OK);
	CU_ASSERT_EQUAL(chart->edition, 3);
	CU_ASSERT_STRING_EQUAL(
		told_rows(&list, chart), "C same 1 best 1 in 3; B same 2 best 2 in 3; ");
	CU_ASSERT_EQUAL(
		list_import(&list, "trial", NULL, HEADER "1,A,X,,,\n2,D,X,,,\n3,C,X,1999,jazz,\n"),
		RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(
		store_chart_preview(list.store, "trial", list.arena, &chart), RESULT_OK);
	previewed = told_rows(&list, chart);
	CU_ASSERT_STRING_EQUAL(
		previewed, "A back 0 best 1 in 2; D new 0 best 2 in 1; C down 1 best 1 in 3; ");
	CU_ASSERT_EQUAL(chart->shown, CHART_SHOWN_PREVIEW);
	CU_ASSERT_EQUAL(chart->rows[2].tag_count, 1);
	CU_ASSERT_STRING_EQUAL(chart->rows[2].credit[0].name, "X");
	publish_titles(&list, "ADC");
	CU_ASSERT_STRING_EQUAL(told(&list, 0), previewed);
	CU_ASSERT_EQUAL(store_chart_preview(list.store, "gone", list.arena, &chart), RESULT_GONE);
	list_end(&list);
}

/* What changed between two editions as "+D3 -A1 C3>1 ", and how many did not. */
static const char *changed(struct list *list, int from, int to, int *unchanged)
{
	struct changes changes = {0};
	struct buffer text = {0};
	const char *copy;

	CU_ASSERT_EQUAL_FATAL(
		store_changes_find(list->store, "trial", from, to, list->arena, &changes),
		RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(store_changes_load(list->store, list->arena, &changes), RESULT_OK);
	for (size_t i = 0; i < changes.row_count; i++) {
		const struct changes_row *row = &changes.rows[i];

		if (row->kind == FEED_ENTERED)
			buffer_format(&text, "+%s%d ", row->title, row->rank);
		else if (row->kind == FEED_LEFT)
			buffer_format(&text, "-%s%d ", row->title, row->before);
		else
			buffer_format(&text, "%s%d>%d ", row->title, row->before, row->rank);
	}
	*unchanged = changes.unchanged;
	copy = arena_text(list->arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}

/* Between any two, the largest moves first. */
static void test_changes(void)
{
	struct list list = list_begin();
	struct changes changes;
	int unchanged = 0;

	publish_titles(&list, "ABCDEF");
	publish_titles(&list, "FBCDAG");
	publish_titles(&list, "BCDGHF");
	CU_ASSERT_STRING_EQUAL(changed(&list, 1, 2, &unchanged), "+G6 -E5 F6>1 A1>5 ");
	CU_ASSERT_EQUAL(unchanged, 3);
	CU_ASSERT_STRING_EQUAL(changed(&list, 1, 3, &unchanged), "+G4 +H5 -A1 -E5 B2>1 C3>2 D4>3 ");
	CU_ASSERT_EQUAL(unchanged, 1);
	CU_ASSERT_EQUAL(store_changes_find(list.store, "trial", 1, 4, list.arena, &changes),
		RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(
		store_changes_find(list.store, "gone", 1, 2, list.arena, &changes), RESULT_GONE);
	list_end(&list);
}

void suite_edition(void)
{
	CU_pSuite suite = CU_add_suite("store/edition", NULL, NULL);

	CU_add_test(suite, "publish", test_publish);
	CU_add_test(suite, "refused", test_refused);
	CU_add_test(suite, "other charts are touched", test_others_are_touched);
	CU_add_test(suite, "writers take turns", test_writers_take_turns);
	CU_add_test(suite, "standings", test_standings);
	CU_add_test(suite, "preview", test_preview);
	CU_add_test(suite, "changes", test_changes);
}
