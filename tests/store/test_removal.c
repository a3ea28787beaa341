#include "store/store_removal.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "fixture.h"
#include "list.h"
#include "store/store_find.h"
#include "store/store_slug.h"

#include "base/banned.h"

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

static struct removal load(struct list *list, enum slug_kind kind, const char *slug, bool deleted)
{
	struct removal removal;

	CU_ASSERT_EQUAL_FATAL(
		store_removal_load(list->store, kind, slug, deleted, list->arena, &removal),
		RESULT_OK);
	return removal;
}

static void set(struct list *list, enum slug_kind kind, const char *slug, bool deleted)
{
	const struct removal removal = load(list, kind, slug, !deleted);

	CU_ASSERT_EQUAL_FATAL(store_removal_set(list->store, &removal, deleted), RESULT_OK);
}

/* What holds a release: editions and drafts of charts that stand. */
static void test_held(void)
{
	struct list list = list_begin();
	struct removal removal = load(&list, SLUG_RELEASE, "blade-runner", false);

	CU_ASSERT_EQUAL_FATAL(removal.held, 3);
	CU_ASSERT_EQUAL(removal.holds[0].kind, REMOVAL_EDITIONS);
	CU_ASSERT_STRING_EQUAL(removal.holds[0].slug, "best");
	CU_ASSERT_EQUAL(removal.holds[1].number, 2);
	CU_ASSERT_EQUAL(removal.holds[2].kind, REMOVAL_DRAFT);
	CU_ASSERT_STRING_EQUAL(removal.context, "Vangelis");
	removal = load(&list, SLUG_ARTIST, "the-beatles", false);
	CU_ASSERT_EQUAL_FATAL(removal.held, 1);
	CU_ASSERT_EQUAL(removal.holds[0].kind, REMOVAL_RELEASE);
	removal = load(&list, SLUG_GENRE, "soundtrack", false);
	CU_ASSERT_EQUAL_FATAL(removal.held, 4);
	CU_ASSERT_EQUAL(removal.holds[3].kind, REMOVAL_CHART);
	removal = load(&list, SLUG_CHART, "soundtrack", false);
	CU_ASSERT_EQUAL(removal.held, 0);
	CU_ASSERT_EQUAL(removal.editions, 2);
	CU_ASSERT_EQUAL(
		store_removal_load(list.store, SLUG_CHART, "gone", false, list.arena, &removal),
		RESULT_NOT_FOUND);
	list_end(&list);
}

/* A release of deleted charts alone goes with all that shows it, and comes back as it was. */
static void test_release(void)
{
	static const char shown[] =
		"SELECT concat_ws(' ', (SELECT count(*) FROM genre_release WHERE release_id = 1),"
		" (SELECT count(*) FROM release_standing WHERE release_id = 1),"
		" (SELECT count(*) FROM search_entry WHERE slug = 'blade-runner'),"
		" (SELECT prominence FROM search_entry WHERE slug = 'vangelis'),"
		" (SELECT string_agg(releases::text, ',' ORDER BY genre_id) FROM genre_statistics),"
		" (SELECT published_at IS NOT NULL FROM release WHERE id = 1))";
	struct list list = list_begin();
	const char *present = NULL;
	struct removal_missing *missing = NULL;
	size_t count = 0;

	set(&list, SLUG_CHART, "soundtrack", true);
	set(&list, SLUG_CHART, "best", true);
	expect(&list, shown, "3 1 1 2 2,1,3 t");
	CU_ASSERT_EQUAL(load(&list, SLUG_RELEASE, "blade-runner", false).held, 0);
	set(&list, SLUG_RELEASE, "blade-runner", true);
	expect(&list, shown, "0 0 0 1 1,0,2 f");
	CU_ASSERT_EQUAL(
		store_slug_present(list.store, SLUG_RELEASE, "blade-runner", list.arena, &present),
		RESULT_GONE);
	/* Its charts wait for it. */
	const struct removal chart = load(&list, SLUG_CHART, "best", true);
	CU_ASSERT_EQUAL(
		store_removal_missing(list.store, &chart, list.arena, &missing, &count), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(count, 1);
	CU_ASSERT_STRING_EQUAL(missing[0].title, "Blade Runner");
	set(&list, SLUG_RELEASE, "blade-runner", false);
	expect(&list, shown, "3 1 1 2 2,1,3 t");
	CU_ASSERT_EQUAL(
		store_removal_missing(list.store, &chart, list.arena, &missing, &count), RESULT_OK);
	CU_ASSERT_EQUAL(count, 0);
	list_end(&list);
}

/* Editors do not find what is deleted, nor does an import. */
static void test_editors(void)
{
	struct list list = list_begin();
	struct draft_entry *found = NULL;
	size_t count = 0;
	int total = 0;

	CU_ASSERT_EQUAL(store_script(list.store, "DELETE FROM draft_entry WHERE release_id = 5"),
		RESULT_OK);
	set(&list, SLUG_RELEASE, "hidden-tapes", true);
	CU_ASSERT_EQUAL(
		store_find_releases(list.store, &(struct find_query){.q = "hidden", .most = 10},
			list.arena, &found, &count, &total),
		RESULT_OK);
	CU_ASSERT_EQUAL(count, 0);
	CU_ASSERT_EQUAL(
		load(&list, SLUG_ARTIST, "ghost-writer", false).held, 1); /* it may come back */
	CU_ASSERT_EQUAL(list_import(&list, "empty", NULL,
				"rank,title,artist\n1,Hidden Tapes,Ghost Writer\n"),
		RESULT_OK);
	expect(&list,
		"SELECT string_agg(release.slug, ' ') FROM draft_entry JOIN release ON release.id "
		"= release_id"
		" WHERE chart_id = 3",
		"hidden-tapes-2");
	list_end(&list);
}

/* A name may be given anew, and then does not come back; an address is never given anew. */
static void test_names(void)
{
	struct list list = list_begin();

	CU_ASSERT_EQUAL(store_script(list.store,
				"INSERT INTO genre (name, slug, match_key, near_key, essay)"
				" VALUES ('Drone', 'drone', 'drone', 'drone', 'Long.');"
				"INSERT INTO artist (name, sort_name, slug, match_key, near_key, "
				"published_at)"
				" VALUES ('Nobody', 'Nobody', 'nobody', 'nobody', 'nobody', now());"
				"INSERT INTO artist_credit (name, sort_name, match_key, near_key)"
				" VALUES ('Nobody', 'Nobody', 'nobody', 'nobody');"
				"INSERT INTO artist_credit_part SELECT max(id), 1, (SELECT max(id) "
				"FROM artist),"
				" 'Nobody' FROM artist_credit"),
		RESULT_OK);
	expect(&list, "SELECT count(*) FROM search_entry WHERE slug IN ('drone', 'nobody')", "2");
	set(&list, SLUG_GENRE, "drone", true);
	set(&list, SLUG_ARTIST, "nobody", true);
	expect(&list, "SELECT count(*) FROM search_entry WHERE slug IN ('drone', 'nobody')", "0");
	CU_ASSERT_EQUAL(
		list_import(&list, "empty", NULL, "rank,title,artist,genres\n1,New,Nobody,Drone\n"),
		RESULT_OK);
	expect(&list,
		"SELECT concat_ws(' ', artist.slug, genre.slug) FROM release"
		" JOIN artist_credit_part USING (artist_credit_id) JOIN artist ON artist.id = "
		"artist_id"
		" JOIN release_genre ON release_id = release.id JOIN genre ON genre.id = genre_id"
		" WHERE title = 'New'",
		"nobody-2 drone-2");
	CU_ASSERT_EQUAL(store_script(list.store, "SAVEPOINT before"), RESULT_OK);
	const struct removal genre = load(&list, SLUG_GENRE, "drone", true);
	CU_ASSERT_EQUAL(store_removal_set(list.store, &genre, false), RESULT_CONFLICT);
	CU_ASSERT_EQUAL(store_script(list.store, "ROLLBACK TO before"), RESULT_OK);
	const struct removal artist = load(&list, SLUG_ARTIST, "nobody", true);
	CU_ASSERT_EQUAL(store_removal_set(list.store, &artist, false), RESULT_CONFLICT);
	list_end(&list);
}

/* The latest first; what was merged is not deleted. */
static void test_list(void)
{
	struct list list = list_begin();
	struct removal_line *lines = NULL;
	struct removal removal;
	size_t count = 0;
	int total = 0;

	CU_ASSERT_EQUAL(store_script(list.store, "INSERT INTO release_merge VALUES (1, 4); INSERT "
						 "INTO artist_merge VALUES (2, 1);"
						 "DELETE FROM draft_entry WHERE release_id = 5"),
		RESULT_OK);
	set(&list, SLUG_RELEASE, "hidden-tapes", true);
	CU_ASSERT_EQUAL(
		store_removal_list(list.store, list.arena, &lines, &count, &total), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(count, 2);
	CU_ASSERT_EQUAL(total, 2);
	CU_ASSERT_EQUAL(lines[0].kind, SLUG_RELEASE);
	CU_ASSERT_STRING_EQUAL(lines[0].context, "Ghost Writer");
	CU_ASSERT_EQUAL(lines[1].kind, SLUG_CHART);
	CU_ASSERT_STRING_EQUAL(lines[1].slug, "gone");
	CU_ASSERT_EQUAL(store_removal_load(list.store, SLUG_RELEASE, "blade-runner", true,
				list.arena, &removal),
		RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(store_removal_load(list.store, SLUG_ARTIST, "trent-reznor", true,
				list.arena, &removal),
		RESULT_NOT_FOUND);
	list_end(&list);
}

void suite_removal(void)
{
	CU_pSuite suite = CU_add_suite("store/removal", NULL, NULL);

	CU_ADD_TEST(suite, test_held);
	CU_ADD_TEST(suite, test_release);
	CU_ADD_TEST(suite, test_editors);
	CU_ADD_TEST(suite, test_names);
	CU_ADD_TEST(suite, test_list);
}
