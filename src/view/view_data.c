#include "view/view_data.h"

#include "model/export.h"
#include "model/link.h"
#include "view/json_parts.h"
#include "view/view_artist.h"
#include "view/view_edition.h"
#include "view/view_feed.h"
#include "view/view_form.h"
#include "view/view_genre.h"
#include "view/view_internal.h"
#include "view/view_release.h"
#include "view/view_search.h"

#include "base/banned.h"

/* 2026-01-08T09:30:00Z */
#define PUBLISHED 1767864600

static const struct chart_tag shoegaze[] = {
	{"shoegaze", "shoegaze", 48}, {"dream-pop", "dream pop", 24}};
static const struct chart_tag score[] = {{"soundtrack", "soundtrack", 0}};
static const struct chart_place places[] = {{"nineties", "The Nineties", 3}};

/* What the examples show: a date of each kind, a weight known and unknown, a title that is not. */
static const struct chart_row rows[] = {
	{.rank = 1,
		.slug = "loveless",
		.title = "Loveless",
		.artist = "My Bloody Valentine",
		.released = {1991, 11, 4},
		.tags = shoegaze,
		.tag_count = 2,
		.places = places,
		.place_count = 1},
	{.rank = 2,
		.slug = "blade-runner",
		.title = "Blade Runner",
		.artist = "Vangelis",
		.released = {1982, 6, 0},
		.tags = score,
		.tag_count = 1},
	{.rank = 3, .slug = "untitled", .artist = "久石譲"},
};
#define ROW_COUNT (sizeof rows / sizeof rows[0])

static const struct chart chart = {
	.slug = "example",
	.title = "An example",
	.edition = 2,
	.current = 2,
	.published = PUBLISHED,
	.rows = rows,
	.row_count = ROW_COUNT,
};

static const struct feed_change changes[] = {
	{.kind = FEED_ENTERED, .rank = 3, .artist = "久石譲"},
	{.kind = FEED_MOVED,
		.rank = 1,
		.before = 2,
		.title = "Loveless",
		.artist = "My Bloody Valentine"},
	{.kind = FEED_MOVED, .rank = 2, .before = 1, .title = "Blade Runner", .artist = "Vangelis"},
};

static const struct feed_entry entry = {
	.chart_id = 1,
	.slug = "example",
	.title = "An example",
	.edition = 2,
	.size = ROW_COUNT,
	.published = PUBLISHED,
	.counts = {[FEED_ENTERED] = 1, [FEED_MOVED] = 2},
	.changes = changes,
	.change_count = sizeof changes / sizeof changes[0],
};

static const struct credit_part credit[] = {{"vangelis", "Vangelis", ""}};

static const struct release_place release_places[] = {{.chart_slug = "example",
	.chart_title = "An example",
	.rank = 2,
	.size = ROW_COUNT,
	.edition = 2,
	.published = PUBLISHED}};

static const struct release release = {
	.slug = "blade-runner",
	.title = "Blade Runner",
	.artist = "Vangelis",
	.released = {1982, 6, 0},
	.credit = credit,
	.credit_count = 1,
	.tags = score,
	.tag_count = 1,
	.places = release_places,
	.place_count = 1,
};

#define BEST_PLACE                                                                                 \
	{                                                                                          \
		.chart_slug = "example", .chart_title = "An example", .rank = 2                    \
	}

static const struct artist_release artist_releases[] = {{.slug = "blade-runner",
	.title = "Blade Runner",
	.artist = "Vangelis",
	.released = {1982, 6, 0},
	.credit = credit,
	.credit_count = 1,
	.best = BEST_PLACE,
	.place_count = 1}};

static const struct artist artist = {
	.slug = "vangelis",
	.name = "Vangelis",
	.sort_name = "Vangelis",
	.release_count = 1,
	.first_year = 1982,
	.last_year = 1982,
	.releases = artist_releases,
	.row_count = 1,
	.page = 1,
	.page_count = 1,
};

static const struct timeline_year years[] = {{1982, 1}};
static const struct genre_relative related[] = {{"ambient", "ambient", 1}};

static const struct genre_release genre_releases[] = {{.slug = "blade-runner",
	.title = "Blade Runner",
	.artist = "Vangelis",
	.released = {1982, 6, 0},
	.credit = credit,
	.credit_count = 1,
	.best = BEST_PLACE}};

static const struct genre genre = {
	.slug = "soundtrack",
	.name = "soundtrack",
	.essay = "Music for *film*.",
	.releases = 1,
	.charts = 1,
	.updated = PUBLISHED,
	.years = years,
	.year_count = 1,
	.related = related,
	.related_count = 1,
	.rows = genre_releases,
	.row_count = 1,
	.found = 1,
	.page = 1,
	.page_count = 1,
};

static const struct changes_row changes_rows[] = {
	{FEED_ENTERED, 2, 0, "blade-runner", "Blade Runner", "Vangelis"},
	{FEED_LEFT, 0, 2, "solaris", "Solaris", "Cliff Martinez"},
};

static const struct changes edition_changes = {
	.slug = "example",
	.title = "An example",
	.from = {.number = 1, .size = 2, .published = PUBLISHED - 7 * 24 * 60 * 60},
	.to = {.number = 2, .size = 2, .published = PUBLISHED},
	.current = 2,
	.rows = changes_rows,
	.row_count = 2,
	.unchanged = 1,
};

static const struct search search = {
	.groups = {[SEARCH_ARTIST] = {.hits = {{SEARCH_SIMILAR, "vangelis", "Vangelis", NULL}},
			   .count = 1},
		[SEARCH_RELEASE] = {.hits = {{SEARCH_SIMILAR, "blade-runner", "Blade Runner",
					    "Vangelis"}},
			.count = 1}},
};

/* What the examples are put into, one by one. */
struct page {
	const struct view *view;
	struct arena *arena;
	HDF *values;
	struct buffer text;
};

static void keep_example(struct page *page, const char *name)
{
	hdf_put_text(hdf_put_node(page->values, "example"), name,
		arena_copy(page->arena, buffer_text(&page->text), page->text.length));
	buffer_reset(&page->text);
}

static enum result fill_examples(struct page *page)
{
	const struct ranking_query query = {.sort = CHART_SORT_RANK, .whole = true};
	const struct ranking ranking = ranking_select(&chart, &query, page->arena);
	const struct feed feed = {.chart_id = entry.chart_id,
		.slug = entry.slug,
		.title = entry.title,
		.entries = &entry,
		.count = 1,
		.page = 1};

	export_csv(rows, NULL, ROW_COUNT, EXPORT_RAW, &page->text);
	keep_example(page, "csv");
	view_chart_text(page->view, &chart, &query, &ranking, page->arena, &page->text);
	keep_example(page, "text");
	view_feed(page->view, &feed, page->arena, &page->text);
	keep_example(page, "feed");
	enum result result =
		view_chart_json(page->view, &chart, &query, &ranking, page->arena, &page->text);
	keep_example(page, "json");
	return result;
}

/* The JSON forms of the other pages. */
static enum result fill_documents(struct page *page)
{
	const struct ranking_query query = genre_defaults();
	enum result result = view_release_json(page->view, &release, page->arena, &page->text);

	keep_example(page, "release");
	if (result == RESULT_OK)
		result = view_artist_json(page->view, &artist, page->arena, &page->text);
	keep_example(page, "artist");
	if (result == RESULT_OK)
		result = view_genre_json(page->view, &genre, &query, page->arena, &page->text);
	keep_example(page, "genre");
	if (result == RESULT_OK)
		result = view_search_json(page->view, &search, "vangeli", page->arena, &page->text);
	keep_example(page, "search");
	if (result == RESULT_OK)
		result = view_changes_json(page->view, &edition_changes, page->arena, &page->text);
	keep_example(page, "changes");
	return result;
}

static void fill_links(const struct page *page)
{
	const struct ranking_query query = genre_defaults();

	hdf_put_text(page->values, "link.sitemap", link_sitemap(page->arena));
	hdf_put_text(page->values, "link.schema", link_schema(page->arena, "chart"));
	hdf_put_text(page->values, "link.release", link_release_json(page->arena, release.slug));
	hdf_put_text(page->values, "link.release_schema", link_schema(page->arena, "release"));
	hdf_put_text(page->values, "link.artist", link_artist_json(page->arena, artist.slug));
	hdf_put_text(page->values, "link.artist_schema", link_schema(page->arena, "artist"));
	hdf_put_text(page->values, "link.genre", link_genre_json(page->arena, genre.slug, &query));
	hdf_put_text(page->values, "link.genre_schema", link_schema(page->arena, "genre"));
	hdf_put_text(page->values, "link.search_json", link_search_json(page->arena, NULL));
	hdf_put_text(page->values, "link.search_schema", link_schema(page->arena, "search"));
	hdf_put_text(page->values, "link.changes",
		link_changes_json(page->arena, edition_changes.slug, 1, 2));
	hdf_put_text(page->values, "link.changes_schema", link_schema(page->arena, "changes"));
	hdf_put_text(
		page->values, "link.edition", link_edition(page->arena, edition_changes.slug, 1));
	hdf_put_number(page->values, "hits", SEARCH_GROUP_HITS);
	hdf_put_number(page->values, "version", JSON_VERSION);
	hdf_put_number(page->values, "entries", FEED_PAGE);
	hdf_put_number(page->values, "rows", RANKING_PAGE_ROWS);
}

enum result view_data_page(struct view *view, struct arena *arena, struct buffer *out)
{
	struct page page = {.view = view, .arena = arena, .values = hdf_new()};
	const struct view_head head = {
		.title = "Data and feeds",
		.description = "Every chart as CSV, JSON, Atom feed and plain text: addresses, "
			       "parameters, formats, an example of each.",
		.path = link_data(arena),
	};

	view_head_fill(view, &head, arena, page.values);
	fill_links(&page);
	enum result result = fill_examples(&page);
	if (result == RESULT_OK)
		result = fill_documents(&page);
	if (result == RESULT_OK)
		result = view_render(view, VIEW_DATA, page.values, NULL, 0, out);
	hdf_free(page.values);
	buffer_free(&page.text);
	return result;
}
