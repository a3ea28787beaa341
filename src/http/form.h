#ifndef SILVERCHART_HTTP_FORM_H
#define SILVERCHART_HTTP_FORM_H

#include <stddef.h>

#include "base/arena.h"
#include "http/fields.h"
#include "http/request.h"

/* Fields of a form at most: a list of 5,000 rows has five of each, and some to spare. */
#define HTTP_FORM_FIELDS_MAX 30000

/* A field as it was sent; texts from the arena of the reading, NUL-terminated. */
struct http_form_field {
	const char *name;
	const char *value;
	size_t length; /* of the value; a file may hold NUL */
};

/* What a form sent, in the order of the page. */
struct http_form {
	struct http_form_field *fields;
	size_t count;
	struct http_form_field
		file;          /* the one file, named by its field; name NULL: none was sent */
	const char *file_name; /* as the browser calls it: for messages only; NULL without */
	const char *fault;     /* of a malformed one: what is wrong, as a sentence */
};

enum http_form_outcome {
	HTTP_FORM_READ,
	HTTP_FORM_MALFORMED, /* neither urlencoded nor multipart, or broken, or not UTF-8 */
	HTTP_FORM_TOO_LARGE, /* the gateway's limit of bytes, or HTTP_FORM_FIELDS_MAX fields */
};

/*
 * Reads the body of a POST: application/x-www-form-urlencoded, or multipart/form-data (RFC 7578)
 * with at most one file, which may be empty, and no part that is a form of its own. Names and
 * values are well-formed UTF-8 without NUL; the file is whatever it is. CRLF in values become LF.
 * O(length of the body) in time and in memory from `arena`.
 */
enum http_form_outcome http_form_read(
	const struct http_request *request, struct arena *arena, struct http_form *form);

/* The first value of the field `name`; NULL when there is none. */
const char *http_form_value(const struct http_form *form, const char *name);

/* What the form says by the table `rules` of `count` rows, into `fields[0..count-1]`, as
 * http_fields_read() does with a query; also sets `typed`, and lists. */
void http_form_fields(const struct http_form *form, const struct http_field_rule *rules,
	size_t count, struct http_field *fields, struct arena *arena);

#endif
