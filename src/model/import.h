#ifndef SILVERCHART_MODEL_IMPORT_H
#define SILVERCHART_MODEL_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "model/date.h"

/* Limits of a list (product.md A33, A36): bytes of a file, rows of a chart. */
#define IMPORT_MAX_BYTES ((size_t)64 * 1024 * 1024)
#define IMPORT_MAX_ROWS 100000

/* The columns of a list, by the names that the header may give them. */
enum import_column {
	IMPORT_RANK,
	IMPORT_TITLE,
	IMPORT_ARTIST,
	IMPORT_RELEASED,
	IMPORT_GENRES,
	IMPORT_RELEASE, /* slug of a release of this site, as exports give it */
};
#define IMPORT_COLUMN_COUNT 6
extern const char *const import_column_names[IMPORT_COLUMN_COUNT + 1];

/* How the file is to be read. */
struct import_options {
	const char *columns[IMPORT_COLUMN_COUNT]; /* name in the file; NULL: the column's own */
	size_t places[IMPORT_COLUMN_COUNT]; /* which column of the file it is, from 1, whatever the
	                                     * file calls it, or IMPORT_LEFT_OUT; 0: by its name */
	const char *genre_separator;        /* not empty; NULL: ";" */
	const char *mapping; /* what gives columns other names, in messages; NULL: --map */
};

/* Instead of a place: the file's column of that name is something else. */
#define IMPORT_LEFT_OUT SIZE_MAX

struct import_tag {
	const char *name;
	short weight; /* 1..100, 0 when none is given */
};

/* A checked row. Texts are well-formed, trimmed, without control characters. */
struct import_row {
	size_t line; /* of the file */
	int rank;
	const char *title;     /* NULL: unknown */
	const char *title_key; /* unicode_match_key; NULL with the title */
	const char *title_near_key;
	const char *artist;
	const char *artist_key;
	const char *artist_near_key;
	struct date released;
	struct import_tag *tags;
	size_t tag_count;
	const char *release; /* slug, or NULL */
};

/* Something wrong with the file. */
struct import_problem {
	size_t line;        /* 0: the file as a whole */
	const char *column; /* name of the column; NULL: the row as a whole */
	const char *value;  /* what stood there, cut at 60 code points, control characters as
	                     * '?'; NULL when nothing did */
	const char *reason; /* a sentence without full stop that says what is allowed */
};

struct import {
	const char *const *header; /* what the file calls its columns, as a message shows it */
	size_t header_count;       /* 0: the file cannot be read at all */
	const char *names[IMPORT_COLUMN_COUNT]; /* what it calls those that are wanted */
	struct import_row *rows; /* row i has rank i + 1; as in the file if there are problems */
	size_t row_count;
	struct import_problem
		*problems; /* every one, by line; nothing may be applied if any is there */
	size_t problem_count;
};

/*
 * Reads "rank=position,title=release_name" into `options->columns`. Returns NULL, or a sentence
 * that says what is wrong (from the arena).
 */
MUST_CHECK const char *import_map(
	const char *text, struct import_options *options, struct arena *arena);

/* Why an export with this name of a genre would not read back as it was (a ';', or what looks like
 * a weight at the end): a sentence without full stop; NULL when it would. */
MUST_CHECK const char *import_genre_fault(const char *name);

/*
 * Reads and checks a file (A33-A35): header present, needed columns (rank, title, artist) present,
 * every row as wide as the header, ranks whole and exactly 1..n, artist given, dates and weights
 * valid, one release not twice: neither one slug, nor, among rows without a slug, one title and
 * artist (by match key) with the same or an unknown year. Peter Gabriel's four albums of his name
 * are four releases. *Every* bad row is listed, as far as the file can be read at all. Returns true
 * when there is none. All memory is from `arena`. Of the "'"s before = + - @ TAB CR at the start of
 * a field one is the guard of an export (import_needs_guard()) and is taken off again (A20).
 */
MUST_CHECK bool import_read(const char *bytes, size_t length, const struct import_options *options,
	struct arena *arena, struct import *import);

/*
 * Whether an export puts a "'" in front of `text`, so that the text that is read back is the same:
 * before a "'" that would be taken for a guard, and, `for_excel`, before whatever a spreadsheet
 * takes for a formula (= + - @ TAB CR).
 */
bool import_needs_guard(const char *text, bool for_excel);

#endif
