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
		const struct timeline_year *year = &genre->years[i];

		if (year->year >= query->from && (query->to == 0 || year->year <= query->to))
			genre->found += year->releases;
	}
}

struct genre_cut genre_cut(int found, int page)
{
	struct genre_cut cut = {.page_count = found > 0 ? (found - 1) / GENRE_PAGE_ROWS + 1 : 1};

	cut.page = page < 1 ? 1 : page > cut.page_count ? cut.page_count : page;
	cut.before = (cut.page - 1) * GENRE_PAGE_ROWS;
	cut.shown = found - cut.before < GENRE_PAGE_ROWS ? found - cut.before : GENRE_PAGE_ROWS;
	return cut;
}
