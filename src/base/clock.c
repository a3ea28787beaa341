#include "base/clock.h"

#include <stdio.h>

#include "base/banned.h"

static const char *const weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
static const char *const months[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* The clock that tests may stop; 0 while it runs. */
static time_t frozen;

int64_t clock_monotonic(void)
{
	return clock_microseconds() / 1000;
}

int64_t clock_microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

time_t clock_now(void)
{
	return frozen != 0 ? frozen : time(NULL);
}

void clock_freeze(time_t now)
{
	frozen = now;
}

const char *clock_month(int month)
{
	return month >= 1 && month <= 12 ? months[month - 1] : "";
}

/* The years that the formatted forms have room for; a time beyond them is shown as the epoch. */
static struct tm in_utc(time_t time)
{
	struct tm parts = {.tm_year = 70, .tm_mday = 1, .tm_wday = 4};
	struct tm read;

	if (gmtime_r(&time, &read) != NULL && read.tm_year >= -1900 && read.tm_year <= 9999 - 1900)
		parts = read;
	return parts;
}

char *clock_iso(time_t time, char text[CLOCK_ISO_SIZE])
{
	struct tm utc = in_utc(time);

	strftime(text, CLOCK_ISO_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc);
	return text;
}

char *clock_day(time_t time, char text[CLOCK_DAY_SIZE])
{
	struct tm utc = in_utc(time);

	snprintf(text, CLOCK_DAY_SIZE, "%d %s %d", utc.tm_mday, months[utc.tm_mon],
		utc.tm_year + 1900);
	return text;
}

char *clock_http(time_t time, char text[CLOCK_HTTP_SIZE])
{
	struct tm utc = in_utc(time);

	snprintf(text, CLOCK_HTTP_SIZE, "%s, %02d %s %04d %02d:%02d:%02d GMT",
		weekdays[utc.tm_wday], utc.tm_mday, months[utc.tm_mon], utc.tm_year + 1900,
		utc.tm_hour, utc.tm_min, utc.tm_sec);
	return text;
}
