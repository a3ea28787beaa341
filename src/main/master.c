#include "main/master.h"

#include <errno.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/text.h"
#include "http/gateway.h"
#include "main/worker.h"

#include "base/banned.h"

/* A worker that lives shorter than this (ms) came to grief at once. */
#define MASTER_SHORT_LIFE 1000
/* When more than a full set of workers in a row did, their successors wait (ms): a sixteenth of
 * this at first, then twice as long each time. */
#define MASTER_LONGEST_WAIT 8000

/* Set by signals, read by the loop; the handlers do nothing else. */
static volatile sig_atomic_t master_stopping;
static volatile sig_atomic_t master_reloading;
static volatile sig_atomic_t master_reaping;

/* Settings and templates that belong together. */
struct prepared {
	struct arena *arena;
	struct settings settings;
	struct view *view;
};

struct master_worker {
	pid_t pid;       /* 0: none */
	int64_t started; /* ms, monotonic */
	bool retiring;   /* told to end because a newer generation takes over */
};

struct master {
	const struct master_setup *setup;
	struct prepared current;
	pid_t pid;
	int fd;
	struct master_worker *workers;
	size_t worker_count; /* slots in `workers` */
	long short_lives;    /* workers in a row that died at birth */
	int64_t wait;        /* ms that their successors wait; 0: all is well */
	int64_t not_before;  /* ms, monotonic: no fork before */
};

static void master_signal(int number)
{
	if (number == SIGHUP)
		master_reloading = 1;
	else if (number == SIGCHLD)
		master_reaping = 1;
	else
		master_stopping = 1;
}

static const int master_signals[] = {SIGTERM, SIGINT, SIGHUP, SIGCHLD};
#define MASTER_SIGNAL_COUNT (sizeof master_signals / sizeof master_signals[0])

/* The signals stay blocked except while the loop waits in ppoll(), so none is missed. */
static void master_take_signals(void)
{
	struct sigaction action = {.sa_handler = master_signal};
	sigset_t blocked;
	sigemptyset(&action.sa_mask);
	sigemptyset(&blocked);
	for (size_t i = 0; i < MASTER_SIGNAL_COUNT; i++) {
		sigaction(master_signals[i], &action, NULL);
		sigaddset(&blocked, master_signals[i]);
	}
	sigprocmask(SIG_BLOCK, &blocked, NULL);
	/* Whoever read the log may go away. */
	signal(SIGPIPE, SIG_IGN);
}

static void master_wait(int64_t limit)
{
	struct timespec time = {.tv_sec = limit / 1000, .tv_nsec = limit % 1000 * 1000000};
	sigset_t none;
	sigemptyset(&none);
	ppoll(NULL, 0, &time, &none);
}

static void setup_free(struct prepared *prepared)
{
	view_free(prepared->view);
	arena_free(prepared->arena);
	*prepared = (struct prepared){0};
}

/* Reads settings and templates. Returns NULL, or what is wrong: a text to be released by the
 * caller. */
static char *setup_read(const struct master_setup *setup, struct prepared *prepared)
{
	*prepared = (struct prepared){.arena = arena_new()};
	struct settings *settings = &prepared->settings;
	const char *reason = settings_read(setup->config, prepared->arena, settings);
	if (reason == NULL) {
		struct view_site site = {.title = settings->site_title,
			.description = settings->site_description,
			.url = settings->site_url};
		prepared->view = view_open(
			settings->templates, settings->manifest, &site, prepared->arena, &reason);
	}
	if (prepared->view != NULL)
		return NULL;
	char *copy = memory_text(reason);
	setup_free(prepared);
	return copy;
}

static void master_be_worker(struct master *master)
{
	/* A worker must not outlive a killed master: it would keep the socket busy. */
	prctl(PR_SET_PDEATHSIG, SIGQUIT);
	if (getppid() != master->pid)
		_exit(EXIT_SUCCESS);
	int status = worker_run(master->setup->service, &master->current.settings,
		master->current.view, master->fd);
	_exit(status);
}

static void master_fork(struct master *master, struct master_worker *worker)
{
	pid_t pid = fork();
	if (pid == 0)
		master_be_worker(master);
	if (pid < 0) {
		log_error("fork: %s", strerror(errno));
		master->not_before = clock_monotonic() + MASTER_SHORT_LIFE;
		return;
	}
	*worker = (struct master_worker){.pid = pid, .started = clock_monotonic()};
}

/* A worker slot without a process, or a new one. */
static struct master_worker *master_slot(struct master *master)
{
	for (size_t i = 0; i < master->worker_count; i++)
		if (master->workers[i].pid == 0)
			return &master->workers[i];
	master->workers = memory_resize(
		master->workers, (master->worker_count + 1) * sizeof *master->workers);
	master->workers[master->worker_count] = (struct master_worker){0};
	return &master->workers[master->worker_count++];
}

static size_t master_serving(const struct master *master)
{
	size_t serving = 0;
	for (size_t i = 0; i < master->worker_count; i++)
		if (master->workers[i].pid != 0 && !master->workers[i].retiring)
			serving++;
	return serving;
}

static size_t master_alive(const struct master *master)
{
	size_t alive = 0;
	for (size_t i = 0; i < master->worker_count; i++)
		if (master->workers[i].pid != 0)
			alive++;
	return alive;
}

static void master_fill(struct master *master)
{
	size_t wanted = (size_t)master->current.settings.workers;
	while (master_serving(master) < wanted && clock_monotonic() >= master->not_before)
		master_fork(master, master_slot(master));
}

/* Puts off the next fork when workers keep dying at birth, a little longer each time. */
static void master_back_off(struct master *master, int64_t life)
{
	if (life < MASTER_SHORT_LIFE)
		master->short_lives++;
	if (master->short_lives <= master->current.settings.workers) {
		master->wait = 0;
		return;
	}
	master->wait = master->wait == 0 ? MASTER_LONGEST_WAIT / 16 : master->wait * 2;
	if (master->wait > MASTER_LONGEST_WAIT)
		master->wait = MASTER_LONGEST_WAIT;
	master->not_before = clock_monotonic() + master->wait;
}

static void master_note_end(struct master *master, struct master_worker *worker, int status)
{
	int64_t life = clock_monotonic() - worker->started;
	pid_t pid = worker->pid;
	*worker = (struct master_worker){0};
	if (life >= MASTER_SHORT_LIFE)
		master->short_lives = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return;
	if (WIFSIGNALED(status))
		log_error("worker %d was ended by signal %d", (int)pid, WTERMSIG(status));
	else
		log_error("worker %d ended with status %d", (int)pid, WEXITSTATUS(status));
	master_back_off(master, life);
}

static void master_reap(struct master *master)
{
	int status;
	pid_t pid;
	master_reaping = 0;
	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (size_t i = 0; i < master->worker_count; i++)
			if (master->workers[i].pid == pid)
				master_note_end(master, &master->workers[i], status);
}

static void master_tell(const struct master *master, int number)
{
	for (size_t i = 0; i < master->worker_count; i++)
		if (master->workers[i].pid != 0)
			kill(master->workers[i].pid, number);
}

/* Settings that a reload cannot take over keep their value until a restart. */
static void master_keep_socket(
	const struct settings *old, struct settings *new, struct arena *arena)
{
	if (!text_equal(old->socket, new->socket) ||
		!text_equal(old->socket_group, new->socket_group))
		log_warning("socket and socket_group change with a restart only");
	new->socket = arena_text(arena, old->socket);
	new->socket_group = arena_text(arena, old->socket_group);
}

static void master_reload(struct master *master)
{
	struct prepared next;
	master_reloading = 0;
	char *reason = setup_read(master->setup, &next);
	if (reason != NULL) {
		log_error("reload refused, everything stays as it was: %s", reason);
		free(reason);
		return;
	}
	master_keep_socket(&master->current.settings, &next.settings, next.arena);
	setup_free(&master->current);
	master->current = next;
	log_open("silverchart", (enum log_level)next.settings.log_level);
	for (size_t i = 0; i < master->worker_count; i++)
		master->workers[i].retiring = true;
	size_t old_count = master->worker_count;
	master->not_before = 0;
	master_fill(master);
	for (size_t i = 0; i < old_count; i++)
		if (master->workers[i].pid != 0 && master->workers[i].retiring)
			kill(master->workers[i].pid, SIGQUIT);
	log_info("reloaded");
}

/* Lets the workers answer what waits on the socket, which takes nothing new; ends them when they
 * take too long. */
static void master_drain(struct master *master)
{
	unlink(master->current.settings.socket);
	int64_t deadline = clock_monotonic() + master->current.settings.drain_timeout;
	master_tell(master, SIGTERM);
	for (;;) {
		master_reap(master);
		int64_t left = deadline - clock_monotonic();
		if (master_alive(master) == 0)
			return;
		if (left <= 0)
			break;
		master_wait(left);
	}
	log_warning("%zu workers did not finish in time and are ended", master_alive(master));
	master_tell(master, SIGKILL);
	while (waitpid(-1, NULL, 0) > 0)
		continue;
}

static void master_loop(struct master *master)
{
	while (!master_stopping) {
		if (master_reloading)
			master_reload(master);
		master_reap(master);
		master_fill(master);
		int64_t wait = master->not_before - clock_monotonic();
		master_wait(wait > 0 ? wait : 60000);
	}
}

/* The settings name a group that is there, or none. */
static int master_listen(const struct settings *settings, const char **reason)
{
	const struct group *group = getgrnam(settings->socket_group);
	return gateway_listen(settings->socket, group != NULL ? group->gr_gid : (gid_t)-1, reason);
}

int master_check(const struct master_setup *setup)
{
	struct prepared prepared;
	char *reason = setup_read(setup, &prepared);
	if (reason != NULL) {
		log_error("%s", reason);
		free(reason);
		return EX_CONFIG;
	}
	setup_free(&prepared);
	return EXIT_SUCCESS;
}

int master_run(const struct master_setup *setup)
{
	struct master master = {.setup = setup, .pid = getpid(), .fd = -1};
	int status = EX_CONFIG;
	char *fault = setup_read(setup, &master.current);
	if (fault != NULL) {
		log_error("%s", fault);
		goto done;
	}
	const struct settings *settings = &master.current.settings;
	log_open("silverchart", (enum log_level)settings->log_level);
	master_take_signals();
	const char *reason = NULL;
	master.fd = master_listen(settings, &reason);
	if (master.fd < 0) {
		log_error("%s: %s", settings->socket, reason);
		status = EX_OSERR;
		goto done;
	}
	master_fill(&master);
	log_info("ready on %s with %ld workers", settings->socket, settings->workers);
	master_loop(&master);
	master_drain(&master);
	log_info("stopped");
	status = EXIT_SUCCESS;
done:
	if (master.fd >= 0)
		close(master.fd);
	free(master.workers);
	free(fault);
	if (master.current.arena != NULL)
		setup_free(&master.current);
	return status;
}
