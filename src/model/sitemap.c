#include "model/sitemap.h"

#include "base/banned.h"

const char *const sitemap_kind_words[] = {
	[SITEMAP_CHARTS] = "charts",
	[SITEMAP_RELEASES] = "releases",
	[SITEMAP_ARTISTS] = "artists",
	[SITEMAP_GENRES] = "genres",
	[SITEMAP_KIND_COUNT] = NULL,
};

int sitemap_part_count(const struct sitemap_sizes *sizes, enum sitemap_kind kind)
{
	return (int)((sizes->highest[kind] + SITEMAP_MAX - 1) / SITEMAP_MAX);
}

int64_t sitemap_total(const struct sitemap_sizes *sizes)
{
	int64_t total = 0;

	for (int kind = 0; kind < SITEMAP_KIND_COUNT; kind++)
		total += sizes->highest[kind];
	return total;
}
