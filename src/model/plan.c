#include "model/plan.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "model/date.h"

#include "base/banned.h"

/* Where the parts of "2026-12-24 18:00" begin. */
#define BLANK 10
#define COLON 13
#define LENGTH 16

#define YEAR (366 * 24L * 60 * 60)

const char *const plan_state_words[PLAN_STATE_COUNT + 1] = {
	[PLAN_SET] = "set",
	[PLAN_LATE] = "late",
	[PLAN_MOVED] = "moved",
	[PLAN_EDITOR] = "editor",
	[PLAN_UNCHANGED] = "unchanged",
	[PLAN_EMPTY] = "empty",
	[PLAN_DELETED] = "deleted",
	[PLAN_BROKEN] = "broken",
	NULL,
};

enum plan_state plan_state_read(const char *word)
{
	for (size_t i = 0; i < PLAN_STATE_COUNT; i++) {
		if (text_equal(plan_state_words[i], word))
			return (enum plan_state)i;
	}
	return PLAN_BROKEN;
}

/* Two digits; -1 for anything else. */
static int two_digits(const char *text)
{
	if (!isdigit((unsigned char)text[0]) || !isdigit((unsigned char)text[1]))
		return -1;
	return (text[0] - '0') * 10 + text[1] - '0';
}

/* Hours and minutes of a day; false when there is no such time. */
static bool read_clock(const char *text, struct tm *parts)
{
	parts->tm_hour = two_digits(text + BLANK + 1);
	parts->tm_min = two_digits(text + COLON + 1);
	return parts->tm_hour >= 0 && parts->tm_hour < 24 && parts->tm_min >= 0 &&
	       parts->tm_min < 60;
}

const char *plan_time_read(const char *text, time_t now, time_t *due)
{
	char day[BLANK + 1] = "";
	struct tm parts = {0};
	struct date date;
	time_t read;

	if (strlen(text) != LENGTH || text[BLANK] != ' ' || text[COLON] != ':')
		return "A time is written 2026-12-24 18:00, in UTC.";
	memcpy(day, text, BLANK);
	if (date_read(day, &date) != NULL || date_precision(date) != DATE_DAY)
		return "There is no such day. A time is written 2026-12-24 18:00, in UTC.";
	if (!read_clock(text, &parts))
		return "The time of a day goes from 00:00 to 23:59.";
	parts.tm_year = date.year - 1900;
	parts.tm_mon = date.month - 1;
	parts.tm_mday = date.day;
	read = timegm(&parts);
	if (read < now + PLAN_NEAREST)
		return "This time is past, or only seconds ahead. It is UTC that counts.";
	if (read > now + YEAR)
		return "This is more than a year ahead.";
	*due = read;
	return NULL;
}

char *plan_time_write(time_t due, char text[PLAN_TIME_SIZE])
{
	char iso[CLOCK_ISO_SIZE];

	memcpy(text, clock_iso(due, iso), LENGTH);
	text[BLANK] = ' ';
	text[LENGTH] = '\0';
	return text;
}
