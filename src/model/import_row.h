#ifndef SILVERCHART_MODEL_IMPORT_ROW_H
#define SILVERCHART_MODEL_IMPORT_ROW_H

#include <stddef.h>
#include <stdint.h>

#include "model/csv.h"
#include "model/import.h"

/* Between import.c, which knows the file as a whole, and import_row.c, which knows one row. */

/* A column that the file does not have. */
#define IMPORT_ABSENT SIZE_MAX

struct import_reader {
	struct arena *arena;
	const struct import_options *options;
	struct csv_file file;
	size_t columns[IMPORT_COLUMN_COUNT];    /* place in a row, or IMPORT_ABSENT */
	const char *names[IMPORT_COLUMN_COUNT]; /* what the file calls them */
	struct import_row *rows;                /* in the order of the file */
	size_t row_count;
	long last_rank;                  /* that a row may have */
	struct import_problem *problems; /* in the order of discovery, owned */
	size_t problem_count;
	size_t problem_capacity;
};

/* Adds a problem; `column` and `value` may be NULL, `value` is copied as it may be shown. */
void import_blame(struct import_reader *reader, size_t line, const char *column, const char *value,
	const char *reason);

/* Reads and checks what `cells` says by itself; what is wrong is blamed and left out of `row`. */
void import_row_read(
	struct import_reader *reader, const struct csv_row *cells, struct import_row *row);

#endif
