#include "model/genre.h"

#include "base/banned.h"

const char *const genre_list_sort_words[] = {
	[GENRE_LIST_NAME] = "name",
	[GENRE_LIST_RELEASES] = "releases",
	[GENRE_LIST_CHARTS] = "charts",
	[GENRE_LIST_UPDATED] = "updated",
	[GENRE_LIST_SORT_COUNT] = NULL,
};

const char *const genre_sort_words[] = {"title", "artist", "released", "place", NULL};

const enum chart_sort genre_sorts[] = {
	CHART_SORT_TITLE, CHART_SORT_ARTIST, CHART_SORT_RELEASED, CHART_SORT_PLACE};

struct ranking_query genre_defaults(void)
{
	return (struct ranking_query){.sort = CHART_SORT_PLACE, .page = 1};
}

void genre_count(struct genre *genre, const struct ranking_query *query)
{
	bool in_years = query->from > 0 || query->to > 0;

	genre->found = in_years ? 0 : genre->releases;
	genre->undated_out = in_years ? genre->undated : 0;
	for (size_t i = 0; in_years && i < genre->year_count; i++) {
		const struct genre_year *year = &genre->years[i];

		if (year->year >= query->from && (query->to == 0 || year->year <= query->to))
			genre->found += year->releases;
	}
}

void genre_cut(struct genre *genre, int page)
{
	genre->page_count = genre->found > 0 ? (genre->found - 1) / GENRE_PAGE_ROWS + 1 : 1;
	genre->page = page < 1 ? 1 : page > genre->page_count ? genre->page_count : page;
}

size_t genre_decades(const struct genre *genre, struct genre_decade decades[GENRE_DECADES])
{
	if (genre->year_count == 0)
		return 0;

	int first = genre->years[0].year / 10;
	int last = genre->years[genre->year_count - 1].year / 10;
	int start = last - first < GENRE_DECADES ? first : last - (GENRE_DECADES - 1);

	for (int decade = start; decade <= last; decade++) {
		bool has_older = decade == start && start > first;

		decades[decade - start] = (struct genre_decade){
			.from = has_older ? 0 : decade * 10, .to = decade * 10 + 9};
	}
	for (size_t i = 0; i < genre->year_count; i++) {
		int decade = genre->years[i].year / 10;

		decades[decade > start ? decade - start : 0].releases += genre->years[i].releases;
	}
	return (size_t)(last - start + 1);
}
