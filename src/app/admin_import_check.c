#include "app/admin_import_check.h"

#include <string.h>

#include "app/reply.h"
#include "base/text.h"
#include "model/csv.h"
#include "model/link.h"
#include "store/store_draft.h"
#include "store/store_import.h"
#include "store/store_upload.h"
#include "view/view_import.h"

#include "base/banned.h"

/* Columns that a row of a file has at most: those of model/csv.h. */
#define PLACES 256

/* Answers of a form at most. */
#define CHOICES 2000

/* What the form's buttons do. */
enum act { ACT_CHECK, ACT_APPLY };
static const char *const act_words[] = {[ACT_CHECK] = "check", [ACT_APPLY] = "apply", NULL};

#define PLACE(column)                                                                              \
	{                                                                                          \
		ADMIN_IMPORT_PLACE column, HTTP_FIELD_NUMBER, 0, PLACES, NULL                      \
	}

const struct http_field_rule admin_check_fields[ADMIN_CHECK_FIELD_COUNT] = {
	[ADMIN_CHECK_PLACES + IMPORT_RANK] = PLACE("rank"),
	[ADMIN_CHECK_PLACES + IMPORT_TITLE] = PLACE("title"),
	[ADMIN_CHECK_PLACES + IMPORT_ARTIST] = PLACE("artist"),
	[ADMIN_CHECK_PLACES + IMPORT_RELEASED] = PLACE("released"),
	[ADMIN_CHECK_PLACES + IMPORT_GENRES] = PLACE("genres"),
	[ADMIN_CHECK_PLACES + IMPORT_RELEASE] = PLACE("release"),
	[ADMIN_CHECK_SEPARATOR] = {"separator", HTTP_FIELD_TEXT, 1, 10, NULL},
	[ADMIN_CHECK_SAME] = {"same", HTTP_FIELD_LIST, 0, CHOICES, NULL},
	[ADMIN_CHECK_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_CHECK_REVISION] = {"revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_CHECK_ACT] = {"act", HTTP_FIELD_WORD, .words = act_words},
};

/* A list that is looked at, or applied. */
struct check {
	struct exchange *exchange;
	struct upload upload;
	struct import_options options;
	struct import import;
	struct import_target target;
	struct import_outcome outcome;
	bool looked; /* the outcome is there */
};

/* What the request says of the columns. */
static void read_options(struct check *check)
{
	const struct http_field *fields = check->exchange->fields;

	check->options.genre_separator = fields[ADMIN_CHECK_SEPARATOR].text;
	check->options.mapping = "the form below";
	for (size_t i = 0; i < IMPORT_COLUMN_COUNT; i++) {
		const struct http_field *place = &fields[ADMIN_CHECK_PLACES + i];

		if (place->state == HTTP_FIELD_GIVEN)
			check->options.places[i] =
				place->number > 0 ? (size_t)place->number : IMPORT_LEFT_OUT;
	}
}

/* What the request says of names that look alike; what no page wrote is left out. */
static void read_choices(struct check *check)
{
	const struct http_field *same = &check->exchange->fields[ADMIN_CHECK_SAME];
	struct arena *arena = check->exchange->arena;
	struct import_choice *choices = ARENA_ARRAY(arena, struct import_choice, same->count);
	size_t count = 0;

	for (size_t i = 0; i < same->count; i++)
		count += import_choice_read(same->list[i], arena, &choices[count]);
	check->target.choices = choices;
	check->target.choice_count = count;
}

/* Reads the upload by what the request says. */
static enum result load(struct check *check)
{
	struct exchange *exchange = check->exchange;
	enum result result = store_upload_find(exchange->app->store, exchange->session->editor,
		exchange->slug, exchange->numbers[0], exchange->arena, &check->upload);

	if (result != RESULT_OK)
		return result;
	read_options(check);
	check->target.chart = exchange->slug;
	if (!import_read(check->upload.content, check->upload.length, &check->options,
		    exchange->arena, &check->import))
		return RESULT_INVALID;
	return RESULT_OK;
}

/* All problems, those that only the database knows too, once it was asked. */
static const struct import_problem *problems_of(const struct check *check, size_t *count)
{
	*count = check->looked ? check->outcome.problem_count : check->import.problem_count;
	return check->looked ? check->outcome.problems : check->import.problems;
}

/* The dry run: what applying would do. Writes nothing, and holds nobody up. */
static enum result look(struct check *check)
{
	struct app *app = check->exchange->app;
	enum result result;

	if (check->import.row_count == 0)
		return RESULT_OK;
	result = store_begin_look(app->store);
	if (result == RESULT_OK)
		result = store_import_run(app->store, &check->import, &check->target, true,
			check->exchange->arena, &check->outcome);
	store_rollback(app->store);
	check->looked = result == RESULT_OK || result == RESULT_INVALID;
	return check->looked ? RESULT_OK : result;
}

/* The columns that were found by their names get their places, for the form. */
static void settle_places(struct check *check)
{
	struct import_options *options = &check->options;

	for (size_t i = 0; i < IMPORT_COLUMN_COUNT; i++) {
		for (size_t at = 0; options->places[i] == 0 && at < check->import.header_count;
			at++) {
			if (strcasecmp(check->import.header[at], import_column_names[i]) == 0)
				options->places[i] = at + 1;
		}
		if (options->places[i] == 0 || options->places[i] > check->import.header_count)
			options->places[i] = IMPORT_LEFT_OUT;
	}
}

static enum result show(struct check *check, bool is_conflict)
{
	struct exchange *exchange = check->exchange;
	const struct view_admin admin = admin_page(exchange);
	struct draft draft;
	struct view_import_check page = {.draft = &draft,
		.upload = &check->upload,
		.import = &check->import,
		.options = &check->options,
		.conflict = is_conflict};
	enum result result =
		store_draft_load(exchange->app->store, exchange->slug, exchange->arena, &draft);

	if (result == RESULT_OK)
		result = look(check);
	if (result != RESULT_OK)
		return result;
	settle_places(check);
	page.outcome = check->looked ? &check->outcome : NULL;
	page.problems = problems_of(check, &page.problem_count);
	if (is_conflict)
		exchange->response->status = HTTP_CONFLICT;
	else if (exchange->route->method == HTTP_POST && page.problem_count > 0)
		exchange->response->status = HTTP_UNPROCESSABLE_CONTENT;
	reply_html(exchange);
	return view_admin_import_check(
		exchange->app->view, &admin, &page, exchange->arena, &exchange->response->body);
}

/* The upload is not kept any more. */
static enum result refuse_gone(struct exchange *exchange)
{
	return admin_import_refuse(exchange, HTTP_NOT_FOUND, "file",
		"That list is not kept any more: it was applied, or sent more than a day ago, or "
		"others were sent after it. Send it again.");
}

enum result admin_check(struct exchange *exchange)
{
	struct check check = {.exchange = exchange};
	enum result result = load(&check);

	if (result == RESULT_NOT_FOUND)
		return refuse_gone(exchange);
	if (result != RESULT_OK && result != RESULT_INVALID)
		return result;
	return show(&check, false);
}

static void write_problem(
	struct buffer *out, const struct import_problem *problem, struct arena *arena)
{
	csv_field(out, problem->line > 0 ? arena_format(arena, "%zu", problem->line) : "", true);
	csv_field(out, problem->column != NULL ? problem->column : "", false);
	csv_field(out, problem->value != NULL ? problem->value : "", false);
	csv_field(out, problem->reason, false);
	csv_end(out);
}

enum result admin_check_csv(struct exchange *exchange)
{
	static const char *const header[] = {"line", "column", "value", "reason"};
	struct check check = {.exchange = exchange};
	struct buffer *body = &exchange->response->body;
	const struct import_problem *problems;
	size_t count;
	enum result result;

	if (reply_refused(exchange))
		return RESULT_OK;
	result = load(&check);
	if (result == RESULT_OK || result == RESULT_INVALID)
		result = look(&check);
	if (result != RESULT_OK)
		return result;
	problems = problems_of(&check, &count);
	for (size_t i = 0; i < sizeof header / sizeof header[0]; i++)
		csv_field(body, header[i], i == 0);
	csv_end(body);
	for (size_t i = 0; i < count; i++)
		write_problem(body, &problems[i], exchange->arena);
	reply_type(exchange, "text/csv; charset=utf-8; header=present");
	return RESULT_OK;
}

/* What the audit tells of the import as a whole. */
static const char *note_of(const struct check *check)
{
	const struct import_outcome *outcome = &check->outcome;
	const char *name = check->upload.name;

	return arena_format(check->exchange->arena,
		"%s: %zu rows, %zu new releases, %zu known, %zu of them corrected",
		name != NULL ? name : "a pasted list", check->import.row_count,
		outcome->new_releases, outcome->matched, outcome->changed);
}

/* Everything that is written, in the transaction that is open. */
static enum result write(struct check *check, const struct change_author *author)
{
	struct exchange *exchange = check->exchange;
	struct store *store = exchange->app->store;
	struct import_outcome *outcome = &check->outcome;
	struct audit_entry entry = {.action = "import", .kind = "chart", .subject = exchange->slug};
	const char *chart = NULL;
	enum result result = store_draft_begin(store, exchange->slug,
		exchange->fields[ADMIN_CHECK_REVISION].number, NULL, exchange->arena, &chart);

	if (result == RESULT_OK)
		result = store_import_run(
			store, &check->import, &check->target, false, exchange->arena, outcome);
	if (result != RESULT_OK)
		return result;
	if (!outcome->draft_changed && outcome->changed == 0)
		return RESULT_UNCHANGED;
	entry.before = outcome->before;
	entry.after = outcome->after;
	entry.note = note_of(check);
	result = store_import_note(store, author, outcome, entry.note);
	if (result == RESULT_OK)
		result = store_change_note(store, author, &entry);
	if (result == RESULT_OK)
		result = store_upload_remove(store, check->upload.number);
	return result;
}

/* All or nothing. `*location` tells what was done, by this form or when it came before. */
static enum result apply(struct check *check, const char **location)
{
	struct exchange *exchange = check->exchange;
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	const char *key = exchange->fields[ADMIN_CHECK_KEY].text;
	enum result result = store_change_begin(store, key, exchange->arena, location);

	if (result != RESULT_OK)
		return result;
	result = write(check, &author);
	if (result == RESULT_OK)
		*location = link_admin_draft_imported(exchange->arena, exchange->slug,
			check->outcome.new_releases, check->outcome.matched,
			check->outcome.changed);
	return store_change_end(store, result, &author, key, *location);
}

/* The list is not there; it may be this form that applied it. */
static enum result answer_gone(struct exchange *exchange)
{
	struct store *store = exchange->app->store;
	const char *location = NULL;
	enum result result = store_change_begin(
		store, exchange->fields[ADMIN_CHECK_KEY].text, exchange->arena, &location);

	if (result == RESULT_OK) {
		store_rollback(store);
		return refuse_gone(exchange);
	}
	if (result != RESULT_UNCHANGED)
		return result;
	reply_see_other(exchange, link_admin_draft_after(exchange->arena, exchange->slug,
					  admin_done_words[ADMIN_DONE_AGAIN], NULL));
	return RESULT_OK;
}

static enum result reply_applied(struct check *check, enum result result, const char *location)
{
	struct exchange *exchange = check->exchange;
	/* A location without a change is that of the form that was sent before. */
	bool is_repeated = result == RESULT_UNCHANGED && location != NULL;

	if (result != RESULT_OK)
		location = link_admin_draft_after(exchange->arena, exchange->slug,
			admin_done_words[is_repeated ? ADMIN_DONE_AGAIN : ADMIN_DONE_NOTHING],
			NULL);
	reply_see_other(exchange, location);
	return RESULT_OK;
}

enum result admin_check_send(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	struct check check = {.exchange = exchange};
	const char *location = NULL;
	enum result result;

	if (fields[ADMIN_CHECK_KEY].text == NULL ||
		fields[ADMIN_CHECK_REVISION].state != HTTP_FIELD_GIVEN ||
		fields[ADMIN_CHECK_ACT].state != HTTP_FIELD_GIVEN)
		return RESULT_INVALID;
	result = load(&check);
	if (result == RESULT_NOT_FOUND)
		return answer_gone(exchange);
	if (result != RESULT_OK && result != RESULT_INVALID)
		return result;
	read_choices(&check);
	if (result == RESULT_INVALID || fields[ADMIN_CHECK_ACT].number == ACT_CHECK)
		return show(&check, false);
	result = apply(&check, &location);
	if (result == RESULT_CONFLICT ||
		(result == RESULT_INVALID && check.outcome.problem_count > 0))
		return show(&check, result == RESULT_CONFLICT);
	if (result == RESULT_OK || result == RESULT_UNCHANGED)
		return reply_applied(&check, result, location);
	return result;
}
