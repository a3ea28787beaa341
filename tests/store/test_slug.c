#include "store/store_slug.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "fixture.h"

#include "base/banned.h"

static struct desk desk;
static PGconn *owner;

static int open_desk(void)
{
	desk_open(&desk, 1 << 20, NULL);
	owner = fixture_connect(FIXTURE_OWNER);
	return 0;
}

static int close_desk(void)
{
	PQfinish(owner);
	desk_close(&desk);
	return 0;
}

static void change(const char *sql)
{
	struct fixture_answer answer = fixture_ask(owner, sql);

	if (answer.state[0] != '\0')
		printf("\n%s: %s", answer.state, sql);
	CU_ASSERT_STRING_EQUAL(answer.state, "");
}

static void rename_to(const char *table, int id, const char *slug)
{
	char sql[200];

	snprintf(sql, sizeof(sql), "UPDATE %s SET slug = '%s' WHERE id = %d", table, slug, id);
	change(sql);
}

/* Asks for an address; `location` is NULL where there is none. */
static void expect(
	const char *path, const char *query, enum http_status status, const char *location)
{
	enum http_status got = desk_get(&desk, path, query, "");
	const char *led = http_response_find(&desk.response, "Location");

	if (got != status || (location != NULL && (led == NULL || strcmp(led, location) != 0)))
		printf("\n%s?%s: %d %s", path, query, (int)got, led != NULL ? led : "-");
	CU_ASSERT_EQUAL(got, status);
	CU_ASSERT_EQUAL(led != NULL, location != NULL);
	if (led != NULL && location != NULL)
		CU_ASSERT_STRING_EQUAL(led, location);
}

/* Every kind, in every form, with what stands behind it. */
static void test_forms(void)
{
	static const struct {
		const char *table;
		int id;
		const char *slug, *former, *query, *present;
	} rows[] = {
		{"chart", 1, "soundtrack", "/charts/soundtrack", "", "/charts/x"},
		{"chart", 1, "soundtrack", "/charts/soundtrack", "sort=title&q=%41",
			"/charts/x?sort=title&q=%41"},
		{"chart", 1, "soundtrack", "/charts/soundtrack.csv", "for=excel",
			"/charts/x.csv?for=excel"},
		{"chart", 1, "soundtrack", "/charts/soundtrack.json", "", "/charts/x.json"},
		{"chart", 1, "soundtrack", "/charts/soundtrack.txt", "", "/charts/x.txt"},
		{"chart", 1, "soundtrack", "/charts/soundtrack.atom", "page=2",
			"/charts/x.atom?page=2"},
		{"genre", 3, "jazz", "/genres/jazz", "from=1970", "/genres/x?from=1970"},
		{"genre", 3, "jazz", "/genres/jazz.json", "", "/genres/x.json"},
		{"genre", 3, "jazz", "/tags/jazz", "", "/genres/x"},
		{"genre", 3, "jazz", "/tags/JAZZ/", "sort=title", "/genres/x?sort=title"},
		{"release", 3, "help", "/releases/help", "", "/releases/x"},
		{"release", 3, "help", "/releases/help.json", "a=b", "/releases/x.json?a=b"},
		{"artist", 1, "vangelis", "/artists/vangelis", "page=2", "/artists/x?page=2"},
		{"artist", 1, "vangelis", "/artists/vangelis.json", "", "/artists/x.json"},
		{"artist", 1, "vangelis", "/Artists/VANGELIS.json", "page=2",
			"/artists/x.json?page=2"},
		{"chart", 1, "soundtrack", "/charts/Soundtrack/", "sort=title",
			"/charts/x?sort=title"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rename_to(rows[i].table, rows[i].id, "x");
		expect(rows[i].former, rows[i].query, HTTP_MOVED_PERMANENTLY, rows[i].present);
		rename_to(rows[i].table, rows[i].id, rows[i].slug);
	}
	change("DELETE FROM slug_history");
}

/* A filter by a genre's former slug is one by the genre, in every form; links have the present one.
 */
static void test_filter(void)
{
	static const char *const paths[] = {"/charts/soundtrack", "/charts/soundtrack.csv",
		"/charts/soundtrack.json", "/charts/soundtrack.txt"};

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		rename_to("genre", 3, "x");
		expect(paths[i], "genre=x", HTTP_OK, NULL);
		const char *present = arena_text(desk.arena, desk_body(&desk));
		expect(paths[i], "genre=jazz", HTTP_OK, NULL);
		CU_ASSERT_STRING_EQUAL(desk_body(&desk), present);
		expect(paths[i], "genre=never-was", HTTP_OK, NULL);
		CU_ASSERT_STRING_NOT_EQUAL(desk_body(&desk), present);
		rename_to("genre", 3, "jazz");
	}
	change("DELETE FROM slug_history");
}

/* However often something was renamed, its oldest address leads to the newest at once; and what is
 * called so at present is never passed over. */
static void test_chains(void)
{
	rename_to("release", 3, "second");
	rename_to("release", 3, "third");
	expect("/releases/help", "", HTTP_MOVED_PERMANENTLY, "/releases/third");
	expect("/releases/second", "", HTTP_MOVED_PERMANENTLY, "/releases/third");
	rename_to("release", 4, "help");
	expect("/releases/help", "", HTTP_OK, NULL);
	rename_to("release", 4, "fourth");
	expect("/releases/help", "", HTTP_MOVED_PERMANENTLY, "/releases/fourth");
	rename_to("release", 3, "help");
	expect("/releases/help", "", HTTP_OK, NULL);
	expect("/releases/third", "", HTTP_MOVED_PERMANENTLY, "/releases/help");
	rename_to("release", 4, "ala");
	expect("/artists/third", "", HTTP_NOT_FOUND, NULL); /* another kind */
	change("DELETE FROM slug_history");
}

/* Merging two things adds a row by hand. */
static void test_merged(void)
{
	change("INSERT INTO slug_history VALUES ('artist', 'merged-away', 1), ('genre', 'lost', "
	       "999)");
	expect("/artists/merged-away.json", "", HTTP_MOVED_PERMANENTLY, "/artists/vangelis.json");
	expect("/genres/lost", "", HTTP_NOT_FOUND, NULL);
	expect("/tags/lost", "", HTTP_NOT_FOUND, NULL);
	change("DELETE FROM slug_history");
}

/* A former address says what the present one would. */
static void test_targets_that_are_not_there(void)
{
	rename_to("chart", 4, "left");
	expect("/charts/gone", "", HTTP_GONE, NULL);
	expect("/charts/gone.csv", "", HTTP_GONE, NULL);
	rename_to("chart", 4, "gone");
	rename_to("release", 5, "shown-to-nobody");
	expect("/releases/hidden-tapes", "", HTTP_NOT_FOUND, NULL);
	rename_to("release", 5, "hidden-tapes");
	change("DELETE FROM slug_history");
}

/* Only an address that leads nowhere costs a second statement. */
static void test_statements(void)
{
	uint64_t before = store_counts(desk.app.store).statements;

	expect("/charts/soundtrack", "", HTTP_OK, NULL);
	before = store_counts(desk.app.store).statements;
	expect("/charts/soundtrack", "", HTTP_OK, NULL);
	CU_ASSERT_EQUAL(store_counts(desk.app.store).statements, before + 1);
	expect("/charts/never-was", "", HTTP_NOT_FOUND, NULL);
	CU_ASSERT_EQUAL(store_counts(desk.app.store).statements, before + 3);
}

/* Readers learn no former name of what they do not see. */
static void test_rights(void)
{
	PGconn *reader = fixture_connect(FIXTURE_PUBLIC);

	rename_to("release", 5, "y");
	rename_to("release", 1, "z");
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(reader, "SELECT string_agg(slug, ',') FROM slug_history").value,
		"blade-runner");
	CU_ASSERT_STRING_EQUAL(fixture_try(reader, "DELETE FROM slug_history").state, "42501");
	CU_ASSERT_STRING_EQUAL(
		fixture_try(reader, "UPDATE release_standing SET points = 1").state, "42501");
	rename_to("release", 5, "hidden-tapes");
	rename_to("release", 1, "blade-runner");
	change("DELETE FROM slug_history");
	PQfinish(reader);
}

static void test_random(void)
{
	CU_ASSERT_EQUAL(desk_get(&desk, "/random", "", ""), HTTP_SEE_OTHER);
	CU_ASSERT_STRING_EQUAL(http_response_find(&desk.response, "Cache-Control"), "no-store");
	const char *location = http_response_find(&desk.response, "Location");
	CU_ASSERT_PTR_NOT_NULL_FATAL(location);
	CU_ASSERT_EQUAL(strncmp(location, "/releases/", 10), 0);
}

void suite_slug(void)
{
	CU_pSuite suite = CU_add_suite("slug", open_desk, close_desk);

	CU_add_test(suite, "every form", test_forms);
	CU_add_test(suite, "chains", test_chains);
	CU_add_test(suite, "filter", test_filter);
	CU_add_test(suite, "merged", test_merged);
	CU_add_test(suite, "targets that are not there", test_targets_that_are_not_there);
	CU_add_test(suite, "statements", test_statements);
	CU_add_test(suite, "rights", test_rights);
	CU_add_test(suite, "a random release", test_random);
}
