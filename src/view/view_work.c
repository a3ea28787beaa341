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

/* The id of the fields of a link. */
static const char *link_id(size_t index, struct arena *arena)
{
	return arena_format(arena, "link-%zu", index + 1);
}

static void fill_texts(HDF *values, const struct release_texts *texts, struct arena *arena)
{
	HDF *node = hdf_put_node(values, "typed");
	HDF *list = hdf_put_node(values, "links");

	hdf_put_text(node, "title", texts->title);
	hdf_put_text(node, "sort_title", texts->sort_title);
	hdf_put_text(node, "released", texts->released);
	hdf_put_text(node, "genres", texts->genres);
	hdf_put_text(node, "cover", texts->cover);
	for (size_t i = 0; i < texts->link_count; i++) {
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "id", link_id(i, arena));
		hdf_put_number(item, "number", (long)i + 1);
		hdf_put_text(item, "label", texts->labels[i]);
		hdf_put_text(item, "url", texts->urls[i]);
	}
}

static void add_fault(struct view_faults *faults, const char *field, const char *sentence)
{
	if (sentence != NULL)
		view_fault_add(faults, field, sentence);
}

static void fill_faults(HDF *values, const struct view_release_form *page, struct arena *arena)
{
	const struct release_faults *wrong = page->faults;
	struct view_faults faults = {0};

	if (page->conflict)
		view_fault_add(&faults, NULL,
			"This release was saved after you opened it. Yours is in the form below.");
	if (wrong != NULL) {
		add_fault(&faults, "title", wrong->title);
		add_fault(&faults, "sort_title", wrong->sort_title);
		add_fault(&faults, "released", wrong->released);
		add_fault(&faults, "genres", wrong->genres);
		add_fault(&faults, "cover", wrong->cover);
	}
	for (size_t i = 0; wrong != NULL && i < RELEASE_LINKS_MAX; i++) {
		if (wrong->links[i] == NULL)
			continue;
		view_fault_add(&faults, link_id(i, arena), wrong->links[i]);
		hdf_put_text(
			hdf_put_item(hdf_put_node(values, "links"), i), "fault", wrong->links[i]);
	}
	view_faults_fill(values, &faults);
}

/* Listen links as one text. */
static const char *links_text(const struct release_texts *texts, struct arena *arena)
{
	const char *text = "";

	for (size_t i = 0; i < texts->link_count; i++) {
		if (texts->labels[i][0] != '\0' || texts->urls[i][0] != '\0')
			text = arena_format(
				arena, "%s%s %s\n", text, texts->labels[i], texts->urls[i]);
	}
	return text;
}

/* Both versions side by side, where they differ. */
static void fill_conflict(HDF *values, const struct view_release_form *page, struct arena *arena)
{
	const struct release_texts theirs = release_form_write(&page->release->values, arena);
	const struct release_texts *mine = &page->texts;
	const struct {
		const char *label, *theirs, *mine;
	} rows[] = {
		{"Title", theirs.title, mine->title},
		{"Sort title", theirs.sort_title, mine->sort_title},
		{"Release date", theirs.released, mine->released},
		{"Genres", theirs.genres, mine->genres},
		{"Cover", theirs.cover, mine->cover},
		{"Listen links", links_text(&theirs, arena), links_text(mine, arena)},
	};
	HDF *list = hdf_put_node(values, "conflict");
	size_t shown = 0;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (text_equal(rows[i].theirs, rows[i].mine))
			continue;
		HDF *item = hdf_put_item(list, shown++);
		hdf_put_text(item, "label", rows[i].label);
		hdf_put_text(item, "theirs", rows[i].theirs);
		hdf_put_text(item, "mine", rows[i].mine);
	}
}

enum result view_admin_release(struct view *view, const struct view_admin *admin,
	const struct view_release_form *page, struct arena *arena, struct buffer *out)
{
	const struct release_form *release = page->release;
	const char *title = release->values.title != NULL ? release->values.title : "[untitled]";
	HDF *values = view_admin_values(view, admin, title, arena);
	HDF *node = hdf_put_node(values, "release");

	hdf_put_text(node, "artist", release->artist);
	hdf_put_text(
		node, "link", link_admin_release_after(arena, release->slug, page->queue, NULL));
	hdf_put_text(node, "revision", arena_format(arena, "%lld", (long long)release->revision));
	if (release->is_published)
		hdf_put_text(node, "public", link_release(arena, release->slug));
	view_removal_links(values, admin, SLUG_RELEASE, release->slug, arena);
	fill_texts(values, &page->texts, arena);
	fill_faults(values, page, arena);
	if (page->conflict)
		fill_conflict(values, page, arena);
	if (page->queue != NULL) {
		HDF *queue = hdf_put_node(values, "queue");

		hdf_put_text(queue, "word", page->queue);
		hdf_put_text(queue, "link", link_admin_queue(arena, page->queue));
		hdf_put_text(queue, "skip", page->skip);
		hdf_put_number(queue, "left", page->left);
	}
	return view_admin_render(view, VIEW_ADMIN_RELEASE, values, out);
}
