#include <stddef.h>

#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "model/link.h"
#include "store/store_release.h"
#include "view/view_release.h"

#include "base/banned.h"

/* The release of the address; NULL with RESULT_OK when the reader has its present state. */
static enum result load(struct exchange *exchange, struct release **release)
{
	struct store *store = exchange->app->store;
	int64_t id, revision;
	enum result result = store_release_state(store, exchange->slug, &id, &revision);
	if (result != RESULT_OK || reply_unchanged(exchange, revision))
		return result;
	return store_release_load(store, id, exchange->arena, release);
}

enum result page_release(struct exchange *exchange)
{
	struct release *release = NULL;
	enum result result = load(exchange, &release);
	if (release == NULL)
		return result;
	reply_html(exchange);
	return view_release_page(
		exchange->app->view, release, exchange->arena, &exchange->response->body);
}

enum result page_release_json(struct exchange *exchange)
{
	struct release *release = NULL;
	enum result result = load(exchange, &release);
	if (release == NULL)
		return result;
	reply_json(exchange);
	return view_release_json(
		exchange->app->view, release, exchange->arena, &exchange->response->body);
}

enum result page_random(struct exchange *exchange)
{
	const char *slug = NULL;
	enum result result = store_release_random(exchange->app->store, exchange->arena, &slug);
	if (result == RESULT_OK)
		reply_see_other(exchange, link_release(exchange->arena, slug));
	return result;
}
