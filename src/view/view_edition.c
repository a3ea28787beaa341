#include "view/view_edition.h"

#include <stdlib.h>

#include "base/clock.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

char *view_changes_sentence(const int counts[FEED_KIND_COUNT], int size, struct arena *arena)
{
	return arena_format(arena, "%d entered, %d left, %d moved, %d unchanged",
		counts[FEED_ENTERED], counts[FEED_LEFT], counts[FEED_MOVED],
		size - counts[FEED_ENTERED] - counts[FEED_MOVED]);
}

char *view_fate(enum feed_kind kind, int rank, int before, struct arena *arena)
{
	if (kind == FEED_ENTERED)
		return arena_format(arena, "at %d", rank);
	if (kind == FEED_LEFT)
		return arena_format(arena, "was at %d", before);
	return arena_format(arena, "%s %d, from %d to %d", rank < before ? "up" : "down",
		abs(rank - before), before, rank);
}

static void fill_edition(HDF *item, const struct feed_entry *entry, struct arena *arena)
{
	hdf_put_number(item, "number", entry->edition);
	hdf_put_text(item, "link", link_edition(arena, entry->slug, entry->edition));
	hdf_put_number(item, "size", entry->size);
	hdf_put_text(item, "note", entry->note);
	view_time_fill(item, "published", entry->published, arena);
	if (entry->edition == 1)
		return;
	hdf_put_text(item, "summary", view_changes_sentence(entry->counts, entry->size, arena));
	hdf_put_text(item, "changes",
		link_changes(arena, entry->slug, entry->edition - 1, entry->edition));
}

enum result view_editions_page(
	struct view *view, const struct feed *feed, struct arena *arena, struct buffer *out)
{
	HDF *values = hdf_new();
	const struct view_head head = {
		.title = arena_format(arena,
			feed->page > 1 ? "%s: editions, page %d" : "%s: editions", feed->title,
			feed->page),
		.description = arena_format(arena,
			"Every edition of %s that was published, with what it changed.",
			feed->title),
		.path = link_editions(arena, feed->slug, feed->page),
		.feed = link_chart_feed(arena, feed->slug, 1),
		.feed_title = arena_format(arena, "%s: editions", feed->title),
	};
	view_head_fill(view, &head, arena, values);
	hdf_put_text(values, "chart.title", feed->title);
	hdf_put_text(values, "chart.link", link_chart(arena, feed->slug));
	for (size_t i = 0; i < feed->count; i++)
		fill_edition(hdf_put_item(hdf_put_node(values, "editions"), i), &feed->entries[i],
			arena);
	if (feed->page > 1)
		hdf_put_text(values, "newer", link_editions(arena, feed->slug, feed->page - 1));
	if (feed->more)
		hdf_put_text(values, "older", link_editions(arena, feed->slug, feed->page + 1));
	enum result result = view_render(view, VIEW_EDITIONS, values, NULL, 0, out);
	hdf_free(values);
	return result;
}

static void fill_kind(
	HDF *kinds, const struct changes *changes, enum feed_kind kind, struct arena *arena)
{
	static const char *const titles[] = {
		[FEED_ENTERED] = "Entered", [FEED_LEFT] = "Left", [FEED_MOVED] = "Moved"};
	int named = 0;
	if (changes->counts[kind] == 0)
		return;
	HDF *node = hdf_put_item(kinds, kind);
	hdf_put_text(node, "title", titles[kind]);
	hdf_put_text(node, "word", feed_kind_words[kind]);
	for (size_t i = 0; i < changes->row_count && named < VIEW_CHANGES_SHOWN; i++) {
		const struct changes_row *row = &changes->rows[i];
		if (row->kind != kind)
			continue;
		HDF *item = hdf_put_item(hdf_put_node(node, "rows"), (size_t)named++);
		hdf_put_text(item, "title", row->title);
		hdf_put_text(item, "artist", row->artist);
		hdf_put_text(item, "link", link_release(arena, row->slug));
		hdf_put_text(item, "fate", view_fate(row->kind, row->rank, row->before, arena));
	}
	if (changes->counts[kind] > named)
		hdf_put_number(node, "more", changes->counts[kind] - named);
}

static void fill_pair(HDF *values, const char *name, const char *slug,
	const struct changes_edition *edition, struct arena *arena)
{
	HDF *node = hdf_put_node(values, name);
	hdf_put_number(node, "number", edition->number);
	hdf_put_text(node, "link", link_edition(arena, slug, edition->number));
	view_time_fill(node, "published", edition->published, arena);
}

enum result view_changes_page(
	struct view *view, const struct changes *changes, struct arena *arena, struct buffer *out)
{
	HDF *values = hdf_new();
	const char *sentence = view_changes_sentence(changes->counts, changes->to.size, arena);
	const struct view_head head = {
		.title = arena_format(arena, "%s: changes from edition %d to %d", changes->title,
			changes->from.number, changes->to.number),
		.description = arena_format(arena, "%s: %s.", changes->title, sentence),
		.path = link_changes(
			arena, changes->slug, changes->from.number, changes->to.number),
	};
	view_head_fill(view, &head, arena, values);
	hdf_put_text(values, "chart.title", changes->title);
	hdf_put_text(values, "chart.link", link_chart(arena, changes->slug));
	hdf_put_text(values, "chart.editions", link_editions(arena, changes->slug, 1));
	hdf_put_text(values, "json",
		link_changes_json(arena, changes->slug, changes->from.number, changes->to.number));
	hdf_put_text(values, "summary", sentence);
	fill_pair(values, "from", changes->slug, &changes->from, arena);
	fill_pair(values, "to", changes->slug, &changes->to, arena);
	for (enum feed_kind kind = 0; kind < FEED_KIND_COUNT; kind++)
		fill_kind(hdf_put_node(values, "kinds"), changes, kind, arena);
	enum result result = view_render(view, VIEW_CHANGES, values, NULL, 0, out);
	hdf_free(values);
	return result;
}
