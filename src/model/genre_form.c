#include "model/genre_form.h"

#include "base/text.h"
#include "model/form_field.h"
#include "model/import.h"
#include "model/limits.h"
#include "model/unicode.h"

#include "base/banned.h"

/* Addresses below that of all genres which are no genre's: the map, and the form for a new one. */
static const char *const pages[] = {"map", "new", NULL};

static void read_name(const char *typed, struct arena *arena, struct genre_values *values,
	struct genre_faults *faults)
{
	const char *name = form_line(typed, LIMIT_GENRE, arena, &faults->name);
	const char *wrong = name == NULL ? NULL : import_genre_fault(name);

	values->key = name == NULL ? "" : unicode_match_key(arena, name);
	/* Invisible characters alone are no name. */
	if (*values->key == '\0')
		form_blame(&faults->name, "A genre needs a name.");
	else if (wrong != NULL)
		form_blame(&faults->name, arena_format(arena, "Not a name: %s.", wrong));
	if (faults->name != NULL)
		return;
	values->name = name;
	values->near_key = unicode_near_key(arena, name);
}

/* Whether nothing stands in it that a text file does not have. */
static bool is_plain(const char *text)
{
	for (; *text != '\0'; text++) {
		if (((unsigned char)*text < ' ' && *text != '\n' && *text != '\t') || *text == 0x7f)
			return false;
	}
	return true;
}

static void read_essay(const char *typed, struct arena *arena, struct genre_values *values,
	struct genre_faults *faults)
{
	size_t length = text_length(typed);

	if (length > LIMIT_ESSAY)
		faults->essay = arena_format(
			arena, "The essay has %zu characters; up to %d fit.", length, LIMIT_ESSAY);
	else if (!is_plain(typed))
		faults->essay =
			"Control characters other than line ends and tabs stand in the essay.";
	else if (!text_is_blank(typed))
		values->essay = typed;
}

bool genre_form_read(const struct genre_texts *texts, struct arena *arena,
	struct genre_values *values, struct genre_faults *faults)
{
	*values = (struct genre_values){0};
	*faults = (struct genre_faults){0};
	read_name(texts->name, arena, values, faults);
	values->slug = form_slug(texts->slug, values->name, pages, arena, &faults->slug);
	read_essay(texts->essay, arena, values, faults);
	values->source = form_line(texts->source, LIMIT_NAME, arena, &faults->source);
	return faults->name == NULL && faults->slug == NULL && faults->essay == NULL &&
	       faults->source == NULL;
}

static const char *text_or_empty(const char *text)
{
	return text != NULL ? text : "";
}

struct genre_texts genre_form_write(const struct genre_values *values)
{
	return (struct genre_texts){
		.name = values->name,
		.slug = values->slug,
		.essay = text_or_empty(values->essay),
		.source = text_or_empty(values->source),
	};
}

void genre_form_blame(const struct genre_values *values, const struct genre_taken *taken,
	struct arena *arena, struct genre_faults *faults)
{
	if (taken->name != NULL)
		faults->name = arena_format(arena, "There is the genre “%s” already.", taken->name);
	if (taken->slug != NULL)
		faults->slug = arena_format(arena,
			"“%s” is the address of the genre “%s”: choose another.", values->slug,
			taken->slug);
	else if (taken->former != NULL)
		faults->slug = arena_format(arena,
			"“%s” was the address of the genre “%s”, and goes on to lead there: choose "
			"another.",
			values->slug, taken->former);
}
