#include "main/master.h"

#include <errno.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "app/metrics.h"
#include "app/secret.h"
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

/* Bytes of the list of common passwords at most. */
#define PASSWORDS_MAX_BYTES ((size_t)1 << 20)

/* Settings and templates that belong together. */
struct prepared {
	struct arena *arena;
	struct settings settings;
	struct view *view;
	const char *common_passwords; /* of the editors' service */
};

struct master_worker {
	pid_t pid;       /* 0: none */
	int64_t started; /* ms, monotonic */
	bool retiring;   /* told to end because a newer generation takes over */
};

struct master {
	const struct master_setup *setup;
	struct prepared current;
	int password_places; /* of the editors' service; -1 otherwise */
	struct metrics *metrics;
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

/* Reads the list of common passwords. Returns NULL, or what is wrong. */
static const char *passwords_read(struct prepared *prepared)
{
	const char *path = prepared->settings.common_passwords;
	char *text = arena_get(prepared->arena, PASSWORDS_MAX_BYTES + 1);
	FILE *file = fopen(path, "re");
	if (file == NULL)
		return arena_format(prepared->arena, "%s: %s", path, strerror(errno));
	size_t length = fread(text, 1, PASSWORDS_MAX_BYTES + 1, file);
	bool failed = ferror(file) != 0;
	fclose(file);
	if (failed || length > PASSWORDS_MAX_BYTES)
		return arena_format(prepared->arena, "%s: %s", path,
			failed ? "cannot be read" : "is larger than 1 MiB");
	text[length] = '\0';
	prepared->common_passwords = text;
	return NULL;
}

/* Reads settings and templates. Returns NULL, or what is wrong: a text to be released by the
 * caller. */
static char *setup_read(const struct master_setup *setup, struct prepared *prepared)
{
	*prepared = (struct prepared){.arena = arena_new()};
	struct settings *settings = &prepared->settings;
	const char *reason = settings_read(setup->config, prepared->arena, settings);
	if (reason == NULL && setup->service == SERVICE_EDITOR)
		reason = passwords_read(prepared);
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
	const struct worker_setup setup = {
		.service = master->setup->service,
		.settings = &master->current.settings,
		.config = master->setup->config,
		.view = master->current.view,
		.common_passwords = master->current.common_passwords,
		.password_places = master->password_places,
		.metrics = master->metrics,
		.fd = master->fd,
	};
	_exit(worker_run(&setup));
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
	metrics_add(master->metrics, METRIC_WORKER_STARTS, 1);
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
	metrics_add(master->metrics, METRIC_WORKER_FAILURES, 1);
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
		!text_equal(old->editor_socket, new->editor_socket) ||
		!text_equal(old->socket_group, new->socket_group))
		log_warning("the sockets and their group change with a restart only");
	new->socket = arena_text(arena, old->socket);
	new->editor_socket = arena_text(arena, old->editor_socket);
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
		metrics_add(master->metrics, METRIC_RELOADS_REFUSED, 1);
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
	metrics_add(master->metrics, METRIC_RELOADS, 1);
	log_info("reloaded");
}

static const char *master_socket(const struct master *master)
{
	const struct settings *settings = &master->current.settings;
	return master->setup->service == SERVICE_PUBLIC ? settings->socket
	                                                : settings->editor_socket;
}

/* Lets the workers answer what waits on the socket, which takes nothing new; ends them when they
 * take too long. */
static void master_drain(struct master *master)
{
	unlink(master_socket(master));
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
		metrics_set(master->metrics, METRIC_WORKERS, master_alive(master));
		int64_t wait = master->not_before - clock_monotonic();
		master_wait(wait > 0 ? wait : 60000);
	}
}

/* The settings name a group that is there, or none. */
static int master_listen(const struct master *master, const char **reason)
{
	const struct group *group = getgrnam(master->current.settings.socket_group);
	return gateway_listen(
		master_socket(master), group != NULL ? group->gr_gid : (gid_t)-1, reason);
}

static bool master_prepare_secrets(struct master *master)
{
	if (!secret_start())
		log_error("this machine gives no random numbers");
	else if ((master->password_places = secret_places_open()) < 0)
		log_error("no memory for the places of passwords: %s", strerror(errno));
	return master->password_places >= 0;
}

static bool master_prepare_metrics(struct master *master)
{
	master->metrics = metrics_new();
	if (master->metrics == NULL)
		log_error("no memory for counting: %s", strerror(errno));
	return master->metrics != NULL;
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
	struct master master = {.setup = setup, .pid = getpid(), .fd = -1, .password_places = -1};
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
	status = EX_OSERR;
	if (!master_prepare_metrics(&master) ||
		(setup->service == SERVICE_EDITOR && !master_prepare_secrets(&master)))
		goto done;
	master.fd = master_listen(&master, &reason);
	if (master.fd < 0) {
		log_error("%s: %s", master_socket(&master), reason);
		goto done;
	}
	master_fill(&master);
	log_info("ready on %s with %ld workers", master_socket(&master), settings->workers);
	master_loop(&master);
	master_drain(&master);
	log_info("stopped");
	status = EXIT_SUCCESS;
done:
	if (master.fd >= 0)
		close(master.fd);
	if (master.password_places >= 0)
		close(master.password_places);
	metrics_free(master.metrics);
	free(master.workers);
	free(fault);
	if (master.current.arena != NULL)
		setup_free(&master.current);
	return status;
}
