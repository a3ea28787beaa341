#ifndef SILVERCHART_BASE_NUMBER_H
#define SILVERCHART_BASE_NUMBER_H

#include <stdbool.h>

#include "base/result.h"

/*
 * Reads a whole decimal number: an optional '-', then digits only, nothing else before or behind,
 * within [low, high]. Returns false and leaves `*number` alone otherwise; overflow is "otherwise".
 */
MUST_CHECK bool number_read(const char *text, long low, long high, long *number);

#endif
