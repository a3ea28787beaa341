#include "store/store_sitemap.h"

#include <string.h>

#include "base/number.h"
#include "store/rows.h"

#include "base/banned.h"

/* What reads a kind: first and last number in, slug and time out. */
static const enum statement_id part_statements[SITEMAP_KIND_COUNT] = {
	[SITEMAP_CHARTS] = STATEMENT_SITEMAP_CHARTS,
	[SITEMAP_RELEASES] = STATEMENT_SITEMAP_RELEASES,
	[SITEMAP_ARTISTS] = STATEMENT_SITEMAP_ARTISTS,
	[SITEMAP_GENRES] = STATEMENT_SITEMAP_GENRES,
};

enum result store_sitemap_sizes(struct store *store, struct sitemap_sizes *sizes)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_SITEMAP_SIZES, NULL, &rows);

	if (result == RESULT_OK) {
		for (int kind = 0; kind < SITEMAP_KIND_COUNT; kind++)
			sizes->highest[kind] = rows_bigint(rows, 0, kind);
		sizes->changed = (time_t)rows_bigint(rows, 0, SITEMAP_KIND_COUNT);
	}
	rows_free(rows);
	return result;
}

static void append(struct sitemap_list *list, enum sitemap_kind kind, const struct rows *rows,
	struct arena *arena)
{
	enum { SLUG, CHANGED };

	size_t more = rows_count(rows);
	struct sitemap_item *items = ARENA_ARRAY(arena, struct sitemap_item, list->count + more);

	if (list->count > 0)
		memcpy(items, list->items, list->count * sizeof(*items));
	for (size_t i = 0; i < more; i++)
		items[list->count + i] = (struct sitemap_item){kind,
			rows_text(rows, i, SLUG, arena), (time_t)rows_bigint(rows, i, CHANGED)};
	list->items = items;
	list->count += more;
}

enum result store_sitemap_part(struct store *store, enum sitemap_kind kind, int part,
	struct arena *arena, struct sitemap_list *list)
{
	char first[NUMBER_SIZE], last[NUMBER_SIZE];
	const char *const values[] = {first, last};
	struct rows *rows = NULL;

	number_write((part - 1L) * SITEMAP_MAX + 1, first);
	number_write((long)part * SITEMAP_MAX, last);
	enum result result = store_query(store, part_statements[kind], values, &rows);

	if (result == RESULT_OK)
		append(list, kind, rows, arena);
	rows_free(rows);
	return result;
}
