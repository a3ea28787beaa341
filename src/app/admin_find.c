#include "app/admin.h"
#include "app/reply.h"
#include "model/limits.h"
#include "store/store_find.h"
#include "view/view_find.h"

#include "base/banned.h"

/* Rows of a page. */
#define PAGE_ROWS 50

const struct http_field_rule admin_find_fields[ADMIN_FIND_FIELD_COUNT] = {
	[ADMIN_FIND_Q] = {"q", HTTP_FIELD_TEXT, 1, LIMIT_QUERY, NULL},
	[ADMIN_FIND_PAGE] = {"page", HTTP_FIELD_NUMBER, 1, 1000000, NULL},
};

static struct view_find asked(const struct exchange *exchange, struct find_query *query)
{
	const struct http_field *page = &exchange->fields[ADMIN_FIND_PAGE];
	const struct view_find asked = {.q = exchange->fields[ADMIN_FIND_Q].text,
		.page = page->state == HTTP_FIELD_GIVEN ? (int)page->number : 1};

	*query = (struct find_query){
		.q = asked.q, .most = PAGE_ROWS, .skipped = (asked.page - 1) * PAGE_ROWS};
	return asked;
}

/* A page behind the last is empty, and says nothing of how many there are. */
static void count_pages(struct view_find *page, int total)
{
	page->total = total;
	page->page_count = (total + PAGE_ROWS - 1) / PAGE_ROWS;
	if (page->page_count < page->page)
		page->page_count = page->page;
}

enum result admin_releases(struct exchange *exchange)
{
	const struct view_admin admin = admin_page(exchange);
	struct find_query query;
	struct view_find page = asked(exchange, &query);
	struct draft_entry *entries = NULL;
	int total = 0;
	enum result result = store_find_releases(
		exchange->app->store, &query, exchange->arena, &entries, &page.count, &total);

	if (result != RESULT_OK)
		return result;
	page.releases = entries;
	count_pages(&page, total);
	reply_html(exchange);
	return view_admin_releases(
		exchange->app->view, &admin, &page, exchange->arena, &exchange->response->body);
}

enum result admin_artists(struct exchange *exchange)
{
	const struct view_admin admin = admin_page(exchange);
	struct find_query query;
	struct view_find page = asked(exchange, &query);
	struct found_artist *artists = NULL;
	int total = 0;
	enum result result = store_find_artists(
		exchange->app->store, &query, exchange->arena, &artists, &page.count, &total);

	if (result != RESULT_OK)
		return result;
	page.artists = artists;
	count_pages(&page, total);
	reply_html(exchange);
	return view_admin_artists(
		exchange->app->view, &admin, &page, exchange->arena, &exchange->response->body);
}
