#include "view/json_genre.h"

#include "model/link.h"
#include "view/json_parts.h"

#include "base/banned.h"

static json_t *related(const struct genre *genre, const char *site_url, struct arena *arena)
{
	json_t *list = json_array();
	for (size_t i = 0; i < genre->related_count; i++) {
		const struct genre_relative *other = &genre->related[i];
		const char *path = link_genre(arena, other->slug);
		json_array_append_new(
			list, json_pack("{s:s, s:s, s:i, s:o}", "slug", other->slug, "name",
				      other->name, "shared_release_count", other->shared, "url",
				      json_address(site_url, path, arena)));
	}
	return list;
}

static json_t *years(const struct genre *genre)
{
	json_t *list = json_array();
	for (size_t i = 0; i < genre->year_count; i++)
		json_array_append_new(
			list, json_pack("{s:i, s:i}", "year", (int)genre->years[i].year,
				      "release_count", genre->years[i].releases));
	return list;
}

static json_t *chart(const struct genre *genre, const char *site_url, struct arena *arena)
{
	if (genre->chart_slug == NULL)
		return json_null();
	const char *path = link_chart(arena, genre->chart_slug);
	return json_pack("{s:s, s:s, s:i, s:o}", "slug", genre->chart_slug, "title",
		genre->chart_title, "size", genre->chart_size, "url",
		json_address(site_url, path, arena));
}

static json_t *releases(const struct genre *genre, const char *site_url, struct arena *arena)
{
	json_t *list = json_array();
	for (size_t i = 0; i < genre->row_count; i++) {
		const struct genre_release *row = &genre->rows[i];
		const char *path = link_release(arena, row->slug);
		json_array_append_new(list,
			json_pack("{s:s, s:o, s:s, s:o, s:o, s:o, s:o, s:o}", "slug", row->slug,
				"title", json_text(row->title), "artist", row->artist, "credit",
				json_credit(row->credit, row->credit_count, site_url, arena),
				"released", json_date(row->released), "precision",
				json_precision(row->released), "best_place",
				json_place(&row->best, site_url, arena), "url",
				json_address(site_url, path, arena)));
	}
	return list;
}

static json_t *filters(const struct ranking_query *query)
{
	return json_pack("{s:o, s:o, s:o, s:o}", "from", json_known(query->from), "to",
		json_known(query->to), "genre", json_text(query->genre), "q", json_text(query->q));
}

enum result json_genre(const struct genre *genre, const struct ranking_query *query,
	const char *site_url, struct arena *arena, struct buffer *out)
{
	const char *path = link_genre(arena, genre->slug);
	json_t *document = json_pack(
		"{s:i, s:o, s:s, s:s, s:o, s:o, s:i, s:i, s:i, s:o, s:o, s:o, s:o}", "version",
		JSON_VERSION, "url", json_address(site_url, path, arena), "slug", genre->slug,
		"name", genre->name, "essay", json_text(genre->essay), "essay_source",
		json_text(genre->essay_source), "release_count", genre->releases, "undated_count",
		genre->undated, "chart_count", genre->charts, "updated",
		genre->updated != 0 ? json_time(genre->updated) : json_null(), "chart",
		chart(genre, site_url, arena), "related", related(genre, site_url, arena), "years",
		years(genre));
	json_t *table = json_pack("{s:{s:s, s:s}, s:o, s:i, s:i, s:{s:i, s:i}, s:o}", "sort", "by",
		chart_sort_words[query->sort], "order", chart_order_words[query->order], "filters",
		filters(query), "found", genre->found, "undated", genre->undated_out, "page",
		"number", genre->page, "count", genre->page_count, "releases",
		releases(genre, site_url, arena));
	json_object_update_missing_new(document, table);
	return json_print(document, out);
}
