#include "main/ctl.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "store/store_genre_map.h"

#include "base/banned.h"

/* Notes one line of the report; `fault` is NULL when all is well. */
static void report(enum ctl_exit *status, enum ctl_exit worst, const char *what, const char *fault)
{
	printf("%-5s %s%s%s\n", fault == NULL ? "ok" : "fault", what, fault == NULL ? "" : ": ",
		fault == NULL ? "" : fault);
	/* A database that is away outweighs other faults. */
	if (fault != NULL && *status < worst)
		*status = worst;
}

static bool holds_password(const char *conninfo)
{
	const char *authority = strstr(conninfo, "://");
	const char *host = authority == NULL ? NULL : strchr(authority + 3, '@');

	if (strstr(conninfo, "password") != NULL)
		return true;
	return host != NULL && memchr(authority + 3, ':', (size_t)(host - authority - 3)) != NULL;
}

static const char *config_fault(const struct ctl *ctl)
{
	const struct settings *settings = &ctl->settings;
	struct stat status;

	if (!holds_password(settings->database_public) &&
		!holds_password(settings->database_editor) &&
		!holds_password(settings->database_owner))
		return NULL;
	if (ctl->config == NULL || stat(ctl->config, &status) != 0 ||
		(status.st_mode & S_IROTH) == 0)
		return NULL;
	return "holds a password and everybody may read it; chmod o-r";
}

static const char *folder_fault(const char *path, int rights, struct arena *arena)
{
	struct stat status;

	if (stat(path, &status) != 0 || (S_ISDIR(status.st_mode) && access(path, rights) != 0))
		return arena_format(arena, "%m");
	return S_ISDIR(status.st_mode) ? NULL : "is no folder";
}

static const char *socket_folder_fault(const char *path, struct arena *arena)
{
	struct stat status;
	const char *fault = folder_fault(path, X_OK, arena);

	if (fault != NULL)
		return fault;
	if (stat(path, &status) == 0 && (status.st_mode & S_IWOTH) != 0 &&
		(status.st_mode & S_ISVTX) == 0)
		return "everybody may replace the socket; chmod o-w";
	return NULL;
}

static const char *file_fault(const char *path, struct arena *arena)
{
	return access(path, R_OK) == 0 ? NULL : arena_format(arena, "%m");
}

static void check_files(struct ctl *ctl, enum ctl_exit *status)
{
	const struct settings *settings = &ctl->settings;
	struct arena *arena = ctl->arena;
	size_t folder = (size_t)(strrchr(settings->socket, '/') - settings->socket);
	const char *socket_folder = folder == 0 ? "/" : arena_copy(arena, settings->socket, folder);

	report(status, CTL_REFUSED, arena_format(arena, "socket: folder %s", socket_folder),
		socket_folder_fault(socket_folder, arena));
	report(status, CTL_REFUSED, arena_format(arena, "templates: %s", settings->templates),
		folder_fault(settings->templates, R_OK | X_OK, arena));
	report(status, CTL_REFUSED, arena_format(arena, "manifest: %s", settings->manifest),
		file_fault(settings->manifest, arena));
}

static const char *state_fault(const struct migration_state *state, struct arena *arena)
{
	if (state->fault != NULL || state->missing == 0)
		return state->fault;
	return arena_format(arena,
		"%d of %d migrations are missing; run \"silverchartctl migrate\"", state->missing,
		state->landed + state->missing);
}

/* Asks a role's connection for the schema, which also tells whether the database is there. Keeps
 * `*schema_fault` when it is not. */
static const char *database_fault(struct ctl *ctl, const char *conninfo,
	const struct migration *migrations, size_t count, const char **schema_fault)
{
	struct store *store = store_new(conninfo, (int)ctl->settings.database_timeout);
	struct migration_state state = {0};
	enum result result = store_migration_state(store, migrations, count, ctl->arena, &state);
	const char *fault = NULL;

	if (result == RESULT_OK)
		*schema_fault = state_fault(&state, ctl->arena);
	else
		fault = arena_text(ctl->arena, store_error(store));
	store_free(store);
	return fault;
}

static void check_database(struct ctl *ctl, enum ctl_exit *status)
{
	const struct {
		const char *name;
		const char *conninfo;
	} roles[] = {
		{"database_public", ctl->settings.database_public},
		{"database_editor", ctl->settings.database_editor},
		{"database_owner", ctl->settings.database_owner},
	};
	const char *schema_fault = "no role could see it";
	struct migration *migrations = NULL;
	size_t count = 0;
	const char *folder_fault = ctl_read_migrations(ctl, &migrations, &count);

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		report(status, CTL_UNAVAILABLE, roles[i].name,
			database_fault(ctl, roles[i].conninfo, migrations, count, &schema_fault));
	report(status, CTL_REFUSED, "schema", folder_fault != NULL ? folder_fault : schema_fault);
}

/* Nothing is told of the map of a database that cannot be asked. */
static void check_map(struct ctl *ctl, enum ctl_exit *status)
{
	struct store *store =
		store_new(ctl->settings.database_editor, (int)ctl->settings.database_timeout);
	bool fresh = false;

	if (store_genre_map_fresh(store, &fresh) == RESULT_OK)
		report(status, CTL_REFUSED, "map of genres",
			fresh ? NULL : "is older than the genres; run \"silverchartctl map\"");
	store_free(store);
}

static enum ctl_exit check(struct ctl *ctl, char *const *operands, const char *const *values)
{
	enum ctl_exit status = CTL_DONE;
	const char *fault;
	const char *what;

	(void)operands;
	(void)values;
	ctl->config = settings_find(ctl->config);
	what = arena_format(
		ctl->arena, "settings: %s", ctl->config != NULL ? ctl->config : "the defaults");
	fault = settings_read(ctl->config, ctl->arena, &ctl->settings);
	if (fault != NULL) {
		report(&status, CTL_BAD_SETTINGS, what, fault);
		return status;
	}
	report(&status, CTL_REFUSED, what, config_fault(ctl));
	check_files(ctl, &status);
	check_database(ctl, &status);
	check_map(ctl, &status);
	return status;
}

const struct ctl_command ctl_check = {
	.name = "check",
	.operands = "",
	.sentence = "Checks settings, files, database, schema and map; prints a line for each.",
	.more = "Lines begin with \"ok\" or \"fault\". It ends with 0 when all is well, 1 for a "
		"wrong file or\n"
		"schema or an old map of genres, 3 when a role cannot reach the database, 78 for "
		"bad settings.\n",
	.options = (const struct ctl_option[]){{0}},
	.run = check,
};
