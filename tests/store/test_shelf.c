#include "app/shelf.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "desk.h"
#include "fixture.h"

#include "base/banned.h"

static struct chart_state state_of(struct desk *desk, const char *slug)
{
	struct chart_state state = {0};

	CU_ASSERT_EQUAL_FATAL(store_chart_state(desk->app.store, slug, &state), RESULT_OK);
	return state;
}

static const struct shelf_item *take(struct desk *desk, const char *slug)
{
	struct chart_state state = state_of(desk, slug);
	const struct shelf_item *item = NULL;

	CU_ASSERT_EQUAL_FATAL(shelf_chart(desk->app.shelf, &state, &item), RESULT_OK);
	return item;
}

static const struct genre_index *take_genre(
	struct desk *desk, const char *slug, const struct ranking_query *query)
{
	struct genre_state state = {0};
	const struct genre_index *index = NULL;

	CU_ASSERT_EQUAL_FATAL(store_genre_state(desk->app.store, slug, &state), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(shelf_genre(desk->app.shelf, &state, query, &index), RESULT_OK);
	CU_ASSERT_EQUAL(index->revision, state.releases_revision);
	return index;
}

static uint64_t statements_of(const struct desk *desk)
{
	return store_counts(desk->app.store).statements;
}

static void test_an_unchanged_chart_stays(void)
{
	struct desk desk;

	desk_open(&desk, 1 << 20, NULL);
	const struct shelf_item *first = take(&desk, "soundtrack");
	uint64_t before = statements_of(&desk);
	CU_ASSERT_PTR_EQUAL(take(&desk, "soundtrack"), first);
	CU_ASSERT_EQUAL(statements_of(&desk), before + 1);
	CU_ASSERT_EQUAL(shelf_count(desk.app.shelf), 1);
	desk_close(&desk);
}

static void test_a_changed_chart_is_loaded_again(void)
{
	struct desk desk;
	PGconn *editor = fixture_connect(FIXTURE_EDITOR);

	desk_open(&desk, 1 << 20, NULL);
	int64_t revision = take(&desk, "soundtrack")->chart->revision;
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(editor, "UPDATE release SET title = 'Help!' WHERE id = 3").state, "");
	const struct chart *chart = take(&desk, "soundtrack")->chart;
	CU_ASSERT(chart->revision > revision);
	CU_ASSERT_STRING_EQUAL(chart->rows[2].title, "Help!");
	CU_ASSERT_EQUAL(shelf_count(desk.app.shelf), 1);
	fixture_ask(editor, "UPDATE release SET title = 'help!' WHERE id = 3");
	PQfinish(editor);
	desk_close(&desk);
}

/* A shelf without room keeps what is in use and nothing else. */
static void test_the_oldest_leaves(void)
{
	struct desk desk;

	desk_open(&desk, 1, NULL);
	take(&desk, "soundtrack");
	CU_ASSERT_STRING_EQUAL(take(&desk, "best")->chart->slug, "best");
	CU_ASSERT_EQUAL(shelf_count(desk.app.shelf), 1);
	desk_close(&desk);
}

static void test_the_least_used_leaves_first(void)
{
	struct desk desk;

	desk_open(&desk, 1 << 20, NULL);
	take(&desk, "soundtrack");
	size_t soundtrack = shelf_size(desk.app.shelf);
	take(&desk, "best");
	size_t both = shelf_size(desk.app.shelf);
	desk_close(&desk);
	CU_ASSERT(soundtrack > 0 && both > soundtrack);

	desk_open(&desk, both, NULL);
	take(&desk, "soundtrack");
	take(&desk, "best");
	take(&desk, "soundtrack");
	take(&desk, "empty");
	uint64_t before = statements_of(&desk);
	take(&desk, "soundtrack");
	CU_ASSERT_EQUAL(statements_of(&desk), before + 1);
	take(&desk, "best");
	CU_ASSERT(statements_of(&desk) > before + 3);
	desk_close(&desk);
}

static void test_size_counts_orders(void)
{
	struct desk desk;

	desk_open(&desk, 1 << 20, NULL);
	const struct shelf_item *item = take(&desk, "soundtrack");
	struct ranking_query query = ranking_defaults(item->chart);
	for (int sort = 0; sort < CHART_SORT_COUNT; sort++) {
		query.sort = (enum chart_sort)sort;
		struct ranking kept = shelf_ranking(desk.app.shelf, item, &query, desk.arena);
		struct ranking again = shelf_ranking(desk.app.shelf, item, &query, desk.arena);
		struct ranking fresh = ranking_select(item->chart, &query, desk.arena);
		CU_ASSERT_EQUAL_FATAL(kept.row_count, 4);
		CU_ASSERT_EQUAL(memcmp(kept.rows, fresh.rows, 4 * sizeof(size_t)), 0);
		CU_ASSERT_EQUAL(memcmp(again.rows, fresh.rows, 4 * sizeof(size_t)), 0);
	}
	size_t size = shelf_size(desk.app.shelf);
	take(&desk, "best");
	CU_ASSERT(shelf_size(desk.app.shelf) > size);
	desk_close(&desk);
}

static void test_a_failed_load_leaves_nothing(void)
{
	struct desk desk;
	struct chart_state nobody = {.id = 999, .revision = 1};
	const struct shelf_item *item = NULL;

	desk_open(&desk, 1 << 20, NULL);
	CU_ASSERT_EQUAL(shelf_chart(desk.app.shelf, &nobody, &item), RESULT_NOT_FOUND);
	CU_ASSERT_PTR_NULL(item);
	CU_ASSERT_EQUAL(shelf_count(desk.app.shelf), 0);
	CU_ASSERT_EQUAL(shelf_size(desk.app.shelf), 0);
	desk_close(&desk);
}

static const struct ranking_query jazz = {.q = "help", .q_key = "help", .sort = CHART_SORT_TITLE};

static void test_an_unchanged_genre_stays(void)
{
	struct desk desk;

	desk_open(&desk, 1 << 20, NULL);
	const struct genre_index *index = take_genre(&desk, "jazz", &jazz);
	CU_ASSERT_EQUAL_FATAL(index->count, 3);
	CU_ASSERT_STRING_EQUAL(index->entries[2].text, "help the beatles");
	CU_ASSERT_EQUAL(index->entries[2].release, 3);
	CU_ASSERT_EQUAL(index->entries[2].year, 1965);
	CU_ASSERT_EQUAL(index->entries[0].year, 0);
	uint64_t before = statements_of(&desk);
	struct ranking_query other = {.q = "ala", .q_key = "ala", .sort = CHART_SORT_TITLE};
	CU_ASSERT_PTR_EQUAL(take_genre(&desk, "jazz", &other), index);
	CU_ASSERT_EQUAL(statements_of(&desk), before + 1);
	CU_ASSERT_EQUAL(shelf_count(desk.app.shelf), 1);
	CU_ASSERT_EQUAL(shelf_counts(desk.app.shelf).hits, 1);
	CU_ASSERT_EQUAL(shelf_counts(desk.app.shelf).loads, 1);
	desk_close(&desk);
}

static void test_a_changed_genre_is_loaded_again(void)
{
	struct desk desk;
	PGconn *editor = fixture_connect(FIXTURE_EDITOR);

	desk_open(&desk, 1 << 20, NULL);
	CU_ASSERT_EQUAL(take_genre(&desk, "jazz", &jazz)->entries[2].year, 1965);
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(editor, "UPDATE release SET year = 1966 WHERE id = 3").state, "");
	CU_ASSERT_EQUAL(take_genre(&desk, "jazz", &jazz)->entries[2].year, 1966);
	CU_ASSERT_EQUAL(shelf_count(desk.app.shelf), 1);
	CU_ASSERT_EQUAL(shelf_counts(desk.app.shelf).loads, 2);
	fixture_ask(editor, "UPDATE release SET year = 1965 WHERE id = 3");
	PQfinish(editor);
	desk_close(&desk);
}

/* Each order, and the texts as printed, stand beside each other, and beside a chart that has the
 * same number. */
static void test_genres_stand_beside(void)
{
	struct desk desk;
	struct ranking_query query = jazz;

	desk_open(&desk, 1 << 20, NULL);
	CU_ASSERT_EQUAL(take(&desk, "soundtrack")->chart->id, 1);
	size_t size = shelf_size(desk.app.shelf);
	query.sort = CHART_SORT_RANK;
	take_genre(&desk, "soundtrack", &query);
	CU_ASSERT(shelf_size(desk.app.shelf) > size);
	CU_ASSERT_EQUAL(shelf_count(desk.app.shelf), 2);
	query.sort = CHART_SORT_TITLE;
	CU_ASSERT_EQUAL(take_genre(&desk, "jazz", &query)->entries[2].release, 3);
	query.order = CHART_DESCENDING;
	CU_ASSERT_EQUAL(take_genre(&desk, "jazz", &query)->entries[0].release, 3);
	query.q_key = "";
	CU_ASSERT_STRING_EQUAL(
		take_genre(&desk, "jazz", &query)->entries[0].text, "help!\nThe Beatles");
	query.sort = CHART_SORT_RELEASED;
	CU_ASSERT_STRING_EQUAL(
		take_genre(&desk, "jazz", &query)->entries[0].text, "Blade Runner\nVangelis");
	CU_ASSERT_EQUAL(shelf_count(desk.app.shelf), 6);
	CU_ASSERT_EQUAL(shelf_counts(desk.app.shelf).hits, 0);
	desk_close(&desk);
}

void suite_shelf(void)
{
	CU_pSuite suite = CU_add_suite("shelf", NULL, NULL);

	CU_ADD_TEST(suite, test_an_unchanged_chart_stays);
	CU_ADD_TEST(suite, test_a_changed_chart_is_loaded_again);
	CU_ADD_TEST(suite, test_the_oldest_leaves);
	CU_ADD_TEST(suite, test_the_least_used_leaves_first);
	CU_ADD_TEST(suite, test_size_counts_orders);
	CU_ADD_TEST(suite, test_a_failed_load_leaves_nothing);
	CU_ADD_TEST(suite, test_an_unchanged_genre_stays);
	CU_ADD_TEST(suite, test_a_changed_genre_is_loaded_again);
	CU_ADD_TEST(suite, test_genres_stand_beside);
}
