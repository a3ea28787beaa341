#include "model/timeline.h"

#include <stdbool.h>

#include "base/banned.h"

/* Years of a bar: one, or ten where single ones would be too many. */
static int bar_span(const struct timeline_year *years, size_t year_count)
{
	return years[year_count - 1].year - years[0].year < TIMELINE_BARS ? 1 : 10;
}

size_t timeline_bars(const struct timeline_year *years, size_t year_count,
	struct timeline_bar bars[TIMELINE_BARS])
{
	if (year_count == 0)
		return 0;

	int span = bar_span(years, year_count);
	int first = years[0].year / span;
	int last = years[year_count - 1].year / span;
	int start = last - first < TIMELINE_BARS ? first : last - (TIMELINE_BARS - 1);

	for (int at = start; at <= last; at++) {
		bool has_older = at == start && start > first;

		bars[at - start] = (struct timeline_bar){
			.from = has_older ? 0 : at * span, .to = at * span + span - 1};
	}
	for (size_t i = 0; i < year_count; i++) {
		int at = years[i].year / span;

		bars[at > start ? at - start : 0].releases += years[i].releases;
	}
	return (size_t)(last - start + 1);
}
