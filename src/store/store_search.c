#include "store/store_search.h"

#include "base/number.h"
#include "base/text.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of both statements. */
enum hit { HIT_KIND, HIT_MATCH, HIT_SLUG, HIT_NAME, HIT_CONTEXT };

/* One more than is shown tells whether there are more. */
#define HITS (SEARCH_GROUP_HITS + 1)

/* The index of `word` in `words`, NULL-terminated; 0 for one that is not there. */
static size_t index_of(const char *const *words, const char *word)
{
	for (size_t i = 0; words[i] != NULL; i++) {
		if (text_equal(words[i], word))
			return i;
	}
	return 0;
}

static void read_hits(struct search *search, const struct rows *rows, struct arena *arena)
{
	for (size_t i = 0; i < rows_count(rows); i++) {
		const char *kind = rows_text(rows, i, HIT_KIND, arena);
		const char *match = rows_text(rows, i, HIT_MATCH, arena);

		search_add(search, (enum search_kind)index_of(search_kind_words, kind),
			(struct search_hit){
				.match = (enum search_match)index_of(search_match_words, match),
				.slug = rows_text(rows, i, HIT_SLUG, arena),
				.name = rows_text(rows, i, HIT_NAME, arena),
				.context = rows_text(rows, i, HIT_CONTEXT, arena),
			});
	}
}

/* The groups that have room for more, as PostgreSQL reads an array; "{}" for none. */
static const char *kinds_with_room(const struct search *search, struct arena *arena)
{
	const char *kinds = "";

	for (size_t i = 0; i < SEARCH_KIND_COUNT; i++) {
		if (!search->groups[i].more)
			kinds = arena_format(arena, "%s%s%s", kinds, kinds[0] == '\0' ? "" : ",",
				search_kind_words[i]);
	}
	return arena_format(arena, "{%s}", kinds);
}

static enum result add_hits(struct store *store, enum statement_id statement,
	const char *const *values, struct arena *arena, struct search *search)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, statement, values, &rows);

	if (result == RESULT_OK)
		read_hits(search, rows, arena);
	rows_free(rows);
	return result;
}

enum result store_search(struct store *store, const char *q, const char *key, struct arena *arena,
	struct search *search)
{
	char hits[NUMBER_SIZE];
	const char *const found[] = {key, q, number_write(HITS, hits)};
	enum result result;

	*search = (struct search){0};
	result = add_hits(store, STATEMENT_SEARCH_FOUND, found, arena, search);
	if (result != RESULT_OK)
		return result;

	const char *kinds = kinds_with_room(search, arena);
	const char *const similar[] = {key, kinds, hits, search_count(search) == 0 ? "t" : "f"};

	if (text_equal(kinds, "{}"))
		return RESULT_OK;
	return add_hits(store, STATEMENT_SEARCH_SIMILAR, similar, arena, search);
}
