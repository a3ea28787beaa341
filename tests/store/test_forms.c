#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "fixture.h"

#include "base/banned.h"

#define SHELF (1 << 20)

static struct desk desk;
static struct arena *etags; /* texts that outlive a request */

static int open_desk(void)
{
	desk_open(&desk, SHELF, NULL);
	etags = arena_new();
	return 0;
}

static int close_desk(void)
{
	arena_free(etags);
	desk_close(&desk);
	return 0;
}

static const char *header(const char *name)
{
	const char *value = http_response_find(&desk.response, name);

	return value != NULL ? value : "";
}

static void assert_has(const char *part)
{
	if (strstr(desk_body(&desk), part) == NULL)
		printf("\n    missing: %s\n    in: %s\n", part, desk_body(&desk));
	CU_ASSERT_PTR_NOT_NULL(strstr(desk_body(&desk), part));
}

/* Type, cache policy, ETag and 304 of every form. */
static void test_headers(void)
{
	static const struct {
		const char *path, *type;
	} rows[] = {
		{"/charts/soundtrack.csv", "text/csv; charset=utf-8; header=present"},
		{"/charts/soundtrack.json", "application/json; charset=utf-8"},
		{"/charts/soundtrack.txt", "text/plain; charset=utf-8"},
		{"/charts/soundtrack.atom", "application/atom+xml; charset=utf-8"},
		{"/feed.atom", "application/atom+xml; charset=utf-8"},
		{"/sitemap.xml", "application/xml; charset=utf-8"},
		{"/sitemap-pages.xml", "application/xml; charset=utf-8"},
		{"/sitemap-charts-1.xml", "application/xml; charset=utf-8"},
		{"/sitemap-releases-1.xml", "application/xml; charset=utf-8"},
		{"/robots.txt", "text/plain; charset=utf-8"},
		{"/about/data", "text/html; charset=utf-8"},
		{"/about/data/chart.schema.json", "application/json; charset=utf-8"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CU_ASSERT_EQUAL(desk_get(&desk, rows[i].path, "", ""), HTTP_OK);
		CU_ASSERT_STRING_EQUAL(header("Content-Type"), rows[i].type);
		CU_ASSERT_STRING_EQUAL(header("Cache-Control"), "no-cache");
		CU_ASSERT_STRING_EQUAL(header("X-Content-Type-Options"), "nosniff");
		CU_ASSERT_TRUE(desk.response.body.length > 0);
		const char *etag = header("ETag");
		CU_ASSERT_EQUAL_FATAL(etag[0], '"');
		CU_ASSERT_EQUAL(desk_get(&desk, rows[i].path, "", etag), HTTP_NOT_MODIFIED);
		CU_ASSERT_STRING_EQUAL(desk_body(&desk), "");
	}
}

static void test_not_there(void)
{
	static const struct {
		const char *path;
		enum http_status status;
	} rows[] = {
		{"/charts/never-was.csv", HTTP_NOT_FOUND},
		{"/charts/gone.csv", HTTP_GONE},
		{"/charts/gone.atom", HTTP_GONE},
		{"/charts/soundtrack.xml", HTTP_NOT_FOUND},
		{"/charts/soundtrack.csv.json", HTTP_NOT_FOUND},
		{"/charts/Soundtrack.CSV", HTTP_MOVED_PERMANENTLY},
		{"/sitemap-charts-2.xml", HTTP_NOT_FOUND},
		{"/sitemap-charts-01.xml", HTTP_NOT_FOUND},
		{"/sitemap-charts-0.xml", HTTP_NOT_FOUND},
		{"/sitemap-charts.xml", HTTP_NOT_FOUND},
		{"/sitemap-nothing-1.xml", HTTP_NOT_FOUND},
		{"/about/data/nothing.schema.json", HTTP_NOT_FOUND},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		enum http_status status = desk_get(&desk, rows[i].path, "", "");
		if (status != rows[i].status)
			printf("\n    %s: %d", rows[i].path, (int)status);
		CU_ASSERT_EQUAL(status, rows[i].status);
	}
}

/* The chart's own order without parameters, and that of the parameters with them. */
static void test_csv(void)
{
	static const char *const plain =
		"rank,title,artist,released,genres,release\r\n"
		"2,,Trent Reznor and Atticus Ross,2010,,untitled\r\n"
		"1,Blade Runner,Vangelis,1982-06-25,Ambient:95;Soundtrack:90;Jazz,blade-runner\r\n"
		"3,help!,The Beatles,1965-08,Jazz,help\r\n"
		"4,Älä,Vangelis,,Jazz;Soundtrack,ala\r\n";

	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack.csv", "", ""), HTTP_OK);
	CU_ASSERT_STRING_EQUAL(desk_body(&desk), plain);
	CU_ASSERT_STRING_EQUAL(
		header("Link"), "<https://example.org/charts/soundtrack>; rel=\"canonical\"");
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack.csv",
				"sort=&from=&q=+&utm_source=x&to=&page=&for=", ""),
		HTTP_OK);
	CU_ASSERT_STRING_EQUAL(desk_body(&desk), plain);
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack.csv",
				"sort=title&order=desc&genre=jazz&from=1960", ""),
		HTTP_OK);
	CU_ASSERT_STRING_EQUAL(desk_body(&desk),
		"rank,title,artist,released,genres,release\r\n"
		"3,help!,The Beatles,1965-08,Jazz,help\r\n"
		"1,Blade "
		"Runner,Vangelis,1982-06-25,Ambient:95;Soundtrack:90;Jazz,blade-runner\r\n");
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/empty.csv", "for=excel", ""), HTTP_OK);
	CU_ASSERT_STRING_EQUAL(
		desk_body(&desk), "\xef\xbb\xbfrank,title,artist,released,genres,release\r\n");
}

static void test_json(void)
{
	CU_ASSERT_EQUAL(
		desk_get(&desk, "/charts/soundtrack.json", "sort=rank&q=vangelis", ""), HTTP_OK);
	CU_ASSERT_STRING_EQUAL(header("Access-Control-Allow-Origin"), "*");
	assert_has("\"version\": 1,");
	assert_has("\"edition\": 2,");
	assert_has("\"updated\": \"2026-01-08T09:30:00Z\"");
	assert_has("\"found\": 2,");
	assert_has("\"page\": null,");
	assert_has(
		"{\"rank\": 1, \"movement\": {\"kind\": \"up\", \"before\": 2, "
		"\"peak\": 1, \"editions\": 2}, \"release\": \"blade-runner\", \"title\": \"Blade "
		"Runner\", "
		"\"artist\": \"Vangelis\", \"released\": \"1982-06-25\", \"precision\": \"day\", "
		"\"cover\": \"https://example.org/covers/1.jpg\"");
	assert_has("\"released\": null, \"precision\": \"unknown\"");
	assert_has(
		"\"places\": [{\"chart\": \"best\", \"title\": \"All-time best\", \"rank\": 2}]");
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/empty.json", "page=1", ""), HTTP_OK);
	assert_has("\"edition\": null,");
	assert_has("\"rows\": []\n}\n");
	assert_has("\"number\": 1,");
}

/* Every parameter that is wrong is named, with what it may be (product.md A13). */
static void test_refusals(void)
{
	static const struct {
		const char *path, *query, *body;
	} rows[] = {
		{"/charts/soundtrack.json", "sort=rnak",
			"The parameter \"sort\" must be one of rank, title, artist, released, "
			"genre, "
			"place.\n"},
		{"/charts/soundtrack.csv", "order=up&from=0",
			"The parameter \"order\" must be one of asc, desc.\n"
			"The parameter \"from\" must be a whole number from 1 to 9999.\n"},
		{"/charts/soundtrack.txt", "sort=rank&sort=rank",
			"The parameter \"sort\" must be one of rank, title, artist, released, "
			"genre, "
			"place, given once.\n"},
		{"/charts/soundtrack.txt", "genre=%C3%A9",
			"The parameter \"genre\" must be a name as addresses have it, of a-z, 0-9 "
			"and "
			"-.\n"},
		{"/charts/soundtrack.json", "q=%00",
			"The parameter \"q\" must be a text of 1 to 200 characters.\n"},
		{"/charts/soundtrack.csv", "for=numbers",
			"The parameter \"for\" must be one of excel.\n"},
		{"/charts/soundtrack.csv", "page=2",
			"The parameter \"page\" must be a whole number from 1 to 1.\n"},
		{"/charts/soundtrack.atom", "page=x",
			"The parameter \"page\" must be a whole number from 1 to 1000000.\n"},
		{"/feed.atom", "page=0",
			"The parameter \"page\" must be a whole number from 1 to 1000000.\n"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CU_ASSERT_EQUAL(desk_get(&desk, rows[i].path, rows[i].query, ""), HTTP_BAD_REQUEST);
		CU_ASSERT_STRING_EQUAL(desk_body(&desk), rows[i].body);
		CU_ASSERT_STRING_EQUAL(header("Content-Type"), "text/plain; charset=utf-8");
		CU_ASSERT_STRING_EQUAL(header("Cache-Control"), "no-store");
		CU_ASSERT_STRING_EQUAL(header("Access-Control-Allow-Origin"), "*");
		CU_ASSERT_STRING_EQUAL(header("ETag"), "");
	}
	/* Only CSV has it. */
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack.json", "for=numbers", ""), HTTP_OK);
}

static void test_text(void)
{
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack.txt", "to=1990", ""), HTTP_OK);
	CU_ASSERT_STRING_EQUAL(desk_body(&desk),
		"Best soundtracks\n"
		"Edition 2, 8 Jan 2026\n"
		"2 of 4, sorted by release date, newest first\n"
		"Only: to 1990; 1 undated not shown\n"
		"\n"
		"#  Title         Artist       Released    Genre\n"
		"-  ------------  -----------  ----------  -------\n"
		"1  Blade Runner  Vangelis     1982-06-25  Ambient\n"
		"3  help!         The Beatles  1965-08     Jazz\n"
		"\n"
		"https://example.org/charts/soundtrack\n");
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/empty.txt", "", ""), HTTP_OK);
	assert_has("No ranking published yet.");
}

static void test_feeds(void)
{
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack.atom", "", ""), HTTP_OK);
	assert_has("<id>tag:example.org,2026:charts/1/editions/2</id>");
	assert_has("<summary>2 entered, 0 left, 2 moved, 0 unchanged.</summary>");
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/empty.atom", "", ""), HTTP_OK);
	CU_ASSERT_PTR_NULL(strstr(desk_body(&desk), "<entry>"));
	CU_ASSERT_EQUAL(desk_get(&desk, "/feed.atom", "", ""), HTTP_OK);
	assert_has("<title>All-time best: edition 1</title>");
	CU_ASSERT_PTR_NULL(strstr(desk_body(&desk), "Gone"));
}

/* A feed names releases that left their chart: it changes with them, though the chart does not. */
static void test_feeds_change_with_what_they_name(void)
{
	PGconn *owner = fixture_connect(FIXTURE_OWNER);
	struct fixture_answer made = fixture_ask(owner,
		"INSERT INTO chart (slug, title, near_key) VALUES ('fed', 'Fed', 'fed');"
		"INSERT INTO edition (chart_id, number, size) SELECT max(id), 1, 1 FROM chart;"
		"INSERT INTO edition_entry SELECT max(id), 1, 3 FROM edition;"
		"INSERT INTO edition (chart_id, number, size) SELECT max(id), 2, 1 FROM chart;"
		"INSERT INTO edition_entry SELECT max(id), 1, 1 FROM edition;"
		"UPDATE chart SET edition_id = (SELECT max(id) FROM edition) WHERE slug = 'fed'");

	CU_ASSERT_STRING_EQUAL(made.state, "");
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/fed.atom", "", ""), HTTP_OK);
	assert_has("help!");
	const char *etag = arena_text(etags, header("ETag"));
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/fed.atom", "", etag), HTTP_NOT_MODIFIED);
	fixture_ask(owner, "UPDATE release SET title = 'Help?' WHERE id = 3");
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/fed.atom", "", etag), HTTP_OK);
	assert_has("Help?");
	fixture_ask(owner, "UPDATE release SET title = 'help!' WHERE id = 3;"
			   "UPDATE chart SET deleted_at = now() WHERE slug = 'fed'");
	PQfinish(owner);
}

static void test_sitemap(void)
{
	CU_ASSERT_EQUAL(desk_get(&desk, "/sitemap.xml", "", ""), HTTP_OK);
	assert_has("<url>\n<loc>https://example.org/charts/soundtrack</loc>\n"
		   "<lastmod>2026-01-08T09:30:00Z</lastmod>\n</url>\n");
	assert_has("<loc>https://example.org/charts/empty</loc>\n</url>");
	assert_has("<loc>https://example.org/about/data</loc>");
	assert_has("<loc>https://example.org/releases/help</loc>\n<lastmod>20");
	assert_has("<loc>https://example.org/artists/the-beatles</loc>\n</url>");
	assert_has("<loc>https://example.org/genres/jazz</loc>\n"
		   "<lastmod>2026-01-08T09:30:00Z</lastmod>\n</url>");
	CU_ASSERT_PTR_NULL(strstr(desk_body(&desk), "/hidden-tapes<"));
	CU_ASSERT_PTR_NULL(strstr(desk_body(&desk), "/random<"));
	CU_ASSERT_PTR_NULL(strstr(desk_body(&desk), "/gone<"));
	CU_ASSERT_EQUAL(desk_get(&desk, "/robots.txt", "", ""), HTTP_OK);
	assert_has("\nDisallow: /random\n");
	assert_has("\nSitemap: https://example.org/sitemap.xml\n");
}

/* Numbers beyond what a file may hold make an index of it. */
static void test_long_sitemap(void)
{
	PGconn *owner = fixture_connect(FIXTURE_OWNER);

	CU_ASSERT_STRING_EQUAL(
		fixture_ask(owner, "INSERT INTO chart (id, slug, title, near_key)"
				   " OVERRIDING SYSTEM VALUE VALUES (1001, 'far', 'Far', 'far')")
			.state,
		"");
	CU_ASSERT_EQUAL(desk_get(&desk, "/sitemap.xml", "", ""), HTTP_OK);
	assert_has("<sitemapindex ");
	assert_has("<loc>https://example.org/sitemap-pages.xml</loc>");
	assert_has("<loc>https://example.org/sitemap-charts-2.xml</loc>");
	CU_ASSERT_PTR_NULL(strstr(desk_body(&desk), "charts-3"));
	assert_has("<loc>https://example.org/sitemap-artists-1.xml</loc>");
	assert_has("<loc>https://example.org/sitemap-genres-1.xml</loc>");
	CU_ASSERT_EQUAL(desk_get(&desk, "/sitemap-charts-1.xml", "", ""), HTTP_OK);
	assert_has("<loc>https://example.org/charts/best</loc>");
	CU_ASSERT_PTR_NULL(strstr(desk_body(&desk), "/far<"));
	CU_ASSERT_EQUAL(desk_get(&desk, "/sitemap-charts-2.xml", "", ""), HTTP_OK);
	assert_has("<loc>https://example.org/charts/far</loc>");
	fixture_ask(owner, "DELETE FROM chart WHERE slug = 'far'");
	PQfinish(owner);
}

/* One statement for a form of a chart that the worker has; two more where there is something to
 * read. */
static void test_statements(void)
{
	static const struct {
		const char *path;
		uint64_t statements;
	} rows[] = {
		{"/charts/soundtrack.csv", 1},
		{"/charts/soundtrack.json", 1},
		{"/charts/soundtrack.txt", 1},
		{"/charts/soundtrack.atom", 4},
		{"/feed.atom", 3},
		{"/sitemap.xml", 6},
		{"/about/data", 0},
	};

	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "", ""), HTTP_OK);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint64_t before = store_counts(desk.app.store).statements;
		CU_ASSERT_EQUAL(desk_get(&desk, rows[i].path, "", ""), HTTP_OK);
		CU_ASSERT_EQUAL(
			store_counts(desk.app.store).statements - before, rows[i].statements);
	}
}

void suite_forms(void)
{
	CU_pSuite suite = CU_add_suite("forms", open_desk, close_desk);

	CU_ADD_TEST(suite, test_headers);
	CU_ADD_TEST(suite, test_not_there);
	CU_ADD_TEST(suite, test_csv);
	CU_ADD_TEST(suite, test_json);
	CU_ADD_TEST(suite, test_refusals);
	CU_ADD_TEST(suite, test_text);
	CU_ADD_TEST(suite, test_feeds);
	CU_ADD_TEST(suite, test_feeds_change_with_what_they_name);
	CU_ADD_TEST(suite, test_sitemap);
	CU_ADD_TEST(suite, test_long_sitemap);
	CU_ADD_TEST(suite, test_statements);
}
