#include "model/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "base/text.h"

#include "base/banned.h"

/* The largest number of a release. */
#define RELEASE_MAX INT64_MAX

/* An order in the making. */
struct arranging {
	const struct draft_wish *wish;
	struct arena *arena;
	size_t *asked;         /* by row: the rank asked for; 0: none */
	size_t *holder;        /* by rank: the row that asks for it; 0: none */
	const char **sentence; /* by row, 0 for what is added: what is wrong; NULL: nothing */
	size_t faults;
};

static void blame(struct arranging *work, size_t row, const char *sentence)
{
	work->faults += work->sentence[row] == NULL;
	work->sentence[row] = sentence;
}

/* Reads a rank from 1 to `last`; what is wrong is blamed at `row`, and 0 returned. */
static size_t read_rank(struct arranging *work, const char *typed, size_t row, size_t last)
{
	char *text = text_trim(arena_text(work->arena, typed));
	long rank = 0;

	if (last == 1 && !number_read(text, 1, 1, &rank))
		blame(work, row, "The only rank here is 1.");
	else if (*text == '\0')
		blame(work, row,
			arena_format(work->arena,
				"The rank is missing: a whole number from 1 to %zu.", last));
	else if (!number_read(text, 1, (long)last, &rank))
		blame(work, row,
			arena_format(
				work->arena, "A rank is a whole number from 1 to %zu here.", last));
	return (size_t)rank;
}

/* Blames both rows that ask for one rank. */
static void blame_both(struct arranging *work, size_t rank, size_t first, size_t second)
{
	blame(work, first,
		arena_format(work->arena,
			"Rank %zu is asked for twice: here and for the release at %zu.", rank,
			second));
	blame(work, second,
		arena_format(work->arena,
			"Rank %zu is asked for twice: here and for the release at %zu.", rank,
			first));
}

static void ask(struct arranging *work, size_t row)
{
	size_t rank = read_rank(work, work->wish->typed[row - 1], row, work->wish->count);

	if (rank == 0 || rank == row)
		return;
	if (work->holder[rank] != 0) {
		blame_both(work, rank, work->holder[rank], row);
		return;
	}
	work->holder[rank] = row;
	work->asked[row] = rank;
}

/* Those that ask for a rank are there; the others fill the gaps. Returns the place, from 0, that
 * wish->row got. */
static size_t fill(const struct arranging *work, int64_t *releases)
{
	const struct draft_wish *wish = work->wish;
	size_t place = 0;
	size_t next = 1;

	for (size_t rank = 1; rank <= wish->count; rank++) {
		size_t row = work->holder[rank];

		if (row == 0) {
			while (work->asked[next] != 0)
				next++;
			row = next++;
		}
		releases[rank - 1] = wish->releases[row - 1];
		if (row == wish->row)
			place = rank - 1;
	}
	return place;
}

static void swap(int64_t *left, int64_t *right)
{
	int64_t kept = *left;

	*left = *right;
	*right = kept;
}

/* Does the act to a list that has room for one more; `place` is where wish->row stands. */
static void act(const struct draft_wish *wish, size_t place, size_t rank, struct draft_order *order)
{
	int64_t *list = order->releases;

	switch (wish->act) {
	case DRAFT_KEEP:
		break;
	case DRAFT_UP:
		if (place > 0)
			swap(&list[place], &list[place - 1]);
		break;
	case DRAFT_DOWN:
		if (place + 1 < order->count)
			swap(&list[place], &list[place + 1]);
		break;
	case DRAFT_REMOVE:
		order->count--;
		memmove(&list[place], &list[place + 1], (order->count - place) * sizeof(*list));
		break;
	case DRAFT_ADD:
		memmove(&list[rank], &list[rank - 1], (order->count + 1 - rank) * sizeof(*list));
		list[rank - 1] = wish->release;
		order->count++;
		break;
	}
}

/* The rank, from 1, of what is to be added; 0 when it may not be. */
static size_t check_added(struct arranging *work)
{
	const struct draft_wish *wish = work->wish;

	for (size_t i = 0; i < wish->count; i++) {
		if (wish->releases[i] != wish->release)
			continue;
		blame(work, 0,
			arena_format(work->arena, "This release is in the list already, at %zu.",
				i + 1));
		return 0;
	}
	return read_rank(work, wish->at, 0, wish->count + 1);
}

static void collect_faults(const struct arranging *work, struct draft_order *order)
{
	order->faults = ARENA_ARRAY(work->arena, struct draft_fault, work->faults);
	for (size_t row = 0; row <= work->wish->count; row++) {
		if (work->sentence[row] != NULL)
			order->faults[order->fault_count++] =
				(struct draft_fault){row, work->sentence[row]};
	}
}

bool draft_arrange(const struct draft_wish *wish, struct arena *arena, struct draft_order *order)
{
	struct arranging work = {
		.wish = wish,
		.arena = arena,
		.asked = ARENA_ARRAY(arena, size_t, wish->count + 2),
		.holder = ARENA_ARRAY(arena, size_t, wish->count + 1),
		.sentence = ARENA_ARRAY(arena, const char *, wish->count + 1),
	};
	size_t rank = 0;

	*order = (struct draft_order){
		.count = wish->count, .releases = ARENA_ARRAY(arena, int64_t, wish->count + 1)};
	for (size_t row = 1; row <= wish->count; row++)
		ask(&work, row);
	if (wish->act == DRAFT_ADD)
		rank = check_added(&work);
	collect_faults(&work, order);
	if (order->fault_count > 0)
		return false;
	act(wish, fill(&work, order->releases), rank, order);
	return true;
}

bool draft_add(const struct draft *draft, int64_t release, const char *at, struct arena *arena,
	struct draft_order *order)
{
	int64_t *releases = ARENA_ARRAY(arena, int64_t, draft->count);
	const char **typed = ARENA_ARRAY(arena, const char *, draft->count);
	const struct draft_wish wish = {.releases = releases,
		.typed = typed,
		.count = draft->count,
		.act = DRAFT_ADD,
		.release = release,
		.at = at};

	for (size_t i = 0; i < draft->count; i++) {
		releases[i] = draft->entries[i].release;
		typed[i] = arena_format(arena, "%zu", i + 1);
	}
	return draft_arrange(&wish, arena, order);
}

static int compare_numbers(const void *left_pointer, const void *right_pointer)
{
	int64_t left = *(const int64_t *)left_pointer;
	int64_t right = *(const int64_t *)right_pointer;

	return (left > right) - (left < right);
}

static bool has_twins(const int64_t *releases, size_t count, struct arena *arena)
{
	int64_t *sorted = ARENA_ARRAY(arena, int64_t, count);

	memcpy(sorted, releases, count * sizeof(*sorted));
	qsort(sorted, count, sizeof(*sorted), compare_numbers);
	for (size_t i = 1; i < count; i++) {
		if (sorted[i] == sorted[i - 1])
			return true;
	}
	return false;
}

static size_t count_commas(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += *text == ',';
	return count;
}

bool draft_releases_read(const char *text, struct arena *arena, int64_t **releases, size_t *count)
{
	char *rest = arena_text(arena, text);
	size_t most = count_commas(text) + 1;

	*count = 0;
	*releases = ARENA_ARRAY(arena, int64_t, most);
	if (*text == '\0')
		return true;
	if (most > DRAFT_ROWS_MAX)
		return false;
	while (rest != NULL) {
		char *number = rest;
		long release;

		rest = strchr(number, ',');
		if (rest != NULL)
			*rest++ = '\0';
		if (!number_read(number, 1, RELEASE_MAX, &release))
			return false;
		(*releases)[(*count)++] = release;
	}
	return !has_twins(*releases, *count, arena);
}

char *draft_releases_write(const int64_t *releases, size_t count, struct arena *arena)
{
	struct buffer text = {0};
	char *copy;

	for (size_t i = 0; i < count; i++)
		buffer_format(&text, "%s%lld", i > 0 ? "," : "", (long long)releases[i]);
	copy = arena_text(arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}
