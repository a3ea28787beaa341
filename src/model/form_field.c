#include "model/form_field.h"

#include "base/text.h"
#include "model/slug.h"
#include "model/unicode.h"

#include "base/banned.h"

void form_blame(const char **fault, const char *sentence)
{
	if (*fault == NULL)
		*fault = sentence;
}

const char *form_line(const char *typed, size_t limit, struct arena *arena, const char **fault)
{
	const char *text = text_trim(arena_text(arena, typed));

	if (text_has_control(text))
		form_blame(fault, "This is one line, without tabs and other control characters.");
	else if (text_length(text) > limit)
		form_blame(fault, arena_format(arena, "This has %zu characters; up to %zu fit.",
					  text_length(text), limit));
	else
		return *text != '\0' ? text : NULL;
	return NULL;
}

/* What may be typed instead: "", or ", such as “dream-pop”". */
static const char *proposal(const char *text, struct arena *arena)
{
	const char *slug = unicode_slug(arena, text);

	return *slug == '\0' ? "" : arena_format(arena, ", such as “%s”", slug);
}

static bool is_page(const char *slug, const char *const *pages)
{
	for (size_t i = 0; pages[i] != NULL; i++) {
		if (text_equal(pages[i], slug))
			return true;
	}
	return false;
}

const char *form_slug(const char *typed, const char *name, const char *const *pages,
	struct arena *arena, const char **fault)
{
	const char *slug = text_trim(arena_text(arena, typed));

	if (*slug == '\0' && name == NULL)
		return NULL;
	if (*slug == '\0') {
		slug = unicode_slug(arena, name);
		if (*slug == '\0')
			form_blame(fault, "No address can be made of this name: type one.");
	} else if (!slug_is_valid(slug))
		form_blame(fault, arena_format(arena,
					  "An address has letters from a to z, digits and single "
					  "hyphens between them, up to %d%s.",
					  SLUG_LENGTH, proposal(slug, arena)));
	if (*fault == NULL && is_page(slug, pages))
		form_blame(fault, arena_format(arena,
					  "“%s” is the address of a page: choose another.", slug));
	return *fault == NULL ? slug : NULL;
}
