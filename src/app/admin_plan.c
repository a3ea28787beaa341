#include "app/admin_draft.h"

#include "base/clock.h"
#include "model/link.h"
#include "store/store_plan.h"

#include "base/banned.h"

/* A write to the plan, in an open transaction. */
typedef enum result write_plan(
	struct exchange *exchange, const struct change_author *author, time_t due);

static int64_t plan_seen(const struct exchange *exchange)
{
	return exchange->fields[ADMIN_PUBLISH_PLAN].number;
}

static enum result save(struct exchange *exchange, const struct change_author *author, time_t due)
{
	const struct plan_save wanted = {
		.chart = exchange->slug,
		.revision = exchange->fields[ADMIN_PUBLISH_REVISION].number,
		.seen = plan_seen(exchange),
		.due = due,
		.note = exchange->fields[ADMIN_PUBLISH_NOTE].text,
	};

	return store_plan_save(exchange->app->store, author, &wanted, exchange->arena);
}

static enum result cancel(struct exchange *exchange, const struct change_author *author, time_t due)
{
	(void)due;
	return store_plan_cancel(
		exchange->app->store, author, exchange->slug, plan_seen(exchange), exchange->arena);
}

/* All or nothing, and a form once: the same one with another time is another form. */
static enum result change(struct exchange *exchange, write_plan *write, const char *act, time_t due,
	bool *is_repeated)
{
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	const char *key = arena_format(exchange->arena, "%s-%s-%lld",
		exchange->fields[ADMIN_PUBLISH_KEY].text, act, (long long)due);
	const char *unused = NULL;
	enum result result = store_change_begin(store, key, exchange->arena, &unused);

	*is_repeated = result == RESULT_UNCHANGED;
	if (result != RESULT_OK)
		return result;
	result = write(exchange, &author, due);
	return store_change_end(
		store, result, &author, key, link_admin_draft(exchange->arena, exchange->slug));
}

/* What is wrong with the time that was typed, as a sentence; NULL when nothing is. */
static const char *read_time(const struct exchange *exchange, time_t *due)
{
	const struct http_field *when = &exchange->fields[ADMIN_PUBLISH_WHEN];

	if (when->state == HTTP_FIELD_ABSENT || when->state == HTTP_FIELD_EMPTY)
		return "Type the date and the time, as in 2026-12-24 18:00, in UTC.";
	return plan_time_read(when->text != NULL ? when->text : "", clock_now(), due);
}

enum result admin_plan_send(struct exchange *exchange)
{
	const char *note_wrong = admin_note_fault(exchange);
	struct view_faults faults = {0};
	const char *time_wrong;
	bool is_repeated = false;
	time_t due = 0;
	enum result result;

	if (!admin_publish_is_whole(exchange))
		return RESULT_INVALID;
	time_wrong = read_time(exchange, &due);
	if (note_wrong != NULL)
		view_fault_add(&faults, "note", note_wrong);
	if (time_wrong != NULL)
		view_fault_add(&faults, "when", time_wrong);
	if (faults.count > 0)
		return admin_preview_show(exchange, HTTP_UNPROCESSABLE_CONTENT, &faults);
	result = change(exchange, save, "plan", due, &is_repeated);
	return admin_publish_answer(exchange, result, is_repeated, ADMIN_DONE_PLANNED);
}

enum result admin_cancel_send(struct exchange *exchange)
{
	bool is_repeated = false;
	enum result result;

	if (exchange->fields[ADMIN_PUBLISH_KEY].text == NULL)
		return RESULT_INVALID;
	result = change(exchange, cancel, "cancel", (time_t)plan_seen(exchange), &is_repeated);
	if (result == RESULT_CONFLICT)
		return admin_draft_refuse(exchange, HTTP_CONFLICT,
			"This publication is not planned any more: it was published, cancelled or "
			"put to another time.");
	return admin_publish_answer(exchange, result, is_repeated, ADMIN_DONE_CANCELLED);
}
