#include "model/artist_form.h"

#include "base/text.h"
#include "model/form_field.h"
#include "model/limits.h"
#include "model/sort_name.h"
#include "model/unicode.h"

#include "base/banned.h"

/* What the schema takes; the rule of sort names adds an article's ", " to a name. */
#define SORT_NAME_LENGTH (LIMIT_NAME + 2)

bool artist_form_read(const struct artist_texts *texts, struct arena *arena,
	struct artist_values *values, struct artist_faults *faults)
{
	const struct form_field name = {arena, &faults->name};
	const struct form_field sort = {arena, &faults->sort_name};
	const struct form_field slug = {arena, &faults->slug};
	const char *text;

	*faults = (struct artist_faults){.name = NULL};
	text = form_line(texts->name, LIMIT_NAME, name.arena, name.fault);
	*values = (struct artist_values){
		.name = text,
		.match_key = text == NULL ? "" : unicode_match_key(arena, text),
		.near_key = text == NULL ? "" : unicode_near_key(arena, text),
		.sort_name = form_line(texts->sort_name, SORT_NAME_LENGTH, sort.arena, sort.fault),
		.slug = form_slug(
			texts->slug, NULL, (const char *const[]){NULL}, arena, slug.fault),
		.prints = texts->prints,
	};
	if (*values->match_key == '\0')
		form_blame(name.fault, "An artist has a name.");
	else if (values->sort_name == NULL)
		values->sort_name = sort_name_guess(arena, text);
	return faults->name == NULL && faults->sort_name == NULL && faults->slug == NULL;
}

struct artist_texts artist_form_write(const struct artist_form *artist, struct arena *arena)
{
	bool is_ruled = text_equal(artist->sort_name, sort_name_guess(arena, artist->name));

	return (struct artist_texts){.name = artist->name,
		.sort_name = is_ruled ? "" : artist->sort_name,
		.slug = artist->slug,
		.prints = true};
}
