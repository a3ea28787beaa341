#include "http/form.h"

#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/percent.h"
#include "base/text.h"

#include "base/banned.h"

/* Bytes of a multipart boundary at most (RFC 2046 5.1.1). */
#define BOUNDARY_LENGTH 70

/* What is wrong with a form that is malformed. */
static const char no_form[] = "What was sent is no form: its type is neither "
			      "application/x-www-form-urlencoded nor multipart/form-data.";
static const char no_boundary[] = "The form's parts cannot be told apart: it names no boundary, or "
				  "does not begin with the one that it names.";
static const char cut_off[] = "The form is cut off: it ends before its last boundary.";
static const char no_text[] = "A field of the form has no name, or is not text in UTF-8 without "
			      "NUL.";
static const char no_part[] = "A part of the form says neither that it is a field nor which.";
static const char nested[] = "A part of the form is a form itself; a file is sent as it is.";
static const char two_files[] = "The form has two files; one is taken at a time.";

/* Bytes that are read, from the front. */
struct span {
	const char *start;
	size_t length;
};

/* A form in the making. */
struct reading {
	struct http_form *form;
	struct arena *arena;
	size_t capacity;
	struct buffer scratch;
};

static struct span span_drop(struct span span, size_t count)
{
	return (struct span){span.start + count, span.length - count};
}

static bool span_starts(struct span span, const char *text)
{
	return span.length >= strlen(text) && memcmp(span.start, text, strlen(text)) == 0;
}

/* Cuts off what stands before the first `mark`; `*rest` then begins behind it. False, with nothing
 * changed, when there is none. */
static bool span_cut(struct span *rest, const char *mark, struct span *head)
{
	const char *found = memmem(rest->start, rest->length, mark, strlen(mark));

	if (found == NULL)
		return false;
	*head = (struct span){rest->start, (size_t)(found - rest->start)};
	*rest = span_drop(*rest, head->length + strlen(mark));
	return true;
}

/* Takes the form for malformed: false, for who has to say that. */
static bool fault(struct reading *reading, const char *sentence)
{
	reading->form->fault = sentence;
	return false;
}

/* Without the CR of every CRLF, NUL-terminated; `*length` becomes what is left. */
static char *without_returns(struct reading *reading, struct span bytes, size_t *length)
{
	char *text = arena_copy(reading->arena, bytes.start, bytes.length);
	size_t end = 0;

	for (size_t i = 0; i < bytes.length; i++) {
		if (text[i] == '\r' && text[i + 1] == '\n')
			continue;
		text[end++] = text[i];
	}
	text[end] = '\0';
	*length = end;
	return text;
}

static bool is_full(const struct reading *reading)
{
	return reading->form->count == HTTP_FORM_FIELDS_MAX;
}

static struct http_form_field *field_add(struct reading *reading)
{
	struct http_form *form = reading->form;

	if (form->count == reading->capacity) {
		size_t capacity = reading->capacity == 0 ? 32 : reading->capacity * 2;
		struct http_form_field *fields =
			ARENA_ARRAY(reading->arena, struct http_form_field, capacity);

		if (form->count > 0)
			memcpy(fields, form->fields, form->count * sizeof(*fields));
		form->fields = fields;
		reading->capacity = capacity;
	}
	return &form->fields[form->count++];
}

/* Adds a field whose name and value are decoded. False when one of them is no text. */
static bool text_add(struct reading *reading, struct span name, struct span value)
{
	struct http_form_field *field;

	if (name.length == 0 || !text_is_utf8(name.start, name.length) ||
		!text_is_utf8(value.start, value.length))
		return fault(reading, no_text);
	field = field_add(reading);
	field->name = arena_copy(reading->arena, name.start, name.length);
	field->value = without_returns(reading, value, &field->length);
	return true;
}

static struct span decoded(struct reading *reading, struct span bytes)
{
	buffer_reset(&reading->scratch);
	percent_decode(bytes.start, bytes.length, &reading->scratch);
	return (struct span){
		arena_copy(reading->arena, buffer_text(&reading->scratch), reading->scratch.length),
		reading->scratch.length};
}

static enum http_form_outcome read_urlencoded(struct reading *reading, struct span rest)
{
	while (rest.length > 0) {
		struct span pair = rest;
		struct span name;

		if (!span_cut(&rest, "&", &pair))
			rest.length = 0;
		if (pair.length == 0)
			continue;
		if (is_full(reading))
			return HTTP_FORM_TOO_LARGE;
		if (!span_cut(&pair, "=", &name)) {
			name = pair;
			pair.length = 0;
		}
		name = decoded(reading, name);
		if (!text_add(reading, name, decoded(reading, pair)))
			return HTTP_FORM_MALFORMED;
	}
	return HTTP_FORM_READ;
}

/* The value of a parameter such as name="a" in a header line; browsers write quotes in it as %22.
 * False when it is not there. */
static bool parameter_find(struct span line, const char *name, struct span *value)
{
	struct span before;

	while (span_cut(&line, ";", &before)) {
		while (line.length > 0 && (*line.start == ' ' || *line.start == '\t'))
			line = span_drop(line, 1);
		if (line.length > strlen(name) + 1 &&
			strncasecmp(line.start, name, strlen(name)) == 0 &&
			span_starts(span_drop(line, strlen(name)), "=\"")) {
			line = span_drop(line, strlen(name) + 2);
			return span_cut(&line, "\"", value);
		}
	}
	return false;
}

/* The line that begins so among the header lines of a part. */
static bool line_find(struct span head, const char *start, struct span *line)
{
	while (span_cut(&head, "\r\n", line)) {
		if (line->length >= strlen(start) &&
			strncasecmp(line->start, start, strlen(start)) == 0)
			return true;
	}
	return false;
}

static bool file_add(
	struct reading *reading, struct span name, struct span file_name, struct span bytes)
{
	struct http_form *form = reading->form;

	if (form->file.name != NULL)
		return fault(reading, two_files);
	if (!text_is_utf8(name.start, name.length) ||
		!text_is_utf8(file_name.start, file_name.length))
		return fault(reading, no_text);
	form->file.name = arena_copy(reading->arena, name.start, name.length);
	form->file.value = arena_copy(reading->arena, bytes.start, bytes.length);
	form->file.length = bytes.length;
	form->file_name = arena_copy(reading->arena, file_name.start, file_name.length);
	return true;
}

/* A part: header lines, each with its CRLF, an empty line, the bytes. */
static bool part_read(struct reading *reading, struct span part)
{
	struct span head, line, name, file_name;

	if (!span_cut(&part, "\r\n\r\n", &head))
		return fault(reading, no_part);
	head.length += 2; /* the last line's own CRLF */
	if (line_find(head, "Content-Type: multipart/", &line))
		return fault(reading, nested);
	if (!line_find(head, "Content-Disposition: form-data", &line) ||
		!parameter_find(line, "name", &name))
		return fault(reading, no_part);
	if (parameter_find(line, "filename", &file_name))
		return file_add(reading, name, file_name, part);
	return text_add(reading, name, part);
}

/* CRLF, two dashes and the boundary of a Content-Type, quoted or not. "" when it has none. */
static const char *boundary_of(const char *content_type, struct arena *arena)
{
	const char *found = strcasestr(content_type, "boundary=");
	size_t length;

	if (found == NULL)
		return "";
	found += strlen("boundary=");
	found += *found == '"';
	length = strcspn(found, "\"; \t");
	if (length == 0 || length > BOUNDARY_LENGTH)
		return "";
	return arena_join(arena, "\r\n--", arena_copy(arena, found, length));
}

static enum http_form_outcome read_multipart(
	struct reading *reading, struct span rest, const char *boundary)
{
	struct span part;

	/* The first boundary has no line before it. */
	reading->form->fault = no_boundary;
	if (*boundary == '\0' || !span_starts(rest, boundary + 2))
		return HTTP_FORM_MALFORMED;
	reading->form->fault = cut_off;
	rest = span_drop(rest, strlen(boundary) - 2);
	while (span_starts(rest, "\r\n")) {
		rest = span_drop(rest, 2);
		if (is_full(reading))
			return HTTP_FORM_TOO_LARGE;
		if (!span_cut(&rest, boundary, &part) || !part_read(reading, part))
			return HTTP_FORM_MALFORMED;
	}
	return span_starts(rest, "--") ? HTTP_FORM_READ : HTTP_FORM_MALFORMED;
}

/* Whether a Content-Type names `type`, with or without parameters. */
static bool is_of_type(const char *content_type, const char *type)
{
	size_t length = strlen(type);

	return strncasecmp(content_type, type, length) == 0 &&
	       strchr("; \t", content_type[length]) != NULL;
}

enum http_form_outcome http_form_read(
	const struct http_request *request, struct arena *arena, struct http_form *form)
{
	struct reading reading = {.form = form, .arena = arena};
	const struct span body = {request->body, request->body_length};
	enum http_form_outcome outcome = HTTP_FORM_MALFORMED;

	*form = (struct http_form){.fault = no_form};
	if (request->body_too_large)
		return HTTP_FORM_TOO_LARGE;
	if (is_of_type(request->content_type, "application/x-www-form-urlencoded"))
		outcome = read_urlencoded(&reading, body);
	else if (is_of_type(request->content_type, "multipart/form-data"))
		outcome = read_multipart(&reading, body, boundary_of(request->content_type, arena));
	if (outcome == HTTP_FORM_READ)
		form->fault = NULL;
	buffer_free(&reading.scratch);
	return outcome;
}

const char *http_form_value(const struct http_form *form, const char *name)
{
	for (size_t i = 0; i < form->count; i++) {
		if (text_equal(form->fields[i].name, name))
			return form->fields[i].value;
	}
	return NULL;
}

/* All values with the rule's name. */
static void list_read(const struct http_form *form, const struct http_field_rule *rule,
	struct http_field *field, struct arena *arena)
{
	size_t found = 0;

	for (size_t i = 0; i < form->count; i++)
		found += text_equal(form->fields[i].name, rule->name);
	if (found == 0)
		return;
	field->state = HTTP_FIELD_INVALID;
	if (found > (size_t)rule->high)
		return;
	field->state = HTTP_FIELD_GIVEN;
	field->list = ARENA_ARRAY(arena, const char *, found);
	for (size_t i = 0; i < form->count; i++) {
		if (text_equal(form->fields[i].name, rule->name))
			field->list[field->count++] = form->fields[i].value;
	}
}

static void single_read(const struct http_form *form, const struct http_field_rule *rule,
	struct http_field *field, struct arena *arena)
{
	for (size_t i = 0; i < form->count; i++) {
		const struct http_form_field *sent = &form->fields[i];

		if (!text_equal(sent->name, rule->name))
			continue;
		if (field->state != HTTP_FIELD_ABSENT) {
			*field = (struct http_field){.state = HTTP_FIELD_REPEATED};
			return;
		}
		/* What is read may be trimmed in place; what was typed stays. */
		http_field_read(rule, arena_copy(arena, sent->value, sent->length), field, arena);
		if (rule->type != HTTP_FIELD_SECRET)
			field->typed = sent->value;
	}
}

void http_form_fields(const struct http_form *form, const struct http_field_rule *rules,
	size_t count, struct http_field *fields, struct arena *arena)
{
	for (size_t i = 0; i < count; i++) {
		fields[i] = (struct http_field){.state = HTTP_FIELD_ABSENT};
		if (rules[i].type == HTTP_FIELD_LIST)
			list_read(form, &rules[i], &fields[i], arena);
		else
			single_read(form, &rules[i], &fields[i], arena);
	}
}
