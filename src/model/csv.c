#include "model/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/banned.h"

/* Columns of a row at most: with the limit of rows it bounds the memory that a file of nothing but
 * separators takes. */
#define MAX_FIELDS 256

/* Options of libcsv: stop at misplaced quotes, and at a quote that is open at the end. */
#define STRICT (CSV_STRICT | CSV_STRICT_FINI)

/* What libcsv's buffer grows by; its own 128 bytes would mean half a million steps for a quote that
 * is left open at the start of a large file. */
#define BUFFER_STEP ((size_t)64 * 1024)

/* libcsv is fed one line of the file at a time, because it does not count lines itself. */
struct reading {
	struct csv_parser parser;
	struct arena *arena;
	const char *bytes; /* the file without its BOM */
	size_t length;
	size_t max_rows;
	struct csv_row row; /* being read; until it ends its fields are in `fields` */
	bool in_row;
	char *fields[MAX_FIELDS];
	struct csv_row *rows; /* read, owned */
	size_t row_count;
	size_t row_capacity;
	struct csv_fault *faults; /* found, owned */
	size_t fault_count;
	size_t fault_capacity;
	bool is_over; /* what follows is not read */
};

static void blame(struct reading *reading, size_t line, size_t column, const char *reason)
{
	if (reading->fault_count == reading->fault_capacity) {
		reading->fault_capacity = reading->fault_capacity * 2 + 16;
		reading->faults = memory_resize(
			reading->faults, reading->fault_capacity * sizeof(*reading->faults));
	}
	reading->faults[reading->fault_count++] = (struct csv_fault){line, column, reason};
}

/* Blames the row that is being read, once: faults are bounded as rows are. */
static void blame_row(struct reading *reading, size_t line, size_t column, const char *reason)
{
	if (!reading->row.is_broken)
		blame(reading, line, column, reason);
	reading->row.is_broken = true;
	/* Rows mean nothing without their header. */
	reading->is_over = reading->row_count == 0;
}

/* Bytes of the line end at `at`: LF, CR or CRLF; 0 when there is none. */
static size_t line_end(const struct reading *reading, size_t at)
{
	const char *bytes = reading->bytes;

	if (at >= reading->length || (bytes[at] != '\n' && bytes[at] != '\r'))
		return 0;
	return bytes[at] == '\r' && at + 1 < reading->length && bytes[at + 1] == '\n' ? 2 : 1;
}

/* Blames the place of the byte at `offset`. */
static void blame_byte(struct reading *reading, size_t offset, const char *reason)
{
	size_t line = 1;
	size_t start = 0;

	for (size_t at = 0; at < offset;) {
		size_t end = line_end(reading, at);

		at += end > 0 ? end : 1;
		if (end > 0) {
			line++;
			start = at;
		}
	}
	blame(reading, line, offset - start + 1, reason);
}

static void end_field(void *bytes, size_t length, void *context)
{
	struct reading *reading = context;
	size_t number = reading->row.field_count++;

	if (number < MAX_FIELDS)
		reading->fields[number] = arena_copy(reading->arena, bytes, length);
	else if (number == MAX_FIELDS)
		blame_row(reading, reading->row.line, 0,
			arena_format(reading->arena, "a row has at most %d columns", MAX_FIELDS));
}

static void keep_row(struct reading *reading)
{
	size_t size;

	if (reading->row.field_count > MAX_FIELDS)
		reading->row.field_count = MAX_FIELDS;
	size = reading->row.field_count * sizeof(*reading->fields);
	if (reading->row_count == reading->row_capacity) {
		reading->row_capacity = reading->row_capacity * 2 + 64;
		reading->rows = memory_resize(
			reading->rows, reading->row_capacity * sizeof(*reading->rows));
	}
	reading->row.fields = arena_get(reading->arena, size);
	memcpy(reading->row.fields, reading->fields, size);
	reading->rows[reading->row_count++] = reading->row;
}

static bool is_blank(const struct reading *reading)
{
	return !reading->row.is_broken && reading->row.field_count == 1 &&
	       text_is_blank(reading->fields[0]);
}

static void end_row(int terminator, void *context)
{
	struct reading *reading = context;

	(void)terminator;
	reading->in_row = false;
	if (reading->is_over || is_blank(reading))
		return;
	if (reading->row_count <= reading->max_rows) {
		keep_row(reading);
		return;
	}
	reading->is_over = true;
	/* Told first, before what is wrong with any of so many rows. */
	blame(reading, 0, 0,
		arena_format(reading->arena,
			"a file has at most %zu rows below its header; line %zu is one too many",
			reading->max_rows, reading->row.line));
}

/* libcsv would trim fields; what is a blank there is nothing to it here. */
static int is_no_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

static void open_parser(struct reading *reading, char separator)
{
	csv_init(&reading->parser, STRICT);
	csv_set_delim(&reading->parser, (unsigned char)separator);
	csv_set_space_func(&reading->parser, is_no_space);
	csv_set_realloc_func(&reading->parser, memory_resize);
	csv_set_blk_size(&reading->parser, BUFFER_STEP);
}

/* Leaves the rest of a line that cannot be read; a new row begins behind it. */
static void leave_row(struct reading *reading)
{
	char separator = (char)reading->parser.delim_char;

	csv_free(&reading->parser);
	open_parser(reading, separator);
	end_row(0, reading);
}

/* Gives bytes to libcsv; returns how many it took before it found fault with the next. */
static size_t feed(struct reading *reading, const char *bytes, size_t length)
{
	return csv_parse(&reading->parser, bytes, length, end_field, end_row, reading);
}

/* libcsv stops before text behind a closing quote, which is a fault, and before a quote inside a
 * field without quotes (12" Mixes), which is taken as it is. */
static void feed_line(struct reading *reading, size_t line, const char *bytes, size_t length)
{
	size_t taken = feed(reading, bytes, length);

	while (taken < length && !reading->parser.quoted) {
		csv_set_opts(&reading->parser, 0);
		taken += feed(reading, bytes + taken, 1);
		csv_set_opts(&reading->parser, STRICT);
		taken += feed(reading, bytes + taken, length - taken);
	}
	if (taken == length)
		return;
	blame_row(reading, line, taken + 1,
		"text stands behind the quote that closes a field; inside a quoted field a quote "
		"is written twice");
	leave_row(reading);
}

/* No sequence of UTF-8 goes on behind a line end. */
static void check_encoding(struct reading *reading, size_t line, const char *bytes, size_t length)
{
	size_t fault = text_utf8_fault(bytes, length);

	if (fault < length)
		blame_row(reading, line, fault + 1,
			bytes[fault] == '\0' ? "a NUL byte; a list is text, in UTF-8"
					     : "not UTF-8; save the list as UTF-8");
}

/* Where the quoted field starts that the file ends in. libcsv holds its content, in which every
 * quote stands once and in the file twice. */
static size_t open_quote(const struct reading *reading)
{
	size_t at = reading->length;

	for (size_t left = reading->parser.entry_pos; left > 0; left--)
		at -= reading->bytes[at - 1] == '"' ? 2 : 1;
	return at - 1;
}

static void read_rows(struct reading *reading)
{
	size_t line = 1;

	for (size_t at = 0; at < reading->length && !reading->is_over; line++) {
		size_t end = at;

		while (end < reading->length && line_end(reading, end) == 0)
			end++;
		if (!reading->in_row)
			reading->row = (struct csv_row){.line = line};
		reading->in_row = reading->in_row || end > at;
		end += line_end(reading, end);
		check_encoding(reading, line, reading->bytes + at, end - at);
		feed_line(reading, line, reading->bytes + at, end - at);
		at = end;
	}
	if (reading->is_over)
		return;
	if (csv_fini(&reading->parser, end_field, end_row, reading) != 0)
		blame_byte(reading, open_quote(reading), "the quote opened here is never closed");
	else if (reading->row_count == 0 && reading->fault_count == 0)
		blame(reading, 0, 0, "the file is empty");
}

/* The separator that occurs most in the first line that is not empty. */
static char find_separator(const struct reading *reading)
{
	static const char separators[] = {',', ';', '\t'};
	size_t counts[sizeof(separators)] = {0};
	size_t best = 0;
	size_t at = 0;
	bool quoted = false;

	while (line_end(reading, at) > 0)
		at++;
	for (; at < reading->length && (quoted || line_end(reading, at) == 0); at++) {
		quoted = quoted != (reading->bytes[at] == '"');
		for (size_t i = 0; i < sizeof(separators); i++)
			counts[i] += !quoted && reading->bytes[at] == separators[i];
	}
	for (size_t i = 1; i < sizeof(separators); i++) {
		if (counts[i] > counts[best])
			best = i;
	}
	return separators[best];
}

/* Copies what was read into the arena. */
static void give(const struct reading *reading, struct csv_file *file)
{
	size_t faults = reading->fault_count;
	size_t rows = reading->row_count;

	*file = (struct csv_file){
		.rows = ARENA_ARRAY(reading->arena, struct csv_row, rows),
		.row_count = rows,
		.separator = (char)reading->parser.delim_char,
		.faults = ARENA_ARRAY(reading->arena, struct csv_fault, faults),
		.fault_count = faults,
	};
	if (rows > 0)
		memcpy(file->rows, reading->rows, rows * sizeof(*file->rows));
	if (faults > 0)
		memcpy(file->faults, reading->faults, faults * sizeof(*file->faults));
}

bool csv_read(const char *bytes, size_t length, size_t max_rows, struct arena *arena,
	struct csv_file *file)
{
	size_t bom = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	struct reading reading = {
		.arena = arena,
		.bytes = bytes + bom,
		.length = length - bom,
		.max_rows = max_rows,
	};

	open_parser(&reading, find_separator(&reading));
	read_rows(&reading);
	give(&reading, file);
	free(reading.rows);
	free(reading.faults);
	csv_free(&reading.parser);
	return file->fault_count == 0;
}

void csv_field(struct buffer *out, const char *text, bool first)
{
	size_t length = strlen(text);

	if (!first)
		buffer_add_char(out, ',');
	if (strpbrk(text, ",\"\r\n") == NULL) {
		buffer_add(out, text, length);
		return;
	}

	size_t size = csv_write(NULL, 0, text, length);

	buffer_reserve(out, size);
	csv_write(out->data + out->length, size, text, length);
	out->length += size;
	out->data[out->length] = '\0';
}

void csv_end(struct buffer *out)
{
	buffer_add_text(out, "\r\n");
}
