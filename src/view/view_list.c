#include "view/view_list.h"

#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* A column that sorts. */
struct column {
	const char *label;
	const char *orders[2]; /* the sort in force as a sentence goes on, by enum chart_order */
};

/* What the two lists differ in. */
struct kind {
	const char *title;
	const char *one, *many;  /* what is listed */
	const char *description; /* behind the site's title, after "All ... of" */
	const struct column *columns;
	const char *const *words; /* of the columns; NULL-terminated */
	int page_lines;
	char *(*link)(struct arena *arena, const struct list_query *query);
};

static const struct column chart_columns[CHART_LIST_SORT_COUNT] = {
	[CHART_LIST_NAME] = {"Chart", {"by name, A to Z", "by name, Z to A"}},
	[CHART_LIST_SIZE] = {"Releases", {"by size, shortest first", "by size, longest first"}},
	[CHART_LIST_UPDATED] = {"Updated",
		{"by last update, oldest first", "by last update, newest first"}},
};

static const struct column genre_columns[GENRE_LIST_SORT_COUNT] = {
	[GENRE_LIST_NAME] = {"Genre", {"by name, A to Z", "by name, Z to A"}},
	[GENRE_LIST_RELEASES] = {"Releases",
		{"by releases, fewest first", "by releases, most first"}},
	[GENRE_LIST_CHARTS] = {"Charts", {"by charts, fewest first", "by charts, most first"}},
	[GENRE_LIST_UPDATED] = {"Updated",
		{"by last update, oldest first", "by last update, newest first"}},
};

static const struct kind charts = {"Charts", "chart", "charts",
	": ranked lists of music, with artists, release dates and genres.", chart_columns,
	chart_list_sort_words, CHART_LIST_PAGE, link_charts};
static const struct kind genres = {"Genres", "genre", "genres",
	", with their releases and the charts they stand in.", genre_columns, genre_list_sort_words,
	GENRE_LIST_PAGE, link_genres};

/* One page of a list being filled. */
struct page {
	const struct view *view;
	const struct kind *kind;
	struct list_query query; /* with `q` as typed, for links, and a page that is there */
	int total, found, count;
	struct arena *arena;
	HDF *values;
};

static struct page page_of(const struct view *view, const struct kind *kind,
	const struct list_query *query, const char *q, int total, int found, struct arena *arena)
{
	struct page page = {.view = view,
		.kind = kind,
		.query = *query,
		.total = total,
		.found = found,
		.count = found > 0 ? (found - 1) / kind->page_lines + 1 : 1,
		.arena = arena,
		.values = hdf_new()};
	page.query.q = text_is_blank(q) ? NULL : q;
	if (page.query.page > page.count)
		page.query.page = page.count;
	return page;
}

static void fill_head(const struct page *page)
{
	const struct kind *kind = page->kind;
	const struct ranking_query filter = {.q = page->query.q};
	/* Sorted lists are the plain one to search engines. */
	struct list_query plain = {.page = 1, .q = page->query.q};
	if (page->query.sort == 0 && page->query.order == CHART_ASCENDING)
		plain.page = page->query.page;
	const struct view_head head = {
		.title = view_list_title(page->arena, kind->title, NULL, &filter, page->query.page),
		.description = arena_format(page->arena, "All %s of %s%s", kind->many,
			page->view->site.title, kind->description),
		.path = kind->link(page->arena, &plain),
		.hidden = page->query.q != NULL,
	};
	view_head_fill(page->view, &head, page->arena, page->values);
}

static void fill_column(const struct page *page, int sort)
{
	struct list_query query = page->query;
	HDF *node = hdf_put_item(hdf_put_node(page->values, "columns"), (size_t)sort);
	query.order = view_column_fill(node, query.sort == sort, query.order);
	query.sort = sort;
	query.page = 1;
	hdf_put_text(node, "name", page->kind->words[sort]);
	hdf_put_text(node, "label", page->kind->columns[sort].label);
	hdf_put_text(node, "link", page->kind->link(page->arena, &query));
}

static const char *counted(struct arena *arena, int count, const struct kind *kind)
{
	return arena_format(arena, "%d %s", count, count == 1 ? kind->one : kind->many);
}

static void fill_query(const struct page *page)
{
	const struct kind *kind = page->kind;
	const struct list_query *query = &page->query;
	const char *all = counted(page->arena, page->total, kind);
	hdf_put_text(page->values, "q", query->q);
	hdf_put_text(page->values, "sorted", kind->columns[query->sort].orders[query->order]);
	if (query->sort != 0)
		hdf_put_text(page->values, "sort", kind->words[query->sort]);
	if (query->order != CHART_ASCENDING)
		hdf_put_text(page->values, "order", chart_order_words[query->order]);
	hdf_put_text(page->values, "found",
		query->q == NULL ? all : arena_format(page->arena, "%d of %s", page->found, all));
}

static char *link_page(struct arena *arena, const void *context, int number)
{
	const struct page *page = context;
	struct list_query query = page->query;
	query.page = number;
	return page->kind->link(arena, &query);
}

static void fill_pages(const struct page *page)
{
	const struct view_pages pages = {
		.page = page->query.page,
		.count = page->count,
		.link = link_page,
		.context = page,
	};
	view_pages_fill(&pages, page->arena, page->values);
}

/* All but the lines; renders, and releases the values. */
static enum result render_page(
	struct view *view, const struct page *page, enum view_template which, struct buffer *out)
{
	fill_head(page);
	fill_query(page);
	for (int sort = 0; page->kind->words[sort] != NULL; sort++)
		fill_column(page, sort);
	fill_pages(page);
	enum result result = view_render(view, which, page->values, NULL, 0, out);
	hdf_free(page->values);
	return result;
}

static void fill_chart(HDF *node, const struct chart_summary *chart, struct arena *arena)
{
	hdf_put_text(node, "title", chart->title);
	hdf_put_text(node, "link", link_chart(arena, chart->slug));
	if (chart->edition == 0)
		return;
	hdf_put_true(node, "published");
	hdf_put_number(node, "size", chart->size);
	hdf_put_text(node, "releases",
		arena_format(
			arena, "%d %s", chart->size, chart->size == 1 ? "release" : "releases"));
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

enum result view_charts_page(struct view *view, const struct chart_list *list,
	const struct list_query *query, const char *q, struct arena *arena, struct buffer *out)
{
	const struct page page = page_of(view, &charts, query, q, list->total, list->found, arena);
	view_charts_fill(list, arena, page.values);
	return render_page(view, &page, VIEW_CHARTS, out);
}

static void fill_genre(HDF *node, const struct genre_summary *genre, struct arena *arena)
{
	hdf_put_text(node, "name", genre->name);
	hdf_put_text(node, "link", link_genre(arena, genre->slug));
	hdf_put_number(node, "releases", genre->releases);
	hdf_put_number(node, "charts", genre->charts);
	view_time_fill(node, "updated", genre->updated, arena);
}

enum result view_genres_page(struct view *view, const struct genre_list *list,
	const struct list_query *query, const char *q, struct arena *arena, struct buffer *out)
{
	const struct page page = page_of(view, &genres, query, q, list->total, list->found, arena);
	HDF *node = hdf_put_node(page.values, "genres");
	for (size_t i = 0; i < list->count; i++)
		fill_genre(hdf_put_item(node, i), &list->genres[i], arena);
	if (list->count > 0)
		hdf_put_true(page.values, "has_genres");
	return render_page(view, &page, VIEW_GENRES, out);
}
