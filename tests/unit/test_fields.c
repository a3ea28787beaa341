#include <string.h>

#include "base/buffer.h"
#include "http/fields.h"
#include "suite.h"

#include "base/banned.h"

static const char *const sorts[] = {"rank", "title", "artist", NULL};

enum { SORT, PAGE, Q, GENRE, FIELDS };

static const struct http_field_rule rules[FIELDS] = {
	[SORT] = {"sort", HTTP_FIELD_WORD, .words = sorts},
	[PAGE] = {"page", HTTP_FIELD_NUMBER, 1, 1000, NULL},
	[Q] = {"q", HTTP_FIELD_TEXT, 2, 5, NULL},
	[GENRE] = {"genre", HTTP_FIELD_SLUG, 0, 0, NULL},
};

static struct arena *arena;
static struct http_field fields[FIELDS];

static int suite_open(void)
{
	arena = arena_new();
	return 0;
}

static int suite_close(void)
{
	arena_free(arena);
	return 0;
}

static void read_query(const char *query)
{
	memset(fields, 0x55, sizeof(fields));
	http_fields_read(query, rules, FIELDS, fields, arena);
}

/* A field that was not GIVEN shows nothing of what was sent. */
static bool is_bare(size_t i, enum http_field_state state)
{
	return fields[i].state == state && fields[i].number == 0 && fields[i].text == NULL;
}

static bool query_state(const char *query, size_t i, enum http_field_state state)
{
	read_query(query);
	return state == HTTP_FIELD_GIVEN ? fields[i].state == state : is_bare(i, state);
}

static bool query_text(const char *query, size_t i, const char *text)
{
	read_query(query);
	return fields[i].state == HTTP_FIELD_GIVEN && fields[i].text != NULL &&
	       strcmp(fields[i].text, text) == 0;
}

static void test_all(void)
{
	read_query("sort=artist&page=12&q=Zimm&genre=hip-hop");
	CU_ASSERT_EQUAL(fields[SORT].state, HTTP_FIELD_GIVEN);
	CU_ASSERT_EQUAL(fields[SORT].number, 2);
	CU_ASSERT_STRING_EQUAL(fields[SORT].text, "artist");
	CU_ASSERT_EQUAL(fields[PAGE].state, HTTP_FIELD_GIVEN);
	CU_ASSERT_EQUAL(fields[PAGE].number, 12);
	CU_ASSERT_EQUAL(fields[Q].state, HTTP_FIELD_GIVEN);
	CU_ASSERT_STRING_EQUAL(fields[Q].text, "Zimm");
	CU_ASSERT_EQUAL(fields[GENRE].state, HTTP_FIELD_GIVEN);
	CU_ASSERT_STRING_EQUAL(fields[GENRE].text, "hip-hop");
}

static void test_absent(void)
{
	static const char *const queries[] = {"", "&", "&&&=&=x&", "utm_source=a&SORT=rank",
		"sort%00=rank", "sort%00x=rank", "sorts=rank", "sor=t", "page%3D=1", "?sort=rank"};

	for (size_t i = 0; i < sizeof(queries) / sizeof(*queries); i++) {
		read_query(queries[i]);
		for (size_t j = 0; j < FIELDS; j++)
			CU_ASSERT_TRUE(is_bare(j, HTTP_FIELD_ABSENT));
	}
}

static void test_decoding(void)
{
	CU_ASSERT_TRUE(query_text("%71=ab", Q, "ab"));
	CU_ASSERT_TRUE(query_text("q=a+b", Q, "a b"));
	CU_ASSERT_TRUE(query_text("q=a%2Bb", Q, "a+b"));
	CU_ASSERT_TRUE(query_text("q=a%26b", Q, "a&b"));
	CU_ASSERT_TRUE(query_text("q=a=b", Q, "a=b"));
	CU_ASSERT_TRUE(query_text("q=%2541", Q, "%41"));
	CU_ASSERT_TRUE(query_text("q=1%25", Q, "1%"));
	CU_ASSERT_TRUE(query_text("q=%zz", Q, "%zz"));
	CU_ASSERT_TRUE(query_text("q=ab%", Q, "ab%"));
	CU_ASSERT_TRUE(query_text("&&q=ab&", Q, "ab"));
	CU_ASSERT_TRUE(query_text("q=ab;cd", Q, "ab;cd"));
}

static void test_empty(void)
{
	CU_ASSERT_TRUE(query_state("sort=", SORT, HTTP_FIELD_EMPTY));
	CU_ASSERT_TRUE(query_state("sort", SORT, HTTP_FIELD_EMPTY));
	CU_ASSERT_TRUE(query_state("page=&q=ab", PAGE, HTTP_FIELD_EMPTY));
	CU_ASSERT_TRUE(query_state("q=+%09%0A", Q, HTTP_FIELD_EMPTY));
	CU_ASSERT_TRUE(query_state("sort=+", SORT, HTTP_FIELD_INVALID));
}

static void test_repeated(void)
{
	CU_ASSERT_TRUE(query_state("sort=rank&sort=rank", SORT, HTTP_FIELD_REPEATED));
	CU_ASSERT_TRUE(query_state("sort=rank&sort=", SORT, HTTP_FIELD_REPEATED));
	CU_ASSERT_TRUE(query_state("sort=&sort=rank", SORT, HTTP_FIELD_REPEATED));
	CU_ASSERT_TRUE(query_state("sort=bad&sort=rank", SORT, HTTP_FIELD_REPEATED));
	CU_ASSERT_TRUE(query_state("q=ab&x=1&%71=cd&q=ef", Q, HTTP_FIELD_REPEATED));
	CU_ASSERT_EQUAL(fields[SORT].state, HTTP_FIELD_ABSENT);
}

static void test_words(void)
{
	CU_ASSERT_TRUE(query_state("sort=rank", SORT, HTTP_FIELD_GIVEN));
	CU_ASSERT_EQUAL(fields[SORT].number, 0);
	CU_ASSERT_TRUE(query_state("sort=Rank", SORT, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("sort=rank+", SORT, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("sort=rank%00", SORT, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("sort=ran", SORT, HTTP_FIELD_INVALID));
}

static void test_numbers(void)
{
	CU_ASSERT_TRUE(query_state("page=1", PAGE, HTTP_FIELD_GIVEN));
	CU_ASSERT_TRUE(query_state("page=1000", PAGE, HTTP_FIELD_GIVEN));
	CU_ASSERT_TRUE(query_state("page=0", PAGE, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("page=1001", PAGE, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("page=-1", PAGE, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("page=%2B1", PAGE, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("page=1.5", PAGE, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("page=99999999999999999999", PAGE, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("page=1%00", PAGE, HTTP_FIELD_INVALID));
}

/* `q` takes 2 to 5 code points, counted after trimming. */
static void test_texts(void)
{
	CU_ASSERT_TRUE(query_state("q=a", Q, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("q=abcdef", Q, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_text("q=+ab+", Q, "ab"));
	CU_ASSERT_TRUE(query_text("q=%0D%0Aabcde%09", Q, "abcde"));
	CU_ASSERT_TRUE(query_text("q=%E4%B9%85%E7%9F%B3%E8%AD%B2", Q,
		"\xe4\xb9\x85\xe7\x9f\xb3"
		"\xe8\xad\xb2"));
	CU_ASSERT_TRUE(query_state("q=a%01b", Q, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("q=a%0Ab", Q, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("q=a%7Fb", Q, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("q=ab%00", Q, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("q=%00", Q, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("q=ab%FF", Q, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("q=ab%C3", Q, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("q=ab%ED%A0%80", Q, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("q=ab\xff", Q, HTTP_FIELD_INVALID));
}

static void test_slugs(void)
{
	char query[128] = "genre=";

	CU_ASSERT_TRUE(query_text("genre=jazz-2", GENRE, "jazz-2"));
	CU_ASSERT_TRUE(query_state("genre=Jazz", GENRE, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("genre=ja_zz", GENRE, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("genre=../etc", GENRE, HTTP_FIELD_INVALID));
	CU_ASSERT_TRUE(query_state("genre=jazz%00", GENRE, HTTP_FIELD_INVALID));
	memset(query + strlen(query), 'a', 100);
	CU_ASSERT_TRUE(query_state(query, GENRE, HTTP_FIELD_GIVEN));
	query[strlen(query)] = 'a';
	CU_ASSERT_TRUE(query_state(query, GENRE, HTTP_FIELD_INVALID));
}

static void test_ten_thousand_parameters(void)
{
	struct buffer query = {0};
	size_t held = arena_size(arena);

	for (int i = 0; i < 10000; i++)
		buffer_format(&query, "p%d=%d&", i, i);
	buffer_add_text(&query, "page=7");
	CU_ASSERT_TRUE(query_state(buffer_text(&query), PAGE, HTTP_FIELD_GIVEN));
	CU_ASSERT_EQUAL(fields[PAGE].number, 7);
	buffer_reset(&query);
	for (int i = 0; i < 10000; i++)
		buffer_add_text(&query, "q=abc&");
	CU_ASSERT_TRUE(query_state(buffer_text(&query), Q, HTTP_FIELD_REPEATED));
	CU_ASSERT_EQUAL(arena_size(arena), held);
	buffer_free(&query);
}

static void test_ten_thousand_bytes(void)
{
	struct buffer query = {0};
	size_t held = arena_size(arena);

	for (int i = 0; i < 10000; i++)
		buffer_add_char(&query, 'a');
	buffer_add_text(&query, "=1&page=7&q=");
	for (int i = 0; i < 10000; i++)
		buffer_add_char(&query, 'a');
	read_query(buffer_text(&query));
	CU_ASSERT_EQUAL(fields[PAGE].number, 7);
	CU_ASSERT_TRUE(is_bare(Q, HTTP_FIELD_INVALID));
	CU_ASSERT_EQUAL(arena_size(arena), held);
	buffer_free(&query);
}

void suite_fields(void)
{
	CU_pSuite suite = CU_add_suite("fields", suite_open, suite_close);

	CU_add_test(suite, "all types", test_all);
	CU_add_test(suite, "absent", test_absent);
	CU_add_test(suite, "decoding", test_decoding);
	CU_add_test(suite, "empty", test_empty);
	CU_add_test(suite, "repeated", test_repeated);
	CU_add_test(suite, "words", test_words);
	CU_add_test(suite, "numbers", test_numbers);
	CU_add_test(suite, "texts", test_texts);
	CU_add_test(suite, "slugs", test_slugs);
	CU_add_test(suite, "10,000 parameters", test_ten_thousand_parameters);
	CU_add_test(suite, "10,000 bytes", test_ten_thousand_bytes);
}
