#include "store/store_genre.h"

#include "model/unicode.h"
#include "store/rows.h"

#include "base/banned.h"

/* "post-punk" -> "post punk". */
static const char *name_of_slug(struct arena *arena, const char *slug)
{
	char *name = arena_text(arena, slug);

	for (char *byte = name; *byte != '\0'; byte++) {
		if (*byte == '-')
			*byte = ' ';
	}
	return name;
}

enum result store_genre_save(struct store *store, const char *slug, const char *name,
	const char *essay, const char *essay_source)
{
	struct arena *arena = arena_new();
	const char *made = name_of_slug(arena, slug);
	const char *key = unicode_match_key(arena, name != NULL ? name : made);
	const char *near_key = unicode_near_key(arena, name != NULL ? name : made);
	struct rows *rows = NULL;
	enum result result = store_execute(store, STATEMENT_WRITERS_LOCK, NULL);

	if (result == RESULT_OK)
		result = store_query(store, STATEMENT_GENRE_SAVE,
			(const char *const[]){slug, name, made, key, near_key, essay, essay_source},
			&rows);
	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_UNCHANGED;
	rows_free(rows);
	arena_free(arena);
	return result;
}
