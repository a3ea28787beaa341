#include "main/ctl.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "base/text.h"

#include "base/banned.h"

/* A migration is a page or two of SQL. */
#define MIGRATION_MAX_BYTES ((size_t)1024 * 1024)

/* Digits that a file's name begins with. */
#define NUMBER_LENGTH 4

static int is_sql(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 4 && strcmp(entry->d_name + length - 4, ".sql") == 0;
}

/* Reads NNNN-reason.sql. Returns NULL, or what is wrong. */
static const char *read_migration(struct ctl *ctl, const char *file, struct migration *migration)
{
	const char *path = arena_format(ctl->arena, "%s/%s", ctl->settings.migrations, file);
	char *number = arena_copy(ctl->arena, file, strnlen(file, NUMBER_LENGTH));
	struct buffer text = {0};
	long value = 0;
	const char *fault;

	if (strlen(number) < NUMBER_LENGTH || file[NUMBER_LENGTH] != '-' ||
		!number_read(number, 1, 9999, &value))
		return arena_format(ctl->arena, "%s: is not named NNNN-reason.sql", path);
	fault = ctl_read_file(path, MIGRATION_MAX_BYTES, ctl->arena, &text);
	if (fault == NULL && !text_is_utf8(text.data, text.length))
		fault = "is not UTF-8";
	*migration = (struct migration){
		.number = (int)value,
		.name = arena_copy(ctl->arena, file, strlen(file) - 4),
		.text = arena_text(ctl->arena, buffer_text(&text)),
	};
	buffer_free(&text);
	return fault == NULL ? NULL : arena_format(ctl->arena, "%s: %s", path, fault);
}

static const char *read_all(
	struct ctl *ctl, struct dirent **files, size_t count, struct migration *migrations)
{
	const char *fault = NULL;

	for (size_t i = 0; fault == NULL && i < count; i++) {
		fault = read_migration(ctl, files[i]->d_name, &migrations[i]);
		if (fault == NULL && i > 0 && migrations[i].number == migrations[i - 1].number)
			fault = arena_format(ctl->arena, "%s: two files have the number %04d",
				ctl->settings.migrations, migrations[i].number);
	}
	return fault;
}

const char *ctl_read_migrations(struct ctl *ctl, struct migration **migrations, size_t *count)
{
	const char *folder = ctl->settings.migrations;
	struct dirent **files = NULL;
	int found = scandir(folder, &files, is_sql, alphasort);
	const char *fault;

	if (found < 0)
		return arena_format(ctl->arena, "%s: cannot be read: %m", folder);
	*count = (size_t)found;
	*migrations = ARENA_ARRAY(ctl->arena, struct migration, *count);
	if (found == 0)
		fault = arena_format(ctl->arena, "%s: holds no migrations", folder);
	else
		fault = read_all(ctl, files, *count, *migrations);
	for (int i = 0; i < found; i++)
		free(files[i]);
	free(files);
	return fault;
}

/* Applies what is missing. Under the lock, so that two of us take turns. */
static enum ctl_exit apply_missing(
	struct ctl *ctl, struct store *store, const struct migration *migrations, size_t count)
{
	struct migration_state state = {0};
	enum result result = store_migration_state(store, migrations, count, ctl->arena, &state);

	if (result != RESULT_OK)
		return ctl_fail_result(store, result, "schema");
	if (state.fault != NULL)
		return ctl_fail(CTL_REFUSED, "%s", state.fault);
	for (size_t i = (size_t)state.landed; i < count; i++) {
		result = store_migration_apply(store, &migrations[i]);
		if (result != RESULT_OK)
			return ctl_fail_result(store, result, migrations[i].name);
		printf("applied %s\n", migrations[i].name);
	}
	if (state.missing == 0)
		printf("the schema is up to date: %d migrations\n", state.landed);
	return CTL_DONE;
}

static enum ctl_exit migrate(struct ctl *ctl, char *const *operands, const char *const *values)
{
	struct migration *migrations = NULL;
	size_t count = 0;
	const char *fault = ctl_read_migrations(ctl, &migrations, &count);
	struct store *store;
	enum ctl_exit status;
	enum result result;

	(void)operands;
	(void)values;
	if (fault != NULL)
		return ctl_fail(CTL_BAD_SETTINGS, "%s", fault);
	store = store_new(ctl->settings.database_owner, CTL_DEADLINE);
	result = store_execute(store, STATEMENT_MIGRATION_LOCK, NULL);
	if (result == RESULT_OK)
		status = apply_missing(ctl, store, migrations, count);
	else
		status = ctl_fail_result(store, result, "schema");
	store_free(store);
	return status;
}

const struct ctl_command ctl_migrate = {
	.name = "migrate",
	.operands = "",
	.reads_settings = true,
	.sentence = "Brings the schema of the database up to date.",
	.more = "Applies the migrations that are missing, each in a transaction of its own, as "
		"the\n"
		"role of the setting database_owner. Refuses when one that landed was changed.\n",
	.options = (const struct ctl_option[]){{0}},
	.run = migrate,
};
