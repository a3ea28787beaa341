#ifndef SILVERCHART_MODEL_CSV_H
#define SILVERCHART_MODEL_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

/* The one header over libcsv: reading and writing RFC 4180. */

struct csv_row {
	size_t line;   /* line of the file that the row starts on, from 1 */
	char **fields; /* trimmed of nothing; never NULL */
	size_t field_count;
	bool is_broken; /* has a fault; its fields are not to be looked at */
};

struct csv_fault {
	size_t line;        /* 0 when no line is to blame */
	size_t column;      /* byte column from 1; 0 when no column is to blame */
	const char *reason; /* a sentence without full stop, from the arena or static */
};

struct csv_file {
	struct csv_row *rows; /* blank lines are left out; the header is row 0 */
	size_t row_count;
	char separator; /* found in the header: ',', ';' or TAB */
	struct csv_fault *faults;
	size_t fault_count;
};

/*
 * Reads a whole file of CSV or TSV: a BOM, LF, CRLF or CR, and ',', ';' or TAB as separator (the
 * one that occurs most in the first line, outside quotes) are accepted (product.md A33). Fills
 * `*file`; returns true when it has no faults: empty file, not UTF-8, NUL byte, a quote left open,
 * text behind a closing quote, too many columns, more than `max_rows` rows below the header. A
 * quote inside a field that does not begin with one (12" Mixes) is part of the field.
 *
 * A row is blamed once and the next one begins on the next line. Nothing is read behind a quote
 * that is left open, behind too many rows, and, there being no rows then, behind a faulty header.
 */
MUST_CHECK bool csv_read(const char *bytes, size_t length, size_t max_rows, struct arena *arena,
	struct csv_file *file);

/* Appends a field, quoted when it must be; then a row is closed with csv_end() (CRLF). */
void csv_field(struct buffer *out, const char *text, bool first);
void csv_end(struct buffer *out);

#endif
