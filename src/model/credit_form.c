#include "model/credit_form.h"

#include <string.h>

#include "base/text.h"
#include "model/draft.h"
#include "model/form_field.h"
#include "model/limits.h"
#include "model/unicode.h"

#include "base/banned.h"

/* Empty rows that the form offers. */
#define SPARE_ROWS 2

/* What the schema takes. */
#define JOIN_LENGTH 100

/* A credit on its way. */
struct reading {
	const struct credit_texts *texts;
	struct arena *arena;
	struct credit_wish *parts;
	size_t count;
	struct credit_faults *faults;
};

static struct form_field field_of(const struct reading *work, size_t row)
{
	return (struct form_field){work->arena, &work->faults->rows[row]};
}

/* The rows, from 1, in the order that their places ask for (the rule of a list's ranks, A28). */
static const int64_t *arrange(const struct reading *work)
{
	int64_t *rows = ARENA_ARRAY(work->arena, int64_t, work->texts->count);
	const struct draft_wish wish = {
		.releases = rows, .typed = work->texts->places, .count = work->texts->count};
	struct draft_order order;

	for (size_t i = 0; i < wish.count; i++)
		rows[i] = (int64_t)i + 1;
	if (draft_arrange(&wish, work->arena, &order))
		return order.releases;
	for (size_t i = 0; i < order.fault_count; i++) {
		const struct form_field field = field_of(work, order.faults[i].row - 1);

		form_blame(field.fault,
			arena_format(work->arena,
				"A place is a number from 1 to %zu, and no two artists "
				"ask for the same.",
				wish.count));
	}
	return rows;
}

/* Adds the part of row `row`, which is followed by the joining phrase `join`; an empty row is
 * none. */
static void read_part(struct reading *work, size_t row, const char *join)
{
	const struct form_field field = field_of(work, row);
	const char *name = form_line(work->texts->names[row], LIMIT_NAME, field.arena, field.fault);
	const char *typed =
		form_line(work->texts->artists[row], LIMIT_NAME, field.arena, field.fault);
	const char *artist = typed != NULL ? typed : name;
	const char *key;

	if (artist == NULL)
		return;
	if (name == NULL)
		form_blame(field.fault, "The name is missing as it is printed on this release.");
	key = unicode_match_key(work->arena, artist);
	if (*key == '\0')
		form_blame(field.fault, "This name has nothing that can be seen.");
	work->parts[work->count++] = (struct credit_wish){
		.name = name != NULL ? name : artist,
		.join = join,
		.artist = artist,
		.key = key,
		.near_key = unicode_near_key(work->arena, artist),
		.slug = typed,
		.choice = work->texts->choices[row],
		.row = row,
	};
}

static bool is_word(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '&';
}

/* Between two names: words get the blanks that everybody forgets, commas theirs. */
static const char *join_between(const struct reading *work, const char *typed)
{
	size_t length = strlen(typed);
	char last;

	if (length == 0)
		return typed;
	last = typed[length - 1];
	return arena_format(work->arena, "%s%s%s", is_word(typed[0]) ? " " : "", typed,
		is_word(last) || strchr(",.;:", last) != NULL ? " " : "");
}

/* Behind the last name: one that ends with a blank would join it to something. */
static const char *join_at_end(const char *typed)
{
	size_t length = strlen(typed);

	return length > 0 && typed[length - 1] == ' ' ? "" : typed;
}

static void read_joins(struct reading *work)
{
	for (size_t i = 0; i < work->count; i++) {
		struct credit_wish *part = &work->parts[i];
		const struct form_field field = field_of(work, part->row);
		bool is_last = i + 1 == work->count;

		if (text_has_control(part->join) || text_length(part->join) > JOIN_LENGTH - 2)
			form_blame(field.fault,
				"A joining phrase has up to 98 characters, and no tabs.");
		part->join = is_last ? join_at_end(part->join) : join_between(work, part->join);
		if (!is_last && *part->join == '\0')
			form_blame(field.fault,
				"Something has to join this name to the next one: “and”, "
				"for instance, or a comma.");
	}
}

/* The whole as printed, and its keys. */
static void read_whole(const struct reading *work, struct credit_values *values)
{
	const struct form_field first = field_of(work, 0);
	const char *name = "";

	values->parts = work->parts;
	values->count = work->count;
	if (work->count == 0) {
		form_blame(first.fault, "A release has at least one artist.");
		return;
	}
	for (size_t i = 0; i < work->count; i++)
		name = arena_format(
			work->arena, "%s%s%s", name, work->parts[i].name, work->parts[i].join);
	if (text_length(name) > LIMIT_NAME)
		form_blame(first.fault,
			arena_format(work->arena,
				"All names together have %zu characters; up to %d fit.",
				text_length(name), LIMIT_NAME));
	values->name = name;
	values->match_key = unicode_match_key(work->arena, name);
	values->near_key = unicode_near_key(work->arena, name);
}

bool credit_form_read(const struct credit_texts *texts, struct arena *arena,
	struct credit_values *values, struct credit_faults *faults)
{
	struct reading work = {.texts = texts,
		.arena = arena,
		.parts = ARENA_ARRAY(arena, struct credit_wish, texts->count),
		.faults = faults};
	const int64_t *rows;

	*values = (struct credit_values){0};
	*faults = (struct credit_faults){{NULL}};
	rows = arrange(&work);
	for (size_t i = 0; i < texts->count; i++)
		read_part(&work, (size_t)rows[i] - 1, texts->joins[i]);
	read_joins(&work);
	read_whole(&work, values);
	for (size_t i = 0; i < CREDIT_ROWS_MAX; i++) {
		if (faults->rows[i] != NULL)
			return false;
	}
	return true;
}

bool credit_form_settled(const struct credit_values *values, const struct credit_match *matches,
	struct arena *arena, struct credit_faults *faults)
{
	bool is_settled = true;

	for (size_t i = 0; i < values->count; i++) {
		const struct form_field field = {arena, &faults->rows[values->parts[i].row]};

		if (!matches[i].is_open)
			continue;
		is_settled = false;
		form_blame(field.fault,
			arena_format(arena,
				"“%s” is nearly the name of an artist who is known: choose whether "
				"that is who it is.",
				values->parts[i].artist));
	}
	return is_settled;
}

struct credit_texts credit_form_write(const struct credit_values *values, struct arena *arena)
{
	size_t wanted = values->count + SPARE_ROWS;
	size_t count = wanted < CREDIT_ROWS_MAX ? wanted : CREDIT_ROWS_MAX;
	const char **columns[5];

	for (size_t i = 0; i < 5; i++)
		columns[i] = ARENA_ARRAY(arena, const char *, count);
	for (size_t i = 0; i < count; i++) {
		const struct credit_wish *part = i < values->count ? &values->parts[i] : NULL;
		bool is_called_so = part == NULL || text_equal(unicode_match_key(arena, part->name),
							    unicode_match_key(arena, part->artist));

		columns[0][i] = arena_format(arena, "%zu", i + 1);
		columns[1][i] = part == NULL ? "" : part->name;
		columns[2][i] = is_called_so ? "" : part->artist;
		columns[3][i] = "";
		columns[4][i] = part == NULL ? "" : part->join;
	}
	return (struct credit_texts){
		columns[0], columns[1], columns[2], columns[3], columns[4], count};
}

const char *credit_form_text(const struct credit_texts *texts, struct arena *arena)
{
	const char *text = "";

	for (size_t i = 0; i < texts->count; i++) {
		const char *artist = texts->artists[i];

		if (*texts->names[i] == '\0' && *artist == '\0')
			continue;
		text = arena_format(arena, "%s“%s”%s%s%s%s\n", text, texts->names[i],
			texts->joins[i], *artist != '\0' ? " (" : "", artist,
			*artist != '\0' ? ")" : "");
	}
	return text;
}
