#ifndef SILVERCHART_MAIN_WORKER_H
#define SILVERCHART_MAIN_WORKER_H

#include "app/app.h"
#include "main/config.h"

/* What the master made before the fork, shared by all workers. */
struct worker_setup {
	enum service service;
	const struct settings *settings;
	const char *config; /* path of the settings file; NULL for the defaults */
	struct view *view;
	const char *common_passwords; /* of the editors' service; NULL otherwise */
	int password_places;          /* as above; -1 otherwise */
	struct metrics *metrics;      /* of the service */
	int fd;                       /* listening */
};

/*
 * The life of one worker process: builds its struct app, serves requests, one at a time, until
 * settings->worker_requests or a signal, honoured between requests: SIGTERM answers what waits on
 * the socket first, SIGQUIT leaves it to other workers. Returns the exit status: 0 after these,
 * another when the socket failed.
 */
int worker_run(const struct worker_setup *setup);

#endif
