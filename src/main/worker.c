#include "main/worker.h"

#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "app/metrics.h"
#include "app/planner.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "http/gateway.h"
#include "main/build.gen.h"
#include "main/map_keeper.h"

#include "base/banned.h"

/* Set by signals, read between requests: SIGTERM lets the worker answer what waits on the socket
 * first, SIGQUIT leaves that to its successors. */
static volatile sig_atomic_t worker_draining;
static volatile sig_atomic_t worker_retiring;

static void worker_signal(int number)
{
	if (number == SIGQUIT)
		worker_retiring = 1;
	else
		worker_draining = 1;
}

/* Without SA_RESTART, so that a waiting accept() returns. Ctrl-C and SIGHUP are the master's. */
static void worker_take_signals(void)
{
	struct sigaction action = {.sa_handler = worker_signal};
	sigemptyset(&action.sa_mask);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGQUIT, &action, NULL);
	action.sa_handler = SIG_IGN;
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
	sigaction(SIGPIPE, &action, NULL);
	action.sa_handler = SIG_DFL;
	sigaction(SIGCHLD, &action, NULL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Pages are tens of kB: without this the heap is given back and faulted in again on each request.
 */
static void worker_keep_heap(void)
{
	mallopt(M_TRIM_THRESHOLD, 8 << 20);
	mallopt(M_MMAP_THRESHOLD, 8 << 20);
	mallopt(M_TOP_PAD, 128 << 10);
}

/* Bytes of a request's body that are kept: readers send none, editors upload lists of up to 10 MB
 * with a form around them. */
static size_t worker_body_limit(enum service service)
{
	return service == SERVICE_PUBLIC ? 0 : (size_t)11 << 20;
}

/* What serving takes, kept from request to request. */
struct worker {
	struct app app;
	struct gateway *gateway;
	struct arena *arena;
	struct http_response response;
	struct map_keeper map_keeper; /* of the editors' service */
	/* What metrics know of already. */
	struct store_counts store_counts;
	struct shelf_counts shelf_counts;
};

/* Adds what was done since the last call to what all workers did. */
static void worker_count(struct worker *worker)
{
	struct metrics *metrics = worker->app.metrics;
	const struct store_counts store = store_counts(worker->app.store);
	const struct shelf_counts shelf = shelf_counts(worker->app.shelf);
	const struct store_counts *old_store = &worker->store_counts;
	const struct shelf_counts *old_shelf = &worker->shelf_counts;
	metrics_add(metrics, METRIC_CONNECTIONS, store.connections - old_store->connections);
	metrics_add(metrics, METRIC_ROUND_TRIPS, store.round_trips - old_store->round_trips);
	metrics_add(metrics, METRIC_STATEMENTS, store.statements - old_store->statements);
	metrics_add(metrics, METRIC_DATABASE_FAILURES, store.failures - old_store->failures);
	metrics_add(metrics, METRIC_DATABASE_TIME, store.time - old_store->time);
	metrics_add(metrics, METRIC_SHELF_HITS, shelf.hits - old_shelf->hits);
	metrics_add(metrics, METRIC_SHELF_LOADS, shelf.loads - old_shelf->loads);
	worker->store_counts = store;
	worker->shelf_counts = shelf;
}

static void worker_serve(struct worker *worker, const struct http_request *request)
{
	struct http_response *response = &worker->response;
	int64_t start = clock_monotonic();
	log_request(request->id);
	app_answer(&worker->app, request, response, worker->arena);
	if (!gateway_send(worker->gateway, request, response))
		log_info("%s: the peer went away", request->path);
	log_debug("%s %d %zu bytes %d ms", request->path, (int)response->status,
		response->body.length, (int)(clock_monotonic() - start));
	log_request(NULL);
}

static bool worker_goes_on(const struct worker *worker)
{
	return !worker_retiring && (!worker_draining || gateway_is_asked(worker->gateway));
}

static int worker_loop(struct worker *worker, long requests)
{
	enum gateway_event event = GATEWAY_TICK;
	while (worker_goes_on(worker) && requests > 0 && event != GATEWAY_FAILED) {
		struct http_request request;
		event = gateway_next(worker->gateway, worker->arena, &request);
		if (event == GATEWAY_REQUEST) {
			worker_serve(worker, &request);
			requests--;
		}
		if (worker->app.service == SERVICE_EDITOR)
			planner_tick(&worker->app, worker->arena);
		if (worker->app.service == SERVICE_EDITOR && event == GATEWAY_TICK)
			map_keeper_tick(&worker->map_keeper, worker->app.store);
		worker_count(worker);
		arena_reset(worker->arena);
	}
	return event == GATEWAY_FAILED ? EXIT_FAILURE : EXIT_SUCCESS;
}

static const char *worker_database(enum service service, const struct settings *settings)
{
	return service == SERVICE_PUBLIC ? settings->database_public : settings->database_editor;
}

/* Whether readers come from this machine only, over plain http: a try-out. Anywhere else cookies
 * are for https, so that a password never is worth a session on a wire that others read. */
static bool worker_is_tried_out(const char *site_url)
{
	static const char *const hosts[] = {"http://localhost", "http://127.0.0.1", "http://[::1]"};
	for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
		char end = text_starts(site_url, hosts[i]) ? site_url[strlen(hosts[i])] : '.';
		if (end == '\0' || end == ':')
			return true;
	}
	return false;
}

static struct app worker_app(const struct worker_setup *setup)
{
	const struct settings *settings = setup->settings;
	struct store *store = store_new(
		worker_database(setup->service, settings), (int)settings->database_timeout);
	return (struct app){
		.service = setup->service,
		.store = store,
		.view = setup->view,
		.shelf = shelf_new(store, setup->view, (size_t)settings->shelf_size << 20),
		.metrics = setup->metrics,
		.version = SILVERCHART_VERSION,
		.build = text_hash(
			view_build(setup->view), SILVERCHART_BUILD, strlen(SILVERCHART_BUILD)),
		.site_url = settings->site_url,
		.is_secure = !worker_is_tried_out(settings->site_url),
		.list_timeout = (int)settings->list_timeout,
		.common_passwords = setup->common_passwords,
		.password_places = setup->password_places,
	};
}

int worker_run(const struct worker_setup *setup)
{
	worker_take_signals();
	worker_keep_heap();
	struct worker worker = {
		.app = worker_app(setup),
		.arena = arena_new(),
		.gateway = gateway_new(setup->fd, (int)setup->settings->request_timeout,
			worker_body_limit(setup->service)),
		.map_keeper = {.config = setup->config},
	};
	int status = worker_loop(&worker, setup->settings->worker_requests);
	shelf_free(worker.app.shelf);
	store_free(worker.app.store);
	buffer_free(&worker.app.scratch);
	http_response_free(&worker.response);
	gateway_free(worker.gateway);
	arena_free(worker.arena);
	return status;
}
