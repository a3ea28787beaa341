#include "view/view_list.h"

#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* The columns of /charts that sort, by enum chart_list_sort. */
static const struct {
	const char *label;
	const char *orders[2]; /* by enum chart_order */
} columns[CHART_LIST_SORT_COUNT] = {
	[CHART_LIST_NAME] = {"Chart", {"by name, A to Z", "by name, Z to A"}},
	[CHART_LIST_SIZE] = {"Releases", {"by size, shortest first", "by size, longest first"}},
	[CHART_LIST_UPDATED] = {"Updated",
		{"by last update, oldest first", "by last update, newest first"}},
};

static const char *counted(struct arena *arena, int count, const char *one, const char *many)
{
	return arena_format(arena, "%d %s", count, count == 1 ? one : many);
}

static void fill_chart(HDF *node, const struct chart_summary *chart, struct arena *arena)
{
	hdf_put_text(node, "title", chart->title);
	hdf_put_text(node, "link", link_chart(arena, chart->slug));
	if (chart->edition == 0)
		return;
	hdf_put_true(node, "published");
	hdf_put_number(node, "size", chart->size);
	hdf_put_text(node, "releases", counted(arena, chart->size, "release", "releases"));
	hdf_put_text(node, "first_title", chart->first_title);
	hdf_put_text(node, "first_artist", chart->first_artist);
	view_time_fill(node, "updated", chart->published, arena);
}

void view_charts_fill(const struct chart_list *list, struct arena *arena, HDF *values)
{
	HDF *node = hdf_put_node(values, "charts");
	for (size_t i = 0; i < list->count; i++)
		fill_chart(hdf_put_item(node, i), &list->charts[i], arena);
	if (list->count > 0)
		hdf_put_true(values, "has_charts");
}

/* What /charts works on. */
struct page {
	const struct view *view;
	const struct chart_list *list;
	struct chart_list_query query; /* with `q` as typed, for links */
	int number;                    /* of the page that is shown */
	int page_count;
};

static void fill_column(
	const struct page *page, enum chart_list_sort sort, struct arena *arena, HDF *values)
{
	static const char *const names[CHART_LIST_SORT_COUNT] = {"name", "size", "updated"};
	struct chart_list_query query = page->query;
	bool active = query.sort == sort;
	bool ascending = query.order == CHART_ASCENDING;
	HDF *node = hdf_put_node(hdf_put_node(values, "column"), names[sort]);
	query.sort = sort;
	query.order = active && ascending ? CHART_DESCENDING : CHART_ASCENDING;
	query.page = 1;
	hdf_put_text(node, "label", columns[sort].label);
	hdf_put_text(node, "link", link_charts(arena, &query));
	if (!active)
		return;
	hdf_put_text(node, "sorted", ascending ? "ascending" : "descending");
	hdf_put_text(node, "arrow", ascending ? "↑" : "↓");
}

static char *link_page(struct arena *arena, const void *context, int number)
{
	struct chart_list_query query = *(const struct chart_list_query *)context;
	query.page = number;
	return link_charts(arena, &query);
}

static void fill_pages(const struct page *page, struct arena *arena, HDF *values)
{
	const struct view_pages pages = {
		.page = page->number,
		.count = page->page_count,
		.link = link_page,
		.context = &page->query,
	};
	view_pages_fill(&pages, arena, values);
}

static void fill_query(const struct page *page, struct arena *arena, HDF *values)
{
	const struct chart_list_query *query = &page->query;
	hdf_put_text(values, "q", query->q);
	hdf_put_text(values, "sorted", columns[query->sort].orders[query->order]);
	if (query->sort != CHART_LIST_NAME)
		hdf_put_text(values, "sort", chart_list_sort_words[query->sort]);
	if (query->order != CHART_ASCENDING)
		hdf_put_text(values, "order", chart_order_words[query->order]);
	if (query->q == NULL) {
		hdf_put_text(values, "found", counted(arena, page->list->total, "chart", "charts"));
		return;
	}
	hdf_put_text(values, "found",
		arena_format(arena, "%d of %s", page->list->found,
			counted(arena, page->list->total, "chart", "charts")));
}

static void fill_head(const struct page *page, struct arena *arena, HDF *values)
{
	const struct chart_list_query plain = {
		.page = page->query.sort == CHART_LIST_NAME && page->query.order == CHART_ASCENDING
	                        ? page->number
	                        : 1,
		.q = page->query.q,
	};
	const struct view_head head = {
		.title = page->number > 1 ? arena_format(arena, "Charts, page %d", page->number)
	                                  : "Charts",
		.description = arena_format(arena,
			"All charts of %s: ranked lists of music, "
			"with artists, release dates and genres.",
			page->view->site.title),
		.path = link_charts(arena, &plain),
		.hidden = page->query.q != NULL,
	};
	view_head_fill(page->view, &head, arena, values);
}

static int page_count_of(const struct chart_list *list)
{
	return list->found <= CHART_LIST_PAGE
	               ? 1
	               : (list->found + CHART_LIST_PAGE - 1) / CHART_LIST_PAGE;
}

enum result view_charts_page(struct view *view, const struct chart_list *list,
	const struct chart_list_query *query, const char *q, struct arena *arena,
	struct buffer *out)
{
	struct page page = {view, list, *query, query->page, page_count_of(list)};
	HDF *values = hdf_new();
	page.query.q = text_is_blank(q) ? NULL : q;
	if (page.number > page.page_count)
		page.number = page.page_count;
	fill_head(&page, arena, values);
	view_charts_fill(list, arena, values);
	fill_query(&page, arena, values);
	for (enum chart_list_sort sort = 0; sort < CHART_LIST_SORT_COUNT; sort++)
		fill_column(&page, sort, arena, values);
	fill_pages(&page, arena, values);
	enum result result = view_render(view, VIEW_CHARTS, values, NULL, 0, out);
	hdf_free(values);
	return result;
}
