#ifndef SILVERCHART_APP_APP_H
#define SILVERCHART_APP_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/shelf.h"
#include "base/arena.h"
#include "http/fields.h"
#include "http/form.h"
#include "http/request.h"
#include "http/response.h"
#include "store/connection.h"
#include "store/store_session.h"
#include "view/view.h"

/* The services of the program: one process tree, one socket, one database role each. */
enum service { SERVICE_PUBLIC, SERVICE_EDITOR };

struct metrics;

/* What a worker works with; built once per worker, after the fork. Members are borrowed from it. */
struct app {
	enum service service;
	struct store *store;
	struct view *view;
	struct shelf *shelf;
	struct metrics *metrics; /* of all processes of the service */
	const char *version;     /* of the program */
	uint64_t build;          /* of program, templates and site texts: in every ETag */
	struct buffer scratch;   /* memory lent to compression */
	/* The editors' service alone: */
	const char *site_url;         /* scheme and host */
	bool is_secure;               /* cookies are for https only: all but a try-out */
	int password_places;          /* see app/secret.h */
	const char *common_passwords; /* see editor_password_fault() */
	int list_timeout;             /* ms that the database has to work on a whole list */
	int64_t planner_wake;         /* see app/planner.h */
};

/* A declared parameter list never is longer than this. */
#define EXCHANGE_FIELDS_MAX 24

/* Numbers that an address may hold. */
#define EXCHANGE_NUMBERS 2

struct route;

/* One request on its way through a handler. */
struct exchange {
	struct app *app;
	const struct http_request *request;
	struct http_response *response;
	struct arena *arena;       /* until the reply was sent */
	const struct route *route; /* NULL while none was found */
	const char *slug; /* what stood for {slug} in the route's pattern; NULL without one */
	int numbers[EXCHANGE_NUMBERS]; /* what stood for each {number}; 0 without one */
	struct http_form form;         /* of a POST */
	const struct session *session; /* who asks; NULL: a reader, or nobody is logged in */
	struct http_field fields[EXCHANGE_FIELDS_MAX]; /* in the order of the route's rules */
};

/* Answers `request` into `response`, whatever happens: page, redirect or error page. */
void app_answer(struct app *app, const struct http_request *request, struct http_response *response,
	struct arena *arena);

#endif
