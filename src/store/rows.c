#include "store/rows.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/number.h"
#include "store/array.h"
#include "store/internal.h"

#include "base/banned.h"

size_t rows_count(const struct rows *rows)
{
	return (size_t)PQntuples(rows->result);
}

bool rows_is_null(const struct rows *rows, size_t row, int column)
{
	return PQgetisnull(rows->result, (int)row, column) == 1;
}

char *rows_text(const struct rows *rows, size_t row, int column, struct arena *arena)
{
	if (rows_is_null(rows, row, column))
		return NULL;
	return arena_copy(arena, PQgetvalue(rows->result, (int)row, column),
		(size_t)PQgetlength(rows->result, (int)row, column));
}

const char **rows_array(
	const struct rows *rows, size_t row, int column, struct arena *arena, size_t *count)
{
	char *literal = rows_text(rows, row, column, arena);

	*count = 0;
	return literal != NULL ? array_read(literal, arena, count) : NULL;
}

static long number_within(const struct rows *rows, size_t row, int column, long low, long high)
{
	long number = 0;

	if (!rows_is_null(rows, row, column) &&
		!number_read(PQgetvalue(rows->result, (int)row, column), low, high, &number))
		log_error("statement %s: column %s is not a number from %ld to %ld",
			rows->statement, PQfname(rows->result, column), low, high);
	return number;
}

int rows_int(const struct rows *rows, size_t row, int column)
{
	return (int)number_within(rows, row, column, INT_MIN, INT_MAX);
}

int64_t rows_bigint(const struct rows *rows, size_t row, int column)
{
	_Static_assert(sizeof(long) == sizeof(int64_t), "number_read() must hold a bigint");

	return number_within(rows, row, column, LONG_MIN, LONG_MAX);
}

struct date rows_date(const struct rows *rows, size_t row, int column)
{
	return (struct date){
		.year = (short)rows_int(rows, row, column),
		.month = (short)rows_int(rows, row, column + 1),
		.day = (short)rows_int(rows, row, column + 2),
	};
}

bool rows_bool(const struct rows *rows, size_t row, int column)
{
	return strcmp(PQgetvalue(rows->result, (int)row, column), "t") == 0;
}

void rows_free(struct rows *rows)
{
	if (rows == NULL)
		return;
	PQclear(rows->result);
	free(rows);
}
