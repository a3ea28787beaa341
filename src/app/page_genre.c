#include <stddef.h>

#include "app/pages.h"
#include "app/reply.h"
#include "app/router.h"
#include "app/shelf.h"
#include "base/result.h"
#include "model/genre_index.h"
#include "model/limits.h"
#include "model/link.h"
#include "model/unicode.h"
#include "store/store_genre.h"
#include "store/store_slug.h"
#include "view/view_genre.h"

#include "base/banned.h"

const struct http_field_rule page_genre_fields[PAGE_GENRE_FIELD_COUNT] = {
	[PAGE_GENRE_SORT] = {"sort", HTTP_FIELD_WORD, .words = genre_sort_words},
	[PAGE_GENRE_ORDER] = {"order", HTTP_FIELD_WORD, .words = chart_order_words},
	[PAGE_GENRE_FROM] = {"from", HTTP_FIELD_NUMBER, .low = 1, .high = 9999},
	[PAGE_GENRE_TO] = {"to", HTTP_FIELD_NUMBER, .low = 1, .high = 9999},
	[PAGE_GENRE_GENRE] = {.name = "genre", .type = HTTP_FIELD_SLUG},
	[PAGE_GENRE_Q] = {"q", HTTP_FIELD_TEXT, .low = 1, .high = LIMIT_QUERY},
	[PAGE_GENRE_PAGE] = {"page", HTTP_FIELD_NUMBER, .low = 1, .high = 1000000},
};

static struct ranking_query read_query(const struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	struct ranking_query query = genre_defaults();
	if (fields[PAGE_GENRE_SORT].state == HTTP_FIELD_GIVEN)
		query.sort = genre_sorts[fields[PAGE_GENRE_SORT].number];
	if (fields[PAGE_GENRE_ORDER].state == HTTP_FIELD_GIVEN)
		query.order = (enum chart_order)fields[PAGE_GENRE_ORDER].number;
	if (fields[PAGE_GENRE_FROM].state == HTTP_FIELD_GIVEN)
		query.from = (int)fields[PAGE_GENRE_FROM].number;
	if (fields[PAGE_GENRE_TO].state == HTTP_FIELD_GIVEN)
		query.to = (int)fields[PAGE_GENRE_TO].number;
	if (fields[PAGE_GENRE_GENRE].state == HTTP_FIELD_GIVEN)
		query.genre = fields[PAGE_GENRE_GENRE].text;
	if (fields[PAGE_GENRE_PAGE].state == HTTP_FIELD_GIVEN)
		query.page = (int)fields[PAGE_GENRE_PAGE].number;
	if (fields[PAGE_GENRE_Q].state == HTTP_FIELD_GIVEN) {
		query.q = fields[PAGE_GENRE_Q].text;
		query.q_key = unicode_near_key(exchange->arena, query.q);
	}
	return query;
}

/* The genre that `query` filters by, zeros where there is none. A former slug in `query` becomes
 * the present one. */
static enum result other_state(
	struct exchange *exchange, struct ranking_query *query, struct genre_state *other)
{
	struct store *store = exchange->app->store;
	*other = (struct genre_state){0};
	enum result result = store_genre_state(store, query->genre, other);
	if (result != RESULT_NOT_FOUND)
		return result;
	result =
		store_slug_present(store, SLUG_GENRE, query->genre, exchange->arena, &query->genre);
	if (result == RESULT_OK)
		result = store_genre_state(store, query->genre, other);
	return result == RESULT_NOT_FOUND ? RESULT_OK : result;
}

/* The releases that carry the tag that `query` filters by. */
static enum result other_releases(
	struct exchange *exchange, struct ranking_query *query, struct genre_set *set)
{
	const struct ranking_query all = genre_defaults();
	const struct genre_index none = {0};
	const struct genre_index *index = &none;
	struct genre_state other;
	enum result result = other_state(exchange, query, &other);
	if (result == RESULT_OK && other.id != 0)
		result = shelf_genre(exchange->app->shelf, &other, &all, &index);
	if (result == RESULT_OK)
		*set = genre_index_set(index, exchange->arena);
	return result;
}

/* The genre in `state` with those rows that hold the text of the query and carry its other tag. */
static enum result search(struct exchange *exchange, const struct genre_state *state,
	struct ranking_query *query, struct genre **genre)
{
	struct app *app = exchange->app;
	struct arena *arena = exchange->arena;
	struct genre_set set;
	const struct genre_set *among = NULL;
	const struct genre_index *index;
	enum result result = RESULT_OK;
	if (query->genre != NULL) {
		result = other_releases(exchange, query, &set);
		among = &set;
	}
	if (result == RESULT_OK)
		result = shelf_genre(app->shelf, state, query, &index);
	if (result != RESULT_OK)
		return result;
	const struct genre_found found = genre_index_search(index, query, among, arena);
	return store_genre_load(app->store, state->id, query, &found, arena, genre);
}

/* The genre of the address with the rows that `query` asks for; NULL with RESULT_OK when the reader
 * has its present state. */
static enum result load(
	struct exchange *exchange, struct ranking_query *query, struct genre **genre)
{
	struct store *store = exchange->app->store;
	struct genre_state state;
	enum result result = store_genre_state(store, exchange->slug, &state);
	if (result != RESULT_OK || reply_unchanged(exchange, state.revision))
		return result;
	if (query->q != NULL || query->genre != NULL)
		return search(exchange, &state, query, genre);
	return store_genre_load(store, state.id, query, NULL, exchange->arena, genre);
}

enum result page_genre(struct exchange *exchange)
{
	struct ranking_query query = read_query(exchange);
	struct genre *genre = NULL;
	enum result result = load(exchange, &query, &genre);
	if (genre == NULL)
		return result;
	reply_html(exchange);
	return view_genre_page(
		exchange->app->view, genre, &query, exchange->arena, &exchange->response->body);
}

enum result page_genre_json(struct exchange *exchange)
{
	struct ranking_query query = read_query(exchange);
	struct genre *genre = NULL;
	if (reply_refused(exchange))
		return RESULT_OK;
	enum result result = load(exchange, &query, &genre);
	if (genre == NULL)
		return result;
	if (query.page > genre->page_count) {
		reply_refuse_page(exchange, genre->page_count);
		return RESULT_OK;
	}
	reply_json(exchange);
	return view_genre_json(
		exchange->app->view, genre, &query, exchange->arena, &exchange->response->body);
}

enum result page_tag(struct exchange *exchange)
{
	struct store *store = exchange->app->store;
	struct arena *arena = exchange->arena;
	const char *slug = exchange->slug;
	struct genre_state state;
	enum result result = store_genre_state(store, slug, &state);
	if (result == RESULT_NOT_FOUND)
		result = store_slug_present(store, SLUG_GENRE, slug, arena, &slug);
	if (result == RESULT_OK)
		reply_moved(exchange, arena_join(arena, link_genre(arena, slug),
					      router_query(exchange->request, arena)));
	return result;
}
