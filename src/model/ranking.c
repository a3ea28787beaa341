#include "model/ranking.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

struct ranking_query ranking_defaults(const struct chart *chart)
{
	return (struct ranking_query){
		.sort = chart->default_sort,
		.order = chart->default_order,
		.page = 1,
	};
}

enum chart_order ranking_default_order(const struct chart *chart, enum chart_sort sort)
{
	return sort == chart->default_sort ? chart->default_order : CHART_ASCENDING;
}

bool ranking_is_filtered(const struct ranking_query *query)
{
	return query->from > 0 || query->to > 0 || query->genre != NULL || query->q != NULL;
}

/* What the comparison needs to know. */
struct sorting {
	const struct chart_row *rows;
	enum chart_sort sort;
	bool descending;
};

/* The number that a row is sorted by, 0 when missing; not for release dates. */
static int sort_key(const struct chart_row *row, enum chart_sort sort)
{
	switch (sort) {
	case CHART_SORT_RANK:
		return row->rank;
	case CHART_SORT_TITLE:
		return row->title_order;
	case CHART_SORT_ARTIST:
		return row->artist_order;
	case CHART_SORT_RELEASED:
		break;
	case CHART_SORT_GENRE:
		return row->genre_order;
	case CHART_SORT_PLACE:
		return row->place_count > 0 ? row->places[0].rank : 0;
	}
	return 0;
}

/* Missing keys come last in both directions (A6). */
static int key_compare(int left, int right, bool descending)
{
	if (left == right)
		return 0;
	if (left == 0 || right == 0)
		return left == 0 ? 1 : -1;
	return (left < right) != descending ? -1 : 1;
}

static int row_compare(const void *left_index, const void *right_index, void *context)
{
	const struct sorting *by = context;
	const struct chart_row *left = &by->rows[*(const size_t *)left_index];
	const struct chart_row *right = &by->rows[*(const size_t *)right_index];
	int order;

	if (by->sort == CHART_SORT_RELEASED)
		order = date_compare(left->released, right->released, by->descending);
	else
		order = key_compare(
			sort_key(left, by->sort), sort_key(right, by->sort), by->descending);
	/* Ties go by rank, ascending in both directions (A5). */
	return order != 0 ? order : (left->rank > right->rank) - (left->rank < right->rank);
}

size_t *ranking_order(const struct chart *chart, enum chart_sort sort, enum chart_order order,
	struct arena *arena)
{
	struct sorting by = {chart->rows, sort, order == CHART_DESCENDING};
	size_t *indexes = ARENA_ARRAY(arena, size_t, chart->row_count);

	for (size_t i = 0; i < chart->row_count; i++)
		indexes[i] = i;
	qsort_r(indexes, chart->row_count, sizeof(*indexes), row_compare, &by);
	return indexes;
}

static bool has_tag(const struct chart_row *row, const char *slug)
{
	for (size_t i = 0; i < row->tag_count; i++) {
		if (strcmp(row->tags[i].slug, slug) == 0)
			return true;
	}
	return false;
}

/* A text without letters and digits, such as the title "+", has an empty key: then it must stand
 * in the title or the artist credit as it was typed. */
static bool has_text(const struct chart_row *row, const struct ranking_query *query)
{
	if (query->q_key != NULL && query->q_key[0] != '\0')
		return strstr(row->search, query->q_key) != NULL;
	return (row->title != NULL && strstr(row->title, query->q) != NULL) ||
	       strstr(row->artist, query->q) != NULL;
}

bool ranking_has_year(const struct ranking_query *query, int year)
{
	if (query->from == 0 && query->to == 0)
		return true;
	return year != 0 && year >= query->from && (query->to == 0 || year <= query->to);
}

/* Whether a row passes the filters; counts it in `*undated` if only its unknown date is against. */
static bool passes(const struct chart_row *row, const struct ranking_query *query, size_t *undated)
{
	if (query->genre != NULL && !has_tag(row, query->genre))
		return false;
	if (query->q != NULL && !has_text(row, query))
		return false;
	if (ranking_has_year(query, row->released.year))
		return true;
	*undated += row->released.year == 0;
	return false;
}

/* Sets the pages of `ranking`, of `size` rows each, and copies the indexes of the one that is asked
 * for. */
static void cut_page(
	struct ranking *ranking, const size_t *found, size_t size, int page, struct arena *arena)
{
	size_t pages = (ranking->found + size - 1) / size;

	ranking->page_count = pages > 0 ? (int)pages : 1;
	ranking->page = page < 1 ? 1 : page > ranking->page_count ? ranking->page_count : page;

	size_t first = (size_t)(ranking->page - 1) * size;
	size_t left = ranking->found - first;

	ranking->row_count = left < size ? left : size;
	ranking->rows = ARENA_ARRAY(arena, size_t, ranking->row_count);
	if (ranking->row_count > 0)
		memcpy(ranking->rows, found + first, ranking->row_count * sizeof(*found));
}

struct ranking ranking_cut(const struct chart *chart, const size_t *order,
	const struct ranking_query *query, struct arena *arena)
{
	struct ranking ranking = {.found = chart->row_count};
	const size_t *found = order;

	if (ranking_is_filtered(query)) {
		size_t *passed = ARENA_ARRAY(arena, size_t, chart->row_count);

		ranking.found = 0;
		for (size_t i = 0; i < chart->row_count; i++) {
			if (passes(&chart->rows[order[i]], query, &ranking.undated))
				passed[ranking.found++] = order[i];
		}
		found = passed;
	}
	if (query->whole)
		cut_page(&ranking, found, chart->row_count + 1, 1, arena);
	else
		cut_page(&ranking, found, RANKING_PAGE_ROWS, query->page, arena);
	return ranking;
}

struct ranking ranking_select(
	const struct chart *chart, const struct ranking_query *query, struct arena *arena)
{
	const size_t *order = ranking_order(chart, query->sort, query->order, arena);

	return ranking_cut(chart, order, query, arena);
}

static int year_compare(const void *left, const void *right)
{
	return *(const short *)left - *(const short *)right;
}

const struct timeline_year *ranking_years(const struct chart *chart,
	const struct ranking_query *query, struct arena *arena, size_t *count)
{
	struct ranking_query all = *query;
	short *years = ARENA_ARRAY(arena, short, chart->row_count);
	size_t found = 0, undated = 0;

	all.from = all.to = 0;
	for (size_t i = 0; i < chart->row_count; i++) {
		if (chart->rows[i].released.year != 0 && passes(&chart->rows[i], &all, &undated))
			years[found++] = chart->rows[i].released.year;
	}
	qsort(years, found, sizeof(*years), year_compare);

	struct timeline_year *counted = ARENA_ARRAY(arena, struct timeline_year, found);

	*count = 0;
	for (size_t i = 0; i < found; i++) {
		if (*count == 0 || counted[*count - 1].year != years[i])
			counted[(*count)++] = (struct timeline_year){.year = years[i]};
		counted[*count - 1].releases++;
	}
	return counted;
}
