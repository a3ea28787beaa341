#include "model/unicode.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "model/slug.h"

#include "base/banned.h"

struct pair {
	const char *text;
	const char *expected;
};

#define CHECK(function, cases) check((function), (cases), sizeof(cases) / sizeof((cases)[0]))

static void check(
	char *(*function)(struct arena *, const char *), const struct pair *cases, size_t count)
{
	struct arena *arena = arena_new();

	for (size_t i = 0; i < count; i++)
		CU_ASSERT_STRING_EQUAL(function(arena, cases[i].text), cases[i].expected);
	arena_free(arena);
}

static void test_match_key(void)
{
	static const struct pair cases[] = {
		{"", ""},
		{"ABBA", "abba"},
		{"Bjo\u0308rk", "björk"},
		{"BJÖRK", "björk"},
		{"Bjork", "bjork"},
		{"Straße", "strasse"},
		{"ＡＢＣ１２", "abc12"},
		{"Don\u2019t", "don't"},
		{"\u201cHeroes\u201d", "\"heroes\""},
		{"a\u2013b\u2014c\u2010d\u2212e\u2011f", "a-b-c-d-e-f"},
		{" \t two \u00a0\u3000 words\n", "two words"},
		{"+", "+"},
		{"久石譲", "久石譲"},
		{"so\u00adft", "soft"},
		{"\u200b\u00ad", ""},
		{"🎵", "🎵"},
	};

	CHECK(unicode_match_key, cases);
}

static void test_near_key(void)
{
	static const struct pair cases[] = {
		{"", ""},
		{"Björk", "bjork"},
		{"Sigur Rós: ( )", "sigur ros"},
		{"  A-ha!  ", "a ha"},
		{"AC/DC", "ac dc"},
		{"+", ""},
		{"=", ""},
		{"İstanbul", "istanbul"},
		{"久石譲", "久石譲"},
		{"Сплін", "сплін"},
		{"Ⅳ ½", "iv 1 2"},
		{"किशोर", "किशोर"},
		{"🎵 x", "x"},
		{"Hawai\u02bbi", "hawai i"},
		{"O\u02bcBrien", "o brien"},
		{"\u0149", "n"},
		{"ラーメン 々", "ラーメン 々"},
	};

	CHECK(unicode_near_key, cases);
}

static void test_slug(void)
{
	static const struct pair cases[] = {
		{"Björk", "bjork"},
		{"José González", "jose-gonzalez"},
		{"久石譲", "jiu-shi-rang"},
		{"Сплін", "splin"},
		{"Bjo\u0308rk", "bjork"},
		{"Don\u2019t Look Back", "dont-look-back"},
		{"--AC/DC--", "ac-dc"},
		{"A  &  B", "a-b"},
		{"Øystein Ægir Łódź Straße", "oystein-aegir-lodz-strasse"},
		{"2Pac", "2pac"},
		{"+", ""},
		{"", ""},
		{"☃", ""},
		{"김광석", "gimgwangseog"},
	};

	CHECK(unicode_slug, cases);
}

static void test_long_slugs_are_cut(void)
{
	struct arena *arena = arena_new();
	struct buffer text = {0};

	for (int i = 0; i < 300; i++)
		buffer_add_text(&text, "久");
	CU_ASSERT_STRING_EQUAL(unicode_slug(arena, buffer_text(&text)),
		"jiu-jiu-jiu-jiu-jiu-jiu-jiu-jiu-jiu-jiu-"
		"jiu-jiu-jiu-jiu-jiu-jiu-jiu-jiu-jiu-jiu");
	buffer_reset(&text);
	for (int i = 0; i < 300; i++)
		buffer_add_char(&text, 'x');
	CU_ASSERT_EQUAL(strlen(unicode_slug(arena, buffer_text(&text))), 80);
	/* The 80th byte would be the hyphen. */
	text.data[79] = ' ';
	CU_ASSERT_EQUAL(strlen(unicode_slug(arena, buffer_text(&text))), 79);
	buffer_free(&text);
	arena_free(arena);
}

/* U+FDFA becomes 18 characters: more than any guess of the space that a key takes. */
static void test_growing_keys(void)
{
	struct arena *arena = arena_new();
	struct buffer text = {0};

	for (int i = 0; i < 200; i++)
		buffer_add_text(&text, "\ufdfa");
	CU_ASSERT_EQUAL(text_length(unicode_match_key(arena, buffer_text(&text))), 200 * 18);
	CU_ASSERT_EQUAL(text_length(unicode_near_key(arena, buffer_text(&text))), 200 * 18);
	CU_ASSERT_TRUE(slug_is_valid(unicode_slug(arena, buffer_text(&text))));
	buffer_free(&text);
	arena_free(arena);
}

static void test_columns(void)
{
	static const struct {
		const char *text;
		size_t columns;
	} cases[] = {
		{"", 0},
		{"Abba", 4},
		{"Björk", 5},
		{"Bjo\u0308rk", 5},        /* a combining mark */
		{"久石譲", 6},             /* wide */
		{"ＡＢ", 4},               /* fullwidth */
		{"ｱｲ", 2},                 /* halfwidth */
		{"\u1112\u1161\u11ab", 2}, /* a syllable in three letters */
		{"أغاني", 5},
		{"a\u200db", 2}, /* joined by nothing that is seen */
		{"🎵", 2},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (unicode_columns(cases[i].text) != cases[i].columns)
			printf("\n    %s", cases[i].text);
		CU_ASSERT_EQUAL(unicode_columns(cases[i].text), cases[i].columns);
	}
}

static void test_fit(void)
{
	static const struct {
		const char *text;
		size_t columns;
		const char *fitted;
	} cases[] = {
		{"", 2, "  "},
		{"abc", 3, "abc"},
		{"abc", 5, "abc  "},
		{"abcd", 3, "ab…"},
		{"abcd", 1, "…"},
		{"久石譲", 6, "久石譲"},
		{"久石譲", 5, "久石…"},
		{"久石譲", 4, "久… "}, /* half of a character does not fit */
		{"Bjo\u0308rk", 4, "Bjo\u0308…"},
		{"a\x1b[1m", 8, "a\ufffd[1m   "},
		{"a\xc2\x9bm", 3, "a\ufffdm"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buffer out = {0};

		unicode_fit(cases[i].text, cases[i].columns, &out);
		CU_ASSERT_STRING_EQUAL(buffer_text(&out), cases[i].fitted);
		CU_ASSERT_EQUAL(unicode_columns(buffer_text(&out)), cases[i].columns);
		buffer_free(&out);
	}
}

void suite_unicode(void)
{
	CU_pSuite suite = CU_add_suite("unicode", NULL, NULL);

	CU_add_test(suite, "match key", test_match_key);
	CU_add_test(suite, "near key", test_near_key);
	CU_add_test(suite, "slug", test_slug);
	CU_add_test(suite, "long slugs are cut", test_long_slugs_are_cut);
	CU_add_test(suite, "growing keys", test_growing_keys);
	CU_add_test(suite, "columns", test_columns);
	CU_add_test(suite, "fit", test_fit);
}
