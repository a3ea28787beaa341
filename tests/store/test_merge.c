#include "store/store_merge.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "fixture.h"
#include "list.h"
#include "store/rows.h"
#include "store/store_chart.h"
#include "store/store_draft.h"
#include "store/store_release.h"
#include "store/store_slug.h"

#include "base/banned.h"

static const struct change_author author = {0, "tester"};

static void change(struct list *list, const char *sql)
{
	CU_ASSERT_EQUAL_FATAL(store_script(list->store, sql), RESULT_OK);
}

/* Ends the test unless the expression is the value; with everything that a commit would do. */
static void expect(struct list *list, const char *expression, const char *value)
{
	const char *sql = arena_format(list->arena,
		"SET CONSTRAINTS ALL IMMEDIATE; DO $$ BEGIN IF (%s)::text IS DISTINCT FROM '%s'"
		" THEN RAISE EXCEPTION 'it is %%', (%s); END IF; END $$",
		expression, value, expression);
	enum result result = store_script(list->store, sql);

	if (result != RESULT_OK)
		printf("\nnot %s: %s", value, expression);
	CU_ASSERT_EQUAL_FATAL(result, RESULT_OK);
}

static struct merge load(
	struct list *list, enum slug_kind kind, const char *stays, const char *goes)
{
	struct merge merge;

	CU_ASSERT_EQUAL_FATAL(
		store_merge_load(list->store, kind, stays, goes, list->arena, &merge), RESULT_OK);
	return merge;
}

static void merge_both(struct list *list, enum slug_kind kind, const char *stays, const char *goes)
{
	const struct merge merge = load(list, kind, stays, goes);

	CU_ASSERT_EQUAL_FATAL(
		store_merge_save(list->store, &merge, &author, "the same", list->arena), RESULT_OK);
}

/* Where an address of a release leads. */
static void expect_led(struct list *list, enum slug_kind kind, const char *from, const char *to)
{
	const char *present = "";

	CU_ASSERT_EQUAL(
		store_slug_present(list->store, kind, from, list->arena, &present), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(present, to);
}

#define ENTRIES                                                                                    \
	"SELECT string_agg(entry::text, ' ' ORDER BY edition_id, rank) FROM edition_entry AS "     \
	"entry"
#define DRAFT_OF(chart)                                                                            \
	"SELECT string_agg(release_id::text, ' ' ORDER BY rank) FROM draft_entry WHERE chart_id "  \
	"= " chart

/* Both stand in one draft, in one edition; each alone in others. */
static void test_preview(void)
{
	struct list list = list_begin();
	struct merge merge = load(&list, SLUG_RELEASE, "ala", "blade-runner");

	CU_ASSERT_EQUAL_FATAL(merge.chart_count, 3);
	CU_ASSERT_STRING_EQUAL(merge.charts[0].slug, "best");
	CU_ASSERT_EQUAL(merge.charts[0].goes, 0); /* its draft is empty */
	CU_ASSERT_EQUAL(merge.charts[0].editions, 1);
	CU_ASSERT_EQUAL(merge.charts[0].both, 0);
	CU_ASSERT_STRING_EQUAL(merge.charts[1].slug, "soundtrack");
	CU_ASSERT_EQUAL(merge.charts[1].stays, 4);
	CU_ASSERT_EQUAL(merge.charts[1].goes, 1);
	CU_ASSERT_EQUAL(merge_rank(&merge.charts[1]), 1);
	CU_ASSERT_EQUAL(merge.charts[1].editions, 2);
	CU_ASSERT_EQUAL(merge.charts[1].both, 1);
	CU_ASSERT_TRUE(merge.charts[2].is_deleted);
	CU_ASSERT_EQUAL(merge.charts[2].goes, 1); /* no draft: the edition's */
	CU_ASSERT_EQUAL(store_merge_load(list.store, SLUG_RELEASE, "x", "ala", list.arena, &merge),
		RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_merge_load(list.store, SLUG_RELEASE, "ala", "x", list.arena, &merge),
		RESULT_INVALID);
	CU_ASSERT_EQUAL(
		store_merge_load(list.store, SLUG_RELEASE, "ala", "ala", list.arena, &merge),
		RESULT_INVALID);
	list_end(&list);
}

/* Empty fields are filled; tags and links are those of both. */
static void test_values(void)
{
	struct list list = list_begin();

	merge_both(&list, SLUG_RELEASE, "ala", "blade-runner");
	expect(&list,
		"SELECT concat_ws(' ', title, year, month, day, cover) FROM release WHERE id = 4",
		"Älä 1982 6 25 /covers/1.jpg");
	expect(&list,
		"SELECT string_agg(concat_ws(':', genre_id, weight), ' ' ORDER BY position)"
		" FROM release_genre WHERE release_id = 4",
		"3 1 2:95");
	expect(&list, "SELECT count(*) FROM release_link WHERE release_id = 4", "2");
	expect(&list, "SELECT count(*) FROM release_genre WHERE release_id = 1", "0");
	/* The one that stays keeps what it has; the title comes with its keys. */
	merge_both(&list, SLUG_RELEASE, "untitled", "help");
	expect(&list,
		"SELECT concat_ws(' ', title, sort_title, match_key, near_key, year, month)"
		" FROM release WHERE id = 2",
		"help! help! help! help 2010");
	expect(&list,
		"SELECT string_agg(concat_ws(' ', action, subject, before ->> 'title', note), ', '"
		" ORDER BY id) FROM audit WHERE subject IN ('untitled', 'help')",
		"merge help help! the same, take-over untitled the same");
	list_end(&list);
}

/* The better rank stays and the gap closes; where there was no draft, one waits. */
static void test_drafts(void)
{
	struct list list = list_begin();
	int64_t *releases = NULL;
	size_t count = 0;

	merge_both(&list, SLUG_RELEASE, "ala", "blade-runner");
	expect(&list, DRAFT_OF("1"), "4 2 3");
	expect(&list,
		"SELECT string_agg(rank::text, ' ' ORDER BY rank) FROM draft_entry WHERE chart_id "
		"= 1",
		"1 2 3");
	expect(&list, DRAFT_OF("4"), "4");
	expect(&list, "SELECT string_agg(revision::text, ' ' ORDER BY chart_id) FROM draft",
		"1 0 0 1");
	/* An edition with both is a draft again as a list without a gap. */
	CU_ASSERT_EQUAL(
		store_draft_of_edition(list.store, "soundtrack", 2, list.arena, &releases, &count),
		RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(count, 3);
	CU_ASSERT_EQUAL(releases[0], 4);
	CU_ASSERT_EQUAL(releases[2], 3);
	/* A form from before does not bring it back. */
	CU_ASSERT_EQUAL(store_script(list.store, "INSERT INTO draft_entry VALUES (1, 4, 1)"),
		RESULT_INVALID);
	list_end(&list);
}

/* The worse one of the draft is the one that stays, and it is in the middle. */
static void test_worse_stays(void)
{
	struct list list = list_begin();

	merge_both(&list, SLUG_RELEASE, "help", "untitled");
	expect(&list, DRAFT_OF("1"), "1 3 4");
	expect(&list,
		"SELECT string_agg(rank::text, ' ' ORDER BY rank) FROM draft_entry WHERE chart_id "
		"= 1",
		"1 2 3");
	list_end(&list);
}

/* No row of an edition changes; each leads to the one that stays. */
static void test_editions(void)
{
	struct list list = list_begin();

	expect(&list, ENTRIES,
		"(1,1,2) (1,2,1) (2,1,1) (2,2,2) (2,3,3) (2,4,4) (3,1,3) (3,2,1) (4,1,1)");
	merge_both(&list, SLUG_RELEASE, "ala", "blade-runner");
	expect(&list, ENTRIES,
		"(1,1,2) (1,2,1) (2,1,1) (2,2,2) (2,3,3) (2,4,4) (3,1,3) (3,2,1) (4,1,1)");
	expect(&list,
		"SELECT string_agg(line::text, ' ' ORDER BY edition_id, rank) FROM edition_line AS "
		"line",
		"(1,1,2) (1,2,4) (2,1,4) (2,2,2) (2,3,3) (2,4,4) (3,1,3) (3,2,4) (4,1,4)");
	expect(&list,
		"SELECT string_agg(concat_ws(' ', chart_id, rank, slug, tag_names), ', '"
		" ORDER BY chart_id, rank) FROM place WHERE release_id = 4",
		"1 1 ala {Ambient,Jazz,Soundtrack}, 1 4 ala {Ambient,Jazz,Soundtrack},"
		" 2 2 ala {Ambient,Jazz,Soundtrack}, 4 1 ala {Ambient,Jazz,Soundtrack}");
	/* As if it had always been one: it moved, it did not enter. */
	expect(&list,
		"SELECT string_agg(concat_ws(' ', edition_id, rank, movement, before_rank, peak, "
		"editions),"
		" ', ' ORDER BY edition_id, rank) FROM edition_standing WHERE release_id = 4",
		"1 2 first 2 1, 2 1 up 2 1 2, 3 2 first 2 1, 4 1 first 1 1");
	expect(&list,
		"SELECT comparison::text FROM edition_comparison AS comparison WHERE edition_id = "
		"2",
		"(2,1,0,2)");
	expect(&list,
		"SELECT string_agg(concat_ws(' ', kind, release_id, rank, before_rank), ', ' ORDER "
		"BY kind, turn)"
		" FROM edition_change WHERE edition_id = 2",
		"entered 3 3, moved 4 1 2, moved 2 2 1");
	list_end(&list);
}

static void expect_one_place(const struct chart *chart)
{
	CU_ASSERT_STRING_EQUAL_FATAL(chart->rows[1].slug, "ala");
	CU_ASSERT_EQUAL_FATAL(chart->rows[1].place_count, 1);
	CU_ASSERT_STRING_EQUAL(chart->rows[1].places[0].chart_slug, "soundtrack");
	CU_ASSERT_EQUAL(chart->rows[1].places[0].rank, 1);
}

/* A chart that has both is named once, with the better place. */
static void test_places_of_rows(void)
{
	static const struct chart_state current = {.id = 2};
	static const struct chart_state edition = {.id = 2, .number = 1, .edition = 3};
	struct list list = list_begin();
	struct chart *chart = NULL;

	merge_both(&list, SLUG_RELEASE, "ala", "blade-runner");
	CU_ASSERT_EQUAL_FATAL(
		store_chart_load(list.store, &current, list.arena, &chart), RESULT_OK);
	expect_one_place(chart);
	CU_ASSERT_EQUAL_FATAL(
		store_chart_load(list.store, &edition, list.arena, &chart), RESULT_OK);
	expect_one_place(chart);
	change(&list, "DELETE FROM draft WHERE chart_id = 2");
	CU_ASSERT_EQUAL_FATAL(
		store_chart_preview(list.store, "best", list.arena, &chart), RESULT_OK);
	expect_one_place(chart);
	list_end(&list);
}

static void test_places_of_the_release(void)
{
	struct list list = list_begin();
	struct release *release = NULL;

	merge_both(&list, SLUG_RELEASE, "ala", "blade-runner");
	CU_ASSERT_EQUAL_FATAL(store_release_load(list.store, 4, list.arena, &release), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(release->place_count, 2);
	CU_ASSERT_STRING_EQUAL(release->places[0].chart_slug, "soundtrack");
	CU_ASSERT_EQUAL(release->places[0].rank, 1);
	CU_ASSERT_STRING_EQUAL(release->places[1].chart_slug, "best");
	CU_ASSERT_EQUAL(release->places[1].rank, 2);
	list_end(&list);
}

/* What readers find follows at the commit; nothing of the one that went is left. */
static void test_read_models(void)
{
	static const char *const tables[] = {"place", "genre_release", "release_standing",
		"edition_standing", "edition_change", "release_link", "draft_entry"};
	struct list list = list_begin();

	merge_both(&list, SLUG_RELEASE, "ala", "blade-runner");
	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		expect(&list,
			arena_format(list.arena, "SELECT count(*) FROM %s WHERE release_id = 1",
				tables[i]),
			"0");
	expect(&list,
		"SELECT string_agg(slug, ' ' ORDER BY slug) FROM search_entry WHERE kind = "
		"'release'",
		"ala help untitled");
	expect(&list, "SELECT count(*) FROM search_word WHERE word = 'runner'", "0");
	/* Rank 1 of one chart and 2 of another: the worse of two ranks does not count. */
	expect(&list,
		"SELECT concat_ws(' ', points, charts, best_rank) FROM release_standing WHERE "
		"release_id = 4",
		"19090 2 1");
	expect(&list,
		"SELECT string_agg(concat_ws(' ', genre_id, releases), ', ' ORDER BY genre_id)"
		" FROM genre_statistics",
		"1 1, 2 1, 3 2");
	expect(&list,
		"SELECT published_at IS NULL AND deleted_at IS NOT NULL FROM release WHERE id = 1",
		"true");
	list_end(&list);
}

/* What was never published is shown when it takes over what was. */
static void test_unpublished(void)
{
	struct list list = list_begin();

	merge_both(&list, SLUG_RELEASE, "hidden-tapes", "blade-runner");
	expect(&list,
		"SELECT release.published_at IS NOT NULL AND artist.published_at IS NOT NULL"
		" FROM release, artist WHERE release.id = 5 AND artist.id = 5",
		"true");
	expect(&list,
		"SELECT count(*) FROM search_entry WHERE slug IN ('hidden-tapes', 'ghost-writer')",
		"2");
	list_end(&list);
	/* And the other way round nothing of readers' changes. */
	list = list_begin();
	merge_both(&list, SLUG_RELEASE, "blade-runner", "hidden-tapes");
	expect(&list, DRAFT_OF("3"), "1");
	expect(&list, "SELECT count(*) FROM edition_line WHERE release_id = 5", "0");
	expect_led(&list, SLUG_RELEASE, "hidden-tapes", "blade-runner");
	list_end(&list);
}

/* All addresses lead at once to the last one that stays. */
static void test_chain(void)
{
	struct list list = list_begin();

	change(&list, "UPDATE release SET slug = 'help-me' WHERE id = 3");
	merge_both(&list, SLUG_RELEASE, "untitled", "help-me");
	merge_both(&list, SLUG_RELEASE, "ala", "untitled");
	expect_led(&list, SLUG_RELEASE, "help", "ala");
	expect_led(&list, SLUG_RELEASE, "help-me", "ala");
	expect_led(&list, SLUG_RELEASE, "untitled", "ala");
	expect(&list, "SELECT string_agg(into_id::text, ' ') FROM release_merge", "4 4");
	expect(&list,
		"SELECT string_agg(release_id::text, ' ' ORDER BY rank) FROM edition_line WHERE "
		"edition_id = 2",
		"1 4 4 4");
	/* One row of three has a movement. */
	expect(&list,
		"SELECT string_agg(rank::text, ' ') FROM edition_standing WHERE edition_id = 2 AND "
		"release_id = 4",
		"2");
	expect(&list, DRAFT_OF("1"), "1 4");
	/* An address that led somewhere is not given anew. */
	CU_ASSERT_EQUAL(
		store_script(list.store,
			"INSERT INTO release (slug, artist_credit_id) VALUES ('untitled', 1)"),
		RESULT_CONFLICT);
	list_end(&list);
}

/* Both in one credit: names as printed and their order stay. */
static void test_artists(void)
{
	struct list list = list_begin();
	struct merge merge = load(&list, SLUG_ARTIST, "trent-reznor", "atticus-ross");

	CU_ASSERT_EQUAL_FATAL(merge.release_count, 1);
	CU_ASSERT_TRUE(merge.releases[0].names_both);
	CU_ASSERT_STRING_EQUAL(merge.releases[0].slug, "untitled");
	CU_ASSERT_EQUAL_FATAL(merge.chart_count, 1);
	CU_ASSERT_EQUAL(merge.charts[0].releases, 1);
	CU_ASSERT_FALSE(load(&list, SLUG_ARTIST, "vangelis", "the-beatles").releases[0].names_both);
	merge_both(&list, SLUG_ARTIST, "trent-reznor", "atticus-ross");
	expect(&list,
		"SELECT string_agg(concat_ws(' ', position, artist_id, name), ', ' ORDER BY "
		"position)"
		" FROM artist_credit_part WHERE artist_credit_id = 2",
		"1 2 Trent Reznor, 2 2 Atticus Ross");
	expect(&list, "SELECT artist_slugs FROM place WHERE release_id = 2",
		"{trent-reznor,trent-reznor}");
	expect(&list, "SELECT count(*) FROM search_entry WHERE slug = 'atticus-ross'", "0");
	expect(&list, "SELECT prominence FROM search_entry WHERE slug = 'trent-reznor'", "1");
	expect_led(&list, SLUG_ARTIST, "atticus-ross", "trent-reznor");
	/* A list that names the one who went means the one that stays. */
	CU_ASSERT_EQUAL(
		list_import(&list, "soundtrack", NULL, "rank,title,artist\n1,New,Atticus Ross\n"),
		RESULT_OK);
	expect(&list,
		"SELECT string_agg(concat_ws(' ', part.artist_id, part.name), ', ') FROM release"
		" JOIN artist_credit_part AS part USING (artist_credit_id) WHERE title = 'New'",
		"2 Atticus Ross");
	/* And on: no chain. */
	merge_both(&list, SLUG_ARTIST, "vangelis", "trent-reznor");
	expect_led(&list, SLUG_ARTIST, "atticus-ross", "vangelis");
	expect(&list, "SELECT string_agg(into_id::text, ' ') FROM artist_merge", "1 1");
	list_end(&list);
}

static void test_search(void)
{
	struct list list = list_begin();
	struct merge_side *found = NULL;
	size_t count = 0;

	CU_ASSERT_EQUAL(
		store_merge_search(list.store, SLUG_ARTIST, "ross", list.arena, &found, &count),
		RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(count, 1);
	CU_ASSERT_STRING_EQUAL(found[0].slug, "atticus-ross");
	CU_ASSERT_EQUAL(found[0].releases, 1);
	CU_ASSERT_EQUAL(store_merge_search(
				list.store, SLUG_RELEASE, "vangelis", list.arena, &found, &count),
		RESULT_OK);
	CU_ASSERT_EQUAL(count, 2);
	merge_both(&list, SLUG_RELEASE, "ala", "blade-runner");
	merge_both(&list, SLUG_ARTIST, "vangelis", "atticus-ross");
	CU_ASSERT_EQUAL(store_merge_search(
				list.store, SLUG_RELEASE, "vangelis", list.arena, &found, &count),
		RESULT_OK);
	CU_ASSERT_EQUAL(count, 1);
	CU_ASSERT_EQUAL(
		store_merge_search(list.store, SLUG_ARTIST, "ross", list.arena, &found, &count),
		RESULT_OK);
	CU_ASSERT_EQUAL(count, 0);
	list_end(&list);
}

void suite_merge(void)
{
	CU_pSuite suite = CU_add_suite("store/merge", NULL, NULL);

	CU_ADD_TEST(suite, test_preview);
	CU_ADD_TEST(suite, test_values);
	CU_ADD_TEST(suite, test_drafts);
	CU_ADD_TEST(suite, test_worse_stays);
	CU_ADD_TEST(suite, test_editions);
	CU_ADD_TEST(suite, test_places_of_rows);
	CU_ADD_TEST(suite, test_places_of_the_release);
	CU_ADD_TEST(suite, test_read_models);
	CU_ADD_TEST(suite, test_unpublished);
	CU_ADD_TEST(suite, test_chain);
	CU_ADD_TEST(suite, test_artists);
	CU_ADD_TEST(suite, test_search);
}
