#include "base/map.h"
#include "store/array.h"
#include "store/rows.h"
#include "store/store_draft.h"

#include "base/banned.h"

/* Columns of import_release_match.sql. */
enum match { MATCH_NAMED, MATCH_KEYED, MATCH_FITTING };

/* Lines on their way to releases. */
struct matching {
	const struct import *lines;
	struct arena *arena;
	int64_t *releases;
	struct map *claimed; /* number of a release as text -> line that is it, from 1 */
	struct import *problems;
};

static void blame(struct matching *work, const struct import_row *line, enum import_column column,
	const char *value, const char *reason)
{
	work->problems->problems[work->problems->problem_count++] = (struct import_problem){
		.line = line->line,
		.column = import_column_names[column],
		.value = value,
		.reason = reason,
	};
}

static void claim(struct matching *work, size_t at, int64_t release)
{
	const struct import_row *line = &work->lines->rows[at];
	size_t *claimant =
		map_at(work->claimed, arena_format(work->arena, "%lld", (long long)release));

	work->releases[at] = release;
	if (*claimant != 0)
		blame(work, line, IMPORT_TITLE, line->title,
			arena_format(work->arena,
				"is the same release as line %zu; a release stands once in a list",
				work->lines->rows[*claimant - 1].line));
	else
		*claimant = at + 1;
}

static const char *ambiguous(
	const struct matching *work, const struct import_row *line, int fitting)
{
	return arena_format(work->arena,
		line->released.year == 0
			? "%d releases have this title and artist: give the year or the release"
			: "%d releases have this title, artist and year: give the release",
		fitting);
}

/* By the slug; title and artist are for people, but must not be those of another release. */
static void match_named(struct matching *work, size_t at, int64_t named, int64_t keyed)
{
	const struct import_row *line = &work->lines->rows[at];

	if (named == 0)
		blame(work, line, IMPORT_RELEASE, line->release,
			"no release has this slug; the field may be empty");
	else if (line->title != NULL && keyed != named)
		blame(work, line, IMPORT_TITLE, line->title,
			"the release of this line has another title, artist or year, and a list "
			"does not change releases; leave its slug out if another one is meant");
	else
		claim(work, at, named);
}

static void match_line(struct matching *work, size_t at, int64_t named, int64_t keyed, int fitting)
{
	const struct import_row *line = &work->lines->rows[at];

	if (line->release != NULL)
		match_named(work, at, named, keyed);
	else if (line->title == NULL)
		blame(work, line, IMPORT_TITLE, NULL,
			"a release without a title is named by its slug, in the last column");
	else if (keyed == 0)
		blame(work, line, IMPORT_TITLE, line->title,
			"no release has this title and artist");
	else if (fitting > 1)
		blame(work, line, IMPORT_TITLE, line->title, ambiguous(work, line, fitting));
	else
		claim(work, at, keyed);
}

#define ARRAYS 4

static void write_arrays(const struct import *lines, struct buffer arrays[ARRAYS])
{
	for (size_t i = 0; i < ARRAYS; i++)
		array_begin(&arrays[i]);
	for (size_t i = 0; i < lines->row_count; i++) {
		array_text(&arrays[0], lines->rows[i].release);
		array_text(&arrays[1], lines->rows[i].title_key);
		array_text(&arrays[2], lines->rows[i].artist_key);
		array_number_or_null(&arrays[3], lines->rows[i].released.year);
	}
	for (size_t i = 0; i < ARRAYS; i++)
		array_end(&arrays[i]);
}

static enum result query_matches(
	struct store *store, const struct import *lines, struct rows **rows)
{
	struct buffer arrays[ARRAYS] = {{0}};
	const char *values[ARRAYS];
	enum result result;

	write_arrays(lines, arrays);
	for (size_t i = 0; i < ARRAYS; i++)
		values[i] = buffer_text(&arrays[i]);
	result = store_query(store, STATEMENT_IMPORT_RELEASE_MATCH, values, rows);
	for (size_t i = 0; i < ARRAYS; i++)
		buffer_free(&arrays[i]);
	return result;
}

enum result store_draft_match(struct store *store, const struct import *lines, struct arena *arena,
	int64_t **releases, struct import *problems)
{
	struct matching work = {.lines = lines,
		.arena = arena,
		.releases = ARENA_ARRAY(arena, int64_t, lines->row_count),
		.claimed = map_new(arena),
		.problems = problems};
	struct rows *rows = NULL;
	enum result result = query_matches(store, lines, &rows);

	*problems = (struct import){
		.problems = ARENA_ARRAY(arena, struct import_problem, lines->row_count)};
	if (result != RESULT_OK)
		return result;
	for (size_t i = 0; i < rows_count(rows) && i < lines->row_count; i++)
		match_line(&work, i, rows_bigint(rows, i, MATCH_NAMED),
			rows_bigint(rows, i, MATCH_KEYED), rows_int(rows, i, MATCH_FITTING));
	rows_free(rows);
	*releases = work.releases;
	return problems->problem_count == 0 ? RESULT_OK : RESULT_INVALID;
}
