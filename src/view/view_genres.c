#include "view/view_genre.h"

#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* The columns of /genres, by enum genre_list_sort. */
static const struct {
	const char *label;
	const char *orders[2]; /* by enum chart_order */
} columns[GENRE_LIST_SORT_COUNT] = {
	[GENRE_LIST_NAME] = {"Genre", {"by name, A to Z", "by name, Z to A"}},
	[GENRE_LIST_RELEASES] = {"Releases",
		{"by releases, fewest first", "by releases, most first"}},
	[GENRE_LIST_CHARTS] = {"Charts", {"by charts, fewest first", "by charts, most first"}},
	[GENRE_LIST_UPDATED] = {"Updated",
		{"by last update, oldest first", "by last update, newest first"}},
};

/* What /genres works on. */
struct page {
	const struct view *view;
	const struct genre_list *list;
	struct genre_list_query query; /* with `q` as typed, for links */
	int number;                    /* of the page that is shown */
	int page_count;
};

static void fill_genres(const struct page *page, struct arena *arena, HDF *values)
{
	HDF *node = hdf_put_node(values, "genres");
	for (size_t i = 0; i < page->list->count; i++) {
		const struct genre_summary *genre = &page->list->genres[i];
		HDF *item = hdf_put_item(node, i);
		hdf_put_text(item, "name", genre->name);
		hdf_put_text(item, "link", link_genre(arena, genre->slug));
		hdf_put_number(item, "releases", genre->releases);
		hdf_put_number(item, "charts", genre->charts);
		view_time_fill(item, "updated", genre->updated, arena);
	}
	if (page->list->count > 0)
		hdf_put_true(values, "has_genres");
}

static void fill_column(
	const struct page *page, enum genre_list_sort sort, struct arena *arena, HDF *values)
{
	struct genre_list_query query = page->query;
	bool active = query.sort == sort;
	bool ascending = query.order == CHART_ASCENDING;
	HDF *node = hdf_put_item(hdf_put_node(values, "columns"), sort);
	query.sort = sort;
	query.order = active && ascending ? CHART_DESCENDING : CHART_ASCENDING;
	query.page = 1;
	hdf_put_text(node, "name", genre_list_sort_words[sort]);
	hdf_put_text(node, "label", columns[sort].label);
	hdf_put_text(node, "link", link_genres(arena, &query));
	if (!active)
		return;
	hdf_put_text(node, "sorted", ascending ? "ascending" : "descending");
	hdf_put_text(node, "arrow", ascending ? "↑" : "↓");
}

static char *link_page(struct arena *arena, const void *context, int number)
{
	struct genre_list_query query = *(const struct genre_list_query *)context;
	query.page = number;
	return link_genres(arena, &query);
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
	const struct genre_list_query *query = &page->query;
	const char *noun = page->list->total == 1 ? "genre" : "genres";
	hdf_put_text(values, "q", query->q);
	hdf_put_text(values, "sorted", columns[query->sort].orders[query->order]);
	if (query->sort != GENRE_LIST_NAME)
		hdf_put_text(values, "sort", genre_list_sort_words[query->sort]);
	if (query->order != CHART_ASCENDING)
		hdf_put_text(values, "order", chart_order_words[query->order]);
	hdf_put_text(values, "found",
		query->q == NULL ? arena_format(arena, "%d %s", page->list->total, noun)
				 : arena_format(arena, "%d of %d %s", page->list->found,
					   page->list->total, noun));
}

static void fill_head(const struct page *page, struct arena *arena, HDF *values)
{
	bool is_plain = page->query.sort == GENRE_LIST_NAME && page->query.order == CHART_ASCENDING;
	const struct genre_list_query plain = {
		.page = is_plain ? page->number : 1, .q = page->query.q};
	const struct view_head head = {
		.title = page->number > 1 ? arena_format(arena, "Genres, page %d", page->number)
	                                  : "Genres",
		.description = arena_format(arena,
			"All genres of %s, with their releases and the charts they stand in.",
			page->view->site.title),
		.path = link_genres(arena, &plain),
		.hidden = page->query.q != NULL,
	};
	view_head_fill(page->view, &head, arena, values);
}

static int page_count_of(const struct genre_list *list)
{
	return list->found > 0 ? (list->found - 1) / GENRE_LIST_PAGE + 1 : 1;
}

enum result view_genres_page(struct view *view, const struct genre_list *list,
	const struct genre_list_query *query, const char *q, struct arena *arena,
	struct buffer *out)
{
	struct page page = {view, list, *query, query->page, page_count_of(list)};
	HDF *values = hdf_new();
	page.query.q = text_is_blank(q) ? NULL : q;
	if (page.number > page.page_count)
		page.number = page.page_count;
	fill_head(&page, arena, values);
	fill_genres(&page, arena, values);
	fill_query(&page, arena, values);
	for (enum genre_list_sort sort = 0; sort < GENRE_LIST_SORT_COUNT; sort++)
		fill_column(&page, sort, arena, values);
	fill_pages(&page, arena, values);
	enum result result = view_render(view, VIEW_GENRES, values, NULL, 0, out);
	hdf_free(values);
	return result;
}
