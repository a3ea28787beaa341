#include "view/view_release.h"

#include "model/link.h"
#include "view/json_ld.h"
#include "view/json_release.h"
#include "view/view_internal.h"

#include "base/banned.h"

static const char *description(const struct release *release, const char *name, struct arena *arena)
{
	char date[DATE_TEXT_SIZE];
	const char *text = name;
	if (date_precision(release->released) != DATE_UNKNOWN)
		text = arena_format(
			arena, "%s, released %s", text, date_text(release->released, date));
	if (release->place_count == 0)
		return arena_format(arena, "%s.", text);
	const struct release_place *best = &release->places[0];
	return arena_format(arena, "%s. Best place: %d of %d in %s.", text, best->rank, best->size,
		best->chart_title);
}

static void fill_head(
	const struct view *view, const struct release *release, struct arena *arena, HDF *values)
{
	const char *name = arena_format(
		arena, "%s by %s", release->title ? release->title : "[untitled]", release->artist);
	const char *title = name;
	if (release->released.year > 0)
		title = arena_format(arena, "%s (%d)", name, release->released.year);
	const struct view_head head = {
		.title = title,
		.description = description(release, name, arena),
		.path = link_release(arena, release->slug),
	};
	view_head_fill(view, &head, arena, values);
}

static void fill_tags(HDF *values, const struct release *release, struct arena *arena)
{
	for (size_t i = 0; i < release->tag_count; i++) {
		HDF *item = hdf_put_item(hdf_put_node(values, "tags"), i);
		hdf_put_text(item, "name", release->tags[i].name);
		hdf_put_text(item, "link", link_genre(arena, release->tags[i].slug));
		if (release->tags[i].weight > 0)
			hdf_put_number(item, "weight", release->tags[i].weight);
	}
}

static void fill_places(HDF *values, const struct release *release, struct arena *arena)
{
	for (size_t i = 0; i < release->place_count; i++) {
		const struct release_place *place = &release->places[i];
		HDF *item = hdf_put_item(hdf_put_node(values, "places"), i);
		hdf_put_number(item, "rank", place->rank);
		hdf_put_number(item, "size", place->size);
		hdf_put_text(item, "chart", place->chart_title);
		hdf_put_text(item, "link", link_chart_rank(arena, place->chart_slug, place->rank));
		view_time_fill(item, "updated", place->published, arena);
	}
}

static void fill_release(HDF *values, const struct release *release, struct arena *arena)
{
	hdf_put_text(values, "title", release->title);
	view_credit_fill(
		values, release->artist, release->credit, release->credit_count, NULL, arena);
	view_date_fill(values, release->released, arena);
	if (view_is_own_address(release->cover))
		hdf_put_text(values, "cover", release->cover);
	fill_tags(values, release, arena);
	view_links_fill(values, release->links, release->link_count);
	fill_places(values, release, arena);
	hdf_put_text(values, "json", link_release_json(arena, release->slug));
}

enum result view_release_page(
	struct view *view, const struct release *release, struct arena *arena, struct buffer *out)
{
	const char *json_ld = json_ld_release(release, view->site.url, arena);
	const struct view_piece piece = {"json_ld", &json_ld, 1};
	HDF *values = hdf_new();
	fill_head(view, release, arena, values);
	fill_release(values, release, arena);
	enum result result = view_render(view, VIEW_RELEASE, values, &piece, 1, out);
	hdf_free(values);
	return result;
}

enum result view_release_json(const struct view *view, const struct release *release,
	struct arena *arena, struct buffer *out)
{
	return json_release(release, view->site.url, arena, out);
}
