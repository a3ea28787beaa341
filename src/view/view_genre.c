#include "view/view_genre.h"

#include <string.h>

#include "base/text.h"
#include "model/link.h"
#include "model/markdown.h"
#include "view/json_genre.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* Code points of a page description; search engines cut there. */
#define SUMMARY_LENGTH 160

/* The columns of the table, in the order of genre_sorts. */
static const struct {
	const char *label;
	const char *option;    /* in the form that phones sort by */
	const char *orders[2]; /* the sentence that says the sort in force, by enum chart_order */
} columns[GENRE_SORT_COUNT] = {
	{"Title", "Title", {"by title, A to Z", "by title, Z to A"}},
	{"Artist", "Artist", {"by artist, A to Z", "by artist, Z to A"}},
	{"Released", "Release date",
		{"by release date, oldest first", "by release date, newest first"}},
	{"Best place", "Best place", {"by best place, best first", "by best place, last first"}},
};

/* What the functions below work on: one page being filled. */
struct page {
	const struct view *view;
	const struct genre *genre;
	const struct ranking_query *query;
	struct arena *arena;
	HDF *values;
};

/* The page again, with the table in view: also where the address needs no parameter (A2). */
static char *link_to(const struct page *page, struct ranking_query query)
{
	char *link = link_genre_view(page->arena, page->genre->slug, &query);
	return strchr(link, '#') ? link : arena_format(page->arena, "%s#chart", link);
}

/* Sorted views are the plain page to a search engine; filters and pages are kept (A19). */
static char *canonical_path(const struct page *page)
{
	const struct ranking_query plain = genre_defaults();
	struct ranking_query query = *page->query;
	query.page = page->genre->page;
	if (query.sort != plain.sort || query.order != plain.order)
		query.page = 1;
	query.sort = plain.sort;
	query.order = plain.order;
	char *path = link_to(page, query);
	path[strcspn(path, "#")] = '\0';
	return path;
}

static const char *counted(const struct page *page, int count, const char *one, const char *many)
{
	return arena_format(page->arena, "%d %s", count, count == 1 ? one : many);
}

static const char *releases(const struct page *page)
{
	const char *all = counted(page, page->genre->releases, "release", "releases");
	if (!ranking_is_filtered(page->query))
		return all;
	return arena_format(page->arena, "%d of %s", page->genre->found, all);
}

static const char *description(const struct page *page)
{
	const struct genre *genre = page->genre;
	if (genre->essay == NULL)
		return arena_format(page->arena, "%s: %s, with their dates and best places.",
			genre->name, counted(page, genre->releases, "release", "releases"));
	struct buffer summary = {0};
	markdown_summary(genre->essay, SUMMARY_LENGTH, &summary);
	const char *text = arena_text(page->arena, buffer_text(&summary));
	buffer_free(&summary);
	return text;
}

/* The tag that is filtered by besides: its address where no related genre has it; NULL without. */
static const char *other_name(const struct page *page)
{
	const struct genre *genre = page->genre;
	for (size_t i = 0; i < genre->related_count; i++)
		if (text_equal(genre->related[i].slug, page->query->genre))
			return genre->related[i].name;
	return page->query->genre;
}

static void fill_head(const struct page *page)
{
	const struct genre *genre = page->genre;
	const char *title = arena_format(page->arena, "%s (genre)", genre->name);
	const struct view_head head = {
		.title = view_list_title(
			page->arena, title, other_name(page), page->query, genre->page),
		.description = description(page),
		.path = canonical_path(page),
		.hidden = ranking_is_filtered(page->query),
	};
	view_head_fill(page->view, &head, page->arena, page->values);
}

static void fill_genre(const struct page *page)
{
	const struct genre *genre = page->genre;
	HDF *node = hdf_put_node(page->values, "genre");
	hdf_put_text(node, "name", genre->name);
	hdf_put_text(node, "link", link_genre(page->arena, genre->slug));
	hdf_put_text(node, "essay_source", genre->essay_source);
	if (genre->essay != NULL)
		hdf_put_true(node, "has_essay");
	hdf_put_text(node, "releases", counted(page, genre->releases, "release", "releases"));
	if (genre->releases > 0)
		hdf_put_true(node, "has_releases");
	if (genre->on_map)
		hdf_put_text(node, "on_map", link_genre_on_map(page->arena, genre->slug));
	if (genre->charts > 0)
		hdf_put_text(node, "charts", counted(page, genre->charts, "chart", "charts"));
	view_time_fill(page->values, "updated", genre->updated, page->arena);
}

/* The first places of the genre's chart. */
static void fill_chart(const struct page *page)
{
	const struct genre *genre = page->genre;
	if (genre->chart_row_count == 0)
		return;
	HDF *node = hdf_put_node(page->values, "chart");
	hdf_put_text(node, "title", genre->chart_title);
	hdf_put_text(node, "link", link_chart(page->arena, genre->chart_slug));
	hdf_put_text(node, "size", counted(page, genre->chart_size, "place", "places"));
	for (size_t i = 0; i < genre->chart_row_count; i++) {
		const struct chart_row *row = &genre->chart_rows[i];
		HDF *item = hdf_put_item(hdf_put_node(node, "rows"), i);
		hdf_put_number(item, "rank", row->rank);
		hdf_put_text(item, "title", row->title);
		hdf_put_text(item, "link", link_release(page->arena, row->slug));
		hdf_put_text(item, "artist", row->artist);
		view_date_fill(item, row->released, page->arena);
	}
}

static char *link_years(struct arena *arena, const void *context, int from, int to)
{
	const struct page *page = context;
	struct ranking_query query = *page->query;
	(void)arena;
	query.from = from;
	query.to = to;
	query.page = 1;
	return link_to(page, query);
}

static void fill_timeline(const struct page *page)
{
	struct timeline_bar bars[TIMELINE_BARS];
	const struct view_timeline timeline = {
		.bars = bars,
		.count = timeline_bars(page->genre->years, page->genre->year_count, bars),
		.from = page->query->from,
		.to = page->query->to,
		.link = link_years,
		.context = page,
	};
	view_timeline_fill(&timeline, page->arena, page->values);
}

static void fill_columns(const struct page *page)
{
	HDF *list = hdf_put_node(page->values, "columns");
	for (size_t i = 0; i < GENRE_SORT_COUNT; i++) {
		struct ranking_query query = *page->query;
		bool active = query.sort == genre_sorts[i];
		HDF *node = hdf_put_item(list, i);
		query.order = view_column_fill(node, active, query.order);
		query.sort = genre_sorts[i];
		query.page = 1;
		hdf_put_text(node, "name", genre_sort_words[i]);
		hdf_put_text(node, "label", columns[i].label);
		hdf_put_text(node, "option", columns[i].option);
		hdf_put_text(node, "link", link_to(page, query));
		if (active)
			hdf_put_text(page->values, "sorted", columns[i].orders[page->query->order]);
	}
	if (page->query->order == CHART_DESCENDING)
		hdf_put_true(page->values, "descending");
}

static void fill_other(
	const struct page *page, size_t at, const char *slug, const char *name, int shared)
{
	HDF *item = hdf_put_item(hdf_put_node(page->values, "others"), at);
	hdf_put_text(item, "slug", slug);
	hdf_put_text(item, "name", name);
	if (shared > 0)
		hdf_put_number(item, "count", shared);
	if (text_equal(slug, page->query->genre))
		hdf_put_true(item, "selected");
}

/* The other tags that the filter offers: those of related genres, and the one in force. */
static void fill_others(const struct page *page)
{
	const struct genre *genre = page->genre;
	bool is_offered = page->query->genre == NULL;
	for (size_t i = 0; i < genre->related_count; i++) {
		const struct genre_relative *other = &genre->related[i];
		fill_other(page, i, other->slug, other->name, other->shared);
		is_offered = is_offered || text_equal(other->slug, page->query->genre);
	}
	if (!is_offered)
		fill_other(page, genre->related_count, page->query->genre, page->query->genre, 0);
}

static void fill_counts(const struct page *page)
{
	hdf_put_text(page->values, "releases", releases(page));
	if (!ranking_is_filtered(page->query))
		return;
	struct ranking_query all = genre_defaults();
	all.sort = page->query->sort;
	all.order = page->query->order;
	hdf_put_true(page->values, "filtered");
	hdf_put_text(page->values, "clear", link_to(page, all));
	if (page->genre->undated_out > 0)
		hdf_put_number(page->values, "undated", page->genre->undated_out);
}

static void fill_row(const struct page *page, HDF *node, const struct genre_release *row)
{
	hdf_put_text(node, "title", row->title);
	hdf_put_text(node, "link", link_release(page->arena, row->slug));
	view_credit_fill(node, row->artist, row->credit, row->credit_count, NULL, page->arena);
	view_date_fill(node, row->released, page->arena);
	if (row->best.rank == 0)
		return;
	HDF *best = hdf_put_node(node, "best");
	hdf_put_text(best, "chart", row->best.chart_title);
	hdf_put_number(best, "rank", row->best.rank);
	hdf_put_text(
		best, "link", link_chart_rank(page->arena, row->best.chart_slug, row->best.rank));
}

static void fill_rows(const struct page *page)
{
	HDF *list = hdf_put_node(page->values, "rows");
	for (size_t i = 0; i < page->genre->row_count; i++)
		fill_row(page, hdf_put_item(list, i), &page->genre->rows[i]);
	if (page->genre->row_count > 0)
		hdf_put_true(page->values, "has_matches");
}

static char *link_page(struct arena *arena, const void *context, int number)
{
	const struct page *page = context;
	struct ranking_query query = *page->query;
	(void)arena;
	query.page = number;
	return link_to(page, query);
}

static void fill_page(const struct page *page)
{
	const struct genre *genre = page->genre;
	const struct view_pages pages = {
		.page = genre->page,
		.count = genre->page_count,
		.link = link_page,
		.context = page,
	};
	fill_head(page);
	fill_genre(page);
	fill_chart(page);
	view_related_fill(page->values, genre->related, genre->related_count, page->arena);
	hdf_put_text(page->values, "json", link_genre_json(page->arena, genre->slug, page->query));
	if (genre->releases == 0)
		return;
	fill_timeline(page);
	fill_columns(page);
	view_filters_fill(page->values, page->query, genre_defaults(), page->arena);
	fill_others(page);
	fill_counts(page);
	fill_rows(page);
	view_pages_fill(&pages, page->arena, page->values);
}

enum result view_genre_page(struct view *view, const struct genre *genre,
	const struct ranking_query *query, struct arena *arena, struct buffer *out)
{
	const struct page page = {view, genre, query, arena, hdf_new()};
	const char *essay = view_essay(genre->essay, genre->related, genre->related_count, arena);
	const struct view_piece piece = {"essay", &essay, 1};
	fill_page(&page);
	enum result result = view_render(view, VIEW_GENRE, page.values, &piece, 1, out);
	hdf_free(page.values);
	return result;
}

enum result view_genre_json(const struct view *view, const struct genre *genre,
	const struct ranking_query *query, struct arena *arena, struct buffer *out)
{
	return json_genre(genre, query, view->site.url, arena, out);
}
