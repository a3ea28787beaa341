/*
 * empty SOCKET WORKERS [lean]: the least that a FastCGI program can do. So many processes answer
 * every request with an empty 204 and nothing else: what is above this is nginx, the kernel and
 * libfcgi. "lean" leaves out libfcgi's wait for the peer at close, as Silverchart's workers do.
 */

#include <fcgiapp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/banned.h"

#define BACKLOG 4096

static const char answer[] = "Status: 204 No Content\r\n\r\n";

static void serve(int fd, bool lean)
{
	char bytes[4096];
	FCGX_Request request;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	FCGX_InitRequest(&request, fd, 0);
	while (FCGX_Accept_r(&request) == 0) {
		while (FCGX_GetStr(bytes, sizeof bytes, request.in) > 0)
			;
		FCGX_PutStr(answer, sizeof answer - 1, request.out);
		request.detached = lean;
		FCGX_Finish_r(&request);
	}
}

int main(int argc, char **argv)
{
	long workers = argc >= 3 ? strtol(argv[2], NULL, 10) : 0;
	bool lean = argc == 4 && strcmp(argv[3], "lean") == 0;
	if (workers < 1 || FCGX_Init() != 0) {
		fputs("usage: empty SOCKET WORKERS [lean]\n", stderr);
		return EXIT_FAILURE;
	}
	signal(SIGTERM, SIG_DFL);
	int fd = FCGX_OpenSocket(argv[1], BACKLOG);
	for (long i = 0; i < workers; i++) {
		if (fork() == 0) {
			serve(fd, lean);
			return EXIT_SUCCESS;
		}
	}
	wait(NULL);
	return EXIT_FAILURE;
}
