#include "store/store_search.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fixture.h"
#include "list.h"
#include "model/unicode.h"
#include "store/store_chart.h"
#include "store/store_edition.h"

#include "base/banned.h"

#define DEADLINE 5000

/* What a search finds as lines of text: "artist exact vangelis; release words blade-runner; ". */
static const char *found(struct store *store, const char *q, struct arena *arena)
{
	struct search search;
	const char *text = "";

	if (store_search(store, q, unicode_near_key(arena, q), arena, &search) != RESULT_OK)
		return store_error(store);
	for (size_t kind = 0; kind < SEARCH_KIND_COUNT; kind++) {
		const struct search_group *group = &search.groups[kind];

		for (size_t i = 0; i < group->count; i++)
			text = arena_format(arena, "%s%s %s %s; ", text, search_kind_words[kind],
				search_match_words[group->hits[i].match], group->hits[i].slug);
		if (group->more)
			text = arena_format(arena, "%sand more; ", text);
	}
	return text;
}

static void expect(struct store *store, const char *q, const char *expected)
{
	struct arena *arena = arena_new();
	const char *actual = found(store, q, arena);

	if (strcmp(actual, expected) != 0)
		printf("\n\"%s\" finds \"%s\", not \"%s\"", q, actual, expected);
	CU_ASSERT_STRING_EQUAL(actual, expected);
	arena_free(arena);
}

struct row {
	const char *q;
	const char *expected;
};

static void expect_all(struct store *store, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect(store, rows[i].q, rows[i].expected);
}

#define EXPECT_ALL(store, rows) expect_all(store, rows, sizeof(rows) / sizeof((rows)[0]))

/* Imports and publishes a list, and has everything follow that follows at the end. */
static void publish(struct list *list, const char *chart, const char *rows)
{
	const char *csv = arena_format(list->arena, "rank,title,artist,released,genres\n%s", rows);
	int number;

	CU_ASSERT_EQUAL_FATAL(list_import(list, chart, NULL, csv), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(store_edition_publish(list->store, chart, NULL, &number), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(
		store_script(list->store, "SET CONSTRAINTS ALL IMMEDIATE"), RESULT_OK);
}

static void change(struct list *list, const char *sql)
{
	CU_ASSERT_EQUAL_FATAL(store_script(list->store, sql), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(
		store_script(list->store, "SET CONSTRAINTS ALL IMMEDIATE"), RESULT_OK);
}

/* Every kind, as readers may: what only drafts know and what was deleted is not found. */
static void test_kinds(void)
{
	static const struct row rows[] = {
		{"Best soundtracks", "chart exact soundtrack; "},
		{"soundtrack", "chart similar soundtrack; genre exact soundtrack; "},
		{"vangelis",
			"artist exact vangelis; release words blade-runner; release words ala; "},
		{"BLADE", "release prefix blade-runner; "},
		{"runner vangelis", "release words blade-runner; "},
		{"Ala", "release exact ala; "},
		{"Nothing", "chart prefix empty; "},
		{"Gone", ""},
		{"Hidden Tapes", ""},
		{"Ghost Writer", ""},
		{"trent reznor", "artist exact trent-reznor; release words untitled; "},
	};
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");

	EXPECT_ALL(store, rows);
	store_free(store);
}

static void test_hits(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	struct arena *arena = arena_new();
	struct search search;

	CU_ASSERT_EQUAL_FATAL(store_search(store, "reznor", "reznor", arena, &search), RESULT_OK);

	const struct search_hit *artist = &search.groups[SEARCH_ARTIST].hits[0];
	const struct search_hit *release = &search.groups[SEARCH_RELEASE].hits[0];

	CU_ASSERT(text_equal(artist->name, "Trent Reznor"));
	CU_ASSERT(text_equal(artist->context, NULL));
	CU_ASSERT(text_equal(release->name, NULL));
	CU_ASSERT(text_equal(release->context, "Trent Reznor and Atticus Ross"));
	arena_free(arena);
	store_free(store);
}

/* One statement where every group is full or nothing more could be alike; never more than two. */
static void test_round_trips(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");

	expect(store, "zz zz", "");
	CU_ASSERT_EQUAL(store_counts(store).round_trips, 2);
	CU_ASSERT_EQUAL(store_counts(store).statements, 2);
	store_free(store);
}

/* The rules of unaccent make a quote of U+02BB, which would end a word of a text search query. */
static void test_quotes(void)
{
	struct list list = list_begin();

	publish(&list, "isles", "1,Hawai\u02bbi Nei,O\u02bcBrien,1999,\n2,Other,Someone,1999,\n");
	expect(list.store, "Hawai\u02bbi nei", "release exact hawaii-nei; ");
	expect(list.store, "o'brien", "artist exact obrien; release words hawaii-nei; ");
	change(&list, "UPDATE release SET near_key = 'o\u02bb \\ nei' WHERE slug = 'hawaii-nei'");
	change(&list, "UPDATE release SET near_key = 'x' WHERE slug = 'hawaii-nei'");
	list_end(&list);
}

/* Accents, case and letters that do not decompose; other scripts also as addresses spell them. */
static void test_spelling(void)
{
	static const struct row rows[] = {
		{"bjork", "artist exact bjork; release words debut; "},
		{"BJÖRK", "artist exact bjork; release words debut; "},
		{"motorhead", "artist exact motorhead; release exact motorhead; "},
		{"mo", "artist exact mo; artist prefix motorhead; release prefix motorhead; "
		       "release words no-mythologies; "},
		{"MØ", "artist exact mo; artist prefix motorhead; release prefix motorhead; "
		       "release words no-mythologies; "},
		{"olafur arnalds", "artist exact olafur-arnalds; release words remember; "},
		{"Æther", "release exact aether; "},
		{"aether", "release exact aether; "},
		{"strasse", "release exact strasse; "},
		{"STRAẞE", "release exact strasse; "},
		{"luna", "artist exact luna; release words aether; release words strasse; "},
		{"splin", "artist words splin; "},
		{"сплін", "artist exact splin; release words one; "},
		{"jiu shi rang", "artist words jiu-shi-rang; "},
		{"久石", "artist prefix jiu-shi-rang; "},
		{"acdc", "artist words ac-dc; release words jailbreak; "},
		{"AC/DC", "artist exact ac-dc; release words jailbreak; "},
	};
	struct list list = list_begin();

	publish(&list, "spelling",
		"1,Debut,Björk,1993,\n2,Motörhead,Motörhead,1977,\n3,No Mythologies,MØ,2014,\n"
		"4,Remember,Ólafur Arnalds,2017,\n5,Æther,Łuna,2001,\n6,Straße,Łuna,2002,\n"
		"7,One,Сплін,2003,\n8,Two,久石譲,2004,\n9,Jailbreak,AC/DC,1984,\n");
	EXPECT_ALL(list.store, rows);
	list_end(&list);
}

/* What is spelled wrong, as a whole or in one word of several; what is merely alike comes last. */
static void test_similar(void)
{
	static const struct row rows[] = {
		{"zimer", "artist similar hans-zimmer; release similar inception; "},
		{"hans zimer", "artist similar hans-zimmer; release similar inception; "},
		{"zimm", "artist similar hans-zimmer; release similar inception; "},
		{"zimmer", "artist words hans-zimmer; release words inception; "},
		{"inceptoin zimer", "artist similar hans-zimmer; release similar inception; "},
		{"hans zimmer soundtracks",
			"chart similar soundtrack; genre similar soundtrack; "
			"artist similar hans-zimmer; release similar inception; "},
		/* Beside what was found, only what is spelled much alike. */
		{"room", "release exact room; release similar rooom; "},
		{"zi", ""},
		{"qqqq", ""},
	};
	struct list list = list_begin();

	publish(&list, "similar",
		"1,Inception,Hans Zimmer,2010,\n2,Rooom,Y,2011,\n3,Room,Y,,\n4,Groom,Y,,\n");
	EXPECT_ALL(list.store, rows);
	list_end(&list);
}

/* Exact before prefix before words; equal ones by prominence, beginnings by name. */
static void test_order(void)
{
	struct list list = list_begin();

	publish(&list, "order",
		"1,Night Love,A,,\n2,Love Song,A,,\n3,Love,B,,\n4,Love,C,,\n5,A Love Supreme,A,,\n"
		"6,Love Me,C,,\n");
	expect(list.store, "love",
		"release exact love; release exact love-2; release prefix love-me; "
		"release prefix love-song; release words night-love; release words "
		"a-love-supreme; ");
	list_end(&list);
}

static void test_more_than_a_group(void)
{
	struct list list = list_begin();
	const char *rows = "";
	struct search search;

	for (int i = 1; i <= 25; i++)
		rows = arena_format(list.arena, "%s%d,Song %d,Many,,\n", rows, i, i);
	publish(&list, "many", rows);
	CU_ASSERT_EQUAL_FATAL(
		store_search(list.store, "song", "song", list.arena, &search), RESULT_OK);
	CU_ASSERT_EQUAL(search.groups[SEARCH_RELEASE].count, SEARCH_GROUP_HITS);
	CU_ASSERT_TRUE(search.groups[SEARCH_RELEASE].more);
	CU_ASSERT_FALSE(search.groups[SEARCH_ARTIST].more);
	list_end(&list);
}

/* Names without letters and digits are found as they are typed; nothing that is typed is a
 * pattern. */
static void test_signs(void)
{
	static const struct row rows[] = {
		{"+", "release exact plus; "},
		{"=", ""},
		{"%", ""},
		{"_", ""},
		{"'", ""},
		{"\\", ""},
		{"a & !b | (c", ""},
		{"zz:*", ""},
		{"'zz' <-> 'yy'", ""},
		{"@release", ""},
		{"=motorhead", ""},
		{"{zz,\"yy\"}", ""},
	};
	struct list list = list_begin();

	publish(&list, "signs", "1,+,Ed,,\n");
	change(&list, "UPDATE release SET slug = 'plus' WHERE title = '+'");
	EXPECT_ALL(list.store, rows);
	list_end(&list);
}

static void test_long_texts(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	char text[4 * 200 + 1];

	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	expect(store, text, "");
	for (size_t i = 1; i < sizeof(text) - 1; i += 2)
		text[i] = ' ';
	expect(store, text, "");
	store_free(store);
}

/* Names of the greatest length, of characters that grow when they are normalised. */
static void test_long_names(void)
{
	struct list list = list_begin();
	char title[3 * 500 + 1];

	for (size_t i = 0; i < 500; i++)
		memcpy(title + 3 * i, "\xef\xb7\xbb", 3); /* U+FDFB, 8 letters */
	title[sizeof(title) - 1] = '\0';
	CU_ASSERT_EQUAL(
		store_script(list.store, arena_format(list.arena,
						 "INSERT INTO chart (slug, title, near_key) "
						 "VALUES ('long', '%s', left('%s', 600));"
						 "SET CONSTRAINTS ALL IMMEDIATE",
						 title, unicode_near_key(list.arena, title))),
		RESULT_OK);
	expect(list.store, "\xef\xb7\xbb", "chart prefix long; ");
	list_end(&list);
}

/* Found from publication on, under the name that holds, as long as it is shown. */
static void test_releases_come_and_go(void)
{
	struct list list = list_begin();

	CU_ASSERT_EQUAL_FATAL(list_import(&list, "trial", NULL,
				      "rank,title,artist,released,genres\n1,Quux,Xyzzy,,Zydeco\n"),
		RESULT_OK);
	change(&list, "SELECT");
	expect(list.store, "quux", "");
	expect(list.store, "xyzzy", "");
	expect(list.store, "zydeco", "");
	publish(&list, "trial", "1,Quux,Xyzzy,,Zydeco\n");
	expect(list.store, "quux", "release exact quux; ");
	expect(list.store, "xyzzy", "artist exact xyzzy; release words quux; ");
	expect(list.store, "zydeco", "genre exact zydeco; ");
	change(&list, "UPDATE release SET title = 'Plugh', near_key = 'plugh' WHERE slug = 'quux'");
	expect(list.store, "quux", "");
	expect(list.store, "plugh", "release exact quux; ");
	change(&list, "UPDATE artist_credit SET name = 'Frobozz', near_key = 'frobozz' "
		      "WHERE name = 'Xyzzy'");
	expect(list.store, "frobozz", "release words quux; ");
	change(&list, "UPDATE artist SET slug = 'frob', near_key = 'grue' WHERE slug = 'xyzzy'");
	expect(list.store, "grue", "artist exact frob; ");
	expect(list.store, "xyzzy", "");
	change(&list, "UPDATE release SET published_at = NULL WHERE slug = 'quux'");
	expect(list.store, "plugh", "");
	list_end(&list);
}

static void test_charts_and_genres_come_and_go(void)
{
	struct list list = list_begin();

	change(&list, "INSERT INTO genre (name, slug, match_key, near_key) "
		      "VALUES ('Skronk', 'skronk', 'skronk', 'skronk')");
	expect(list.store, "skronk", "");
	change(&list, "INSERT INTO chart (slug, title, near_key, genre_id) "
		      "SELECT 'honk', 'Honk', 'honk', id FROM genre WHERE slug = 'skronk'");
	expect(list.store, "skronk", "genre exact skronk; ");
	expect(list.store, "honk", "chart exact honk; ");
	change(&list, "UPDATE chart SET title = 'Tonk', near_key = 'tonk' WHERE slug = 'honk'");
	expect(list.store, "tonk", "chart exact honk; ");
	change(&list, "UPDATE chart SET deleted_at = now() WHERE slug = 'honk'");
	expect(list.store, "tonk", "");
	expect(list.store, "skronk", "");
	change(&list, "UPDATE genre SET essay = 'Loud.' WHERE slug = 'skronk'");
	expect(list.store, "skronk", "genre exact skronk; ");
	list_end(&list);
}

/* What is merged away is deleted, and its releases count for the one that stays. */
static void test_merging(void)
{
	struct list list = list_begin();

	publish(&list, "twins", "1,Alpha,Xyzzy,,\n2,Beta,Xyzzyx,,\n");
	change(&list,
		"UPDATE artist_credit_part SET artist_id = (SELECT id FROM artist WHERE slug = "
		"'xyzzy') WHERE name = 'Xyzzyx';"
		"DELETE FROM artist WHERE slug = 'xyzzyx'");
	expect(list.store, "xyzzyx",
		"artist similar xyzzy; release words beta; "
		"release similar alpha; ");
	list_end(&list);
}

static struct fixture_answer ask_owner(const char *sql)
{
	PGconn *owner = fixture_connect(FIXTURE_OWNER);
	struct fixture_answer answer = fixture_try(owner, sql);

	PQfinish(owner);
	return answer;
}

/* The read model is what it is made of, also after everything that the other tests wrote. */
static void test_model_is_whole(void)
{
	CU_ASSERT_STRING_EQUAL(ask_owner("SELECT count(*) FROM (SELECT * FROM search_entry "
					 "EXCEPT SELECT * FROM search_card) AS stale")
				       .value,
		"0");
	CU_ASSERT_STRING_EQUAL(ask_owner("SELECT count(*) FROM (SELECT * FROM search_card "
					 "EXCEPT SELECT * FROM search_entry) AS missing")
				       .value,
		"0");
	CU_ASSERT_STRING_EQUAL(
		ask_owner("SELECT count(*) FROM search_word FULL JOIN (SELECT DISTINCT "
			  "unnest(search_vocabulary(words)) AS word FROM search_entry) AS used "
			  "USING (word) WHERE search_word IS NULL OR used IS NULL")
			.value,
		"0");
	CU_ASSERT_STRING_EQUAL(ask_owner("SELECT count(*) FROM search_change").value, "0");
}

/* A word goes with the last name that has it. */
static void test_words_go(void)
{
	CU_ASSERT_STRING_EQUAL(ask_owner("UPDATE chart SET deleted_at = now() WHERE slug = 'empty';"
					 "SET CONSTRAINTS ALL IMMEDIATE;"
					 "SELECT string_agg(word, ' ') FROM search_word "
					 "WHERE word IN ('nothing', 'best', 'yet')")
				       .value,
		"best");
}

/* A change that no reader could find by leaves the pages that readers keep as they are. */
static void test_revision(void)
{
	struct list list = list_begin();
	int64_t before = 0;
	int64_t after = 0;

	publish(&list, "trial", "1,Quux,Xyzzy,,\n");
	CU_ASSERT_EQUAL(store_site_revision(list.store, &before), RESULT_OK);
	change(&list, "SELECT search_note('chart', '{1,2,3}'), search_note('release', '{1}')");
	CU_ASSERT_EQUAL(store_site_revision(list.store, &after), RESULT_OK);
	CU_ASSERT_EQUAL(before, after);
	change(&list, "UPDATE artist SET near_key = 'plugh' WHERE slug = 'xyzzy'");
	CU_ASSERT_EQUAL(store_site_revision(list.store, &after), RESULT_OK);
	CU_ASSERT(after > before);
	list_end(&list);
}

static void test_rights(void)
{
	static const char *const refused[] = {
		"INSERT INTO search_word VALUES ('x')",
		"DELETE FROM search_word",
		"UPDATE search_entry SET name = 'x'",
		"DELETE FROM search_entry",
		"INSERT INTO search_change (kind, targets) VALUES ('chart', '{1}')",
		"SELECT search_write('chart', '{1}')",
	};

	for (enum fixture_role role = FIXTURE_EDITOR; role <= FIXTURE_PUBLIC; role++) {
		PGconn *connection = fixture_connect(role);

		for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
			CU_ASSERT_STRING_EQUAL(fixture_try(connection, refused[i]).state, "42501");
		PQfinish(connection);
	}
}

void suite_search(void)
{
	CU_pSuite suite = CU_add_suite("search", NULL, NULL);

	CU_add_test(suite, "every kind", test_kinds);
	CU_add_test(suite, "what a hit shows", test_hits);
	CU_add_test(suite, "round trips", test_round_trips);
	CU_add_test(suite, "accents, letters, scripts", test_spelling);
	CU_add_test(suite, "quotes", test_quotes);
	CU_add_test(suite, "similar words", test_similar);
	CU_add_test(suite, "the order of hits", test_order);
	CU_add_test(suite, "more than a group shows", test_more_than_a_group);
	CU_add_test(suite, "signs", test_signs);
	CU_add_test(suite, "long texts", test_long_texts);
	CU_add_test(suite, "long names", test_long_names);
	CU_add_test(suite, "releases come and go", test_releases_come_and_go);
	CU_add_test(suite, "charts and genres come and go", test_charts_and_genres_come_and_go);
	CU_add_test(suite, "merged artists", test_merging);
	CU_add_test(suite, "words go", test_words_go);
	CU_add_test(suite, "revisions", test_revision);
	CU_add_test(suite, "rights", test_rights);
	CU_add_test(suite, "the read model is whole", test_model_is_whole);
}
