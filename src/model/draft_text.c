#include "model/draft_text.h"

#include <string.h>

#include "base/text.h"
#include "model/csv.h"

#include "base/banned.h"

static const enum import_column columns[] = {
	IMPORT_TITLE, IMPORT_ARTIST, IMPORT_RELEASED, IMPORT_RELEASE};
#define COLUMN_COUNT (sizeof columns / sizeof columns[0])

/* A field so that it is read back as it is (A20). */
static void write_field(const char *text, bool first, struct buffer *out)
{
	struct buffer guarded = {0};

	if (text != NULL && import_needs_guard(text, false))
		buffer_add_char(&guarded, '\'');
	if (text != NULL)
		buffer_add_text(&guarded, text);
	csv_field(out, buffer_text(&guarded), first);
	buffer_free(&guarded);
}

void draft_text_write(const struct draft_entry *entries, size_t count, struct buffer *out)
{
	char released[DATE_ISO_SIZE];

	for (size_t i = 0; i < COLUMN_COUNT; i++)
		csv_field(out, import_column_names[columns[i]], i == 0);
	csv_end(out);
	for (size_t i = 0; i < count; i++) {
		write_field(entries[i].title, true, out);
		write_field(entries[i].artist, false, out);
		csv_field(out, date_iso(entries[i].released, released), false);
		csv_field(out, entries[i].slug, false);
		csv_end(out);
	}
}

static void blame(struct import *import, size_t line, const char *reason)
{
	import->problems[import->problem_count++] =
		(struct import_problem){.line = line, .reason = reason};
}

/* What is wrong with the text as a table. */
static bool check_table(const struct csv_file *file, struct arena *arena, struct import *import)
{
	import->problems =
		ARENA_ARRAY(arena, struct import_problem, file->fault_count + file->row_count);
	for (size_t i = 0; i < file->fault_count; i++)
		blame(import, file->faults[i].line, file->faults[i].reason);
	for (size_t i = 1; i < file->row_count && file->fault_count == 0; i++) {
		size_t wanted = file->rows[0].field_count;

		if (file->rows[i].field_count != wanted)
			blame(import, file->rows[i].line,
				arena_format(arena,
					"the line has %zu columns, the first line has %zu",
					file->rows[i].field_count, wanted));
	}
	return import->problem_count == 0;
}

static bool has_ranks(const struct csv_row *header)
{
	for (size_t i = 0; i < header->field_count; i++) {
		const char *name = text_ascii_lower(text_trim(header->fields[i]));

		if (text_equal(name, import_column_names[IMPORT_RANK]))
			return true;
	}
	return false;
}

static void count_lines(const char *text, size_t *line)
{
	for (; *text != '\0'; text++)
		*line += *text == '\n';
}

/* The same text with the order of its lines as ranks; each row keeps its line. */
static void add_ranks(const struct csv_file *file, struct buffer *out)
{
	size_t line = 1;

	for (size_t i = 0; i < file->row_count; i++) {
		const struct csv_row *row = &file->rows[i];

		for (; line < row->line; line++)
			buffer_add_char(out, '\n');
		if (i == 0)
			buffer_add_text(out, import_column_names[IMPORT_RANK]);
		else
			buffer_format(out, "%zu", i);
		for (size_t f = 0; f < row->field_count; f++) {
			csv_field(out, row->fields[f], false);
			count_lines(row->fields[f], &line);
		}
		csv_end(out);
		line++;
	}
}

bool draft_text_read(const char *text, size_t length, struct arena *arena, struct import *import)
{
	const struct import_options options = {0};
	struct buffer ranked = {0};
	struct csv_file file;
	bool is_good = csv_read(text, length, DRAFT_ROWS_MAX, arena, &file);

	*import = (struct import){0};
	if (!check_table(&file, arena, import) || !is_good)
		return false;
	if (has_ranks(&file.rows[0]))
		return import_read(text, length, &options, arena, import);
	add_ranks(&file, &ranked);
	is_good = import_read(ranked.data, ranked.length, &options, arena, import);
	buffer_free(&ranked);
	return is_good;
}
