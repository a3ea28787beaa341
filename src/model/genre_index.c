#include "model/genre_index.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "model/genre.h"

#include "base/banned.h"

bool genre_index_is_printed(const struct ranking_query *query)
{
	return query->q_key != NULL && text_is_blank(query->q_key);
}

struct genre_set genre_index_set(const struct genre_index *index, struct arena *arena)
{
	int64_t end = 0;

	for (size_t i = 0; i < index->count; i++)
		if (index->entries[i].release >= end)
			end = index->entries[i].release + 1;
	unsigned char *bits = ARENA_ARRAY(arena, unsigned char, (size_t)end / CHAR_BIT + 1);
	for (size_t i = 0; i < index->count; i++) {
		int64_t release = index->entries[i].release;

		bits[release / CHAR_BIT] |= (unsigned char)(1U << release % CHAR_BIT);
	}
	return (struct genre_set){bits, end};
}

static bool is_among(const struct genre_set *set, int64_t release)
{
	return release < set->end &&
	       (set->bits[release / CHAR_BIT] & 1U << release % CHAR_BIT) != 0;
}

struct genre_found genre_index_search(const struct genre_index *index,
	const struct ranking_query *query, const struct genre_set *among, struct arena *arena)
{
	const char *text = genre_index_is_printed(query) ? query->q : query->q_key;
	int64_t *releases = ARENA_ARRAY(arena, int64_t, index->count);
	struct genre_found found = {.releases = releases};

	for (size_t i = 0; i < index->count; i++) {
		const struct genre_entry *entry = &index->entries[i];

		if (text != NULL && strstr(entry->text, text) == NULL)
			continue;
		if (among != NULL && !is_among(among, entry->release))
			continue;
		if (ranking_has_year(query, entry->year))
			releases[found.found++] = entry->release;
		else
			found.undated_out += entry->year == 0;
	}
	const struct genre_cut cut = genre_cut(found.found, query->page);

	found.releases += cut.before;
	found.count = (size_t)cut.shown;
	return found;
}
