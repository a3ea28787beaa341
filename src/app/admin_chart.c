#include "app/admin_draft.h"
#include "app/reply.h"
#include "base/text.h"
#include "model/limits.h"
#include "model/link.h"
#include "store/store_chart_form.h"
#include "store/store_genre_form.h"
#include "view/view_chart_form.h"

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
	[DONE_SAVED] = "The settings are saved, and readers see the chart so.",
	[DONE_AGAIN] = "This was saved already, and is not done twice.",
	[DONE_NOTHING] = "Nothing changed: the chart is so already.",
};

const struct http_field_rule admin_chart_fields[ADMIN_CHART_FIELD_COUNT] = {
	[ADMIN_CHART_DONE] = {"done", HTTP_FIELD_WORD, .words = done_words},
	[ADMIN_CHART_GENRE] = {"genre", HTTP_FIELD_SLUG, .words = NULL},
};

const struct http_field_rule admin_chart_form_fields[ADMIN_CHART_FORM_FIELD_COUNT] = {
	[ADMIN_CHART_FORM_KEY] = {"key", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_CHART_FORM_REVISION] = {"revision", HTTP_FIELD_NUMBER, 0, INT64_MAX, NULL},
	[ADMIN_CHART_FORM_TITLE] = {"title", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_CHART_FORM_SLUG] = {"slug", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_CHART_FORM_GENRE] = {"genre", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
	[ADMIN_CHART_FORM_SORT] = {"sort", HTTP_FIELD_WORD, .words = chart_sort_words},
	[ADMIN_CHART_FORM_ORDER] = {"order", HTTP_FIELD_WORD, .words = chart_order_words},
};

/* The form of a chart on its way; `is_new` is that for a new one. */
struct work {
	struct exchange *exchange;
	bool is_new;
	struct chart_texts texts;
	struct chart_values values;
	struct chart_faults faults;
	struct chart_taken taken;
};

static enum result show(
	const struct work *work, const struct view_chart_form *page, const char *saved)
{
	struct exchange *exchange = work->exchange;
	struct view_admin admin = admin_page(exchange);

	admin.saved = saved;
	reply_html(exchange);
	return view_admin_chart(
		exchange->app->view, &admin, page, exchange->arena, &exchange->response->body);
}

/* The form may begin with the genre that it was come from. */
enum result admin_chart_new(struct exchange *exchange)
{
	const struct work work = {.exchange = exchange, .is_new = true};
	const struct http_field *wanted = &exchange->fields[ADMIN_CHART_GENRE];
	struct view_chart_form page = {.texts = {.title = "", .slug = "", .genre = ""}};
	struct genre_form genre;
	enum result result = RESULT_NOT_FOUND;

	if (wanted->state == HTTP_FIELD_GIVEN)
		result = store_genre_form(
			exchange->app->store, wanted->text, exchange->arena, &genre);
	if (result == RESULT_OK)
		page.texts.genre = genre.values.name;
	else if (result != RESULT_NOT_FOUND)
		return result;
	return show(&work, &page, NULL);
}

enum result admin_chart_settings(struct exchange *exchange)
{
	const struct http_field *done = &exchange->fields[ADMIN_CHART_DONE];
	const struct work work = {.exchange = exchange};
	struct chart_form chart;
	struct view_chart_form page = {.chart = &chart};
	enum result result =
		store_chart_form(exchange->app->store, exchange->slug, exchange->arena, &chart);

	if (result != RESULT_OK)
		return result;
	page.texts = chart_form_write(&chart.values);
	return show(&work, &page,
		done->state == HTTP_FIELD_GIVEN ? done_sentences[done->number] : NULL);
}

/* Shows the form again as it was typed: with its faults, or beside what was saved meanwhile. */
static enum result show_typed(const struct work *work, bool is_conflict)
{
	struct exchange *exchange = work->exchange;
	struct chart_form chart = {0};
	const struct view_chart_form page = {
		.chart = work->is_new ? NULL : &chart,
		.texts = work->texts,
		.faults = is_conflict ? NULL : &work->faults,
		.conflict = is_conflict,
	};
	enum result result = RESULT_OK;

	if (!work->is_new)
		result = store_chart_form(
			exchange->app->store, exchange->slug, exchange->arena, &chart);
	if (result != RESULT_OK)
		return result;
	/* The form stays that of the chart it was made from. */
	if (!is_conflict)
		chart.revision = exchange->fields[ADMIN_CHART_FORM_REVISION].number;
	exchange->response->status = is_conflict ? HTTP_CONFLICT : HTTP_UNPROCESSABLE_CONTENT;
	return show(work, &page, NULL);
}

/* What was typed, whatever it is; false when no page made the form. */
static bool read_typed(struct work *work)
{
	const struct http_field *fields = work->exchange->fields;

	work->texts = (struct chart_texts){
		.title = fields[ADMIN_CHART_FORM_TITLE].typed,
		.slug = fields[ADMIN_CHART_FORM_SLUG].typed,
		.genre = fields[ADMIN_CHART_FORM_GENRE].typed,
		.sort = (enum chart_sort)fields[ADMIN_CHART_FORM_SORT].number,
		.order = (enum chart_order)fields[ADMIN_CHART_FORM_ORDER].number,
	};
	return admin_form_is_whole(
		       work->exchange, ADMIN_CHART_FORM_TITLE, ADMIN_CHART_FORM_GENRE) &&
	       fields[ADMIN_CHART_FORM_SORT].state == HTTP_FIELD_GIVEN &&
	       fields[ADMIN_CHART_FORM_ORDER].state == HTTP_FIELD_GIVEN &&
	       fields[ADMIN_CHART_FORM_KEY].text != NULL &&
	       (work->is_new || fields[ADMIN_CHART_FORM_REVISION].state == HTTP_FIELD_GIVEN);
}

static enum result write_chart(void *context, struct change_saved *saved)
{
	struct work *work = context;
	struct exchange *exchange = work->exchange;

	return store_chart_form_save(exchange->app->store, work->is_new ? NULL : exchange->slug,
		exchange->fields[ADMIN_CHART_FORM_REVISION].number, &work->values, exchange->arena,
		&work->taken, saved);
}

/* A new chart leads to its list. */
static const char *link_done(const struct work *work, enum done done)
{
	struct arena *arena = work->exchange->arena;
	const char *slug = work->values.slug;

	if (!work->is_new)
		return link_admin_chart_settings(arena, slug, done_words[done]);
	return link_admin_draft_after(arena, slug,
		admin_done_words[done == DONE_SAVED ? ADMIN_DONE_MADE : ADMIN_DONE_AGAIN], NULL);
}

static enum result save(struct work *work)
{
	struct exchange *exchange = work->exchange;
	const struct admin_change change = {
		.key = admin_form_key(exchange, exchange->fields[ADMIN_CHART_FORM_KEY].text,
			ADMIN_CHART_FORM_TITLE, ADMIN_CHART_FORM_ORDER),
		.entry = {.action = work->is_new ? "add" : "settings",
			.kind = "chart",
			.subject = work->values.slug},
		.location = link_admin_draft(exchange->arena, work->values.slug),
		.write = write_chart,
		.context = work,
	};
	bool is_repeated = false;
	enum result result = admin_change(exchange, &change, &is_repeated);
	enum done done = DONE_SAVED;

	if (result == RESULT_UNCHANGED) {
		done = is_repeated ? DONE_AGAIN : DONE_NOTHING;
		result = RESULT_OK;
	}
	if (result == RESULT_OK)
		reply_see_other(exchange, link_done(work, done));
	return result;
}

static enum result send_form(struct exchange *exchange, bool is_new)
{
	struct work work = {.exchange = exchange, .is_new = is_new};
	enum result result;

	if (!read_typed(&work))
		return RESULT_INVALID;
	if (!chart_form_read(&work.texts, exchange->arena, &work.values, &work.faults))
		return show_typed(&work, false);
	result = save(&work);
	if (result == RESULT_CONFLICT)
		return show_typed(&work, true);
	if (result != RESULT_INVALID)
		return result;
	chart_form_blame(&work.values, &work.taken, exchange->arena, &work.faults);
	return show_typed(&work, false);
}

enum result admin_chart_new_send(struct exchange *exchange)
{
	return send_form(exchange, true);
}

enum result admin_chart_settings_send(struct exchange *exchange)
{
	return send_form(exchange, false);
}
