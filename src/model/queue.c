#include "model/queue.h"

#include "base/banned.h"

const char *const queue_words[QUEUE_COUNT + 1] = {
	[QUEUE_TITLES] = "titles",
	[QUEUE_DATES] = "dates",
	[QUEUE_GENRES] = "genres",
};
