#include "app/shelf.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/memory.h"

#include "base/banned.h"

#define SHELF_BUCKETS 1024

/* What a slot keeps. */
struct shelf_key {
	enum { SHELF_CHART, SHELF_GENRE } kind;
	int64_t id;
	int number; /* of a chart's edition, 0: the chart; of a genre's index */
};

struct shelf_slot {
	struct shelf_key key;
	int64_t revision;
	struct arena *arena; /* all that belongs to the slot, and itself */
	struct shelf_slot *next_in_bucket;
	struct shelf_slot *newer, *older; /* by last use */
};

struct chart_slot {
	struct shelf_slot slot; /* first: what is found is cast */
	struct shelf_item item;
	struct view_chart_parts parts;
	/* By sort and order; NULL until asked for. */
	size_t *orders[CHART_SORT_COUNT][2];
	char *timelines[CHART_SORT_COUNT][2]; /* of the list without filters */
};

struct genre_slot {
	struct shelf_slot slot; /* first, too */
	struct genre_index index;
};

struct shelf {
	struct store *store;
	struct view *view;
	size_t limit, size, count;
	struct shelf_counts counts;
	struct shelf_slot *newest, *oldest;
	struct shelf_slot *buckets[SHELF_BUCKETS];
};

struct shelf *shelf_new(struct store *store, struct view *view, size_t limit)
{
	struct shelf *shelf = memory_get(sizeof *shelf);
	shelf->store = store;
	shelf->view = view;
	shelf->limit = limit;
	return shelf;
}

static struct shelf_slot **shelf_bucket(struct shelf *shelf, const struct shelf_key *key)
{
	return &shelf->buckets[(uint64_t)key->id % SHELF_BUCKETS];
}

static void shelf_unlink(struct shelf *shelf, struct shelf_slot *slot)
{
	*(slot->newer != NULL ? &slot->newer->older : &shelf->newest) = slot->older;
	*(slot->older != NULL ? &slot->older->newer : &shelf->oldest) = slot->newer;
	slot->newer = slot->older = NULL;
}

static void shelf_put_newest(struct shelf *shelf, struct shelf_slot *slot)
{
	slot->older = shelf->newest;
	*(shelf->newest != NULL ? &shelf->newest->newer : &shelf->oldest) = slot;
	shelf->newest = slot;
}

static void *shelf_slot_new(size_t size, struct shelf_key key)
{
	struct arena *arena = arena_new();
	struct shelf_slot *slot = arena_get(arena, size);
	slot->key = key;
	slot->arena = arena;
	return slot;
}

static void shelf_slot_free(struct shelf_slot *slot)
{
	if (slot != NULL)
		arena_free(slot->arena);
}

/* Takes a slot off the shelf; it is the caller's then. */
static void shelf_take(struct shelf *shelf, struct shelf_slot *slot)
{
	struct shelf_slot **link = shelf_bucket(shelf, &slot->key);
	while (*link != slot)
		link = &(*link)->next_in_bucket;
	*link = slot->next_in_bucket;
	shelf_unlink(shelf, slot);
	shelf->size -= arena_size(slot->arena);
	shelf->count--;
}

static void shelf_remove(struct shelf *shelf, struct shelf_slot *slot)
{
	shelf_take(shelf, slot);
	shelf_slot_free(slot);
}

void shelf_free(struct shelf *shelf)
{
	if (shelf == NULL)
		return;
	while (shelf->newest != NULL)
		shelf_remove(shelf, shelf->newest);
	free(shelf);
}

/* Makes room by age; the newest always stays. */
static void shelf_trim(struct shelf *shelf)
{
	while (shelf->size > shelf->limit && shelf->oldest != shelf->newest)
		shelf_remove(shelf, shelf->oldest);
}

/* Puts a slot that is full on the shelf. */
static void shelf_add(struct shelf *shelf, struct shelf_slot *slot)
{
	struct shelf_slot **bucket = shelf_bucket(shelf, &slot->key);
	slot->next_in_bucket = *bucket;
	*bucket = slot;
	shelf_put_newest(shelf, slot);
	shelf->size += arena_size(slot->arena);
	shelf->count++;
	shelf->counts.loads++;
	shelf_trim(shelf);
}

static struct shelf_slot *shelf_find(struct shelf *shelf, const struct shelf_key *key)
{
	struct shelf_slot *slot = *shelf_bucket(shelf, key);
	while (slot != NULL && (slot->key.kind != key->kind || slot->key.id != key->id ||
				       slot->key.number != key->number))
		slot = slot->next_in_bucket;
	return slot;
}

/* What stands there with `revision`. NULL: it has to be loaded, and what stood there of another
 * revision was taken off for `*old`, which is the caller's; NULL if nothing did. */
static void *shelf_use(
	struct shelf *shelf, const struct shelf_key *key, int64_t revision, struct shelf_slot **old)
{
	struct shelf_slot *slot = shelf_find(shelf, key);
	*old = NULL;
	if (slot == NULL)
		return NULL;
	if (slot->revision != revision) {
		shelf_take(shelf, slot);
		*old = slot;
		return NULL;
	}
	shelf->counts.hits++;
	shelf_unlink(shelf, slot);
	shelf_put_newest(shelf, slot);
	return slot;
}

/* `old` is the same list of an earlier revision; NULL without one. */
static enum result shelf_fill_chart(struct shelf *shelf, const struct chart_state *state,
	const struct chart_slot *old, struct chart_slot *slot)
{
	struct chart *chart = NULL;
	struct arena *arena = slot->slot.arena;
	const struct view_chart_before before = {
		.chart = old ? old->item.chart : NULL, .parts = old ? &old->parts : NULL};
	enum result result = store_chart_load(shelf->store, state, arena, &chart);
	if (result == RESULT_OK)
		result = view_chart_parts(
			shelf->view, chart, old ? &before : NULL, arena, &slot->parts);
	if (result != RESULT_OK)
		return result;
	slot->slot.revision = chart->revision;
	slot->item = (struct shelf_item){.chart = chart, .parts = &slot->parts};
	return RESULT_OK;
}

/* Charts and their editions stand beside each other. */
enum result shelf_chart(
	struct shelf *shelf, const struct chart_state *state, const struct shelf_item **item)
{
	const struct shelf_key key = {SHELF_CHART, state->id, state->number};
	struct shelf_slot *old;
	struct chart_slot *chart = shelf_use(shelf, &key, state->revision, &old);
	enum result result = RESULT_OK;
	if (chart == NULL) {
		chart = shelf_slot_new(sizeof *chart, key);
		result = shelf_fill_chart(shelf, state, (struct chart_slot *)old, chart);
		if (result == RESULT_OK)
			shelf_add(shelf, &chart->slot);
		else
			shelf_slot_free(&chart->slot);
		shelf_slot_free(old);
	}
	if (result == RESULT_OK)
		*item = &chart->item;
	return result;
}

static struct chart_slot *shelf_slot_of(struct shelf *shelf, const struct shelf_item *item)
{
	const struct chart *chart = item->chart;
	const struct shelf_key key = {
		SHELF_CHART, chart->id, chart->shown == CHART_SHOWN_EDITION ? chart->edition : 0};
	return (struct chart_slot *)shelf_find(shelf, &key);
}

static enum result shelf_fill_genre(
	struct shelf *shelf, const struct ranking_query *query, struct genre_slot *slot)
{
	enum result result = store_genre_index(
		shelf->store, slot->slot.key.id, query, slot->slot.arena, &slot->index);
	slot->slot.revision = slot->index.revision;
	return result;
}

/* Each order has an index with near keys and one with printed texts. */
static int shelf_number(const struct ranking_query *query)
{
	return ((int)query->sort * 2 + (int)query->order) * 2 + genre_index_is_printed(query);
}

enum result shelf_genre(struct shelf *shelf, const struct genre_state *state,
	const struct ranking_query *query, const struct genre_index **index)
{
	const struct shelf_key key = {SHELF_GENRE, state->id, shelf_number(query)};
	struct shelf_slot *old;
	struct genre_slot *genre = shelf_use(shelf, &key, state->releases_revision, &old);
	enum result result = RESULT_OK;
	if (genre == NULL) {
		shelf_slot_free(old);
		genre = shelf_slot_new(sizeof *genre, key);
		result = shelf_fill_genre(shelf, query, genre);
		if (result == RESULT_OK)
			shelf_add(shelf, &genre->slot);
		else
			shelf_slot_free(&genre->slot);
	}
	if (result == RESULT_OK)
		*index = &genre->index;
	return result;
}

struct ranking shelf_ranking(struct shelf *shelf, const struct shelf_item *item,
	const struct ranking_query *query, struct arena *arena)
{
	struct chart_slot *slot = shelf_slot_of(shelf, item);
	size_t **order = &slot->orders[query->sort][query->order];
	if (*order == NULL) {
		shelf->size -= arena_size(slot->slot.arena);
		*order = ranking_order(item->chart, query->sort, query->order, slot->slot.arena);
		shelf->size += arena_size(slot->slot.arena);
	}
	return ranking_cut(item->chart, *order, query, arena);
}

/* Renders a picture that is kept: what else was made on the way is not. */
static enum result shelf_keep_timeline(struct shelf *shelf, struct chart_slot *slot,
	const struct ranking_query *query, char **kept)
{
	struct arena *scratch = arena_new();
	char *timeline = NULL;
	enum result result =
		view_chart_timeline(shelf->view, slot->item.chart, query, scratch, &timeline);
	if (result == RESULT_OK) {
		shelf->size -= arena_size(slot->slot.arena);
		*kept = arena_text(slot->slot.arena, timeline);
		shelf->size += arena_size(slot->slot.arena);
	}
	arena_free(scratch);
	return result;
}

enum result shelf_timeline(struct shelf *shelf, const struct shelf_item *item,
	const struct ranking_query *query, struct arena *arena, const char **timeline)
{
	struct chart_slot *slot = shelf_slot_of(shelf, item);
	char *filtered = NULL;
	char **picture = &slot->timelines[query->sort][query->order];
	enum result result = RESULT_OK;
	if (ranking_is_filtered(query)) {
		picture = &filtered;
		result = view_chart_timeline(shelf->view, item->chart, query, arena, picture);
	} else if (*picture == NULL) {
		result = shelf_keep_timeline(shelf, slot, query, picture);
	}
	*timeline = *picture;
	return result;
}

struct shelf_counts shelf_counts(const struct shelf *shelf)
{
	return shelf->counts;
}

size_t shelf_size(const struct shelf *shelf)
{
	return shelf->size;
}

size_t shelf_count(const struct shelf *shelf)
{
	return shelf->count;
}
