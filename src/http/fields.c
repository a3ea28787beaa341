#include "http/fields.h"

#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "base/percent.h"
#include "base/text.h"

#include "base/banned.h"

/* Bytes of a declared name at most; longer ones are not looked at. */
#define NAME_LENGTH ((size_t)64)

/* Bytes of a slug at most, as model/slug.h has it. */
#define SLUG_LENGTH 100

/* Bytes of the query string, not decoded. */
struct span {
	const char *start;
	size_t length;
};

/* Cuts off what stands before `stop`; `*rest` then begins behind it, or is empty. */
static struct span span_cut(struct span *rest, char stop)
{
	struct span head = *rest;
	const char *found = memchr(rest->start, stop, rest->length);

	if (found != NULL)
		head.length = (size_t)(found - rest->start);
	rest->start += head.length + (found != NULL);
	rest->length -= head.length + (found != NULL);
	return head;
}

static const char *span_decode(struct span span, struct buffer *out)
{
	buffer_reset(out);
	percent_decode(span.start, span.length, out);
	return buffer_text(out);
}

/* Index of the rule with that name, or `count`. */
static size_t rule_find(
	const struct http_field_rule *rules, size_t count, struct span name, struct buffer *scratch)
{
	size_t found = 0;
	const char *text;

	if (name.length == 0 || name.length > 3 * NAME_LENGTH)
		return count;
	text = span_decode(name, scratch);
	while (found < count && strcmp(rules[found].name, text) != 0)
		found++;
	return found < count && strlen(text) == scratch->length ? found : count;
}

static enum http_field_state word_read(
	const struct http_field_rule *rule, const char *text, struct http_field *field)
{
	for (long i = 0; rule->words[i] != NULL; i++) {
		if (strcmp(rule->words[i], text) != 0)
			continue;
		field->number = i;
		field->text = rule->words[i];
		return HTTP_FIELD_GIVEN;
	}
	return HTTP_FIELD_INVALID;
}

static enum http_field_state number_field_read(
	const struct http_field_rule *rule, const char *text, struct http_field *field)
{
	return number_read(text, rule->low, rule->high, &field->number) ? HTTP_FIELD_GIVEN
	                                                                : HTTP_FIELD_INVALID;
}

static enum http_field_state text_read(const struct http_field_rule *rule, char *text,
	struct http_field *field, struct arena *arena)
{
	long length;

	text = text_trim(text);
	if (*text == '\0')
		return HTTP_FIELD_EMPTY;
	length = (long)text_length(text);
	if (text_has_control(text) || length < rule->low || length > rule->high)
		return HTTP_FIELD_INVALID;
	field->text = arena_text(arena, text);
	return HTTP_FIELD_GIVEN;
}

/* Control characters but LF and TAB. */
static bool lines_have_control(const char *text)
{
	for (const char *line = text;; line++) {
		line += strspn(line, "\t\n");
		if (*line == '\0')
			return false;
		if ((unsigned char)*line < 0x20 || *line == 0x7f)
			return true;
	}
}

static enum http_field_state lines_read(const struct http_field_rule *rule, char *text,
	struct http_field *field, struct arena *arena)
{
	text = text_trim(text);
	if (*text == '\0')
		return HTTP_FIELD_EMPTY;
	long length = (long)text_length(text);
	if (lines_have_control(text) || length < rule->low || length > rule->high)
		return HTTP_FIELD_INVALID;
	field->text = arena_text(arena, text);
	return HTTP_FIELD_GIVEN;
}

static enum http_field_state secret_read(const struct http_field_rule *rule, const char *text,
	struct http_field *field, struct arena *arena)
{
	long length = (long)text_length(text);
	if (text_has_control(text) || length < rule->low || length > rule->high)
		return HTTP_FIELD_INVALID;
	field->text = arena_text(arena, text);
	return HTTP_FIELD_GIVEN;
}

static enum http_field_state slug_read(
	const char *text, struct http_field *field, struct arena *arena)
{
	size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");

	if (text[length] != '\0' || length > SLUG_LENGTH)
		return HTTP_FIELD_INVALID;
	field->text = arena_text(arena, text);
	return HTTP_FIELD_GIVEN;
}

/* The state that the well-formed, non-empty `value` has under `rule`; sets the rest of `field`. */
static enum http_field_state value_read(const struct http_field_rule *rule, char *value,
	struct http_field *field, struct arena *arena)
{
	switch (rule->type) {
	case HTTP_FIELD_WORD:
		return word_read(rule, value, field);
	case HTTP_FIELD_NUMBER:
		return number_field_read(rule, value, field);
	case HTTP_FIELD_TEXT:
		return text_read(rule, value, field, arena);
	case HTTP_FIELD_SLUG:
		return slug_read(value, field, arena);
	case HTTP_FIELD_LINES:
		return lines_read(rule, value, field, arena);
	case HTTP_FIELD_SECRET:
		return secret_read(rule, value, field, arena);
	case HTTP_FIELD_LIST:
		break;
	}
	return HTTP_FIELD_INVALID;
}

void http_field_read(const struct http_field_rule *rule, char *value, struct http_field *field,
	struct arena *arena)
{
	*field = (struct http_field){.state = HTTP_FIELD_EMPTY};
	if (*value != '\0')
		field->state = value_read(rule, value, field, arena);
}

static void field_read(const struct http_field_rule *rule, struct span value,
	struct http_field *field, struct buffer *scratch, struct arena *arena)
{
	if (field->state != HTTP_FIELD_ABSENT) {
		*field = (struct http_field){.state = HTTP_FIELD_REPEATED};
		return;
	}
	if (value.length == 0) {
		field->state = HTTP_FIELD_EMPTY;
		return;
	}
	span_decode(value, scratch);
	if (!text_is_utf8(scratch->data, scratch->length))
		field->state = HTTP_FIELD_INVALID;
	else
		http_field_read(rule, scratch->data, field, arena);
}

void http_fields_read(const char *query, const struct http_field_rule *rules, size_t count,
	struct http_field *fields, struct arena *arena)
{
	struct buffer scratch = {0};
	struct span rest = {query, strlen(query)};

	memset(fields, 0, sizeof(*fields) * count);
	while (rest.length > 0) {
		struct span value = span_cut(&rest, '&');
		struct span name = span_cut(&value, '=');
		size_t i = rule_find(rules, count, name, &scratch);
		if (i < count)
			field_read(&rules[i], value, &fields[i], &scratch, arena);
	}
	buffer_free(&scratch);
}
