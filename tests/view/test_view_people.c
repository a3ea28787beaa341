#include <jansson.h>
#include <string.h>

#include "../suite.h"
#include "fixture.h"
#include "view/view_artist.h"
#include "view/view_release.h"

#include "base/banned.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* 2026-01-08T09:30:00Z */
#define PUBLISHED 1767864600

static const struct credit_part duo[] = {
	{"trent-reznor", "Trent Reznor", " and "}, {"atticus-ross", "Atticus Ross", ""}};
static const struct credit_part alone[] = {{"trent-reznor", "Trent Reznor", ""}};
static const struct chart_tag tags[] = {{"ambient", "ambient", 48}, {"score", "score", 0}};
static const struct chart_link links[] = {
	{"Bandcamp", "https://music.example/a?b=1&c=2"}, {"Bad", "javascript:alert(1)"}};
static const struct release_place places[] = {
	{"soundtrack", "Best soundtracks", 12, 100, 3, PUBLISHED},
	{"long", "A long chart", 201, 450, 1, PUBLISHED},
};

static const struct release known = {
	.slug = "the-social-network",
	.title = "The Social Network",
	.artist = "Trent Reznor and Atticus Ross",
	.cover = "/covers/social.jpg",
	.released = {2010, 9, 28},
	.credit = duo,
	.credit_count = COUNT(duo),
	.tags = tags,
	.tag_count = COUNT(tags),
	.links = links,
	.link_count = COUNT(links),
	.places = places,
	.place_count = COUNT(places),
};
static const struct release unknown = {
	.slug = "untitled-2",
	.artist = "Trent Reznor",
	.cover = "https://elsewhere.example/x.jpg",
	.credit = alone,
	.credit_count = COUNT(alone),
};

static const struct artist_release rows[] = {
	{.slug = "early",
		.title = "Early & late",
		.artist = "Trent Reznor",
		.released = {1994, 3, 0},
		.credit = alone,
		.credit_count = COUNT(alone),
		.best = {"soundtrack", "Best soundtracks", 7},
		.place_count = 3},
	{.slug = "the-social-network",
		.title = "The Social Network",
		.artist = "Trent Reznor and Atticus Ross",
		.released = {2010, 9, 28},
		.credit = duo,
		.credit_count = COUNT(duo),
		.best = {"long", "A long chart", 201},
		.place_count = 1},
	{.slug = "untitled-2",
		.artist = "Trent Reznor",
		.credit = alone,
		.credit_count = COUNT(alone)},
};

static struct artist reznor(void)
{
	return (struct artist){
		.slug = "trent-reznor",
		.name = "Trent Reznor",
		.sort_name = "Reznor, Trent",
		.release_count = COUNT(rows),
		.first_year = 1994,
		.last_year = 2010,
		.releases = rows,
		.row_count = COUNT(rows),
		.page = 1,
		.page_count = 1,
	};
}

static const char *taken(struct buffer *page)
{
	const char *text = arena_copy(fixture_arena, buffer_text(page), page->length);
	buffer_free(page);
	return text;
}

static const char *release_page(const struct release *release)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL_FATAL(
		view_release_page(fixture_view, release, fixture_arena, &page), RESULT_OK);
	return taken(&page);
}

static const char *artist_page(struct artist artist)
{
	struct buffer page = {0};
	CU_ASSERT_EQUAL_FATAL(
		view_artist_page(fixture_view, &artist, fixture_arena, &page), RESULT_OK);
	return taken(&page);
}

static void assert_has(const char *page, const char *part)
{
	if (strstr(page, part) == NULL) {
		fprintf(stderr, "\nmissing: %s\n", part);
		CU_FAIL("the page lacks a part");
	}
}

static void assert_lacks(const char *page, const char *part)
{
	if (strstr(page, part) != NULL) {
		fprintf(stderr, "\nshould not be there: %s\n", part);
		CU_FAIL("the page has a part too many");
	}
}

static void test_release(void)
{
	const char *page = release_page(&known);
	fixture_golden("release.html", page);
	assert_has(page, "<title>The Social Network by Trent Reznor and Atticus Ross (2010) – "
			 "Silverchart</title>");
	assert_has(page, "by <a href=\"/artists/trent-reznor\">Trent Reznor</a> and "
			 "<a href=\"/artists/atticus-ross\">Atticus Ross</a></p>");
	assert_has(page, "<time datetime=\"2010-09-28\">28 Sep 2010</time>");
	assert_has(page, "<a href=\"/genres/ambient\">ambient</a> <small>48</small>");
	assert_has(page, "href=\"/charts/soundtrack?sort=rank#rank-12\"");
	assert_has(page, "href=\"/charts/long?sort=rank&amp;page=2#rank-201\"");
	assert_has(page, "https://charts.example/releases/the-social-network\">");
	assert_has(page, "\"datePublished\":\"2010-09-28\"");
	assert_lacks(page, "javascript:");
}

static void test_release_unknown(void)
{
	const char *page = release_page(&unknown);
	fixture_golden("release-unknown.html", page);
	assert_has(page, "<h1><span class=\"none\">[untitled]</span></h1>");
	assert_has(page, ">unknown</span>");
	assert_has(page, ">untagged</span>");
	assert_has(page, "In no chart at present.");
	assert_lacks(page, "elsewhere.example");
	assert_lacks(page, "Listen");
	assert_lacks(page, "datePublished");
}

static void test_artist(void)
{
	const char *page = artist_page(reznor());
	fixture_golden("artist.html", page);
	assert_has(page, "<title>Trent Reznor – Silverchart</title>");
	assert_has(page, "Releases from 1994 to 2010");
	assert_has(page, "<strong>3 releases</strong>, sorted by release date, oldest first");
	assert_has(page, "Trent Reznor and <a href=\"/artists/atticus-ross\">Atticus Ross</a>");
	assert_has(page, "Best soundtracks <small>#7</small></a> <small>and 2 more</small>");
	assert_has(page, "href=\"/charts/long?sort=rank&amp;page=2#rank-201\"");
	assert_has(page, "in no chart at present");
	assert_lacks(page, "href=\"/artists/trent-reznor\">");
}

static void test_artist_pages(void)
{
	struct artist artist = reznor();
	artist.page = 2;
	artist.page_count = 3;
	const char *page = artist_page(artist);
	assert_has(page, "<title>Trent Reznor, page 2 – Silverchart</title>");
	assert_has(page, "canonical\" href=\"https://charts.example/artists/trent-reznor?page=2\"");
	assert_has(page, "rel=\"prev\" href=\"/artists/trent-reznor\"");
	assert_has(page, "rel=\"next\" href=\"/artists/trent-reznor?page=3\"");
}

/* The column of credits is there only when one says more than the heading. */
static void test_artist_alone(void)
{
	struct artist artist = reznor();
	artist.row_count = artist.release_count = 1;
	artist.last_year = 1994;
	const char *page = artist_page(artist);
	assert_lacks(page, "class=\"artist\"");
	assert_has(page, "<p class=\"byline\">Releases of 1994</p>");
	assert_has(page, "<strong>1 release</strong>");
}

static void test_artist_without_releases(void)
{
	struct artist artist = {.slug = "x", .name = "X", .page = 1, .page_count = 1};
	const char *page = artist_page(artist);
	assert_has(page, "No release at present.");
	assert_lacks(page, "<table");
	assert_lacks(page, "byline");
}

static json_t *member(json_t *object, const char *list, size_t index, const char *name)
{
	return json_object_get(json_array_get(json_object_get(object, list), index), name);
}

static void test_release_json(void)
{
	struct buffer out = {0};
	CU_ASSERT_EQUAL(view_release_json(fixture_view, &known, fixture_arena, &out), RESULT_OK);
	const char *text = taken(&out);
	fixture_golden("release.json", text);
	json_t *document = json_loads(text, 0, NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(document);
	CU_ASSERT_EQUAL(json_integer_value(json_object_get(document, "version")), 1);
	CU_ASSERT_TRUE(json_is_null(member(document, "genres", 1, "weight")));
	CU_ASSERT_EQUAL(json_integer_value(member(document, "places", 1, "rank")), 201);
	json_decref(document);
	CU_ASSERT_EQUAL(view_release_json(fixture_view, &unknown, fixture_arena, &out), RESULT_OK);
	document = json_loads(taken(&out), 0, NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(document);
	CU_ASSERT_TRUE(json_is_null(json_object_get(document, "title")));
	CU_ASSERT_TRUE(json_is_null(json_object_get(document, "released")));
	json_decref(document);
}

static void test_artist_json(void)
{
	const struct artist artist = reznor();
	struct buffer out = {0};
	CU_ASSERT_EQUAL(view_artist_json(fixture_view, &artist, fixture_arena, &out), RESULT_OK);
	const char *text = taken(&out);
	fixture_golden("artist.json", text);
	json_t *document = json_loads(text, 0, NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(document);
	CU_ASSERT_EQUAL(json_array_size(json_object_get(document, "releases")), COUNT(rows));
	CU_ASSERT_TRUE(json_is_null(member(document, "releases", 2, "best_place")));
	json_decref(document);
}

void suite_view_people(void)
{
	CU_pSuite suite = CU_add_suite("view_people", fixture_open, fixture_close);
	CU_add_test(suite, "a release", test_release);
	CU_add_test(suite, "a release of which little is known", test_release_unknown);
	CU_add_test(suite, "an artist", test_artist);
	CU_add_test(suite, "pages of an artist", test_artist_pages);
	CU_add_test(suite, "an artist with no other", test_artist_alone);
	CU_add_test(suite, "an artist without releases", test_artist_without_releases);
	CU_add_test(suite, "a release as JSON", test_release_json);
	CU_add_test(suite, "an artist as JSON", test_artist_json);
}
