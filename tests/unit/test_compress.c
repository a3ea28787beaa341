#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "http/compress.h"
#include "http/conditional.h"
#include "suite.h"

#include "base/banned.h"

/* What http_compress() works on, and what it was before. */
struct page {
	struct http_response response;
	struct buffer scratch;
	struct buffer original;
	struct arena *arena;
};

static void page_open(struct page *page, size_t length, bool noise)
{
	uint32_t state = 1;

	*page = (struct page){.arena = arena_new()};
	http_response_reset(&page->response);
	http_response_header(&page->response, "ETag", "\"r7\"");
	for (size_t i = 0; i < length; i++) {
		state = state * 1664525U + 1013904223U;
		buffer_add_char(&page->response.body, (char)(noise ? state >> 24 : 'a' + i % 7));
	}
	buffer_add(&page->original, buffer_text(&page->response.body), length);
}

static void page_close(struct page *page)
{
	http_response_free(&page->response);
	buffer_free(&page->scratch);
	buffer_free(&page->original);
	arena_free(page->arena);
}

static void page_compress(struct page *page)
{
	http_compress(&page->response, &page->scratch, page->arena);
}

static bool page_is_original(const struct page *page)
{
	return page->response.body.length == page->original.length &&
	       memcmp(buffer_text(&page->response.body), buffer_text(&page->original),
		       page->original.length) == 0 &&
	       http_response_find(&page->response, "Content-Encoding") == NULL;
}

static void check_unpacked(const struct page *page)
{
	struct buffer plain = {0};
	z_stream stream = {0};

	buffer_reserve(&plain, page->original.length + 1);
	stream.next_in = (Bytef *)page->response.body.data;
	stream.avail_in = (uInt)page->response.body.length;
	stream.next_out = (Bytef *)plain.data;
	stream.avail_out = (uInt)page->original.length + 1;
	CU_ASSERT_EQUAL_FATAL(inflateInit2(&stream, 15 + 16), Z_OK);
	CU_ASSERT_EQUAL(inflate(&stream, Z_FINISH), Z_STREAM_END);
	CU_ASSERT_EQUAL(stream.total_out, page->original.length);
	CU_ASSERT_EQUAL(stream.avail_in, 0);
	CU_ASSERT_EQUAL(memcmp(plain.data, page->original.data, page->original.length), 0);
	inflateEnd(&stream);
	buffer_free(&plain);
}

static void test_round_trip(void)
{
	static const size_t lengths[] = {500, 501, 8192, 60000, 3000000};

	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		struct page page;
		page_open(&page, lengths[i], false);
		page_compress(&page);
		CU_ASSERT(page.response.body.length < lengths[i] / 4);
		check_unpacked(&page);
		page_close(&page);
	}
}

static void test_headers(void)
{
	struct page page;

	page_open(&page, 1000, false);
	page_compress(&page);
	CU_ASSERT_STRING_EQUAL(http_response_find(&page.response, "Content-Encoding"), "gzip");
	CU_ASSERT_STRING_EQUAL(http_response_find(&page.response, "ETag"), "\"r7-gz\"");
	CU_ASSERT_TRUE(http_etag_matches("\"r7-gz\"", "\"r7\""));
	CU_ASSERT_FALSE(page.response.broken);
	page_close(&page);
}

static void test_small_stays(void)
{
	struct page page;

	page_open(&page, 499, false);
	page_compress(&page);
	CU_ASSERT_TRUE(page_is_original(&page));
	CU_ASSERT_STRING_EQUAL(http_response_find(&page.response, "ETag"), "\"r7\"");
	page_close(&page);
}

static void test_noise_stays(void)
{
	struct page page;

	page_open(&page, 5000, true);
	page_compress(&page);
	CU_ASSERT_TRUE(page_is_original(&page));
	CU_ASSERT_STRING_EQUAL(http_response_find(&page.response, "ETag"), "\"r7\"");
	page_close(&page);
}

static void test_once_only(void)
{
	struct page page;
	size_t length;

	page_open(&page, 3000000, false);
	page_compress(&page);
	length = page.response.body.length;
	page_compress(&page);
	CU_ASSERT_EQUAL(page.response.body.length, length);
	CU_ASSERT_EQUAL(page.response.header_count, 2);
	check_unpacked(&page);
	page_close(&page);
}

/* The bytes depend on the page alone: nginx compares entries by ETag, people by checksum. */
static void test_same_bytes(void)
{
	struct page first, second;

	page_open(&first, 9000, false);
	page_open(&second, 9000, false);
	page_compress(&first);
	page_compress(&second);
	CU_ASSERT_EQUAL_FATAL(first.response.body.length, second.response.body.length);
	CU_ASSERT_EQUAL(memcmp(first.response.body.data, second.response.body.data,
				first.response.body.length),
		0);
	CU_ASSERT_EQUAL(memcmp(first.response.body.data + 4, "\0\0\0\0", 4), 0);
	page_close(&first);
	page_close(&second);
}

void suite_compress(void)
{
	CU_pSuite suite = CU_add_suite("compress", NULL, NULL);

	CU_add_test(suite, "round trip", test_round_trip);
	CU_add_test(suite, "headers", test_headers);
	CU_add_test(suite, "a small body stays", test_small_stays);
	CU_add_test(suite, "noise stays", test_noise_stays);
	CU_add_test(suite, "once only", test_once_only);
	CU_add_test(suite, "same bytes", test_same_bytes);
}
