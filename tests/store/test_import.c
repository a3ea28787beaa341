#include "store/store_import.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "fixture.h"
#include "list.h"
#include "store/store_chart.h"

#include "base/banned.h"

#define HEADER "rank,title,artist,released,genres,release\n"
#define ASSERT_COUNT(actual, expected) CU_ASSERT_EQUAL((actual), (size_t)(expected))
#define ASSERT_TEXT(actual, expected) CU_ASSERT(text_equal((actual), (expected)))

static void test_new_chart(void)
{
	struct list list = list_begin();
	static const char csv[] = HEADER "1,Homogenic,Björk,1997-09-22,art pop:80;electronic,\n"
					 "2,+,Ed Sheeran,2011-09,,\n"
					 "3,,久石譲,,ambient,\n"
					 "4,\"\"\"x\"\", 'y'\",Ed Sheeran,2014,Jazz:5,\n";

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, csv), RESULT_OK);
	CU_ASSERT_TRUE(list.outcome.new_chart);
	CU_ASSERT_TRUE(list.outcome.draft_changed);
	ASSERT_COUNT(list.outcome.new_releases, 4);
	ASSERT_COUNT(list.outcome.matched, 0);
	ASSERT_COUNT(list.outcome.new_artists, 3);
	ASSERT_COUNT(list.outcome.new_genres, 2);
	CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"),
		"1,Homogenic,Björk,1997-09-22,art pop:80;electronic,homogenic\n"
		"2,+,Ed Sheeran,2011-09,,release\n"
		"3,,久石譲,,Ambient,untitled-jiu-shi-rang\n"
		"4,\"\"\"x\"\", 'y'\",Ed Sheeran,2014,Jazz:5,x-y\n");
	CU_ASSERT_STRING_EQUAL(list_edition(&list, "trial"), "");
	list_end(&list);
}

static void test_same_list_again(void)
{
	struct list list = list_begin();
	static const char csv[] = HEADER "1,A,X,1997,jazz:3,\n2,,X,1998,,\n3,,X,,,\n4,,X,,,\n";

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, csv), RESULT_OK);
	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, csv), RESULT_OK);
	CU_ASSERT_FALSE(list.outcome.new_chart);
	CU_ASSERT_FALSE(list.outcome.draft_changed);
	ASSERT_COUNT(list.outcome.matched, 4);
	ASSERT_COUNT(list.outcome.unchanged, 4);
	ASSERT_COUNT(list.outcome.new_releases, 0);
	list_end(&list);
}

/* Self-titled albums are told apart by their year; where nothing else is alike, another year is a
 * correction. */
static void test_year_tells_apart(void)
{
	struct list list = list_begin();
	static const char first[] =
		HEADER "1,Peter,Peter,1977,,\n2,Peter,Peter,1978,,\n3,Up,Peter,2002,,\n";
	static const char second[] = HEADER "1,Peter,Peter,1980,,\n2,Peter,Peter,1978,,\n3,Up,"
					    "Peter,2003,,\n4,Peter,Peter,1977,,\n";

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, first), RESULT_OK);
	ASSERT_COUNT(list.outcome.new_releases, 3);
	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, first), RESULT_OK);
	ASSERT_COUNT(list.outcome.unchanged, 3);
	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, second), RESULT_OK);
	ASSERT_COUNT(list.outcome.new_releases, 1);
	ASSERT_COUNT(list.outcome.unchanged, 2);
	ASSERT_COUNT(list.outcome.changed, 1);
	list_end(&list);
}

static void test_dry_run(void)
{
	struct list list = list_begin();
	static const char csv[] = HEADER "1,A,X,1997,waltz,\n2,Blade Runner,Vangelis,1983,,\n";

	CU_ASSERT_EQUAL(list_try(&list, "trial", "polka", csv), RESULT_OK);
	CU_ASSERT_TRUE(list.outcome.new_chart);
	ASSERT_COUNT(list.outcome.new_releases, 1);
	ASSERT_COUNT(list.outcome.changed, 1);
	ASSERT_COUNT(list.outcome.new_artists, 1);
	ASSERT_COUNT(list.outcome.new_genres, 2);
	CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"), result_name(RESULT_NOT_FOUND));
	/* What it counted is still to be done. */
	CU_ASSERT_EQUAL(list_try(&list, "trial", "polka", csv), RESULT_OK);
	ASSERT_COUNT(list.outcome.new_genres, 2);
	ASSERT_COUNT(list.outcome.changed, 1);
	list_end(&list);
}

/* Against "Blade Runner" of sample.sql: 1982-06-25, Ambient:95, Soundtrack:90, Jazz. */
static void test_what_differs(void)
{
	static const struct {
		const char *row;
		bool changed;
		const char *after;
	} cases[] = {
		{"1,Blade Runner,Vangelis,,,", false, "1982-06-25,Ambient:95;Soundtrack:90;Jazz"},
		{"1,BLADE  runner,vangelis,1982-06-25,,", false,
			"1982-06-25,Ambient:95;Soundtrack:90;Jazz"},
		{"1,Blade Runner,Vangelis,,Ambient:95;Soundtrack:90;Jazz,", false,
			"1982-06-25,Ambient:95;Soundtrack:90;Jazz"},
		{"1,Blade Runner,Vangelis,,soundtrack:90;jazz;ambient:95,", false,
			"1982-06-25,Ambient:95;Soundtrack:90;Jazz"},
		{"1,Blade Runner,Vangelis,1982-06,,", true,
			"1982-06,Ambient:95;Soundtrack:90;Jazz"},
		{"1,Blade Runner,Vangelis,,Jazz;Ambient,", true, "1982-06-25,Jazz;Ambient"},
		{"1,Blade Runner,Vangelis,,Ambient:94;Soundtrack:90;Jazz,", true,
			"1982-06-25,Ambient:94;Soundtrack:90;Jazz"},
		{"1,Blade Runner,Vangelis,1981,waltz:1,", true, "1981,waltz:1"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct list list = list_begin();
		const char *csv = arena_format(list.arena, HEADER "%s\n", cases[i].row);

		CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, csv), RESULT_OK);
		ASSERT_COUNT(list.outcome.matched, 1);
		ASSERT_COUNT(list.outcome.changed, cases[i].changed);
		ASSERT_COUNT(list.outcome.unchanged, !cases[i].changed);
		CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"),
			arena_format(list.arena, "1,Blade Runner,Vangelis,%s,blade-runner\n",
				cases[i].after));
		list_end(&list);
	}
}

static int64_t revision_of(struct list *list, const char *chart)
{
	struct chart_state state = {0};

	CU_ASSERT_EQUAL(store_chart_state(list->store, chart, &state), RESULT_OK);
	return state.revision;
}

/* A chart gets a new revision when what it shows was corrected, and only then. */
static void test_revisions(void)
{
	struct list list = list_begin();
	int64_t before = revision_of(&list, "soundtrack");

	CU_ASSERT_EQUAL(
		list_import(&list, "trial", NULL,
			HEADER "1,Blade Runner,Vangelis,1982-06-25,Jazz;Ambient:95;Soundtrack:90,\n"
			       "2,Hidden Tapes,Ghost Writer,1998,Waltz,\n"),
		RESULT_OK);
	ASSERT_COUNT(list.outcome.changed, 1);
	CU_ASSERT_EQUAL(revision_of(&list, "soundtrack"), before);
	CU_ASSERT_EQUAL(
		list_import(&list, "trial", NULL, HEADER "1,Blade Runner,Vangelis,1983,,\n"),
		RESULT_OK);
	CU_ASSERT(revision_of(&list, "soundtrack") > before);
	list_end(&list);
}

static void test_by_slug(void)
{
	struct list list = list_begin();

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL,
				HEADER "1,Blade Runner (1982),VANGELIS,,,blade-runner\n"
				       "2,Now Titled,Trent Reznor and Atticus Ross,,,untitled\n"
				       "3,,The Rutles,,,help\n"),
		RESULT_OK);
	ASSERT_COUNT(list.outcome.matched, 3);
	ASSERT_COUNT(list.outcome.changed, 3);
	CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"),
		"1,Blade Runner "
		"(1982),Vangelis,1982-06-25,Ambient:95;Soundtrack:90;Jazz,blade-runner\n"
		"2,Now Titled,Trent Reznor and Atticus Ross,2010,,untitled\n"
		"3,help!,The Rutles,1965-08,Jazz,help\n");
	/* The new keys are those that releases are found by from now on. */
	CU_ASSERT_EQUAL(list_try(&list, "trial", NULL,
				HEADER "1,now titled,trent reznor and atticus ross,,,\n"),
		RESULT_OK);
	ASSERT_COUNT(list.outcome.unchanged, 1);
	list_end(&list);
}

/* What only the database can find wrong; each problem names its line. */
static void test_problems(void)
{
	static const struct {
		const char *rows;
		size_t line;
		const char *column;
		const char *reason; /* a part of it */
	} cases[] = {
		{"1,A,X,,,\n2,B,X,,,nowhere\n", 3, "release", "no release has this slug"},
		{"1,Blade Runner,Vangelis,,,\n2,Another,X,,,blade-runner\n", 3, "release",
			"line 2"},
		{"2,Another,X,,,blade-runner\n1,Blade Runner,Vangelis,,,\n", 2, "release",
			"line 3"},
		{"1,Blade Runner,Vangelis,,,ala\n", 2, "title", "another release"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct list list = list_begin();
		const char *csv = arena_format(list.arena, HEADER "%s", cases[i].rows);
		const struct import_problem *problem;

		CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, csv), RESULT_INVALID);
		CU_ASSERT_EQUAL_FATAL(list.outcome.problem_count, 1);
		problem = list.outcome.problems;
		CU_ASSERT_EQUAL(problem->line, cases[i].line);
		CU_ASSERT_STRING_EQUAL(problem->column, cases[i].column);
		CU_ASSERT_PTR_NOT_NULL(strstr(problem->reason, cases[i].reason));
		CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"), result_name(RESULT_NOT_FOUND));
		list_end(&list);
	}
}

/* Two releases of one name come into being nowhere: one row names its release by its slug and takes
 * the name that another row has. Different years make two releases of them. */
static void test_names_are_not_doubled(void)
{
	static const struct {
		const char *rows;
		size_t line; /* to blame; 0: none */
	} cases[] = {
		{"1,New Name,Nobody,1982,,blade-runner\n2,New Name,Nobody,,,\n", 3},
		{"1,new name,nobody,1982,,\n2,New Name,Nobody,,,blade-runner\n", 3},
		{"2,new name,nobody,1982,,\n1,New Name,Nobody,,,blade-runner\n", 3},
		{"1,New Name,Nobody,,,blade-runner\n2,New Name,Nobody,,,ala\n", 3},
		{"1,,Nobody,,,blade-runner\n2,Blade Runner,Nobody,1982,,\n", 3},
		{"1,,Vangelis,,,hidden-tapes\n2,Hidden Tapes,Vangelis,1999,,\n", 3},
		{"1,New Name,Nobody,,,blade-runner\n2,New Name,Nobody,1983,,\n", 0},
		{"1,New Name,Nobody,1984,,blade-runner\n2,New Name,Nobody,1983,,\n", 0},
		{"1,New Name,Nobody,,,blade-runner\n2,New Name,Nobody II,1982,,\n", 0},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct list list = list_begin();
		const char *csv = arena_format(list.arena, HEADER "%s", cases[i].rows);
		bool good = cases[i].line == 0;

		CU_ASSERT_EQUAL(
			list_import(&list, "trial", NULL, csv), good ? RESULT_OK : RESULT_INVALID);
		CU_ASSERT_EQUAL(list.outcome.problem_count, !good);
		if (!good && list.outcome.problem_count == 1) {
			CU_ASSERT_EQUAL(list.outcome.problems[0].line, cases[i].line);
			CU_ASSERT_PTR_NOT_NULL(strstr(list.outcome.problems[0].reason, "line 2"));
		}
		list_end(&list);
	}
}

/* Which of several releases is meant is never guessed. */
static void test_ambiguous(void)
{
	struct list list = list_begin();

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL,
				HEADER "1,Weezer,Weezer,1994,,\n2,Weezer,Weezer,2001,,\n"),
		RESULT_OK);
	CU_ASSERT_EQUAL(
		list_try(&list, "trial", NULL, HEADER "1,weezer,weezer,,,\n"), RESULT_INVALID);
	CU_ASSERT_EQUAL_FATAL(list.outcome.problem_count, 1);
	CU_ASSERT_EQUAL(list.outcome.problems[0].line, 2);
	CU_ASSERT_STRING_EQUAL(list.outcome.problems[0].reason,
		"2 releases have this title and artist: give the year or the release");
	CU_ASSERT_EQUAL(
		list_try(&list, "trial", NULL, HEADER "1,weezer,weezer,2001,,\n"), RESULT_OK);
	ASSERT_COUNT(list.outcome.unchanged, 1);
	CU_ASSERT_EQUAL(
		list_try(&list, "trial", NULL, HEADER "1,weezer,weezer,2008,,\n"), RESULT_OK);
	ASSERT_COUNT(list.outcome.new_releases, 1);
	list_end(&list);
}

/* Rows without problems are looked up although others have some; nothing is applied. */
static void test_problems_of_both_kinds(void)
{
	struct list list = list_begin();

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL,
				HEADER "1,A,X,1980-13,,\n2,B,X,,,nowhere\n3,Bj\xf6rk,X,,,\n"
				       "4,Blade Runner,Vangelis,,,\n6,C,,1980-14,,\n"
				       "5,Another,X,,,blade-runner\n"),
		RESULT_INVALID);
	CU_ASSERT_EQUAL_FATAL(list.outcome.problem_count, 6);
	for (size_t i = 0; i < 6; i++) {
		static const size_t lines[] = {2, 3, 4, 6, 6, 7};

		CU_ASSERT_EQUAL(list.outcome.problems[i].line, lines[i]);
	}
	CU_ASSERT_STRING_EQUAL(list.outcome.problems[1].column, "release");
	CU_ASSERT_STRING_EQUAL(list.outcome.problems[5].column, "release");
	CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"), result_name(RESULT_NOT_FOUND));
	list_end(&list);
}

/* What an import takes from the list is told field by field, by line. */
static void test_changes_are_told(void)
{
	struct list list = list_begin();
	struct buffer told = {0};

	CU_ASSERT_EQUAL(
		list_try(&list, "trial", NULL,
			HEADER "2,Blade Runner,Vangelis,1982-06,Jazz:5;waltz,\n"
			       "1,Now Titled,Nobody,,,untitled\n3,Hidden Tapes,Ghost Writer,,,\n"
			       "4,Älä,Vangelis,1976,,\n"),
		RESULT_OK);
	for (size_t i = 0; i < list.outcome.change_count; i++) {
		const struct import_change *change = &list.outcome.changes[i];

		buffer_format(&told, "%zu %s %s [%s] [%s]\n", change->line,
			import_column_names[change->column], change->release, change->before,
			change->after);
	}
	CU_ASSERT_STRING_EQUAL(buffer_text(&told),
		"2 released blade-runner [1982-06-25] [1982-06]\n"
		"2 genres blade-runner [Ambient:95;Soundtrack:90;Jazz] [Jazz:5;waltz]\n"
		"3 title untitled [] [Now Titled]\n"
		"3 artist untitled [Trent Reznor and Atticus Ross] [Nobody]\n"
		"5 released ala [] [1976]\n");
	buffer_free(&told);
	list_end(&list);
}

/* Untitled releases keep their identity, which shows in their slugs. */
static void test_untitled(void)
{
	struct list list = list_begin();

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL,
				HEADER "1,,V A,1991,,\n2,,V A,1992,,\n3,,V A,,,\n4,,Solo,1999,,\n"),
		RESULT_OK);
	CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"),
		"1,,V A,1991,,untitled-v-a\n2,,V A,1992,,untitled-v-a-2\n"
		"3,,V A,,,untitled-v-a-3\n4,,Solo,1999,,untitled-solo\n");
	/* All moved, one corrected in place, one new. */
	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL,
				HEADER "1,,V A,1992,,\n2,,V A,1991,,\n3,,V A,,,\n4,,Solo,2001,,\n"
				       "5,,V A,1992,,\n"),
		RESULT_OK);
	ASSERT_COUNT(list.outcome.matched, 4);
	ASSERT_COUNT(list.outcome.changed, 1);
	ASSERT_COUNT(list.outcome.new_releases, 1);
	CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"),
		"1,,V A,1992,,untitled-v-a-2\n2,,V A,1991,,untitled-v-a\n3,,V A,,,untitled-v-a-3\n"
		"4,,Solo,2001,,untitled-solo\n5,,V A,1992,,untitled-v-a-4\n");
	/* The untitled releases of another chart are others. */
	CU_ASSERT_EQUAL(list_import(&list, "second", NULL, HEADER "1,,V A,1991,,\n"), RESULT_OK);
	ASSERT_COUNT(list.outcome.new_releases, 1);
	list_end(&list);
}

static void test_near(void)
{
	struct list list = list_begin();
	const struct import_near *near;

	CU_ASSERT_EQUAL(
		list_import(&list, "trial", NULL, HEADER "1,Agætis byrjun,Björk,,,\n2,+,X,,,\n"),
		RESULT_OK);
	CU_ASSERT_EQUAL(list_try(&list, "trial", NULL,
				HEADER "1,Blade-Runner,Vangelis,,,\n2,Post,BJORK,,,\n3,=,X,,,\n"),
		RESULT_OK);
	ASSERT_COUNT(list.outcome.new_releases, 3);
	ASSERT_COUNT(list.outcome.near_count, 2);
	near = list.outcome.near;
	CU_ASSERT_EQUAL(near[0].line, 3);
	ASSERT_TEXT(near[0].title, NULL);
	ASSERT_TEXT(near[0].artist, "BJORK");
	ASSERT_TEXT(near[0].known_artist, "Björk");
	CU_ASSERT_EQUAL(near[1].line, 2);
	ASSERT_TEXT(near[1].title, "Blade-Runner");
	ASSERT_TEXT(near[1].known_title, "Blade Runner");
	ASSERT_TEXT(near[1].known_artist, "Vangelis");
	list_end(&list);
}

/* Who says that names are the same merges them, and nothing else. */
static void test_choices(void)
{
	struct list list = list_begin();
	static const char csv[] =
		HEADER "1,Blade-Runner,Vangelis,1982,,\n2,Post,BJORK,,,\n3,Debut,BJORK,,,\n";
	struct import_choice choices[2] = {{.line = 2}, {.is_artist = true, .line = 3}};

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, HEADER "1,Début,Björk,,,\n"), RESULT_OK);
	CU_ASSERT_EQUAL(list_try(&list, "trial", NULL, csv), RESULT_OK);
	ASSERT_COUNT(list.outcome.near_count, 3);
	ASSERT_COUNT(list.outcome.leaving, 1);
	CU_ASSERT_FALSE(list.outcome.near[0].is_same);
	choices[1].known = list.outcome.near[0].known;
	choices[0].known = list.outcome.near[1].known;
	CU_ASSERT_EQUAL(list_choose(&list, choices, 2, csv), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"),
		"1,Blade Runner,Vangelis,1982,Ambient:95;Soundtrack:90;Jazz,blade-runner\n"
		"2,Post,Björk,,,post\n3,Debut,Björk,,,debut-2\n");
	CU_ASSERT_TRUE(list.outcome.near[0].is_same);
	ASSERT_COUNT(list.outcome.new_artists, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(list.outcome.after, "\"revision\": 2"));
	/* One release for two rows, and one that is not there. */
	choices[1] = (struct import_choice){.line = 3, .known = choices[0].known};
	CU_ASSERT_EQUAL(list_choose(&list, choices, 2,
				HEADER "1,Blade=Runner,Vangelis,,,\n2,Blade*Runner,Vangelis,,,\n"),
		RESULT_INVALID);
	ASSERT_COUNT(list.outcome.problem_count, 1);
	choices[0].known = 999999;
	CU_ASSERT_EQUAL(list_choose(&list, choices, 1, csv), RESULT_INVALID);
	ASSERT_TEXT(list.outcome.problems[0].column, "title");
	list_end(&list);
}

/* Who only looks needs no lock that another writer has. */
static void test_dry_run_waits_for_nobody(void)
{
	struct list list = list_begin();
	PGconn *holder = fixture_connect(FIXTURE_OWNER);

	fixture_ask(holder, "BEGIN; SELECT FROM site FOR UPDATE");
	fixture_ask(holder, "SELECT FROM chart FOR UPDATE");
	CU_ASSERT_EQUAL(list_try(&list, "soundtrack", NULL, HEADER "1,A,X,,,\n"), RESULT_OK);
	CU_ASSERT_FALSE(list.outcome.new_chart);
	PQfinish(holder);
	list_end(&list);
}

static void test_slugs(void)
{
	struct list list = list_begin();

	CU_ASSERT_EQUAL(
		list_import(&list, "trial", NULL,
			HEADER "1,Help,A,,,\n2,Foo,A,,,\n3,Foo 2,A,,,\n4,Foo,B,,,\n5,Foo,C,,,\n"
			       "6,Help,B,,,\n7,=,A,,,\n8,+,A,,,\n9,Helper,A,,,\n"),
		RESULT_OK);
	CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"),
		"1,Help,A,,,help-2\n2,Foo,A,,,foo\n3,Foo 2,A,,,foo-2\n4,Foo,B,,,foo-3\n"
		"5,Foo,C,,,foo-4\n6,Help,B,,,help-3\n7,=,A,,,release\n8,+,A,,,release-2\n"
		"9,Helper,A,,,helper\n");
	list_end(&list);
}

static void test_artists_are_not_doubled(void)
{
	struct list list = list_begin();

	/* A credit of two artists; an artist known from a credit only; a new one, twice. */
	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL,
				HEADER "1,A,trent reznor AND atticus ross,,,\n2,B,Trent Reznor,,,\n"
				       "3,C,New One,,,\n4,D,new one,,,\n"),
		RESULT_OK);
	ASSERT_COUNT(list.outcome.new_artists, 1);
	CU_ASSERT_STRING_EQUAL(list_draft(&list, "trial"),
		"1,A,Trent Reznor and Atticus Ross,,,a\n2,B,Trent Reznor,,,b\n3,C,New One,,,c\n"
		"4,D,New One,,,d\n");
	list_end(&list);
}

static void test_genre_of_the_chart(void)
{
	struct list list = list_begin();
	static const char csv[] = HEADER "1,A,X,,Hip Hop,\n";

	CU_ASSERT_EQUAL(list_import(&list, "trial", "hip hop", csv), RESULT_OK);
	ASSERT_COUNT(list.outcome.new_genres, 1);
	/* Known by its slug now. */
	CU_ASSERT_EQUAL(list_try(&list, "trial", "hip-hop", csv), RESULT_OK);
	CU_ASSERT_FALSE(list.outcome.genre_changed);
	CU_ASSERT_EQUAL(list_import(&list, "trial", "JAZZ", csv), RESULT_OK);
	CU_ASSERT_TRUE(list.outcome.genre_changed);
	CU_ASSERT_FALSE(list.outcome.draft_changed);
	CU_ASSERT_EQUAL(list_try(&list, "trial", NULL, csv), RESULT_OK);
	CU_ASSERT_FALSE(list.outcome.genre_changed);
	list_end(&list);
}

static void test_deleted_chart(void)
{
	struct list list = list_begin();

	CU_ASSERT_EQUAL(list_import(&list, "gone", NULL, HEADER "1,A,X,,,\n"), RESULT_GONE);
	list_end(&list);
}

/* Statements that an import of `count` rows takes. */
static uint64_t statements_of(size_t count)
{
	struct list list = list_begin();
	struct buffer csv = {0};
	uint64_t before = store_counts(list.store).statements;
	uint64_t taken;

	buffer_add_text(&csv, HEADER);
	for (size_t i = 1; i <= count; i++)
		buffer_format(&csv, "%zu,Title %zu,Artist %zu,1999,genre %zu:1,\n", i, i, i, i);
	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL, buffer_text(&csv)), RESULT_OK);
	taken = store_counts(list.store).statements - before;
	buffer_free(&csv);
	list_end(&list);
	return taken;
}

static void test_statements_do_not_grow_with_rows(void)
{
	uint64_t few = statements_of(2);

	CU_ASSERT(few > 0 && few < 40);
	CU_ASSERT_EQUAL(statements_of(500), few);
}

void suite_import(void)
{
	CU_pSuite suite = CU_add_suite("store/import", NULL, NULL);

	CU_add_test(suite, "new chart", test_new_chart);
	CU_add_test(suite, "same list again", test_same_list_again);
	CU_add_test(suite, "the year tells apart", test_year_tells_apart);
	CU_add_test(suite, "dry run", test_dry_run);
	CU_add_test(suite, "what differs", test_what_differs);
	CU_add_test(suite, "revisions", test_revisions);
	CU_add_test(suite, "by slug", test_by_slug);
	CU_add_test(suite, "problems", test_problems);
	CU_add_test(suite, "names are not doubled", test_names_are_not_doubled);
	CU_add_test(suite, "ambiguous", test_ambiguous);
	CU_add_test(suite, "problems of both kinds", test_problems_of_both_kinds);
	CU_add_test(suite, "changes are told", test_changes_are_told);
	CU_add_test(suite, "untitled releases", test_untitled);
	CU_add_test(suite, "near matches", test_near);
	CU_add_test(suite, "choices", test_choices);
	CU_add_test(suite, "dry run waits for nobody", test_dry_run_waits_for_nobody);
	CU_add_test(suite, "slugs", test_slugs);
	CU_add_test(suite, "artists are not doubled", test_artists_are_not_doubled);
	CU_add_test(suite, "genre of the chart", test_genre_of_the_chart);
	CU_add_test(suite, "deleted chart", test_deleted_chart);
	CU_add_test(
		suite, "statements do not grow with rows", test_statements_do_not_grow_with_rows);
}
