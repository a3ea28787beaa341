#include "view/view_search.h"

#include <jansson.h>
#include <string.h>

#include "../suite.h"
#include "fixture.h"

#include "base/banned.h"

/* Ends whatever it stands in. */
#define HOSTILE "</title><x-evil a=\"1\" b='2'>&amp;<!-- \xe2\x80\xa8"

static const struct search nothing;

static struct search bjork(void)
{
	struct search search = {0};
	search_add(
		&search, SEARCH_ARTIST, (struct search_hit){SEARCH_EXACT, "bjork", "Björk", NULL});
	search_add(&search, SEARCH_ARTIST,
		(struct search_hit){SEARCH_SIMILAR, "bjorn", "Björn & Co.", NULL});
	search_add(&search, SEARCH_RELEASE,
		(struct search_hit){SEARCH_WORDS, "debut", "Debut", "Björk"});
	for (size_t i = 0; i < SEARCH_GROUP_HITS; i++)
		search_add(&search, SEARCH_RELEASE,
			(struct search_hit){SEARCH_WORDS, "untitled", NULL, "Björk"});
	return search;
}

static const char *taken(struct buffer *page)
{
	const char *text = arena_copy(fixture_arena, buffer_text(page), page->length);
	buffer_free(page);
	return text;
}

static const char *page_of(const struct search *search, const char *q)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL(view_search_page(fixture_view, search, q, fixture_arena, &page), RESULT_OK);
	return taken(&page);
}

static const char *json_of(const struct search *search, const char *q)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL(view_search_json(fixture_view, search, q, fixture_arena, &page), RESULT_OK);
	return taken(&page);
}

static void test_pages(void)
{
	const struct search search = bjork();
	fixture_golden("search.html", page_of(&nothing, NULL));
	fixture_golden("search-found.html", page_of(&search, "bjork"));
	fixture_golden("search-nothing.html", page_of(&nothing, "qqqq"));
}

/* What is only alike is told so once, not at every hit. */
static void test_only_similar(void)
{
	struct search search = {0};
	search_add(&search, SEARCH_ARTIST,
		(struct search_hit){SEARCH_SIMILAR, "hans-zimmer", "Hans Zimmer", NULL});
	const char *page = page_of(&search, "zimer");
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "Nothing is called “zimer”."));
	CU_ASSERT_PTR_NULL(strstr(page, ">similar<"));
	search_add(&search, SEARCH_ARTIST,
		(struct search_hit){SEARCH_PREFIX, "zimer-x", "Zimer X", NULL});
	page = page_of(&search, "zimer");
	CU_ASSERT_PTR_NULL(strstr(page, "Nothing is called"));
	CU_ASSERT_EQUAL(fixture_count(page, ">similar<"), 1);
}

/* The page of results is no page for search engines; the form alone is. */
static void test_head(void)
{
	const char *plain = page_of(&nothing, NULL);
	const char *found = page_of(&nothing, "a&b");
	CU_ASSERT_PTR_NULL(strstr(plain, "noindex"));
	CU_ASSERT_PTR_NOT_NULL(strstr(found, "<meta name=\"robots\" content=\"noindex\">"));
	CU_ASSERT_PTR_NOT_NULL(strstr(
		found, "<link rel=\"canonical\" href=\"https://charts.example/search?q=a%26b\">"));
}

/* One form for one job: the page of the search needs none in its head. */
static void test_forms(void)
{
	CU_ASSERT_EQUAL(fixture_count(page_of(&nothing, NULL), "role=\"search\""), 1);
	CU_ASSERT_EQUAL(fixture_count(page_of(&nothing, NULL), "\"Search the site\""), 1);
}

static void test_hostile(void)
{
	struct search search = {0};
	for (enum search_kind kind = 0; kind < SEARCH_KIND_COUNT; kind++)
		search_add(
			&search, kind, (struct search_hit){SEARCH_SIMILAR, "a", HOSTILE, HOSTILE});
	CU_ASSERT_PTR_NULL(strstr(page_of(&search, HOSTILE), "<x-evil"));
	CU_ASSERT_PTR_NULL(strstr(page_of(&nothing, HOSTILE), "<x-evil"));
	CU_ASSERT_PTR_NULL(strstr(page_of(&nothing, HOSTILE), "<!--"));
	json_t *document = json_loads(json_of(&search, HOSTILE), 0, NULL);
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(document, "query")), HOSTILE);
	json_decref(document);
}

static void test_json(void)
{
	const struct search search = bjork();
	fixture_golden("search.json", json_of(&search, "bjork"));
}

static void test_opensearch(void)
{
	struct buffer out = {0};
	view_opensearch(fixture_view, fixture_arena, &out);
	fixture_golden("opensearch.xml", taken(&out));
}

void suite_view_search(void)
{
	CU_pSuite suite = CU_add_suite("view_search", fixture_open, fixture_close);
	CU_add_test(suite, "pages", test_pages);
	CU_add_test(suite, "only similar", test_only_similar);
	CU_add_test(suite, "head", test_head);
	CU_add_test(suite, "forms", test_forms);
	CU_add_test(suite, "hostile texts", test_hostile);
	CU_add_test(suite, "JSON", test_json);
	CU_add_test(suite, "OpenSearch", test_opensearch);
}
