#include "http/response.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

#include "base/banned.h"

void http_response_reset(struct http_response *response)
{
	response->status = HTTP_OK;
	response->header_count = 0;
	response->broken = false;
	buffer_reset(&response->body);
}

void http_response_free(struct http_response *response)
{
	buffer_free(&response->body);
}

/* A colon in a name would move the border between name and value. */
static bool header_is_sound(const char *name, const char *value)
{
	return name != NULL && value != NULL && *name != '\0' && strchr(name, ':') == NULL &&
	       !text_has_control(name) && !text_has_control(value);
}

void http_response_header(struct http_response *response, const char *name, const char *value)
{
	if (response->header_count == HTTP_HEADERS_MAX || !header_is_sound(name, value)) {
		response->broken = true;
		return;
	}
	response->headers[response->header_count++] = (struct http_header){name, value};
}

const char *http_response_find(const struct http_response *response, const char *name)
{
	for (size_t i = 0; i < response->header_count; i++) {
		if (strcasecmp(response->headers[i].name, name) == 0)
			return response->headers[i].value;
	}
	return NULL;
}

void http_response_head(const struct http_response *response, struct buffer *out)
{
	buffer_format(out, "Status: %d %s\r\n", (int)response->status,
		http_status_reason(response->status));
	for (size_t i = 0; i < response->header_count; i++) {
		buffer_add_text(out, response->headers[i].name);
		buffer_add_text(out, ": ");
		buffer_add_text(out, response->headers[i].value);
		buffer_add_text(out, "\r\n");
	}
	if (response->status != HTTP_NOT_MODIFIED)
		buffer_format(out, "Content-Length: %zu\r\n", response->body.length);
	buffer_add_text(out, "\r\n");
}
