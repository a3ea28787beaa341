#include "app/admin.h"
#include "app/admin_draft.h"
#include "app/reply.h"
#include "model/limits.h"
#include "model/link.h"
#include "store/store_merge.h"
#include "view/view_removal.h"

#include "base/banned.h"

/* What was just done, as the address of the page says it. */
enum done { DONE_MERGED, DONE_AGAIN };
static const char *const done_words[] = {[DONE_MERGED] = "merged", [DONE_AGAIN] = "again", NULL};
static const char *const done_sentences[] = {
	[DONE_MERGED] = "They are merged: the address of the one that went leads here for ever.",
	[DONE_AGAIN] = "This was done already, and is not done twice.",
};

const struct http_field_rule admin_merge_fields[ADMIN_MERGE_FIELD_COUNT] = {
	[ADMIN_MERGE_WITH] = {"with", HTTP_FIELD_TEXT, 1, SLUG_LENGTH, NULL},
	[ADMIN_MERGE_Q] = {"q", HTTP_FIELD_TEXT, 1, LIMIT_QUERY, NULL},
	[ADMIN_MERGE_DONE] = {"done", HTTP_FIELD_WORD, .words = done_words},
};

const struct http_field_rule admin_merge_form_fields[ADMIN_MERGE_FORM_FIELD_COUNT] = {
	[ADMIN_MERGE_FORM_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_MERGE_FORM_REVISION] = {"revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_MERGE_FORM_WITH] = {"with", HTTP_FIELD_TEXT, 1, SLUG_LENGTH, NULL},
	[ADMIN_MERGE_FORM_WITH_REVISION] = {"with_revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_MERGE_FORM_NOTE] = {"note", HTTP_FIELD_LINES, 1, LIMIT_NOTE, NULL},
};

/* Shows what merging `with` (may be NULL) into this one would do; `page` has the rest. */
static enum result show(struct exchange *exchange, const char *with, struct view_merge *page,
	const char *saved, struct view_faults *faults)
{
	struct app *app = exchange->app;
	struct view_admin admin = admin_page(exchange);
	const enum slug_kind kind = exchange->route->names;
	struct merge merge;
	struct merge_side *found = NULL;
	enum result result =
		store_merge_load(app->store, kind, exchange->slug, with, exchange->arena, &merge);

	if (result == RESULT_INVALID) {
		view_fault_add(faults, "with",
			arena_format(exchange->arena,
				"There is no other %s with the address \"%s\".",
				slug_kind_words[kind], with));
		result = store_merge_load(
			app->store, kind, exchange->slug, NULL, exchange->arena, &merge);
	}
	if (result == RESULT_OK && page->q != NULL)
		result = store_merge_search(
			app->store, kind, page->q, exchange->arena, &found, &page->found_count);
	if (result != RESULT_OK)
		return result;
	page->merge = &merge;
	page->found = found;
	page->typed_with = with;
	page->faults = faults;
	admin.saved = saved;
	reply_html(exchange);
	return view_admin_merge(
		app->view, &admin, page, exchange->arena, &exchange->response->body);
}

enum result admin_merge(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	const struct http_field *done = &fields[ADMIN_MERGE_DONE];
	struct view_merge page = {.q = fields[ADMIN_MERGE_Q].text};
	struct view_faults faults = {0};

	return show(exchange, fields[ADMIN_MERGE_WITH].text, &page,
		done->state == HTTP_FIELD_GIVEN ? done_sentences[done->number] : NULL, &faults);
}

static enum result refuse(
	struct exchange *exchange, enum http_status status, const char *field, const char *sentence)
{
	const struct http_field *fields = exchange->fields;
	struct view_merge page = {.note = fields[ADMIN_MERGE_FORM_NOTE].typed};
	struct view_faults faults = {0};

	view_fault_add(&faults, field, sentence);
	exchange->response->status = status;
	return show(exchange, fields[ADMIN_MERGE_FORM_WITH].text, &page, NULL, &faults);
}

/* Both as they were when the page was made, and the merge; needs an open change. */
static enum result write(struct exchange *exchange, const struct change_author *author)
{
	const struct http_field *fields = exchange->fields;
	struct store *store = exchange->app->store;
	struct merge merge;
	enum result result = store_merge_load(store, exchange->route->names, exchange->slug,
		fields[ADMIN_MERGE_FORM_WITH].text, exchange->arena, &merge);

	if (result != RESULT_OK)
		return result;
	if (merge.stays.revision != fields[ADMIN_MERGE_FORM_REVISION].number ||
		merge.goes.revision != fields[ADMIN_MERGE_FORM_WITH_REVISION].number)
		return RESULT_CONFLICT;
	return store_merge_save(
		store, &merge, author, fields[ADMIN_MERGE_FORM_NOTE].text, exchange->arena);
}

/* All or nothing; RESULT_UNCHANGED for a form that was sent again. */
static enum result save(struct exchange *exchange)
{
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	const char *key = exchange->fields[ADMIN_MERGE_FORM_KEY].text;
	const char *location = NULL;
	enum result result = store_change_begin(store, key, exchange->arena, &location);

	if (result != RESULT_OK)
		return result;
	result = write(exchange, &author);
	return store_change_end(store, result, &author, key, exchange->request->path);
}

static enum result reply_done(struct exchange *exchange, enum done done)
{
	reply_see_other(exchange, link_admin_merge(exchange->arena, exchange->route->names,
					  exchange->slug, NULL, done_words[done]));
	return RESULT_OK;
}

enum result admin_merge_send(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	enum result result;

	if (fields[ADMIN_MERGE_FORM_KEY].text == NULL ||
		fields[ADMIN_MERGE_FORM_WITH].text == NULL ||
		fields[ADMIN_MERGE_FORM_REVISION].state != HTTP_FIELD_GIVEN ||
		fields[ADMIN_MERGE_FORM_WITH_REVISION].state != HTTP_FIELD_GIVEN)
		return RESULT_INVALID;
	if (fields[ADMIN_MERGE_FORM_NOTE].state == HTTP_FIELD_INVALID)
		return refuse(exchange, HTTP_UNPROCESSABLE_CONTENT, "note",
			"A note has at most 2000 characters, and no control characters.");
	result = save(exchange);
	if (result == RESULT_CONFLICT)
		return refuse(exchange, HTTP_CONFLICT, NULL,
			"One of the two was changed after you opened this page. Look again at what "
			"the merge does.");
	if (result == RESULT_INVALID)
		return refuse(exchange, HTTP_CONFLICT, NULL, "The one that goes is there no more.");
	if (result == RESULT_OK)
		return reply_done(exchange, DONE_MERGED);
	return result == RESULT_UNCHANGED ? reply_done(exchange, DONE_AGAIN) : result;
}
