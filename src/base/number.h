#ifndef SILVERCHART_BASE_NUMBER_H
#define SILVERCHART_BASE_NUMBER_H

#include <stdbool.h>

#include "base/result.h"

/*
 * Reads a whole decimal number: an optional '-', then digits only, nothing else before or behind,
 * within [low, high]. Returns false and leaves `*number` alone otherwise; overflow is "otherwise".
 */
MUST_CHECK bool number_read(const char *text, long low, long high, long *number);

/* Bytes of any number as text, NUL included. */
#define NUMBER_SIZE 24

/* Writes a number as number_read() reads it. Returns `text`. */
char *number_write(long number, char text[NUMBER_SIZE]);

#endif
