#ifndef SILVERCHART_HTTP_STATUS_H
#define SILVERCHART_HTTP_STATUS_H

/* Status codes that the program sends (RFC 9110 section 15). */
enum http_status {
	HTTP_OK = 200,
	HTTP_MOVED_PERMANENTLY = 301,
	HTTP_SEE_OTHER = 303,
	HTTP_NOT_MODIFIED = 304,
	HTTP_BAD_REQUEST = 400,
	HTTP_FORBIDDEN = 403,
	HTTP_NOT_FOUND = 404,
	HTTP_METHOD_NOT_ALLOWED = 405,
	HTTP_CONFLICT = 409,
	HTTP_GONE = 410,
	HTTP_CONTENT_TOO_LARGE = 413,
	HTTP_UNPROCESSABLE_CONTENT = 422,
	HTTP_TOO_MANY_REQUESTS = 429,
	HTTP_INTERNAL_SERVER_ERROR = 500,
	HTTP_SERVICE_UNAVAILABLE = 503,
};

/* All of them, with their reason phrases ("Not Found"). */
#define HTTP_STATUS_COUNT 15
struct http_status_row {
	enum http_status status;
	const char *reason;
};
extern const struct http_status_row http_statuses[HTTP_STATUS_COUNT];

/* The reason phrase; "Unknown" for a code that is not in the enum. */
const char *http_status_reason(enum http_status status);

#endif
