#include "app/admin_release.h"

#include <string.h>

#include "app/admin_draft.h"
#include "app/admin_form.h"
#include "app/reply.h"
#include "base/text.h"
#include "model/link.h"
#include "store/store_credit.h"
#include "store/store_queue.h"
#include "store/store_release_form.h"

#include "base/banned.h"

/* Characters of what is typed: its rules are those of the form, which blames by the field. */
#define TYPED_LENGTH 10000

#define WORDS_OF_ONE ((const char *const[]){"1", NULL})

/* What was just done, as the address of the form says it. */
enum done { DONE_SAVED, DONE_NEXT, DONE_AGAIN, DONE_NOTHING, DONE_ADDED };
static const char *const done_words[] = {
	[DONE_SAVED] = "saved",
	[DONE_NEXT] = "next",
	[DONE_AGAIN] = "again",
	[DONE_NOTHING] = "nothing",
	[DONE_ADDED] = "added",
	NULL,
};
static const char *const done_sentences[] = {
	[DONE_SAVED] = "The release is saved, and readers see it so.",
	[DONE_NEXT] = "The release before is saved. This is the next one.",
	[DONE_AGAIN] = "This was saved already, and is not done twice.",
	[DONE_ADDED] = "The release is made. Readers see it with its first edition.",
	[DONE_NOTHING] = "Nothing changed: the release is so already.",
};

const struct http_field_rule admin_release_fields[ADMIN_RELEASE_FIELD_COUNT] = {
	[ADMIN_RELEASE_QUEUE] = {"queue", HTTP_FIELD_WORD, .words = queue_words},
	[ADMIN_RELEASE_DONE] = {"done", HTTP_FIELD_WORD, .words = done_words},
};

const struct http_field_rule admin_release_form_fields[ADMIN_RELEASE_FORM_FIELD_COUNT] = {
	[ADMIN_RELEASE_FORM_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_RELEASE_FORM_REVISION] = {"revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_RELEASE_FORM_TITLE] = {"title", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_RELEASE_FORM_SORT_TITLE] = {"sort_title", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_RELEASE_FORM_RELEASED] = {"released", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_RELEASE_FORM_GENRES] = {"genres", HTTP_FIELD_LINES, 1, TYPED_LENGTH, NULL},
	[ADMIN_RELEASE_FORM_COVER] = {"cover", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_RELEASE_FORM_SLUG] = {"slug", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_RELEASE_FORM_PLACE] = {"part_place", HTTP_FIELD_LIST, 0, CREDIT_ROWS_MAX, NULL},
	[ADMIN_RELEASE_FORM_NAME] = {"part_name", HTTP_FIELD_LIST, 0, CREDIT_ROWS_MAX, NULL},
	[ADMIN_RELEASE_FORM_ARTIST] = {"part_artist", HTTP_FIELD_LIST, 0, CREDIT_ROWS_MAX, NULL},
	[ADMIN_RELEASE_FORM_CHOICE] = {"part_choice", HTTP_FIELD_LIST, 0, CREDIT_ROWS_MAX, NULL},
	[ADMIN_RELEASE_FORM_JOIN] = {"part_join", HTTP_FIELD_LIST, 0, CREDIT_ROWS_MAX, NULL},
	[ADMIN_RELEASE_FORM_LABEL] = {"label", HTTP_FIELD_LIST, 0, RELEASE_LINKS_MAX, NULL},
	[ADMIN_RELEASE_FORM_URL] = {"url", HTTP_FIELD_LIST, 0, RELEASE_LINKS_MAX, NULL},
	[ADMIN_RELEASE_FORM_QUEUE] = {"queue", HTTP_FIELD_WORD, .words = queue_words},
	[ADMIN_RELEASE_FORM_NEXT] = {"next", HTTP_FIELD_WORD, .words = WORDS_OF_ONE},
	[ADMIN_RELEASE_FORM_CHART] = {"chart", HTTP_FIELD_SLUG, 0, 0, NULL},
	[ADMIN_RELEASE_FORM_DRAFT] = {"draft", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_RELEASE_FORM_AT] = {"at", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_RELEASE_FORM_USE] = {"use", HTTP_FIELD_NUMBER, 1, INT64_MAX, NULL},
	[ADMIN_RELEASE_FORM_TWIN] = {"twin", HTTP_FIELD_WORD, .words = WORDS_OF_ONE},
};

/* The slug of the release that follows in the queue; NULL behind the last. */
static enum result find_next(const struct admin_release *work, const char **slug)
{
	struct exchange *exchange = work->exchange;
	struct queue_release *next = NULL;
	size_t count = 0;
	enum result result = store_queue_releases(exchange->app->store, work->queue, exchange->slug,
		1, exchange->arena, &next, &count);

	*slug = result == RESULT_OK && count > 0 ? next->slug : NULL;
	return result;
}

/* Where the queue goes on. */
static enum result link_next(const struct admin_release *work, enum done done, const char **link)
{
	const char *word = queue_words[work->queue];
	const char *slug = NULL;
	struct arena *arena = work->exchange->arena;
	enum result result = find_next(work, &slug);

	*link = slug == NULL ? link_admin_queue(arena, word)
	                     : link_admin_release_after(arena, slug, word,
				       done == DONE_SAVED ? NULL : done_words[done]);
	return result;
}

/* Shows the form; `page` has the release and what stands in the fields. */
static enum result show(
	const struct admin_release *work, struct view_release_form *page, const char *saved)
{
	struct exchange *exchange = work->exchange;
	struct view_admin admin = admin_page(exchange);
	int sizes[QUEUE_COUNT] = {0};
	enum result result = RESULT_OK;

	if (work->in_queue) {
		page->queue = queue_words[work->queue];
		result = store_queue_sizes(exchange->app->store, sizes);
		page->left = sizes[work->queue];
	}
	if (result == RESULT_OK && work->in_queue)
		result = link_next(work, DONE_SAVED, &page->skip);
	if (result != RESULT_OK)
		return result;
	admin.saved = saved;
	reply_html(exchange);
	return view_admin_release(
		exchange->app->view, &admin, page, exchange->arena, &exchange->response->body);
}

enum result admin_release(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	const struct http_field *done = &fields[ADMIN_RELEASE_DONE];
	const struct admin_release work = {.exchange = exchange,
		.in_queue = fields[ADMIN_RELEASE_QUEUE].state == HTTP_FIELD_GIVEN,
		.queue = (enum queue)fields[ADMIN_RELEASE_QUEUE].number};
	struct release_form release;
	struct view_release_form page = {.release = &release};
	enum result result =
		store_release_form(exchange->app->store, exchange->slug, exchange->arena, &release);

	if (result != RESULT_OK)
		return result;
	page.texts = release_form_write(&release.values, exchange->arena);
	page.printed = release.artist;
	return show(&work, &page,
		done->state == HTTP_FIELD_GIVEN ? done_sentences[done->number] : NULL);
}

void admin_release_blame_slug(struct admin_release *work)
{
	work->faults.slug = "Another release has this slug.";
}

struct view_release_form admin_release_page(const struct admin_release *work)
{
	return (struct view_release_form){.texts = work->texts,
		.printed = work->values.credit.name,
		.credit = &work->values.credit,
		.matches = work->matches};
}

/* Shows the form again as it was typed: with its faults, or beside what was saved meanwhile. */
static enum result show_typed(const struct admin_release *work, bool is_conflict)
{
	struct exchange *exchange = work->exchange;
	struct release_form release;
	struct view_release_form page = admin_release_page(work);
	enum result result =
		store_release_form(exchange->app->store, exchange->slug, exchange->arena, &release);

	if (result != RESULT_OK)
		return result;
	page.release = &release;
	page.faults = is_conflict ? NULL : &work->faults;
	page.conflict = is_conflict;
	/* The form stays that of the release it was made from. */
	if (!is_conflict)
		release.revision = exchange->fields[ADMIN_RELEASE_FORM_REVISION].number;
	exchange->response->status = is_conflict ? HTTP_CONFLICT : HTTP_UNPROCESSABLE_CONTENT;
	return show(work, &page, NULL);
}

/* The rows of the artist credit; false unless they are whole. */
static bool read_credit(const struct http_field *fields, struct credit_texts *credit)
{
	const struct http_field *names = &fields[ADMIN_RELEASE_FORM_NAME];

	for (size_t i = ADMIN_RELEASE_FORM_PLACE; i <= ADMIN_RELEASE_FORM_JOIN; i++) {
		if (fields[i].state != HTTP_FIELD_GIVEN || fields[i].count != names->count)
			return false;
	}
	*credit = (struct credit_texts){
		.places = fields[ADMIN_RELEASE_FORM_PLACE].list,
		.names = names->list,
		.artists = fields[ADMIN_RELEASE_FORM_ARTIST].list,
		.choices = fields[ADMIN_RELEASE_FORM_CHOICE].list,
		.joins = fields[ADMIN_RELEASE_FORM_JOIN].list,
		.count = names->count,
	};
	return names->count > 0;
}

bool admin_release_read(struct admin_release *work)
{
	const struct http_field *fields = work->exchange->fields;
	const struct http_field *labels = &fields[ADMIN_RELEASE_FORM_LABEL];
	const struct http_field *urls = &fields[ADMIN_RELEASE_FORM_URL];

	work->texts = (struct release_texts){
		.title = fields[ADMIN_RELEASE_FORM_TITLE].typed,
		.sort_title = fields[ADMIN_RELEASE_FORM_SORT_TITLE].typed,
		.released = fields[ADMIN_RELEASE_FORM_RELEASED].typed,
		.genres = fields[ADMIN_RELEASE_FORM_GENRES].typed,
		.cover = fields[ADMIN_RELEASE_FORM_COVER].typed,
		.slug = fields[ADMIN_RELEASE_FORM_SLUG].typed,
		.labels = labels->list,
		.urls = urls->list,
		.link_count = labels->count,
	};
	work->in_queue = fields[ADMIN_RELEASE_FORM_QUEUE].state == HTTP_FIELD_GIVEN;
	work->queue = (enum queue)fields[ADMIN_RELEASE_FORM_QUEUE].number;
	return admin_form_is_whole(
		       work->exchange, ADMIN_RELEASE_FORM_TITLE, ADMIN_RELEASE_FORM_SLUG) &&
	       fields[ADMIN_RELEASE_FORM_KEY].text != NULL && labels->state == HTTP_FIELD_GIVEN &&
	       urls->state == HTTP_FIELD_GIVEN && labels->count == urls->count &&
	       read_credit(fields, &work->texts.credit);
}

enum result admin_release_check(struct admin_release *work, bool *is_good)
{
	struct arena *arena = work->exchange->arena;
	bool is_read = release_form_read(&work->texts, arena, &work->values, &work->faults);
	enum result result = store_credit_match(
		work->exchange->app->store, &work->values.credit, arena, &work->matches);

	if (result != RESULT_OK)
		return result;
	*is_good = credit_form_settled(
			   &work->values.credit, work->matches, arena, &work->faults.credit) &&
	           is_read;
	return RESULT_OK;
}

/* All or nothing. `*location` becomes where the answer leads, also when this was saved before. */
static enum result save(struct admin_release *work, bool *is_repeated, const char **location)
{
	struct exchange *exchange = work->exchange;
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	const char *key = admin_form_key(exchange, exchange->fields[ADMIN_RELEASE_FORM_KEY].text,
		ADMIN_RELEASE_FORM_TITLE, ADMIN_RELEASE_FORM_JOIN);
	const char *queue = work->in_queue ? queue_words[work->queue] : NULL;
	struct audit_entry entry = {.action = "save", .kind = "release"};
	struct release_saved saved = {.slug = exchange->slug};
	enum result result = store_change_begin(store, key, exchange->arena, location);

	*is_repeated = result == RESULT_UNCHANGED;
	if (result != RESULT_OK)
		return result;
	result = store_release_save(store, exchange->slug,
		exchange->fields[ADMIN_RELEASE_FORM_REVISION].number, &work->values,
		exchange->arena, &saved);
	*location = link_admin_release_after(exchange->arena, saved.slug, queue, NULL);
	entry.subject = saved.slug;
	entry.before = saved.before;
	entry.after = saved.after;
	if (saved.slug_taken)
		admin_release_blame_slug(work);
	if (result == RESULT_OK)
		result = store_change_note(store, &author, &entry);
	return store_change_end(store, result, &author, key, *location);
}

/* Answers with the form of this release, or, from a queue, of the next. */
static enum result reply_done(
	const struct admin_release *work, const char *location, enum done done)
{
	struct exchange *exchange = work->exchange;
	const char *link = NULL;
	enum result result = RESULT_OK;

	if (work->in_queue && exchange->fields[ADMIN_RELEASE_FORM_NEXT].state == HTTP_FIELD_GIVEN)
		result = link_next(work, done == DONE_SAVED ? DONE_NEXT : done, &link);
	else
		link = link_admin_done(exchange->arena, location, done_words[done]);
	if (result == RESULT_OK)
		reply_see_other(exchange, link);
	return result;
}

enum result admin_release_send(struct exchange *exchange)
{
	struct admin_release work = {.exchange = exchange};
	const char *location = NULL;
	bool is_repeated = false;
	bool is_good = false;
	enum result result;

	if (!admin_release_read(&work) ||
		exchange->fields[ADMIN_RELEASE_FORM_REVISION].state != HTTP_FIELD_GIVEN)
		return RESULT_INVALID;
	result = admin_release_check(&work, &is_good);
	if (result != RESULT_OK)
		return result;
	result = is_good ? save(&work, &is_repeated, &location) : RESULT_INVALID;
	if (result == RESULT_CONFLICT || result == RESULT_INVALID)
		return show_typed(&work, result == RESULT_CONFLICT);
	if (result == RESULT_OK)
		return reply_done(&work, location, DONE_SAVED);
	if (result == RESULT_UNCHANGED)
		return reply_done(&work, location, is_repeated ? DONE_AGAIN : DONE_NOTHING);
	return result;
}
