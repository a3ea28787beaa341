#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/log.h"
#include "http/gateway.h"
#include "suite.h"

#include "base/banned.h"

#define TIMEOUT 300     /* ms that the gateway gives a peer */
#define TRICKLE 20000   /* us between two steps of a slow peer */
#define STEPS 1000      /* after which a slow reader gives up */
#define BODY_LIMIT 1000 /* bytes of a body that the gateway keeps */
#define LARGE 300000    /* bytes of a body that no socket buffer holds */
#define REQUESTS 1000U  /* of the test for leaks */

/* Record types of the FastCGI specification, section 8. */
enum { BEGIN_REQUEST = 1, END_REQUEST = 3, PARAMS = 4, STDIN = 5, STDOUT = 6, GET_VALUES = 9 };

/* One gateway serves all tests, as it serves all requests of a worker. */
static struct {
	char folder[32];
	char path[64];
	int fd;
	struct gateway *gateway;
	struct arena *arena;
	struct http_request request;
} server;

static volatile sig_atomic_t signalled;

static void signal_note(int signal)
{
	(void)signal;
	signalled = 1;
}

static int suite_open(void)
{
	struct sigaction action = {.sa_handler = signal_note};
	const char *reason = NULL;

	log_open("test", LOG_ERROR);
	sigaction(SIGUSR1, &action, NULL);
	snprintf(server.folder, sizeof(server.folder), "/tmp/gateway.XXXXXX");
	if (mkdtemp(server.folder) == NULL)
		return -1;
	snprintf(server.path, sizeof(server.path), "%s/socket", server.folder);
	server.fd = gateway_listen(server.path, (gid_t)-1, &reason);
	if (server.fd < 0)
		return -1;
	server.gateway = gateway_new(server.fd, TIMEOUT, BODY_LIMIT);
	server.arena = arena_new();
	return 0;
}

static int suite_close(void)
{
	gateway_free(server.gateway);
	arena_free(server.arena);
	close(server.fd);
	unlink(server.path);
	return rmdir(server.folder);
}

/* Appends one record of request 1. */
static void record_add(struct buffer *out, int type, const void *content, size_t length)
{
	const char header[8] = {1, (char)type, 0, 1, (char)(length >> 8), (char)length, 0, 0};

	buffer_add(out, header, sizeof(header));
	buffer_add(out, content, length);
}

static void begin_add(struct buffer *out, bool keep)
{
	const char body[8] = {0, 1, (char)keep};

	record_add(out, BEGIN_REQUEST, body, sizeof(body));
}

static void pair_add(struct buffer *out, const char *name, const char *value)
{
	uint32_t length = (uint32_t)strlen(value);
	const char bytes[4] = {(char)(length >> 24 | 0x80), (char)(length >> 16),
		(char)(length >> 8), (char)length};

	buffer_add_char(out, (char)strlen(name));
	buffer_add(out, bytes, sizeof(bytes));
	buffer_add_text(out, name);
	buffer_add_text(out, value);
}

/* Appends a stream as records of at most `step` bytes, its end included. */
static void stream_add(struct buffer *out, int type, const struct buffer *bytes, size_t step)
{
	for (size_t at = 0; at < bytes->length; at += step) {
		size_t rest = bytes->length - at;
		record_add(out, type, bytes->data + at, rest < step ? rest : step);
	}
	record_add(out, type, "", 0);
}

/* Appends a request for "/" with `method`, without a body. */
static void request_add(struct buffer *out, const char *method)
{
	struct buffer pairs = {0};

	pair_add(&pairs, "REQUEST_METHOD", method);
	pair_add(&pairs, "DOCUMENT_URI", "/");
	begin_add(out, false);
	stream_add(out, PARAMS, &pairs, 65535);
	record_add(out, STDIN, "", 0);
	buffer_free(&pairs);
}

static int peer_connect(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	if (connect(fd, (struct sockaddr *)&address, sizeof(address)) != 0)
		abort();
	return fd;
}

static bool peer_write(int fd, const struct buffer *bytes)
{
	size_t sent = 0;

	while (sent < bytes->length) {
		ssize_t step = send(fd, bytes->data + sent, bytes->length - sent, MSG_NOSIGNAL);
		if (step <= 0)
			return false;
		sent += (size_t)step;
	}
	return true;
}

static bool peer_write_request(int fd)
{
	struct buffer bytes = {0};
	bool written;

	request_add(&bytes, "GET");
	written = peer_write(fd, &bytes);
	buffer_free(&bytes);
	return written;
}

/* Connects and writes; small enough for the socket's buffer. */
static int peer_send(const struct buffer *bytes)
{
	int fd = peer_connect(server.path);

	CU_ASSERT_TRUE(peer_write(fd, bytes));
	return fd;
}

static int peer_send_request(const char *method)
{
	struct buffer bytes = {0};
	int fd;

	request_add(&bytes, method);
	fd = peer_send(&bytes);
	buffer_free(&bytes);
	return fd;
}

static void peer_read(int fd, struct buffer *out)
{
	char bytes[4096];
	ssize_t count;

	while ((count = read(fd, bytes, sizeof(bytes))) > 0)
		buffer_add(out, bytes, (size_t)count);
}

/* Reads to the end of the connection and collects STDOUT. True when the records are whole and
 * END_REQUEST is the last of them. */
static bool peer_reply(int fd, struct buffer *out)
{
	struct buffer raw = {0};
	size_t at = 0;
	int type = 0;

	peer_read(fd, &raw);
	while (at + 8 <= raw.length) {
		const unsigned char *header = (unsigned char *)raw.data + at;
		size_t length = (size_t)header[4] << 8 | header[5];
		type = header[1];
		at += 8;
		if (type == STDOUT && at + length <= raw.length)
			buffer_add(out, raw.data + at, length);
		at += length + header[6];
	}
	bool whole = at == raw.length && type == END_REQUEST;
	buffer_free(&raw);
	return whole;
}

/* Runs `script` as a peer in a process of its own. */
static pid_t peer_start(bool (*script)(int fd))
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(script(peer_connect(server.path)) ? EXIT_SUCCESS : EXIT_FAILURE);
	return pid;
}

static bool peer_was_content(pid_t pid)
{
	int status = -1;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}

static enum gateway_event next(void)
{
	arena_reset(server.arena);
	return gateway_next(server.gateway, server.arena, &server.request);
}

/* A reply of `length` bytes, no two neighbours alike. */
static bool send_page(enum http_status status, size_t length)
{
	struct http_response response = {0};
	bool sent;

	http_response_reset(&response);
	response.status = status;
	for (size_t i = 0; i < length; i++)
		buffer_add_char(&response.body, (char)('a' + i % 23));
	sent = gateway_send(server.gateway, &server.request, &response);
	http_response_free(&response);
	return sent;
}

/* What send_page() sends as LARGE bytes. */
static bool is_page(const char *body)
{
	for (size_t i = 0; i < LARGE; i++) {
		if (body[i] != (char)('a' + i % 23))
			return false;
	}
	return true;
}

/* The gateway is of use after whatever a test did to it. */
static void check_serves(void)
{
	struct buffer reply = {0};
	int fd = peer_send_request("GET");

	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_TRUE(send_page(HTTP_OK, 3));
	CU_ASSERT_TRUE(peer_reply(fd, &reply));
	CU_ASSERT_STRING_EQUAL(
		buffer_text(&reply), "Status: 200 OK\r\nContent-Length: 3\r\n\r\nabc");
	close(fd);
	buffer_free(&reply);
}

/* `bytes` are no request; the gateway says so, though the peer waits, and goes on. */
static void check_refused(const struct buffer *bytes)
{
	int fd = peer_send(bytes);

	CU_ASSERT_EQUAL(next(), GATEWAY_TICK);
	close(fd);
	check_serves();
}

static void test_parameters(void)
{
	struct buffer pairs = {0}, bytes = {0};
	int fd;

	pair_add(&pairs, "QUERY_STRING", "sort=rank");
	pair_add(&pairs, "REQUEST_METHOD", "POST");
	pair_add(&pairs, "DOCUMENT_URI", "/charts/soundtrack");
	pair_add(&pairs, "HTTP_IF_NONE_MATCH", "\"r7\"");
	pair_add(&pairs, "HTTP_ACCEPT_ENCODING", "br, gzip");
	pair_add(&pairs, "REMOTE_ADDR", "192.0.2.1");
	pair_add(&pairs, "REQUEST_ID", "6f1c");
	pair_add(&pairs, "REQUEST_METHOD", "HEAD");
	pair_add(&pairs, "DOCUMENT_URI", "/admin");
	begin_add(&bytes, false);
	stream_add(&bytes, PARAMS, &pairs, 7);
	record_add(&bytes, STDIN, "", 0);
	fd = peer_send(&bytes);
	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_EQUAL(server.request.method, HTTP_POST);
	CU_ASSERT_STRING_EQUAL(server.request.path, "/charts/soundtrack");
	CU_ASSERT_STRING_EQUAL(server.request.query, "sort=rank");
	CU_ASSERT_STRING_EQUAL(server.request.if_none_match, "\"r7\"");
	CU_ASSERT_STRING_EQUAL(server.request.remote, "192.0.2.1");
	CU_ASSERT_STRING_EQUAL(server.request.id, "6f1c");
	CU_ASSERT_TRUE(server.request.gzip);
	CU_ASSERT_TRUE(send_page(HTTP_OK, 0));
	close(fd);
	buffer_free(&pairs);
	buffer_free(&bytes);
}

static void test_missing_parameters(void)
{
	struct buffer bytes = {0};
	int fd;

	begin_add(&bytes, false);
	record_add(&bytes, PARAMS, "", 0);
	record_add(&bytes, STDIN, "", 0);
	fd = peer_send(&bytes);
	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_EQUAL(server.request.method, HTTP_OTHER);
	CU_ASSERT_STRING_EQUAL(server.request.path, "");
	CU_ASSERT_STRING_EQUAL(server.request.query, "");
	CU_ASSERT_STRING_EQUAL(server.request.if_none_match, "");
	CU_ASSERT_STRING_EQUAL(server.request.remote, "");
	CU_ASSERT_STRING_EQUAL(server.request.id, "");
	CU_ASSERT_FALSE(server.request.gzip);
	CU_ASSERT_TRUE(send_page(HTTP_BAD_REQUEST, 0));
	close(fd);
	buffer_free(&bytes);
}

static void test_large_parameters(void)
{
	struct buffer query = {0}, pairs = {0}, bytes = {0};
	int fd;

	for (int i = 0; i < 60000; i++)
		buffer_add_char(&query, (char)('a' + i % 26));
	pair_add(&pairs, "QUERY_STRING", buffer_text(&query));
	pair_add(&pairs, "REQUEST_ID", "last");
	begin_add(&bytes, false);
	stream_add(&bytes, PARAMS, &pairs, 65535);
	record_add(&bytes, STDIN, "", 0);
	fd = peer_send(&bytes);
	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_STRING_EQUAL(server.request.query, buffer_text(&query));
	CU_ASSERT_STRING_EQUAL(server.request.id, "last");
	CU_ASSERT_TRUE(send_page(HTTP_OK, 0));
	close(fd);
	buffer_free(&query);
	buffer_free(&pairs);
	buffer_free(&bytes);
}

/* A request with a body that no socket buffer holds; content when the reply is whole. */
static bool script_upload(int fd)
{
	struct buffer body = {0}, bytes = {0}, reply = {0};
	bool content;

	for (int i = 0; i < LARGE; i++)
		buffer_add_char(&body, 'x');
	request_add(&bytes, "POST");
	bytes.length -= 8; /* the end of the empty body */
	stream_add(&bytes, STDIN, &body, 32768);
	content =
		peer_write(fd, &bytes) && peer_reply(fd, &reply) &&
		strcmp(buffer_text(&reply), "Status: 200 OK\r\nContent-Length: 3\r\n\r\nabc") == 0;
	buffer_free(&body);
	buffer_free(&bytes);
	buffer_free(&reply);
	return content;
}

/* A request with a body of as many bytes as the gateway keeps. */
static bool script_post(int fd)
{
	struct buffer body = {0}, bytes = {0}, reply = {0};
	bool content;

	for (int i = 0; i < BODY_LIMIT; i++)
		buffer_add_char(&body, (char)('a' + i % 23));
	request_add(&bytes, "POST");
	bytes.length -= 8; /* the end of the empty body */
	stream_add(&bytes, STDIN, &body, 300);
	content = peer_write(fd, &bytes) && peer_reply(fd, &reply);
	buffer_free(&body);
	buffer_free(&bytes);
	buffer_free(&reply);
	return content;
}

static void test_body_is_kept(void)
{
	pid_t peer = peer_start(script_post);

	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_FALSE(server.request.body_too_large);
	CU_ASSERT_EQUAL(server.request.body_length, BODY_LIMIT);
	CU_ASSERT_EQUAL(strlen(server.request.body), BODY_LIMIT);
	CU_ASSERT_EQUAL(server.request.body[BODY_LIMIT - 1], 'a' + (BODY_LIMIT - 1) % 23);
	CU_ASSERT_TRUE(send_page(HTTP_OK, 3));
	CU_ASSERT_TRUE(peer_was_content(peer));
}

static void test_large_body_is_dropped(void)
{
	pid_t peer = peer_start(script_upload);

	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_EQUAL(server.request.method, HTTP_POST);
	CU_ASSERT_TRUE(server.request.body_too_large);
	CU_ASSERT_EQUAL(server.request.body_length, 0);
	CU_ASSERT_TRUE(send_page(HTTP_OK, 3));
	CU_ASSERT_TRUE(peer_was_content(peer));
}

static bool script_download(int fd)
{
	struct buffer reply = {0};
	bool content;

	content = peer_write_request(fd) && peer_reply(fd, &reply) && reply.length > LARGE &&
	          is_page(reply.data + reply.length - LARGE);
	buffer_free(&reply);
	return content;
}

static void test_large_reply(void)
{
	pid_t peer = peer_start(script_download);

	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_TRUE(send_page(HTTP_OK, LARGE));
	CU_ASSERT_TRUE(peer_was_content(peer));
}

static void check_reply(const char *method, enum http_status status, const char *expected)
{
	struct buffer reply = {0};
	int fd = peer_send_request(method);

	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_TRUE(send_page(status, 3));
	CU_ASSERT_TRUE(peer_reply(fd, &reply));
	CU_ASSERT_STRING_EQUAL(buffer_text(&reply), expected);
	close(fd);
	buffer_free(&reply);
}

static void test_replies(void)
{
	check_reply("GET", HTTP_GONE, "Status: 410 Gone\r\nContent-Length: 3\r\n\r\nabc");
	check_reply("HEAD", HTTP_OK, "Status: 200 OK\r\nContent-Length: 3\r\n\r\n");
	check_reply("GET", HTTP_NOT_MODIFIED, "Status: 304 Not Modified\r\n\r\n");
	check_reply("BREW", HTTP_METHOD_NOT_ALLOWED,
		"Status: 405 Method Not Allowed\r\nContent-Length: 3\r\n\r\nabc");
}

static void test_broken_response(void)
{
	struct http_response response = {0};
	struct buffer reply = {0};
	int fd = peer_send_request("GET");

	http_response_reset(&response);
	http_response_header(&response, "X-Accel-Redirect", "a\r\nb");
	buffer_add_text(&response.body, "secret");
	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_TRUE(gateway_send(server.gateway, &server.request, &response));
	CU_ASSERT_TRUE(peer_reply(fd, &reply));
	CU_ASSERT_STRING_EQUAL(buffer_text(&reply),
		"Status: 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
	close(fd);
	http_response_free(&response);
	buffer_free(&reply);
}

/* A kept connection would pin the worker: it is closed whatever the peer asked for. */
static void test_connection_is_not_kept(void)
{
	struct buffer bytes = {0}, reply = {0};
	int fd;

	begin_add(&bytes, true);
	record_add(&bytes, PARAMS, "", 0);
	record_add(&bytes, STDIN, "", 0);
	fd = peer_send(&bytes);
	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_TRUE(send_page(HTTP_OK, 3));
	CU_ASSERT_TRUE(peer_reply(fd, &reply));
	close(fd);
	check_serves();
	buffer_free(&bytes);
	buffer_free(&reply);
}

static void test_silent_peer(void)
{
	check_refused(&(struct buffer){0});
}

/* Every way to stop half-way, and to stay connected. */
static void test_half_a_request(void)
{
	static const size_t lengths[] = {1, 4, 7, 8, 12, 16, 20, 24, 30, 75};
	struct buffer whole = {0};

	request_add(&whole, "GET");
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		CU_ASSERT_FATAL(lengths[i] < whole.length);
		check_refused(&(struct buffer){whole.data, lengths[i], 0});
	}
	check_refused(&(struct buffer){whole.data, whole.length - 8, 0});
	buffer_free(&whole);
}

static void test_garbage(void)
{
	struct buffer bytes = {0};

	buffer_add_text(&bytes, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
	check_refused(&bytes);
	buffer_reset(&bytes);
	begin_add(&bytes, false);
	record_add(&bytes, STDIN, "", 0);
	check_refused(&bytes);
	buffer_reset(&bytes);
	begin_add(&bytes, false);
	record_add(&bytes, PARAMS, "\x7f\x7f", 2);
	record_add(&bytes, PARAMS, "", 0);
	check_refused(&bytes);
	buffer_reset(&bytes);
	record_add(&bytes, GET_VALUES, "", 0);
	check_refused(&bytes);
	buffer_free(&bytes);
}

/* Content when it is cut off before it has done. */
static bool script_trickle(int fd)
{
	struct buffer bytes = {0};
	bool connected = true;

	request_add(&bytes, "GET");
	for (size_t i = 0; connected && i < bytes.length; i++) {
		connected = peer_write(fd, &(struct buffer){bytes.data + i, 1, 0});
		usleep(TRICKLE);
	}
	buffer_free(&bytes);
	return !connected;
}

static void test_trickling_peer(void)
{
	pid_t peer = peer_start(script_trickle);

	CU_ASSERT_EQUAL(next(), GATEWAY_TICK);
	CU_ASSERT_TRUE(peer_was_content(peer));
	check_serves();
}

/* Content when it is cut off while it reads. */
static bool script_read_slowly(int fd)
{
	struct pollfd end = {.fd = fd};
	char byte;

	if (!peer_write_request(fd))
		return false;
	for (int i = 0; i < STEPS; i++) {
		if (poll(&end, 1, 0) > 0 && (end.revents & POLLHUP) != 0)
			return true;
		if (read(fd, &byte, 1) != 1)
			return false;
		usleep(TRICKLE);
	}
	return false;
}

static void test_slow_reader(void)
{
	pid_t peer = peer_start(script_read_slowly);

	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_FALSE(send_page(HTTP_OK, 10 * LARGE));
	CU_ASSERT_TRUE(peer_was_content(peer));
	check_serves();
}

static void test_peer_closes_at_once(void)
{
	close(peer_connect(server.path));
	CU_ASSERT_EQUAL(next(), GATEWAY_TICK);
	check_serves();
}

static void test_peer_goes_before_the_reply(void)
{
	close(peer_send_request("GET"));
	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_FALSE(send_page(HTTP_OK, 3));
	close(peer_send_request("GET"));
	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_FALSE(send_page(HTTP_OK, LARGE));
	check_serves();
}

static void test_unanswered_request_is_closed(void)
{
	struct buffer reply = {0};
	int fd = peer_send_request("GET");

	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	check_serves();
	CU_ASSERT_FALSE(peer_reply(fd, &reply));
	CU_ASSERT_EQUAL(reply.length, 0);
	close(fd);
}

static void test_is_asked(void)
{
	CU_ASSERT_FALSE(gateway_is_asked(server.gateway));
	int fd = peer_connect(server.path);
	CU_ASSERT_TRUE(gateway_is_asked(server.gateway));
	close(fd);
	CU_ASSERT_EQUAL(next(), GATEWAY_TICK);
	CU_ASSERT_FALSE(gateway_is_asked(server.gateway));
}

static void test_tick(void)
{
	int64_t start = clock_monotonic();

	CU_ASSERT_EQUAL(next(), GATEWAY_TICK);
	CU_ASSERT(clock_monotonic() - start >= 900);
}

/* Says how long the gateway's wait for a connection takes, 0 for as long as none comes. */
static void set_wait(time_t seconds)
{
	const struct timeval wait = {.tv_sec = seconds};

	setsockopt(server.fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
}

/* Signals until it is ended, since nobody can tell when the wait has begun. */
static void test_signal_ends_the_wait(void)
{
	pid_t parent = getpid();
	pid_t peer = fork();

	if (peer == 0) {
		while (usleep(TRICKLE) == 0 && getppid() == parent)
			kill(parent, SIGUSR1);
		_exit(EXIT_FAILURE);
	}
	set_wait(0);
	CU_ASSERT_EQUAL(next(), GATEWAY_TICK);
	set_wait(1);
	kill(peer, SIGKILL);
	waitpid(peer, NULL, 0);
}

static bool script_signal_half_way(int fd)
{
	struct buffer bytes = {0}, reply = {0};
	bool content;

	request_add(&bytes, "GET");
	peer_write(fd, &(struct buffer){bytes.data, 20, 0});
	usleep(50000);
	kill(getppid(), SIGUSR1);
	usleep(50000);
	peer_write(fd, &(struct buffer){bytes.data + 20, bytes.length - 20, 0});
	content = peer_reply(fd, &reply);
	buffer_free(&bytes);
	buffer_free(&reply);
	return content;
}

static void test_signal_costs_no_request(void)
{
	pid_t peer;

	signalled = 0;
	peer = peer_start(script_signal_half_way);
	CU_ASSERT_EQUAL_FATAL(next(), GATEWAY_REQUEST);
	CU_ASSERT_EQUAL(signalled, 1);
	CU_ASSERT_TRUE(send_page(HTTP_OK, 3));
	CU_ASSERT_TRUE(peer_was_content(peer));
}

/* libfcgi would take SIGTERM for itself. */
static void test_signals_stay_the_workers(void)
{
	struct sigaction action;

	sigaction(SIGTERM, NULL, &action);
	CU_ASSERT_PTR_EQUAL(action.sa_handler, SIG_DFL);
	sigaction(SIGUSR1, NULL, &action);
	CU_ASSERT_PTR_EQUAL(action.sa_handler, signal_note);
}

static size_t open_descriptors(void)
{
	DIR *folder = opendir("/proc/self/fd");
	size_t count = 0;

	if (folder == NULL)
		return 0;
	while (readdir(folder) != NULL)
		count++;
	closedir(folder);
	return count;
}

static void test_no_descriptor_leaks(void)
{
	size_t before = open_descriptors();
	unsigned failed = 0;

	for (unsigned i = 0; i < REQUESTS; i++) {
		int fd = peer_send_request(i % 3 == 0 ? "HEAD" : "GET");
		if (next() != GATEWAY_REQUEST)
			failed++;
		if (i % 5 != 0 && !send_page(HTTP_OK, 3))
			failed++;
		close(fd);
		if (i % 7 != 0)
			continue;
		close(peer_connect(server.path));
		if (next() != GATEWAY_TICK)
			failed++;
	}
	check_serves();
	CU_ASSERT_EQUAL(failed, 0);
	CU_ASSERT(before > 0);
	CU_ASSERT_EQUAL(open_descriptors(), before);
}

static void test_listen_mode(void)
{
	struct stat status;
	const char *reason = NULL;
	char path[80];
	mode_t mask = umask(0);
	int fd;

	snprintf(path, sizeof(path), "%s/mode", server.folder);
	fd = gateway_listen(path, getegid(), &reason);
	umask(mask);
	CU_ASSERT_FATAL(fd >= 0);
	CU_ASSERT_EQUAL(stat(path, &status), 0);
	CU_ASSERT_EQUAL(status.st_mode, S_IFSOCK | 0660);
	CU_ASSERT_EQUAL(status.st_gid, getegid());
	close(fd);
	unlink(path);
}

static void test_listen_replaces_a_stale_socket(void)
{
	const char *reason = NULL;
	char path[80];
	int fd;

	snprintf(path, sizeof(path), "%s/stale", server.folder);
	fd = gateway_listen(path, (gid_t)-1, &reason);
	CU_ASSERT_FATAL(fd >= 0);
	close(fd);
	fd = gateway_listen(path, (gid_t)-1, &reason);
	CU_ASSERT_FATAL(fd >= 0);
	close(peer_connect(path));
	close(fd);
	unlink(path);
}

static void check_not_listening(const char *path, const char *expected)
{
	const char *reason = NULL;

	CU_ASSERT_EQUAL(gateway_listen(path, (gid_t)-1, &reason), -1);
	CU_ASSERT_PTR_NOT_NULL_FATAL(reason);
	CU_ASSERT_STRING_EQUAL(reason, expected);
}

static void test_listen_refuses(void)
{
	char path[200];
	int fd;

	check_not_listening(server.path, "another program answers there");
	CU_ASSERT_EQUAL(next(), GATEWAY_TICK);
	check_serves();
	snprintf(path, sizeof(path), "%s/file", server.folder);
	fd = open(path, O_CREAT | O_WRONLY, 0600);
	check_not_listening(path, "something that is not a socket stands there");
	CU_ASSERT_EQUAL(access(path, F_OK), 0);
	close(fd);
	unlink(path);
	snprintf(path, sizeof(path), "%s/%0150d", server.folder, 0);
	check_not_listening(path, "the path is too long for a socket");
	snprintf(path, sizeof(path), "%s/none/socket", server.folder);
	check_not_listening(path, strerror(ENOENT));
}

static void test_dead_listener(void)
{
	struct http_request request;
	struct gateway *gateway = gateway_new(open("/dev/null", O_RDONLY), TIMEOUT, 0);

	log_open("test", (enum log_level) - 1);
	CU_ASSERT_EQUAL(gateway_next(gateway, server.arena, &request), GATEWAY_FAILED);
	log_open("test", LOG_ERROR);
	gateway_free(gateway);
	check_serves();
}

void suite_gateway(void)
{
	CU_pSuite suite = CU_add_suite("gateway", suite_open, suite_close);

	CU_add_test(suite, "parameters", test_parameters);
	CU_add_test(suite, "missing parameters", test_missing_parameters);
	CU_add_test(suite, "large parameters", test_large_parameters);
	CU_add_test(suite, "the body is kept", test_body_is_kept);
	CU_add_test(suite, "a large body is dropped", test_large_body_is_dropped);
	CU_add_test(suite, "large reply", test_large_reply);
	CU_add_test(suite, "replies", test_replies);
	CU_add_test(suite, "broken response", test_broken_response);
	CU_add_test(suite, "the connection is not kept", test_connection_is_not_kept);
	CU_add_test(suite, "silent peer", test_silent_peer);
	CU_add_test(suite, "half a request", test_half_a_request);
	CU_add_test(suite, "garbage", test_garbage);
	CU_add_test(suite, "trickling peer", test_trickling_peer);
	CU_add_test(suite, "slow reader", test_slow_reader);
	CU_add_test(suite, "peer closes at once", test_peer_closes_at_once);
	CU_add_test(suite, "peer goes before the reply", test_peer_goes_before_the_reply);
	CU_add_test(suite, "an unanswered request is closed", test_unanswered_request_is_closed);
	CU_add_test(suite, "is asked", test_is_asked);
	CU_add_test(suite, "tick", test_tick);
	CU_add_test(suite, "a signal ends the wait", test_signal_ends_the_wait);
	CU_add_test(suite, "a signal costs no request", test_signal_costs_no_request);
	CU_add_test(suite, "signals stay the worker's", test_signals_stay_the_workers);
	CU_add_test(suite, "no descriptor leaks", test_no_descriptor_leaks);
	CU_add_test(suite, "listen: mode", test_listen_mode);
	CU_add_test(suite, "listen: stale socket", test_listen_replaces_a_stale_socket);
	CU_add_test(suite, "listen: refusals", test_listen_refuses);
	CU_add_test(suite, "dead listener", test_dead_listener);
}
