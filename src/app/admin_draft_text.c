#include "app/admin_draft.h"

#include <string.h>

#include "app/reply.h"
#include "model/draft_text.h"
#include "store/store_draft.h"

#include "base/banned.h"

/* Characters of a list as text. */
#define TEXT_LENGTH 4000000L

const struct http_field_rule admin_text_fields[ADMIN_TEXT_FIELD_COUNT] = {
	[ADMIN_TEXT_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_TEXT_REVISION] = {"revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_TEXT_TEXT] = {"text", HTTP_FIELD_LINES, 1, TEXT_LENGTH, NULL},
};

static enum result show(struct exchange *exchange, struct view_draft_text *page)
{
	const struct view_admin admin = admin_page(exchange);

	if (page->problem_count > 0)
		exchange->response->status = HTTP_UNPROCESSABLE_CONTENT;
	reply_html(exchange);
	return view_admin_draft_text(
		exchange->app->view, &admin, page, exchange->arena, &exchange->response->body);
}

enum result admin_draft_text(struct exchange *exchange)
{
	struct draft draft;
	struct view_draft_text page = {.draft = &draft};
	struct buffer text = {0};
	enum result result =
		store_draft_load(exchange->app->store, exchange->slug, exchange->arena, &draft);

	if (result != RESULT_OK)
		return result;
	draft_text_write(draft.entries, draft.count, &text);
	page.text = buffer_text(&text);
	result = show(exchange, &page);
	buffer_free(&text);
	return result;
}

/* Shows the text again as it was typed, with what is wrong. */
static enum result show_typed(struct exchange *exchange, const struct import *problems)
{
	const struct http_field *fields = exchange->fields;
	struct draft draft;
	struct view_draft_text page = {.draft = &draft,
		.text = fields[ADMIN_TEXT_TEXT].typed,
		.problems = problems->problems,
		.problem_count = problems->problem_count};
	enum result result =
		store_draft_load(exchange->app->store, exchange->slug, exchange->arena, &draft);

	if (result != RESULT_OK)
		return result;
	/* The form stays that of the draft it was made from. */
	draft.revision = fields[ADMIN_TEXT_REVISION].number;
	return show(exchange, &page);
}

/* Reads the lines; RESULT_INVALID with every problem in `*lines`. */
static enum result read_lines(struct exchange *exchange, struct import *lines, int64_t **releases)
{
	const struct http_field *text = &exchange->fields[ADMIN_TEXT_TEXT];
	struct import problems = {0};
	enum result result;

	if (text->state == HTTP_FIELD_INVALID) {
		lines->problems = ARENA_ARRAY(exchange->arena, struct import_problem, 1);
		lines->problems[lines->problem_count++].reason =
			"has control characters, or more than 4 million characters";
		return RESULT_INVALID;
	}
	if (!draft_text_read(text->typed, strlen(text->typed), exchange->arena, lines))
		return RESULT_INVALID;
	result = store_draft_match(
		exchange->app->store, lines, exchange->arena, releases, &problems);
	lines->problems = problems.problems;
	lines->problem_count = problems.problem_count;
	return result;
}

enum result admin_draft_text_send(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	struct admin_save save = {.action = "save",
		.key = fields[ADMIN_TEXT_KEY].text,
		.revision = fields[ADMIN_TEXT_REVISION].number,
		.resaves = true,
		.done = ADMIN_DONE_SAVED};
	struct import lines = {0};
	int64_t *releases = NULL;
	enum result result;

	if (save.key == NULL || fields[ADMIN_TEXT_REVISION].state != HTTP_FIELD_GIVEN ||
		fields[ADMIN_TEXT_TEXT].typed == NULL)
		return RESULT_INVALID;
	result = read_lines(exchange, &lines, &releases);
	if (result == RESULT_INVALID)
		return show_typed(exchange, &lines);
	if (result != RESULT_OK)
		return result;
	save.releases = releases;
	save.count = lines.row_count;
	return admin_draft_save(exchange, &save);
}
