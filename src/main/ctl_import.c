#include "main/ctl.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/text.h"
#include "model/chart.h"
#include "model/limits.h"
#include "store/store_edition.h"
#include "store/store_import.h"

#include "base/banned.h"

enum {
	OPTION_TITLE,
	OPTION_GENRE,
	OPTION_SORT,
	OPTION_ORDER,
	OPTION_MAP,
	OPTION_SEPARATOR,
	OPTION_DRY_RUN,
	OPTION_PUBLISH,
	OPTION_NOTE,
};

/* Milliseconds after which a terminal is told how far it is. */
#define PROGRESS_AFTER 1000

/* An import on its way. */
struct job {
	const char *file; /* as it is called in messages */
	struct import_options options;
	struct import_target target;
	bool dry;
	bool publish;
	const char *note;
	struct import import;
	struct import_outcome outcome;
	int edition; /* that was published; 0: none */
	int64_t started;
	bool told; /* progress stands on the terminal */
};

static void tell_progress(void *context, size_t done, size_t total)
{
	struct job *job = context;

	if (!isatty(STDERR_FILENO) || clock_monotonic() - job->started < PROGRESS_AFTER)
		return;
	/* Over the last line; the end wipes it out. */
	fprintf(stderr, done < total ? "\r%zu of %zu rows" : "\r\033[K", done, total);
	fflush(stderr);
	job->told = done < total;
}

static void end_progress(struct job *job)
{
	if (job->told)
		fputs("\r\033[K", stderr);
	job->told = false;
}

/* Whether `word` is one of the NULL-terminated `words`; a message otherwise. */
static bool check_word(const char *option, const char *word, const char *const *words)
{
	struct buffer list = {0};

	for (size_t i = 0; words[i] != NULL; i++) {
		if (strcmp(words[i], word) == 0) {
			buffer_free(&list);
			return true;
		}
		buffer_format(&list, "%s%s", i == 0 ? "" : ", ", words[i]);
	}
	ctl_fail(CTL_USAGE, "--%s must be one of %s", option, buffer_text(&list));
	buffer_free(&list);
	return false;
}

/* Takes the texts of the command line; false after a message. */
static bool read_texts(struct ctl *ctl, struct job *job, const char *const *values)
{
	const struct {
		int option;
		const char *name;
		size_t limit;
		const char **text;
	} texts[] = {
		{OPTION_TITLE, "title", LIMIT_NAME, &job->target.title},
		{OPTION_GENRE, "genre", LIMIT_GENRE, &job->target.genre},
		{OPTION_NOTE, "note", LIMIT_NOTE, &job->note},
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (values[texts[i].option] == NULL)
			continue;
		*texts[i].text =
			ctl_text(ctl, texts[i].name, values[texts[i].option], texts[i].limit);
		if (*texts[i].text == NULL)
			return false;
	}
	return true;
}

static bool check_genre(const char *genre)
{
	const char *fault = genre != NULL ? import_genre_fault(genre) : NULL;

	if (fault != NULL)
		ctl_fail(CTL_USAGE, "--genre \"%s\": %s", genre, fault);
	return fault == NULL;
}

static bool read_columns(struct ctl *ctl, struct job *job, const char *const *values)
{
	const char *separator = values[OPTION_SEPARATOR];
	const char *map = values[OPTION_MAP];
	const char *fault = NULL;

	if (map != NULL)
		fault = import_map(map, &job->options, ctl->arena);
	if (fault != NULL)
		ctl_fail(CTL_USAGE, "--map: %s", fault);
	else if (separator != NULL && *separator == '\0')
		ctl_fail(CTL_USAGE, "--genre-separator must not be empty");
	else {
		job->options.genre_separator = separator;
		return true;
	}
	return false;
}

/* Takes the command line; false after a message. */
static bool read_job(
	struct ctl *ctl, char *const *operands, const char *const *values, struct job *job)
{
	*job = (struct job){
		.file = ctl_file_name(operands[1]),
		.target.chart = operands[0],
		.target.default_sort = values[OPTION_SORT],
		.target.default_order = values[OPTION_ORDER],
		.target.progress = tell_progress,
		.target.progress_context = job,
		.dry = values[OPTION_DRY_RUN] != NULL,
		.publish = values[OPTION_PUBLISH] != NULL,
		.started = clock_monotonic(),
	};
	if (!ctl_check_slug(ctl, "chart", operands[0]))
		return false;
	if (values[OPTION_SORT] != NULL &&
		!check_word("sort", values[OPTION_SORT], chart_sort_words))
		return false;
	if (values[OPTION_ORDER] != NULL &&
		!check_word("order", values[OPTION_ORDER], chart_order_words))
		return false;
	if (values[OPTION_NOTE] != NULL && !job->publish) {
		ctl_fail(CTL_USAGE, "--note is for the edition that --publish makes");
		return false;
	}
	return read_texts(ctl, job, values) && check_genre(job->target.genre) &&
	       read_columns(ctl, job, values);
}

/* What the file calls a column that we call `column`. */
static const char *name_in_file(const struct job *job, const char *column)
{
	for (size_t i = 0; column != NULL && i < IMPORT_COLUMN_COUNT; i++) {
		if (strcmp(import_column_names[i], column) == 0 && job->options.columns[i] != NULL)
			return job->options.columns[i];
	}
	return column;
}

static void print_problem(const struct job *job, const struct import_problem *problem)
{
	const char *column = name_in_file(job, problem->column);

	fputs(job->file, stderr);
	if (problem->line > 0)
		fprintf(stderr, ":%zu", problem->line);
	fputs(":", stderr);
	if (column != NULL)
		fprintf(stderr, " %s%s", column, problem->value == NULL ? ":" : "");
	if (problem->value != NULL)
		fprintf(stderr, " \"%s\":", problem->value);
	fprintf(stderr, " %s\n", problem->reason);
}

static enum ctl_exit refuse(
	const struct job *job, const struct import_problem *problems, size_t count)
{
	for (size_t i = 0; i < count; i++)
		print_problem(job, &problems[i]);
	return ctl_fail(CTL_REFUSED, "%s: %zu %s, nothing was changed", job->file, count,
		count == 1 ? "problem" : "problems");
}

static enum ctl_exit read_list(struct ctl *ctl, const char *path, struct job *job)
{
	struct buffer bytes = {0};
	enum ctl_exit status = CTL_DONE;
	const char *fault = ctl_read_file(path, IMPORT_MAX_BYTES, ctl->arena, &bytes);

	if (fault != NULL)
		status = ctl_fail(CTL_REFUSED, "%s: %s", job->file, fault);
	else if (!import_read(buffer_text(&bytes), bytes.length, &job->options, ctl->arena,
			 &job->import) &&
		 job->import.row_count == 0)
		status = refuse(job, job->import.problems, job->import.problem_count);
	buffer_free(&bytes);
	return status;
}

/* Applies the list within a transaction, or only looks. */
static enum result apply(struct ctl *ctl, struct store *store, struct job *job)
{
	enum result result = job->dry ? store_begin_look(store) : store_begin(store);

	if (result == RESULT_OK)
		result = store_import_run(
			store, &job->import, &job->target, job->dry, ctl->arena, &job->outcome);
	if (result == RESULT_OK && job->publish && !job->dry)
		result = ctl_publish_draft(store, job->target.chart, job->note, &job->edition);
	/* The list may be published already; what else it changed is kept. */
	if ((result == RESULT_OK || result == RESULT_UNCHANGED) && !job->dry)
		result = store_commit(store);
	else
		store_rollback(store);
	return result;
}

static void print_near(const struct job *job)
{
	for (size_t i = 0; i < job->outcome.near_count; i++) {
		const struct import_near *near = &job->outcome.near[i];

		if (near->title == NULL)
			printf("%s:%zu: new artist \"%s\" looks like the known \"%s\"\n", job->file,
				near->line, near->artist, near->known_artist);
		else
			printf("%s:%zu: new release \"%s\" by %s looks like the known \"%s\" by "
			       "%s\n",
				job->file, near->line, near->title, near->artist, near->known_title,
				near->known_artist);
	}
}

/* Like problems, for eyes and for tools: FILE:LINE: COLUMN "BEFORE" -> "AFTER" (RELEASE). */
static void print_changes(const struct job *job)
{
	for (size_t i = 0; i < job->outcome.change_count; i++) {
		const struct import_change *change = &job->outcome.changes[i];

		printf("%s:%zu: %s \"%s\" -> \"%s\" (%s)\n", job->file, change->line,
			name_in_file(job, import_column_names[change->column]), change->before,
			change->after, change->release);
	}
}

static bool changes_anything(const struct job *job)
{
	const struct import_outcome *outcome = &job->outcome;

	return outcome->new_chart || outcome->draft_changed || outcome->genre_changed ||
	       outcome->changed > 0 || job->edition > 0;
}

static void print_outcome(const struct job *job)
{
	const struct import_outcome *outcome = &job->outcome;

	print_near(job);
	print_changes(job);
	printf("releases: %zu new, %zu matched (%zu changed, %zu unchanged)\n",
		outcome->new_releases, outcome->matched, outcome->changed, outcome->unchanged);
	if (outcome->changed > 0)
		puts("corrections of known releases show at once, in every chart that has them");
	printf("artists: %zu new; genres: %zu new\n", outcome->new_artists, outcome->new_genres);
	printf("chart \"%s\": %s, draft %s\n", job->target.chart,
		outcome->new_chart       ? "new"
		: outcome->genre_changed ? "another genre"
					 : "known",
		outcome->draft_changed ? "changed" : "unchanged");
	if (job->edition > 0)
		printf("published edition %d\n", job->edition);
	else if (job->publish && !job->dry)
		puts("not published: the current edition is this list already");
}

static enum ctl_exit conclude(const struct job *job)
{
	const struct import_target *target = &job->target;

	print_outcome(job);
	if (!job->outcome.new_chart && (target->title != NULL || target->default_sort != NULL ||
					       target->default_order != NULL))
		fprintf(stderr, "silverchartctl: --title, --sort and --order are for a new chart; "
				"this one stays as it is\n");
	if (job->dry)
		puts("dry run: nothing was written");
	else if (!changes_anything(job))
		return ctl_fail(CTL_REFUSED, "%s: nothing to change", job->file);
	return CTL_DONE;
}

/* What the database made of a list that is not applied. */
static enum ctl_exit conclude_failed(
	struct ctl *ctl, const struct store *store, const struct job *job, enum result result)
{
	const char *what = arena_format(ctl->arena, "chart \"%s\"", job->target.chart);

	if (job->outcome.problem_count > 0 && result == RESULT_INVALID)
		return refuse(job, job->outcome.problems, job->outcome.problem_count);
	if (job->import.problem_count == 0)
		return ctl_fail_result(store, result, what);
	/* The file is bad whatever became of looking its releases up. */
	ctl_fail_result(store, result, what);
	return refuse(job, job->import.problems, job->import.problem_count);
}

static enum ctl_exit import_list(struct ctl *ctl, char *const *operands, const char *const *values)
{
	struct job job;
	struct store *store;
	enum ctl_exit status;
	enum result result;

	if (!read_job(ctl, operands, values, &job))
		return CTL_USAGE;
	status = read_list(ctl, operands[1], &job);
	if (status != CTL_DONE)
		return status;
	store = store_new(ctl->settings.database_editor, CTL_DEADLINE);
	result = apply(ctl, store, &job);
	end_progress(&job);
	if (result == RESULT_OK)
		status = conclude(&job);
	else
		status = conclude_failed(ctl, store, &job, result);
	if (result == RESULT_OK && !job.dry)
		ctl_refresh_map(ctl, store);
	store_free(store);
	return status;
}

const struct ctl_command ctl_import = {
	.name = "import",
	.operands = "CHART FILE",
	.operand_count = 2,
	.reads_settings = true,
	.sentence = "Makes a chart's draft the list in a CSV or TSV file.",
	.more = "CHART is the last part of the chart's address; it is made when it is missing. "
		"FILE has a\n"
		"header and the columns rank, title, artist and, if wanted, released, genres, "
		"release;\n"
		"\"-\" is standard input. Everything is applied, or nothing. Readers see the list\n"
		"when it is published, and corrections of known releases at once.\n",
	.options =
		(const struct ctl_option[]){
			[OPTION_TITLE] = {"title", "TEXT", "Title of a new chart."},
			[OPTION_GENRE] = {"genre", "GENRE", "The chart's genre: its slug or name."},
			[OPTION_SORT] = {"sort", "WORD", "What a new chart is sorted by."},
			[OPTION_ORDER] = {"order", "WORD", "asc or desc, of a new chart."},
			[OPTION_MAP] = {"map", "rank=NAME,...",
				"Names that the file has for the columns."},
			[OPTION_SEPARATOR] = {"genre-separator", "TEXT",
				"What stands between genres; \";\" if not given."},
			[OPTION_DRY_RUN] = {"dry-run", NULL,
				"Check and count everything, write nothing."},
			[OPTION_PUBLISH] = {"publish", NULL, "Publish the list as next edition."},
			[OPTION_NOTE] = {"note", "TEXT",
				"Tell readers what is new in the edition."},
			{0},
		},
	.run = import_list,
};
