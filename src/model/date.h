#ifndef SILVERCHART_MODEL_DATE_H
#define SILVERCHART_MODEL_DATE_H

#include <stdbool.h>

#include "base/result.h"

/*
 * A partial release date (product.md A4, A35): each part may be missing from the right, 0 means
 * missing. {1976, 0, 0} is "1976", {0, 0, 0} is unknown.
 */
struct date {
	short year;  /* 1..9999, 0 unknown */
	short month; /* 1..12, 0 unknown; needs a year */
	short day;   /* 1..31 as the month allows, 0 unknown; needs a month */
};

enum date_precision { DATE_UNKNOWN, DATE_YEAR, DATE_MONTH, DATE_DAY };

/* Sizes that hold the formatted forms, NUL included. */
#define DATE_ISO_SIZE 24  /* 1969-01-13; the rest is room for any three shorts */
#define DATE_TEXT_SIZE 24 /* 13 Jan 1969 */

/*
 * Reads "1976", "1980-02", "1969-01-13", "1980-02-00" and "1976-00-00" (less precise), "" and
 * "unknown" (any case). Returns NULL and fills `*date`, or returns a sentence that says what is
 * wrong and what is allowed (static, no full stop at its end) and leaves `*date` alone.
 */
MUST_CHECK const char *date_read(const char *text, struct date *date);

enum date_precision date_precision(struct date date);

/* "day", "month", "year" or "unknown". */
const char *date_precision_name(enum date_precision precision);

/* ISO 8601 at the known precision; "" when unknown. Returns `text`. */
char *date_iso(struct date date, char text[DATE_ISO_SIZE]);

/* For people: "13 Jan 1969", "Jan 1969", "1969"; "unknown" when unknown. Returns `text`. */
char *date_text(struct date date, char text[DATE_TEXT_SIZE]);

/*
 * Order of two dates: negative, 0, positive. Less precise comes last within its period and unknown
 * last of all in both directions, so descending is not ascending reversed (A4).
 */
int date_compare(struct date left, struct date right, bool descending);

bool date_equal(struct date left, struct date right);

#endif
