#include "app/guard.h"

#include "../suite.h"
#include "app/secret.h"

#include "base/banned.h"

#define SITE "https://charts.example"
#define TOKEN "token-of-the-session"

/* What a browser says of the page that a request came from, and whether that is one of ours. */
static const struct source {
	const char *fetch_site, *origin;
	bool is_own;
} sources[] = {
	{"same-origin", SITE, true},
	{"same-origin", "", true},
	{"", SITE, true},
	{"", "", false},
	{"none", "", false},
	{"none", SITE, false},
	{"same-site", "", false},
	{"same-site", SITE, false},
	{"cross-site", "", false},
	{"cross-site", SITE, false},
	{"Same-Origin", SITE, false},
	{"same-origin", "https://evil.example", false},
	{"", "https://evil.example", false},
	{"", "http://charts.example", false},
	{"", SITE ".evil.example", false},
	{"", SITE "/", false},
	{"", SITE ":8443", false},
	{"same-origin", "null", false},
	{"", "null", false},
};

/* The form's token, NULL: no such field; whether it is that of the session. */
static const struct token {
	const char *value;
	bool is_masked; /* as pages carry it */
	bool is_good;
} tokens[] = {
	{TOKEN, true, true},
	{NULL, false, false},
	{"", false, false},
	{TOKEN, false, false},
	{"token-of-another-one", true, false},
	{"token-of-the-sessio", true, false},
	{TOKEN "x", true, false},
};

static struct arena *arena;

static int start(void)
{
	arena = arena_new();
	return secret_start() ? 0 : 1;
}

static int stop(void)
{
	arena_free(arena);
	return 0;
}

/* What the form carries. */
static const char *sent(const struct token *token)
{
	return token->is_masked ? secret_mask(arena, token->value) : token->value;
}

/* One request. */
struct attempt {
	enum role role; /* of the route */
	enum http_method method;
	bool csrf;
	int rank; /* of who is logged in, by enum editor_role; -1: nobody */
	const struct source *source;
	const struct token *token;
};

/* The table of product.md A36 and A37, written a second time. */
static enum guard_outcome expected(const struct attempt *attempt)
{
	if (attempt->role == ROLE_UNSET)
		return GUARD_HIDDEN;
	if (attempt->method == HTTP_POST && !attempt->source->is_own)
		return GUARD_FOREIGN;
	if (attempt->role == ROLE_ANYONE)
		return GUARD_ADMITTED;
	if (attempt->rank < 0)
		return GUARD_LOGIN;
	if (attempt->rank < (int)attempt->role - (int)ROLE_CONTRIBUTOR)
		return GUARD_FORBIDDEN;
	return attempt->csrf && !attempt->token->is_good ? GUARD_STALE : GUARD_ADMITTED;
}

static enum guard_outcome check(const struct attempt *attempt, enum service service)
{
	const struct session session = {
		.role = attempt->rank < 0 ? EDITOR_CONTRIBUTOR : (enum editor_role)attempt->rank,
		.form_token = TOKEN};
	struct app app = {.service = SERVICE_EDITOR, .site_url = SITE};
	const struct http_request request = {
		.fetch_site = attempt->source->fetch_site, .origin = attempt->source->origin};
	struct http_form_field field = {.name = GUARD_TOKEN_FIELD, .value = sent(attempt->token)};
	const struct exchange exchange = {
		.app = &app,
		.request = &request,
		.form = {.fields = &field, .count = attempt->token->value != NULL},
		.session = attempt->rank < 0 ? NULL : &session,
	};
	const struct route route = {.service = service,
		.role = attempt->role,
		.method = attempt->method,
		.csrf = attempt->csrf};

	return guard_check(&exchange, &route);
}

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Every source and token for one kind of route and one editor; returns how many were checked. */
static size_t check_requests(struct attempt attempt)
{
	size_t checked = 0;

	for (size_t i = 0; i < COUNT(sources); i++)
		for (size_t j = 0; j < COUNT(tokens); j++, checked++) {
			attempt.source = &sources[i];
			attempt.token = &tokens[j];
			CU_ASSERT_EQUAL(check(&attempt, SERVICE_EDITOR), expected(&attempt));
			CU_ASSERT_EQUAL(check(&attempt, SERVICE_PUBLIC), GUARD_HIDDEN);
		}
	return checked;
}

static void test_matrix(void)
{
	size_t checked = 0;

	for (enum role role = ROLE_UNSET; role <= ROLE_ADMINISTRATOR; role++)
		for (int rank = -1; rank < EDITOR_ROLE_COUNT; rank++) {
			checked +=
				check_requests((struct attempt){role, HTTP_GET, false, rank, 0, 0});
			checked += check_requests(
				(struct attempt){role, HTTP_POST, false, rank, 0, 0});
			checked +=
				check_requests((struct attempt){role, HTTP_POST, true, rank, 0, 0});
		}
	CU_ASSERT_EQUAL(checked, 5 * 4 * 3 * COUNT(sources) * COUNT(tokens));
}

/* The table above is not the guard's own mistake: some rows as constants. */
static void test_rows(void)
{
	static const struct {
		struct attempt attempt;
		enum guard_outcome outcome;
	} rows[] = {
		{{ROLE_ADMINISTRATOR, HTTP_POST, true, EDITOR_ADMINISTRATOR, &sources[0],
			 &tokens[0]},
			GUARD_ADMITTED},
		{{ROLE_ADMINISTRATOR, HTTP_POST, true, EDITOR_EDITOR, &sources[0], &tokens[0]},
			GUARD_FORBIDDEN},
		{{ROLE_EDITOR, HTTP_GET, false, EDITOR_CONTRIBUTOR, &sources[0], &tokens[0]},
			GUARD_FORBIDDEN},
		{{ROLE_CONTRIBUTOR, HTTP_GET, false, -1, &sources[3], &tokens[1]}, GUARD_LOGIN},
		{{ROLE_CONTRIBUTOR, HTTP_POST, true, EDITOR_EDITOR, &sources[3], &tokens[0]},
			GUARD_FOREIGN},
		{{ROLE_CONTRIBUTOR, HTTP_POST, true, EDITOR_EDITOR, &sources[0], &tokens[3]},
			GUARD_STALE},
		{{ROLE_ANYONE, HTTP_POST, false, -1, &sources[8], &tokens[1]}, GUARD_FOREIGN},
		{{ROLE_UNSET, HTTP_GET, false, EDITOR_ADMINISTRATOR, &sources[0], &tokens[0]},
			GUARD_HIDDEN},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		CU_ASSERT_EQUAL(check(&rows[i].attempt, SERVICE_EDITOR), rows[i].outcome);
}

static void test_readers(void)
{
	struct app app = {.service = SERVICE_PUBLIC, .site_url = SITE};
	const struct http_request request = {.fetch_site = "", .origin = ""};
	const struct exchange exchange = {.app = &app, .request = &request};
	const struct route public = {.service = SERVICE_PUBLIC, .role = ROLE_ANYONE};
	const struct route admin = {.service = SERVICE_EDITOR, .role = ROLE_ANYONE};

	CU_ASSERT_EQUAL(guard_check(&exchange, &public), GUARD_ADMITTED);
	CU_ASSERT_EQUAL(guard_check(&exchange, &admin), GUARD_HIDDEN);
}

static enum guard_outcome check_from(const char *remote, const struct session *session)
{
	struct app app = {.service = SERVICE_EDITOR, .site_url = SITE};
	const struct http_request request = {.fetch_site = "", .origin = "", .remote = remote};
	const struct exchange exchange = {.app = &app, .request = &request, .session = session};
	const struct route route = {
		.service = SERVICE_EDITOR, .role = ROLE_ANYONE, .is_local = true};

	return guard_check(&exchange, &route);
}

static void test_local(void)
{
	const struct session session = {.role = EDITOR_ADMINISTRATOR};

	CU_ASSERT_EQUAL(check_from("127.0.0.1", NULL), GUARD_ADMITTED);
	CU_ASSERT_EQUAL(check_from("::1", NULL), GUARD_ADMITTED);
	CU_ASSERT_EQUAL(check_from("192.0.2.1", NULL), GUARD_REMOTE);
	CU_ASSERT_EQUAL(check_from("192.0.2.1", &session), GUARD_REMOTE);
	CU_ASSERT_EQUAL(check_from("", NULL), GUARD_REMOTE);
}

void suite_guard(void)
{
	CU_pSuite suite = CU_add_suite("guard", start, stop);
	CU_ADD_TEST(suite, test_matrix);
	CU_ADD_TEST(suite, test_rows);
	CU_ADD_TEST(suite, test_readers);
	CU_ADD_TEST(suite, test_local);
}
