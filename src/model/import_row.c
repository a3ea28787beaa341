#include "model/import_row.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "model/limits.h"
#include "model/slug.h"
#include "model/unicode.h"

#include "base/banned.h"

static void blame(struct import_reader *reader, size_t line, enum import_column column,
	const char *value, const char *reason)
{
	import_blame(reader, line, reader->names[column], value, reason);
}

/* "'=" has a guard, and gets another one in an export: taking one off is right in both cases. */
bool import_needs_guard(const char *text, bool for_excel)
{
	size_t quotes = strspn(text, "'");

	return text[quotes] != '\0' && strchr("=+-@\t\r", text[quotes]) != NULL &&
	       (quotes > 0 || for_excel);
}

/* A field of the row, cleaned; NULL when it is empty or the file does not have the column. */
static char *cell(
	const struct import_reader *reader, const struct csv_row *row, enum import_column column)
{
	char *text;

	if (reader->columns[column] == IMPORT_ABSENT)
		return NULL;
	text = row->fields[reader->columns[column]];
	if (import_needs_guard(text, false))
		text++;
	text = text_trim(text);
	return *text != '\0' ? text : NULL;
}

/* Whether `name` may be kept; blames it otherwise. */
static bool is_clean(struct import_reader *reader, size_t line, enum import_column column,
	const char *name, int limit)
{
	if (text_has_control(name))
		blame(reader, line, column, name,
			"a name has no control characters, line ends and tabs included");
	else if (text_length(name) > (size_t)limit)
		blame(reader, line, column, name,
			arena_format(reader->arena, "a name has at most %d characters", limit));
	else
		return true;
	return false;
}

static void read_rank(
	struct import_reader *reader, const struct csv_row *cells, struct import_row *row)
{
	const char *text = cell(reader, cells, IMPORT_RANK);
	long rank;

	if (text != NULL && number_read(text, 1, reader->last_rank, &rank))
		row->rank = (int)rank;
	else
		blame(reader, row->line, IMPORT_RANK, text,
			arena_format(reader->arena,
				"a rank is a whole number from 1 to the number of rows, here %ld",
				reader->last_rank));
}

/* White space and invisible characters alone are no title: their key is empty. */
static void read_title(
	struct import_reader *reader, const struct csv_row *cells, struct import_row *row)
{
	const char *title = cell(reader, cells, IMPORT_TITLE);

	if (title == NULL || !is_clean(reader, row->line, IMPORT_TITLE, title, LIMIT_NAME))
		return;

	const char *key = unicode_match_key(reader->arena, title);

	if (*key == '\0')
		return;
	row->title = title;
	row->title_key = key;
	row->title_near_key = unicode_near_key(reader->arena, title);
}

static void read_artist(
	struct import_reader *reader, const struct csv_row *cells, struct import_row *row)
{
	const char *artist = cell(reader, cells, IMPORT_ARTIST);

	if (artist != NULL && !is_clean(reader, row->line, IMPORT_ARTIST, artist, LIMIT_NAME))
		return;

	const char *key = artist != NULL ? unicode_match_key(reader->arena, artist) : "";

	if (*key == '\0') {
		blame(reader, row->line, IMPORT_ARTIST, NULL, "every row needs an artist");
		return;
	}
	row->artist = artist;
	row->artist_key = key;
	row->artist_near_key = unicode_near_key(reader->arena, artist);
}

static void read_released(
	struct import_reader *reader, const struct csv_row *cells, struct import_row *row)
{
	const char *text = cell(reader, cells, IMPORT_RELEASED);
	const char *wrong = date_read(text != NULL ? text : "", &row->released);

	if (wrong != NULL)
		blame(reader, row->line, IMPORT_RELEASED, text, wrong);
}

static void read_release(
	struct import_reader *reader, const struct csv_row *cells, struct import_row *row)
{
	const char *slug = cell(reader, cells, IMPORT_RELEASE);

	if (slug == NULL || slug_is_valid(slug))
		row->release = slug;
	else
		blame(reader, row->line, IMPORT_RELEASE, slug,
			"a release is named by the last part of its address: a-z, 0-9 and single "
			"hyphens");
}

/* Whether what stands behind a ':' is meant as a weight: nothing, or what looks like a number. */
static bool looks_like_weight(const char *text)
{
	size_t digits = strcspn(text, "0123456789");

	if (text_is_blank(text))
		return true;
	return text[digits] != '\0' && text[strspn(text, "0123456789+-.,% ")] == '\0';
}

const char *import_genre_fault(const char *name)
{
	const char *colon = strrchr(name, ':');

	if (strchr(name, ';') != NULL)
		return "a genre has no ';' in its name, because exports put it between genres";
	if (colon != NULL && looks_like_weight(colon + 1))
		return "a genre's name does not end in ':' or ':' and a number, because exports "
		       "put the weight there";
	return NULL;
}

/* Cuts "shoegaze:48" into its name and its weight. False, and blamed, if the weight is broken. */
static bool read_weight(
	struct import_reader *reader, size_t line, char *text, struct import_tag *tag)
{
	char *colon = strrchr(text, ':');
	const char *whole = text;
	long weight = 0;

	if (colon != NULL && looks_like_weight(colon + 1)) {
		whole = arena_text(reader->arena, text);
		*colon = '\0';
		if (!number_read(text_trim(colon + 1), 1, 100, &weight)) {
			blame(reader, line, IMPORT_GENRES, whole,
				"the weight behind ':' is a whole number from 1 to 100");
			return false;
		}
	}
	*tag = (struct import_tag){text_trim(text), (short)weight};
	return true;
}

/* The tags of a row in the making, with the keys by which they must differ. */
struct tags {
	struct import_tag list[LIMIT_TAGS];
	const char *keys[LIMIT_TAGS];
	size_t count;
};

static bool is_named(const struct tags *tags, const char *key)
{
	for (size_t i = 0; i < tags->count; i++) {
		if (strcmp(tags->keys[i], key) == 0)
			return true;
	}
	return false;
}

static void read_tag(struct import_reader *reader, size_t line, char *text, struct tags *tags)
{
	struct import_tag tag;

	if (!read_weight(reader, line, text, &tag) ||
		!is_clean(reader, line, IMPORT_GENRES, tag.name, LIMIT_GENRE))
		return;

	const char *key = unicode_match_key(reader->arena, tag.name);
	const char *fault = import_genre_fault(tag.name);

	if (*key == '\0')
		blame(reader, line, IMPORT_GENRES, arena_format(reader->arena, ":%d", tag.weight),
			"a weight needs a genre");
	else if (fault != NULL)
		blame(reader, line, IMPORT_GENRES, tag.name, fault);
	else if (is_named(tags, key))
		blame(reader, line, IMPORT_GENRES, tag.name, "this genre is named twice");
	else {
		tags->keys[tags->count] = key;
		tags->list[tags->count++] = tag;
	}
}

/* Cuts the next tag off `*rest`, which becomes NULL behind the last. */
static char *next_tag(char **rest, const char *separator)
{
	char *tag = *rest;

	*rest = strstr(tag, separator);
	if (*rest != NULL) {
		**rest = '\0';
		*rest += strlen(separator);
	}
	return tag;
}

static void read_tags(
	struct import_reader *reader, const struct csv_row *cells, struct import_row *row)
{
	const char *separator = reader->options->genre_separator;
	struct tags tags = {.count = 0};
	char *rest = cell(reader, cells, IMPORT_GENRES);
	size_t named = 0; /* broken tags too: what is blamed in a row is bounded */

	while (rest != NULL) {
		char *tag = next_tag(&rest, separator != NULL ? separator : ";");

		if (text_is_blank(tag))
			continue;
		if (named++ == LIMIT_TAGS) {
			blame(reader, row->line, IMPORT_GENRES, tag,
				arena_format(reader->arena, "a release has at most %d genres",
					LIMIT_TAGS));
			break;
		}
		read_tag(reader, row->line, tag, &tags);
	}
	row->tag_count = tags.count;
	row->tags = ARENA_ARRAY(reader->arena, struct import_tag, tags.count);
	memcpy(row->tags, tags.list, tags.count * sizeof(*tags.list));
}

void import_row_read(
	struct import_reader *reader, const struct csv_row *cells, struct import_row *row)
{
	size_t width = reader->file.rows[0].field_count;

	row->line = cells->line;
	if (cells->is_broken)
		return;
	if (cells->field_count != width) {
		import_blame(reader, row->line, NULL, NULL,
			arena_format(reader->arena, "the row has %zu columns, the header has %zu",
				cells->field_count, width));
		return;
	}
	read_rank(reader, cells, row);
	read_title(reader, cells, row);
	read_artist(reader, cells, row);
	read_released(reader, cells, row);
	read_tags(reader, cells, row);
	read_release(reader, cells, row);
}
