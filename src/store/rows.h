#ifndef SILVERCHART_STORE_ROWS_H
#define SILVERCHART_STORE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/date.h"
#include "store/connection.h"

/* Reading what came back. Columns count from 0 in the order of the statement. */
size_t rows_count(const struct rows *rows);

bool rows_is_null(const struct rows *rows, size_t row, int column);

/* Copy from `arena`; NULL for SQL NULL. */
char *rows_text(const struct rows *rows, size_t row, int column, struct arena *arena);

/* The elements of an array, from `arena`, NULL for SQL NULL; their number goes to `count`, 0 for no
 * array. */
const char **rows_array(
	const struct rows *rows, size_t row, int column, struct arena *arena, size_t *count);

/* Whole numbers; 0 for SQL NULL. A value that is not one, or does not fit, is a fault of the
 * statement: logged, 0. */
int rows_int(const struct rows *rows, size_t row, int column);
int64_t rows_bigint(const struct rows *rows, size_t row, int column);

/* Year, month and day in three columns, the first of which is given; SQL NULL is missing. */
struct date rows_date(const struct rows *rows, size_t row, int column);

/* PostgreSQL's 't'; false for SQL NULL. */
bool rows_bool(const struct rows *rows, size_t row, int column);

void rows_free(struct rows *rows);

#endif
