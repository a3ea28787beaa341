#include "view/view_sitemap.h"

#include "base/clock.h"
#include "model/link.h"
#include "view/view_internal.h"
#include "view/xml.h"

#include "base/banned.h"

#define NAMESPACE "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""

static char *link_first_page(struct arena *arena, const char *slug)
{
	return link_artist(arena, slug, 1);
}

/* What makes the address of a thing. */
static char *(*const links[SITEMAP_KIND_COUNT])(struct arena *arena, const char *slug) = {
	[SITEMAP_CHARTS] = link_chart,
	[SITEMAP_RELEASES] = link_release,
	[SITEMAP_ARTISTS] = link_first_page,
	[SITEMAP_GENRES] = link_genre,
};

/* <url> or <sitemap>; the time is left out when it is not known. */
static void put_address(const struct view *view, const char *element, const char *path,
	time_t changed, struct arena *arena, struct buffer *out)
{
	char text[CLOCK_ISO_SIZE];

	buffer_format(out, "<%s>\n", element);
	xml_element(out, "loc", link_absolute(arena, view->site.url, path));
	if (changed != 0)
		xml_element(out, "lastmod", clock_iso(changed, text));
	buffer_format(out, "</%s>\n", element);
}

static void put_pages(
	const struct view *view, time_t changed, struct arena *arena, struct buffer *out)
{
	const struct list_query all = {.page = 1};
	const struct list_query all_genres = {.page = 1};

	put_address(view, "url", link_home(arena), changed, arena, out);
	put_address(view, "url", link_charts(arena, &all), changed, arena, out);
	put_address(view, "url", link_genres(arena, &all_genres), changed, arena, out);
	put_address(view, "url", link_genre_map(arena), changed, arena, out);
	put_address(view, "url", link_data(arena), 0, arena, out);
}

void view_sitemap(const struct view *view, const struct sitemap_list *list,
	const struct sitemap_sizes *sizes, struct arena *arena, struct buffer *out)
{
	xml_begin(out);
	buffer_add_text(out, "<urlset " NAMESPACE ">\n");
	if (sizes != NULL)
		put_pages(view, sizes->changed, arena, out);
	for (size_t i = 0; i < list->count; i++) {
		const struct sitemap_item *item = &list->items[i];

		put_address(view, "url", links[item->kind](arena, item->slug), item->changed, arena,
			out);
	}
	buffer_add_text(out, "</urlset>\n");
}

void view_sitemap_index(const struct view *view, const struct sitemap_sizes *sizes,
	struct arena *arena, struct buffer *out)
{
	xml_begin(out);
	buffer_add_text(out, "<sitemapindex " NAMESPACE ">\n");
	put_address(view, "sitemap", link_sitemap_pages(arena), sizes->changed, arena, out);
	for (enum sitemap_kind kind = 0; kind < SITEMAP_KIND_COUNT; kind++) {
		for (int part = 1; part <= sitemap_part_count(sizes, kind); part++)
			put_address(view, "sitemap", link_sitemap_part(arena, kind, part), 0, arena,
				out);
	}
	buffer_add_text(out, "</sitemapindex>\n");
}

void view_robots(const struct view *view, struct arena *arena, struct buffer *out)
{
	buffer_format(out, "User-agent: *\nDisallow: %s\n\nSitemap: %s\n", link_random(arena),
		link_absolute(arena, view->site.url, link_sitemap(arena)));
}
