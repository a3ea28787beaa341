#include "store/details.h"

#include "base/banned.h"

/* The statements' columns. */
enum column { RANK, KIND, ADDRESS, NAME, VALUE, JOIN_PHRASE };

/* How many details of that kind and rank stand next. */
static size_t span_of(const struct details *details, int rank, enum detail_kind kind)
{
	size_t end = details->at;

	while (end < rows_count(details->rows) && rows_int(details->rows, end, RANK) == rank &&
		rows_int(details->rows, end, KIND) == (int)kind)
		end++;
	return end - details->at;
}

static const char *next_text(const struct details *details, enum column column)
{
	return rows_text(details->rows, details->at, column, details->arena);
}

static int next_value(const struct details *details)
{
	return rows_int(details->rows, details->at, VALUE);
}

const struct chart_tag *details_tags(struct details *details, int rank, size_t *count)
{
	*count = span_of(details, rank, DETAIL_TAG);
	struct chart_tag *read = ARENA_ARRAY(details->arena, struct chart_tag, *count);

	for (size_t i = 0; i < *count; i++, details->at++) {
		read[i].slug = next_text(details, ADDRESS);
		read[i].name = next_text(details, NAME);
		read[i].weight = (short)next_value(details);
	}
	return read;
}

const struct chart_place *details_places(struct details *details, int rank, size_t *count)
{
	*count = span_of(details, rank, DETAIL_PLACE);
	struct chart_place *read = ARENA_ARRAY(details->arena, struct chart_place, *count);

	for (size_t i = 0; i < *count; i++, details->at++) {
		read[i].chart_slug = next_text(details, ADDRESS);
		read[i].chart_title = next_text(details, NAME);
		read[i].rank = next_value(details);
	}
	return read;
}

const struct chart_link *details_links(struct details *details, int rank, size_t *count)
{
	*count = span_of(details, rank, DETAIL_LINK);
	struct chart_link *read = ARENA_ARRAY(details->arena, struct chart_link, *count);

	for (size_t i = 0; i < *count; i++, details->at++) {
		read[i].url = next_text(details, ADDRESS);
		read[i].label = next_text(details, NAME);
	}
	return read;
}

const struct credit_part *details_credit(struct details *details, int rank, size_t *count)
{
	*count = span_of(details, rank, DETAIL_CREDIT);
	struct credit_part *read = ARENA_ARRAY(details->arena, struct credit_part, *count);

	for (size_t i = 0; i < *count; i++, details->at++) {
		read[i].slug = next_text(details, ADDRESS);
		read[i].name = next_text(details, NAME);
		read[i].join_phrase = next_text(details, JOIN_PHRASE);
	}
	return read;
}

const struct genre_relative *details_related(struct details *details, int rank, size_t *count)
{
	*count = span_of(details, rank, DETAIL_RELATED);
	struct genre_relative *read = ARENA_ARRAY(details->arena, struct genre_relative, *count);

	for (size_t i = 0; i < *count; i++, details->at++) {
		read[i].slug = next_text(details, ADDRESS);
		read[i].name = next_text(details, NAME);
		read[i].shared = next_value(details);
	}
	return read;
}
