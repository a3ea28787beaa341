#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "http/fields.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const words[] = {"rank", "title", "asc", NULL};

static const struct http_field_rule rules[] = {
	{"sort", HTTP_FIELD_WORD, .words = words},
	{"page", HTTP_FIELD_NUMBER, 1, 1000, NULL},
	{"q", HTTP_FIELD_TEXT, 1, 20, NULL},
	{"genre", HTTP_FIELD_SLUG, 0, 0, NULL},
};

#define COUNT (sizeof(rules) / sizeof(*rules))

/* What the contract promises of a value that is GIVEN. */
static bool is_sound(const struct http_field_rule *rule, const struct http_field *field)
{
	switch (rule->type) {
	case HTTP_FIELD_WORD:
		return strcmp(field->text, rule->words[field->number]) == 0;
	case HTTP_FIELD_NUMBER:
		return field->number >= rule->low && field->number <= rule->high;
	case HTTP_FIELD_TEXT:
		return text_is_utf8(field->text, strlen(field->text)) &&
		       !text_has_control(field->text) && !text_is_blank(field->text) &&
		       text_length(field->text) <= (size_t)rule->high;
	case HTTP_FIELD_SLUG:
		return strlen(field->text) <= 100 && strpbrk(field->text, "/.%&= A") == NULL;
	default: /* not in the rules above */
		return false;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct http_field fields[COUNT];
	struct arena *arena = arena_new();
	const char *query = arena_copy(arena, data, size);

	http_fields_read(query, rules, COUNT, fields, arena);
	for (size_t i = 0; i < COUNT; i++) {
		bool given = fields[i].state == HTTP_FIELD_GIVEN;
		if (given && !is_sound(&rules[i], &fields[i]))
			abort();
		if (!given && (fields[i].text != NULL || fields[i].number != 0))
			abort();
	}
	arena_free(arena);
	return 0;
}
