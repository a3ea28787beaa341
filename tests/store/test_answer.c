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
		{"/healthz", HTTP_OK},
		{"/version", HTTP_OK},
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
	static const char *const paths[] = {"/", "/charts", "/charts/soundtrack"};
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
	CU_ADD_TEST(suite, test_statements_of_a_chart);
	CU_ADD_TEST(suite, test_not_modified);
	CU_ADD_TEST(suite, test_a_correction_changes_the_etag);
	CU_ADD_TEST(suite, test_bad_parameters_give_the_plain_page);
	CU_ADD_TEST(suite, test_other_methods);
	CU_ADD_TEST(suite, test_without_database);
	CU_ADD_TEST(suite, test_compression);
	CU_ADD_TEST(suite, test_another_program_has_other_etags);
}
