#include "http/compress.h"

#include <limits.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

#include "base/banned.h"

/* Below this the headers outweigh what is saved. */
#define COMPRESS_LEAST 500

/* zlib: 15 bits of window, and 16 asks for the gzip form. */
#define GZIP_WINDOW (15 + 16)

/* zlib's default use of memory for its tables. */
#define MEMORY_LEVEL 8

/* Fills `out` with the gzip form of `in`, without a time in it, so that it depends on the bytes
 * alone. False when that gains nothing or zlib cannot. */
static bool gzip(const struct buffer *in, struct buffer *out)
{
	z_stream stream = {0};
	bool done = false;

	if (in->length > UINT_MAX / 2)
		return false;
	if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, MEMORY_LEVEL,
		    Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	buffer_reset(out);
	buffer_reserve(out, in->length);
	stream.next_in = (Bytef *)in->data;
	stream.avail_in = (uInt)in->length;
	stream.next_out = (Bytef *)out->data;
	stream.avail_out = (uInt)in->length;
	if (deflate(&stream, Z_FINISH) == Z_STREAM_END) {
		out->length = stream.total_out;
		out->data[out->length] = '\0';
		done = true;
	}
	deflateEnd(&stream);
	return done;
}

static void etag_mark(struct http_response *response, struct arena *arena)
{
	for (size_t i = 0; i < response->header_count; i++) {
		struct http_header *header = &response->headers[i];
		size_t length = strlen(header->value);
		if (strcasecmp(header->name, "ETag") != 0 || length < 2)
			continue;
		header->value = arena_format(arena, "%.*s-gz\"", (int)length - 1, header->value);
	}
}

void http_compress(struct http_response *response, struct buffer *scratch, struct arena *arena)
{
	struct buffer plain = response->body;

	if (plain.length < COMPRESS_LEAST ||
		http_response_find(response, "Content-Encoding") != NULL)
		return;
	if (!gzip(&plain, scratch))
		return;
	response->body = *scratch;
	*scratch = plain;
	http_response_header(response, "Content-Encoding", "gzip");
	etag_mark(response, arena);
}
