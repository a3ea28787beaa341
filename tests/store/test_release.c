#include "store/store_release.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "fixture.h"

#include "base/banned.h"

#define DEADLINE 5000

#define ASSERT_TEXT(actual, expected) CU_ASSERT(text_equal((actual), (expected)))

static struct release *load(int64_t id, struct arena *arena)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct release *release = NULL;

	CU_ASSERT_EQUAL_FATAL(store_release_load(store, id, arena, &release), RESULT_OK);
	store_free(store);
	return release;
}

static void test_state(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	int64_t id = 0, revision = 0;

	CU_ASSERT_EQUAL(store_release_state(store, "help", &id, &revision), RESULT_OK);
	CU_ASSERT_EQUAL(id, 3);
	CU_ASSERT(revision > 1);
	CU_ASSERT_EQUAL(store_release_state(store, "Help", &id, &revision), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(
		store_release_state(store, "' OR true --", &id, &revision), RESULT_NOT_FOUND);
	store_free(store);
}

/* It stands in a draft only. */
static void test_unpublished(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	struct release *release = NULL;
	int64_t id = 0, revision = 0;

	CU_ASSERT_EQUAL(
		store_release_state(store, "hidden-tapes", &id, &revision), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_release_load(store, 5, arena, &release), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_release_load(store, INT64_MIN, arena, &release), RESULT_NOT_FOUND);
	arena_free(arena);
	store_free(store);
}

static void test_head(void)
{
	struct arena *arena = arena_new();
	const struct release *known = load(1, arena);
	const struct release *unknown = load(2, arena);

	ASSERT_TEXT(known->slug, "blade-runner");
	ASSERT_TEXT(known->title, "Blade Runner");
	ASSERT_TEXT(known->artist, "Vangelis");
	ASSERT_TEXT(known->cover, "/covers/1.jpg");
	CU_ASSERT(date_equal(known->released, (struct date){1982, 6, 25}));
	ASSERT_TEXT(unknown->title, NULL);
	ASSERT_TEXT(unknown->cover, NULL);
	CU_ASSERT(date_equal(unknown->released, (struct date){2010, 0, 0}));
	arena_free(arena);
}

static void test_credit(void)
{
	struct arena *arena = arena_new();
	const struct release *release = load(2, arena);

	CU_ASSERT_EQUAL_FATAL(release->credit_count, 2);
	ASSERT_TEXT(release->credit[0].slug, "trent-reznor");
	ASSERT_TEXT(release->credit[0].name, "Trent Reznor");
	ASSERT_TEXT(release->credit[0].join_phrase, " and ");
	ASSERT_TEXT(release->credit[1].slug, "atticus-ross");
	ASSERT_TEXT(release->credit[1].join_phrase, "");
	arena_free(arena);
}

static void test_tags_strongest_first(void)
{
	static const struct chart_tag expected[] = {
		{"ambient", "Ambient", 95}, {"soundtrack", "Soundtrack", 90}, {"jazz", "Jazz", 0}};
	struct arena *arena = arena_new();
	const struct release *release = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(release->tag_count, 3);
	for (size_t i = 0; i < 3; i++) {
		ASSERT_TEXT(release->tags[i].slug, expected[i].slug);
		ASSERT_TEXT(release->tags[i].name, expected[i].name);
		CU_ASSERT_EQUAL(release->tags[i].weight, expected[i].weight);
	}
	release = load(4, arena);
	CU_ASSERT_EQUAL_FATAL(release->tag_count, 2);
	ASSERT_TEXT(release->tags[0].slug, "jazz"); /* no weights: the given order */
	CU_ASSERT_EQUAL(load(2, arena)->tag_count, 0);
	arena_free(arena);
}

static void test_links(void)
{
	struct arena *arena = arena_new();
	const struct release *release = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(release->link_count, 2);
	ASSERT_TEXT(release->links[0].label, "Bandcamp");
	ASSERT_TEXT(release->links[0].url, "https://example.org/blade");
	ASSERT_TEXT(release->links[1].label, "Archive");
	CU_ASSERT_EQUAL(load(3, arena)->link_count, 0);
	arena_free(arena);
}

/* Every current edition, best place first; the deleted chart is left out. */
static void test_places(void)
{
	struct arena *arena = arena_new();
	const struct release *release = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(release->place_count, 2);
	ASSERT_TEXT(release->places[0].chart_slug, "soundtrack");
	ASSERT_TEXT(release->places[0].chart_title, "Best soundtracks");
	CU_ASSERT_EQUAL(release->places[0].rank, 1);
	CU_ASSERT_EQUAL(release->places[0].size, 4);
	CU_ASSERT_EQUAL(release->places[0].edition, 2);
	CU_ASSERT_EQUAL(release->places[0].published, 1767864600); /* 2026-01-08T09:30:00Z */
	ASSERT_TEXT(release->places[1].chart_slug, "best");
	CU_ASSERT_EQUAL(release->places[1].rank, 2);
	arena_free(arena);
}

static void test_round_trips(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	struct release *release = NULL;
	int64_t id = 0, revision = 0;

	CU_ASSERT_EQUAL(store_release_state(store, "blade-runner", &id, &revision), RESULT_OK);
	CU_ASSERT_EQUAL(store_counts(store).statements, 1);
	CU_ASSERT_EQUAL(store_release_load(store, id, arena, &release), RESULT_OK);
	CU_ASSERT_EQUAL(store_counts(store).round_trips, 2);
	CU_ASSERT_EQUAL(store_counts(store).statements, 3);
	arena_free(arena);
	store_free(store);
}

void suite_release(void)
{
	CU_pSuite suite = CU_add_suite("release", NULL, NULL);

	CU_add_test(suite, "state", test_state);
	CU_add_test(suite, "unpublished", test_unpublished);
	CU_add_test(suite, "head", test_head);
	CU_add_test(suite, "credit", test_credit);
	CU_add_test(suite, "tags strongest first", test_tags_strongest_first);
	CU_add_test(suite, "links", test_links);
	CU_add_test(suite, "places", test_places);
	CU_add_test(suite, "round trips", test_round_trips);
}
