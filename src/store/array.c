#include "store/array.h"

#include <string.h>

#include "base/text.h"

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

/* Reads a quoted element from behind its first quote, in place. Returns where it ends, behind its
 * last quote. */
static char *read_quoted(char *from)
{
	char *to = from;

	for (; *from != '"' && *from != '\0'; from++) {
		if (*from == '\\' && from[1] != '\0')
			from++;
		*to++ = *from;
	}
	from += *from == '"';
	*to = '\0';
	return from;
}

/* Reads the element at `*next`, in place, and moves there behind the comma that ends it. */
static const char *read_element(char **next)
{
	char *element = *next, *end;
	bool is_quoted = *element == '"';

	if (is_quoted)
		element++;
	end = is_quoted ? read_quoted(element) : element + strcspn(element, ",}");
	*next = end + (*end != '\0');
	if (is_quoted)
		return element;
	*end = '\0';
	return text_equal(element, "NULL") ? NULL : element;
}

const char **array_read(char *literal, struct arena *arena, size_t *count)
{
	size_t room = 1;
	const char **elements;

	for (const char *at = literal; *at != '\0'; at++)
		room += *at == ',';
	elements = ARENA_ARRAY(arena, const char *, room);
	*count = 0;
	if (*literal != '{' || literal[1] == '}')
		return elements;
	for (char *next = literal + 1; *next != '\0' && *count < room;)
		elements[(*count)++] = read_element(&next);
	return elements;
}
