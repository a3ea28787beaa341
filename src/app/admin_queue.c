#include "app/admin.h"
#include "app/reply.h"
#include "base/text.h"
#include "store/store_queue.h"
#include "view/view_work.h"

#include "base/banned.h"

/* Releases of a queue that are listed; the rest is counted. */
#define LISTED 100

enum result admin_home(struct exchange *exchange)
{
	const struct view_admin admin = admin_page(exchange);
	struct queue_work work;
	enum result result = store_queue_work(exchange->app->store, exchange->arena, &work);

	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_admin_home(
		exchange->app->view, &admin, &work, exchange->arena, &exchange->response->body);
}

/* The queue that a word names; QUEUE_COUNT for none. */
static size_t find_queue(const char *word)
{
	size_t queue = 0;

	while (queue < QUEUE_COUNT && !text_equal(queue_words[queue], word))
		queue++;
	return queue;
}

enum result admin_queue(struct exchange *exchange)
{
	const struct view_admin admin = admin_page(exchange);
	size_t which = find_queue(exchange->slug);
	struct view_queue page = {.queue = (enum queue)which};
	struct queue_release *releases = NULL;
	int sizes[QUEUE_COUNT] = {0};
	enum result result;

	if (which == QUEUE_COUNT)
		return RESULT_NOT_FOUND;
	result = store_queue_sizes(exchange->app->store, sizes);
	if (result == RESULT_OK)
		result = store_queue_releases(exchange->app->store, page.queue, NULL, LISTED,
			exchange->arena, &releases, &page.count);
	if (result != RESULT_OK)
		return result;
	page.releases = releases;
	page.total = sizes[which];
	reply_html(exchange);
	return view_admin_queue(
		exchange->app->view, &admin, &page, exchange->arena, &exchange->response->body);
}
