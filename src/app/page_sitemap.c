#include <string.h>

#include "app/pages.h"
#include "app/reply.h"
#include "base/number.h"
#include "base/result.h"
#include "base/text.h"
#include "store/store_chart.h"
#include "store/store_sitemap.h"
#include "view/view_sitemap.h"

#include "base/banned.h"

enum result page_robots(struct exchange *exchange)
{
	if (reply_unchanged(exchange, 0))
		return RESULT_OK;
	reply_text(exchange);
	view_robots(exchange->app->view, exchange->arena, &exchange->response->body);
	return RESULT_OK;
}

/* RESULT_OK with `*unchanged`: the reply is a finished 304. */
static enum result open_sitemap(struct exchange *exchange, bool *unchanged)
{
	int64_t revision;
	enum result result = store_site_revision(exchange->app->store, &revision);
	if (result == RESULT_OK)
		*unchanged = reply_unchanged(exchange, revision);
	return result;
}

static void send_sitemap(struct exchange *exchange, const struct sitemap_list *list,
	const struct sitemap_sizes *sizes)
{
	reply_type(exchange, "application/xml; charset=utf-8");
	view_sitemap(exchange->app->view, list, sizes, exchange->arena, &exchange->response->body);
}

/* Everything in one file. */
static enum result send_whole(struct exchange *exchange, const struct sitemap_sizes *sizes)
{
	struct sitemap_list list = {0};
	for (enum sitemap_kind kind = 0; kind < SITEMAP_KIND_COUNT; kind++) {
		enum result result =
			store_sitemap_part(exchange->app->store, kind, 1, exchange->arena, &list);
		if (result != RESULT_OK)
			return result;
	}
	send_sitemap(exchange, &list, sizes);
	return RESULT_OK;
}

enum result page_sitemap(struct exchange *exchange)
{
	struct sitemap_sizes sizes;
	bool unchanged = false;
	enum result result = open_sitemap(exchange, &unchanged);
	if (result != RESULT_OK || unchanged)
		return result;
	result = store_sitemap_sizes(exchange->app->store, &sizes);
	if (result != RESULT_OK)
		return result;
	if (sitemap_total(&sizes) + VIEW_SITEMAP_PAGES <= SITEMAP_MAX)
		return send_whole(exchange, &sizes);
	reply_type(exchange, "application/xml; charset=utf-8");
	view_sitemap_index(exchange->app->view, &sizes, exchange->arena, &exchange->response->body);
	return RESULT_OK;
}

/* Reads "charts-1": true with the kind and the number of the part. */
static bool read_part(const char *name, enum sitemap_kind *kind, long *part)
{
	for (*kind = 0; *kind < SITEMAP_KIND_COUNT; (*kind)++) {
		const char *word = sitemap_kind_words[*kind];
		size_t length = strlen(word);
		if (text_starts(name, word) && name[length] == '-' && name[length + 1] != '0')
			return number_read(name + length + 1, 1, 9999, part);
	}
	return false;
}

static enum result send_part(struct exchange *exchange, enum sitemap_kind kind, int part)
{
	struct sitemap_list list = {0};
	enum result result =
		store_sitemap_part(exchange->app->store, kind, part, exchange->arena, &list);
	if (result == RESULT_OK && list.count == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK)
		send_sitemap(exchange, &list, NULL);
	return result;
}

/* The addresses that stand in no list. */
static enum result send_pages(struct exchange *exchange)
{
	const struct sitemap_list none = {0};
	struct sitemap_sizes sizes;
	enum result result = store_sitemap_sizes(exchange->app->store, &sizes);
	if (result == RESULT_OK)
		send_sitemap(exchange, &none, &sizes);
	return result;
}

enum result page_sitemap_part(struct exchange *exchange)
{
	enum sitemap_kind kind;
	long part = 0;
	bool pages = text_equal(exchange->slug, "pages");
	bool unchanged = false;
	if (!pages && !read_part(exchange->slug, &kind, &part))
		return RESULT_NOT_FOUND;
	enum result result = open_sitemap(exchange, &unchanged);
	if (result != RESULT_OK || unchanged)
		return result;
	return pages ? send_pages(exchange) : send_part(exchange, kind, (int)part);
}
