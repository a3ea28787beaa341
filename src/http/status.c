#include "http/status.h"

#include "base/banned.h"

const struct http_status_row http_statuses[HTTP_STATUS_COUNT] = {
	{HTTP_OK, "OK"},
	{HTTP_MOVED_PERMANENTLY, "Moved Permanently"},
	{HTTP_SEE_OTHER, "See Other"},
	{HTTP_NOT_MODIFIED, "Not Modified"},
	{HTTP_BAD_REQUEST, "Bad Request"},
	{HTTP_FORBIDDEN, "Forbidden"},
	{HTTP_NOT_FOUND, "Not Found"},
	{HTTP_METHOD_NOT_ALLOWED, "Method Not Allowed"},
	{HTTP_CONFLICT, "Conflict"},
	{HTTP_GONE, "Gone"},
	{HTTP_CONTENT_TOO_LARGE, "Content Too Large"},
	{HTTP_UNPROCESSABLE_CONTENT, "Unprocessable Content"},
	{HTTP_TOO_MANY_REQUESTS, "Too Many Requests"},
	{HTTP_INTERNAL_SERVER_ERROR, "Internal Server Error"},
	{HTTP_SERVICE_UNAVAILABLE, "Service Unavailable"},
};

const char *http_status_reason(enum http_status status)
{
	for (int i = 0; i < HTTP_STATUS_COUNT; i++) {
		if (http_statuses[i].status == status)
			return http_statuses[i].reason;
	}
	return "Unknown";
}
