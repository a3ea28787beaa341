#ifndef SILVERCHART_MODEL_UPLOAD_H
#define SILVERCHART_MODEL_UPLOAD_H

#include <stddef.h>
#include <time.h>

#include "base/arena.h"
#include "base/result.h"

/* Lists that editors send, to look at them before they are applied (product.md A33). */

/* Bytes of a file at most, and how a message says it. */
#define UPLOAD_MAX_BYTES ((size_t)10 * 1024 * 1024)
#define UPLOAD_MAX_TEXT "10 MB"

/* Files of one editor that are kept at most: a new one takes the place of the oldest. */
#define UPLOADS_MAX 5

/* Code points of a file's name that are kept. */
#define UPLOAD_NAME_LENGTH 100

/* A file that is kept until it is applied, or for a day. */
struct upload {
	int number;
	const char *name; /* as the browser calls it, for people only; NULL: the list was pasted */
	const char *content;
	size_t length;
	time_t created;
};

/*
 * A file's name as it is shown: the last part of a path, without control characters, cut to
 * UPLOAD_NAME_LENGTH. `name` is well-formed UTF-8. Never NULL, nor "".
 */
char *upload_name(struct arena *arena, const char *name);

/* Why the bytes cannot be a list, before they are read as one: a sentence without full stop that
 * says what they seem to be, or NULL. */
MUST_CHECK const char *upload_fault(const char *bytes, size_t length);

#endif
