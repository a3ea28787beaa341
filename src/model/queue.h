#ifndef SILVERCHART_MODEL_QUEUE_H
#define SILVERCHART_MODEL_QUEUE_H

#include <stddef.h>
#include <time.h>

#include "model/date.h"
#include "model/draft.h"

/* What waits for editors: releases that lack something, drafts, and what was done last. */

/* What a release may lack; the words are those of the queues' addresses, NULL-terminated. */
enum queue { QUEUE_TITLES, QUEUE_DATES, QUEUE_GENRES };
#define QUEUE_COUNT 3
extern const char *const queue_words[QUEUE_COUNT + 1];

/* A release in a queue. Texts are borrowed. */
struct queue_release {
	const char *slug;
	const char *title; /* NULL when unknown */
	const char *artist;
	struct date released;
	int rank;          /* the best one in a current edition or a draft; 0: in none */
	const char *chart; /* title of that chart; NULL: in none */
};

/* An edition that was published lately. */
struct queue_edition {
	const char *chart; /* slug */
	const char *title;
	int number;
	int size;
	time_t published;
};

/* What the first page shows. */
struct queue_work {
	const struct draft_summary *charts; /* those whose draft waits stand first */
	size_t chart_count;
	const struct queue_edition *editions; /* the last one first */
	size_t edition_count;
	int lacking[QUEUE_COUNT]; /* releases in each queue */
};

#endif
