#include "store/store_artist.h"

#include <CUnit/CUnit.h>
#include <limits.h>
#include <stdio.h>

#include "base/text.h"
#include "fixture.h"
#include "list.h"
#include "store/store_edition.h"

#include "base/banned.h"

#define DEADLINE 5000

#define ASSERT_TEXT(actual, expected) CU_ASSERT(text_equal((actual), (expected)))

static struct artist *load(int64_t id, struct arena *arena)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct artist *artist = NULL;

	CU_ASSERT_EQUAL_FATAL(
		store_artist_load(store, id, ARTIST_PAGE_ROWS, 1, arena, &artist), RESULT_OK);
	store_free(store);
	return artist;
}

static void test_state(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	int64_t id = 0, revision = 0;

	CU_ASSERT_EQUAL(store_artist_state(store, "the-beatles", &id, &revision), RESULT_OK);
	CU_ASSERT_EQUAL(id, 4);
	CU_ASSERT(revision > 1);
	CU_ASSERT_EQUAL(store_artist_state(store, "beatles", &id, &revision), RESULT_NOT_FOUND);
	store_free(store);
}

/* Only a draft has a release of this artist. */
static void test_unpublished(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	struct artist *artist = NULL;
	int64_t id = 0, revision = 0;

	CU_ASSERT_EQUAL(
		store_artist_state(store, "ghost-writer", &id, &revision), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_artist_load(store, 5, 1, 1, arena, &artist), RESULT_NOT_FOUND);
	arena_free(arena);
	store_free(store);
}

static void test_head(void)
{
	struct arena *arena = arena_new();
	const struct artist *artist = load(4, arena);

	ASSERT_TEXT(artist->slug, "the-beatles");
	ASSERT_TEXT(artist->name, "The Beatles");
	ASSERT_TEXT(artist->sort_name, "Beatles, The");
	CU_ASSERT_EQUAL(artist->release_count, 1);
	CU_ASSERT_EQUAL(artist->first_year, 1965);
	CU_ASSERT_EQUAL(artist->last_year, 1965);
	CU_ASSERT_EQUAL(artist->page, 1);
	CU_ASSERT_EQUAL(artist->page_count, 1);
	arena_free(arena);
}

/* A release without a date comes last and is in no year. */
static void test_releases(void)
{
	struct arena *arena = arena_new();
	const struct artist *artist = load(1, arena);

	CU_ASSERT_EQUAL(artist->release_count, 2);
	CU_ASSERT_EQUAL(artist->first_year, 1982);
	CU_ASSERT_EQUAL(artist->last_year, 1982);
	CU_ASSERT_EQUAL_FATAL(artist->row_count, 2);
	ASSERT_TEXT(artist->releases[0].slug, "blade-runner");
	ASSERT_TEXT(artist->releases[0].title, "Blade Runner");
	CU_ASSERT(date_equal(artist->releases[0].released, (struct date){1982, 6, 25}));
	ASSERT_TEXT(artist->releases[1].slug, "ala");
	CU_ASSERT_EQUAL(artist->releases[1].released.year, 0);
	arena_free(arena);
}

/* The deleted chart, where Blade Runner is the first, does not count. */
static void test_best_place(void)
{
	struct arena *arena = arena_new();
	const struct artist *artist = load(1, arena);

	CU_ASSERT_EQUAL_FATAL(artist->row_count, 2);
	ASSERT_TEXT(artist->releases[0].best.chart_slug, "soundtrack");
	ASSERT_TEXT(artist->releases[0].best.chart_title, "Best soundtracks");
	CU_ASSERT_EQUAL(artist->releases[0].best.rank, 1);
	CU_ASSERT_EQUAL(artist->releases[0].place_count, 2);
	CU_ASSERT_EQUAL(artist->releases[1].best.rank, 4);
	CU_ASSERT_EQUAL(artist->releases[1].place_count, 1);
	arena_free(arena);
}

static void test_shared_credit(void)
{
	struct arena *arena = arena_new();
	const struct artist *artist = load(3, arena);

	CU_ASSERT_EQUAL_FATAL(artist->row_count, 1);
	ASSERT_TEXT(artist->releases[0].title, NULL);
	ASSERT_TEXT(artist->releases[0].artist, "Trent Reznor and Atticus Ross");
	CU_ASSERT_EQUAL_FATAL(artist->releases[0].credit_count, 2);
	ASSERT_TEXT(artist->releases[0].credit[0].slug, "trent-reznor");
	ASSERT_TEXT(artist->releases[0].credit[0].join_phrase, " and ");
	ASSERT_TEXT(artist->releases[0].credit[1].name, "Atticus Ross");
	arena_free(arena);
}

#define CSV                                                                                        \
	"rank,title,artist,released,genres,release\n"                                              \
	"1,Undated,X,,,\n2,Month,X,1980-02,,\n3,Day,X,1980-02-03,,\n4,Year,X,1980,,\n"             \
	"5,Late,X,1981-01-01,,\n6,Also undated,X,,,\n7,Early,X,1979,,\n"

/* The slugs of a page of the artist "x", a blank behind each. */
static const char *page_of(struct list *list, int rows, int page, struct artist **artist)
{
	static char slugs[256];
	int64_t id = 0, revision = 0;
	int length = 0;

	slugs[0] = '\0';
	CU_ASSERT_EQUAL_FATAL(store_artist_state(list->store, "x", &id, &revision), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(
		store_artist_load(list->store, id, rows, page, list->arena, artist), RESULT_OK);
	for (size_t i = 0; i < (*artist)->row_count; i++)
		length += snprintf(slugs + length, sizeof(slugs) - (size_t)length, "%s ",
			(*artist)->releases[i].slug);
	return slugs;
}

/* product.md A4: less precise comes last within its period, unknown last of all. */
static void test_order_and_pages(void)
{
	struct list list = list_begin();
	struct artist *artist = NULL;
	int number = 0;

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, CSV), RESULT_OK);
	CU_ASSERT_EQUAL(store_edition_publish(list.store, "trial", NULL, &number), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(page_of(&list, INT_MAX, 1, &artist),
		"early day month year late also-undated undated ");
	CU_ASSERT_EQUAL(artist->page_count, 1);
	CU_ASSERT_STRING_EQUAL(page_of(&list, 3, 1, &artist), "early day month ");
	CU_ASSERT_EQUAL(artist->page_count, 3);
	CU_ASSERT_EQUAL(artist->release_count, 7);
	CU_ASSERT_EQUAL(artist->first_year, 1979);
	CU_ASSERT_EQUAL(artist->last_year, 1981);
	CU_ASSERT_STRING_EQUAL(page_of(&list, 3, 2, &artist), "year late also-undated ");
	CU_ASSERT_STRING_EQUAL(page_of(&list, 3, 3, &artist), "undated ");
	CU_ASSERT_STRING_EQUAL(page_of(&list, 3, 99, &artist), "undated ");
	CU_ASSERT_EQUAL(artist->page, 3);
	list_end(&list);
}

static void test_round_trips(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	struct artist *artist = NULL;
	int64_t id = 0, revision = 0;

	CU_ASSERT_EQUAL(store_artist_state(store, "vangelis", &id, &revision), RESULT_OK);
	CU_ASSERT_EQUAL(store_artist_load(store, id, 200, 1, arena, &artist), RESULT_OK);
	CU_ASSERT_EQUAL(store_counts(store).round_trips, 2);
	CU_ASSERT_EQUAL(store_counts(store).statements, 3);
	arena_free(arena);
	store_free(store);
}

void suite_artist(void)
{
	CU_pSuite suite = CU_add_suite("artist", NULL, NULL);

	CU_add_test(suite, "state", test_state);
	CU_add_test(suite, "unpublished", test_unpublished);
	CU_add_test(suite, "head", test_head);
	CU_add_test(suite, "releases", test_releases);
	CU_add_test(suite, "best place", test_best_place);
	CU_add_test(suite, "shared credit", test_shared_credit);
	CU_add_test(suite, "order and pages", test_order_and_pages);
	CU_add_test(suite, "round trips", test_round_trips);
}
