#include "main/ctl.h"

#include <stdio.h>

#include "model/genre_map.h"
#include "store/store_genre_map.h"

#include "base/banned.h"

enum option { IF_OLDER };

/* What became of the map. */
struct outcome {
	size_t genres;
	const char *fault; /* of the layout; NULL: none */
};

/* Makes the map in a transaction, which the caller ends: always, or RESULT_UNCHANGED when it is not
 * older than what is published. */
static enum result make(struct ctl *ctl, struct store *store, bool always, struct outcome *outcome)
{
	struct genre_map map;
	bool fresh = false;
	enum result result = store_genre_map_wanted(store, ctl->arena, &map);

	if (result == RESULT_OK && !always)
		result = store_genre_map_fresh(store, &fresh);
	if (result == RESULT_OK && fresh)
		result = RESULT_UNCHANGED;
	if (result != RESULT_OK)
		return result;
	outcome->genres = map.count;
	outcome->fault = genre_map_lay_out(&map);
	return outcome->fault == NULL ? store_genre_map_save(store, &map) : RESULT_BROKEN;
}

static enum result make_and_commit(
	struct ctl *ctl, struct store *store, bool always, struct outcome *outcome)
{
	enum result result = store_begin(store);

	if (result == RESULT_OK)
		result = make(ctl, store, always, outcome);
	return store_end(store, result);
}

static enum ctl_exit tell(
	const struct store *store, enum result result, const struct outcome *outcome)
{
	if (outcome->fault != NULL)
		return ctl_fail(
			CTL_FAULT, "map of genres: %s; the one that was is kept", outcome->fault);
	if (result == RESULT_UNCHANGED)
		return CTL_DONE;
	if (result != RESULT_OK)
		return ctl_fail_result(store, result, "map of genres");
	printf("map of genres: drawn, %zu in it\n", outcome->genres);
	return CTL_DONE;
}

void ctl_refresh_map(struct ctl *ctl, struct store *store)
{
	struct outcome outcome = {0};
	enum result result = make_and_commit(ctl, store, false, &outcome);

	if (tell(store, result, &outcome) != CTL_DONE)
		fputs("silverchartctl: everything else is done; try \"silverchartctl map\" again\n",
			stderr);
}

static enum ctl_exit map_genres(struct ctl *ctl, char *const *operands, const char *const *values)
{
	struct store *store = store_new(ctl->settings.database_editor, CTL_DEADLINE);
	struct outcome outcome = {0};
	enum result result = make_and_commit(ctl, store, values[IF_OLDER] == NULL, &outcome);
	enum ctl_exit status = tell(store, result, &outcome);

	(void)operands;
	store_free(store);
	return status;
}

const struct ctl_command ctl_map = {
	.name = "map",
	.operands = "",
	.reads_settings = true,
	.sentence = "Draws the map of genres anew.",
	.more = "Publishing and importing do so by themselves when it changes.\n",
	.options =
		(const struct ctl_option[]){
			[IF_OLDER] = {"if-older", NULL,
				"Only when it is older than what is published."},
			{0},
		},
	.run = map_genres,
};
