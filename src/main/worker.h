#ifndef SILVERCHART_MAIN_WORKER_H
#define SILVERCHART_MAIN_WORKER_H

#include "app/app.h"
#include "main/config.h"

/*
 * The life of one worker process: builds its struct app, serves requests from the listening
 * descriptor `fd`, one at a time, until settings->worker_requests or a signal, honoured between
 * requests: SIGTERM answers what waits on the socket first, SIGQUIT leaves it to other workers.
 * Returns the exit status: 0 after these, another when the socket failed. `view` was parsed before
 * the fork and is shared.
 */
int worker_run(enum service service, const struct settings *settings, struct view *view, int fd);

#endif
