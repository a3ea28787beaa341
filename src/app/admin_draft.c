#include "app/admin_draft.h"

#include <string.h>

#include "app/reply.h"
#include "base/text.h"
#include "model/limits.h"
#include "model/link.h"
#include "store/store_draft.h"
#include "store/store_find.h"

#include "base/banned.h"

/* Characters of a form's list of releases: numbers of up to 19 digits. */
#define RELEASES_LENGTH (DRAFT_ROWS_MAX * 20L)

/* Characters of a number as it is typed. */
#define TYPED_LENGTH 40

/* Releases that a search offers at most. */
#define FOUND 20

#define WORDS_OF_ONE ((const char *const[]){"1", NULL})

const char *const admin_done_words[] = {
	[ADMIN_DONE_SAVED] = "saved",
	[ADMIN_DONE_AGAIN] = "again",
	[ADMIN_DONE_NOTHING] = "nothing",
	[ADMIN_DONE_UNDONE] = "undone",
	[ADMIN_DONE_RESTORED] = "restored",
	[ADMIN_DONE_PUBLISHED] = "published",
	[ADMIN_DONE_IMPORTED] = "imported",
	[ADMIN_DONE_ADDED] = "added",
	[ADMIN_DONE_MADE] = "made",
	[ADMIN_DONE_PLANNED] = "planned",
	[ADMIN_DONE_CANCELLED] = "cancelled",
	NULL,
};

static const char *const done_sentences[] = {
	[ADMIN_DONE_SAVED] = "The draft is saved. Readers see it when it is published.",
	[ADMIN_DONE_AGAIN] = "This was saved already, and is not done twice.",
	[ADMIN_DONE_NOTHING] = "Nothing changed: the draft is so already.",
	[ADMIN_DONE_UNDONE] = "The last save is undone.",
	[ADMIN_DONE_RESTORED] =
		"The draft is that edition again. Readers see it when it is published.",
	[ADMIN_DONE_PUBLISHED] = "The draft is published: readers see it now.",
	[ADMIN_DONE_IMPORTED] = "The draft is the list of the file. Readers see it when it is "
				"published.",
	[ADMIN_DONE_ADDED] = "The release is in the draft. Readers see it when it is published.",
	[ADMIN_DONE_MADE] = "The chart is made. Its list is empty: add releases, then publish it.",
	[ADMIN_DONE_PLANNED] = "The publication is planned.",
	[ADMIN_DONE_CANCELLED] =
		"The publication is cancelled. The draft stays as it is, and readers see nothing "
		"of it.",
};

const struct http_field_rule admin_draft_fields[ADMIN_DRAFT_FIELD_COUNT] = {
	[ADMIN_DRAFT_DONE] = {"done", HTTP_FIELD_WORD, .words = admin_done_words},
	[ADMIN_DRAFT_Q] = {"q", HTTP_FIELD_TEXT, 1, LIMIT_QUERY, NULL},
	[ADMIN_DRAFT_ADDED] = {"added", HTTP_FIELD_NUMBER, 0, IMPORT_MAX_ROWS, NULL},
	[ADMIN_DRAFT_KNOWN] = {"known", HTTP_FIELD_NUMBER, 0, IMPORT_MAX_ROWS, NULL},
	[ADMIN_DRAFT_CORRECTED] = {"corrected", HTTP_FIELD_NUMBER, 0, IMPORT_MAX_ROWS, NULL},
};

const struct http_field_rule admin_list_fields[ADMIN_LIST_FIELD_COUNT] = {
	[ADMIN_LIST_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_LIST_REVISION] = {"revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_LIST_RELEASES] = {"releases", HTTP_FIELD_TEXT, 1, RELEASES_LENGTH, NULL},
	[ADMIN_LIST_RANK] = {"rank", HTTP_FIELD_LIST, 0, DRAFT_ROWS_MAX, NULL},
	[ADMIN_LIST_UP] = {"up", HTTP_FIELD_NUMBER, 1, DRAFT_ROWS_MAX, NULL},
	[ADMIN_LIST_DOWN] = {"down", HTTP_FIELD_NUMBER, 1, DRAFT_ROWS_MAX, NULL},
	[ADMIN_LIST_REMOVE] = {"remove", HTTP_FIELD_NUMBER, 1, DRAFT_ROWS_MAX, NULL},
	[ADMIN_LIST_ADD] = {"add", HTTP_FIELD_NUMBER, 1, INT64_MAX, NULL},
	[ADMIN_LIST_AT] = {"at", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_LIST_Q] = {"q", HTTP_FIELD_TEXT, 1, LIMIT_QUERY, NULL},
	[ADMIN_LIST_FIND] = {"find", HTTP_FIELD_WORD, .words = WORDS_OF_ONE},
	[ADMIN_LIST_MAKE] = {"make", HTTP_FIELD_WORD, .words = WORDS_OF_ONE},
};

enum result admin_charts(struct exchange *exchange)
{
	const struct view_admin admin = admin_page(exchange);
	struct draft_summary *charts = NULL;
	size_t count = 0;
	enum result result =
		store_draft_list(exchange->app->store, exchange->arena, &charts, &count);

	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_admin_charts(exchange->app->view, &admin, charts, count, exchange->arena,
		&exchange->response->body);
}

/* What is found by the page's search. */
static enum result find(struct exchange *exchange, struct view_draft *page)
{
	const struct find_query query = {.q = page->q, .most = FOUND};
	struct draft_entry *found = NULL;
	enum result result = RESULT_OK;
	int total = 0;

	if (page->q != NULL)
		result = store_find_releases(exchange->app->store, &query, exchange->arena, &found,
			&page->found_count, &total);
	page->found = found;
	return result;
}

/* Shows the list form; `page` has the draft and the rows. */
static enum result show(struct exchange *exchange, struct view_draft *page, const char *saved)
{
	struct app *app = exchange->app;
	struct view_admin admin = admin_page(exchange);
	struct draft_edition *editions = NULL;
	enum result result = find(exchange, page);

	if (result == RESULT_OK)
		result = store_draft_editions(app->store, page->draft->chart, exchange->arena,
			&editions, &page->edition_count);
	if (result != RESULT_OK)
		return result;
	page->editions = editions;
	admin.saved = saved;
	reply_html(exchange);
	return view_admin_draft(
		app->view, &admin, page, exchange->arena, &exchange->response->body);
}

/* Shows the draft as it is. */
static enum result show_draft(
	struct exchange *exchange, const char *q, const char *saved, const char *refusal)
{
	struct draft draft;
	enum result result =
		store_draft_load(exchange->app->store, exchange->slug, exchange->arena, &draft);
	struct view_draft page = {.draft = &draft, .q = q, .refusal = refusal};

	if (result != RESULT_OK)
		return result;
	page.rows = draft.entries;
	page.count = draft.count;
	return show(exchange, &page, saved);
}

/* What was just done, as the address says it; NULL: nothing. */
static const char *done_sentence(const struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	const char *sentence;

	if (fields[ADMIN_DRAFT_DONE].state != HTTP_FIELD_GIVEN)
		return NULL;
	sentence = done_sentences[fields[ADMIN_DRAFT_DONE].number];
	if (fields[ADMIN_DRAFT_DONE].number != ADMIN_DONE_IMPORTED)
		return sentence;
	return arena_format(exchange->arena,
		"Imported: %ld new releases, %ld known ones, %ld of them corrected. %s",
		fields[ADMIN_DRAFT_ADDED].number, fields[ADMIN_DRAFT_KNOWN].number,
		fields[ADMIN_DRAFT_CORRECTED].number, sentence);
}

enum result admin_draft(struct exchange *exchange)
{
	return show_draft(
		exchange, exchange->fields[ADMIN_DRAFT_Q].text, done_sentence(exchange), NULL);
}

enum result admin_draft_refuse(
	struct exchange *exchange, enum http_status status, const char *sentence)
{
	exchange->response->status = status;
	return show_draft(exchange, NULL, NULL, sentence);
}

/* Both versions: the draft as it is, and the list that was not saved in the form. */
static enum result show_conflict(struct exchange *exchange, const struct admin_save *save)
{
	struct store *store = exchange->app->store;
	struct draft_entry *mine = NULL;
	struct draft draft;
	struct view_draft page = {.draft = &draft, .conflict = true, .q = save->q};
	enum result result = store_draft_load(store, exchange->slug, exchange->arena, &draft);

	if (result == RESULT_OK)
		result = store_draft_releases(
			store, save->releases, save->count, exchange->arena, &mine, &page.count);
	if (result != RESULT_OK)
		return result;
	page.rows = mine;
	exchange->response->status = HTTP_CONFLICT;
	return show(exchange, &page, NULL);
}

/* The key by which this save is done once. A form that is sent with other contents is another save:
 * a page that the browser went back to. */
static const char *save_key(const struct exchange *exchange, const struct admin_save *save)
{
	uint64_t hash = text_hash(TEXT_HASH_SEED, save->action, strlen(save->action));

	if (save->resaves)
		hash = text_hash(hash, save->releases, save->count * sizeof(*save->releases));
	return arena_format(exchange->arena, "%s-%016llx", save->key, (unsigned long long)hash);
}

/* All or nothing. */
static enum result write_draft(
	struct exchange *exchange, const struct admin_save *save, bool *is_repeated)
{
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	const struct draft_save list = {
		save->releases, save->count, save->revision, save->resaves ? save->key : NULL};
	const char *key = save_key(exchange, save);
	const char *location = NULL;
	struct audit_entry entry = {
		.action = save->action, .kind = "chart", .subject = exchange->slug};
	struct draft_saved saved = {NULL, NULL};
	enum result result = store_change_begin(store, key, exchange->arena, &location);

	*is_repeated = result == RESULT_UNCHANGED;
	if (result != RESULT_OK)
		return result;
	result = store_draft_save(store, exchange->slug, &list, exchange->arena, &saved);
	entry.before = saved.before;
	entry.after = saved.after;
	entry.note = save->note;
	if (result == RESULT_OK)
		result = store_change_note(store, &author, &entry);
	return store_change_end(
		store, result, &author, key, link_admin_draft(exchange->arena, exchange->slug));
}

static void reply_done(
	struct exchange *exchange, const struct admin_save *save, enum admin_done done)
{
	reply_see_other(exchange, save->then != NULL
					  ? save->then
					  : link_admin_draft_after(exchange->arena, exchange->slug,
						    admin_done_words[done], save->q));
}

enum result admin_draft_save(struct exchange *exchange, const struct admin_save *save)
{
	bool is_repeated = false;
	enum result result = write_draft(exchange, save, &is_repeated);

	if (result == RESULT_OK)
		reply_done(exchange, save, save->done);
	else if (result == RESULT_UNCHANGED)
		reply_done(exchange, save, is_repeated ? ADMIN_DONE_AGAIN : ADMIN_DONE_NOTHING);
	else if (result == RESULT_CONFLICT && save->resaves)
		return show_conflict(exchange, save);
	else if (result == RESULT_CONFLICT)
		return admin_draft_refuse(exchange, HTTP_CONFLICT,
			"The draft was saved after you opened this page. Look at it again.");
	else if (result == RESULT_INVALID)
		return admin_draft_refuse(exchange, HTTP_UNPROCESSABLE_CONTENT,
			"A release of this list is not there any more.");
	else
		return result;
	return RESULT_OK;
}

/* The form of a list on its way. */
struct work {
	struct exchange *exchange;
	struct draft_wish wish;
	struct draft_order order;
	int64_t *releases;
};

/* The act that a button asks for. */
static void read_act(const struct http_field *fields, struct draft_wish *wish)
{
	static const struct {
		size_t field;
		enum draft_act act;
	} buttons[] = {
		{ADMIN_LIST_UP, DRAFT_UP},
		{ADMIN_LIST_DOWN, DRAFT_DOWN},
		{ADMIN_LIST_REMOVE, DRAFT_REMOVE},
	};

	for (size_t i = 0; i < sizeof buttons / sizeof buttons[0]; i++) {
		if (fields[buttons[i].field].state != HTTP_FIELD_GIVEN)
			continue;
		wish->act = buttons[i].act;
		wish->row = (size_t)fields[buttons[i].field].number;
	}
	if (fields[ADMIN_LIST_ADD].state == HTTP_FIELD_GIVEN) {
		wish->act = DRAFT_ADD;
		wish->release = fields[ADMIN_LIST_ADD].number;
		wish->at = fields[ADMIN_LIST_AT].typed != NULL ? fields[ADMIN_LIST_AT].typed : "";
	}
}

/* Whether the form is whole, as the page made it. */
static bool read_list(struct work *work)
{
	const struct http_field *fields = work->exchange->fields;
	const struct http_field *ranks = &fields[ADMIN_LIST_RANK];
	struct draft_wish *wish = &work->wish;
	const char *text = fields[ADMIN_LIST_RELEASES].typed;

	if (fields[ADMIN_LIST_KEY].text == NULL ||
		fields[ADMIN_LIST_REVISION].state != HTTP_FIELD_GIVEN || text == NULL ||
		!draft_releases_read(text, work->exchange->arena, &work->releases, &wish->count) ||
		ranks->count != wish->count)
		return false;
	wish->releases = work->releases;
	wish->typed = ranks->list;
	read_act(fields, wish);
	return wish->row <= wish->count;
}

/* Shows the form again as it was typed, with what is wrong and what was searched. */
static enum result show_typed(struct work *work)
{
	struct exchange *exchange = work->exchange;
	const struct http_field *fields = exchange->fields;
	struct draft_entry *rows = NULL;
	struct draft draft;
	struct view_draft page = {.draft = &draft,
		.typed = work->wish.typed,
		.faults = work->order.faults,
		.fault_count = work->order.fault_count,
		.q = fields[ADMIN_LIST_Q].text,
		.at = fields[ADMIN_LIST_AT].typed};
	enum result result =
		store_draft_load(exchange->app->store, exchange->slug, exchange->arena, &draft);

	if (result == RESULT_OK)
		result = store_draft_releases(exchange->app->store, work->releases,
			work->wish.count, exchange->arena, &rows, &page.count);
	if (result != RESULT_OK)
		return result;
	if (page.count != work->wish.count)
		return admin_draft_refuse(exchange, HTTP_CONFLICT,
			"A release of this list is not there any more. Look at it again.");
	page.rows = rows;
	/* The form stays that of the draft it was made from. */
	draft.revision = fields[ADMIN_LIST_REVISION].number;
	if (page.fault_count > 0)
		exchange->response->status = HTTP_UNPROCESSABLE_CONTENT;
	return show(exchange, &page, NULL);
}

/* The form of a new release, if one is asked for; NULL: none is. */
static const char *new_release(const struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;

	if (fields[ADMIN_LIST_MAKE].state != HTTP_FIELD_GIVEN)
		return NULL;
	return link_admin_new_release(exchange->arena, fields[ADMIN_LIST_Q].text, exchange->slug,
		fields[ADMIN_LIST_AT].text);
}

/* Whether the form says something else than what it was made with. */
static bool is_changed(const struct work *work)
{
	return work->order.count != work->wish.count ||
	       memcmp(work->order.releases, work->releases,
		       work->wish.count * sizeof(*work->releases)) != 0;
}

enum result admin_draft_send(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	const char *then = new_release(exchange);
	struct work work = {.exchange = exchange};

	if (!read_list(&work))
		return RESULT_INVALID;
	if (fields[ADMIN_LIST_FIND].state == HTTP_FIELD_GIVEN ||
		!draft_arrange(&work.wish, exchange->arena, &work.order))
		return show_typed(&work);
	/* What was typed in the list is not lost on the way. */
	if (then != NULL && !is_changed(&work)) {
		reply_see_other(exchange, then);
		return RESULT_OK;
	}

	const struct admin_save save = {
		.action = "save",
		.key = fields[ADMIN_LIST_KEY].text,
		.revision = fields[ADMIN_LIST_REVISION].number,
		.resaves = true,
		.releases = work.order.releases,
		.count = work.order.count,
		.done = ADMIN_DONE_SAVED,
		.q = work.wish.act == DRAFT_ADD ? NULL : fields[ADMIN_LIST_Q].text,
		.then = then,
	};
	return admin_draft_save(exchange, &save);
}
