#include "model/import.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "model/import_row.h"

#include "base/banned.h"

/* Code points of a value that a problem quotes. */
#define SHOWN_LENGTH 60

const char *const import_column_names[] = {
	[IMPORT_RANK] = "rank",
	[IMPORT_TITLE] = "title",
	[IMPORT_ARTIST] = "artist",
	[IMPORT_RELEASED] = "released",
	[IMPORT_GENRES] = "genres",
	[IMPORT_RELEASE] = "release",
	[IMPORT_COLUMN_COUNT] = NULL,
};

/* Appends `name` to a list of names. */
static void list_name(struct buffer *list, const char *name)
{
	if (list->length > 0)
		buffer_add_text(list, ", ");
	buffer_add_text(list, name);
}

/* IMPORT_COLUMN_COUNT when no column is called `name`. */
static enum import_column find_column(const char *name)
{
	enum import_column column = 0;

	while (column < IMPORT_COLUMN_COUNT && !text_equal(import_column_names[column], name))
		column++;
	return column;
}

/* Reads one "rank=position" of import_map(). */
static const char *map_column(char *pair, struct import_options *options, struct arena *arena)
{
	char *equals = strchr(pair, '=');

	if (equals == NULL || text_is_blank(equals + 1))
		return arena_format(arena, "\"%s\" is not of the form rank=NAME", pair);
	*equals = '\0';

	const char *name = text_trim(pair);
	enum import_column column = find_column(name);

	if (column == IMPORT_COLUMN_COUNT)
		return arena_format(arena,
			"there is no column \"%s\"; the columns are rank, title, artist, released, "
			"genres and release",
			name);
	if (options->columns[column] != NULL)
		return arena_format(arena, "the column \"%s\" is named twice", name);
	options->columns[column] = text_trim(equals + 1);
	return NULL;
}

const char *import_map(const char *text, struct import_options *options, struct arena *arena)
{
	char *rest = arena_text(arena, text);
	const char *wrong = NULL;

	while (rest != NULL && wrong == NULL) {
		char *pair = strsep(&rest, ",");

		wrong = map_column(text_trim(pair), options, arena);
	}
	return wrong;
}

/* `value` as a problem shows it: cut, and without what would confuse a terminal. */
static const char *shown(struct arena *arena, const char *value)
{
	char *text = arena_text(arena, value);
	size_t left = SHOWN_LENGTH;

	for (char *byte = text; byte != NULL && *byte != '\0'; byte++) {
		bool begins = ((unsigned char)*byte & 0xc0) != 0x80;

		if (begins && left-- == 0) {
			*byte = '\0';
			break;
		}
		if ((unsigned char)*byte < 0x20 || *byte == 0x7f)
			*byte = '?';
	}
	return text;
}

void import_blame(struct import_reader *reader, size_t line, const char *column, const char *value,
	const char *reason)
{
	if (reader->problem_count == reader->problem_capacity) {
		reader->problem_capacity = reader->problem_capacity * 2 + 16;
		reader->problems = memory_resize(
			reader->problems, reader->problem_capacity * sizeof(*reader->problems));
	}
	reader->problems[reader->problem_count++] = (struct import_problem){
		.line = line,
		.column = column,
		.value = shown(reader->arena, value),
		.reason = reason,
	};
}

/* Where the column called `name` stands in the header; blames a second one of that name. */
static size_t find_in_header(struct import_reader *reader, const char *name)
{
	const struct csv_row *header = &reader->file.rows[0];
	size_t found = IMPORT_ABSENT;

	for (size_t i = 0; i < header->field_count; i++) {
		if (strcasecmp(header->fields[i], name) != 0)
			continue;
		if (found == IMPORT_ABSENT)
			found = i;
		else
			import_blame(reader, header->line, name, NULL,
				"two columns of the header have this name");
	}
	return found;
}

/* Blames the header for lacking the columns `missing`. */
static void blame_header(struct import_reader *reader, const char *missing)
{
	static const char map_option[] = "--map rank=NAME,title=NAME,...";
	const struct csv_row *header = &reader->file.rows[0];
	const char *mapping = reader->options->mapping;
	struct buffer found = {0};

	for (size_t i = 0; i < header->field_count; i++)
		list_name(&found, shown(reader->arena, header->fields[i]));
	import_blame(reader, header->line, NULL, NULL,
		arena_format(reader->arena,
			"the header lacks %s; it has the columns %s; needed are rank, title and "
			"artist, under these names or under those that %s gives",
			missing, buffer_text(&found), mapping != NULL ? mapping : map_option));
	buffer_free(&found);
}

/* Whether the file must have the column: by product.md A33, or because the options name it. */
static bool is_needed(const struct import_options *options, enum import_column column)
{
	return column == IMPORT_RANK || column == IMPORT_TITLE || column == IMPORT_ARTIST ||
	       options->columns[column] != NULL ||
	       (options->places[column] > 0 && options->places[column] != IMPORT_LEFT_OUT);
}

/* What a message calls the column at `place` of the file. */
static const char *header_name(const struct import_reader *reader, size_t place)
{
	const char *name = shown(reader->arena, reader->file.rows[0].fields[place]);

	return *name != '\0' ? name : arena_format(reader->arena, "column %zu", place + 1);
}

/* Where a column is that is given by its place; blames one that is two things. */
static size_t take_place(struct import_reader *reader, enum import_column column)
{
	const struct csv_row *header = &reader->file.rows[0];
	size_t place = reader->options->places[column];

	if (place == IMPORT_LEFT_OUT || place > header->field_count)
		return IMPORT_ABSENT;
	reader->names[column] = header_name(reader, place - 1);
	for (enum import_column other = 0; other < column; other++) {
		if (reader->columns[other] == place - 1)
			import_blame(reader, header->line, reader->names[column], NULL,
				arena_format(reader->arena,
					"is taken for %s and for %s; a column is one of them",
					import_column_names[other], import_column_names[column]));
	}
	return place - 1;
}

/* Finds the columns; false, and blamed, when the rows cannot be read without them. */
static bool read_header(struct import_reader *reader)
{
	const struct csv_row *header = &reader->file.rows[0];
	size_t blamed = reader->problem_count;
	struct buffer missing = {0};

	for (size_t i = 0; i < header->field_count; i++)
		header->fields[i] = text_trim(header->fields[i]);
	for (enum import_column column = 0; column < IMPORT_COLUMN_COUNT; column++) {
		const char *name = reader->names[column];

		reader->columns[column] = reader->options->places[column] > 0
		                                  ? take_place(reader, column)
		                                  : find_in_header(reader, name);
		if (reader->columns[column] == IMPORT_ABSENT && is_needed(reader->options, column))
			list_name(&missing, name);
	}
	if (missing.length > 0)
		blame_header(reader, buffer_text(&missing));
	buffer_free(&missing);
	return reader->problem_count == blamed;
}

/* In what no two rows may be equal. */
struct uniqueness {
	enum import_column column; /* to blame; IMPORT_COLUMN_COUNT for the row as a whole */
	bool (*applies)(const struct import_row *row);
	int (*compare)(const struct import_row *left, const struct import_row *right);
	bool (*are_same)(const struct import_row *first, const struct import_row *row);
	const char *(*describe)(const struct import_row *row, struct arena *arena);
};

static bool has_rank(const struct import_row *row)
{
	return row->rank > 0;
}

static int by_rank(const struct import_row *left, const struct import_row *right)
{
	return (left->rank > right->rank) - (left->rank < right->rank);
}

static bool are_same_rank(const struct import_row *first, const struct import_row *row)
{
	return first->rank == row->rank;
}

static const char *describe_rank(const struct import_row *row, struct arena *arena)
{
	return arena_format(arena, "rank %d", row->rank);
}

/* A row that names its release by slug is not judged by its names. */
static bool has_keys(const struct import_row *row)
{
	return row->title_key != NULL && row->artist_key != NULL && row->release == NULL;
}

/* An unknown year may be any year, so it comes first and equals them all. */
static int by_keys(const struct import_row *left, const struct import_row *right)
{
	int order = strcmp(left->title_key, right->title_key);

	if (order == 0)
		order = strcmp(left->artist_key, right->artist_key);
	return order != 0 ? order : left->released.year - right->released.year;
}

static bool are_same_names(const struct import_row *first, const struct import_row *row)
{
	return strcmp(first->title_key, row->title_key) == 0 &&
	       strcmp(first->artist_key, row->artist_key) == 0 &&
	       (first->released.year == 0 || first->released.year == row->released.year);
}

static const char *describe_names(const struct import_row *row, struct arena *arena)
{
	return arena_format(
		arena, "\"%s\" by %s", shown(arena, row->title), shown(arena, row->artist));
}

static bool has_release(const struct import_row *row)
{
	return row->release != NULL;
}

static int by_release(const struct import_row *left, const struct import_row *right)
{
	return strcmp(left->release, right->release);
}

static bool are_same_release(const struct import_row *first, const struct import_row *row)
{
	return strcmp(first->release, row->release) == 0;
}

static const char *describe_release(const struct import_row *row, struct arena *arena)
{
	return arena_format(arena, "the release %s", row->release);
}

static const struct uniqueness uniquenesses[] = {
	{IMPORT_RANK, has_rank, by_rank, are_same_rank, describe_rank},
	{IMPORT_COLUMN_COUNT, has_keys, by_keys, are_same_names, describe_names},
	{IMPORT_RELEASE, has_release, by_release, are_same_release, describe_release},
};

/* Equal rows stay in the order of the file, which is the order of their addresses. */
static int compare_rows(const void *left_pointer, const void *right_pointer, void *context)
{
	const struct uniqueness *unique = context;
	const struct import_row *left = *(const struct import_row *const *)left_pointer;
	const struct import_row *right = *(const struct import_row *const *)right_pointer;
	int order = unique->compare(left, right);

	return order != 0 ? order : (left > right) - (left < right);
}

/* Blames `row` for being what `first` is already. */
static void blame_twice(struct import_reader *reader, const struct uniqueness *unique,
	const struct import_row *row, const struct import_row *first)
{
	const char *column = NULL;

	if (unique->column != IMPORT_COLUMN_COUNT)
		column = reader->names[unique->column];
	import_blame(reader, row->line, column, NULL,
		arena_format(reader->arena, "%s is on line %zu too; it stands once in a list",
			unique->describe(row, reader->arena), first->line));
}

static void check_unique(struct import_reader *reader, const struct uniqueness *unique)
{
	const struct import_row **rows = memory_get(reader->row_count * sizeof(*rows));
	size_t count = 0;
	size_t first = 0;

	for (size_t i = 0; i < reader->row_count; i++) {
		if (unique->applies(&reader->rows[i]))
			rows[count++] = &reader->rows[i];
	}
	qsort_r(rows, count, sizeof(*rows), compare_rows, (void *)unique);
	for (size_t i = 1; i < count; i++) {
		if (unique->are_same(rows[first], rows[i]))
			blame_twice(reader, unique, rows[i], rows[first]);
		else
			first = i;
	}
	free(rows);
}

static void blame_missing(struct import_reader *reader, size_t first, size_t last)
{
	const char *reason;

	if (first == last)
		reason = arena_format(reader->arena, "rank %zu is missing", first);
	else
		reason = arena_format(reader->arena, "ranks %zu to %zu are missing", first, last);
	import_blame(reader, 0, reader->names[IMPORT_RANK], NULL, reason);
}

/* Blames every gap in the ranks. */
static void check_gaps(struct import_reader *reader)
{
	bool *taken = memory_get((reader->row_count + 2) * sizeof(*taken));
	size_t last = 0; /* taken before the gap */

	taken[reader->row_count + 1] = true;
	for (size_t i = 0; i < reader->row_count; i++)
		taken[reader->rows[i].rank] = true;
	for (size_t rank = 1; rank <= reader->row_count + 1; rank++) {
		if (!taken[rank])
			continue;
		if (rank > last + 1)
			blame_missing(reader, last + 1, rank - 1);
		last = rank;
	}
	free(taken);
}

static void read_rows(struct import_reader *reader)
{
	bool is_whole = reader->file.fault_count == 0; /* else ranks may be out of sight */

	reader->row_count = reader->file.row_count - 1;
	reader->last_rank = is_whole ? (long)reader->row_count : IMPORT_MAX_ROWS;
	reader->rows = ARENA_ARRAY(reader->arena, struct import_row, reader->row_count);
	if (reader->row_count == 0 && is_whole)
		import_blame(reader, 0, NULL, NULL, "the file has a header and no rows");
	for (size_t i = 0; i < reader->row_count; i++)
		import_row_read(reader, &reader->file.rows[i + 1], &reader->rows[i]);
	for (size_t i = 0; i < sizeof(uniquenesses) / sizeof(uniquenesses[0]); i++)
		check_unique(reader, &uniquenesses[i]);
	if (is_whole)
		check_gaps(reader);
}

static void blame_file(struct import_reader *reader, const struct csv_fault *fault)
{
	const char *reason = fault->reason;

	if (fault->column > 0)
		reason = arena_format(
			reader->arena, "at byte %zu of the line: %s", fault->column, reason);
	import_blame(reader, fault->line, NULL, NULL, reason);
}

static void read_file(struct import_reader *reader, const char *bytes, size_t length)
{
	if (length > IMPORT_MAX_BYTES) {
		import_blame(reader, 0, NULL, NULL,
			arena_format(reader->arena, "a list has at most %zu MiB",
				IMPORT_MAX_BYTES / (1024 * 1024)));
		return;
	}
	if (!csv_read(bytes, length, IMPORT_MAX_ROWS, reader->arena, &reader->file)) {
		for (size_t i = 0; i < reader->file.fault_count; i++)
			blame_file(reader, &reader->file.faults[i]);
	}
	if (reader->file.row_count > 0 && read_header(reader))
		read_rows(reader);
}

/* The rows of a file without problems, whose ranks are 1..n. */
static struct import_row *ranked(const struct import_reader *reader)
{
	struct import_row *rows = ARENA_ARRAY(reader->arena, struct import_row, reader->row_count);

	for (size_t i = 0; i < reader->row_count; i++)
		rows[reader->rows[i].rank - 1] = reader->rows[i];
	return rows;
}

/* By line; problems of one line stay in the order of discovery, which is that of addresses. */
static int compare_problems(const void *left_pointer, const void *right_pointer)
{
	const struct import_problem *left = *(const struct import_problem *const *)left_pointer;
	const struct import_problem *right = *(const struct import_problem *const *)right_pointer;

	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return (left > right) - (left < right);
}

static struct import_problem *sorted_problems(const struct import_reader *reader)
{
	size_t count = reader->problem_count;
	struct import_problem *problems = ARENA_ARRAY(reader->arena, struct import_problem, count);
	const struct import_problem **order = memory_get(count * sizeof(*order));

	for (size_t i = 0; i < count; i++)
		order[i] = &reader->problems[i];
	qsort(order, count, sizeof(*order), compare_problems);
	for (size_t i = 0; i < count; i++)
		problems[i] = *order[i];
	free(order);
	return problems;
}

static const char *const *header_names(const struct import_reader *reader)
{
	size_t count = reader->file.row_count > 0 ? reader->file.rows[0].field_count : 0;
	const char **names = ARENA_ARRAY(reader->arena, const char *, count);

	for (size_t i = 0; i < count; i++)
		names[i] = header_name(reader, i);
	return names;
}

bool import_read(const char *bytes, size_t length, const struct import_options *options,
	struct arena *arena, struct import *import)
{
	struct import_reader reader = {.arena = arena, .options = options};

	for (size_t i = 0; i < IMPORT_COLUMN_COUNT; i++)
		reader.names[i] =
			options->columns[i] != NULL ? options->columns[i] : import_column_names[i];
	read_file(&reader, bytes, length);
	*import = (struct import){
		.header = header_names(&reader),
		.header_count = reader.file.row_count > 0 ? reader.file.rows[0].field_count : 0,
		.rows = reader.problem_count == 0 ? ranked(&reader) : reader.rows,
		.row_count = reader.row_count,
		.problems = sorted_problems(&reader),
		.problem_count = reader.problem_count,
	};
	memcpy(import->names, reader.names, sizeof(import->names));
	free(reader.problems);
	return import->problem_count == 0;
}
