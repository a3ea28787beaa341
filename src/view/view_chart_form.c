#include "view/view_chart_form.h"

#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* The columns, as the form offers them. */
static const char *const sort_labels[CHART_SORT_COUNT] = {
	[CHART_SORT_RANK] = "Rank",
	[CHART_SORT_TITLE] = "Title",
	[CHART_SORT_ARTIST] = "Artist",
	[CHART_SORT_RELEASED] = "Release date",
	[CHART_SORT_GENRE] = "Strongest genre",
	[CHART_SORT_PLACE] = "Best place in other charts",
};
static const char *const order_labels[] = {
	[CHART_ASCENDING] = "Ascending",
	[CHART_DESCENDING] = "Descending",
};
#define ORDER_COUNT 2

/* What a <select> offers. */
static void fill_options(HDF *list, const char *const *words, const char *const *labels,
	size_t count, size_t selected)
{
	for (size_t i = 0; i < count; i++) {
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "word", words[i]);
		hdf_put_text(item, "label", labels[i]);
		if (i == selected)
			hdf_put_true(item, "selected");
	}
}

static void fill_texts(HDF *values, const struct chart_texts *texts)
{
	HDF *node = hdf_put_node(values, "typed");

	hdf_put_text(node, "title", texts->title);
	hdf_put_text(node, "slug", texts->slug);
	hdf_put_text(node, "genre", texts->genre);
	fill_options(hdf_put_node(values, "sorts"), chart_sort_words, sort_labels, CHART_SORT_COUNT,
		texts->sort);
	fill_options(hdf_put_node(values, "orders"), chart_order_words, order_labels, ORDER_COUNT,
		texts->order);
}

static void fill_faults(HDF *values, const struct view_chart_form *page)
{
	const struct chart_faults *wrong = page->faults;
	struct view_faults faults = {0};

	if (page->conflict)
		view_fault_add(&faults, NULL,
			"These settings were saved after you opened them. Yours are in the form "
			"below.");
	if (wrong != NULL) {
		view_fault_add(&faults, "title", wrong->title);
		view_fault_add(&faults, "slug", wrong->slug);
		view_fault_add(&faults, "genre", wrong->genre);
	}
	view_faults_fill(values, &faults);
}

/* Both versions side by side, where they differ. */
static void fill_conflict(HDF *values, const struct view_chart_form *page)
{
	const struct chart_texts theirs = chart_form_write(&page->chart->values);
	const struct chart_texts *mine = &page->texts;
	const struct view_compared rows[] = {
		{"Title", theirs.title, mine->title},
		{"Address", theirs.slug, mine->slug},
		{"Genre", theirs.genre, mine->genre},
		{"Sorted by", sort_labels[theirs.sort], sort_labels[mine->sort]},
		{"Order", order_labels[theirs.order], order_labels[mine->order]},
	};

	view_compared_fill(values, rows, sizeof rows / sizeof rows[0]);
}

static void fill_chart(HDF *values, const struct view_admin *admin, const struct chart_form *chart,
	struct arena *arena)
{
	HDF *node = view_draft_links_fill(values, admin, chart->values.slug, chart->edition, arena);

	hdf_put_text(node, "title", chart->values.title);
	hdf_put_text(node, "revision", arena_format(arena, "%lld", (long long)chart->revision));
	if (chart->genre_slug != NULL)
		hdf_put_text(node, "genre", link_admin_genre(arena, chart->genre_slug, NULL));
}

enum result view_admin_chart(struct view *view, const struct view_admin *admin,
	const struct view_chart_form *page, struct arena *arena, struct buffer *out)
{
	const struct chart_form *chart = page->chart;
	const char *title = chart == NULL
	                            ? "New chart"
	                            : arena_format(arena, "%s: settings", chart->values.title);
	HDF *values = view_admin_values(view, admin, title, arena);

	if (chart != NULL)
		fill_chart(values, admin, chart, arena);
	hdf_put_text(values, "genres", link_admin_all_genres(arena));
	fill_texts(values, &page->texts);
	fill_faults(values, page);
	if (page->conflict)
		fill_conflict(values, page);
	return view_admin_render(view, VIEW_ADMIN_CHART, values, out);
}
