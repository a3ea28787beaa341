#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "desk.h"
#include "fixture.h"

#include "base/banned.h"

#define SHELF (1 << 20)

static const char *header(const struct desk *desk, const char *name)
{
	const char *value = http_response_find(&desk->response, name);

	return value != NULL ? value : "";
}

static void test_statuses(void)
{
	static const struct {
		const char *path;
		enum http_status status;
	} rows[] = {
		{"/", HTTP_OK},
		{"/charts", HTTP_OK},
		{"/charts/soundtrack", HTTP_OK},
		{"/charts/empty", HTTP_OK},
		{"/charts/gone", HTTP_GONE},
		{"/charts/never-was", HTTP_NOT_FOUND},
		{"/charts/Soundtrack/", HTTP_MOVED_PERMANENTLY},
		{"/releases/blade-runner", HTTP_OK},
		{"/releases/blade-runner.json", HTTP_OK},
		{"/releases/hidden-tapes", HTTP_NOT_FOUND},
		{"/releases/hidden-tapes.json", HTTP_NOT_FOUND},
		{"/releases/never-was", HTTP_NOT_FOUND},
		{"/releases/Blade_Runner/", HTTP_MOVED_PERMANENTLY},
		{"/artists/vangelis", HTTP_OK},
		{"/artists/vangelis.json", HTTP_OK},
		{"/artists/ghost-writer", HTTP_NOT_FOUND},
		{"/artists/never-was", HTTP_NOT_FOUND},
		{"/genres", HTTP_OK},
		{"/genres/soundtrack", HTTP_OK},
		{"/genres/soundtrack.json", HTTP_OK},
		{"/genres/never-was", HTTP_NOT_FOUND},
		{"/genres/never-was.json", HTTP_NOT_FOUND},
		{"/genres/Soundtrack/", HTTP_MOVED_PERMANENTLY},
		{"/tags/soundtrack", HTTP_MOVED_PERMANENTLY},
		{"/tags/never-was", HTTP_NOT_FOUND},
		{"/healthz", HTTP_OK},
		{"/version", HTTP_OK},
		{"/metrics", HTTP_FORBIDDEN},
		{"/admin", HTTP_NOT_FOUND},
	};
	struct desk desk;

	desk_open(&desk, SHELF, NULL);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		enum http_status status = desk_get(&desk, rows[i].path, "", "");
		if (status != rows[i].status)
			printf("\n    %s: %d\n", rows[i].path, (int)status);
		CU_ASSERT_EQUAL(status, rows[i].status);
		CU_ASSERT(strstr(header(&desk, "Content-Security-Policy"), "default-src 'none'") !=
			  NULL);
		CU_ASSERT_STRING_EQUAL(header(&desk, "X-Content-Type-Options"), "nosniff");
		CU_ASSERT_STRING_EQUAL(header(&desk, "Set-Cookie"), "");
	}
	desk_close(&desk);
}

static void test_metrics(void)
{
	static const char count[] =
		"silverchart_requests_total{method=\"GET\",route=\"/charts/{slug}\",status=\"";
	struct desk desk;

	desk_open(&desk, SHELF, NULL);
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "", ""), HTTP_OK);
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "sort=title", ""), HTTP_OK);
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/never-was", "", ""), HTTP_NOT_FOUND);
	CU_ASSERT_EQUAL(desk_get(&desk, "/metrics", "", ""), HTTP_FORBIDDEN);
	CU_ASSERT(strstr(desk_body(&desk), "for programs on the site") != NULL);
	CU_ASSERT(strstr(desk_body(&desk), "requests_total") == NULL);
	desk.remote = "127.0.0.1";
	CU_ASSERT_EQUAL(desk_get(&desk, "/metrics", "", ""), HTTP_OK);
	CU_ASSERT_STRING_EQUAL(
		header(&desk, "Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
	CU_ASSERT_STRING_EQUAL(header(&desk, "Cache-Control"), "no-store");
	CU_ASSERT(strstr(desk_body(&desk), arena_format(desk.arena, "\n%s200\"} 2\n%s404\"} 1\n",
						   count, count)) != NULL);
	desk_close(&desk);
}

/* The budget of a page: 1 statement while nothing changed, 4 in 2 round trips otherwise. */
static void test_statements_of_a_chart(void)
{
	struct desk desk;
	struct store_counts start, loaded, kept;

	desk_open(&desk, SHELF, NULL);
	start = store_counts(desk.app.store);
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "", ""), HTTP_OK);
	loaded = store_counts(desk.app.store);
	CU_ASSERT(loaded.statements - start.statements <= 4);
	CU_ASSERT(loaded.round_trips - start.round_trips <= 2);
	CU_ASSERT_EQUAL(
		desk_get(&desk, "/charts/soundtrack", "sort=title&order=desc&q=a", ""), HTTP_OK);
	kept = store_counts(desk.app.store);
	CU_ASSERT_EQUAL(kept.statements - loaded.statements, 1);
	CU_ASSERT_EQUAL(kept.round_trips - loaded.round_trips, 1);
	desk_close(&desk);
}

static void test_not_modified(void)
{
	static const char *const paths[] = {"/", "/charts", "/charts/soundtrack",
		"/releases/blade-runner", "/releases/blade-runner.json", "/artists/vangelis",
		"/artists/vangelis.json", "/genres", "/genres/jazz", "/genres/jazz.json"};
	struct desk desk;

	desk_open(&desk, SHELF, NULL);
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		CU_ASSERT_EQUAL(desk_get(&desk, paths[i], "", ""), HTTP_OK);
		const char *etag = header(&desk, "ETag");
		CU_ASSERT_EQUAL_FATAL(etag[0], '"');
		struct store_counts before = store_counts(desk.app.store);
		CU_ASSERT_EQUAL(desk_get(&desk, paths[i], "", etag), HTTP_NOT_MODIFIED);
		CU_ASSERT_EQUAL(store_counts(desk.app.store).statements - before.statements, 1);
		CU_ASSERT_STRING_EQUAL(desk_body(&desk), "");
		CU_ASSERT_STRING_EQUAL(header(&desk, "ETag"), etag);
		CU_ASSERT_EQUAL(desk_get(&desk, paths[i], "", "\"0-0\""), HTTP_OK);
	}
	desk_close(&desk);
}

static void test_a_correction_changes_the_etag(void)
{
	struct desk desk;
	PGconn *editor = fixture_connect(FIXTURE_EDITOR);

	desk_open(&desk, SHELF, NULL);
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "", ""), HTTP_OK);
	const char *etag = header(&desk, "ETag");
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(editor, "UPDATE genre SET essay = 'Other words.' WHERE id = 1").state,
		"");
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "", etag), HTTP_OK);
	CU_ASSERT(strstr(desk_body(&desk), "Other words.") != NULL);
	fixture_ask(editor, "UPDATE genre SET essay = 'Music for *film*.' WHERE id = 1");
	PQfinish(editor);
	desk_close(&desk);
}

/* What a page of a release or an artist shows, and what comes of it when that changes; both are
 * taken back. */
static void test_every_change_changes_the_etag(void)
{
	static const struct {
		const char *path;
		const char *change;
		const char *shown;
		const char *undo;
	} rows[] = {
		{"/releases/blade-runner", "UPDATE release SET year = 1983 WHERE id = 1",
			"25 Jun 1983", "UPDATE release SET year = 1982 WHERE id = 1"},
		{"/releases/untitled",
			"UPDATE artist_credit_part SET join_phrase = ' with '"
			" WHERE artist_credit_id = 2 AND position = 1",
			"</a> with <a",
			"UPDATE artist_credit_part SET join_phrase = ' and '"
			" WHERE artist_credit_id = 2 AND position = 1"},
		{"/releases/blade-runner", "UPDATE genre SET name = 'Scores' WHERE id = 1",
			"Scores</a> <small>90",
			"UPDATE genre SET name = 'Soundtrack' WHERE id = 1"},
		{"/releases/blade-runner", "UPDATE chart SET title = 'The best' WHERE id = 2",
			"The best</a>", "UPDATE chart SET title = 'All-time best' WHERE id = 2"},
		{"/releases/blade-runner", "UPDATE chart SET deleted_at = NULL WHERE id = 4",
			"Gone</a>", "UPDATE chart SET deleted_at = '2025-01-01Z' WHERE id = 4"},
		{"/artists/vangelis", "UPDATE artist SET name = 'Evangelos' WHERE id = 1",
			"<h1>Evangelos</h1>", "UPDATE artist SET name = 'Vangelis' WHERE id = 1"},
		{"/artists/the-beatles",
			"UPDATE artist_credit SET name = 'Beatles' WHERE id = 3;"
			"UPDATE artist_credit_part SET name = 'Beatles' WHERE "
			"artist_id = 4",
			"Beatles</td>",
			"UPDATE artist_credit SET name = 'The Beatles' WHERE id = 3;"
			"UPDATE artist_credit_part SET name = 'The Beatles' WHERE artist_id = 4"},
		{"/artists/vangelis", "UPDATE chart SET title = 'Films' WHERE id = 1",
			"Films <small>",
			"UPDATE chart SET title = 'Best soundtracks' WHERE id = 1"},
		{"/genres/jazz", "UPDATE release SET year = 1966 WHERE id = 3", "Aug 1966",
			"UPDATE release SET year = 1965 WHERE id = 3"},
		{"/genres/jazz", "UPDATE chart SET title = 'The best' WHERE id = 2",
			"The best <small>",
			"UPDATE chart SET title = 'All-time best' WHERE id = 2"},
		{"/genres/jazz", "UPDATE genre SET name = 'Scores' WHERE id = 1", "Scores</a>",
			"UPDATE genre SET name = 'Soundtrack' WHERE id = 1"},
		{"/genres/ambient", "INSERT INTO release_genre VALUES (2, 1, 2, 5)", "[untitled]",
			"DELETE FROM release_genre WHERE release_id = 2"},
		{"/genres", "UPDATE genre SET name = 'Jazz!' WHERE id = 3", "Jazz!",
			"UPDATE genre SET name = 'Jazz' WHERE id = 3"},
		{"/charts/soundtrack", "UPDATE genre SET name = 'Jazz!' WHERE id = 3",
			"<a href=\"/genres/jazz\">Jazz!</a> <small>2 shared",
			"UPDATE genre SET name = 'Jazz' WHERE id = 3"},
		{"/charts/soundtrack", "UPDATE artist SET slug = 'evangelos' WHERE id = 1",
			"/artists/evangelos", "UPDATE artist SET slug = 'vangelis' WHERE id = 1"},
	};
	struct desk desk;
	PGconn *editor = fixture_connect(FIXTURE_EDITOR);

	desk_open(&desk, SHELF, NULL);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CU_ASSERT_EQUAL(desk_get(&desk, rows[i].path, "", ""), HTTP_OK);
		CU_ASSERT(strstr(desk_body(&desk), rows[i].shown) == NULL);
		const char *etag = header(&desk, "ETag");
		CU_ASSERT_STRING_EQUAL(fixture_ask(editor, rows[i].change).state, "");
		CU_ASSERT_EQUAL(desk_get(&desk, rows[i].path, "", etag), HTTP_OK);
		if (strstr(desk_body(&desk), rows[i].shown) == NULL)
			printf("\n    %s\n", rows[i].change);
		CU_ASSERT(strstr(desk_body(&desk), rows[i].shown) != NULL);
		CU_ASSERT_STRING_EQUAL(fixture_ask(editor, rows[i].undo).state, "");
	}
	PQfinish(editor);
	desk_close(&desk);
}

static void test_scripts(void)
{
	struct desk desk;

	desk_open(&desk, SHELF, NULL);
	CU_ASSERT_EQUAL(desk_get(&desk, "/artists/vangelis.json", "", ""), HTTP_OK);
	CU_ASSERT_STRING_EQUAL(header(&desk, "Content-Type"), "application/json; charset=utf-8");
	CU_ASSERT_STRING_EQUAL(header(&desk, "Access-Control-Allow-Origin"), "*");
	CU_ASSERT(strstr(desk_body(&desk), "\"version\": 1") != NULL);
	CU_ASSERT_EQUAL(desk_get(&desk, "/artists/vangelis.json", "page=0", ""), HTTP_BAD_REQUEST);
	CU_ASSERT(strstr(desk_body(&desk), "\"page\" must be a whole number from 1") != NULL);
	CU_ASSERT_EQUAL(desk_get(&desk, "/artists/vangelis.json", "page=1&x=y", ""), HTTP_OK);
	CU_ASSERT_EQUAL(desk_get(&desk, "/artists/vangelis.json", "page=2", ""), HTTP_BAD_REQUEST);
	CU_ASSERT_EQUAL(desk_get(&desk, "/artists/vangelis", "page=0", ""), HTTP_OK);
	CU_ASSERT_EQUAL(desk_get(&desk, "/releases/blade-runner.json", "", ""), HTTP_OK);
	CU_ASSERT_STRING_EQUAL(header(&desk, "Access-Control-Allow-Origin"), "*");
	CU_ASSERT_EQUAL(desk_get(&desk, "/releases/blade-runner", "", ""), HTTP_OK);
	CU_ASSERT_STRING_EQUAL(header(&desk, "Access-Control-Allow-Origin"), "");
	desk_close(&desk);
}

/* What the parameters do not allow gives the plain page, byte for byte (product.md A13). */
static void test_bad_parameters_give_the_plain_page(void)
{
	static const char *const queries[] = {
		"sort=",
		"sort=rnak",
		"sort=rank&sort=rank",
		"order=up",
		"from=x",
		"from=-1",
		"from=99999",
		"to=1e3",
		"genre=%C3%A9",
		"genre=A",
		"q=%00",
		"q=%FF",
		"q=",
		"q=%20",

		"page=0",
		"page=x",
		"page=1&page=2",
		"utm_source=x",
		"=&&&=;",
		"%",
		"sort[]=rank",
		"SORT=title",
		"q=a%0d%0aX:y",
	};
	struct desk desk;

	desk_open(&desk, SHELF, NULL);
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "", ""), HTTP_OK);
	const char *plain = arena_text(desk.arena, desk_body(&desk));
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", queries[i], ""), HTTP_OK);
		if (!text_equal(desk_body(&desk), plain))
			printf("\n    %s\n", queries[i]);
		CU_ASSERT(text_equal(desk_body(&desk), plain));
	}
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "sort=title", ""), HTTP_OK);
	CU_ASSERT_FALSE(text_equal(desk_body(&desk), plain));
	desk_close(&desk);
}

/* The same for a genre; its JSON refuses instead. */
static void test_bad_parameters_of_a_genre(void)
{
	static const char *const queries[] = {"sort=rank", "sort=x", "order=up", "from=x", "to=0",
		"genre=x%2Fy", "q=%00", "page=0", "page=1&page=2", "q=a%0d%0aX:y"};
	struct desk desk;

	desk_open(&desk, SHELF, NULL);
	CU_ASSERT_EQUAL(desk_get(&desk, "/genres/jazz", "utm_source=x&genre=", ""), HTTP_OK);
	const char *plain = arena_text(desk.arena, desk_body(&desk));
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		CU_ASSERT_EQUAL(desk_get(&desk, "/genres/jazz", queries[i], ""), HTTP_OK);
		CU_ASSERT(text_equal(desk_body(&desk), plain));
		CU_ASSERT_EQUAL(
			desk_get(&desk, "/genres/jazz.json", queries[i], ""), HTTP_BAD_REQUEST);
	}
	CU_ASSERT_EQUAL(desk_get(&desk, "/genres/jazz", "sort=title", ""), HTTP_OK);
	CU_ASSERT_FALSE(text_equal(desk_body(&desk), plain));
	CU_ASSERT_EQUAL(desk_get(&desk, "/genres/jazz.json", "sort=x", ""), HTTP_BAD_REQUEST);
	CU_ASSERT(strstr(desk_body(&desk), "title, artist, released, place") != NULL);
	CU_ASSERT_EQUAL(desk_get(&desk, "/tags/jazz", "", ""), HTTP_MOVED_PERMANENTLY);
	CU_ASSERT_STRING_EQUAL(header(&desk, "Location"), "/genres/jazz");
	desk_close(&desk);
}

/* The budget of a genre's page: 1 statement while nothing changed, 6 in 3 round trips otherwise. */
static void test_statements_of_a_genre(void)
{
	struct desk desk;
	struct store_counts start, loaded;

	desk_open(&desk, SHELF, NULL);
	start = store_counts(desk.app.store);
	CU_ASSERT_EQUAL(desk_get(&desk, "/genres/jazz", "", ""), HTTP_OK);
	loaded = store_counts(desk.app.store);
	CU_ASSERT_EQUAL(loaded.statements - start.statements, 6);
	CU_ASSERT_EQUAL(loaded.round_trips - start.round_trips, 3);
	desk_close(&desk);
}

static void test_other_methods(void)
{
	struct desk desk;
	struct http_request request = {.method = HTTP_POST,
		.path = "/charts/soundtrack",
		.query = "",
		.if_none_match = "",
		.remote = "",
		.id = ""};

	desk_open(&desk, SHELF, NULL);
	app_answer(&desk.app, &request, &desk.response, desk.arena);
	CU_ASSERT_EQUAL(desk.response.status, HTTP_METHOD_NOT_ALLOWED);
	CU_ASSERT_STRING_EQUAL(header(&desk, "Allow"), "GET, HEAD");
	desk_close(&desk);
}

static void test_without_database(void)
{
	struct desk desk;

	desk_open(&desk, SHELF, "host=/nonexistent dbname=none");
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "", ""), HTTP_SERVICE_UNAVAILABLE);
	CU_ASSERT_STRING_EQUAL(header(&desk, "Retry-After"), "5");
	CU_ASSERT_STRING_EQUAL(header(&desk, "Cache-Control"), "no-store");
	CU_ASSERT(strstr(desk_body(&desk), "<h1") != NULL);
	CU_ASSERT_EQUAL(desk_get(&desk, "/healthz", "", ""), HTTP_SERVICE_UNAVAILABLE);
	CU_ASSERT_EQUAL(desk_get(&desk, "/nowhere", "", ""), HTTP_NOT_FOUND);
	CU_ASSERT_EQUAL(desk_get(&desk, "/version", "", ""), HTTP_OK);
	desk_close(&desk);
}

static void test_compression(void)
{
	struct desk desk;
	struct http_request request = {.method = HTTP_GET,
		.path = "/charts/soundtrack",
		.query = "",
		.if_none_match = "",
		.remote = "",
		.id = "",
		.gzip = true};

	desk_open(&desk, SHELF, NULL);
	app_answer(&desk.app, &request, &desk.response, desk.arena);
	CU_ASSERT_STRING_EQUAL(header(&desk, "Content-Encoding"), "gzip");
	CU_ASSERT_EQUAL(memcmp(desk_body(&desk), "\x1f\x8b", 2), 0);
	CU_ASSERT_STRING_EQUAL(header(&desk, "Vary"), "Accept-Encoding");
	CU_ASSERT(strstr(header(&desk, "ETag"), "-gz\"") != NULL);
	request.if_none_match = header(&desk, "ETag");
	app_answer(&desk.app, &request, &desk.response, desk.arena);
	CU_ASSERT_EQUAL(desk.response.status, HTTP_NOT_MODIFIED);
	CU_ASSERT_STRING_EQUAL(header(&desk, "ETag"), request.if_none_match);
	desk_close(&desk);
}

/* The ETag of a page knows the program that made it. */
static void test_another_program_has_other_etags(void)
{
	struct desk desk;

	desk_open(&desk, SHELF, NULL);
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "", ""), HTTP_OK);
	const char *etag = header(&desk, "ETag");
	desk.app.build++;
	CU_ASSERT_EQUAL(desk_get(&desk, "/charts/soundtrack", "", etag), HTTP_OK);
	desk_close(&desk);
}

void suite_answer(void)
{
	CU_pSuite suite = CU_add_suite("answer", NULL, NULL);

	CU_ADD_TEST(suite, test_statuses);
	CU_ADD_TEST(suite, test_metrics);
	CU_ADD_TEST(suite, test_statements_of_a_chart);
	CU_ADD_TEST(suite, test_not_modified);
	CU_ADD_TEST(suite, test_a_correction_changes_the_etag);
	CU_ADD_TEST(suite, test_every_change_changes_the_etag);
	CU_ADD_TEST(suite, test_scripts);
	CU_ADD_TEST(suite, test_bad_parameters_give_the_plain_page);
	CU_ADD_TEST(suite, test_bad_parameters_of_a_genre);
	CU_ADD_TEST(suite, test_statements_of_a_genre);
	CU_ADD_TEST(suite, test_other_methods);
	CU_ADD_TEST(suite, test_without_database);
	CU_ADD_TEST(suite, test_compression);
	CU_ADD_TEST(suite, test_another_program_has_other_etags);
}
