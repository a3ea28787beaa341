#include "app/metrics.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../suite.h"

#include "base/banned.h"

static struct metrics *metrics;
static struct buffer out;

static int start(void)
{
	metrics = metrics_new();
	return metrics != NULL ? 0 : 1;
}

static int stop(void)
{
	metrics_free(metrics);
	buffer_free(&out);
	return 0;
}

/* Whether what is written now has the line. */
static bool shows(const char *line)
{
	const char *found;

	buffer_reset(&out);
	metrics_write(metrics, "1.2.3", &out);
	found = strstr(out.data, line);
	return found != NULL && (found == out.data || found[-1] == '\n') &&
	       found[strlen(line)] == '\n';
}

static const struct route *route_of(enum http_method method, const char *pattern)
{
	for (size_t i = 0; i < route_count; i++)
		if (routes[i].method == method && strcmp(routes[i].pattern, pattern) == 0)
			return &routes[i];
	CU_FAIL_FATAL("no such route");
	return NULL;
}

static void test_nothing_yet(void)
{
	CU_ASSERT_TRUE(shows("silverchart_build_info{version=\"1.2.3\"} 1"));
	CU_ASSERT_TRUE(shows("silverchart_database_failures_total 0"));
	CU_ASSERT_TRUE(shows("silverchart_database_seconds_total 0.000000"));
	CU_ASSERT_TRUE(shows("silverchart_request_duration_seconds_bucket{le=\"+Inf\"} 0"));
	CU_ASSERT_TRUE(shows("silverchart_request_duration_seconds_count 0"));
	CU_ASSERT_PTR_NULL(strstr(out.data, "\nsilverchart_requests_total{"));
}

static void test_numbers(void)
{
	metrics_add(metrics, METRIC_DATABASE_TIME, 1000000);
	metrics_add(metrics, METRIC_DATABASE_TIME, 234);
	metrics_add(metrics, METRIC_STATEMENTS, 3);
	metrics_set(metrics, METRIC_WORKERS, 7);
	metrics_set(metrics, METRIC_WORKERS, 5);
	CU_ASSERT_TRUE(shows("silverchart_database_seconds_total 1.000234"));
	CU_ASSERT_TRUE(shows("silverchart_database_statements_total 3"));
	CU_ASSERT_TRUE(shows("silverchart_workers 5"));
	CU_ASSERT_TRUE(shows("# TYPE silverchart_workers gauge"));
	CU_ASSERT_TRUE(shows("# TYPE silverchart_database_statements_total counter"));
}

static void test_requests(void)
{
	const struct route *chart = route_of(HTTP_GET, "/charts/{slug}");
	const struct route *login = route_of(HTTP_POST, "/admin/login");

	metrics_add_request(metrics, chart, HTTP_OK, 500);
	metrics_add_request(metrics, chart, HTTP_OK, 501);
	metrics_add_request(metrics, chart, HTTP_SERVICE_UNAVAILABLE, 2000000);
	metrics_add_request(metrics, login, HTTP_FORBIDDEN, 30000001);
	metrics_add_request(metrics, NULL, HTTP_NOT_FOUND, 0);
	CU_ASSERT_TRUE(shows("silverchart_requests_total{method=\"GET\",route=\"/charts/{slug}\","
			     "status=\"200\"} 2"));
	CU_ASSERT_TRUE(shows("silverchart_requests_total{method=\"GET\",route=\"/charts/{slug}\","
			     "status=\"503\"} 1"));
	CU_ASSERT_TRUE(shows("silverchart_requests_total{method=\"POST\",route=\"/admin/login\","
			     "status=\"403\"} 1"));
	CU_ASSERT_TRUE(
		shows("silverchart_requests_total{method=\"\",route=\"\",status=\"404\"} 1"));
	CU_ASSERT_TRUE(shows("silverchart_request_duration_seconds_bucket{le=\"0.0005\"} 2"));
	CU_ASSERT_TRUE(shows("silverchart_request_duration_seconds_bucket{le=\"0.001\"} 3"));
	CU_ASSERT_TRUE(shows("silverchart_request_duration_seconds_bucket{le=\"1\"} 3"));
	CU_ASSERT_TRUE(shows("silverchart_request_duration_seconds_bucket{le=\"2.5\"} 4"));
	CU_ASSERT_TRUE(shows("silverchart_request_duration_seconds_bucket{le=\"30\"} 4"));
	CU_ASSERT_TRUE(shows("silverchart_request_duration_seconds_bucket{le=\"+Inf\"} 5"));
	CU_ASSERT_TRUE(shows("silverchart_request_duration_seconds_sum 32.001002"));
	CU_ASSERT_TRUE(shows("silverchart_request_duration_seconds_count 5"));
}

/* What a worker counted stays when the worker ends. */
static void test_processes_count_together(void)
{
	for (int i = 0; i < 3; i++) {
		pid_t child = fork();
		if (child == 0) {
			metrics_add(metrics, METRIC_SHELF_HITS, 2);
			_exit(0);
		}
		CU_ASSERT_EQUAL(waitpid(child, NULL, 0), child);
	}
	CU_ASSERT_TRUE(shows("silverchart_shelf_hits_total 6"));
}

void suite_metrics(void)
{
	CU_pSuite suite = CU_add_suite("metrics", start, stop);
	CU_ADD_TEST(suite, test_nothing_yet);
	CU_ADD_TEST(suite, test_numbers);
	CU_ADD_TEST(suite, test_requests);
	CU_ADD_TEST(suite, test_processes_count_together);
}
