#include "main/map_keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "store/store_genre_map.h"

#include "base/banned.h"

/* Milliseconds from one look to the next, and after a map that could not be drawn. */
#define INTERVAL 10000
#define FAULT 300000

/* The silverchartctl that was installed with this program: it stands beside it. */
static bool find_program(char path[PATH_MAX])
{
	char own[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", own, sizeof(own) - 1);

	if (length < 0)
		return false;
	own[length] = '\0';
	*strrchr(own, '/') = '\0';
	return snprintf(path, PATH_MAX, "%s/silverchartctl", own) < PATH_MAX;
}

/* The child has the signals that a program starts with, and says nothing but faults. */
static int spawn(char *const *arguments, pid_t *child)
{
	extern char **environ;
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t signals;
	int error;

	sigfillset(&signals);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &signals);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	error = posix_spawn(child, arguments[0], &files, &attributes, arguments, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attributes);
	return error;
}

static void draw(struct map_keeper *keeper)
{
	char program[PATH_MAX];
	char command[] = "map", older[] = "--if-older", config[] = "--config";
	char *const named[] = {program, config, (char *)keeper->config, command, older, NULL};
	char *const plain[] = {program, command, older, NULL};
	int error = ENOENT;

	if (find_program(program))
		error = spawn(keeper->config != NULL ? named : plain, &keeper->child);
	if (error == 0)
		return;
	keeper->child = 0;
	keeper->wake = clock_monotonic() + FAULT;
	log_error("map of genres: silverchartctl: %s", strerror(error));
}

/* Whether the child goes on. */
static bool is_drawing(struct map_keeper *keeper)
{
	int status = 0;

	if (keeper->child == 0)
		return false;
	if (waitpid(keeper->child, &status, WNOHANG) == 0)
		return true;
	keeper->child = 0;
	if (status != 0)
		keeper->wake = clock_monotonic() + FAULT; /* it said itself what was wrong */
	return false;
}

void map_keeper_tick(struct map_keeper *keeper, struct store *store)
{
	bool fresh = true;

	if (is_drawing(keeper) || clock_monotonic() < keeper->wake)
		return;
	keeper->wake = clock_monotonic() + INTERVAL;
	if (store_genre_map_fresh(store, &fresh) == RESULT_OK && !fresh)
		draw(keeper);
}
