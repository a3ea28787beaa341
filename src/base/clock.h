#ifndef SILVERCHART_BASE_CLOCK_H
#define SILVERCHART_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Sizes that hold the formatted forms, NUL included. */
#define CLOCK_ISO_SIZE 24  /* 2026-01-08T09:30:00Z */
#define CLOCK_DAY_SIZE 20  /* 8 Jan 2026 */
#define CLOCK_HTTP_SIZE 32 /* Thu, 08 Jan 2026 09:30:00 GMT */

/* Milliseconds of a clock that never jumps; for deadlines and durations only. */
int64_t clock_monotonic(void);

/* The same clock in microseconds, for what is measured. */
int64_t clock_microseconds(void);

/* Seconds since 1970 in UTC. Tests may stop it with clock_freeze(). */
time_t clock_now(void);

/* Makes clock_now() answer `now` until called with 0. For tests. */
void clock_freeze(time_t now);

/* Formats in UTC, independent of locale and TZ; return `text`. */
char *clock_iso(time_t time, char text[CLOCK_ISO_SIZE]);
char *clock_day(time_t time, char text[CLOCK_DAY_SIZE]);
char *clock_http(time_t time, char text[CLOCK_HTTP_SIZE]);

/* "Jan" for 1 ... "Dec" for 12; "" for any other number. */
const char *clock_month(int month);

#endif
