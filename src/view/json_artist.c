#include "view/json_artist.h"

#include "model/link.h"
#include "view/json_parts.h"

#include "base/banned.h"

static json_t *releases(const struct artist *artist, const char *site_url, struct arena *arena)
{
	json_t *list = json_array();
	for (size_t i = 0; i < artist->row_count; i++) {
		const struct artist_release *row = &artist->releases[i];
		const char *path = link_release(arena, row->slug);
		json_array_append_new(
			list, json_pack("{s:s, s:o, s:s, s:o, s:o, s:o, s:i, s:o, s:o}", "slug",
				      row->slug, "title", json_text(row->title), "artist",
				      row->artist, "credit",
				      json_credit(row->credit, row->credit_count, site_url, arena),
				      "released", json_date(row->released), "precision",
				      json_precision(row->released), "places", row->place_count,
				      "best_place", json_place(&row->best, site_url, arena), "url",
				      json_address(site_url, path, arena)));
	}
	return list;
}

enum result json_artist(
	const struct artist *artist, const char *site_url, struct arena *arena, struct buffer *out)
{
	const char *path = link_artist(arena, artist->slug, 1);
	json_t *document = json_pack("{s:i, s:o, s:s, s:s, s:s, s:o, s:o, s:i, s:i, s:i, s:o}",
		"version", JSON_VERSION, "url", json_address(site_url, path, arena), "slug",
		artist->slug, "name", artist->name, "sort_name", artist->sort_name, "first_year",
		json_known(artist->first_year), "last_year", json_known(artist->last_year),
		"release_count", artist->release_count, "page", artist->page, "page_count",
		artist->page_count, "releases", releases(artist, site_url, arena));
	return json_print(document, out);
}
