#include "view/view_admin.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"

#include "base/banned.h"

/* What an editor, a browser or whoever guesses may send. */
#define HOSTILE "\"><script>alert(1)</script>'&<?cs var:admin.token ?>"
#define SAFE "&lt;script&gt;alert(1)&lt;/script&gt;"

static const struct view_admin nobody = {.path = "/admin/editors"};
static const struct view_admin boss = {.name = "boss",
	.role = EDITOR_ADMINISTRATOR,
	.token = "token-of-the-session",
	.key = "key-of-the-page",
	.path = "/admin/editors"};

static const char *taken(enum result result, struct buffer *page)
{
	const char *text;

	CU_ASSERT_EQUAL(result, RESULT_OK);
	text = arena_copy(fixture_arena, buffer_text(page), page->length);
	buffer_free(page);
	CU_ASSERT_PTR_NULL(strstr(text, "<script>alert"));
	CU_ASSERT_PTR_NULL(strstr(text, "\"><script"));
	return text;
}

static void test_login(void)
{
	struct buffer page = {0};
	struct view_faults faults = {0};

	view_fault_add(&faults, "name", "Name and password do not belong together.");
	fixture_golden(
		"admin-login.html", taken(view_admin_login(fixture_view, HOSTILE, "/admin/" HOSTILE,
						  &faults, fixture_arena, &page),
					    &page));
}

static const char *hold_with(const struct view_admin *admin, bool asks_login, bool asks_code)
{
	static const struct view_held fields[] = {{"name", HOSTILE, false},
		{"essay", "Two\nlines", false}, {HOSTILE, "x", false},
		{"key", "key-of-the-form", true}};
	const struct view_hold held = {.why = "This is not saved yet.",
		.asks_login = asks_login,
		.asks_code = asks_code,
		.login_name = HOSTILE,
		.fields = fields,
		.field_count = sizeof(fields) / sizeof(fields[0])};
	struct buffer page = {0};

	return taken(view_admin_hold(fixture_view, admin, &held, fixture_arena, &page), &page);
}

static const char *hold(const struct view_admin *admin, bool asks_login)
{
	return hold_with(admin, asks_login, false);
}

/* All that was typed is seen and sent, the key is sent only, and the login is there for who needs
 * one. */
static void test_hold(void)
{
	const char *page = hold(&nobody, true);

	fixture_golden("admin-hold.html", page);
	CU_ASSERT_EQUAL(fixture_count(page, "<dt>"), 3);
	CU_ASSERT_EQUAL(fixture_count(page, "name=\"key\" value=\"key-of-the-form\""), 1);
	CU_ASSERT_EQUAL(fixture_count(page, "name=\"token\""), 0);
	CU_ASSERT_EQUAL(fixture_count(page, "login_code"), 0);
	page = hold_with(&nobody, false, true);
	CU_ASSERT_EQUAL(fixture_count(page, "name=\"login_code\""), 1);
	CU_ASSERT_EQUAL(fixture_count(page, "login_name"), 0);
	CU_ASSERT_EQUAL(fixture_count(page, "<dt>"), 3);
	page = hold(&boss, false);
	CU_ASSERT_EQUAL(fixture_count(page, "login_name"), 0);
	CU_ASSERT_EQUAL(fixture_count(page, SAFE), 4);
	CU_ASSERT_EQUAL(fixture_count(page, "name=\"token\" value=\"token-of-the-session\""), 2);
}

static void test_account(void)
{
	static const struct session_line lines[] = {
		{1767864600, 1767964600, HOSTILE, HOSTILE, true},
		{1767864600, 1767964600, "::1", "", false}};
	struct buffer page = {0};
	const char *text = taken(
		view_admin_account(fixture_view, &boss, lines, 2, true, NULL, fixture_arena, &page),
		&page);

	CU_ASSERT_EQUAL(fixture_count(text, SAFE), 2);
	CU_ASSERT_EQUAL(fixture_count(text, "<strong>here</strong>"), 1);
	CU_ASSERT_EQUAL(fixture_count(text, "name=\"token\" value=\"token-of-the-session\""), 3);
}

static const char *totp(const struct view_totp *totp)
{
	struct buffer page = {0};

	return taken(view_admin_totp(fixture_view, &boss, totp, fixture_arena, &page), &page);
}

static void test_code(void)
{
	struct buffer page = {0};
	struct view_faults faults = {0};
	const char *text;

	view_fault_add(&faults, "code", "This code is not right.");
	text = taken(
		view_admin_code(fixture_view, "/admin/" HOSTILE, &faults, fixture_arena, &page),
		&page);
	fixture_golden("admin-code.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "Log out"), 0);
}

/* Off, waiting for the first code, just turned on, on: each page offers what may be done then. */
static void test_totp(void)
{
	static const char *const codes[TOTP_RECOVERY_COUNT] = {
		"k3v9a-bcdef-23456", HOSTILE, "c", "d", "e", "f", "g", "h", "i", "j"};
	struct view_faults faults = {0};
	struct view_totp shown = {.faults = &faults};
	const char *text = totp(&shown);

	CU_ASSERT_EQUAL(fixture_count(text, "name=\"act\""), 1);
	CU_ASSERT_EQUAL(fixture_count(text, "value=\"begin\""), 1);
	shown.secret = "JBSW Y3DP " HOSTILE;
	shown.address = "otpauth://totp/Charts:boss?secret=JBSWY3DP&issuer=" HOSTILE;
	shown.picture = "M4 4h7v1h-7z";
	shown.picture_size = 29;
	view_fault_add(&faults, "code", "This is not the code.");
	text = totp(&shown);
	fixture_golden("admin-totp-key.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "style="), 0);
	CU_ASSERT_EQUAL(fixture_count(text, "value=\"confirm\""), 1);
	shown.picture = NULL;
	CU_ASSERT_EQUAL(fixture_count(totp(&shown), "<svg"), 0);
	shown = (struct view_totp){.is_on = true, .recovery_codes = 10, .codes = codes};
	text = totp(&shown);
	fixture_golden("admin-totp.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "<li><code>"), TOTP_RECOVERY_COUNT);
	CU_ASSERT_EQUAL(fixture_count(text, "value=\"codes\""), 1);
	CU_ASSERT_EQUAL(fixture_count(text, "value=\"off\""), 1);
	CU_ASSERT_EQUAL(fixture_count(text, "autocomplete=\"one-time-code\""), 1);
	shown = (struct view_totp){.is_on = true, .recovery_codes = 1};
	text = totp(&shown);
	CU_ASSERT_EQUAL(fixture_count(text, "1 recovery code is left"), 1);
	CU_ASSERT_EQUAL(fixture_count(text, "<li><code>"), 0);
}

static void test_editors(void)
{
	static const struct editor_line lines[] = {
		{{1, "boss", EDITOR_ADMINISTRATOR, NULL, 1767864600, 0, true}, 1},
		{{2, "ann", EDITOR_EDITOR, NULL, 1767864600, 0, true}, 0},
		{{3, "bob", EDITOR_CONTRIBUTOR, NULL, 1767864600, 1767964600, false}, 0}};
	struct view_faults faults = {0};
	struct view_editors editors = {.lines = lines,
		.count = 3,
		.typed_name = HOSTILE,
		.typed_role = EDITOR_EDITOR,
		.password = "k3v9a-some",
		.password_for = "ann",
		.faults = &faults};
	struct buffer page = {0};
	const char *text;

	view_fault_add(&faults, "name", HOSTILE);
	text = taken(
		view_admin_editors(fixture_view, &boss, &editors, fixture_arena, &page), &page);
	CU_ASSERT_EQUAL(fixture_count(text, "value=\"disable\""), 1); /* not one's own */
	CU_ASSERT_EQUAL(fixture_count(text, "value=\"enable\""), 1);
	CU_ASSERT_EQUAL(fixture_count(text, "codes on"), 2);
	CU_ASSERT_EQUAL(fixture_count(text, "value=\"totp-off\""), 1); /* not one's own */
	CU_ASSERT_EQUAL(fixture_count(text, "<code class=\"secret\">k3v9a-some</code>"), 1);
	CU_ASSERT_EQUAL(fixture_count(text, SAFE), 3);
	CU_ASSERT_EQUAL(fixture_count(text, "name=\"key\" value=\"key-of-the-page\""), 4);
}

void suite_view_admin(void)
{
	CU_pSuite suite = CU_add_suite("pages of accounts", fixture_open, fixture_close);

	CU_add_test(suite, "login", test_login);
	CU_add_test(suite, "hold", test_hold);
	CU_add_test(suite, "account", test_account);
	CU_add_test(suite, "code", test_code);
	CU_add_test(suite, "codes at one's own logins", test_totp);
	CU_add_test(suite, "editors", test_editors);
}
