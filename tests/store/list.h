#ifndef SILVERCHART_TESTS_STORE_LIST_H
#define SILVERCHART_TESTS_STORE_LIST_H

#include "store/store_import.h"

/*
 * Lists in and out as text, all within one transaction that is taken back: tests see what they
 * wrote and leave nothing behind.
 */
struct list {
	struct store *store;
	struct arena *arena;
	struct import_outcome outcome; /* of the last import */
};

struct list list_begin(void);
void list_end(struct list *list);

/* Imports CSV text into a chart; `genre` may be NULL. */
enum result list_import(struct list *list, const char *chart, const char *genre, const char *csv);

/* Imports into the chart "trial" with choices of names that are the same. */
enum result list_choose(
	struct list *list, const struct import_choice *choices, size_t count, const char *csv);

/* The same as a dry run. */
enum result list_try(struct list *list, const char *chart, const char *genre, const char *csv);

/* A chart's draft or current edition as CSV without header, "\n" for CRLF; the name of the result
 * when there is none. */
const char *list_draft(struct list *list, const char *chart);
const char *list_edition(struct list *list, const char *chart);

#endif
