#include "app/metrics.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/clock.h"

#include "base/banned.h"

const char metrics_type[] = "text/plain; version=0.0.4; charset=utf-8";

/* The last microsecond of each bucket of times; what takes longer is in the one behind them. */
static const int64_t limits[] = {500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 500000,
	1000000, 2500000, 5000000, 10000000, 30000000};
#define LIMIT_COUNT (sizeof limits / sizeof limits[0])

/* Names end as Prometheus has it: what only grows in _total, times in seconds. */
static const struct {
	const char *name, *type, *help;
} numbers[METRIC_COUNT] = {
	[METRIC_WORKERS] = {"silverchart_workers", "gauge", "Worker processes that are alive."},
	[METRIC_WORKER_STARTS] = {"silverchart_worker_starts_total", "counter",
		"Worker processes that were started."},
	[METRIC_WORKER_FAILURES] = {"silverchart_worker_failures_total", "counter",
		"Worker processes that ended by a signal or by a fault."},
	[METRIC_RELOADS] = {"silverchart_reloads_total", "counter",
		"Times that settings and templates were read again and taken over."},
	[METRIC_RELOADS_REFUSED] = {"silverchart_reloads_refused_total", "counter",
		"Times that they were read again and refused; the old ones stayed."},
	[METRIC_CONNECTIONS] = {"silverchart_database_connections_total", "counter",
		"Connections that were made to PostgreSQL."},
	[METRIC_ROUND_TRIPS] = {"silverchart_database_round_trips_total", "counter",
		"Exchanges with PostgreSQL."},
	[METRIC_STATEMENTS] = {"silverchart_database_statements_total", "counter",
		"Statements that were sent to PostgreSQL."},
	[METRIC_DATABASE_TIME] = {"silverchart_database_seconds_total", "counter",
		"Time spent in exchanges with PostgreSQL."},
	[METRIC_DATABASE_FAILURES] = {"silverchart_database_failures_total", "counter",
		"Exchanges that failed: no answer, no connection, or a statement that is "
		"broken. What an editor typed is never counted here."},
	[METRIC_SHELF_HITS] = {"silverchart_shelf_hits_total", "counter",
		"Charts, and indexes of genres, that a worker had on its shelf."},
	[METRIC_SHELF_LOADS] = {"silverchart_shelf_loads_total", "counter",
		"Charts, and indexes of genres, that a worker loaded because they were new, "
		"had changed or had left its shelf."},
};

struct metrics {
	size_t size; /* of the whole, in bytes */
	time_t start;
	_Atomic uint64_t numbers[METRIC_COUNT];
	_Atomic uint64_t times[LIMIT_COUNT + 1]; /* requests by bucket */
	_Atomic uint64_t time;                   /* of all requests, in microseconds */
	/* Requests by route, the last one for none, and by place in http_statuses. */
	_Atomic uint64_t requests[][HTTP_STATUS_COUNT];
};

struct metrics *metrics_new(void)
{
	size_t size = sizeof(struct metrics) +
	              (route_count + 1) * sizeof(_Atomic uint64_t[HTTP_STATUS_COUNT]);
	struct metrics *metrics =
		mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (metrics == MAP_FAILED)
		return NULL;
	metrics->size = size;
	metrics->start = clock_now();
	return metrics;
}

void metrics_free(struct metrics *metrics)
{
	if (metrics != NULL)
		munmap(metrics, metrics->size);
}

static void count(_Atomic uint64_t *counter, uint64_t amount)
{
	atomic_fetch_add_explicit(counter, amount, memory_order_relaxed);
}

static uint64_t counted(const _Atomic uint64_t *counter)
{
	return atomic_load_explicit(counter, memory_order_relaxed);
}

void metrics_add(struct metrics *metrics, enum metric metric, uint64_t amount)
{
	count(&metrics->numbers[metric], amount);
}

void metrics_set(struct metrics *metrics, enum metric metric, uint64_t value)
{
	atomic_store_explicit(&metrics->numbers[metric], value, memory_order_relaxed);
}

void metrics_add_request(
	struct metrics *metrics, const struct route *route, enum http_status status, int64_t time)
{
	size_t row = route != NULL ? (size_t)(route - routes) : route_count;
	size_t column = 0, bucket = 0;
	while (column < HTTP_STATUS_COUNT - 1 && http_statuses[column].status != status)
		column++;
	while (bucket < LIMIT_COUNT && time > limits[bucket])
		bucket++;
	count(&metrics->requests[row][column], 1);
	count(&metrics->times[bucket], 1);
	count(&metrics->time, (uint64_t)time);
}

static void write_head(struct buffer *out, const char *name, const char *type, const char *help)
{
	buffer_format(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void write_seconds(struct buffer *out, uint64_t microseconds)
{
	buffer_format(
		out, "%" PRIu64 ".%06" PRIu64, microseconds / 1000000, microseconds % 1000000);
}

static void write_number(const struct metrics *metrics, enum metric metric, struct buffer *out)
{
	uint64_t value = counted(&metrics->numbers[metric]);
	write_head(out, numbers[metric].name, numbers[metric].type, numbers[metric].help);
	buffer_format(out, "%s ", numbers[metric].name);
	if (metric == METRIC_DATABASE_TIME)
		write_seconds(out, value);
	else
		buffer_format(out, "%" PRIu64, value);
	buffer_add_char(out, '\n');
}

/* Only what was asked for: of most pairs of route and status there never is one. */
static void write_requests(const struct metrics *metrics, struct buffer *out)
{
	static const char name[] = "silverchart_requests_total";
	write_head(out, name, "counter",
		"Requests that the workers answered, by the route that took them.");
	for (size_t i = 0; i <= route_count; i++)
		for (size_t j = 0; j < HTTP_STATUS_COUNT; j++) {
			uint64_t value = counted(&metrics->requests[i][j]);
			if (value == 0)
				continue;
			buffer_format(out,
				"%s{method=\"%s\",route=\"%s\",status=\"%d\"} %" PRIu64 "\n", name,
				i == route_count                ? ""
				: routes[i].method == HTTP_POST ? "POST"
								: "GET",
				i == route_count ? "" : routes[i].pattern,
				(int)http_statuses[j].status, value);
		}
}

static void write_times(const struct metrics *metrics, struct buffer *out)
{
	static const char name[] = "silverchart_request_duration_seconds";
	uint64_t sum = 0;
	write_head(out, name, "histogram",
		"Time from a request that was read to its answer, without the sending.");
	for (size_t i = 0; i < LIMIT_COUNT; i++) {
		sum += counted(&metrics->times[i]);
		buffer_format(out, "%s_bucket{le=\"%g\"} %" PRIu64 "\n", name,
			(double)limits[i] / 1000000, sum);
	}
	sum += counted(&metrics->times[LIMIT_COUNT]);
	buffer_format(out, "%s_bucket{le=\"+Inf\"} %" PRIu64 "\n%s_sum ", name, sum, name);
	write_seconds(out, counted(&metrics->time));
	buffer_format(out, "\n%s_count %" PRIu64 "\n", name, sum);
}

void metrics_write(const struct metrics *metrics, const char *version, struct buffer *out)
{
	write_head(out, "silverchart_build_info", "gauge", "Always 1; the version is its label.");
	buffer_format(out, "silverchart_build_info{version=\"%s\"} 1\n", version);
	write_head(out, "process_start_time_seconds", "gauge",
		"When the service was started, in seconds since 1970.");
	buffer_format(out, "process_start_time_seconds %jd\n", (intmax_t)metrics->start);
	for (enum metric metric = 0; metric < METRIC_COUNT; metric++)
		write_number(metrics, metric, out);
	write_requests(metrics, out);
	write_times(metrics, out);
}
