#include "store/store_migration.h"

#include "base/buffer.h"
#include "base/number.h"
#include "store/array.h"
#include "store/rows.h"

#include "base/banned.h"

/* Columns of migration_list.sql. */
enum landed {
	LANDED_NUMBER,
	LANDED_NAME,
	LANDED_PRESENT,
	LANDED_UNCHANGED,
};

/* The landed migrations beside their files; NULL rows while nothing has landed. */
static enum result list_landed(
	struct store *store, const struct migration *migrations, size_t count, struct rows **landed)
{
	struct buffer numbers = {0};
	struct buffer texts = {0};
	enum result result = RESULT_BROKEN;

	array_begin(&numbers);
	array_begin(&texts);
	for (size_t i = 0; i < count; i++) {
		array_number(&numbers, migrations[i].number);
		array_text(&texts, migrations[i].text);
	}
	array_end(&numbers);
	array_end(&texts);

	const char *const values[] = {buffer_text(&numbers), buffer_text(&texts)};

	result = store_query(store, STATEMENT_MIGRATION_LIST, values, landed);
	buffer_free(&texts);
	buffer_free(&numbers);
	return result;
}

/* Whether `number` is among the landed ones. */
static bool has_landed(const struct rows *landed, int number)
{
	for (size_t i = 0; i < rows_count(landed); i++) {
		if (rows_int(landed, i, LANDED_NUMBER) == number)
			return true;
	}
	return false;
}

/* What is wrong with a landed migration; NULL for nothing. */
static const char *fault_of_landed(const struct rows *landed, size_t at, struct arena *arena)
{
	const char *name = rows_text(landed, at, LANDED_NAME, arena);

	if (!rows_bool(landed, at, LANDED_PRESENT))
		return arena_format(arena,
			"migration %s has landed in the database, but its file is gone", name);
	if (!rows_bool(landed, at, LANDED_UNCHANGED))
		return arena_format(
			arena, "the file of migration %s was changed after it had landed", name);
	return NULL;
}

static void compare(struct migration_state *state, const struct rows *landed,
	const struct migration *migrations, size_t count, struct arena *arena)
{
	int last = 0;

	state->landed = (int)rows_count(landed);
	for (size_t i = 0; i < rows_count(landed); i++) {
		last = rows_int(landed, i, LANDED_NUMBER);
		if (state->fault == NULL)
			state->fault = fault_of_landed(landed, i, arena);
	}
	for (size_t i = 0; i < count; i++) {
		if (has_landed(landed, migrations[i].number))
			continue;
		state->missing++;
		if (migrations[i].number < last && state->fault == NULL)
			state->fault = arena_format(arena,
				"migration %s never landed, but a later one has",
				migrations[i].name);
	}
}

enum result store_migration_state(struct store *store, const struct migration *migrations,
	size_t count, struct arena *arena, struct migration_state *state)
{
	struct rows *exists = NULL;
	struct rows *landed = NULL;
	enum result result = store_query(store, STATEMENT_MIGRATION_EXISTS, NULL, &exists);

	*state = (struct migration_state){.missing = (int)count};
	if (result != RESULT_OK || !rows_bool(exists, 0, 0))
		goto done;
	result = list_landed(store, migrations, count, &landed);
	if (result != RESULT_OK)
		goto done;
	state->missing = 0;
	compare(state, landed, migrations, count, arena);
done:
	rows_free(landed);
	rows_free(exists);
	return result;
}

/* In the open transaction. */
static enum result apply_and_note(struct store *store, const struct migration *migration)
{
	char number[NUMBER_SIZE];
	const char *const values[] = {number, migration->name, migration->text};
	enum result result = store_script(store, migration->text);

	if (result != RESULT_OK)
		return result;
	number_write(migration->number, number);
	return store_execute(store, STATEMENT_MIGRATION_ADD, values);
}

enum result store_migration_apply(struct store *store, const struct migration *migration)
{
	enum result result = store_begin(store);

	if (result != RESULT_OK)
		return result;
	return store_end(store, apply_and_note(store, migration));
}
