#include "model/chart.h"

#include "base/banned.h"

const char *const chart_movement_words[] = {
	[CHART_FIRST] = "first",
	[CHART_NEW] = "new",
	[CHART_BACK] = "back",
	[CHART_UP] = "up",
	[CHART_DOWN] = "down",
	[CHART_SAME] = "same",
	[CHART_MOVEMENT_COUNT] = NULL,
};

const char *const chart_sort_words[] = {
	[CHART_SORT_RANK] = "rank",
	[CHART_SORT_TITLE] = "title",
	[CHART_SORT_ARTIST] = "artist",
	[CHART_SORT_RELEASED] = "released",
	[CHART_SORT_GENRE] = "genre",
	[CHART_SORT_PLACE] = "place",
	[CHART_SORT_COUNT] = NULL,
};

const char *const chart_order_words[] = {
	[CHART_ASCENDING] = "asc",
	[CHART_DESCENDING] = "desc",
	NULL,
};

const char *const chart_list_sort_words[] = {
	[CHART_LIST_NAME] = "name",
	[CHART_LIST_SIZE] = "size",
	[CHART_LIST_UPDATED] = "updated",
	[CHART_LIST_SORT_COUNT] = NULL,
};
