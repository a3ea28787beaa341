#include "desk.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/metrics.h"
#include "base/log.h"
#include "fixture.h"

#include "base/banned.h"

#define DEADLINE 5000

static struct view *open_view(struct arena *arena)
{
	static const struct view_site site = {
		.title = "Silverchart", .description = "Charts", .url = "https://example.org"};
	const char *source = getenv("srcdir") != NULL ? getenv("srcdir") : ".";
	const char *reason = NULL;
	struct view *view = view_open(arena_format(arena, "%s/templates", source),
		arena_format(arena, "%s/tests/fixtures/manifest", source), &site, arena, &reason);

	if (view == NULL) {
		fprintf(stderr, "%s\n", reason);
		exit(EXIT_FAILURE);
	}
	return view;
}

void desk_open(struct desk *desk, size_t shelf_limit, const char *database)
{
	*desk = (struct desk){.arena = arena_new(), .remote = "192.0.2.1"};
	desk->app.metrics = metrics_new();
	if (desk->app.metrics == NULL) {
		perror("metrics");
		exit(EXIT_FAILURE);
	}
	desk->app.version = "0";
	desk->app.build = 1;
	desk->app.view = open_view(desk->arena);
	desk->app.store = database != NULL ? store_new(database, DEADLINE)
	                                   : fixture_store(FIXTURE_PUBLIC, DEADLINE, "");
	desk->app.shelf = shelf_new(desk->app.store, desk->app.view, shelf_limit);
}

void desk_close(struct desk *desk)
{
	shelf_free(desk->app.shelf);
	store_free(desk->app.store);
	view_free(desk->app.view);
	metrics_free(desk->app.metrics);
	buffer_free(&desk->app.scratch);
	http_response_free(&desk->response);
	arena_free(desk->arena);
}

enum http_status desk_get(
	struct desk *desk, const char *path, const char *query, const char *if_none_match)
{
	struct http_request request = {.method = HTTP_GET,
		.path = path,
		.query = query,
		.if_none_match = if_none_match,
		.remote = desk->remote,
		.id = "test"};

	app_answer(&desk->app, &request, &desk->response, desk->arena);
	return desk->response.status;
}

const char *desk_body(const struct desk *desk)
{
	return buffer_text(&desk->response.body);
}
