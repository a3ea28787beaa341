#ifndef SILVERCHART_APP_METRICS_H
#define SILVERCHART_APP_METRICS_H

#include <stdint.h>

#include "app/routes.h"
#include "base/buffer.h"
#include "http/status.h"

/*
 * What the processes of one service count together, in memory that they share, for whoever watches
 * over them. The counts last as long as the master: a worker that ends takes none away.
 */
struct metrics;

/* Counts that stand for themselves; requests are counted by route and status. */
enum metric {
	METRIC_WORKERS,
	METRIC_WORKER_STARTS,
	METRIC_WORKER_FAILURES,
	METRIC_RELOADS,
	METRIC_RELOADS_REFUSED,
	METRIC_CONNECTIONS,
	METRIC_ROUND_TRIPS,
	METRIC_STATEMENTS,
	METRIC_DATABASE_TIME, /* microseconds; shown in seconds */
	METRIC_DATABASE_FAILURES,
	METRIC_SHELF_HITS,
	METRIC_SHELF_LOADS,
	METRIC_COUNT
};

/* To be made before the workers are forked. NULL when that fails (errno says why). Owned by the
 * caller; the workers borrow it. */
struct metrics *metrics_new(void);
void metrics_free(struct metrics *metrics);

/* Counts `amount` more, or notes what a number is now. */
void metrics_add(struct metrics *metrics, enum metric metric, uint64_t amount);
void metrics_set(struct metrics *metrics, enum metric metric, uint64_t value);

/* Counts a request that was answered with `status` after `time` microseconds. `route` is NULL where
 * none was found, a row of the route table otherwise. */
void metrics_add_request(
	struct metrics *metrics, const struct route *route, enum http_status status, int64_t time);

/* Writes all of it, with the program's version, in Prometheus' text format 0.0.4
 * (https://prometheus.io/docs/instrumenting/exposition_formats/); `type` is its media type. */
extern const char metrics_type[];
void metrics_write(const struct metrics *metrics, const char *version, struct buffer *out);

#endif
