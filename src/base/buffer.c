#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#include "base/banned.h"

#define FIRST_CAPACITY 256

void buffer_free(struct buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct buffer){0};
}

void buffer_reset(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->data != NULL)
		buffer->data[0] = '\0';
}

void buffer_reserve(struct buffer *buffer, size_t more)
{
	size_t needed = buffer->length + more + 1;
	size_t capacity = buffer->capacity > 0 ? buffer->capacity : FIRST_CAPACITY;

	if (needed <= buffer->capacity)
		return;
	while (capacity < needed)
		capacity *= 2;
	buffer->data = memory_resize(buffer->data, capacity);
	buffer->data[buffer->length] = '\0';
	buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
	buffer_reserve(buffer, length);
	if (length > 0)
		memcpy(buffer->data + buffer->length, bytes, length);
	buffer->length += length;
	buffer->data[buffer->length] = '\0';
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_add_char(struct buffer *buffer, char byte)
{
	buffer_add(buffer, &byte, 1);
}

/* The room that is there is tried first: most texts fit and are formatted once. */
void buffer_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;

	buffer_reserve(buffer, 0);
	char *end = buffer->data + buffer->length;
	size_t room = buffer->capacity - buffer->length;

	va_start(arguments, format);
	int length = vsnprintf(end, room, format, arguments);
	va_end(arguments);
	if (length < 0) {
		*end = '\0';
		return;
	}
	if ((size_t)length >= room) {
		buffer_reserve(buffer, (size_t)length);
		va_start(arguments, format);
		vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, arguments);
		va_end(arguments);
	}
	buffer->length += (size_t)length;
}

const char *buffer_text(const struct buffer *buffer)
{
	return buffer->data != NULL ? buffer->data : "";
}
