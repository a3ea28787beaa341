#include "main/config.h"

#include <grp.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/number.h"
#include "base/text.h"

#include "base/banned.h"

/* A settings file is a page or two; whatever is larger is another file. */
#define SETTINGS_MAX_BYTES ((size_t)64 * 1024)

/* Bytes of a unix socket's path (unix(7)), NUL not counted. */
#define SOCKET_MAX_LENGTH 107

const char settings_default_path[] = SILVERCHART_SYSCONFDIR "/silverchart/silverchart.conf";

static const char *check_given(const char *value)
{
	return *value != '\0' ? NULL : "must not be empty";
}

static const char *check_group(const char *value)
{
	if (*value == '\0' || getgrnam(value) != NULL)
		return NULL;
	return "must be a group of this system, or empty";
}

static const char *check_path(const char *value)
{
	return *value == '/' ? NULL : "must be a path that begins with \"/\"";
}

static const char *check_socket(const char *value)
{
	if (*value != '/' || strlen(value) > SOCKET_MAX_LENGTH)
		return "must be a path that begins with \"/\" and has at most 107 bytes";
	return NULL;
}

static const char *check_url(const char *value)
{
	size_t scheme = text_starts(value, "https://") ? 8 : text_starts(value, "http://") ? 7 : 0;

	if (scheme == 0 || value[scheme] == '\0' || strpbrk(value + scheme, "/?#@ \"<>") != NULL)
		return "must be http:// or https:// and a host, such as https://charts.example";
	return NULL;
}

/* Short names, so that a setting below is a row. */
#define AT(member) .offset = offsetof(struct settings, member)
#define TEXT(member, rule) .type = "text", AT(member), .check = (rule)
#define NUMBER(member, from, to) .type = "number", AT(member), .low = (from), .high = (to)

const struct setting settings_table[] = {
	{.key = "site_title",
		TEXT(site_title, check_given),
		.default_value = "Silverchart",
		.reloadable = true,
		.sentence = "Name of the site, in the header and title of every page."},
	{.key = "site_description",
		TEXT(site_description, check_given),
		.default_value = "Ranked music charts",
		.reloadable = true,
		.sentence =
			"What the site is, in one line, for its first page and search engines."},
	{.key = "site_url",
		TEXT(site_url, check_url),
		.default_value = "http://127.0.0.1:8080",
		.reloadable = true,
		.sentence = "Address of the site without a slash at its end, for absolute links."},
	{.key = "socket",
		TEXT(socket, check_socket),
		.default_value = SILVERCHART_RUNDIR "/silverchart/public.sock",
		.sentence = "Unix socket on which the web server reaches the readers' service."},
	{.key = "editor_socket",
		TEXT(editor_socket, check_socket),
		.default_value = SILVERCHART_RUNDIR "/silverchart/editor.sock",
		.sentence = "The same for the editors' service."},
	{.key = "socket_group",
		TEXT(socket_group, check_group),
		.default_value = "",
		.sentence = "Group that may connect to the sockets; empty: that of the process."},
	{.key = "workers",
		NUMBER(workers, 1, 256),
		.default_value = "2",
		.reloadable = true,
		.sentence = "Processes that serve requests."},
	{.key = "worker_requests",
		NUMBER(worker_requests, 1, 1000000000),
		.default_value = "100000",
		.reloadable = true,
		.sentence = "Requests after which a worker is replaced by a fresh one."},
	{.key = "request_timeout",
		NUMBER(request_timeout, 100, 600000),
		.default_value = "5000",
		.reloadable = true,
		.sentence = "Milliseconds to read a request of the web server, and again to send "
			    "its answer."},
	{.key = "drain_timeout",
		NUMBER(drain_timeout, 100, 600000),
		.default_value = "10000",
		.reloadable = true,
		.sentence = "Milliseconds that a stopping worker has to finish its last request."},
	{.key = "shelf_size",
		NUMBER(shelf_size, 1, 65536),
		.default_value = "64",
		.reloadable = true,
		.sentence = "MiB of charts, and of what genres are searched by, that each worker "
			    "keeps in memory at most."},
	{.key = "log_level",
		.type = "error|warning|info|debug",
		AT(log_level),
		.default_value = "info",
		.reloadable = true,
		.sentence = "The least important events that are written to the log."},
	{.key = "database_public",
		TEXT(database_public, check_given),
		.default_value = "host=/run/postgresql dbname=silverchart user=silverchart_public",
		.reloadable = true,
		.sentence = "How the readers' service connects to PostgreSQL (a libpq connection "
			    "string)."},
	{.key = "database_editor",
		TEXT(database_editor, check_given),
		.default_value = "host=/run/postgresql dbname=silverchart user=silverchart_editor",
		.reloadable = true,
		.sentence = "How editors and silverchartctl connect to PostgreSQL."},
	{.key = "database_owner",
		TEXT(database_owner, check_given),
		.default_value = "host=/run/postgresql dbname=silverchart user=silverchart_owner",
		.reloadable = true,
		.sentence = "How silverchartctl migrate connects to PostgreSQL."},
	{.key = "database_timeout",
		NUMBER(database_timeout, 100, 600000),
		.default_value = "3000",
		.reloadable = true,
		.sentence = "Milliseconds that the service waits for each answer of PostgreSQL."},
	{.key = "list_timeout",
		NUMBER(list_timeout, 1000, 600000),
		.default_value = "45000",
		.reloadable = true,
		.sentence = "Milliseconds that PostgreSQL has to import, publish or undo a whole "
			    "list; less than nginx waits."},
	{.key = "common_passwords",
		TEXT(common_passwords, check_path),
		.default_value = SILVERCHART_DATADIR "/passwords.txt",
		.reloadable = true,
		.sentence = "File of passwords that no editor may take, lower case, sorted, one a "
			    "line."},
	{.key = "templates",
		TEXT(templates, check_path),
		.default_value = SILVERCHART_DATADIR "/templates",
		.reloadable = true,
		.sentence = "Folder of the page templates."},
	{.key = "manifest",
		TEXT(manifest, check_path),
		.default_value = SILVERCHART_DATADIR "/static.manifest",
		.reloadable = true,
		.sentence = "File that lists the names of the static files."},
	{.key = "migrations",
		TEXT(migrations, check_path),
		.default_value = SILVERCHART_DATADIR "/migrations",
		.reloadable = true,
		.sentence = "Folder of the database migrations."},
	{.key = NULL},
};

#define SETTING_COUNT (sizeof(settings_table) / sizeof(settings_table[0]) - 1)

/* A file being read. */
struct reading {
	const char *path;
	size_t line;
	size_t set_in[SETTING_COUNT]; /* line in which each setting was given; 0: not yet */
	struct arena *arena;
	struct settings *settings;
};

static const char *fault(const struct reading *reading, const char *reason)
{
	return arena_format(reading->arena, "%s:%zu: %s", reading->path, reading->line, reason);
}

/* Position of `word` in "one|two|three", or -1. */
static long word_index(const char *words, const char *word)
{
	size_t length = strlen(word);

	for (long index = 0; words != NULL; index++) {
		size_t end = strcspn(words, "|");

		if (end == length && strncmp(words, word, end) == 0)
			return index;
		words = words[end] == '|' ? words + end + 1 : NULL;
	}
	return -1;
}

/* Takes `value` for `setting`. Returns NULL, or what is wrong with it. */
static const char *take(const struct setting *setting, const char *value, struct arena *arena,
	struct settings *settings)
{
	char *member = (char *)settings + setting->offset;
	const char *reason = NULL;

	if (strcmp(setting->type, "text") == 0) {
		*(const char **)(void *)member = arena_text(arena, value);
		reason = setting->check(value);
	} else if (strcmp(setting->type, "number") == 0) {
		if (!number_read(value, setting->low, setting->high, (long *)(void *)member))
			reason = arena_format(arena, "must be a whole number from %ld to %ld",
				setting->low, setting->high);
	} else {
		long index = word_index(setting->type, value);

		if (index < 0)
			reason = arena_format(arena, "must be one of %s", setting->type);
		*(long *)(void *)member = index;
	}
	if (reason == NULL)
		return NULL;
	return arena_format(arena, "%s %s, not \"%.60s\"", setting->key, reason, value);
}

static size_t find(const char *key)
{
	size_t index = 0;

	while (index < SETTING_COUNT && strcmp(settings_table[index].key, key) != 0)
		index++;
	return index;
}

/* Takes one line, which is cut up. Returns NULL or "FILE:LINE: reason". */
static const char *read_line(struct reading *reading, char *line)
{
	char *key = text_trim(line);
	char *equals = strchr(key, '=');
	size_t index;
	const char *reason;

	if (*key == '\0' || *key == '#')
		return NULL;
	if (text_has_control(key))
		return fault(reading, "a control character stands in the line");
	if (equals == NULL)
		return fault(reading, "is neither \"key = value\" nor a comment (\"# ...\")");
	*equals = '\0';
	key = text_trim(key);
	index = find(key);
	if (index == SETTING_COUNT)
		return fault(reading, arena_format(reading->arena,
					      "there is no setting \"%.60s\"; \"silverchartctl "
					      "settings\" lists them",
					      key));
	if (reading->set_in[index] != 0)
		return fault(reading, arena_format(reading->arena, "%s was set in line %zu already",
					      key, reading->set_in[index]));
	reading->set_in[index] = reading->line;
	reason = take(
		&settings_table[index], text_trim(equals + 1), reading->arena, reading->settings);
	return reason == NULL ? NULL : fault(reading, reason);
}

static const char *read_lines(struct reading *reading, char *text)
{
	const char *reason = NULL;

	while (reason == NULL && text != NULL) {
		char *line = strsep(&text, "\n");

		reading->line++;
		if (!text_is_utf8(line, strlen(line)))
			return fault(reading, "is not UTF-8");
		reason = read_line(reading, line);
	}
	return reason;
}

/* The whole file as a text from `arena`; NULL and `*reason` when that can't be had. */
static char *read_file(const char *path, struct arena *arena, const char **reason)
{
	char *text = arena_get(arena, SETTINGS_MAX_BYTES + 2);
	FILE *file = fopen(path, "re");
	size_t length = 0;

	*reason = NULL;
	if (file != NULL)
		length = fread(text, 1, SETTINGS_MAX_BYTES + 1, file);
	if (file == NULL || ferror(file))
		*reason = arena_format(arena, "%s: cannot be read: %m", path);
	else if (length > SETTINGS_MAX_BYTES)
		*reason = arena_format(arena, "%s: is larger than 64 KiB", path);
	else if (memchr(text, '\0', length) != NULL)
		*reason = arena_format(arena, "%s: holds a NUL byte, so it is no text", path);
	if (file != NULL)
		fclose(file);
	return *reason == NULL ? text : NULL;
}

const char *settings_read(const char *path, struct arena *arena, struct settings *settings)
{
	struct reading reading = {.path = path, .arena = arena, .settings = settings};
	const char *reason = NULL;
	char *text;

	for (size_t i = 0; reason == NULL && i < SETTING_COUNT; i++)
		reason = take(&settings_table[i], settings_table[i].default_value, arena, settings);
	if (reason != NULL || path == NULL)
		return reason;
	text = read_file(path, arena, &reason);
	return text == NULL ? reason : read_lines(&reading, text);
}

const char *settings_find(const char *given)
{
	if (given != NULL)
		return given;
	return access(settings_default_path, F_OK) == 0 ? settings_default_path : NULL;
}

static void print_setting(const struct setting *setting, FILE *out)
{
	fprintf(out, "\n# %s\n# ", setting->sentence);
	if (strcmp(setting->type, "number") == 0)
		fprintf(out, "A number from %ld to %ld.", setting->low, setting->high);
	else if (strcmp(setting->type, "text") == 0)
		fputs("A text.", out);
	else
		fprintf(out, "One of %s.", setting->type);
	fprintf(out, " %s.\n", setting->reloadable ? "A reload takes it over" : "Needs a restart");
	fprintf(out, "#%s =%s%s\n", setting->key, *setting->default_value == '\0' ? "" : " ",
		setting->default_value);
}

void settings_print_example(FILE *out)
{
	fputs("# Settings of Silverchart; silverchart.conf(5) says more. A line is \"key = "
	      "value\"; a line\n"
	      "# that begins with \"#\" is a comment. Every setting is shown with its default.\n",
		out);
	for (size_t i = 0; i < SETTING_COUNT; i++)
		print_setting(&settings_table[i], out);
}
