#ifndef SILVERCHART_MAIN_CONFIG_H
#define SILVERCHART_MAIN_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/result.h"

/* The settings, as one commented file gives them: lines "key = value", '#' starts a comment line.
 */
struct settings {
	/* Texts of the site */
	const char *site_title;
	const char *site_description;
	const char *site_url; /* scheme and host, no slash at its end */

	/* Service */
	const char *socket;        /* path of the FastCGI socket */
	const char *editor_socket; /* path */
	const char *socket_group;  /* group that may connect; "" for the group of the process */
	long workers;              /* processes that serve */
	long worker_requests;      /* a worker retires after so many */
	long request_timeout;      /* ms to read a request, and again to send its answer */
	long drain_timeout;        /* ms that a stopping worker has for its last request */
	long shelf_size;           /* MiB of charts that a worker keeps at most */
	long log_level;            /* enum log_level */

	/* Database */
	const char *database_public; /* libpq connection string of the readers' service */
	const char *database_editor; /* ... of editors and of silverchartctl */
	const char *database_owner;  /* ... of silverchartctl migrate */
	long database_timeout;       /* ms for each exchange */
	long list_timeout;           /* ms for all exchanges about a whole list */

	/* Files */
	const char *common_passwords; /* file */
	const char *templates;        /* folder */
	const char *manifest;         /* file with the names of the static files */
	const char *migrations;       /* folder */
};

/* One row of the table of settings. */
struct setting {
	const char *key;
	const char *type; /* "text", "number" or a list of words: "error|warning|info|debug" */
	const char *default_value; /* as it would stand in the file */
	bool reloadable;           /* taken over by SIGHUP; the others need a restart */
	const char *sentence;      /* what it does, one sentence */
	size_t offset;             /* of its member in struct settings */
	long low, high;            /* allowed numbers; 0, 0 for other types */
	const char *(*check)(const char *value); /* of a text: NULL, or what is allowed */
};

/* The table, ended by a row whose key is NULL. Help, the commented example and the manual page
 * agree with it. */
extern const struct setting settings_table[];

/*
 * Reads `path` over the defaults; texts are from `arena`. Returns NULL, or a sentence "FILE:LINE:
 * reason" that names what is wrong and what is allowed (from `arena`). Unknown and repeated keys
 * are refused. A NULL path gives the defaults.
 */
MUST_CHECK const char *settings_read(
	const char *path, struct arena *arena, struct settings *settings);

/* Where the file is looked for when no --config is given: silverchart/silverchart.conf in the
 * SILVERCHART_SYSCONFDIR. */
extern const char settings_default_path[];

/* The file to read: `given` (--config), else the default one if it is there, else NULL (defaults).
 */
const char *settings_find(const char *given);

/* Prints the commented example file. */
void settings_print_example(FILE *out);

#endif
