#include "model/genre_index.h"

#include <string.h>

#include "base/text.h"
#include "model/genre.h"

#include "base/banned.h"

bool genre_index_is_printed(const struct ranking_query *query)
{
	return text_is_blank(query->q_key);
}

struct genre_found genre_index_search(
	const struct genre_index *index, const struct ranking_query *query, struct arena *arena)
{
	const char *text = genre_index_is_printed(query) ? query->q : query->q_key;
	int64_t *releases = ARENA_ARRAY(arena, int64_t, index->count);
	struct genre_found found = {.releases = releases};

	for (size_t i = 0; i < index->count; i++) {
		const struct genre_entry *entry = &index->entries[i];

		if (strstr(entry->text, text) == NULL)
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
