#ifndef SILVERCHART_TESTS_SUITE_H
#define SILVERCHART_TESTS_SUITE_H

#include <CUnit/CUnit.h>
#include <stddef.h>

/*
 * Runs the suites that the functions register, prints every failed assertion and one line
 * "<program>: N passed, N failed" counted in tests. Returns the exit status: 0 when all passed and
 * at least one ran.
 */
int suite_run(const char *program, void (*const suites[])(void), size_t count);

#endif
