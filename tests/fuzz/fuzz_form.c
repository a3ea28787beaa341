#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "http/form.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct http_field_rule rules[] = {
	{"title", HTTP_FIELD_TEXT, 1, 20, NULL},
	{"note", HTTP_FIELD_LINES, 1, 20, NULL},
	{"rank", HTTP_FIELD_LIST, 0, 5, NULL},
};

#define COUNT (sizeof(rules) / sizeof(*rules))

static bool is_text(const char *text)
{
	return text != NULL && text_is_utf8(text, strlen(text));
}

/* What the contract promises of a form that was read. */
static void check(const struct http_form *form)
{
	for (size_t i = 0; i < form->count; i++) {
		if (!is_text(form->fields[i].name) || !is_text(form->fields[i].value) ||
			form->fields[i].length != strlen(form->fields[i].value))
			abort();
	}
	if (form->file.name != NULL && (!is_text(form->file.name) || !is_text(form->file_name)))
		abort();
}

/* The first line is the Content-Type, the rest the body. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct http_field fields[COUNT];
	struct http_form form;
	const char *text = arena_copy(arena, data, size);
	const char *end = memchr(text, '\n', size);
	size_t type = end != NULL ? (size_t)(end - text) : 0;
	struct http_request request = {.content_type = arena_copy(arena, text, type),
		.body = text + type,
		.body_length = size - type};

	if (end != NULL) {
		request.body++;
		request.body_length--;
	}
	enum http_form_outcome outcome = http_form_read(&request, arena, &form);
	/* What is refused is told, and nothing else. */
	if ((outcome == HTTP_FORM_MALFORMED) != (form.fault != NULL))
		abort();
	if (outcome == HTTP_FORM_READ) {
		check(&form);
		http_form_fields(&form, rules, COUNT, fields, arena);
	}
	arena_free(arena);
	return 0;
}
