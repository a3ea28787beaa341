#ifndef SILVERCHART_MAIN_MASTER_H
#define SILVERCHART_MAIN_MASTER_H

#include "app/app.h"
#include "main/config.h"

/* What a master needs to start, and to start over on SIGHUP. */
struct master_setup {
	enum service service;
	const char *config; /* path of the settings file; NULL for the defaults */
};

/*
 * The life of a service: reads the settings, parses the templates, opens the socket, keeps
 * `workers` workers alive and replaces those that end, with back-off when they end at once.
 * SIGTERM, SIGINT: lets the workers finish their request, ends them after drain_timeout, returns.
 * SIGHUP: reads settings and templates again; when both are good, new workers replace the old ones,
 * otherwise everything stays as it was and the log says why. Returns the exit status: 0 after a
 * stop, EX_CONFIG (78) for settings or templates, EX_OSERR (71) for the socket.
 */
int master_run(const struct master_setup *setup);

/* Reads settings and templates only, says on standard error what is wrong. Returns the exit status.
 */
int master_check(const struct master_setup *setup);

#endif
