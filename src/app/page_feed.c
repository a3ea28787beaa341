#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "store/store_chart.h"
#include "store/store_feed.h"
#include "view/view_feed.h"

#include "base/banned.h"

const struct http_field_rule page_feed_fields[PAGE_FEED_FIELD_COUNT] = {
	[PAGE_FEED_PAGE] = {"page", HTTP_FIELD_NUMBER, .low = 1, .high = 1000000},
};

static int page_of(const struct exchange *exchange)
{
	const struct http_field *page = &exchange->fields[PAGE_FEED_PAGE];
	return page->state == HTTP_FIELD_GIVEN ? (int)page->number : 1;
}

static void send_feed(struct exchange *exchange, const struct feed *feed)
{
	reply_type(exchange, "application/atom+xml; charset=utf-8");
	view_feed(exchange->app->view, feed, exchange->arena, &exchange->response->body);
}

enum result page_chart_feed(struct exchange *exchange)
{
	struct store *store = exchange->app->store;
	struct chart_state state;
	int64_t revision;
	struct feed feed;
	if (reply_refused(exchange))
		return RESULT_OK;
	enum result result = store_chart_state(store, exchange->slug, &state);
	/* Its words name releases that left the chart, whose changes are none of the chart's. */
	if (result == RESULT_OK)
		result = store_site_revision(store, &revision);
	if (result != RESULT_OK)
		return result;
	if (reply_unchanged(exchange, revision))
		return RESULT_OK;
	result = store_feed_chart(store, state.id, page_of(exchange), exchange->arena, &feed);
	if (result == RESULT_OK)
		send_feed(exchange, &feed);
	return result;
}

enum result page_feed(struct exchange *exchange)
{
	struct store *store = exchange->app->store;
	int64_t revision;
	struct feed feed;
	if (reply_refused(exchange))
		return RESULT_OK;
	enum result result = store_site_revision(store, &revision);
	if (result != RESULT_OK)
		return result;
	if (reply_unchanged(exchange, revision))
		return RESULT_OK;
	result = store_feed_site(store, page_of(exchange), exchange->arena, &feed);
	if (result == RESULT_OK)
		send_feed(exchange, &feed);
	return result;
}
