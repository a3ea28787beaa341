#include "view/view_work.h"

#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"
#include "view/view_plan.h"

#include "base/banned.h"

/* What the releases of a queue lack, in words. */
static const char *const lacks[QUEUE_COUNT] = {
	[QUEUE_TITLES] = "a title",
	[QUEUE_DATES] = "a date",
	[QUEUE_GENRES] = "a genre",
};
static const char *const queue_titles[QUEUE_COUNT] = {
	[QUEUE_TITLES] = "Releases without a title",
	[QUEUE_DATES] = "Releases without a date",
	[QUEUE_GENRES] = "Releases without a genre",
};

static void fill_waiting(HDF *values, const struct queue_work *work, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "waiting");
	size_t shown = 0;

	for (size_t i = 0; i < work->chart_count; i++) {
		const struct draft_summary *chart = &work->charts[i];

		if (!chart->waiting)
			continue;
		HDF *item = hdf_put_item(list, shown++);
		hdf_put_text(item, "title", chart->title);
		hdf_put_text(item, "link", link_admin_draft(arena, chart->chart));
		hdf_put_text(item, "preview", link_admin_preview(arena, chart->chart));
		hdf_put_text(item, "saved_by", chart->saved_by);
		view_time_fill(item, "saved", chart->saved, arena);
	}
}

/* Publications that are planned, those that wait for an editor first. */
static void fill_planned(HDF *values, const struct queue_work *work, const struct view_admin *admin,
	struct arena *arena)
{
	HDF *list = hdf_put_node(values, "planned");
	size_t shown = 0;

	for (int waits = 1; waits >= 0; waits--) {
		for (size_t i = 0; i < work->chart_count; i++) {
			const struct plan *plan = work->charts[i].plan;

			if (plan == NULL || (plan->state != PLAN_SET) != (waits == 1))
				continue;
			HDF *item = hdf_put_item(list, shown++);
			hdf_put_text(item, "title", plan->title);
			hdf_put_text(item, "link", link_admin_draft(arena, plan->chart));
			view_plan_fill(item, plan, admin, arena);
		}
	}
}

static void fill_editions(HDF *values, const struct queue_work *work, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "editions");

	for (size_t i = 0; i < work->edition_count; i++) {
		const struct queue_edition *edition = &work->editions[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "title", edition->title);
		hdf_put_text(item, "link", link_admin_draft(arena, edition->chart));
		hdf_put_number(item, "number", edition->number);
		hdf_put_number(item, "size", edition->size);
		view_time_fill(item, "published", edition->published, arena);
	}
}

enum result view_admin_home(struct view *view, const struct view_admin *admin,
	const struct queue_work *work, struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, admin, "Work", arena);
	HDF *queues = hdf_put_node(values, "queues");

	for (size_t i = 0; i < QUEUE_COUNT; i++) {
		HDF *item = hdf_put_item(queues, i);

		hdf_put_text(item, "link", link_admin_queue(arena, queue_words[i]));
		hdf_put_text(item, "lacks", lacks[i]);
		hdf_put_number(item, "count", work->lacking[i]);
	}
	fill_planned(values, work, admin, arena);
	fill_waiting(values, work, arena);
	fill_editions(values, work, arena);
	hdf_put_text(values, "new_release", link_admin_new_release(arena, NULL, NULL, NULL));
	if (admin->role >= EDITOR_EDITOR) {
		hdf_put_text(values, "new_chart", link_admin_chart_new(arena, NULL));
		hdf_put_text(values, "new_genre", link_admin_genre_new(arena));
	}
	return view_admin_render(view, VIEW_ADMIN_HOME, values, out);
}

enum result view_admin_queue(struct view *view, const struct view_admin *admin,
	const struct view_queue *page, struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, admin, queue_titles[page->queue], arena);
	HDF *list = hdf_put_node(values, "releases");
	const char *word = queue_words[page->queue];

	for (size_t i = 0; i < page->count; i++) {
		const struct queue_release *release = &page->releases[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "title", release->title);
		hdf_put_text(item, "artist", release->artist);
		hdf_put_text(
			item, "link", link_admin_release_after(arena, release->slug, word, NULL));
		hdf_put_text(item, "chart", release->chart);
		hdf_put_number(item, "rank", release->rank);
		view_date_fill(item, release->released, arena);
	}
	hdf_put_text(values, "lacks", lacks[page->queue]);
	hdf_put_number(values, "count", page->total);
	hdf_put_number(values, "more", page->total - (int)page->count);
	return view_admin_render(view, VIEW_ADMIN_QUEUE, values, out);
}
