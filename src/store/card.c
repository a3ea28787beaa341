#include "store/card.h"

#include <limits.h>

#include "base/number.h"

#include "base/banned.h"

/* The arrays of a list, side by side. */
struct columns {
	const char **values[3];
	size_t count; /* of the shortest: they are all of one length */
};

static struct columns read_columns(
	const struct rows *rows, size_t row, int column, int width, struct arena *arena)
{
	struct columns columns = {.count = SIZE_MAX};

	for (int i = 0; i < width; i++) {
		size_t count = 0;
		columns.values[i] = rows_array(rows, row, column + i, arena, &count);
		columns.count = count < columns.count ? count : columns.count;
	}
	return columns;
}

/* 0 for what is not known. */
static int number_of(const char *text)
{
	long number = 0;

	if (text == NULL || !number_read(text, 0, INT_MAX, &number))
		return 0;
	return (int)number;
}

const struct chart_tag *card_tags(
	const struct rows *rows, size_t row, int column, struct arena *arena, size_t *count)
{
	enum { SLUG, NAME, WEIGHT, WIDTH };

	const struct columns columns = read_columns(rows, row, column, WIDTH, arena);
	struct chart_tag *tags = ARENA_ARRAY(arena, struct chart_tag, columns.count);

	for (size_t i = 0; i < columns.count; i++) {
		tags[i].slug = columns.values[SLUG][i];
		tags[i].name = columns.values[NAME][i];
		tags[i].weight = (short)number_of(columns.values[WEIGHT][i]);
	}
	*count = columns.count;
	return tags;
}

const struct chart_link *card_links(
	const struct rows *rows, size_t row, int column, struct arena *arena, size_t *count)
{
	enum { LABEL, URL, WIDTH };

	const struct columns columns = read_columns(rows, row, column, WIDTH, arena);
	struct chart_link *links = ARENA_ARRAY(arena, struct chart_link, columns.count);

	for (size_t i = 0; i < columns.count; i++) {
		links[i].label = columns.values[LABEL][i];
		links[i].url = columns.values[URL][i];
	}
	*count = columns.count;
	return links;
}

const struct credit_part *card_credit(
	const struct rows *rows, size_t row, int column, struct arena *arena, size_t *count)
{
	enum { SLUG, NAME, JOIN_PHRASE, WIDTH };

	const struct columns columns = read_columns(rows, row, column, WIDTH, arena);
	struct credit_part *parts = ARENA_ARRAY(arena, struct credit_part, columns.count);

	for (size_t i = 0; i < columns.count; i++) {
		parts[i].slug = columns.values[SLUG][i];
		parts[i].name = columns.values[NAME][i];
		parts[i].join_phrase = columns.values[JOIN_PHRASE][i];
	}
	*count = columns.count;
	return parts;
}

const struct genre_relative *card_relatives(
	const struct rows *rows, size_t row, int column, struct arena *arena, size_t *count)
{
	enum { SLUG, NAME, SHARED, WIDTH };

	const struct columns columns = read_columns(rows, row, column, WIDTH, arena);
	struct genre_relative *relatives = ARENA_ARRAY(arena, struct genre_relative, columns.count);

	for (size_t i = 0; i < columns.count; i++) {
		relatives[i].slug = columns.values[SLUG][i];
		relatives[i].name = columns.values[NAME][i];
		relatives[i].shared = number_of(columns.values[SHARED][i]);
	}
	*count = columns.count;
	return relatives;
}
