#include "main/ctl.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "model/slug.h"
#include "model/unicode.h"

#include "base/banned.h"

/* Bytes that are read at once. */
#define READ_SIZE ((size_t)256 * 1024)

enum ctl_exit ctl_fail(enum ctl_exit status, const char *format, ...)
{
	va_list arguments;

	fputs("silverchartctl: ", stderr);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	return status;
}

enum ctl_exit ctl_fail_result(const struct store *store, enum result result, const char *what)
{
	/* Class 40: others were in the way, and the transaction was taken back. */
	if (strstr(store_error(store), "(SQLSTATE 40") != NULL && result == RESULT_UNAVAILABLE)
		return ctl_fail(
			CTL_UNAVAILABLE, "%s: busy, try again: %s", what, store_error(store));
	switch (result) {
	case RESULT_NOT_FOUND:
		return ctl_fail(CTL_REFUSED, "%s: there is none", what);
	case RESULT_GONE:
		return ctl_fail(CTL_REFUSED, "%s: was deleted", what);
	case RESULT_UNCHANGED:
		return ctl_fail(CTL_REFUSED, "%s: nothing to change", what);
	case RESULT_CONFLICT:
	case RESULT_INVALID:
		return ctl_fail(CTL_REFUSED, "%s: refused by the database, nothing was changed: %s",
			what, store_error(store));
	case RESULT_UNAVAILABLE:
		return ctl_fail(CTL_UNAVAILABLE, "%s: the database is not available: %s", what,
			store_error(store));
	default:
		return ctl_fail(CTL_FAULT, "%s: failed: %s", what, store_error(store));
	}
}

const char *ctl_file_name(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* Reads on until the end, or until there is more than `limit`. False with errno on failure. */
static bool read_all(int file, size_t limit, struct buffer *out)
{
	ssize_t got = 1;

	while (got > 0 && out->length <= limit) {
		buffer_reserve(out, READ_SIZE);
		got = read(file, out->data + out->length, READ_SIZE);
		if (got < 0 && errno == EINTR)
			got = 1;
		else if (got > 0)
			out->length += (size_t)got;
	}
	/* An end behind the last byte, also of nothing. */
	buffer_add(out, "", 0);
	return got >= 0;
}

const char *ctl_read_file(const char *path, size_t limit, struct arena *arena, struct buffer *out)
{
	bool is_input = strcmp(path, "-") == 0;
	int file = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct stat status = {0};
	const char *reason = NULL;

	if (file < 0 || fstat(file, &status) != 0)
		reason = arena_format(arena, "cannot be read: %m");
	else if (status.st_size <= (off_t)limit && !read_all(file, limit, out))
		reason = arena_format(arena, "cannot be read: %m");
	else if (status.st_size > (off_t)limit || out->length > limit)
		reason = arena_format(arena, "is larger than %zu KiB", limit / 1024);
	if (file >= 0 && !is_input)
		close(file);
	return reason;
}

static const char *text_fault(const char *text, size_t limit, struct arena *arena)
{
	if (!text_is_utf8(text, strlen(text)))
		return "is not UTF-8";
	if (text_is_blank(text))
		return "must not be empty";
	if (text_has_control(text))
		return "must not have control characters";
	if (text_length(text) > limit)
		return arena_format(arena, "must have at most %zu characters", limit);
	return NULL;
}

const char *ctl_text(struct ctl *ctl, const char *option, const char *value, size_t limit)
{
	char *text = text_trim(arena_text(ctl->arena, value));
	const char *fault = text_fault(text, limit, ctl->arena);

	if (fault == NULL)
		return text;
	ctl_fail(CTL_USAGE, "--%s %s", option, fault);
	return NULL;
}

bool ctl_check_slug(struct ctl *ctl, const char *noun, const char *slug)
{
	const char *near = "";

	if (strcmp(slug, "new") == 0) {
		ctl_fail(CTL_USAGE, "\"new\" is no %s: the admin has a form at this address", noun);
		return false;
	}
	if (slug_is_valid(slug))
		return true;
	if (text_is_utf8(slug, strlen(slug)))
		near = unicode_slug(ctl->arena, slug);
	ctl_fail(CTL_USAGE,
		"the %s is named as in its address, with a-z, 0-9 and single hyphens%s%s%s", noun,
		*near != '\0' ? ": \"" : "", near, *near != '\0' ? "\"?" : "");
	return false;
}
