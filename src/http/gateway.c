#include "http/gateway.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/log.h"
#include "base/memory.h"

#include "base/banned.h"

/*
 * libfcgi waits in plain read() and write(): it knows no deadline, takes an interrupted call for a
 * lost peer, and after a bad connection accepts the next one by itself. So connections are accepted
 * here; while libfcgi works on one, all signals but SIGALRM wait, and SIGALRM, sent by a timer,
 * shuts the connection down, which ends every wait on it.
 */
struct gateway {
	int fd;               /* listening, borrowed */
	int timeout;          /* ms */
	FCGX_Request request; /* its connection is ours to close: ipcFd, -1 for none */
	size_t body_limit;    /* bytes */
	struct buffer head;   /* kept over requests */
	struct buffer body;   /* of the request, up to the limit */
	bool body_too_large;
	sigset_t usual; /* the caller's signal mask while a watch runs */
};

/* The connection that SIGALRM shuts down, -1 for none. Like a signal flag, the handler's only way
 * to know. */
static volatile sig_atomic_t watched = -1;

static void alarm_handle(int signal)
{
	int kept = errno;

	(void)signal;
	if (watched >= 0)
		shutdown(watched, SHUT_RDWR);
	errno = kept;
}

static void timer_set(int milliseconds)
{
	struct itimerval timer = {0};

	timer.it_value.tv_sec = milliseconds / 1000;
	timer.it_value.tv_usec = milliseconds % 1000 * 1000;
	setitimer(ITIMER_REAL, &timer, NULL);
}

/* Until watch_stop(), the gateway's connection has its timeout and libfcgi its peace. */
static void watch_start(struct gateway *gateway)
{
	sigset_t others;

	sigfillset(&others);
	sigdelset(&others, SIGALRM);
	sigprocmask(SIG_SETMASK, &others, &gateway->usual);
	watched = gateway->request.ipcFd;
	timer_set(gateway->timeout);
}

static void watch_stop(struct gateway *gateway)
{
	timer_set(0);
	watched = -1;
	sigprocmask(SIG_SETMASK, &gateway->usual, NULL);
}

static bool address_fill(struct sockaddr_un *address, const char *path)
{
	size_t length = strlen(path);

	*address = (struct sockaddr_un){.sun_family = AF_UNIX};
	if (length >= sizeof(address->sun_path))
		return false;
	memcpy(address->sun_path, path, length);
	return true;
}

/* The errno of a try to connect, 0 when it worked. A full backlog is EAGAIN. */
static int address_probe(const struct sockaddr_un *address)
{
	int error = 0;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return errno;
	if (connect(fd, (const struct sockaddr *)address, sizeof(*address)) != 0)
		error = errno;
	close(fd);
	return error;
}

/* Makes the place of a socket free. Returns NULL, or why that must not be. */
static const char *address_clear(const struct sockaddr_un *address)
{
	struct stat status;
	int error;

	if (lstat(address->sun_path, &status) != 0)
		return errno == ENOENT ? NULL : strerror(errno);
	if (!S_ISSOCK(status.st_mode))
		return "something that is not a socket stands there";
	error = address_probe(address);
	switch (error) {
	case ECONNREFUSED:
		return unlink(address->sun_path) == 0 || errno == ENOENT ? NULL : strerror(errno);
	case ENOENT:
		return NULL;
	case 0:
	case EAGAIN:
		return "another program answers there";
	default:
		return strerror(error);
	}
}

/* Nobody can connect before listen(), so owner and mode are set in time. */
static bool socket_open(int fd, const struct sockaddr_un *address, gid_t group)
{
	return (group == (gid_t)-1 || lchown(address->sun_path, (uid_t)-1, group) == 0) &&
	       chmod(address->sun_path, 0660) == 0 && listen(fd, INT_MAX) == 0;
}

int gateway_listen(const char *path, gid_t group, const char **reason)
{
	struct sockaddr_un address;
	int result = -1;
	int fd = -1;

	*reason = "the path is too long for a socket";
	if (!address_fill(&address, path))
		goto out;
	*reason = address_clear(&address);
	if (*reason != NULL)
		goto out;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0 || bind(fd, (const struct sockaddr *)&address, sizeof(address)) != 0) {
		*reason = strerror(errno);
		goto out;
	}
	if (!socket_open(fd, &address, group)) {
		*reason = strerror(errno);
		unlink(path);
		goto out;
	}
	result = fd;
	fd = -1;
out:
	if (fd >= 0)
		close(fd);
	return result;
}

/* FCGX_Init() takes SIGTERM and SIGUSR1 for itself; they are the worker's. */
static void library_start(void)
{
	struct sigaction term, user;

	sigaction(SIGTERM, NULL, &term);
	sigaction(SIGUSR1, NULL, &user);
	if (FCGX_Init() != 0) {
		log_error("libfcgi finds no memory");
		exit(MEMORY_EXIT_STATUS);
	}
	sigaction(SIGTERM, &term, NULL);
	sigaction(SIGUSR1, &user, NULL);
}

/* The timeout of accept() closes the race between a signal and the wait. */
static void listener_prepare(int fd)
{
	const struct timeval second = {.tv_sec = 1};

	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof(second));
	fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
}

struct gateway *gateway_new(int fd, int timeout, size_t body_limit)
{
	struct gateway *gateway = memory_get(sizeof(*gateway));
	struct sigaction action = {.sa_handler = alarm_handle, .sa_flags = SA_RESTART};

	gateway->fd = fd;
	gateway->timeout = timeout;
	gateway->body_limit = body_limit;
	listener_prepare(fd);
	library_start();
	sigaction(SIGALRM, &action, NULL);
	/* Without a listening socket FCGX_Accept_r() returns when our connection is of no use. */
	FCGX_InitRequest(&gateway->request, -1, 0);
	return gateway;
}

/* Releases the request and closes its connection, if there is one: each carries one request,
 * whatever the peer asked for, since a kept one would pin the worker. */
static void connection_close(struct gateway *gateway)
{
	FCGX_Free(&gateway->request, true);
}

void gateway_free(struct gateway *gateway)
{
	if (gateway == NULL)
		return;
	connection_close(gateway);
	buffer_free(&gateway->head);
	buffer_free(&gateway->body);
	free(gateway);
}

/* Reads to the end, also what is not kept: unread bytes at close() would cost the peer the end of
 * the answer. */
static bool body_read(struct gateway *gateway)
{
	FCGX_Stream *in = gateway->request.in;
	char bytes[4096];
	int count;

	buffer_reset(&gateway->body);
	gateway->body_too_large = false;
	while ((count = FCGX_GetStr(bytes, sizeof(bytes), in)) > 0) {
		if ((size_t)count > gateway->body_limit - gateway->body.length)
			gateway->body_too_large = true;
		if (!gateway->body_too_large)
			buffer_add(&gateway->body, bytes, (size_t)count);
	}
	return FCGX_GetError(in) == 0;
}

/*
 * Reads the request that comes over the connection `fd`. `keepConnection` makes FCGX_Accept_r() use
 * the connection that it finds; `detached` stops libfcgi from waiting for the peer at close.
 */
static bool connection_read(struct gateway *gateway, int fd)
{
	FCGX_Request *request = &gateway->request;
	bool complete;

	request->ipcFd = fd;
	request->keepConnection = true;
	request->detached = true;
	watch_start(gateway);
	complete = FCGX_Accept_r(request) == 0 && body_read(gateway);
	watch_stop(gateway);
	return complete;
}

static const char *param(const struct gateway *gateway, struct arena *arena, const char *name)
{
	const char *value = FCGX_GetParam(name, gateway->request.envp);

	return value != NULL ? arena_text(arena, value) : "";
}

static void request_fill(
	const struct gateway *gateway, struct arena *arena, struct http_request *request)
{
	request->method = http_method_read(param(gateway, arena, "REQUEST_METHOD"));
	request->path = param(gateway, arena, "DOCUMENT_URI");
	request->query = param(gateway, arena, "QUERY_STRING");
	request->if_none_match = param(gateway, arena, "HTTP_IF_NONE_MATCH");
	request->cookie = param(gateway, arena, "HTTP_COOKIE");
	request->origin = param(gateway, arena, "HTTP_ORIGIN");
	request->fetch_site = param(gateway, arena, "HTTP_SEC_FETCH_SITE");
	request->agent = param(gateway, arena, "HTTP_USER_AGENT");
	request->content_type = param(gateway, arena, "CONTENT_TYPE");
	request->body = buffer_text(&gateway->body);
	request->body_length = gateway->body_too_large ? 0 : gateway->body.length;
	request->body_too_large = gateway->body_too_large;
	request->remote = param(gateway, arena, "REMOTE_ADDR");
	request->id = param(gateway, arena, "REQUEST_ID");
	request->gzip = http_accepts_gzip(param(gateway, arena, "HTTP_ACCEPT_ENCODING"));
}

/* What a failed accept() means for the worker. */
static enum gateway_event accept_event(int error)
{
	switch (error) {
	case EAGAIN:
	case EINTR:
	case ECONNABORTED:
		return GATEWAY_TICK;
	default:
		log_error("cannot accept a connection: %s", strerror(error));
		return GATEWAY_FAILED;
	}
}

bool gateway_is_asked(const struct gateway *gateway)
{
	struct pollfd listener = {.fd = gateway->fd, .events = POLLIN};

	return poll(&listener, 1, 0) > 0;
}

enum gateway_event gateway_next(
	struct gateway *gateway, struct arena *arena, struct http_request *request)
{
	int fd;

	connection_close(gateway);
	fd = accept4(gateway->fd, NULL, NULL, SOCK_CLOEXEC);
	if (fd < 0)
		return accept_event(errno);
	if (!connection_read(gateway, fd)) {
		connection_close(gateway);
		log_info("a connection brought no complete request");
		return GATEWAY_TICK;
	}
	request_fill(gateway, arena, request);
	return GATEWAY_REQUEST;
}

static bool put(FCGX_Stream *out, const struct buffer *bytes)
{
	return bytes->length <= INT_MAX &&
	       FCGX_PutStr(buffer_text(bytes), (int)bytes->length, out) == (int)bytes->length;
}

bool gateway_send(struct gateway *gateway, const struct http_request *request,
	const struct http_response *response)
{
	static const struct http_response refused = {.status = HTTP_INTERNAL_SERVER_ERROR};
	FCGX_Stream *out = gateway->request.out;
	bool sent;

	if (response->broken)
		response = &refused;
	buffer_reset(&gateway->head);
	http_response_head(response, &gateway->head);
	watch_start(gateway);
	sent = put(out, &gateway->head);
	if (request->method != HTTP_HEAD && response->status != HTTP_NOT_MODIFIED)
		sent = sent && put(out, &response->body);
	/* The last stream to close writes the end of the request, and `out` can tell whether it
	 * went. */
	FCGX_FClose(gateway->request.err);
	sent = FCGX_FClose(out) == 0 && sent;
	watch_stop(gateway);
	connection_close(gateway);
	return sent;
}
