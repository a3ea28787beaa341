#ifndef SILVERCHART_STORE_SITEMAP_H
#define SILVERCHART_STORE_SITEMAP_H

#include "model/sitemap.h"
#include "store/connection.h"

/* How much there is of each kind. One statement. */
MUST_CHECK enum result store_sitemap_sizes(struct store *store, struct sitemap_sizes *sizes);

/* Appends part `part` (from 1) of a kind to `list`, texts from `arena`; nothing where there is no
 * such part. One statement. */
MUST_CHECK enum result store_sitemap_part(struct store *store, enum sitemap_kind kind, int part,
	struct arena *arena, struct sitemap_list *list);

#endif
