#include "main/config.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/text.h"

#include "base/banned.h"

/* A settings file while a test runs. */
static char path[] = "/tmp/silverchart-config-XXXXXX";

static int make_file(void)
{
	int file = mkstemp(path);

	return file < 0 || close(file) != 0;
}

static int remove_file(void)
{
	return unlink(path);
}

/* Reads `text` as a settings file; the fault without the name of the file, NULL for none. */
static const char *read_text(
	const char *text, size_t length, struct arena *arena, struct settings *settings)
{
	FILE *file = fopen(path, "w");
	const char *fault;

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	CU_ASSERT_EQUAL(fwrite(text, 1, length, file), length);
	fclose(file);
	fault = settings_read(path, arena, settings);
	if (fault == NULL)
		return NULL;
	CU_ASSERT_TRUE(text_starts(fault, path));
	return fault + strlen(path);
}

static void test_defaults(void)
{
	struct arena *arena = arena_new();
	struct settings settings;

	CU_ASSERT_PTR_NULL(settings_read(NULL, arena, &settings));
	CU_ASSERT_STRING_EQUAL(settings.site_title, "Silverchart");
	CU_ASSERT_STRING_EQUAL(settings.socket_group, "");
	CU_ASSERT_EQUAL(settings.workers, 2);
	CU_ASSERT_EQUAL(settings.log_level, LOG_INFO);
	CU_ASSERT_EQUAL(settings.database_timeout, 3000);
	arena_free(arena);
}

static void test_good_files(void)
{
	static const char text[] =
		"# a comment\n\n   # another\nsite_title =  A # is = fine  \r\n"
		"workers=7\nlog_level = debug\n\tsocket_group =\n"
		"site_url = https://charts.example:8443\nsite_description = Ärger";
	struct arena *arena = arena_new();
	struct settings settings;

	CU_ASSERT_PTR_NULL(read_text(text, strlen(text), arena, &settings));
	CU_ASSERT_STRING_EQUAL(settings.site_title, "A # is = fine");
	CU_ASSERT_EQUAL(settings.workers, 7);
	CU_ASSERT_EQUAL(settings.log_level, LOG_DEBUG);
	CU_ASSERT_STRING_EQUAL(settings.socket_group, "");
	CU_ASSERT_STRING_EQUAL(settings.site_url, "https://charts.example:8443");
	CU_ASSERT_STRING_EQUAL(settings.site_description, "Ärger");
	CU_ASSERT_PTR_NULL(read_text("", 0, arena, &settings));
	CU_ASSERT_EQUAL(settings.workers, 2);
	arena_free(arena);
}

static void test_bad_files(void)
{
	static const struct {
		const char *text;
		const char *fault; /* how it begins */
	} cases[] = {
		{"workers = many\n", ":1: workers must be a whole number from 1 to 256"},
		{"\n\nworkers = 0\n", ":3: workers must"},
		{"workers = 257\n", ":1: workers must"},
		{"workers =\n", ":1: workers must"},
		{"workers = 2 # two\n", ":1: workers must"},
		{"shelf_size = 99999999999999999999\n", ":1: shelf_size must"},
		{"workers = 3\n# x\nworkers = 3\n", ":3: workers was set in line 1 already"},
		{"worker = 3\n", ":1: there is no setting \"worker\""},
		{"Workers = 3\n", ":1: there is no setting \"Workers\""},
		{"= 3\n", ":1: there is no setting \"\""},
		{"workers 3\n", ":1: is neither"},
		{"[section]\n", ":1: is neither"},
		{"log_level = loud\n", ":1: log_level must be one of error|warning|info|debug"},
		{"log_level = inf\n", ":1: log_level must"},
		{"log_level = error|warning\n", ":1: log_level must"},
		{"log_level =\n", ":1: log_level must"},
		{"site_title =\n", ":1: site_title must not be empty"},
		{"site_url = charts.example\n", ":1: site_url must be http:// or https://"},
		{"site_url = https://\n", ":1: site_url must"},
		{"site_url = https://charts.example/\n", ":1: site_url must"},
		{"site_url = https://a\"b\n", ":1: site_url must"},
		{"socket = run/public.sock\n", ":1: socket must be a path"},
		{"socket_group = no-such-group\n",
			":1: socket_group must be a group of this system"},
		{"templates = here\n", ":1: templates must be a path"},
		{"site_title = a\x1b[2J\n", ":1: a control character"},
		{"# fine\nsite_title = caf\xe9\n", ":2: is not UTF-8"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct settings settings;
		const char *fault =
			read_text(cases[i].text, strlen(cases[i].text), arena, &settings);

		CU_ASSERT_PTR_NOT_NULL_FATAL(fault);
		if (!text_starts(fault, cases[i].fault))
			printf("\n%s: %s", cases[i].text, fault);
		CU_ASSERT_TRUE(text_starts(fault, cases[i].fault));
	}
	arena_free(arena);
}

static void test_files_that_are_none(void)
{
	struct arena *arena = arena_new();
	struct settings settings;
	char *large = arena_get(arena, 70000);
	char long_socket[200] = "socket = /";

	CU_ASSERT_STRING_EQUAL(
		read_text("a\0b", 3, arena, &settings), ": holds a NUL byte, so it is no text");
	memset(large, '#', 70000);
	CU_ASSERT_STRING_EQUAL(
		read_text(large, 70000, arena, &settings), ": is larger than 64 KiB");
	memset(long_socket + 10, 'x', 107);
	CU_ASSERT_PTR_NOT_NULL(read_text(long_socket, strlen(long_socket), arena, &settings));
	long_socket[10 + 106] = '\0';
	CU_ASSERT_PTR_NULL(read_text(long_socket, strlen(long_socket), arena, &settings));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(settings_read("/nowhere/at/all", arena, &settings), "cannot be read"));
	CU_ASSERT_PTR_NOT_NULL(strstr(settings_read("/", arena, &settings), "cannot be read"));
	arena_free(arena);
}

/* A file of the source folder, with the paths of the build for those of a build for /usr/local. */
static char *read_source(const char *name, struct arena *arena)
{
	const char *folder = getenv("SRCDIR");
	FILE *file = fopen(arena_format(arena, "%s/%s", folder != NULL ? folder : ".", name), "r");
	char *text = arena_get(arena, 65536);

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	text[fread(text, 1, 65535, file)] = '\0';
	fclose(file);
	return text;
}

static char *print_example(struct arena *arena)
{
	FILE *file = fopen(path, "w+");
	char *text = arena_get(arena, 65536);

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	settings_print_example(file);
	rewind(file);
	text[fread(text, 1, 65535, file)] = '\0';
	fclose(file);
	return text;
}

static const char *default_of(const char *key)
{
	const struct setting *setting = settings_table;

	while (strcmp(setting->key, key) != 0)
		setting++;
	return setting->default_value;
}

/* `text` with every `from` replaced; the build's folders are as long as they like. */
static char *replace(struct arena *arena, const char *text, const char *from, const char *to)
{
	struct buffer out = {0};
	const char *at;
	char *copy;

	while ((at = strstr(text, from)) != NULL) {
		buffer_add(&out, text, (size_t)(at - text));
		buffer_add_text(&out, to);
		text = at + strlen(from);
	}
	buffer_add_text(&out, text);
	copy = arena_text(arena, buffer_text(&out));
	buffer_free(&out);
	return copy;
}

/* Folders of this build as those of a build for /usr/local. */
static char *normalise(struct arena *arena, const char *text)
{
	static const struct {
		const char *key, *path;
	} rows[] = {
		{"socket", "/var/run/silverchart/public.sock"},
		{"editor_socket", "/var/run/silverchart/editor.sock"},
		{"common_passwords", "/usr/local/share/silverchart/passwords.txt"},
		{"templates", "/usr/local/share/silverchart/templates"},
		{"manifest", "/usr/local/share/silverchart/static.manifest"},
		{"migrations", "/usr/local/share/silverchart/migrations"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		text = replace(arena, text, default_of(rows[i].key), rows[i].path);
	return arena_text(arena, text);
}

static void test_example_in_the_tree(void)
{
	struct arena *arena = arena_new();

	CU_ASSERT_STRING_EQUAL(normalise(arena, print_example(arena)),
		read_source("deploy/silverchart.conf.example", arena));
	arena_free(arena);
}

/* With its comment signs taken off, the example says what is so anyway. */
static void test_example_is_the_defaults(void)
{
	struct arena *arena = arena_new();
	char *text = replace(arena, print_example(arena), "\n#", "\n");
	struct settings settings;

	/* Lines of words are comments still: "# x" became " x". */
	text = replace(arena, text, "\n ", "\n# ");
	CU_ASSERT_PTR_NULL(read_text(text, strlen(text), arena, &settings));
	CU_ASSERT_STRING_EQUAL(settings.database_owner, default_of("database_owner"));
	for (const struct setting *setting = settings_table; setting->key != NULL; setting++)
		CU_ASSERT_PTR_NOT_NULL(strstr(text, arena_format(arena, "\n%s =", setting->key)));
	arena_free(arena);
}

/* White space, line ends and markup do not matter. */
static char *words_of(struct arena *arena, const char *text)
{
	char *words = arena_text(arena, text);
	char *to = words;

	for (const char *from = words; *from != '\0'; from++) {
		bool space = *from == ' ' || *from == '\n';

		if (!space)
			*to++ = *from;
		else if (to > words && to[-1] != ' ')
			*to++ = ' ';
	}
	*to = '\0';
	return words;
}

static void test_manual(void)
{
	struct arena *arena = arena_new();
	const char *manual = words_of(arena, read_source("doc/silverchart.conf.5", arena));
	size_t items = 0;

	for (const char *at = manual; (at = strstr(at, ".It Cm ")) != NULL; at++)
		items++;
	for (const struct setting *setting = settings_table; setting->key != NULL; setting++) {
		const char *item = strstr(manual,
			arena_format(arena, ".It Cm %s %s ", setting->key, setting->sentence));
		const char *told =
			*setting->default_value == '\0'
				? "Default: nothing."
				: normalise(arena, arena_format(arena, "Default: .Ql %s .",
							   setting->default_value));
		const char *found;

		CU_ASSERT_PTR_NOT_NULL_FATAL(item);
		found = strstr(item, told);
		CU_ASSERT_PTR_NOT_NULL(found);
		CU_ASSERT(
			strstr(item + 1, ".It Cm ") == NULL || found < strstr(item + 1, ".It Cm "));
		items--;
	}
	CU_ASSERT_EQUAL(items, 0);
	arena_free(arena);
}

void suite_config(void)
{
	CU_pSuite suite = CU_add_suite("config", make_file, remove_file);

	CU_add_test(suite, "defaults", test_defaults);
	CU_add_test(suite, "good files", test_good_files);
	CU_add_test(suite, "bad files", test_bad_files);
	CU_add_test(suite, "files that are none", test_files_that_are_none);
	CU_add_test(suite, "the example in the tree", test_example_in_the_tree);
	CU_add_test(suite, "the example is the defaults", test_example_is_the_defaults);
	CU_add_test(suite, "the manual page", test_manual);
}
