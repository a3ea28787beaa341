#include "base/number.h"

#include <limits.h>

#include "base/banned.h"

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Digits are taken away from 0, not added: -LONG_MAX is a long too, -LONG_MIN is none. */
bool number_read(const char *text, long low, long high, long *number)
{
	bool negative = text[0] == '-';
	const char *digits = text + negative;
	long value = 0;

	if (!is_digit(*digits))
		return false;
	for (; is_digit(*digits); digits++)
		if (__builtin_mul_overflow(value, 10, &value) ||
			__builtin_sub_overflow(value, *digits - '0', &value))
			return false;
	if (*digits != '\0' || (!negative && value == LONG_MIN))
		return false;
	if (!negative)
		value = -value;
	if (value < low || value > high)
		return false;
	*number = value;
	return true;
}

char *number_write(long number, char text[NUMBER_SIZE])
{
	char digits[NUMBER_SIZE];
	char *first = digits + NUMBER_SIZE;
	char *end = text;
	unsigned long rest = number < 0 ? 0UL - (unsigned long)number : (unsigned long)number;

	do
		*--first = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (number < 0)
		*end++ = '-';
	while (first < digits + NUMBER_SIZE)
		*end++ = *first++;
	*end = '\0';
	return text;
}
