#include <stddef.h>

#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "model/limits.h"
#include "model/unicode.h"
#include "store/store_chart.h"
#include "store/store_search.h"
#include "view/view_search.h"

#include "base/banned.h"

const struct http_field_rule page_search_fields[PAGE_SEARCH_FIELD_COUNT] = {
	[PAGE_SEARCH_Q] = {"q", HTTP_FIELD_TEXT, .low = 1, .high = LIMIT_QUERY},
};

/* What is found for the field's text. RESULT_OK with `*found` NULL where the reply is a finished
 * 304; an empty one where there is nothing to search for. */
static enum result find(struct exchange *exchange, struct search **found)
{
	const struct http_field *field = &exchange->fields[PAGE_SEARCH_Q];
	int64_t revision;
	enum result result = store_site_revision(exchange->app->store, &revision);
	if (result != RESULT_OK || reply_unchanged(exchange, revision))
		return result;
	struct search *search = ARENA_ARRAY(exchange->arena, struct search, 1);
	if (field->state == HTTP_FIELD_GIVEN)
		result = store_search(exchange->app->store, field->text,
			unicode_near_key(exchange->arena, field->text), exchange->arena, search);
	if (result == RESULT_OK)
		*found = search;
	return result;
}

enum result page_search(struct exchange *exchange)
{
	struct search *search = NULL;
	enum result result = find(exchange, &search);
	if (search == NULL)
		return result;
	reply_html(exchange);
	return view_search_page(exchange->app->view, search, exchange->fields[PAGE_SEARCH_Q].text,
		exchange->arena, &exchange->response->body);
}

enum result page_search_json(struct exchange *exchange)
{
	struct search *search = NULL;
	if (reply_refused(exchange) || reply_missing(exchange, PAGE_SEARCH_Q))
		return RESULT_OK;
	enum result result = find(exchange, &search);
	if (search == NULL)
		return result;
	reply_json(exchange);
	return view_search_json(exchange->app->view, search, exchange->fields[PAGE_SEARCH_Q].text,
		exchange->arena, &exchange->response->body);
}

enum result page_opensearch(struct exchange *exchange)
{
	if (reply_unchanged(exchange, 0))
		return RESULT_OK;
	reply_type(exchange, "application/opensearchdescription+xml; charset=utf-8");
	view_opensearch(exchange->app->view, exchange->arena, &exchange->response->body);
	return RESULT_OK;
}
