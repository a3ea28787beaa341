#ifndef SILVERCHART_VIEW_SITEMAP_H
#define SILVERCHART_VIEW_SITEMAP_H

#include "model/sitemap.h"
#include "view/view.h"

/* Sitemaps as sitemaps.org's protocol 0.9 has them, and what points search engines to them. */

/* Addresses that stand in no list of the store: the front page, the lists, the page on data. */
#define VIEW_SITEMAP_PAGES 5

/* Appends the addresses of `list`, behind those that stand in no list when `sizes` are given. */
void view_sitemap(const struct view *view, const struct sitemap_list *list,
	const struct sitemap_sizes *sizes, struct arena *arena, struct buffer *out);

/* Appends the index of all parts: that of the addresses in no list, then those of each kind. */
void view_sitemap_index(const struct view *view, const struct sitemap_sizes *sizes,
	struct arena *arena, struct buffer *out);

/* Appends robots.txt. */
void view_robots(const struct view *view, struct arena *arena, struct buffer *out);

#endif
