#include "store/store_slug.h"

#include "base/text.h"
#include "model/unicode.h"
#include "store/array.h"
#include "store/rows.h"

#include "base/banned.h"

enum result store_slug_present(struct store *store, enum slug_kind kind, const char *slug,
	struct arena *arena, const char **present)
{
	enum { SLUG, DELETED };

	const char *const values[] = {slug_kind_words[kind], slug};
	struct rows *rows = NULL;
	enum result result = store_query(store, STATEMENT_SLUG_PRESENT, values, &rows);

	if (result == RESULT_OK && rows_count(rows) == 0)
		result = RESULT_NOT_FOUND;
	if (result == RESULT_OK && rows_bool(rows, 0, DELETED))
		result = RESULT_GONE;
	if (result == RESULT_OK)
		*present = rows_text(rows, 0, SLUG, arena);
	rows_free(rows);
	return result;
}

/* The statement that tells which slugs are taken. */
static enum statement_id taken_slugs(enum slug_kind kind)
{
	switch (kind) {
	case SLUG_ARTIST:
		return STATEMENT_IMPORT_ARTIST_SLUGS;
	case SLUG_GENRE:
		return STATEMENT_IMPORT_GENRE_SLUGS;
	case SLUG_RELEASE:
	case SLUG_CHART:
	case SLUG_NONE:
		break;
	}
	return STATEMENT_IMPORT_RELEASE_SLUGS;
}

static bool is_taken(
	const struct rows *rows, const char *slug, const char *own, struct arena *arena)
{
	for (size_t i = 0; i < rows_count(rows); i++) {
		if (text_equal(rows_text(rows, i, 0, arena), slug))
			return !text_equal(slug, own);
	}
	return false;
}

enum result store_slug_free(struct store *store, enum slug_kind kind, const char *name,
	const char *fallback, const char *own, struct arena *arena, const char **slug)
{
	const char *made = unicode_slug(arena, name);
	const char *wished = *made != '\0' ? made : fallback;
	const char *array = array_of_texts(arena, &wished, 1);
	struct rows *rows = NULL;
	enum result result = store_query(store, taken_slugs(kind), &array, &rows);

	if (result != RESULT_OK)
		return result;
	*slug = wished;
	for (int number = 2; is_taken(rows, *slug, own, arena); number++)
		*slug = arena_format(arena, "%s-%d", wished, number);
	rows_free(rows);
	return RESULT_OK;
}

enum result store_slug_check(struct store *store, enum slug_kind kind, const char *slug,
	const char *own, struct arena *arena)
{
	const char *array = array_of_texts(arena, &slug, 1);
	struct rows *rows = NULL;
	enum result result = store_query(store, taken_slugs(kind), &array, &rows);

	if (result == RESULT_OK && is_taken(rows, slug, own, arena))
		result = RESULT_INVALID;
	rows_free(rows);
	return result;
}
