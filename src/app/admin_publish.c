#include "app/admin_draft.h"

#include "app/pages.h"
#include "app/reply.h"
#include "base/text.h"
#include "model/limits.h"
#include "model/link.h"
#include "store/store_chart.h"
#include "store/store_draft.h"
#include "store/store_edition.h"
#include "view/view_chart.h"

#include "base/banned.h"

const struct http_field_rule admin_publish_fields[ADMIN_PUBLISH_FIELD_COUNT] = {
	[ADMIN_PUBLISH_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_PUBLISH_REVISION] = {"revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_PUBLISH_NOTE] = {"note", HTTP_FIELD_LINES, 1, LIMIT_NOTE, NULL},
	[ADMIN_PUBLISH_EDITION] = {"edition", HTTP_FIELD_NUMBER, 1, INT32_MAX, NULL},
	[ADMIN_PUBLISH_WHEN] = {"when", HTTP_FIELD_TEXT, 1, 40, NULL},
	[ADMIN_PUBLISH_PLAN] = {"plan", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
};

enum result admin_preview_show(
	struct exchange *exchange, enum http_status status, const struct view_faults *faults)
{
	struct store *store = exchange->app->store;
	const struct view_admin admin = admin_page(exchange);
	struct draft draft;
	struct draft_changes changes;
	struct view_preview page = {.draft = &draft, .changes = &changes, .faults = faults};
	enum result result = store_draft_load(store, exchange->slug, exchange->arena, &draft);

	if (faults != NULL) {
		page.note = exchange->fields[ADMIN_PUBLISH_NOTE].typed;
		page.when = exchange->fields[ADMIN_PUBLISH_WHEN].typed;
	}
	if (result == RESULT_OK)
		result = store_draft_changes(store, exchange->slug, exchange->arena, &changes);
	if (result != RESULT_OK)
		return result;
	exchange->response->status = status;
	reply_html(exchange);
	return view_admin_preview(
		exchange->app->view, &admin, &page, exchange->arena, &exchange->response->body);
}

enum result admin_preview(struct exchange *exchange)
{
	return admin_preview_show(exchange, HTTP_OK, NULL);
}

/* The public page, made as readers' are, of the draft. */
enum result admin_preview_page(struct exchange *exchange)
{
	struct view *view = exchange->app->view;
	struct arena *arena = exchange->arena;
	struct chart *chart = NULL;
	struct view_chart_parts parts;
	char *timeline = NULL;
	enum result result =
		store_chart_preview(exchange->app->store, exchange->slug, arena, &chart);

	if (result == RESULT_OK)
		result = view_chart_parts(view, chart, NULL, arena, &parts);
	if (result != RESULT_OK)
		return result;
	struct ranking_query query = page_chart_query(exchange, chart);
	struct ranking ranking = ranking_select(chart, &query, arena);
	result = view_chart_timeline(view, chart, &query, arena, &timeline);
	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_chart_page(
		view, chart, &parts, &query, &ranking, timeline, arena, &exchange->response->body);
}

/* Shows the preview with a sentence that says why nothing was done, at a field of its form or
 * (NULL) at none. */
static enum result refuse(
	struct exchange *exchange, enum http_status status, const char *field, const char *sentence)
{
	struct view_faults faults = {0};

	view_fault_add(&faults, field, sentence);
	return admin_preview_show(exchange, status, &faults);
}

/* The edition, its audit entry and its form's key, all or nothing. `*is_repeated` tells a form that
 * was sent again from a draft without changes. */
static enum result publish(struct exchange *exchange, bool *is_repeated)
{
	const struct http_field *fields = exchange->fields;
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	const char *key = fields[ADMIN_PUBLISH_KEY].text;
	const struct edition_order order = {exchange->slug, fields[ADMIN_PUBLISH_REVISION].number,
		fields[ADMIN_PUBLISH_NOTE].text, 0};
	const char *unused = NULL;
	int edition = 0;
	enum result result = store_change_begin(store, key, exchange->arena, &unused);

	*is_repeated = result == RESULT_UNCHANGED;
	if (result != RESULT_OK)
		return result;
	result = store_edition_order(store, &author, &order, exchange->arena, &edition);
	return store_change_end(
		store, result, &author, key, link_admin_draft(exchange->arena, exchange->slug));
}

enum result admin_publish_answer(
	struct exchange *exchange, enum result result, bool is_repeated, enum admin_done done)
{
	if (result == RESULT_CONFLICT)
		return refuse(exchange, HTTP_CONFLICT, NULL,
			"The draft was saved, or its publication planned, after you opened this "
			"page. Look at the changes again.");
	if (result == RESULT_UNCHANGED && !is_repeated)
		return refuse(exchange, HTTP_UNPROCESSABLE_CONTENT, NULL,
			"There is nothing to publish: readers see this list already.");
	if (result == RESULT_INVALID)
		return refuse(exchange, HTTP_UNPROCESSABLE_CONTENT, NULL,
			"The draft is empty, and an edition is not.");
	if (result != RESULT_OK && result != RESULT_UNCHANGED)
		return result;
	if (is_repeated)
		done = ADMIN_DONE_AGAIN;
	reply_see_other(exchange, link_admin_draft_after(exchange->arena, exchange->slug,
					  admin_done_words[done], NULL));
	return RESULT_OK;
}

bool admin_publish_is_whole(const struct exchange *exchange)
{
	return exchange->fields[ADMIN_PUBLISH_KEY].text != NULL &&
	       exchange->fields[ADMIN_PUBLISH_REVISION].state == HTTP_FIELD_GIVEN;
}

const char *admin_note_fault(const struct exchange *exchange)
{
	return exchange->fields[ADMIN_PUBLISH_NOTE].state == HTTP_FIELD_INVALID
	               ? "A note has at most 2000 characters, and no control characters."
	               : NULL;
}

enum result admin_publish_send(struct exchange *exchange)
{
	const char *wrong = admin_note_fault(exchange);
	bool is_repeated = false;
	enum result result;

	if (!admin_publish_is_whole(exchange))
		return RESULT_INVALID;
	if (wrong != NULL)
		return refuse(exchange, HTTP_UNPROCESSABLE_CONTENT, "note", wrong);
	result = publish(exchange, &is_repeated);
	return admin_publish_answer(exchange, result, is_repeated, ADMIN_DONE_PUBLISHED);
}

enum result admin_undo_send(struct exchange *exchange)
{
	struct admin_save save = {.action = "undo", .done = ADMIN_DONE_UNDONE};
	int64_t *releases = NULL;
	enum result result;

	if (!admin_publish_is_whole(exchange))
		return RESULT_INVALID;
	save.key = exchange->fields[ADMIN_PUBLISH_KEY].text;
	save.revision = exchange->fields[ADMIN_PUBLISH_REVISION].number;
	result = store_draft_before(
		exchange->app->store, exchange->slug, exchange->arena, &releases, &save.count);
	if (result == RESULT_NOT_FOUND)
		return admin_draft_refuse(exchange, HTTP_CONFLICT,
			"The last save cannot be undone any more: releases of it have other "
			"addresses now.");
	if (result != RESULT_OK)
		return result;
	save.releases = releases;
	return admin_draft_save(exchange, &save);
}

enum result admin_revert_send(struct exchange *exchange)
{
	const struct http_field *edition = &exchange->fields[ADMIN_PUBLISH_EDITION];
	struct admin_save save = {.done = ADMIN_DONE_RESTORED};
	int64_t *releases = NULL;
	enum result result;

	if (!admin_publish_is_whole(exchange) || edition->state != HTTP_FIELD_GIVEN)
		return RESULT_INVALID;
	save.key = arena_format(exchange->arena, "%s-%ld", exchange->fields[ADMIN_PUBLISH_KEY].text,
		edition->number);
	save.revision = exchange->fields[ADMIN_PUBLISH_REVISION].number;
	save.action = "revert";
	save.note = arena_format(exchange->arena, "Edition %ld", edition->number);
	result = store_draft_of_edition(exchange->app->store, exchange->slug, (int)edition->number,
		exchange->arena, &releases, &save.count);
	if (result != RESULT_OK)
		return result;
	save.releases = releases;
	return admin_draft_save(exchange, &save);
}
