#include <CUnit/CUnit.h>
#include <string.h>
#include <unistd.h>

#include "app/routes.h"
#include "app/secret.h"
#include "base/text.h"
#include "desk.h"
#include "fixture.h"

#include "base/banned.h"

#define DEADLINE 5000
#define HTTPS "https://charts.example"
#define HTTP "http://127.0.0.1:8080"
#define WORDS "some good words"

/* The editors' service with the account "ann", whose password is WORDS. */
static struct desk desk;

static int start(void)
{
	char hash[SECRET_PASSWORD_HASH_SIZE];
	int places = secret_places_open();

	if (!secret_start() || secret_password_hash(places, WORDS, hash) != RESULT_OK)
		return 1;
	fixture_editor("ann", "administrator", hash);
	desk_open(&desk, 1 << 20, NULL);
	store_free(desk.app.store);
	desk.app.store = fixture_store(FIXTURE_EDITOR, DEADLINE, "");
	desk.app.service = SERVICE_EDITOR;
	desk.app.common_passwords = "";
	desk.app.password_places = places;
	return 0;
}

static int stop(void)
{
	close(desk.app.password_places);
	desk_close(&desk);
	fixture_clear_editors();
	return 0;
}

static enum http_status ask(enum http_method method, const char *path, const char *cookie,
	const char *body, const char *agent)
{
	const struct http_request request = {.method = method,
		.path = path,
		.query = "",
		.if_none_match = "",
		.cookie = cookie,
		.origin = desk.app.site_url,
		.fetch_site = "same-origin",
		.agent = agent,
		.content_type = "application/x-www-form-urlencoded",
		.body = body,
		.body_length = strlen(body),
		.remote = "192.0.2.1",
		.id = "test"};

	app_answer(&desk.app, &request, &desk.response, desk.arena);
	return desk.response.status;
}

static enum http_status log_in(const char *cookie, const char *agent)
{
	return ask(HTTP_POST, "/admin/login", cookie, "name=ann&password=some+good+words", agent);
}

static const char *header(const char *name)
{
	const char *value = http_response_find(&desk.response, name);

	return value != NULL ? value : "";
}

/* Name and value of the cookie that was set. */
static char *cookie_set(void)
{
	char *cookie = arena_text(desk.arena, header("Set-Cookie"));

	cookie[strcspn(cookie, ";")] = '\0';
	return cookie;
}

static bool lets_in(const char *cookie)
{
	return ask(HTTP_GET, "/admin", cookie, "", "") == HTTP_OK;
}

static void serve(const char *site_url)
{
	desk.app.site_url = site_url;
	desk.app.is_secure = text_starts(site_url, "https://");
}

static void test_flags(void)
{
	static const struct {
		const char *site_url, *name, *flags, *ending;
	} rows[] = {
		{HTTPS, "__Host-session=", "; Path=/; HttpOnly; SameSite=Lax; Secure",
			"__Host-session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0"},
		{HTTP, "session=", "; Path=/; HttpOnly; SameSite=Lax",
			"session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		serve(rows[i].site_url);
		CU_ASSERT_EQUAL(log_in("", ""), HTTP_SEE_OTHER);
		char *cookie = cookie_set();
		CU_ASSERT_TRUE(text_starts(cookie, rows[i].name));
		CU_ASSERT_EQUAL(strlen(cookie), strlen(rows[i].name) + SECRET_TOKEN_SIZE - 1);
		CU_ASSERT_STRING_EQUAL(header("Set-Cookie") + strlen(cookie), rows[i].flags);
		CU_ASSERT_TRUE(lets_in(cookie));
		const char *token = strstr(desk_body(&desk), "name=\"token\" value=\"");
		CU_ASSERT_PTR_NOT_NULL_FATAL(token);
		char *body = arena_join(desk.arena, "token=", token + 20);
		body[strcspn(body, "\"")] = '\0';
		CU_ASSERT_EQUAL(ask(HTTP_POST, "/admin/logout", cookie, body, ""), HTTP_SEE_OTHER);
		CU_ASSERT_STRING_EQUAL(header("Set-Cookie"), rows[i].ending);
		CU_ASSERT_FALSE(lets_in(cookie));
	}
}

/* A cookie of plain http says nothing over https: anybody on the way may have set it. */
static void test_names(void)
{
	serve(HTTPS);
	CU_ASSERT_EQUAL(log_in("", ""), HTTP_SEE_OTHER);
	const char *value = strchr(cookie_set(), '=') + 1;
	CU_ASSERT_TRUE(lets_in(arena_join(desk.arena, "__Host-session=", value)));
	CU_ASSERT_FALSE(lets_in(arena_join(desk.arena, "session=", value)));
	CU_ASSERT_FALSE(lets_in(arena_join(desk.arena, "__host-session=", value)));
	CU_ASSERT_FALSE(lets_in(""));
	CU_ASSERT_FALSE(lets_in("__Host-session="));
}

/* Two cookies of the name: one of them may be planted, so there is none. */
static void test_duplicates(void)
{
	serve(HTTP);
	CU_ASSERT_EQUAL(log_in("", ""), HTTP_SEE_OTHER);
	const char *good = cookie_set();
	CU_ASSERT_TRUE(lets_in(arena_join(desk.arena, "theme=dark; ", good)));
	CU_ASSERT_FALSE(lets_in(arena_format(desk.arena, "%s; %s", good, good)));
	CU_ASSERT_FALSE(lets_in(arena_join(desk.arena, "session=planted; ", good)));
	CU_ASSERT_FALSE(lets_in(arena_join(desk.arena, good, "; session=planted")));
}

/* A login never goes on under a cookie that was there, and ends what that one stood for. */
static void test_fixation(void)
{
	static const char planted[] = "session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
	char *first, *second;

	serve(HTTP);
	CU_ASSERT_EQUAL(log_in(planted, ""), HTTP_SEE_OTHER);
	first = cookie_set();
	CU_ASSERT_STRING_NOT_EQUAL(first, planted);
	CU_ASSERT_FALSE(lets_in(planted));
	CU_ASSERT_TRUE(lets_in(first));
	CU_ASSERT_EQUAL(log_in(first, ""), HTTP_SEE_OTHER);
	second = cookie_set();
	CU_ASSERT_STRING_NOT_EQUAL(second, first);
	CU_ASSERT_TRUE(lets_in(second));
	CU_ASSERT_FALSE(lets_in(first));
}

/* How a browser calls itself is any bytes. */
static void test_agents(void)
{
	static char longest[1001];

	serve(HTTP);
	memset(longest, 'x', sizeof(longest) - 1);
	CU_ASSERT_EQUAL(log_in("", "Br\xff\xfe"), HTTP_SEE_OTHER);
	CU_ASSERT_EQUAL(log_in("", longest), HTTP_SEE_OTHER);
	CU_ASSERT_EQUAL(log_in("", "<script>alert(1)</script>"), HTTP_SEE_OTHER);
	CU_ASSERT_EQUAL(ask(HTTP_GET, "/admin/account", cookie_set(), "", ""), HTTP_OK);
	CU_ASSERT_PTR_NULL(strstr(desk_body(&desk), "<script"));
	CU_ASSERT_PTR_NOT_NULL(strstr(desk_body(&desk), "&lt;script&gt;"));
}

/* The login leads to where one wanted to go, in the admin and nowhere else. */
static void test_next(void)
{
	static const struct {
		const char *next, *location;
	} rows[] = {
		{"", "/admin"},
		{"%2Fadmin%2Feditors%3Fa%3Db", "/admin/editors?a=b"},
		{"https%3A%2F%2Fevil.example%2Fadmin%2F", "/admin"},
		{"%2F%2Fevil.example%2Fadmin%2F", "/admin"},
		{"%2Fadministrator", "/admin"},
		{"%2Fadmin%2F%0D%0ASet-Cookie%3A+a%3Db", "/admin"},
	};

	serve(HTTP);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *body = arena_join(
			desk.arena, "name=ann&password=some+good+words&next=", rows[i].next);
		CU_ASSERT_EQUAL(ask(HTTP_POST, "/admin/login", "", body, ""), HTTP_SEE_OTHER);
		CU_ASSERT_STRING_EQUAL(header("Location"), rows[i].location);
	}
}

/* No place to look at a password: the login comes back with what was typed but the password. */
static void test_too_many_at_once(void)
{
	int places = desk.app.password_places;

	serve(HTTP);
	desk.app.password_places = -1;
	CU_ASSERT_EQUAL(log_in("", ""), HTTP_SERVICE_UNAVAILABLE);
	desk.app.password_places = places;
	CU_ASSERT_STRING_EQUAL(header("Set-Cookie"), "");
	CU_ASSERT_STRING_NOT_EQUAL(header("Retry-After"), "");
	CU_ASSERT_PTR_NOT_NULL(strstr(desk_body(&desk), "value=\"ann\""));
	CU_ASSERT_PTR_NULL(strstr(desk_body(&desk), WORDS));
	CU_ASSERT_EQUAL(log_in("", ""), HTTP_SEE_OTHER);
}

/* A form is as large as its route says, whatever the gateway took. */
static void test_size_of_forms(void)
{
	struct buffer body = {0};

	serve(HTTP);
	buffer_add_text(&body, "name=");
	while (body.length < ROUTE_BODY_FORM)
		buffer_add_char(&body, 'x');
	CU_ASSERT_EQUAL(ask(HTTP_POST, "/admin/login", "", buffer_text(&body), ""),
		HTTP_UNPROCESSABLE_CONTENT);
	buffer_add_char(&body, 'x');
	CU_ASSERT_EQUAL(
		ask(HTTP_POST, "/admin/login", "", buffer_text(&body), ""), HTTP_CONTENT_TOO_LARGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(desk_body(&desk), "This is too large"));
	CU_ASSERT_EQUAL(
		ask(HTTP_POST, "/admin/charts/soundtrack/import", "", buffer_text(&body), ""),
		HTTP_FORBIDDEN);
	buffer_free(&body);
}

void suite_login(void)
{
	CU_pSuite suite = CU_add_suite("login", start, stop);

	CU_add_test(suite, "flags", test_flags);
	CU_add_test(suite, "names", test_names);
	CU_add_test(suite, "duplicates", test_duplicates);
	CU_add_test(suite, "fixation", test_fixation);
	CU_add_test(suite, "agents", test_agents);
	CU_add_test(suite, "next", test_next);
	CU_add_test(suite, "too many at once", test_too_many_at_once);
	CU_add_test(suite, "size of forms", test_size_of_forms);
}
