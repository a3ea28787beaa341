#include "base/number.h"

#include <errno.h>
#include <stdlib.h>

#include "base/banned.h"

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

bool number_read(const char *text, long low, long high, long *number)
{
	/* strtol() alone would let blanks and '+' in front pass. */
	if (!is_digit(text[text[0] == '-' ? 1 : 0]))
		return false;

	char *end;

	errno = 0;
	long value = strtol(text, &end, 10);

	if (errno != 0 || *end != '\0' || value < low || value > high)
		return false;
	*number = value;
	return true;
}
