#ifndef SILVERCHART_VIEW_JSON_PARTS_H
#define SILVERCHART_VIEW_JSON_PARTS_H

#include <jansson.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "model/chart.h"
#include "model/credit.h"
#include "model/date.h"

/*
 * What the JSON forms of several pages have in common (product.md A21). Unknown values are null.
 * Every document has a version, which grows when a member changes its meaning or goes; new members
 * may come without.
 */
#define JSON_VERSION 1

/* NULL is null. */
json_t *json_text(const char *text);

/* 0 is null. */
json_t *json_known(int number);

/* The absolute address of a path of the site. */
json_t *json_address(const char *site_url, const char *path, struct arena *arena);

/* Seconds since 1970 as "2026-01-08T09:30:00Z". */
json_t *json_time(time_t time);

/* The date at its precision, and the precision's name. */
json_t *json_date(struct date date);
json_t *json_precision(struct date date);

/* A place in a chart's current edition; null for rank 0. */
json_t *json_place(const struct chart_place *place, const char *site_url, struct arena *arena);

/* The parts of an artist credit. */
json_t *json_credit(
	const struct credit_part *parts, size_t count, const char *site_url, struct arena *arena);

/* Appends the text of `document`, which it takes. RESULT_OK or RESULT_BROKEN (logged). */
MUST_CHECK enum result json_print(json_t *document, struct buffer *out);

#endif
