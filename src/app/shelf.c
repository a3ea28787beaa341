#include "app/shelf.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/memory.h"

#include "base/banned.h"

#define SHELF_BUCKETS 1024

struct shelf_slot {
	struct shelf_item item; /* first: an item is its slot */
	struct arena *arena;    /* all that belongs to the chart */
	struct view_chart_parts parts;
	/* By sort and order; NULL until asked for. */
	size_t *orders[CHART_SORT_COUNT][2];
	char *timelines[CHART_SORT_COUNT][2]; /* of the list without filters */
	int64_t id, revision;
	int number; /* of an edition; 0: the chart */
	struct shelf_slot *next_in_bucket;
	struct shelf_slot *newer, *older; /* by last use */
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

static struct shelf_slot **shelf_bucket(struct shelf *shelf, int64_t id)
{
	return &shelf->buckets[(uint64_t)id % SHELF_BUCKETS];
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

static void shelf_slot_free(struct shelf_slot *slot)
{
	arena_free(slot->arena);
	free(slot);
}

/* Takes a slot off the shelf; it is the caller's then. */
static void shelf_take(struct shelf *shelf, struct shelf_slot *slot)
{
	struct shelf_slot **link = shelf_bucket(shelf, slot->id);
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

/* Charts and their editions stand beside each other. */
static struct shelf_slot *shelf_find(struct shelf *shelf, int64_t id, int number)
{
	struct shelf_slot *slot = *shelf_bucket(shelf, id);
	while (slot != NULL && (slot->id != id || slot->number != number))
		slot = slot->next_in_bucket;
	return slot;
}

static struct shelf_slot *shelf_slot_of(struct shelf *shelf, const struct shelf_item *item)
{
	const struct chart *chart = item->chart;
	return shelf_find(
		shelf, chart->id, chart->shown == CHART_SHOWN_EDITION ? chart->edition : 0);
}

/* `old` is the same list of an earlier revision; NULL without one. */
static enum result shelf_fill(struct shelf *shelf, const struct chart_state *state,
	const struct shelf_slot *old, struct shelf_slot *slot)
{
	struct chart *chart = NULL;
	const struct view_chart_before before = {
		.chart = old ? old->item.chart : NULL, .parts = old ? &old->parts : NULL};
	enum result result = store_chart_load(shelf->store, state, slot->arena, &chart);
	if (result == RESULT_OK)
		result = view_chart_parts(
			shelf->view, chart, old ? &before : NULL, slot->arena, &slot->parts);
	if (result != RESULT_OK)
		return result;
	slot->revision = chart->revision;
	slot->item = (struct shelf_item){.chart = chart, .parts = &slot->parts};
	return RESULT_OK;
}

static enum result shelf_load(struct shelf *shelf, const struct chart_state *state,
	const struct shelf_slot *old, struct shelf_slot **loaded)
{
	struct shelf_slot *slot = memory_get(sizeof *slot);
	slot->id = state->id;
	slot->number = state->number;
	slot->arena = arena_new();
	enum result result = shelf_fill(shelf, state, old, slot);
	if (result != RESULT_OK) {
		shelf_slot_free(slot);
		return result;
	}
	struct shelf_slot **bucket = shelf_bucket(shelf, slot->id);
	slot->next_in_bucket = *bucket;
	*bucket = slot;
	shelf_put_newest(shelf, slot);
	shelf->size += arena_size(slot->arena);
	shelf->count++;
	shelf_trim(shelf);
	*loaded = slot;
	return RESULT_OK;
}

enum result shelf_chart(
	struct shelf *shelf, const struct chart_state *state, const struct shelf_item **item)
{
	struct shelf_slot *slot = shelf_find(shelf, state->id, state->number);
	if (slot == NULL || slot->revision != state->revision) {
		struct shelf_slot *old = slot;
		if (old != NULL)
			shelf_take(shelf, old);
		enum result result = shelf_load(shelf, state, old, &slot);
		if (old != NULL)
			shelf_slot_free(old);
		if (result != RESULT_OK)
			return result;
		shelf->counts.loads++;
	} else {
		shelf->counts.hits++;
		shelf_unlink(shelf, slot);
		shelf_put_newest(shelf, slot);
	}
	*item = &slot->item;
	return RESULT_OK;
}

struct ranking shelf_ranking(struct shelf *shelf, const struct shelf_item *item,
	const struct ranking_query *query, struct arena *arena)
{
	struct shelf_slot *slot = shelf_slot_of(shelf, item);
	size_t **order = &slot->orders[query->sort][query->order];
	if (*order == NULL) {
		shelf->size -= arena_size(slot->arena);
		*order = ranking_order(item->chart, query->sort, query->order, slot->arena);
		shelf->size += arena_size(slot->arena);
	}
	return ranking_cut(item->chart, *order, query, arena);
}

/* Renders a picture that is kept: what else was made on the way is not. */
static enum result shelf_keep_timeline(struct shelf *shelf, struct shelf_slot *slot,
	const struct ranking_query *query, char **kept)
{
	struct arena *scratch = arena_new();
	char *timeline = NULL;
	enum result result =
		view_chart_timeline(shelf->view, slot->item.chart, query, scratch, &timeline);
	if (result == RESULT_OK) {
		shelf->size -= arena_size(slot->arena);
		*kept = arena_text(slot->arena, timeline);
		shelf->size += arena_size(slot->arena);
	}
	arena_free(scratch);
	return result;
}

enum result shelf_timeline(struct shelf *shelf, const struct shelf_item *item,
	const struct ranking_query *query, struct arena *arena, const char **timeline)
{
	struct shelf_slot *slot = shelf_slot_of(shelf, item);
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
