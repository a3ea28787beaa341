#include "view/view_internal.h"

#include "base/banned.h"

/* Height of the longest bar of the picture, and of what is above it, in CSS pixels: above a bar
 * stands a number, below it the year or decade. */
#define BAR_HEIGHT 48
#define BAR_TOP 18

/* With more bars than this, phones show every second one's name. */
#define BARS_NAMED 8

static bool is_decade(const struct timeline_bar *bar)
{
	return bar->from != bar->to;
}

static const char *bar_name(const struct timeline_bar *bar, struct arena *arena)
{
	if (bar->from == 0)
		return arena_format(arena, "to %d", bar->to);
	return arena_format(arena, is_decade(bar) ? "%ds" : "%d", bar->from);
}

static const char *percent(struct arena *arena, size_t part, size_t whole)
{
	return arena_format(arena, "%.2f%%", 100.0 * (double)part / (double)whole);
}

static int most_releases(const struct view_timeline *timeline)
{
	int most = 1;
	for (size_t i = 0; i < timeline->count; i++)
		most = timeline->bars[i].releases > most ? timeline->bars[i].releases : most;
	return most;
}

/* Places across are in percent of the picture's width, so that letters keep their size. */
static void fill_place(HDF *node, size_t at, size_t count, struct arena *arena)
{
	/* Tenths of a bar's share: it takes eight, with one on either side. */
	hdf_put_text(node, "left", percent(arena, at, count));
	hdf_put_text(node, "x", percent(arena, at * 10 + 1, count * 10));
	hdf_put_text(node, "middle", percent(arena, at * 2 + 1, count * 2));
	hdf_put_text(node, "share", percent(arena, 1, count));
	hdf_put_text(node, "width", percent(arena, 8, count * 10));
	/* Counted from the newest, whose name always shows. */
	if (count > BARS_NAMED && (count - at) % 2 == 0)
		hdf_put_true(node, "second");
}

static void fill_bar(const struct view_timeline *timeline, const struct timeline_bar *bar, int most,
	HDF *node, struct arena *arena)
{
	int height = (bar->releases * BAR_HEIGHT + most - 1) / most;
	const char *name = bar_name(bar, arena);
	hdf_put_text(node, "name", name);
	hdf_put_number(node, "releases", bar->releases);
	hdf_put_text(node, "label",
		arena_format(arena, "%s: %d %s", name, bar->releases,
			bar->releases == 1 ? "release" : "releases"));
	if (bar->releases > 0)
		hdf_put_text(
			node, "link", timeline->link(arena, timeline->context, bar->from, bar->to));
	hdf_put_number(node, "y", BAR_TOP + BAR_HEIGHT - height);
	hdf_put_number(node, "number_y", BAR_TOP + BAR_HEIGHT - height - 5);
	hdf_put_number(node, "height", height);
	if (timeline->from == bar->from && timeline->to == bar->to)
		hdf_put_true(node, "chosen");
}

void view_timeline_fill(const struct view_timeline *timeline, struct arena *arena, HDF *values)
{
	int most = most_releases(timeline);
	if (timeline->count < 2)
		return;
	HDF *node = hdf_put_node(values, "timeline");
	hdf_put_text(node, "unit", is_decade(&timeline->bars[1]) ? "decade" : "year");
	for (size_t i = 0; i < timeline->count; i++) {
		HDF *item = hdf_put_item(hdf_put_node(node, "bars"), i);
		fill_place(item, i, timeline->count, arena);
		fill_bar(timeline, &timeline->bars[i], most, item, arena);
	}
}
