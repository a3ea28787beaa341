#include "view/view_home.h"

#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

static const char *const change_words[FEED_KIND_COUNT] = {
	[FEED_ENTERED] = "entered", [FEED_LEFT] = "left", [FEED_MOVED] = "moved"};

/* "3 entered, 1 left"; of a first edition, that it is the first. */
static const char *changes(const struct home_edition *edition, struct arena *arena)
{
	const char *text = "";
	if (edition->number == 1)
		return arena_format(arena, "the first, with %d %s", edition->counts[FEED_ENTERED],
			edition->counts[FEED_ENTERED] == 1 ? "release" : "releases");
	for (enum feed_kind kind = 0; kind < FEED_KIND_COUNT; kind++) {
		if (edition->counts[kind] > 0)
			text = arena_format(arena, "%s%s%d %s", text, text[0] == '\0' ? "" : ", ",
				edition->counts[kind], change_words[kind]);
	}
	return text;
}

static void fill_editions(const struct home *home, struct arena *arena, HDF *values)
{
	for (size_t i = 0; home->edition_count > 1 && i < home->edition_count; i++) {
		const struct home_edition *edition = &home->editions[i];
		HDF *node = hdf_put_item(hdf_put_node(values, "editions"), i);
		hdf_put_text(node, "chart", edition->chart_title);
		hdf_put_text(node, "link", link_chart(arena, edition->chart_slug));
		hdf_put_number(node, "number", edition->number);
		hdf_put_text(node, "first.title", edition->title);
		hdf_put_text(node, "first.link", link_release(arena, edition->slug));
		hdf_put_text(node, "first.artist", edition->artist);
		hdf_put_text(node, "changes", changes(edition, arena));
		view_time_fill(node, "published", edition->published, arena);
	}
}

/* Whether more than one chart has an edition: the best of a single one are its first places. */
static bool has_several(const struct chart_list *charts)
{
	size_t published = 0;
	for (size_t i = 0; i < charts->count; i++)
		published += charts->charts[i].edition > 0;
	return published > 1;
}

static void fill_releases(const struct home *home, struct arena *arena, HDF *values)
{
	if (home->release_count > 0)
		hdf_put_text(values, "random", link_random(arena));
	for (size_t i = 0; has_several(&home->charts) && i < home->release_count; i++) {
		const struct home_release *release = &home->releases[i];
		long tenths = (long)(release->points + 50) / 100;
		HDF *node = hdf_put_item(hdf_put_node(values, "top"), i);
		hdf_put_number(node, "rank", (long)i + 1);
		hdf_put_text(node, "title", release->title);
		hdf_put_text(node, "link", link_release(arena, release->slug));
		hdf_put_text(node, "artist", release->artist);
		hdf_put_text(
			node, "points", arena_format(arena, "%ld.%ld", tenths / 10, tenths % 10));
		hdf_put_text(node, "charts",
			arena_format(arena, "%d %s", release->charts,
				release->charts == 1 ? "chart" : "charts"));
	}
}

enum result view_home_page(
	struct view *view, const struct home *home, struct arena *arena, struct buffer *out)
{
	HDF *values = hdf_new();
	const struct view_head head = {.path = link_home(arena)};
	view_head_fill(view, &head, arena, values);
	view_charts_fill(&home->charts, arena, values);
	if ((size_t)home->charts.total > home->charts.count)
		hdf_put_text(values, "more", arena_format(arena, "%d charts", home->charts.total));
	fill_editions(home, arena, values);
	fill_releases(home, arena, values);
	enum result result = view_render(view, VIEW_HOME, values, NULL, 0, out);
	hdf_free(values);
	return result;
}
