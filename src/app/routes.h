#ifndef SILVERCHART_APP_ROUTES_H
#define SILVERCHART_APP_ROUTES_H

#include <stdbool.h>
#include <stddef.h>

#include "app/app.h"
#include "model/slug.h"

/* Who may ask. A route whose role was forgotten is ROLE_UNSET and refuses everybody. */
enum role {
	ROLE_UNSET,
	ROLE_ANYONE,
	ROLE_CONTRIBUTOR,
	ROLE_EDITOR,
	ROLE_ADMINISTRATOR,
};

/* How long an answer may be kept. */
enum cache_policy {
	CACHE_NONE,       /* by nobody: health, errors */
	CACHE_REVALIDATE, /* by nginx for a second, by browsers with a question each time (ETag) */
};

/* Bytes of a form. */
enum route_body {
	BODY_FORM, /* fields, or a list of 5,000 rows: ROUTE_BODY_FORM */
	BODY_LIST, /* a whole list as text or as a file: as much as the gateway keeps */
};
#define ROUTE_BODY_FORM ((size_t)2 << 20)

/*
 * A handler reads typed fields, calls the store, fills the view and returns what came of it. The
 * dispatcher turns anything but RESULT_OK into an error page.
 */
typedef enum result route_handler(struct exchange *exchange);

/* One row of the site map. The dispatcher enforces every column before the handler runs. */
struct route {
	enum http_method method; /* HTTP_GET stands for HEAD too */
	const char *pattern;     /* "/charts/{slug}/editions/{number}" */
	enum service service;
	enum role role;
	enum slug_kind names; /* what has the slug: its former ones lead to the present one */
	bool any_spelling;    /* the handler only leads on, from other spellings too */
	bool csrf;            /* a POST must carry the session's token */
	bool is_local;        /* for programs of this machine only */
	enum cache_policy cache;
	enum route_body body; /* how much a POST may carry */
	bool is_patient; /* a list of any length is worked on: the database has the time for it */
	const struct http_field_rule *fields; /* declared parameters; others are dropped */
	size_t field_count;
	route_handler *handler;
};

extern const struct route routes[];
extern const size_t route_count;

#endif
