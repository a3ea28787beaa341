#include <limits.h>
#include <stddef.h>

#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "store/store_artist.h"
#include "view/view_artist.h"

#include "base/banned.h"

const struct http_field_rule page_artist_fields[PAGE_ARTIST_FIELD_COUNT] = {
	[PAGE_ARTIST_PAGE] = {"page", HTTP_FIELD_NUMBER, .low = 1, .high = 1000000},
};

/* The artist of the address with `rows` releases of the page that is asked for; NULL with RESULT_OK
 * when the reader has its present state. */
static enum result load(struct exchange *exchange, int rows, struct artist **artist)
{
	struct store *store = exchange->app->store;
	const struct http_field *page = &exchange->fields[PAGE_ARTIST_PAGE];
	int number = page->state == HTTP_FIELD_GIVEN ? (int)page->number : 1;
	int64_t id, revision;
	enum result result = store_artist_state(store, exchange->slug, &id, &revision);
	if (result != RESULT_OK || reply_unchanged(exchange, revision))
		return result;
	return store_artist_load(store, id, rows, number, exchange->arena, artist);
}

enum result page_artist(struct exchange *exchange)
{
	struct artist *artist = NULL;
	enum result result = load(exchange, ARTIST_PAGE_ROWS, &artist);
	if (artist == NULL)
		return result;
	reply_html(exchange);
	return view_artist_page(
		exchange->app->view, artist, exchange->arena, &exchange->response->body);
}

/* All releases, unless a page is asked for. */
enum result page_artist_json(struct exchange *exchange)
{
	bool paged = exchange->fields[PAGE_ARTIST_PAGE].state == HTTP_FIELD_GIVEN;
	struct artist *artist = NULL;
	if (reply_refused(exchange))
		return RESULT_OK;
	enum result result = load(exchange, paged ? ARTIST_PAGE_ROWS : INT_MAX, &artist);
	if (artist == NULL)
		return result;
	if (paged && exchange->fields[PAGE_ARTIST_PAGE].number > artist->page_count) {
		reply_refuse_page(exchange, artist->page_count);
		return RESULT_OK;
	}
	reply_json(exchange);
	return view_artist_json(
		exchange->app->view, artist, exchange->arena, &exchange->response->body);
}
