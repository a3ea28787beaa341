#include "app/admin.h"
#include "app/admin_draft.h"
#include "app/reply.h"
#include "model/limits.h"
#include "model/link.h"
#include "store/store_change.h"
#include "store/store_removal.h"
#include "view/view_removal.h"

#include "base/banned.h"

/* What was just done, as the address of the list says it. */
enum done { DONE_DELETED, DONE_RESTORED, DONE_AGAIN };
static const char *const done_words[] = {
	[DONE_DELETED] = "deleted", [DONE_RESTORED] = "restored", [DONE_AGAIN] = "again", NULL};
static const char *const done_sentences[] = {
	[DONE_DELETED] = "It is deleted: readers don't see it, and its address says so.",
	[DONE_RESTORED] = "It is back, at the address that it had.",
	[DONE_AGAIN] = "This was done already, and is not done twice.",
};

/* The words of kinds without the first, which is none. */
static const char *const kind_words[] = {"artist", "chart", "genre", "release", NULL};

const struct http_field_rule admin_delete_fields[ADMIN_DELETE_FIELD_COUNT] = {
	[ADMIN_DELETE_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_DELETE_REVISION] = {"revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_DELETE_NOTE] = {"note", HTTP_FIELD_LINES, 1, LIMIT_NOTE, NULL},
};

const struct http_field_rule admin_deleted_fields[ADMIN_DELETED_FIELD_COUNT] = {
	[ADMIN_DELETED_DONE] = {"done", HTTP_FIELD_WORD, .words = done_words},
};

const struct http_field_rule admin_undelete_fields[ADMIN_UNDELETE_FIELD_COUNT] = {
	[ADMIN_UNDELETE_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_UNDELETE_KIND] = {"kind", HTTP_FIELD_WORD, .words = kind_words},
	[ADMIN_UNDELETE_SLUG] = {"slug", HTTP_FIELD_TEXT, 1, SLUG_LENGTH, NULL},
};

/* Shows what would be deleted, and what holds it. */
static enum result show(
	struct exchange *exchange, const char *note, const struct view_faults *faults)
{
	struct app *app = exchange->app;
	const struct view_admin admin = admin_page(exchange);
	struct removal removal;
	const struct view_removal page = {&removal, note, faults};
	enum result result = store_removal_load(app->store, exchange->route->names, exchange->slug,
		false, exchange->arena, &removal);

	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_admin_delete(
		app->view, &admin, &page, exchange->arena, &exchange->response->body);
}

enum result admin_delete(struct exchange *exchange)
{
	return show(exchange, NULL, NULL);
}

static enum result refuse(
	struct exchange *exchange, enum http_status status, const char *field, const char *sentence)
{
	struct view_faults faults = {0};

	view_fault_add(&faults, field, sentence);
	exchange->response->status = status;
	return show(exchange, exchange->fields[ADMIN_DELETE_NOTE].typed, &faults);
}

/* Deletes it or brings it back, and notes that; needs an open change. */
static enum result set(struct exchange *exchange, const struct removal *removal, bool deleted,
	const struct change_author *author)
{
	struct store *store = exchange->app->store;
	const struct audit_entry entry = {
		.action = deleted ? "delete" : "undelete",
		.kind = slug_kind_words[removal->kind],
		.subject = removal->slug,
		.before = deleted ? removal->contents : NULL,
		.after = deleted ? NULL : removal->contents,
		.note = deleted ? exchange->fields[ADMIN_DELETE_NOTE].text : NULL,
	};
	enum result result = store_removal_set(store, removal, deleted);

	return result == RESULT_OK ? store_change_note(store, author, &entry) : result;
}

/* RESULT_CONFLICT when it is another one than the page showed, RESULT_INVALID when it is held. */
static enum result write_deletion(struct exchange *exchange, const struct change_author *author)
{
	struct removal removal;
	enum result result = store_removal_load(exchange->app->store, exchange->route->names,
		exchange->slug, false, exchange->arena, &removal);

	if (result == RESULT_OK && removal.held > 0)
		result = RESULT_INVALID;
	if (result == RESULT_OK &&
		removal.revision != exchange->fields[ADMIN_DELETE_REVISION].number)
		result = RESULT_CONFLICT;
	return result == RESULT_OK ? set(exchange, &removal, true, author) : result;
}

/* All or nothing; RESULT_UNCHANGED for a form that was sent again. */
static enum result save(struct exchange *exchange, const char *key,
	enum result (*write)(struct exchange *exchange, const struct change_author *author))
{
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	const char *location = NULL;
	enum result result = store_change_begin(store, key, exchange->arena, &location);

	if (result != RESULT_OK)
		return result;
	result = write(exchange, &author);
	return store_change_end(store, result, &author, key, link_admin_deleted(exchange->arena));
}

static enum result reply_done(struct exchange *exchange, enum done done)
{
	reply_see_other(exchange, link_admin_deleted_after(exchange->arena, done_words[done]));
	return RESULT_OK;
}

enum result admin_delete_send(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	enum result result;

	if (fields[ADMIN_DELETE_KEY].text == NULL ||
		fields[ADMIN_DELETE_REVISION].state != HTTP_FIELD_GIVEN)
		return RESULT_INVALID;
	if (fields[ADMIN_DELETE_NOTE].state == HTTP_FIELD_INVALID)
		return refuse(exchange, HTTP_UNPROCESSABLE_CONTENT, "note",
			"A note has at most 2000 characters, and no control characters.");
	result = save(exchange, fields[ADMIN_DELETE_KEY].text, write_deletion);
	if (result == RESULT_CONFLICT)
		return refuse(exchange, HTTP_CONFLICT, NULL,
			"It was changed after you opened this page. Look again at what would be "
			"deleted.");
	if (result == RESULT_INVALID)
		return refuse(exchange, HTTP_CONFLICT, NULL,
			"It stands somewhere since you opened this page, and cannot be deleted.");
	if (result == RESULT_OK)
		return reply_done(exchange, DONE_DELETED);
	return result == RESULT_UNCHANGED ? reply_done(exchange, DONE_AGAIN) : result;
}

static enum result show_list(
	struct exchange *exchange, const char *saved, const struct view_faults *faults)
{
	struct app *app = exchange->app;
	struct view_admin admin = admin_page(exchange);
	struct removal_line *lines = NULL;
	struct view_deleted page = {.faults = faults};
	enum result result =
		store_removal_list(app->store, exchange->arena, &lines, &page.count, &page.total);

	if (result != RESULT_OK)
		return result;
	page.lines = lines;
	admin.saved = saved;
	reply_html(exchange);
	return view_admin_deleted(
		app->view, &admin, &page, exchange->arena, &exchange->response->body);
}

enum result admin_deleted(struct exchange *exchange)
{
	const struct http_field *done = &exchange->fields[ADMIN_DELETED_DONE];

	return show_list(exchange,
		done->state == HTTP_FIELD_GIVEN ? done_sentences[done->number] : NULL, NULL);
}

static enum result find_deleted(struct exchange *exchange, struct removal *removal)
{
	const struct http_field *fields = exchange->fields;

	return store_removal_load(exchange->app->store,
		(enum slug_kind)(fields[ADMIN_UNDELETE_KIND].number + 1),
		fields[ADMIN_UNDELETE_SLUG].text, true, exchange->arena, removal);
}

/* RESULT_INVALID when a chart's releases must come back first. */
static enum result write_restoration(struct exchange *exchange, const struct change_author *author)
{
	struct removal removal;
	struct removal_missing *missing = NULL;
	size_t count = 0;
	enum result result = find_deleted(exchange, &removal);

	if (result == RESULT_OK && removal.kind == SLUG_CHART)
		result = store_removal_missing(
			exchange->app->store, &removal, exchange->arena, &missing, &count);
	if (result == RESULT_OK && count > 0)
		result = RESULT_INVALID;
	return result == RESULT_OK ? set(exchange, &removal, false, author) : result;
}

static enum result refuse_restoration(struct exchange *exchange, const char *sentence)
{
	struct view_faults faults = {0};

	view_fault_add(&faults, NULL, sentence);
	exchange->response->status = HTTP_CONFLICT;
	return show_list(exchange, NULL, &faults);
}

/* Names what must come back first. */
static enum result refuse_chart(struct exchange *exchange)
{
	struct arena *arena = exchange->arena;
	struct removal removal;
	struct removal_missing *missing = NULL;
	const char *names = "";
	size_t count = 0;
	enum result result = find_deleted(exchange, &removal);

	if (result == RESULT_OK)
		result = store_removal_missing(
			exchange->app->store, &removal, arena, &missing, &count);
	if (result != RESULT_OK)
		return result;
	for (size_t i = 0; i < count; i++)
		names = arena_format(arena, "%s%s\"%s\" by %s", names, i > 0 ? ", " : "",
			missing[i].title != NULL ? missing[i].title : "[untitled]",
			missing[i].artist);
	return refuse_restoration(exchange,
		arena_format(arena, "Releases of \"%s\" are deleted too. Undelete these first: %s.",
			removal.name, names));
}

enum result admin_undelete_send(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	enum result result;

	if (fields[ADMIN_UNDELETE_KEY].text == NULL || fields[ADMIN_UNDELETE_SLUG].text == NULL ||
		fields[ADMIN_UNDELETE_KIND].state != HTTP_FIELD_GIVEN)
		return RESULT_INVALID;
	result = save(exchange,
		arena_format(exchange->arena, "%s-%s-%s", fields[ADMIN_UNDELETE_KEY].text,
			kind_words[fields[ADMIN_UNDELETE_KIND].number],
			fields[ADMIN_UNDELETE_SLUG].text),
		write_restoration);
	if (result == RESULT_NOT_FOUND)
		return refuse_restoration(exchange, "This is not deleted any more.");
	if (result == RESULT_CONFLICT)
		return refuse_restoration(exchange,
			"Its name was given to another one meanwhile: rename that one first.");
	if (result == RESULT_INVALID)
		return refuse_chart(exchange);
	if (result == RESULT_OK)
		return reply_done(exchange, DONE_RESTORED);
	return result == RESULT_UNCHANGED ? reply_done(exchange, DONE_AGAIN) : result;
}
