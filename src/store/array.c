#include "store/array.h"

#include "base/banned.h"

void array_begin(struct buffer *out)
{
	buffer_add_char(out, '{');
}

static void begin_element(struct buffer *out)
{
	if (out->length > 1)
		buffer_add_char(out, ',');
}

void array_text(struct buffer *out, const char *text)
{
	begin_element(out);
	if (text == NULL) {
		buffer_add_text(out, "NULL");
		return;
	}
	buffer_add_char(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			buffer_add_char(out, '\\');
		buffer_add_char(out, *text);
	}
	buffer_add_char(out, '"');
}

void array_number(struct buffer *out, long number)
{
	begin_element(out);
	buffer_format(out, "%ld", number);
}

void array_number_or_null(struct buffer *out, long number)
{
	if (number != 0)
		array_number(out, number);
	else
		array_text(out, NULL);
}

void array_end(struct buffer *out)
{
	buffer_add_char(out, '}');
}

/* What stands in the buffer, from `arena`; releases the buffer. */
static const char *taken(struct buffer *array, struct arena *arena)
{
	const char *copy;

	array_end(array);
	copy = arena_text(arena, buffer_text(array));
	buffer_free(array);
	return copy;
}

const char *array_of_texts(struct arena *arena, const char *const *texts, size_t count)
{
	struct buffer array = {0};

	array_begin(&array);
	for (size_t i = 0; i < count; i++)
		array_text(&array, texts[i]);
	return taken(&array, arena);
}

const char *array_of_numbers(struct arena *arena, const int64_t *numbers, size_t count)
{
	struct buffer array = {0};

	array_begin(&array);
	for (size_t i = 0; i < count; i++)
		array_number(&array, numbers[i]);
	return taken(&array, arena);
}
