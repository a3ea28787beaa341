#include "model/date.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"

#include "base/banned.h"

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of(int year, int month)
{
	static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* True when `text` has the shape of `pattern`: a '0' there stands for any digit. */
static bool has_shape(const char *text, const char *pattern)
{
	for (; *pattern != '\0'; text++, pattern++) {
		bool is_digit = *text >= '0' && *text <= '9';

		if (*pattern == '0' ? !is_digit : *text != *pattern)
			return false;
	}
	return *text == '\0';
}

static short digits(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++)
		value = value * 10 + (text[i] - '0');
	return (short)value;
}

static const char *check(struct date date)
{
	if (date.year == 0)
		return "a year goes from 0001 to 9999";
	if (date.month > 12)
		return "a month goes from 01 to 12";
	if (date.month == 0 && date.day > 0)
		return "a day needs a month";
	if (date.month > 0 && date.day > days_of(date.year, date.month))
		return "this month has no such day";
	return NULL;
}

const char *date_read(const char *text, struct date *date)
{
	struct date read = {0};
	bool to_day = has_shape(text, "0000-00-00");
	bool to_month = to_day || has_shape(text, "0000-00");

	if (*text == '\0' || strcasecmp(text, "unknown") == 0) {
		*date = read;
		return NULL;
	}
	if (!to_month && !has_shape(text, "0000"))
		return "a release date is written 1976, 1980-02, 1969-01-13, unknown or nothing";
	read.year = digits(text, 4);
	read.month = to_month ? digits(text + 5, 2) : 0;
	read.day = to_day ? digits(text + 8, 2) : 0;

	const char *wrong = check(read);

	if (wrong == NULL)
		*date = read;
	return wrong;
}

enum date_precision date_precision(struct date date)
{
	if (date.year == 0)
		return DATE_UNKNOWN;
	if (date.month == 0)
		return DATE_YEAR;
	return date.day == 0 ? DATE_MONTH : DATE_DAY;
}

const char *date_precision_name(enum date_precision precision)
{
	switch (precision) {
	case DATE_UNKNOWN:
		return "unknown";
	case DATE_YEAR:
		return "year";
	case DATE_MONTH:
		return "month";
	case DATE_DAY:
		return "day";
	}
	return "unknown";
}

/* The last `count` digits of a number; for all rows of a chart, so without snprintf(). */
static void put_digits(char *text, int number, int count)
{
	while (count-- > 0) {
		text[count] = (char)('0' + number % 10);
		number /= 10;
	}
}

char *date_iso(struct date date, char text[DATE_ISO_SIZE])
{
	static const size_t lengths[] = {
		0, sizeof("1976") - 1, sizeof("1980-02") - 1, sizeof("1969-01-13") - 1};

	put_digits(text, date.year, 4);
	text[4] = '-';
	put_digits(text + 5, date.month, 2);
	text[7] = '-';
	put_digits(text + 8, date.day, 2);
	text[lengths[date_precision(date)]] = '\0';
	return text;
}

char *date_text(struct date date, char text[DATE_TEXT_SIZE])
{
	const char *month = clock_month(date.month);

	switch (date_precision(date)) {
	case DATE_UNKNOWN:
		snprintf(text, DATE_TEXT_SIZE, "unknown");
		break;
	case DATE_YEAR:
		snprintf(text, DATE_TEXT_SIZE, "%d", date.year);
		break;
	case DATE_MONTH:
		snprintf(text, DATE_TEXT_SIZE, "%s %d", month, date.year);
		break;
	case DATE_DAY:
		snprintf(text, DATE_TEXT_SIZE, "%d %s %d", date.day, month, date.year);
		break;
	}
	return text;
}

/* Order of one part; 0 is missing and comes last in both directions. */
static int part_compare(int left, int right, bool descending)
{
	if (left == right)
		return 0;
	if (left == 0 || right == 0)
		return left == 0 ? 1 : -1;
	return (left < right) != descending ? -1 : 1;
}

int date_compare(struct date left, struct date right, bool descending)
{
	int order = part_compare(left.year, right.year, descending);

	if (order == 0)
		order = part_compare(left.month, right.month, descending);
	if (order == 0)
		order = part_compare(left.day, right.day, descending);
	return order;
}

bool date_equal(struct date left, struct date right)
{
	return left.year == right.year && left.month == right.month && left.day == right.day;
}
