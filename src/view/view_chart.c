#include "view/view_chart.h"

#include <string.h>

#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* The words of a column, by enum chart_sort. */
static const struct {
	const char *label;     /* of the header */
	const char *option;    /* in the form that phones sort by */
	const char *orders[2]; /* the sentence that says the sort in force, by enum chart_order */
} columns[CHART_SORT_COUNT] = {
	[CHART_SORT_RANK] = {"#", "Rank", {"by rank, best first", "by rank, last first"}},
	[CHART_SORT_TITLE] = {"Title", "Title", {"by title, A to Z", "by title, Z to A"}},
	[CHART_SORT_ARTIST] = {"Artist", "Artist", {"by artist, A to Z", "by artist, Z to A"}},
	[CHART_SORT_RELEASED] = {"Released", "Release date",
		{"by release date, oldest first", "by release date, newest first"}},
	[CHART_SORT_GENRE] = {"Genres", "Genre", {"by genre, A to Z", "by genre, Z to A"}},
	[CHART_SORT_PLACE] = {"Also in", "Place in other charts",
		{"by best place in other charts, best first",
			"by best place in other charts, last first"}},
};

const char *view_sort_words(enum chart_sort sort, enum chart_order order)
{
	return columns[sort].orders[order];
}

/* What the functions below work on: one page being filled. */
struct page {
	const struct view *view;
	const struct chart *chart;
	const struct view_chart_parts *parts;
	const struct ranking_query *query;
	const struct ranking *ranking;
	const char *timeline;
	struct arena *arena;
	HDF *values;
};

/* The page again, with the table in view: also where the address needs no parameter (A2). */
static char *link_to(const struct page *page, struct ranking_query query)
{
	char *link = link_chart_view(page->arena, page->chart, &query);
	return strchr(link, '#') ? link : arena_format(page->arena, "%s#chart", link);
}

/* Sorted views are the plain page to a search engine; filters and pages are kept (A19). */
static char *canonical_path(const struct page *page)
{
	struct ranking_query query = *page->query;
	const struct ranking_query plain = ranking_defaults(page->chart);
	query.page = page->ranking->page;
	if (query.sort != plain.sort || query.order != plain.order)
		query.page = 1;
	query.sort = plain.sort;
	query.order = plain.order;
	char *path = link_to(page, query);
	path[strcspn(path, "#")] = '\0';
	return path;
}

static const char *releases(const struct page *page)
{
	size_t all = page->chart->row_count;
	const char *noun = all == 1 ? "release" : "releases";
	if (ranking_is_filtered(page->query))
		return arena_format(page->arena, "%zu of %zu %s", page->ranking->found, all, noun);
	return arena_format(page->arena, "%zu %s", all, noun);
}

static const char *description(const struct page *page, const char *day)
{
	if (page->parts->summary[0] != '\0')
		return page->parts->summary;
	if (page->chart->row_count == 0)
		return NULL;
	return arena_format(page->arena,
		"%s: %zu ranked, with artist, release date and genres. "
		"List updated %s.",
		page->chart->title, page->chart->row_count, day);
}

/* The genre that is filtered by: its address where no row has it; NULL without one. */
static const char *genre_name(const struct page *page)
{
	for (size_t i = 0; i < page->parts->genre_count; i++)
		if (text_equal(page->parts->genres[i].slug, page->query->genre))
			return page->parts->genres[i].name;
	return page->query->genre;
}

static void fill_head(const struct page *page)
{
	const struct chart *chart = page->chart;
	const char *title = chart->title;
	if (chart->shown != CHART_SHOWN)
		title = arena_format(page->arena, "%s, edition %d", title, chart->edition);
	const struct view_head head = {
		.title = view_list_title(
			page->arena, title, genre_name(page), page->query, page->ranking->page),
		.description = description(page, hdf_get_value(page->values, "updated.day", "")),
		.path = canonical_path(page),
		.hidden = ranking_is_filtered(page->query) || chart->shown == CHART_SHOWN_PREVIEW,
		.feed = link_chart_feed(page->arena, chart->slug, 1),
		.feed_title = arena_format(page->arena, "%s: editions", chart->title),
	};
	view_head_fill(page->view, &head, page->arena, page->values);
}

static void fill_chart(const struct page *page)
{
	HDF *node = hdf_put_node(page->values, "chart");
	hdf_put_text(node, "title", page->chart->title);
	hdf_put_text(node, "essay_source", page->chart->essay_source);
	hdf_put_text(node, "link", link_chart_list(page->arena, page->chart));
	if (page->parts->essay[0] != '\0')
		hdf_put_true(node, "has_essay");
	if (page->chart->edition > 0)
		hdf_put_number(node, "edition", page->chart->edition);
	if (page->chart->row_count > 0)
		hdf_put_true(node, "has_rows");
}

/* Which edition this is, and the way to the others. */
static void fill_edition(const struct page *page)
{
	const struct chart *chart = page->chart;
	HDF *node = hdf_put_node(page->values, "edition");
	hdf_put_number(node, "number", chart->edition);
	if (chart->shown == CHART_SHOWN_PREVIEW) {
		hdf_put_text(node, "draft", link_admin_preview(page->arena, chart->slug));
		return;
	}
	hdf_put_text(node, "all", link_editions(page->arena, chart->slug, 1));
	if (chart->edition > 1) {
		hdf_put_number(node, "before", chart->edition - 1);
		hdf_put_text(node, "changes",
			link_changes(page->arena, chart->slug, chart->edition - 1, chart->edition));
	}
	if (chart->shown != CHART_SHOWN_EDITION)
		return;
	hdf_put_true(node, "own");
	hdf_put_number(node, "current", chart->current);
	hdf_put_text(node, "note", chart->note);
	hdf_put_text(node, "chart", link_chart(page->arena, chart->slug));
	if (chart->edition == chart->current)
		hdf_put_true(node, "is_current");
}

static bool is_shown(const struct page *page, enum chart_sort sort)
{
	return sort != CHART_SORT_PLACE || page->parts->has_places;
}

static void fill_column(const struct page *page, HDF *columns_node, enum chart_sort sort)
{
	struct ranking_query query = *page->query;
	HDF *node = hdf_put_item(columns_node, sort);
	query.order = view_column_fill(node, query.sort == sort, query.order);
	query.sort = sort;
	query.page = 1;
	hdf_put_text(node, "name", chart_sort_words[sort]);
	hdf_put_text(node, "label", columns[sort].label);
	hdf_put_text(node, "option", columns[sort].option);
	hdf_put_text(node, "link", link_to(page, query));
}

static void fill_columns(const struct page *page)
{
	HDF *node = hdf_put_node(page->values, "columns");
	for (enum chart_sort sort = 0; sort < CHART_SORT_COUNT; sort++) {
		if (is_shown(page, sort))
			fill_column(page, node, sort);
	}
	hdf_put_text(page->values, "sorted", columns[page->query->sort].orders[page->query->order]);
	if (page->query->order == CHART_DESCENDING)
		hdf_put_true(page->values, "descending");
	if (page->parts->has_places)
		hdf_put_true(page->values, "has_places");
}

static void fill_counts(const struct page *page)
{
	hdf_put_text(page->values, "releases", releases(page));
	if (page->ranking->row_count > 0)
		hdf_put_true(page->values, "has_matches");
	if (page->parts->genre_count > 0)
		hdf_put_true(page->values, "has_genres");
	if (!ranking_is_filtered(page->query))
		return;
	struct ranking_query all = ranking_defaults(page->chart);
	all.sort = page->query->sort;
	all.order = page->query->order;
	hdf_put_true(page->values, "filtered");
	hdf_put_text(page->values, "clear", link_to(page, all));
	if (page->ranking->undated > 0)
		hdf_put_number(page->values, "undated", (long)page->ranking->undated);
}

static char *link_page(struct arena *arena, const void *context, int number)
{
	const struct page *page = context;
	struct ranking_query query = *page->query;
	(void)arena;
	query.page = number;
	return link_to(page, query);
}

static void fill_pages(const struct page *page)
{
	const struct view_pages pages = {
		.page = page->ranking->page,
		.count = page->ranking->page_count,
		.link = link_page,
		.context = page,
	};
	view_pages_fill(&pages, page->arena, page->values);
}

static void fill_form(HDF *forms, size_t index, const char *label, const char *type, char *link)
{
	HDF *node = hdf_put_item(forms, index);
	hdf_put_text(node, "label", label);
	hdf_put_text(node, "type", type);
	hdf_put_text(node, "link", link);
}

/* The forms of the same list, sorted and filtered as it is here (A20 to A23). */
static void fill_forms(const struct page *page)
{
	static const struct {
		enum link_form form;
		const char *label;
		const char *type;
	} forms[] = {
		{LINK_CSV, "CSV", "text/csv"},
		{LINK_EXCEL, "CSV for spreadsheets", "text/csv"},
		{LINK_JSON, "JSON", "application/json"},
		{LINK_TEXT, "Plain text", "text/plain"},
	};
	const size_t count = sizeof forms / sizeof forms[0];
	HDF *node = hdf_put_node(page->values, "forms");
	for (size_t i = 0; i < count; i++)
		fill_form(node, i, forms[i].label, forms[i].type,
			link_chart_form(page->arena, page->chart, page->query, forms[i].form));
	fill_form(node, count, "Feed of its editions", "application/atom+xml",
		link_chart_feed(page->arena, page->chart->slug, 1));
}

static void fill_page(const struct page *page)
{
	view_time_fill(page->values, "updated", page->chart->published, page->arena);
	fill_head(page);
	fill_chart(page);
	view_related_fill(
		page->values, page->chart->related, page->chart->related_count, page->arena);
	if (page->chart->row_count == 0)
		return;
	fill_edition(page);
	fill_columns(page);
	view_filters_fill(page->values, page->query, ranking_defaults(page->chart), page->arena);
	fill_counts(page);
	fill_pages(page);
	if (page->chart->shown != CHART_SHOWN_PREVIEW)
		fill_forms(page);
	if (page->ranking->page == 1 && !ranking_is_filtered(page->query))
		hdf_put_true(page->values, "has_json_ld");
}

static const char *const *row_texts(const struct page *page)
{
	const struct ranking *ranking = page->ranking;
	const char **texts = ARENA_ARRAY(page->arena, const char *, ranking->row_count);
	for (size_t i = 0; i < ranking->row_count; i++)
		texts[i] = page->parts->rows[ranking->rows[i]];
	return texts;
}

/* The options of the filter's genres. The one in force is rendered anew, as selected, and stands in
 * its place, or in front when the filter does not offer it. */
static enum result select_genre(
	struct view *view, const struct page *page, struct view_piece *options)
{
	const struct view_chart_parts *parts = page->parts;
	struct view_chart_genre genre = {page->query->genre, page->query->genre, 0};
	const char **texts = ARENA_ARRAY(page->arena, const char *, parts->genre_count + 1);
	size_t place = 0;
	for (size_t i = 0; i < parts->genre_count; i++) {
		texts[i + 1] = parts->genre_options[i];
		if (!text_equal(parts->genres[i].slug, genre.slug))
			continue;
		genre = parts->genres[i];
		place = i + 1;
	}
	char *selected = NULL;
	enum result result = view_genre_option(view, &genre, true, page->arena, &selected);
	texts[place] = selected;
	options->texts = place > 0 ? texts + 1 : texts;
	options->count = place > 0 ? parts->genre_count : parts->genre_count + 1;
	return result;
}

static enum result render_page(struct view *view, const struct page *page, struct buffer *out)
{
	const struct view_chart_parts *parts = page->parts;
	struct view_piece pieces[] = {
		{"rows", row_texts(page), page->ranking->row_count},
		{"essay", (const char *const *)&parts->essay, 1},
		{"json_ld", (const char *const *)&parts->json_ld, 1},
		{"timeline", &page->timeline, 1},
		{"genres", (const char *const *)parts->genre_options, parts->genre_count},
	};
	if (page->query->genre != NULL && select_genre(view, page, &pieces[4]) != RESULT_OK)
		return RESULT_BROKEN;
	return view_render(
		view, VIEW_CHART, page->values, pieces, sizeof pieces / sizeof pieces[0], out);
}

enum result view_chart_page(struct view *view, const struct chart *chart,
	const struct view_chart_parts *parts, const struct ranking_query *query,
	const struct ranking *ranking, const char *timeline, struct arena *arena,
	struct buffer *out)
{
	const struct page page = {view, chart, parts, query, ranking, timeline, arena, hdf_new()};
	fill_page(&page);
	enum result result = render_page(view, &page, out);
	hdf_free(page.values);
	return result;
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

enum result view_chart_timeline(struct view *view, const struct chart *chart,
	const struct ranking_query *query, struct arena *arena, char **timeline)
{
	struct buffer html = {0};
	struct timeline_bar bars[TIMELINE_BARS];
	const struct page page = {
		.chart = chart, .query = query, .arena = arena, .values = hdf_new()};
	size_t year_count;
	const struct timeline_year *years = ranking_years(chart, query, arena, &year_count);
	const struct view_timeline picture = {
		.bars = bars,
		.count = timeline_bars(years, year_count, bars),
		.from = query->from,
		.to = query->to,
		.link = link_years,
		.context = &page,
	};
	view_timeline_fill(&picture, arena, page.values);
	enum result result = view_render(view, VIEW_TIMELINE, page.values, NULL, 0, &html);
	if (result == RESULT_OK)
		*timeline = arena_copy(arena, buffer_text(&html), html.length);
	hdf_free(page.values);
	buffer_free(&html);
	return result;
}
