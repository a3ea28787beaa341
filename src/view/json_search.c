#include "view/json_search.h"

#include "model/link.h"
#include "view/json_parts.h"

#include "base/banned.h"

static json_t *hits(const struct search_group *group, enum search_kind kind, const char *site_url,
	struct arena *arena)
{
	json_t *list = json_array();
	for (size_t i = 0; i < group->count; i++) {
		const struct search_hit *hit = &group->hits[i];
		const char *path = link_found(arena, kind, hit->slug);
		json_array_append_new(
			list, json_pack("{s:s, s:o, s:o, s:s, s:o}", "slug", hit->slug, "name",
				      json_text(hit->name), "artist", json_text(hit->context),
				      "match", search_match_words[hit->match], "url",
				      json_address(site_url, path, arena)));
	}
	return list;
}

static json_t *groups(const struct search *search, const char *site_url, struct arena *arena)
{
	json_t *list = json_array();
	for (enum search_kind kind = 0; kind < SEARCH_KIND_COUNT; kind++) {
		const struct search_group *group = &search->groups[kind];
		json_array_append_new(
			list, json_pack("{s:s, s:i, s:b, s:o}", "kind", search_kind_words[kind],
				      "shown", (int)group->count, "more", (int)group->more, "hits",
				      hits(group, kind, site_url, arena)));
	}
	return list;
}

enum result json_search(const struct search *search, const char *q, const char *site_url,
	struct arena *arena, struct buffer *out)
{
	const char *path = link_search(arena, q);
	json_t *document = json_pack("{s:i, s:o, s:s, s:o}", "version", JSON_VERSION, "url",
		json_address(site_url, path, arena), "query", q, "groups",
		groups(search, site_url, arena));
	return json_print(document, out);
}
