#include "app/admin_form.h"
#include "app/reply.h"
#include "model/limits.h"
#include "model/link.h"
#include "model/unicode.h"
#include "store/store_genre_form.h"
#include "view/view_genre_form.h"

#include "base/banned.h"

/* Characters of what is typed: its rules are those of the form, which blames by the field. */
#define TYPED_LENGTH 10000

#define PAGE_MAX 1000000

#define WORDS_OF_ONE ((const char *const[]){"1", NULL})

/* What was just done, as the address of the form says it. */
enum done { DONE_MADE, DONE_SAVED, DONE_AGAIN, DONE_NOTHING };
static const char *const done_words[] = {
	[DONE_MADE] = "made",
	[DONE_SAVED] = "saved",
	[DONE_AGAIN] = "again",
	[DONE_NOTHING] = "nothing",
	NULL,
};
static const char *const done_sentences[] = {
	[DONE_MADE] = "The genre is made.",
	[DONE_SAVED] = "The genre is saved.",
	[DONE_AGAIN] = "This was saved already, and is not done twice.",
	[DONE_NOTHING] = "Nothing changed: the genre is so already.",
};

const struct http_field_rule admin_genres_fields[ADMIN_GENRES_FIELD_COUNT] = {
	[ADMIN_GENRES_Q] = {"q", HTTP_FIELD_TEXT, 1, LIMIT_QUERY, NULL},
	[ADMIN_GENRES_PAGE] = {"page", HTTP_FIELD_NUMBER, 1, PAGE_MAX, NULL},
};

const struct http_field_rule admin_genre_fields[ADMIN_GENRE_FIELD_COUNT] = {
	[ADMIN_GENRE_DONE] = {"done", HTTP_FIELD_WORD, .words = done_words},
};

const struct http_field_rule admin_genre_form_fields[ADMIN_GENRE_FORM_FIELD_COUNT] = {
	[ADMIN_GENRE_FORM_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_GENRE_FORM_REVISION] = {"revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_GENRE_FORM_NAME] = {"name", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_GENRE_FORM_SLUG] = {"slug", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_GENRE_FORM_ESSAY] = {"essay", HTTP_FIELD_LINES, 1, LIMIT_ESSAY, NULL},
	[ADMIN_GENRE_FORM_SOURCE] = {"source", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_GENRE_FORM_PREVIEW] = {"preview", HTTP_FIELD_WORD, .words = WORDS_OF_ONE},
};

enum result admin_genres(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	const struct view_admin admin = admin_page(exchange);
	const char *q = fields[ADMIN_GENRES_Q].text;
	const char *key = q == NULL ? "" : unicode_near_key(exchange->arena, q);
	int page = fields[ADMIN_GENRES_PAGE].state == HTTP_FIELD_GIVEN
	                   ? (int)fields[ADMIN_GENRES_PAGE].number
	                   : 1;
	struct genre_lines lines;
	enum result result = store_genre_lines(
		exchange->app->store, *key != '\0' ? key : NULL, page, exchange->arena, &lines);

	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_admin_genres(exchange->app->view, &admin, &lines, *key != '\0' ? q : NULL,
		exchange->arena, &exchange->response->body);
}

/* The form of a genre on its way; `is_new` is that for a new one. */
struct work {
	struct exchange *exchange;
	bool is_new;
	struct genre_texts texts;
	struct genre_values values;
	struct genre_faults faults;
	struct genre_taken taken;
};

/* The genre as it is now; for a new one, what has nothing. */
static enum result load(const struct work *work, struct genre_form *genre)
{
	struct exchange *exchange = work->exchange;

	*genre = (struct genre_form){0};
	if (work->is_new)
		return RESULT_OK;
	return store_genre_form(exchange->app->store, exchange->slug, exchange->arena, genre);
}

static enum result show(
	const struct work *work, const struct view_genre_form *page, const char *saved)
{
	struct exchange *exchange = work->exchange;
	struct view_admin admin = admin_page(exchange);

	admin.saved = saved;
	reply_html(exchange);
	return view_admin_genre(
		exchange->app->view, &admin, page, exchange->arena, &exchange->response->body);
}

enum result admin_genre_new(struct exchange *exchange)
{
	const struct work work = {.exchange = exchange, .is_new = true};
	const struct view_genre_form page = {
		.texts = {.name = "", .slug = "", .essay = "", .source = ""}};

	return show(&work, &page, NULL);
}

enum result admin_genre(struct exchange *exchange)
{
	const struct http_field *done = &exchange->fields[ADMIN_GENRE_DONE];
	const struct work work = {.exchange = exchange};
	struct genre_form genre;
	struct view_genre_form page = {.genre = &genre};
	enum result result = load(&work, &genre);

	if (result != RESULT_OK)
		return result;
	page.texts = genre_form_write(&genre.values);
	return show(&work, &page,
		done->state == HTTP_FIELD_GIVEN ? done_sentences[done->number] : NULL);
}

/* Why the form comes back as it was typed. */
enum again { AGAIN_FAULTS, AGAIN_CONFLICT, AGAIN_PREVIEW };

static enum result show_typed(const struct work *work, enum again why, bool is_good)
{
	struct exchange *exchange = work->exchange;
	struct genre_form genre;
	const struct view_genre_form page = {
		.genre = work->is_new ? NULL : &genre,
		.texts = work->texts,
		.faults = is_good ? NULL : &work->faults,
		.preview = why == AGAIN_PREVIEW ? &work->values : NULL,
		.conflict = why == AGAIN_CONFLICT,
	};
	enum result result = load(work, &genre);

	if (result != RESULT_OK)
		return result;
	/* The form stays that of the genre it was made from. */
	if (why != AGAIN_CONFLICT)
		genre.revision = exchange->fields[ADMIN_GENRE_FORM_REVISION].number;
	exchange->response->status = why == AGAIN_CONFLICT ? HTTP_CONFLICT
	                             : is_good             ? HTTP_OK
	                                                   : HTTP_UNPROCESSABLE_CONTENT;
	return show(work, &page, NULL);
}

/* What was typed, whatever it is; false when no page made the form. */
static bool read_typed(struct work *work)
{
	const struct http_field *fields = work->exchange->fields;

	work->texts = (struct genre_texts){
		.name = fields[ADMIN_GENRE_FORM_NAME].typed,
		.slug = fields[ADMIN_GENRE_FORM_SLUG].typed,
		.essay = fields[ADMIN_GENRE_FORM_ESSAY].typed,
		.source = fields[ADMIN_GENRE_FORM_SOURCE].typed,
	};
	return admin_form_is_whole(
		       work->exchange, ADMIN_GENRE_FORM_NAME, ADMIN_GENRE_FORM_SOURCE) &&
	       fields[ADMIN_GENRE_FORM_KEY].text != NULL &&
	       (work->is_new || fields[ADMIN_GENRE_FORM_REVISION].state == HTTP_FIELD_GIVEN);
}

static enum result write_genre(void *context, struct change_saved *saved)
{
	struct work *work = context;
	struct exchange *exchange = work->exchange;

	return store_genre_form_save(exchange->app->store, work->is_new ? NULL : exchange->slug,
		exchange->fields[ADMIN_GENRE_FORM_REVISION].number, &work->values, exchange->arena,
		&work->taken, saved);
}

static enum result save(struct work *work)
{
	struct exchange *exchange = work->exchange;
	struct arena *arena = exchange->arena;
	const struct admin_change change = {
		.key = admin_form_key(exchange, exchange->fields[ADMIN_GENRE_FORM_KEY].text,
			ADMIN_GENRE_FORM_NAME, ADMIN_GENRE_FORM_SOURCE),
		.entry = {.action = work->is_new ? "add" : "save",
			.kind = "genre",
			.subject = work->values.slug},
		.location = link_admin_genre(arena, work->values.slug, NULL),
		.write = write_genre,
		.context = work,
	};
	bool is_repeated = false;
	enum result result = admin_change(exchange, &change, &is_repeated);
	enum done done = work->is_new ? DONE_MADE : DONE_SAVED;

	if (result == RESULT_UNCHANGED) {
		done = is_repeated ? DONE_AGAIN : DONE_NOTHING;
		result = RESULT_OK;
	}
	if (result == RESULT_OK)
		reply_see_other(
			exchange, link_admin_genre(arena, work->values.slug, done_words[done]));
	return result;
}

static enum result send_form(struct exchange *exchange, bool is_new)
{
	struct work work = {.exchange = exchange, .is_new = is_new};
	enum result result;
	bool is_good;

	if (!read_typed(&work))
		return RESULT_INVALID;
	is_good = genre_form_read(&work.texts, exchange->arena, &work.values, &work.faults);
	if (exchange->fields[ADMIN_GENRE_FORM_PREVIEW].state == HTTP_FIELD_GIVEN)
		return show_typed(&work, AGAIN_PREVIEW, is_good);
	if (!is_good)
		return show_typed(&work, AGAIN_FAULTS, false);
	result = save(&work);
	if (result == RESULT_CONFLICT)
		return show_typed(&work, AGAIN_CONFLICT, true);
	if (result != RESULT_INVALID)
		return result;
	genre_form_blame(&work.values, &work.taken, exchange->arena, &work.faults);
	return show_typed(&work, AGAIN_FAULTS, false);
}

enum result admin_genre_new_send(struct exchange *exchange)
{
	return send_form(exchange, true);
}

enum result admin_genre_send(struct exchange *exchange)
{
	return send_form(exchange, false);
}
