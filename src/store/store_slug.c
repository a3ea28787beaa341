#include "store/store_slug.h"

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
