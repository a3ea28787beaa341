#include <string.h>

#include "app/admin_import_check.h"
#include "app/reply.h"
#include "base/text.h"
#include "model/csv.h"
#include "model/link.h"
#include "store/store_draft.h"
#include "store/store_upload.h"
#include "view/view_import.h"

#include "base/banned.h"

/* The form's fields that bring a list. */
#define FILE_FIELD "file"
#define TEXT_FIELD "text"

const struct http_field_rule admin_import_fields[ADMIN_IMPORT_FIELD_COUNT] = {
	[ADMIN_IMPORT_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_IMPORT_TEXT] = {TEXT_FIELD, HTTP_FIELD_LINES, 1, (long)UPLOAD_MAX_BYTES, NULL},
};

static enum result show(struct exchange *exchange, struct view_import *page)
{
	struct store *store = exchange->app->store;
	const struct view_admin admin = admin_page(exchange);
	struct upload *uploads = NULL;
	struct draft draft;
	enum result result = store_draft_load(store, exchange->slug, exchange->arena, &draft);

	if (result == RESULT_OK)
		result = store_upload_list(store, exchange->session->editor, exchange->slug,
			exchange->arena, &uploads, &page->upload_count);
	if (result != RESULT_OK)
		return result;
	page->draft = &draft;
	page->uploads = uploads;
	reply_html(exchange);
	return view_admin_import(
		exchange->app->view, &admin, page, exchange->arena, &exchange->response->body);
}

enum result admin_import(struct exchange *exchange)
{
	struct view_import page = {.draft = NULL};

	return show(exchange, &page);
}

enum result admin_import_refuse(
	struct exchange *exchange, enum http_status status, const char *field, const char *why)
{
	bool is_typed = exchange->route->handler == admin_import_send;
	struct view_faults faults = {0};
	struct view_import page = {.faults = &faults,
		.text = is_typed ? exchange->fields[ADMIN_IMPORT_TEXT].typed : NULL};

	view_fault_add(&faults, field, why);
	exchange->response->status = status;
	return show(exchange, &page);
}

/* A list that was sent, with what is wrong where. */
struct arrival {
	struct upload upload;
	enum http_status status; /* HTTP_OK: nothing is wrong yet */
	const char *field;
	const char *fault; /* a sentence */
};

static void blame(struct arrival *arrival, enum http_status status, const char *fault)
{
	arrival->status = status;
	arrival->fault = fault;
}

/* Takes the file or the text, whichever was sent. */
static void take(struct exchange *exchange, struct arrival *arrival)
{
	const struct http_form *form = &exchange->form;
	const char *text = exchange->fields[ADMIN_IMPORT_TEXT].typed;
	bool has_file = text_equal(form->file.name, FILE_FIELD) &&
	                (form->file_name[0] != '\0' || form->file.length > 0);
	bool has_text = !text_is_blank(text);

	arrival->field = has_file || !has_text ? FILE_FIELD : TEXT_FIELD;
	if (has_file && has_text)
		blame(arrival, HTTP_UNPROCESSABLE_CONTENT,
			"Both a file and a pasted list were sent. Send one of them: empty the "
			"field below, or choose no file.");
	else if (has_file)
		arrival->upload =
			(struct upload){.name = upload_name(exchange->arena, form->file_name),
				.content = form->file.value,
				.length = form->file.length};
	else if (has_text)
		arrival->upload = (struct upload){.content = text, .length = strlen(text)};
	else
		blame(arrival, HTTP_UNPROCESSABLE_CONTENT,
			"Nothing was sent. Choose a file, or paste a list.");
}

/* What the list is called in messages. */
static const char *called(const struct arrival *arrival, struct arena *arena)
{
	if (arrival->upload.name == NULL)
		return "The pasted list";
	return arena_format(arena, "The file “%s”", arrival->upload.name);
}

/* Whether it has a header that can be read: without one nothing of it can be shown, nor mapped. */
static void check_header(struct arrival *arrival, struct arena *arena)
{
	const struct upload *upload = &arrival->upload;
	const char *name = called(arrival, arena);
	const struct csv_fault *fault;
	struct csv_file file;

	/* No row is asked for: the reader stops behind the header. */
	if (csv_read(upload->content, upload->length, 0, arena, &file) || file.row_count > 0)
		return;
	fault = &file.faults[0];
	blame(arrival, HTTP_UNPROCESSABLE_CONTENT,
		fault->line == 0
			? arena_format(arena, "%s cannot be read: %s.", name, fault->reason)
			: arena_format(arena,
				  "%s cannot be read as CSV or TSV. Line %zu, byte %zu: "
				  "%s.",
				  name, fault->line, fault->column > 0 ? fault->column : 1,
				  fault->reason));
}

/* What is wrong with the list as a whole. */
static void check(struct arrival *arrival, struct arena *arena)
{
	const struct upload *upload = &arrival->upload;
	const char *fault;

	if (upload->length == 0)
		blame(arrival, HTTP_UNPROCESSABLE_CONTENT,
			arena_format(arena, "%s is empty.", called(arrival, arena)));
	else if (upload->length > UPLOAD_MAX_BYTES)
		blame(arrival, HTTP_CONTENT_TOO_LARGE,
			arena_format(arena, "%s has %.1f MB; a list has at most %s.",
				called(arrival, arena), (double)upload->length / (1024.0 * 1024.0),
				UPLOAD_MAX_TEXT));
	else if ((fault = upload_fault(upload->content, upload->length)) != NULL)
		blame(arrival, HTTP_UNPROCESSABLE_CONTENT,
			arena_format(arena, "%s %s.", called(arrival, arena), fault));
	else
		check_header(arrival, arena);
}

/* Keeps the list; a form that is sent twice keeps it once. `*location` is where it is looked at. */
static enum result keep(
	struct exchange *exchange, const struct upload *upload, const char **location)
{
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	const char *key = exchange->fields[ADMIN_IMPORT_KEY].text;
	int number = 0;
	enum result result = store_change_begin(store, key, exchange->arena, location);

	if (result != RESULT_OK)
		return result == RESULT_UNCHANGED ? RESULT_OK : result;
	result = store_upload_add(store, author.editor, exchange->slug, upload, &number);
	if (result == RESULT_OK)
		*location = link_admin_import_check(
			exchange->arena, exchange->slug, number, NULL, false);
	return store_change_end(store, result, &author, key, *location);
}

enum result admin_import_send(struct exchange *exchange)
{
	struct arrival arrival = {.status = HTTP_OK};
	const char *location = NULL;
	enum result result;

	if (exchange->fields[ADMIN_IMPORT_KEY].text == NULL)
		return RESULT_INVALID;
	take(exchange, &arrival);
	if (arrival.status == HTTP_OK)
		check(&arrival, exchange->arena);
	if (arrival.status != HTTP_OK)
		return admin_import_refuse(exchange, arrival.status, arrival.field, arrival.fault);
	result = keep(exchange, &arrival.upload, &location);
	if (result == RESULT_OK)
		reply_see_other(exchange, location);
	return result;
}
