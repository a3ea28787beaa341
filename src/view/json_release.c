#include "view/json_release.h"

#include "model/link.h"
#include "view/json_parts.h"

#include "base/banned.h"

static json_t *genres(const struct release *release)
{
	json_t *list = json_array();
	for (size_t i = 0; i < release->tag_count; i++) {
		const struct chart_tag *tag = &release->tags[i];
		json_array_append_new(list, json_pack("{s:s, s:s, s:o}", "slug", tag->slug, "name",
						    tag->name, "weight", json_known(tag->weight)));
	}
	return list;
}

static json_t *links(const struct release *release)
{
	json_t *list = json_array();
	for (size_t i = 0; i < release->link_count; i++)
		json_array_append_new(
			list, json_pack("{s:s, s:s}", "label", release->links[i].label, "url",
				      release->links[i].url));
	return list;
}

static json_t *places(const struct release *release, const char *site_url, struct arena *arena)
{
	json_t *list = json_array();
	for (size_t i = 0; i < release->place_count; i++) {
		const struct release_place *place = &release->places[i];
		const char *path = link_chart_rank(arena, place->chart_slug, place->rank);
		json_array_append_new(
			list, json_pack("{s:s, s:s, s:i, s:i, s:i, s:o, s:o}", "chart",
				      place->chart_slug, "title", place->chart_title, "rank",
				      place->rank, "size", place->size, "edition", place->edition,
				      "updated", json_time(place->published), "url",
				      json_address(site_url, path, arena)));
	}
	return list;
}

static json_t *cover(const struct release *release, const char *site_url, struct arena *arena)
{
	return release->cover != NULL ? json_address(site_url, release->cover, arena) : json_null();
}

enum result json_release(const struct release *release, const char *site_url, struct arena *arena,
	struct buffer *out)
{
	const char *path = link_release(arena, release->slug);
	json_t *document = json_pack("{s:i, s:o, s:s, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
		"version", JSON_VERSION, "url", json_address(site_url, path, arena), "slug",
		release->slug, "title", json_text(release->title), "artist", release->artist,
		"credit", json_credit(release->credit, release->credit_count, site_url, arena),
		"released", json_date(release->released), "precision",
		json_precision(release->released), "genres", genres(release), "links",
		links(release), "cover", cover(release, site_url, arena), "places",
		places(release, site_url, arena));
	return json_print(document, out);
}
