#include "http/form.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "suite.h"

#include "base/banned.h"

#define URLENCODED "application/x-www-form-urlencoded"
#define MULTIPART "multipart/form-data; boundary=XyZ"
#define LITERAL(text) (text), sizeof(text) - 1

static struct arena *arena;
static struct http_form form;

static int suite_open(void)
{
	arena = arena_new();
	return 0;
}

static int suite_close(void)
{
	arena_free(arena);
	return 0;
}

static enum http_form_outcome read_body(const char *type, const char *body, size_t length)
{
	struct http_request request = {.method = HTTP_POST,
		.content_type = type,
		.body = arena_copy(arena, body, length),
		.body_length = length};

	return http_form_read(&request, arena, &form);
}

/* What was read as "name=value|" for each field, and "[field:file name:bytes]" for the file. */
static const char *told(void)
{
	struct buffer text = {0};
	const char *copy;

	for (size_t i = 0; i < form.count; i++) {
		CU_ASSERT_EQUAL(form.fields[i].length, strlen(form.fields[i].value));
		buffer_format(&text, "%s=%s|", form.fields[i].name, form.fields[i].value);
	}
	if (form.file.name != NULL)
		buffer_format(
			&text, "[%s:%s:%zu]", form.file.name, form.file_name, form.file.length);
	copy = arena_text(arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}

static void test_urlencoded(void)
{
	static const struct {
		const char *body;
		const char *expected;
	} rows[] = {
		{"", ""},
		{"a=1", "a=1|"},
		{"a=1&b=2&a=3", "a=1|b=2|a=3|"},
		{"a=&b", "a=|b=|"},
		{"&&a=1&&", "a=1|"},
		{"t=x+y%2Bz%26%3D", "t=x y+z&=|"},
		{"t=a%0D%0Ab%0Ac%0Dd", "t=a\nb\nc\rd|"},
		{"n%C3%A4me=Bj%C3%B6rk", "näme=Björk|"},
		{"a=b=c", "a=b=c|"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		enum http_form_outcome outcome =
			read_body(URLENCODED, rows[i].body, strlen(rows[i].body));

		CU_ASSERT_EQUAL(outcome, HTTP_FORM_READ);
		CU_ASSERT_STRING_EQUAL(told(), rows[i].expected);
	}
	CU_ASSERT_EQUAL(read_body(URLENCODED "; charset=UTF-8", LITERAL("a=1")), HTTP_FORM_READ);
}

static void test_refused(void)
{
	CU_ASSERT_EQUAL(read_body(URLENCODED, LITERAL("a=%00")), HTTP_FORM_MALFORMED);
	CU_ASSERT_EQUAL(read_body(URLENCODED, LITERAL("a=%ff")), HTTP_FORM_MALFORMED);
	CU_ASSERT_EQUAL(read_body(URLENCODED, LITERAL("a=\0b")), HTTP_FORM_MALFORMED);
	CU_ASSERT_EQUAL(read_body(URLENCODED, LITERAL("%ff=a")), HTTP_FORM_MALFORMED);
	CU_ASSERT_EQUAL(read_body(URLENCODED, LITERAL("=a")), HTTP_FORM_MALFORMED);
	CU_ASSERT_EQUAL(read_body("text/plain", LITERAL("a=1")), HTTP_FORM_MALFORMED);
	CU_ASSERT_EQUAL(read_body("", LITERAL("a=1")), HTTP_FORM_MALFORMED);
	CU_ASSERT_EQUAL(read_body(URLENCODED "x", LITERAL("a=1")), HTTP_FORM_MALFORMED);
}

static void test_too_large(void)
{
	struct http_request request = {
		.content_type = URLENCODED, .body = "", .body_too_large = true};
	struct buffer body = {0};

	CU_ASSERT_EQUAL(http_form_read(&request, arena, &form), HTTP_FORM_TOO_LARGE);
	for (int i = 0; i < HTTP_FORM_FIELDS_MAX; i++)
		buffer_add_text(&body, "a&");
	CU_ASSERT_EQUAL(read_body(URLENCODED, body.data, body.length), HTTP_FORM_READ);
	CU_ASSERT_EQUAL(form.count, HTTP_FORM_FIELDS_MAX);
	buffer_add_text(&body, "a");
	CU_ASSERT_EQUAL(read_body(URLENCODED, body.data, body.length), HTTP_FORM_TOO_LARGE);
	buffer_free(&body);
}

#define PART(name, value)                                                                          \
	"--XyZ\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"
#define UPLOAD(name, file, value)                                                                  \
	"--XyZ\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file             \
	"\"\r\nContent-Type: text/csv\r\n\r\n" value "\r\n"
#define END "--XyZ--\r\n"

static void test_multipart(void)
{
	CU_ASSERT_EQUAL(read_body(MULTIPART, LITERAL(END)), HTTP_FORM_READ);
	CU_ASSERT_STRING_EQUAL(told(), "");
	CU_ASSERT_EQUAL(read_body(MULTIPART, LITERAL(PART("a", "1\r\n2") PART("b", "") END)),
		HTTP_FORM_READ);
	CU_ASSERT_STRING_EQUAL(told(), "a=1\n2|b=|");
	CU_ASSERT_EQUAL(read_body(MULTIPART, LITERAL(PART("a", "1") UPLOAD(
						     "list", "my \"list.csv", "x\0\xff\r\n") END)),
		HTTP_FORM_READ);
	CU_ASSERT_STRING_EQUAL(told(), "a=1|[list:my :5]");
	CU_ASSERT_EQUAL(memcmp(form.file.value, "x\0\xff\r\n", 6), 0);
	CU_ASSERT_EQUAL(read_body("Multipart/Form-Data; boundary=\"XyZ\"",
				LITERAL(UPLOAD("list", "", "") END)),
		HTTP_FORM_READ);
	CU_ASSERT_STRING_EQUAL(told(), "[list::0]");
}

static void test_multipart_refused(void)
{
	static const struct {
		const char *type;
		const char *body;
	} rows[] = {
		{MULTIPART, ""},
		{MULTIPART, "\n"},
		{MULTIPART, "--XyZ"},
		{MULTIPART, "--XyZ\r\n"},
		{MULTIPART, PART("a", "1")},
		{MULTIPART, PART("", "1") END},
		{MULTIPART, PART("a", "\xff") END},
		{MULTIPART, "x" PART("a", "1") END},
		{MULTIPART, "--XyZ\r\nContent-Disposition: form-data\r\n\r\n1\r\n" END},
		{MULTIPART, "--XyZ\r\nX: form-data; name=\"a\"\r\n\r\n1\r\n" END},
		{MULTIPART, "--XyZ\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n" END},
		{MULTIPART, UPLOAD("a", "x", "") UPLOAD("a", "y", "") END},
		{MULTIPART, "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n"
			    "content-type: Multipart/mixed; boundary=b\r\n\r\n--b--\r\n" END},
		{"multipart/form-data", PART("a", "1") END},
		{"multipart/form-data; boundary=", PART("a", "1") END},
		{"multipart/form-data; boundary=XyZa", PART("a", "1") END},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		enum http_form_outcome outcome =
			read_body(rows[i].type, rows[i].body, strlen(rows[i].body));

		if (outcome != HTTP_FORM_MALFORMED)
			printf("\n    row %zu\n", i);
		CU_ASSERT_EQUAL(outcome, HTTP_FORM_MALFORMED);
		CU_ASSERT_PTR_NOT_NULL(form.fault);
	}
	CU_ASSERT_EQUAL(read_body(MULTIPART, PART("a", "1") END, strlen(PART("a", "1") END)),
		HTTP_FORM_READ);
	CU_ASSERT_PTR_NULL(form.fault);
}

enum { TITLE, NOTE, SECRET, RANKS, YEAR, FIELDS };
static const struct http_field_rule rules[FIELDS] = {
	[TITLE] = {"title", HTTP_FIELD_TEXT, 1, 10, NULL},
	[NOTE] = {"note", HTTP_FIELD_LINES, 1, 10, NULL},
	[SECRET] = {"secret", HTTP_FIELD_SECRET, 2, 10, NULL},
	[RANKS] = {"rank", HTTP_FIELD_LIST, 0, 3, NULL},
	[YEAR] = {"year", HTTP_FIELD_NUMBER, 1, 9999, NULL},
};

static void read_fields(const char *body, struct http_field *fields)
{
	CU_ASSERT_EQUAL_FATAL(read_body(URLENCODED, body, strlen(body)), HTTP_FORM_READ);
	http_form_fields(&form, rules, FIELDS, fields, arena);
}

static void test_fields(void)
{
	struct http_field fields[FIELDS];

	read_fields("title=+Kid+A+&note=a%0D%0Ab&secret=+x+&rank=1&rank=&rank=3&year=x", fields);
	CU_ASSERT_EQUAL(fields[TITLE].state, HTTP_FIELD_GIVEN);
	CU_ASSERT_STRING_EQUAL(fields[TITLE].text, "Kid A");
	CU_ASSERT_STRING_EQUAL(fields[TITLE].typed, " Kid A ");
	CU_ASSERT_STRING_EQUAL(fields[NOTE].text, "a\nb");
	CU_ASSERT_STRING_EQUAL(fields[SECRET].text, " x ");
	CU_ASSERT_PTR_NULL(fields[SECRET].typed);
	CU_ASSERT_EQUAL(fields[RANKS].count, 3);
	CU_ASSERT_STRING_EQUAL(fields[RANKS].list[1], "");
	CU_ASSERT_STRING_EQUAL(fields[RANKS].list[2], "3");
	CU_ASSERT_EQUAL(fields[YEAR].state, HTTP_FIELD_INVALID);
	CU_ASSERT_STRING_EQUAL(fields[YEAR].typed, "x");
}

static void test_fields_refused(void)
{
	struct http_field fields[FIELDS];

	read_fields("title=a&title=b&note=a%01&secret=x&rank=1&rank=2&rank=3&rank=4", fields);
	CU_ASSERT_EQUAL(fields[TITLE].state, HTTP_FIELD_REPEATED);
	CU_ASSERT_PTR_NULL(fields[TITLE].text);
	CU_ASSERT_EQUAL(fields[NOTE].state, HTTP_FIELD_INVALID);
	CU_ASSERT_EQUAL(fields[SECRET].state, HTTP_FIELD_INVALID);
	CU_ASSERT_EQUAL(fields[RANKS].state, HTTP_FIELD_INVALID);
	CU_ASSERT_PTR_NULL(fields[RANKS].list);
	CU_ASSERT_EQUAL(fields[YEAR].state, HTTP_FIELD_ABSENT);
	read_fields("title=+&note=%0A&secret=", fields);
	CU_ASSERT_EQUAL(fields[TITLE].state, HTTP_FIELD_EMPTY);
	CU_ASSERT_EQUAL(fields[NOTE].state, HTTP_FIELD_EMPTY);
	CU_ASSERT_EQUAL(fields[SECRET].state, HTTP_FIELD_EMPTY);
	read_fields("title=12345678901", fields);
	CU_ASSERT_EQUAL(fields[TITLE].state, HTTP_FIELD_INVALID);
	CU_ASSERT_STRING_EQUAL(fields[TITLE].typed, "12345678901");
}

void suite_form(void)
{
	CU_pSuite suite = CU_add_suite("form", suite_open, suite_close);

	CU_add_test(suite, "urlencoded", test_urlencoded);
	CU_add_test(suite, "refused", test_refused);
	CU_add_test(suite, "too large", test_too_large);
	CU_add_test(suite, "multipart", test_multipart);
	CU_add_test(suite, "multipart refused", test_multipart_refused);
	CU_add_test(suite, "fields", test_fields);
	CU_add_test(suite, "fields refused", test_fields_refused);
}
