#ifndef SILVERCHART_MODEL_SITEMAP_H
#define SILVERCHART_MODEL_SITEMAP_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* The addresses that search engines are told of, by kind of page (sitemaps.org). */

/* Addresses that one of our files holds at most. The protocol allows 50,000; these are read as
 * fast as any page, and have some 3 kB compressed. */
#define SITEMAP_MAX 1000

/* Things that have a page each. A new kind is a value here and a row in each of the tables of
 * store_sitemap.c and view_sitemap.c. */
enum sitemap_kind {
	SITEMAP_CHARTS,
	SITEMAP_RELEASES,
	SITEMAP_ARTISTS,
	SITEMAP_GENRES,
};
#define SITEMAP_KIND_COUNT 4

/* The words of addresses, by enum value; NULL-terminated. */
extern const char *const sitemap_kind_words[SITEMAP_KIND_COUNT + 1];

/* A thing with a page. */
struct sitemap_item {
	enum sitemap_kind kind;
	const char *slug;
	time_t changed; /* 0: not known */
};

struct sitemap_list {
	struct sitemap_item *items;
	size_t count;
};

/* How much there is. */
struct sitemap_sizes {
	int64_t highest[SITEMAP_KIND_COUNT]; /* number of a thing, so at least as many as things */
	time_t changed;                      /* when anything was published last; 0: never */
};

/* Files that hold all of a kind: each holds the things of SITEMAP_MAX successive numbers. */
int sitemap_part_count(const struct sitemap_sizes *sizes, enum sitemap_kind kind);

/* Addresses of all kinds together, at most. */
int64_t sitemap_total(const struct sitemap_sizes *sizes);

#endif
