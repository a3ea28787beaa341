#include "model/form_field.h"

#include "base/text.h"
#include "model/slug.h"

#include "base/banned.h"

void form_blame(const struct form_field *field, const char *sentence)
{
	if (*field->fault == NULL)
		*field->fault = sentence;
}

const char *form_line(const struct form_field *field, const char *typed, size_t limit)
{
	const char *text = text_trim(arena_text(field->arena, typed));

	if (text_has_control(text))
		form_blame(field, "This is one line, without tabs and other control characters.");
	else if (text_length(text) > limit)
		form_blame(
			field, arena_format(field->arena, "This has %zu characters; up to %zu fit.",
				       text_length(text), limit));
	else
		return *text != '\0' ? text : NULL;
	return NULL;
}

const char *form_slug(const struct form_field *field, const char *typed)
{
	const char *text = text_trim(arena_text(field->arena, typed));

	if (*text == '\0')
		return NULL;
	if (slug_is_valid(text))
		return text;
	form_blame(field, "A slug has letters a to z, digits, and single “-” between them: up to "
			  "100 in all.");
	return NULL;
}
