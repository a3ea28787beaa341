#include "app/admin_draft.h"
#include "app/admin_form.h"
#include "app/admin_release.h"
#include "app/reply.h"
#include "model/limits.h"
#include "model/link.h"
#include "store/store_draft.h"
#include "store/store_release_form.h"

#include "base/banned.h"

/* Characters of a rank as it is typed. */
#define TYPED_LENGTH 40

const struct http_field_rule admin_new_release_fields[ADMIN_NEW_RELEASE_FIELD_COUNT] = {
	[ADMIN_NEW_RELEASE_TITLE] = {"title", HTTP_FIELD_TEXT, 1, LIMIT_QUERY, NULL},
	[ADMIN_NEW_RELEASE_CHART] = {"chart", HTTP_FIELD_SLUG, 0, 0, NULL},
	[ADMIN_NEW_RELEASE_AT] = {"at", HTTP_FIELD_TEXT, 1, TYPED_LENGTH, NULL},
};

/* A new release on its way. */
struct work {
	struct admin_release form;
	const char *chart;  /* slug of the chart into whose draft it goes; NULL: none */
	struct draft draft; /* of it, as it was when this was sent */
	const char *at;
	int64_t known; /* a release that is there already, to be added instead; 0: none */
	struct view_new_release page;
};

static enum result load_draft(struct work *work)
{
	struct exchange *exchange = work->form.exchange;
	enum result result = RESULT_OK;

	if (work->chart == NULL)
		return RESULT_OK;
	result = store_draft_load(exchange->app->store, work->chart, exchange->arena, &work->draft);
	work->page.draft = &work->draft;
	return result;
}

static enum result show(struct work *work, const struct view_release_form *fields)
{
	struct exchange *exchange = work->form.exchange;
	const struct view_admin admin = admin_page(exchange);
	struct view_release_form page = *fields;

	work->page.at = work->at;
	page.made = work->page;
	reply_html(exchange);
	return view_admin_release(
		exchange->app->view, &admin, &page, exchange->arena, &exchange->response->body);
}

enum result admin_new_release(struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;
	const struct release_values values = {.title = fields[ADMIN_NEW_RELEASE_TITLE].text};
	struct work work = {.form = {.exchange = exchange},
		.chart = fields[ADMIN_NEW_RELEASE_CHART].text,
		.at = fields[ADMIN_NEW_RELEASE_AT].text};
	struct view_release_form page = {.texts = release_form_write(&values, exchange->arena)};
	enum result result = load_draft(&work);

	if (result != RESULT_OK)
		return result;
	page.texts.sort_title = "";
	if (work.at == NULL)
		work.at = arena_format(exchange->arena, "%zu", work.draft.count + 1);
	return show(&work, &page);
}

/* The form again, as it was typed. */
static enum result show_typed(struct work *work, enum http_status status)
{
	struct view_release_form page = admin_release_page(&work->form);

	page.faults = &work->form.faults;
	page.conflict = status == HTTP_CONFLICT;
	work->form.exchange->response->status = status;
	return show(work, &page);
}

/* The list with the release in it; false, with a fault at the rank, when it may not be there. */
static bool arrange(
	struct work *work, const struct draft *draft, int64_t release, struct draft_order *order)
{
	if (draft_add(draft, release, work->at, work->form.exchange->arena, order))
		return true;
	work->page.at_fault = order->faults[0].sentence;
	return false;
}

/* All that is wrong is told at once. */
static void blame_rank(struct work *work)
{
	struct draft_order order;

	if (work->chart != NULL && work->page.at_fault == NULL)
		(void)!arrange(work, &work->draft, work->known, &order);
}

/* Whether releases are known that look like it, and nobody said that it is another one. */
static enum result find_twins(struct work *work)
{
	struct exchange *exchange = work->form.exchange;
	struct draft_entry *twins = NULL;
	enum result result;

	if (exchange->fields[ADMIN_RELEASE_FORM_TWIN].state == HTTP_FIELD_GIVEN)
		return RESULT_OK;
	result = store_draft_twins(exchange->app->store, &work->form.values, work->form.matches,
		exchange->arena, &twins, &work->page.twin_count);
	work->page.twins = twins;
	return result == RESULT_OK && work->page.twin_count > 0 ? RESULT_INVALID : result;
}

/* Puts the release into the draft as it is now. */
static enum result add_to_draft(
	struct work *work, int64_t release, const struct change_author *author)
{
	struct exchange *exchange = work->form.exchange;
	struct store *store = exchange->app->store;
	const int64_t revision = exchange->fields[ADMIN_RELEASE_FORM_DRAFT].number;
	struct audit_entry entry = {.action = "save", .kind = "chart", .subject = work->chart};
	struct draft_saved saved = {NULL, NULL};
	struct draft_order order;
	struct draft draft;
	enum result result = store_draft_load(store, work->chart, exchange->arena, &draft);

	if (result == RESULT_OK && draft.revision != revision)
		result = RESULT_CONFLICT;
	if (result == RESULT_OK && !arrange(work, &draft, release, &order))
		result = RESULT_INVALID;
	if (result != RESULT_OK)
		return result;
	const struct draft_save list = {order.releases, order.count, revision, NULL};
	result = store_draft_save(store, work->chart, &list, exchange->arena, &saved);
	entry.before = saved.before;
	entry.after = saved.after;
	return result == RESULT_OK ? store_change_note(store, author, &entry) : result;
}

static enum result add_release(
	struct work *work, const struct change_author *author, struct release_saved *saved)
{
	struct exchange *exchange = work->form.exchange;
	struct store *store = exchange->app->store;
	struct audit_entry entry = {.action = "create", .kind = "release"};
	enum result result = find_twins(work);

	if (result == RESULT_OK)
		result = store_release_add(store, &work->form.values, exchange->arena, saved);
	if (saved->slug_taken)
		admin_release_blame_slug(&work->form);
	entry.subject = saved->slug;
	entry.after = saved->after;
	return result == RESULT_OK ? store_change_note(store, author, &entry) : result;
}

/* All or nothing. `*location` becomes where the answer leads, also when this was saved before: a
 * form makes one release at most. */
static enum result save(struct work *work, bool *is_repeated, const char **location)
{
	struct exchange *exchange = work->form.exchange;
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	const char *key = exchange->fields[ADMIN_RELEASE_FORM_KEY].text;
	struct release_saved saved = {.id = work->known};
	enum result result = store_change_begin(store, key, exchange->arena, location);

	*is_repeated = result == RESULT_UNCHANGED;
	if (result != RESULT_OK)
		return result;
	if (work->known == 0)
		result = add_release(work, &author, &saved);
	if (result == RESULT_OK && work->chart != NULL)
		result = add_to_draft(work, saved.id, &author);
	if (result == RESULT_OK)
		*location = work->chart != NULL ? link_admin_draft(exchange->arena, work->chart)
		                                : link_admin_release_after(
							  exchange->arena, saved.slug, NULL, NULL);
	return store_change_end(store, result, &author, key, *location);
}

static enum result reply_done(struct work *work, const char *location, bool is_repeated)
{
	struct exchange *exchange = work->form.exchange;
	struct arena *arena = exchange->arena;

	if (is_repeated)
		reply_see_other(exchange, link_admin_done(arena, location, "again"));
	else if (work->chart == NULL)
		reply_see_other(exchange, link_admin_done(arena, location, "added"));
	else
		reply_see_other(exchange, link_admin_draft_rank(arena, work->chart,
						  admin_done_words[ADMIN_DONE_ADDED], work->at));
	return RESULT_OK;
}

/* What was typed; false when no page made the form. */
static bool read_typed(struct work *work)
{
	const struct http_field *fields = work->form.exchange->fields;

	if (!admin_release_read(&work->form))
		return false;
	work->chart = fields[ADMIN_RELEASE_FORM_CHART].text;
	work->known = fields[ADMIN_RELEASE_FORM_USE].number;
	work->at = fields[ADMIN_RELEASE_FORM_AT].typed;
	if (work->chart == NULL)
		return work->known == 0;
	return work->at != NULL && fields[ADMIN_RELEASE_FORM_DRAFT].state == HTTP_FIELD_GIVEN;
}

enum result admin_new_release_send(struct exchange *exchange)
{
	struct work work = {.form = {.exchange = exchange}};
	const char *location = NULL;
	bool is_repeated = false;
	bool is_good = false;
	enum result result;

	if (!read_typed(&work))
		return RESULT_INVALID;
	result = load_draft(&work);
	if (result == RESULT_OK && work.known == 0)
		result = admin_release_check(&work.form, &is_good);
	if (result != RESULT_OK)
		return result;
	is_good = is_good || work.known != 0;
	result = is_good ? save(&work, &is_repeated, &location) : RESULT_INVALID;
	if (result == RESULT_OK || is_repeated)
		return reply_done(&work, location, is_repeated);
	if (result == RESULT_INVALID) {
		blame_rank(&work);
		return show_typed(&work, HTTP_UNPROCESSABLE_CONTENT);
	}
	if (result != RESULT_CONFLICT)
		return result;
	result = load_draft(&work);
	return result == RESULT_OK ? show_typed(&work, HTTP_CONFLICT) : result;
}
