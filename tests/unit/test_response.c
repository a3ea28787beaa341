#include <string.h>

#include "http/response.h"
#include "suite.h"

#include "base/banned.h"

/* The head of `response` compared with `expected`. */
static void check_head(const struct http_response *response, const char *expected)
{
	struct buffer head = {0};

	http_response_head(response, &head);
	CU_ASSERT_STRING_EQUAL(buffer_text(&head), expected);
	CU_ASSERT_EQUAL(head.length, strlen(expected));
	buffer_free(&head);
}

static void test_head(void)
{
	struct http_response response = {0};

	http_response_reset(&response);
	check_head(&response, "Status: 200 OK\r\nContent-Length: 0\r\n\r\n");
	response.status = HTTP_NOT_FOUND;
	http_response_header(&response, "Content-Type", "text/html; charset=utf-8");
	http_response_header(&response, "Vary", "Accept-Encoding");
	buffer_add_text(&response.body, "Bj\xc3\xb6rk");
	check_head(&response, "Status: 404 Not Found\r\nContent-Type: text/html; charset=utf-8\r\n"
			      "Vary: Accept-Encoding\r\nContent-Length: 6\r\n\r\n");
	http_response_free(&response);
}

static void test_not_modified(void)
{
	struct http_response response = {0};

	http_response_reset(&response);
	response.status = HTTP_NOT_MODIFIED;
	http_response_header(&response, "ETag", "\"a\"");
	buffer_add_text(&response.body, "left over");
	check_head(&response, "Status: 304 Not Modified\r\nETag: \"a\"\r\n\r\n");
	http_response_free(&response);
}

static void test_refused_headers(void)
{
	static const struct http_header bad[] = {{"X", "a\r\nSet-Cookie: b"}, {"X", "a\n"},
		{"X", "\r"}, {"X", "a\tb"}, {"X", "\x7f"}, {"X", "\x01"}, {"X\r\n", "a"}, {"", "a"},
		{"X: Y", "a"}, {"X", NULL}, {NULL, "a"}};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct http_response response = {0};
		http_response_reset(&response);
		http_response_header(&response, bad[i].name, bad[i].value);
		CU_ASSERT_TRUE(response.broken);
		CU_ASSERT_EQUAL(response.header_count, 0);
	}
}

static void test_sound_headers(void)
{
	struct http_response response = {0};

	http_response_reset(&response);
	http_response_header(&response, "X-Empty", "");
	http_response_header(&response, "X-Title", "Bj\xc3\xb6rk ~");
	CU_ASSERT_FALSE(response.broken);
	CU_ASSERT_EQUAL(response.header_count, 2);
}

static void test_too_many_headers(void)
{
	struct http_response response = {0};

	http_response_reset(&response);
	for (size_t i = 0; i < HTTP_HEADERS_MAX; i++)
		http_response_header(&response, "X", "a");
	CU_ASSERT_FALSE(response.broken);
	http_response_header(&response, "X", "a");
	CU_ASSERT_TRUE(response.broken);
	CU_ASSERT_EQUAL(response.header_count, HTTP_HEADERS_MAX);
}

static void test_find(void)
{
	struct http_response response = {0};

	http_response_reset(&response);
	http_response_header(&response, "ETag", "\"a\"");
	http_response_header(&response, "etag", "\"b\"");
	CU_ASSERT_STRING_EQUAL(http_response_find(&response, "ETAG"), "\"a\"");
	CU_ASSERT_PTR_NULL(http_response_find(&response, "ETags"));
	CU_ASSERT_PTR_NULL(http_response_find(&response, ""));
}

static void test_reset(void)
{
	struct http_response response = {0};
	const char *memory;

	http_response_reset(&response);
	response.status = HTTP_GONE;
	http_response_header(&response, "X", "\n");
	http_response_header(&response, "X", "a");
	buffer_add_text(&response.body, "thrown away");
	memory = response.body.data;
	http_response_reset(&response);
	CU_ASSERT_FALSE(response.broken);
	check_head(&response, "Status: 200 OK\r\nContent-Length: 0\r\n\r\n");
	CU_ASSERT_PTR_EQUAL(response.body.data, memory);
	http_response_free(&response);
	CU_ASSERT_PTR_NULL(response.body.data);
}

void suite_response(void)
{
	CU_pSuite suite = CU_add_suite("response", NULL, NULL);

	CU_add_test(suite, "head", test_head);
	CU_add_test(suite, "not modified", test_not_modified);
	CU_add_test(suite, "refused headers", test_refused_headers);
	CU_add_test(suite, "sound headers", test_sound_headers);
	CU_add_test(suite, "too many headers", test_too_many_headers);
	CU_add_test(suite, "find", test_find);
	CU_add_test(suite, "reset", test_reset);
}
