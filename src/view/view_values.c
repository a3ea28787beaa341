#include "view/view_internal.h"

#include "base/text.h"
#include "model/link.h"
#include "model/markdown.h"

#include "base/banned.h"

bool view_is_own_address(const char *address)
{
	return address != NULL && address[0] == '/' && address[1] != '/';
}

/* Checked when stored; checked again where a "javascript:" would do harm. */
static bool is_web_address(const char *address)
{
	return text_starts(address, "https://") || text_starts(address, "http://");
}

enum chart_order view_column_fill(HDF *column, bool is_active, enum chart_order order)
{
	bool ascending = order == CHART_ASCENDING;

	if (!is_active)
		return CHART_ASCENDING;
	hdf_put_text(column, "sorted", ascending ? "ascending" : "descending");
	hdf_put_text(column, "arrow", ascending ? "↑" : "↓");
	return ascending ? CHART_DESCENDING : CHART_ASCENDING;
}

void view_date_fill(HDF *values, struct date date, struct arena *arena)
{
	if (date_precision(date) == DATE_UNKNOWN)
		return;
	HDF *node = hdf_put_node(values, "date");
	hdf_put_text(node, "iso", date_iso(date, arena_get(arena, DATE_ISO_SIZE)));
	hdf_put_text(node, "text", date_text(date, arena_get(arena, DATE_TEXT_SIZE)));
}

void view_credit_fill(HDF *values, const char *artist, const struct credit_part *parts,
	size_t count, const char *own, struct arena *arena)
{
	hdf_put_text(values, "artist", artist);
	for (size_t i = 0; i < count; i++) {
		HDF *item = hdf_put_item(hdf_put_node(values, "credit"), i);
		hdf_put_text(item, "name", parts[i].name);
		if (!text_equal(parts[i].slug, own))
			hdf_put_text(item, "link", link_artist(arena, parts[i].slug, 1));
		hdf_put_text(item, "join", parts[i].join_phrase);
	}
}

void view_links_fill(HDF *values, const struct chart_link *links, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!is_web_address(links[i].url))
			continue;
		HDF *item = hdf_put_item(hdf_put_node(values, "links"), i);
		hdf_put_text(item, "label", links[i].label);
		hdf_put_text(item, "url", links[i].url);
	}
}

void view_related_fill(
	HDF *values, const struct genre_relative *related, size_t count, struct arena *arena)
{
	for (size_t i = 0; i < count; i++) {
		HDF *item = hdf_put_item(hdf_put_node(values, "related"), i);
		hdf_put_text(item, "name", related[i].name);
		hdf_put_text(item, "link", link_genre(arena, related[i].slug));
		hdf_put_text(item, "shared", arena_format(arena, "%d shared", related[i].shared));
	}
}

char *view_essay(
	const char *essay, const struct genre_relative *related, size_t count, struct arena *arena)
{
	struct markdown_link *links = ARENA_ARRAY(arena, struct markdown_link, count);
	struct buffer html = {0};
	if (essay == NULL)
		return arena_text(arena, "");
	for (size_t i = 0; i < count; i++)
		links[i] =
			(struct markdown_link){related[i].name, link_genre(arena, related[i].slug)};
	markdown_html_linked(essay, links, count, &html);
	char *text = arena_copy(arena, buffer_text(&html), html.length);
	buffer_free(&html);
	return text;
}

/* A parameter that a form carries along unseen. */
static void keep(HDF *form, const char *name, const char *value)
{
	if (value == NULL)
		return;
	HDF *item = hdf_put_node(form, name);
	hdf_put_text(item, "name", name);
	hdf_put_text(item, "value", value);
}

static const char *year_text(int year, struct arena *arena)
{
	return year == 0 ? NULL : arena_format(arena, "%d", year);
}

void view_filters_fill(HDF *values, const struct ranking_query *query, struct ranking_query plain,
	struct arena *arena)
{
	HDF *filter = hdf_put_node(values, "filter");
	keep(filter, "from", year_text(query->from, arena));
	keep(filter, "to", year_text(query->to, arena));
	keep(filter, "genre", query->genre);
	keep(filter, "q", query->q);
	if (query->sort == plain.sort && query->order == plain.order)
		return;
	HDF *sort = hdf_put_node(values, "sort");
	keep(sort, "sort", chart_sort_words[query->sort]);
	keep(sort, "order", chart_order_words[query->order]);
}
