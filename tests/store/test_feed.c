#include "store/store_feed.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "fixture.h"

#include "base/banned.h"

static struct store *store;
static struct arena *arena;

static int open_store(void)
{
	store = fixture_store(FIXTURE_PUBLIC, 5000, "");
	arena = arena_new();
	return 0;
}

static int close_store(void)
{
	store_free(store);
	arena_free(arena);
	return 0;
}

/* A change as a line: "moved 1<2 Blade Runner". */
static const char *told(const struct feed_change *change)
{
	return arena_format(arena, "%s %d<%d %s", feed_kind_words[change->kind], change->rank,
		change->before, change->title != NULL ? change->title : "-");
}

/* Edition 1 is 2 1, edition 2 is 1 2 3 4: two entered, two changed places. */
static void test_chart(void)
{
	static const char *const second[] = {
		"entered 3<0 help!", "entered 4<0 Älä", "moved 1<2 Blade Runner", "moved 2<1 -"};
	struct feed feed;

	CU_ASSERT_EQUAL_FATAL(store_feed_chart(store, 1, 1, arena, &feed), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(feed.slug, "soundtrack");
	CU_ASSERT_STRING_EQUAL(feed.title, "Best soundtracks");
	CU_ASSERT_EQUAL_FATAL(feed.count, 2);
	CU_ASSERT_FALSE(feed.more);

	const struct feed_entry *entry = &feed.entries[0];

	CU_ASSERT_EQUAL(entry->edition, 2);
	CU_ASSERT_EQUAL(entry->size, 4);
	CU_ASSERT_EQUAL(entry->published, 1767864600);
	CU_ASSERT_PTR_NULL(entry->note);
	CU_ASSERT_EQUAL(entry->counts[FEED_ENTERED], 2);
	CU_ASSERT_EQUAL(entry->counts[FEED_LEFT], 0);
	CU_ASSERT_EQUAL(entry->counts[FEED_MOVED], 2);
	CU_ASSERT_EQUAL_FATAL(entry->change_count, 4);
	for (size_t i = 0; i < 4; i++)
		CU_ASSERT_STRING_EQUAL(told(&entry->changes[i]), second[i]);
	CU_ASSERT_STRING_EQUAL(feed.entries[1].note, "The first.");
	CU_ASSERT_EQUAL(feed.entries[1].counts[FEED_ENTERED], 2);
	CU_ASSERT_EQUAL_FATAL(feed.entries[1].change_count, 2);
	CU_ASSERT_STRING_EQUAL(told(&feed.entries[1].changes[0]), "entered 1<0 -");
}

static void test_without_editions(void)
{
	struct feed feed;

	CU_ASSERT_EQUAL(store_feed_chart(store, 3, 1, arena, &feed), RESULT_OK);
	CU_ASSERT_EQUAL(feed.count, 0);
	CU_ASSERT_STRING_EQUAL(feed.title, "Nothing yet");
	CU_ASSERT_EQUAL(store_feed_chart(store, 1, 2, arena, &feed), RESULT_OK);
	CU_ASSERT_EQUAL(feed.count, 0);
	CU_ASSERT_EQUAL(feed.page, 2);
	CU_ASSERT_EQUAL(store_feed_chart(store, 999, 1, arena, &feed), RESULT_NOT_FOUND);
}

/* Newest first, over all charts but deleted ones. */
static void test_site(void)
{
	struct feed feed;

	CU_ASSERT_EQUAL_FATAL(store_feed_site(store, 1, arena, &feed), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(feed.count, 3);
	CU_ASSERT_PTR_NULL(feed.slug);
	CU_ASSERT_STRING_EQUAL(feed.entries[0].slug, "soundtrack");
	CU_ASSERT_EQUAL(feed.entries[0].edition, 2);
	CU_ASSERT_EQUAL(feed.entries[1].edition, 1);
	CU_ASSERT_STRING_EQUAL(feed.entries[2].slug, "best");
	CU_ASSERT_EQUAL(feed.entries[2].change_count, 2);
}

/* What edition 3 of chart 1 would change, published with these entries. */
static const char *compared(PGconn *connection, const char *ranks)
{
	struct buffer sql = {0};

	buffer_format(&sql,
		"INSERT INTO edition (chart_id, number, size) VALUES (1, 3, cardinality(%s));"
		"INSERT INTO edition_entry SELECT (SELECT max(id) FROM edition), rank, release"
		" FROM unnest(%s) WITH ORDINALITY AS entry (release, rank);"
		"SELECT concat_ws(' ', entered_count, left_count, moved_count,"
		" (SELECT string_agg(concat(kind, turn, ':', rank, '<', before_rank), ' '"
		"   ORDER BY kind, turn) FROM edition_change"
		"   WHERE edition_id = (SELECT max(id) FROM edition)))"
		" FROM edition_comparison WHERE edition_id = (SELECT max(id) FROM edition)",
		ranks, ranks);

	struct fixture_answer answer = fixture_try(connection, buffer_text(&sql));

	buffer_free(&sql);
	return arena_text(arena, answer.state[0] != '\0' ? answer.state : answer.value);
}

/* Largest moves come first, then the better rank. Edition 2 is 1 2 3 4. */
static void test_comparison(void)
{
	static const struct {
		const char *ranks, *changes;
	} cases[] = {
		{"ARRAY[1, 2, 3, 4]", "0 0 0"},
		{"ARRAY[1, 2, 3]", "0 1 0 left1:<4"},
		{"ARRAY[5]", "1 4 0 entered1:1< left1:<1 left2:<2 left3:<3 left4:<4"},
		{"ARRAY[4, 1, 2, 3]", "0 0 4 moved1:1<4 moved2:2<1 moved3:3<2 moved4:4<3"},
		{"ARRAY[2, 3, 4, 1]", "0 0 4 moved1:4<1 moved2:1<2 moved3:2<3 moved4:3<4"},
		{"ARRAY[2, 1, 5, 3]",
			"1 1 3 entered1:3< left1:<4 moved1:1<2 moved2:2<1 moved3:4<3"},
	};
	PGconn *connection = fixture_connect(FIXTURE_EDITOR);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CU_ASSERT_STRING_EQUAL(compared(connection, cases[i].ranks), cases[i].changes);
	PQfinish(connection);
}

/* The rest is counted; and an edition may come entry by entry. */
static void test_first_ten(void)
{
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct fixture_answer answer = fixture_try(connection,
		"INSERT INTO release (slug, artist_credit_id)"
		" SELECT 'more-' || n, 1 FROM generate_series(1, 12) AS n;"
		"INSERT INTO edition (chart_id, number, size) VALUES (3, 1, 12);"
		"INSERT INTO edition_entry SELECT (SELECT max(id) FROM edition), substr(slug, "
		"6)::int, "
		"id"
		" FROM release WHERE slug ~ '^more-[1-5]$';"
		"INSERT INTO edition_entry SELECT (SELECT max(id) FROM edition), substr(slug, "
		"6)::int, "
		"id"
		" FROM release WHERE slug ~ '^more-([6-9]|1.)$';"
		"SELECT entered_count || ' ' || (SELECT count(*) || ' ' || max(rank) FROM "
		"edition_change"
		" WHERE edition_id = (SELECT max(id) FROM edition)) FROM edition_comparison"
		" WHERE edition_id = (SELECT max(id) FROM edition)");

	CU_ASSERT_STRING_EQUAL(answer.value, "12 10 10");
	CU_ASSERT_EQUAL(FEED_CHANGES, 10);
	PQfinish(connection);
}

void suite_feed(void)
{
	CU_pSuite suite = CU_add_suite("feed", open_store, close_store);

	CU_add_test(suite, "chart", test_chart);
	CU_add_test(suite, "without editions", test_without_editions);
	CU_add_test(suite, "site", test_site);
	CU_add_test(suite, "comparison", test_comparison);
	CU_add_test(suite, "first ten", test_first_ten);
}
