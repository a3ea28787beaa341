#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "model/link.h"
#include "store/store_changes.h"
#include "store/store_chart.h"
#include "store/store_feed.h"
#include "view/view_edition.h"

#include "base/banned.h"

enum result page_editions(struct exchange *exchange)
{
	struct app *app = exchange->app;
	const struct http_field *page = &exchange->fields[PAGE_FEED_PAGE];
	int number = page->state == HTTP_FIELD_GIVEN ? (int)page->number : 1;
	struct chart_state state;
	struct feed feed;
	enum result result = store_chart_state(app->store, exchange->slug, &state);
	if (result != RESULT_OK)
		return result;
	/* All that the list tells of the chart changes its revision. */
	if (reply_unchanged(exchange, state.revision))
		return RESULT_OK;
	result = store_feed_chart(app->store, state.id, number, exchange->arena, &feed);
	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_editions_page(app->view, &feed, exchange->arena, &exchange->response->body);
}

/* Fills `*changes`; `*found` is false where the reply is finished: a 304, or a 301 to the earlier
 * edition first. */
static enum result open_changes(
	struct exchange *exchange, bool json, struct changes *changes, bool *found)
{
	int from = exchange->numbers[0], to = exchange->numbers[1];
	*found = false;
	if (from > to) {
		reply_moved(exchange,
			json ? link_changes_json(exchange->arena, exchange->slug, to, from)
			     : link_changes(exchange->arena, exchange->slug, to, from));
		return RESULT_OK;
	}
	/* An edition has not changed since itself: that is no pair. */
	enum result result = RESULT_NOT_FOUND;
	if (from < to)
		result = store_changes_find(
			exchange->app->store, exchange->slug, from, to, exchange->arena, changes);
	if (result != RESULT_OK || reply_unchanged(exchange, changes->revision))
		return result;
	*found = true;
	return store_changes_load(exchange->app->store, exchange->arena, changes);
}

enum result page_changes(struct exchange *exchange)
{
	struct changes changes;
	bool found;
	enum result result = open_changes(exchange, false, &changes, &found);
	if (result != RESULT_OK || !found)
		return result;
	reply_html(exchange);
	return view_changes_page(
		exchange->app->view, &changes, exchange->arena, &exchange->response->body);
}

enum result page_changes_json(struct exchange *exchange)
{
	struct changes changes;
	bool found;
	enum result result = open_changes(exchange, true, &changes, &found);
	if (result != RESULT_OK || !found)
		return result;
	reply_json(exchange);
	return view_changes_json(
		exchange->app->view, &changes, exchange->arena, &exchange->response->body);
}
