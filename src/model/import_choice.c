#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "model/import_outcome.h"

#include "base/banned.h"

char *import_choice_write(struct arena *arena, const struct import_choice *choice)
{
	return arena_format(arena, "%s-%zu-%lld", choice->is_artist ? "artist" : "release",
		choice->line, (long long)choice->known);
}

bool import_choice_read(const char *text, struct arena *arena, struct import_choice *choice)
{
	char *rest = arena_text(arena, text);
	const char *kind = strsep(&rest, "-");
	const char *line = rest != NULL ? strsep(&rest, "-") : NULL;
	long number, known;

	if (rest == NULL || line == NULL ||
		(!text_equal(kind, "artist") && !text_equal(kind, "release")) ||
		!number_read(line, 1, (long)IMPORT_MAX_BYTES, &number) ||
		!number_read(rest, 1, INT64_MAX, &known))
		return false;
	*choice = (struct import_choice){text_equal(kind, "artist"), (size_t)number, known};
	return true;
}
