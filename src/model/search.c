#include "model/search.h"

#include "base/banned.h"

const char *const search_kind_words[] = {
	[SEARCH_CHART] = "chart",
	[SEARCH_GENRE] = "genre",
	[SEARCH_ARTIST] = "artist",
	[SEARCH_RELEASE] = "release",
	[SEARCH_KIND_COUNT] = NULL,
};

const char *const search_match_words[] = {
	[SEARCH_EXACT] = "exact",
	[SEARCH_PREFIX] = "prefix",
	[SEARCH_WORDS] = "words",
	[SEARCH_SIMILAR] = "similar",
	[SEARCH_MATCH_COUNT] = NULL,
};

void search_add(struct search *search, enum search_kind kind, struct search_hit hit)
{
	struct search_group *group = &search->groups[kind];

	if (group->count < SEARCH_GROUP_HITS)
		group->hits[group->count++] = hit;
	else
		group->more = true;
}

size_t search_count(const struct search *search)
{
	size_t count = 0;

	for (size_t i = 0; i < SEARCH_KIND_COUNT; i++)
		count += search->groups[i].count;
	return count;
}

size_t search_count_similar(const struct search *search)
{
	size_t count = 0;

	for (size_t i = 0; i < SEARCH_KIND_COUNT; i++) {
		const struct search_group *group = &search->groups[i];

		for (size_t hit = 0; hit < group->count; hit++)
			count += group->hits[hit].match == SEARCH_SIMILAR;
	}
	return count;
}
