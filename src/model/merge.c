#include "model/merge.h"

#include "base/text.h"
#include "model/unicode.h"

#include "base/banned.h"

static void merge_title(const struct release_values *goes, struct release_values *merged)
{
	if (merged->title != NULL)
		return;
	merged->title = goes->title;
	merged->sort_title = goes->sort_title;
}

static void merge_tags(
	const struct release_values *goes, struct arena *arena, struct release_values *merged)
{
	const size_t own = merged->tag_count;
	struct import_tag *tags = ARENA_ARRAY(arena, struct import_tag, own + goes->tag_count);

	for (size_t i = 0; i < own; i++)
		tags[i] = merged->tags[i];
	for (size_t i = 0; i < goes->tag_count; i++) {
		size_t known = 0;

		while (known < own && !text_equal(tags[known].name, goes->tags[i].name))
			known++;
		if (known == own)
			tags[merged->tag_count++] = goes->tags[i];
	}
	merged->tags = tags;
}

static void merge_links(
	const struct release_values *goes, struct arena *arena, struct release_values *merged)
{
	const size_t own = merged->link_count;
	struct chart_link *links = ARENA_ARRAY(arena, struct chart_link, own + goes->link_count);

	for (size_t i = 0; i < own; i++)
		links[i] = merged->links[i];
	for (size_t i = 0; i < goes->link_count && merged->link_count < RELEASE_LINKS_MAX; i++) {
		size_t known = 0;

		while (known < own && !text_equal(links[known].url, goes->links[i].url))
			known++;
		if (known == own)
			links[merged->link_count++] = goes->links[i];
	}
	merged->links = links;
}

void merge_values(const struct release_values *stays, const struct release_values *goes,
	struct arena *arena, struct release_values *merged)
{
	*merged = *stays;
	merged->credit = (struct credit_values){.parts = NULL};
	merge_title(goes, merged);
	merge_tags(goes, arena, merged);
	merge_links(goes, arena, merged);
	if (merged->released.year == 0)
		merged->released = goes->released;
	if (merged->cover == NULL)
		merged->cover = goes->cover;
	if (merged->title == NULL)
		return;
	merged->title_key = unicode_match_key(arena, merged->title);
	merged->title_near_key = unicode_near_key(arena, merged->title);
}

int merge_rank(const struct merge_chart *chart)
{
	if (chart->stays == 0 || chart->goes == 0)
		return chart->stays + chart->goes;
	return chart->stays < chart->goes ? chart->stays : chart->goes;
}
