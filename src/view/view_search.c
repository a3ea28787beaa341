#include "view/view_search.h"

#include "model/limits.h"
#include "model/link.h"
#include "view/json_search.h"
#include "view/view_internal.h"
#include "view/xml.h"

#include "base/banned.h"

/* Characters that OpenSearch 1.1 has at most in a <ShortName>. */
#define SHORT_NAME_LENGTH 16

static const char *const headings[SEARCH_KIND_COUNT] = {
	[SEARCH_CHART] = "Charts",
	[SEARCH_GENRE] = "Genres",
	[SEARCH_ARTIST] = "Artists",
	[SEARCH_RELEASE] = "Releases",
};

static void fill_hit(
	HDF *node, enum search_kind kind, const struct search_hit *hit, struct arena *arena)
{
	hdf_put_text(node, "name", hit->name);
	hdf_put_text(node, "context", hit->context);
	hdf_put_text(node, "link", link_found(arena, kind, hit->slug));
	if (hit->match == SEARCH_SIMILAR)
		hdf_put_true(node, "similar");
}

static void fill_groups(const struct search *search, struct arena *arena, HDF *values)
{
	HDF *list = hdf_put_node(values, "groups");
	for (enum search_kind kind = 0; kind < SEARCH_KIND_COUNT; kind++) {
		const struct search_group *group = &search->groups[kind];
		if (group->count == 0)
			continue;
		HDF *node = hdf_put_item(list, kind);
		hdf_put_text(node, "kind", search_kind_words[kind]);
		hdf_put_text(node, "heading", headings[kind]);
		if (group->more)
			hdf_put_number(node, "first", SEARCH_GROUP_HITS);
		for (size_t i = 0; i < group->count; i++)
			fill_hit(hdf_put_item(hdf_put_node(node, "hits"), i), kind, &group->hits[i],
				arena);
	}
}

static void fill_head(const struct view *view, const char *q, struct arena *arena, HDF *values)
{
	const struct view_head head = {
		.title = q == NULL ? "Search" : arena_format(arena, "Search for “%s”", q),
		.description = arena_format(
			arena, "The charts, genres, artists and releases of %s.", view->site.title),
		.path = link_search(arena, q),
		.hidden = q != NULL,
	};
	view_head_fill(view, &head, arena, values);
}

enum result view_search_page(struct view *view, const struct search *search, const char *q,
	struct arena *arena, struct buffer *out)
{
	HDF *values = hdf_new();
	fill_head(view, q, arena, values);
	hdf_put_true(values, "own_search");
	hdf_put_number(values, "limit", LIMIT_QUERY);
	if (q != NULL) {
		hdf_put_text(values, "q", q);
		hdf_put_text(values, "json", link_search_json(arena, q));
		fill_groups(search, arena, values);
		if (search_count(search) > 0)
			hdf_put_true(values, "has_hits");
		if (search_count(search) == search_count_similar(search))
			hdf_put_true(values, "only_similar");
	}
	enum result result = view_render(view, VIEW_SEARCH, values, NULL, 0, out);
	hdf_free(values);
	return result;
}

enum result view_search_json(const struct view *view, const struct search *search, const char *q,
	struct arena *arena, struct buffer *out)
{
	return json_search(search, q, view->site.url, arena, out);
}

/* The title as far as it fits, in whole characters. */
static const char *short_name(const char *title, struct arena *arena)
{
	size_t length = 0;
	size_t characters = 0;
	while (title[length] != '\0') {
		bool starts = ((unsigned char)title[length] & 0xc0) != 0x80;
		if (starts && ++characters > SHORT_NAME_LENGTH)
			break;
		length++;
	}
	return arena_copy(arena, title, length);
}

static void put_address(const char *type, const char *address, struct buffer *out)
{
	buffer_format(out, "<Url type=\"%s\" template=\"", type);
	xml_text(out, address);
	buffer_add_text(out, "?q={searchTerms}\"/>\n");
}

void view_opensearch(const struct view *view, struct arena *arena, struct buffer *out)
{
	const char *site = view->site.url;
	xml_begin(out);
	buffer_add_text(
		out, "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n");
	xml_element(out, "ShortName", short_name(view->site.title, arena));
	xml_element(out, "Description",
		arena_format(
			arena, "Charts, genres, artists and releases of %s", view->site.title));
	put_address("text/html", link_absolute(arena, site, link_search(arena, NULL)), out);
	put_address(
		"application/json", link_absolute(arena, site, link_search_json(arena, NULL)), out);
	buffer_add_text(out, "<InputEncoding>UTF-8</InputEncoding>\n</OpenSearchDescription>\n");
}
