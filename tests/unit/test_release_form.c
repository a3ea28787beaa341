#include "model/release_form.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "suite.h"

#include "base/banned.h"

#define TEN "0123456789"
#define SIXTY TEN TEN TEN TEN TEN TEN

static struct arena *arena;

static int open_arena(void)
{
	arena = arena_new();
	return 0;
}

static int close_arena(void)
{
	arena_free(arena);
	return 0;
}

/* A credit of one artist. */
static const char *const columns[][1] = {{"1"}, {"Somebody"}, {""}};

static struct release_texts texts_of(const char *title, const char *sort_title)
{
	return (struct release_texts){.title = title,
		.sort_title = sort_title,
		.released = "",
		.genres = "",
		.cover = "",
		.slug = "",
		.credit = {columns[0], columns[1], columns[2], columns[2], columns[2], 1}};
}

static void test_titles(void)
{
	static const struct {
		const char *title, *sort_title; /* typed */
		const char *read, *filed;
	} cases[] = {
		{"The Wall", "", "The Wall", "Wall, The"}, {"  A-ha ", " ", "A-ha", "A-ha"},
		{"1999", "Nineteen", "1999", "Nineteen"}, {"", "", NULL, NULL},
		{"\xe2\x80\x8b", "", NULL, NULL}, /* a blank without width */
	};
	struct release_values values;
	struct release_faults faults;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct release_texts texts = texts_of(cases[i].title, cases[i].sort_title);

		CU_ASSERT_TRUE_FATAL(release_form_read(&texts, arena, &values, &faults));
		if (cases[i].read == NULL) {
			CU_ASSERT_PTR_NULL(values.title);
			CU_ASSERT_PTR_NULL(values.title_key);
			CU_ASSERT_PTR_NULL(values.sort_title);
			continue;
		}
		CU_ASSERT_STRING_EQUAL(values.title, cases[i].read);
		CU_ASSERT_STRING_EQUAL(values.sort_title, cases[i].filed);
		CU_ASSERT_PTR_NOT_NULL(values.title_key);
		CU_ASSERT_PTR_NOT_NULL(values.title_near_key);
	}
}

static void test_tags(void)
{
	struct release_texts texts = texts_of("", "");
	struct release_values values;
	struct release_faults faults;

	texts.genres = "Shoegaze:48\r\n\r\n dream pop : 24\n\"rock, quoted\"\n'=odd\n";
	CU_ASSERT_TRUE_FATAL(release_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_EQUAL_FATAL(values.tag_count, 4);
	CU_ASSERT_STRING_EQUAL(values.tags[0].name, "Shoegaze");
	CU_ASSERT_EQUAL(values.tags[0].weight, 48);
	CU_ASSERT_STRING_EQUAL(values.tags[1].name, "dream pop");
	CU_ASSERT_EQUAL(values.tags[1].weight, 24);
	CU_ASSERT_STRING_EQUAL(values.tags[2].name, "\"rock, quoted\"");
	CU_ASSERT_EQUAL(values.tags[2].weight, 0);
	CU_ASSERT_STRING_EQUAL(values.tags[3].name, "'=odd");
	texts.genres = "'=first";
	CU_ASSERT_TRUE_FATAL(release_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_STRING_EQUAL(values.tags[0].name, "'=first");
	texts.genres = "jazz:0\nrock\nRock";
	CU_ASSERT_FALSE(release_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_STRING_EQUAL(faults.genres,
		"\"jazz:0\": the weight behind ':' is a whole number from 1 to 100. "
		"\"Rock\": this genre is named twice.");
}

static void test_links(void)
{
	static const char *const labels[] = {"Bandcamp", "", " ", "Named", SIXTY "x", "Odd"};
	static const char *const urls[] = {" https://example.org/a ", "", "https://example.org/b",
		"", "https://e.org", "ftp://x"};
	struct release_texts texts = texts_of("", "");
	struct release_values values;
	struct release_faults faults;

	texts.labels = labels;
	texts.urls = urls;
	texts.link_count = 2;
	CU_ASSERT_TRUE_FATAL(release_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_EQUAL_FATAL(values.link_count, 1);
	CU_ASSERT_STRING_EQUAL(values.links[0].label, "Bandcamp");
	CU_ASSERT_STRING_EQUAL(values.links[0].url, "https://example.org/a");
	texts.link_count = 6;
	CU_ASSERT_FALSE(release_form_read(&texts, arena, &values, &faults));
	CU_ASSERT_PTR_NULL(faults.links[0]);
	CU_ASSERT_PTR_NULL(faults.links[1]);
	CU_ASSERT_STRING_EQUAL(faults.links[2], "A link needs a name.");
	CU_ASSERT_STRING_EQUAL(faults.links[3], "A link needs an address.");
	CU_ASSERT_STRING_EQUAL(faults.links[4], "This has 61 characters; up to 60 fit.");
	CU_ASSERT_PTR_NOT_NULL(strstr(faults.links[5], "starts with https://"));
}

static void test_faults(void)
{
	static const struct {
		const char *title, *sort_title, *released, *cover, *slug;
		const char *fault;
	} cases[] = {
		{"a\tb", "", "", "", "",
			"This is one line, without tabs and other control characters."},
		{"", "Filed", "", "", "", "A sort title needs a title."},
		{"", "", "1976-13", "", "", "Not a release date: a month goes from 01 to 12."},
		{"", "", "", "covers/1.jpg", "", "A cover is on this site"},
		{"", "", "", "//host/1.jpg", "", "A cover is on this site"},
		{"", "", "", "/a b.jpg", "", "A cover is on this site"},
		{"", "", "", "/", "", "A cover is on this site"},
		{"", "", "", "", "The-Wall", "An address has letters"},
		{"", "", "", "", "a--b", "An address has letters"},
	};
	struct release_values values;
	struct release_faults faults;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct release_texts texts = texts_of(cases[i].title, cases[i].sort_title);
		const char *const *all[] = {&faults.title, &faults.sort_title, &faults.released,
			&faults.cover, &faults.slug};
		size_t count = 0;

		texts.released = cases[i].released;
		texts.cover = cases[i].cover;
		texts.slug = cases[i].slug;
		CU_ASSERT_FALSE(release_form_read(&texts, arena, &values, &faults));
		for (size_t f = 0; f < sizeof all / sizeof all[0]; f++) {
			if (*all[f] == NULL)
				continue;
			count++;
			CU_ASSERT_PTR_EQUAL(strstr(*all[f], cases[i].fault), *all[f]);
		}
		CU_ASSERT_EQUAL(count, 1);
	}
}

/* What is written is read back as it was. */
static void test_written(void)
{
	static const struct import_tag tags[] = {{"Jazz", 0}, {"Free jazz", 7}};
	static const struct chart_link links[] = {{"Bandcamp", "https://example.org/"}};
	static const struct credit_wish artist = {
		.name = "Pink Floyd", .join = "", .artist = "Pink Floyd"};
	const struct release_values values = {.title = "The Wall",
		.sort_title = "Wall, The",
		.released = {1979, 11, 0},
		.tags = tags,
		.tag_count = 2,
		.links = links,
		.link_count = 1,
		.cover = "/covers/1.jpg",
		.slug = "the-wall",
		.credit = {.parts = &artist, .count = 1}};
	struct release_texts texts = release_form_write(&values, arena);
	struct release_values read;
	struct release_faults faults;

	CU_ASSERT_STRING_EQUAL(texts.sort_title, "");
	CU_ASSERT_STRING_EQUAL(texts.released, "1979-11");
	CU_ASSERT_STRING_EQUAL(texts.genres, "Jazz\nFree jazz:7\n");
	CU_ASSERT_EQUAL(texts.link_count, 3);
	CU_ASSERT_TRUE_FATAL(release_form_read(&texts, arena, &read, &faults));
	CU_ASSERT_STRING_EQUAL(read.sort_title, "Wall, The");
	CU_ASSERT_TRUE(date_equal(read.released, values.released));
	CU_ASSERT_EQUAL(read.tag_count, 2);
	CU_ASSERT_EQUAL(read.tags[1].weight, 7);
	CU_ASSERT_EQUAL(read.link_count, 1);
	CU_ASSERT_STRING_EQUAL(read.cover, "/covers/1.jpg");
	CU_ASSERT_STRING_EQUAL(read.slug, "the-wall");
	CU_ASSERT_STRING_EQUAL(read.credit.name, "Pink Floyd");
}

void suite_release_form(void)
{
	CU_pSuite suite = CU_add_suite("model/release_form", open_arena, close_arena);

	CU_ADD_TEST(suite, test_titles);
	CU_ADD_TEST(suite, test_tags);
	CU_ADD_TEST(suite, test_links);
	CU_ADD_TEST(suite, test_faults);
	CU_ADD_TEST(suite, test_written);
}
