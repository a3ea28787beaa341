#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

#include "base/banned.h"

/* One write() of at most this much: lines of several processes do not mix in a pipe, and a line
 * needs no memory that may have run out. */
#define LINE_SIZE 2048

/* What every line of this process begins with. Set at the start and per request; nothing but lines
 * of the log depends on it. */
static struct {
	char program[32];
	char request[41];
	enum log_level level;
} line_start = {.program = "silverchart", .level = LOG_INFO};

void log_open(const char *program, enum log_level level)
{
	snprintf(line_start.program, sizeof(line_start.program), "%s", program);
	line_start.level = level;
}

void log_request(const char *id)
{
	snprintf(line_start.request, sizeof(line_start.request), "%s", id != NULL ? id : "");
}

static const char *level_name(enum log_level level)
{
	static const char *const names[] = {"error", "warning", "info", "debug"};

	return names[level];
}

/* What snprintf() put into `room` bytes, given what it returned. */
static size_t printed(int length, size_t room)
{
	if (length < 0)
		return 0;
	return (size_t)length < room ? (size_t)length : room - 1;
}

static size_t begin_line(char *line, size_t size, enum log_level level)
{
	char time[CLOCK_ISO_SIZE];
	const char *blank = line_start.request[0] != '\0' ? " " : "";

	return printed(snprintf(line, size, "%s %s %s[%ld]%s%s: ", clock_iso(clock_now(), time),
			       level_name(level), line_start.program, (long)getpid(), blank,
			       line_start.request),
		size);
}

void log_write(enum log_level level, const char *format, ...)
{
	char line[LINE_SIZE];
	size_t length = 0;
	va_list arguments;

	if (level > line_start.level)
		return;
	length = begin_line(line, sizeof(line), level);
	va_start(arguments, format);
	length += printed(vsnprintf(line + length, sizeof(line) - length, format, arguments),
		sizeof(line) - length);
	va_end(arguments);
	/* Messages of libraries often end in a line feed of their own. */
	while (length > 0 && line[length - 1] == '\n')
		length--;
	for (size_t i = 0; i < length; i++) {
		if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
			line[i] = '?';
	}
	line[length++] = '\n';
	(void)!write(STDERR_FILENO, line, length);
}
