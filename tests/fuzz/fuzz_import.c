#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/csv.h"
#include "model/import_outcome.h"
#include "model/limits.h"
#include "model/slug.h"
#include "model/upload.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static void demand_same(const struct csv_row *left, const struct csv_row *right)
{
	demand(left->field_count == right->field_count);
	for (size_t i = 0; i < left->field_count; i++)
		demand(strcmp(left->fields[i], right->fields[i]) == 0);
}

/* What is read, written and read again is the same, unless the texts of the first row hold so many
 * other separators that a comma is not found to be one. */
static void check_round_trip(const struct csv_file *file, struct arena *arena)
{
	/* A BOM, since the first field may begin with one of its own. */
	struct buffer out = {0};
	struct csv_file again;

	buffer_add_text(&out, "\xef\xbb\xbf");
	for (size_t i = 0; i < file->row_count; i++) {
		for (size_t k = 0; k < file->rows[i].field_count; k++)
			csv_field(&out, file->rows[i].fields[k], k == 0);
		csv_end(&out);
	}

	bool good = csv_read(out.data, out.length, IMPORT_MAX_ROWS, arena, &again);

	if (good && again.separator == ',') {
		demand(again.row_count == file->row_count);
		for (size_t i = 0; i < file->row_count; i++)
			demand_same(&again.rows[i], &file->rows[i]);
	}
	demand(good || again.separator != ',');
	buffer_free(&out);
}

static void check_csv(const char *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct csv_file file;

	if (csv_read(bytes, size, IMPORT_MAX_ROWS, arena, &file)) {
		demand(file.row_count > 0 && file.fault_count == 0);
		check_round_trip(&file, arena);
	} else {
		demand(file.fault_count > 0);
	}
	for (size_t i = 0; i < file.fault_count; i++) {
		const struct csv_fault *fault = &file.faults[i];

		demand(fault->reason != NULL && fault->line <= size + 1);
		demand(fault->column <= size + 1);
	}
	arena_free(arena);
}

static void check_name(const char *name, size_t limit)
{
	demand(!text_is_blank(name) && !text_has_control(name) && text_length(name) <= limit);
	demand(text_is_utf8(name, strlen(name)));
}

static void check_row(const struct import_row *row, size_t rank)
{
	demand(row->rank == (int)rank && row->line > 0);
	check_name(row->artist, LIMIT_NAME);
	demand((row->title == NULL) == (row->title_key == NULL));
	if (row->title != NULL)
		check_name(row->title, LIMIT_NAME);
	for (size_t i = 0; i < row->tag_count; i++) {
		check_name(row->tags[i].name, LIMIT_GENRE);
		demand(import_genre_fault(row->tags[i].name) == NULL);
		demand(row->tags[i].weight >= 0 && row->tags[i].weight <= 100);
	}
	demand(row->release == NULL || slug_is_valid(row->release));
}

static void check_import(const char *bytes, size_t size, const struct import_options *options)
{
	struct arena *arena = arena_new();
	struct import import;
	bool good = import_read(bytes, size, options, arena, &import);

	demand(good == (import.problem_count == 0));
	demand(import.row_count == 0 || import.header_count > 0);
	for (size_t i = 0; i < import.header_count; i++)
		demand(*import.header[i] != '\0' && !text_has_control(import.header[i]));
	for (size_t i = 0; i < import.problem_count; i++) {
		demand(import.problems[i].reason != NULL);
		demand(i == 0 || import.problems[i - 1].line <= import.problems[i].line);
	}
	for (size_t i = 0; good && i < import.row_count; i++)
		check_row(&import.rows[i], i + 1);
	arena_free(arena);
}

/* The beginning of the input as a mapping. */
static void check_map(const char *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct import_options options = {0};
	const char *text = arena_copy(arena, bytes, size < 40 ? size : 40);
	const char *wrong = import_map(text, &options, arena);

	demand(wrong == NULL || !text_is_blank(wrong));
	for (int i = 0; wrong == NULL && i < IMPORT_COLUMN_COUNT; i++)
		demand(options.columns[i] == NULL || !text_is_blank(options.columns[i]));
	arena_free(arena);
}

/* The beginning of the input as the name of a file, and as an answer of a form. */
static void check_upload(const char *bytes, size_t size)
{
	struct arena *arena = arena_new();
	const char *text = arena_copy(arena, bytes, size < 300 ? size : 300);
	struct import_choice choice;

	demand(upload_fault(bytes, size) == NULL || size >= 2);
	if (import_choice_read(text, arena, &choice))
		demand(choice.line > 0 && choice.known > 0);
	if (text_is_utf8(text, strlen(text)))
		check_name(upload_name(arena, text), UPLOAD_NAME_LENGTH);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	struct import_options own = {0};
	struct import_options mapped = {
		.columns = {[IMPORT_RANK] = "position", [IMPORT_GENRES] = "tags"},
		.genre_separator = ", ",
	};

	/* The places are in the input too. */
	struct import_options placed = {.genre_separator = ","};
	for (size_t i = 0; i < IMPORT_COLUMN_COUNT && i < size; i++)
		placed.places[i] = data[i] % 8 == 7 ? IMPORT_LEFT_OUT : data[i] % 8;

	check_csv(bytes, size);
	check_map(bytes, size);
	check_import(bytes, size, &own);
	check_import(bytes, size, &mapped);
	check_import(bytes, size, &placed);
	check_upload(bytes, size);
	return 0;
}
