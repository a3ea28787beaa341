#include <string.h>

#include "app/admin.h"
#include "app/admin_draft.h"
#include "app/admin_form.h"
#include "app/reply.h"
#include "base/text.h"
#include "model/link.h"
#include "store/store_artist_form.h"
#include "view/view_find.h"

#include "base/banned.h"

/* Characters of what is typed: its rules are those of the form, which blames by the field. */
#define TYPED_LENGTH 10000

/* What was just done, as the address of the form says it. */
enum done { DONE_SAVED, DONE_AGAIN, DONE_NOTHING };
static const char *const done_words[] = {
	[DONE_SAVED] = "saved",
	[DONE_AGAIN] = "again",
	[DONE_NOTHING] = "nothing",
	NULL,
};
static const char *const done_sentences[] = {
	[DONE_SAVED] = "The artist is saved, and readers see it so.",
	[DONE_AGAIN] = "This was saved already, and is not done twice.",
	[DONE_NOTHING] = "Nothing changed: the artist is so already.",
};

const struct http_field_rule admin_artist_fields[ADMIN_ARTIST_FIELD_COUNT] = {
	[ADMIN_ARTIST_DONE] = {"done", HTTP_FIELD_WORD, .words = done_words},
};

const struct http_field_rule admin_artist_form_fields[ADMIN_ARTIST_FORM_FIELD_COUNT] = {
	[ADMIN_ARTIST_FORM_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_ARTIST_FORM_REVISION] = {"revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_ARTIST_FORM_NAME] = {"name", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_ARTIST_FORM_SORT_NAME] = {"sort_name", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_ARTIST_FORM_SLUG] = {"slug", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_ARTIST_FORM_PRINTS] = {"prints", HTTP_FIELD_WORD,
		.words = (const char *const[]){"1", NULL}},
};

/* The form of an artist on its way. */
struct work {
	struct exchange *exchange;
	struct artist_texts texts;
	struct artist_values values;
	struct artist_faults faults;
};

static enum result show(
	struct exchange *exchange, const struct view_artist_form *page, const char *saved)
{
	struct view_admin admin = admin_page(exchange);

	admin.saved = saved;
	reply_html(exchange);
	return view_admin_artist(
		exchange->app->view, &admin, page, exchange->arena, &exchange->response->body);
}

enum result admin_artist(struct exchange *exchange)
{
	const struct http_field *done = &exchange->fields[ADMIN_ARTIST_DONE];
	struct artist_form artist;
	struct view_artist_form page = {.artist = &artist};
	enum result result =
		store_artist_form(exchange->app->store, exchange->slug, exchange->arena, &artist);

	if (result != RESULT_OK)
		return result;
	page.texts = artist_form_write(&artist, exchange->arena);
	return show(exchange, &page,
		done->state == HTTP_FIELD_GIVEN ? done_sentences[done->number] : NULL);
}

/* Shows the form again as it was typed: with its faults, or beside what was saved meanwhile. */
static enum result show_typed(const struct work *work, bool is_conflict)
{
	struct exchange *exchange = work->exchange;
	struct artist_form artist;
	const struct view_artist_form page = {.artist = &artist,
		.texts = work->texts,
		.faults = is_conflict ? NULL : &work->faults,
		.conflict = is_conflict};
	enum result result =
		store_artist_form(exchange->app->store, exchange->slug, exchange->arena, &artist);

	if (result != RESULT_OK)
		return result;
	/* The form stays that of the artist it was made from. */
	if (!is_conflict)
		artist.revision = exchange->fields[ADMIN_ARTIST_FORM_REVISION].number;
	exchange->response->status = is_conflict ? HTTP_CONFLICT : HTTP_UNPROCESSABLE_CONTENT;
	return show(exchange, &page, NULL);
}

/* What was typed, whatever it is; false when no page made the form. */
static bool read_typed(struct work *work)
{
	const struct http_field *fields = work->exchange->fields;

	work->texts = (struct artist_texts){
		.name = fields[ADMIN_ARTIST_FORM_NAME].typed,
		.sort_name = fields[ADMIN_ARTIST_FORM_SORT_NAME].typed,
		.slug = fields[ADMIN_ARTIST_FORM_SLUG].typed,
		.prints = fields[ADMIN_ARTIST_FORM_PRINTS].state == HTTP_FIELD_GIVEN,
	};
	return fields[ADMIN_ARTIST_FORM_KEY].text != NULL &&
	       fields[ADMIN_ARTIST_FORM_REVISION].state == HTTP_FIELD_GIVEN &&
	       admin_form_is_whole(work->exchange, ADMIN_ARTIST_FORM_NAME, ADMIN_ARTIST_FORM_SLUG);
}

/* Why the save was refused, at its field. */
static void blame(struct work *work, const struct artist_saved *saved)
{
	if (saved->slug_taken)
		work->faults.slug = "Another artist has this slug.";
	if (saved->name_taken)
		work->faults.name = "Another artist is called so already.";
	if (saved->too_long)
		work->faults.name = "An artist credit with this name would be too long.";
}

/* All or nothing. `*location` becomes where the answer leads, also when this was saved before. */
static enum result save(struct work *work, bool *is_repeated, const char **location)
{
	struct exchange *exchange = work->exchange;
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	const char *key = admin_form_key(exchange, exchange->fields[ADMIN_ARTIST_FORM_KEY].text,
		ADMIN_ARTIST_FORM_NAME, ADMIN_ARTIST_FORM_PRINTS);
	struct audit_entry entry = {.action = "save", .kind = "artist"};
	struct artist_saved saved = {.slug = exchange->slug};
	enum result result = store_change_begin(store, key, exchange->arena, location);

	*is_repeated = result == RESULT_UNCHANGED;
	if (result != RESULT_OK)
		return result;
	result = store_artist_save(store, exchange->slug,
		exchange->fields[ADMIN_ARTIST_FORM_REVISION].number, &work->values, exchange->arena,
		&saved);
	*location = link_admin_artist(exchange->arena, saved.slug, NULL);
	entry.subject = saved.slug;
	entry.before = saved.before;
	entry.after = saved.after;
	blame(work, &saved);
	if (result == RESULT_OK)
		result = store_change_note(store, &author, &entry);
	return store_change_end(store, result, &author, key, *location);
}

static enum result reply_done(struct exchange *exchange, const char *location, enum done done)
{
	reply_see_other(exchange, link_admin_done(exchange->arena, location, done_words[done]));
	return RESULT_OK;
}

enum result admin_artist_send(struct exchange *exchange)
{
	struct work work = {.exchange = exchange};
	const char *location = NULL;
	bool is_repeated = false;
	enum result result = RESULT_INVALID;

	if (!read_typed(&work))
		return RESULT_INVALID;
	if (artist_form_read(&work.texts, exchange->arena, &work.values, &work.faults))
		result = save(&work, &is_repeated, &location);
	if (result == RESULT_CONFLICT || result == RESULT_INVALID)
		return show_typed(&work, result == RESULT_CONFLICT);
	if (result == RESULT_OK)
		return reply_done(exchange, location, DONE_SAVED);
	if (result == RESULT_UNCHANGED)
		return reply_done(exchange, location, is_repeated ? DONE_AGAIN : DONE_NOTHING);
	return result;
}
