#include "model/chart_form.h"

#include "base/text.h"
#include "model/form_field.h"
#include "model/limits.h"
#include "model/unicode.h"

#include "base/banned.h"

/* In the admin the form for a new chart has this address. */
static const char *const pages[] = {"new", NULL};

bool chart_form_read(const struct chart_texts *texts, struct arena *arena,
	struct chart_values *values, struct chart_faults *faults)
{
	*faults = (struct chart_faults){0};
	*values = (struct chart_values){
		.title = form_line(texts->title, LIMIT_NAME, arena, &faults->title),
		.sort = texts->sort,
		.order = texts->order,
	};
	/* Invisible characters alone are no title. */
	if (values->title == NULL || *unicode_match_key(arena, values->title) == '\0')
		form_blame(&faults->title, "A chart needs a title.");
	else
		values->near_key = unicode_near_key(arena, values->title);
	values->slug = form_slug(texts->slug, faults->title == NULL ? values->title : NULL, pages,
		arena, &faults->slug);
	values->genre = form_line(texts->genre, LIMIT_GENRE, arena, &faults->genre);
	if (values->genre != NULL)
		values->genre_key = unicode_match_key(arena, values->genre);
	return faults->title == NULL && faults->slug == NULL && faults->genre == NULL;
}

struct chart_texts chart_form_write(const struct chart_values *values)
{
	return (struct chart_texts){
		.title = values->title,
		.slug = values->slug,
		.genre = values->genre != NULL ? values->genre : "",
		.sort = values->sort,
		.order = values->order,
	};
}

void chart_form_blame(const struct chart_values *values, const struct chart_taken *taken,
	struct arena *arena, struct chart_faults *faults)
{
	const char *what = taken->is_deleted ? "the deleted chart" : "the chart";

	if (taken->slug != NULL)
		faults->slug =
			arena_format(arena, "“%s” is the address of %s “%s”: choose another.",
				values->slug, what, taken->slug);
	else if (taken->former != NULL)
		faults->slug = arena_format(arena,
			"“%s” was the address of %s “%s”, and goes on to lead there: choose "
			"another.",
			values->slug, what, taken->former);
	if (taken->lacks_genre)
		faults->genre = arena_format(arena,
			"There is no genre “%s”: make it first, or leave this empty.",
			values->genre);
}
