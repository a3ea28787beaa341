#include "view/view_artist.h"

#include "base/text.h"
#include "model/link.h"
#include "view/json_artist.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* What the functions below work on: one page being filled. */
struct page {
	const struct view *view;
	const struct artist *artist;
	struct arena *arena;
	HDF *values;
};

static const char *releases(const struct page *page)
{
	int count = page->artist->release_count;
	return arena_format(page->arena, "%d %s", count, count == 1 ? "release" : "releases");
}

/* "from 1976 to 2010", "of 1976", or NULL when no release is dated. */
static const char *years(const struct page *page)
{
	const struct artist *artist = page->artist;
	if (artist->first_year == 0)
		return NULL;
	if (artist->first_year == artist->last_year)
		return arena_format(page->arena, "of %d", artist->first_year);
	return arena_format(page->arena, "from %d to %d", artist->first_year, artist->last_year);
}

static void fill_head(const struct page *page)
{
	const struct artist *artist = page->artist;
	const char *known = years(page);
	const struct ranking_query all = {0};
	const struct view_head head = {
		.title = view_list_title(page->arena, artist->name, NULL, &all, artist->page),
		.description = arena_format(page->arena,
			"%s: %s%s%s, each with its date and its best place in the charts.",
			artist->name, releases(page), known ? " " : "", known ? known : ""),
		.path = link_artist(page->arena, artist->slug, artist->page),
	};
	view_head_fill(page->view, &head, page->arena, page->values);
}

/* Whether a credit says more than the page's heading: another name, or other artists. */
static bool is_shared(const struct page *page, const struct artist_release *release)
{
	return release->credit_count != 1 || !text_equal(release->artist, page->artist->name);
}

static void fill_best(HDF *values, const struct artist_release *release, struct arena *arena)
{
	const struct chart_place *best = &release->best;
	if (best->rank == 0)
		return;
	HDF *node = hdf_put_node(values, "best");
	hdf_put_text(node, "chart", best->chart_title);
	hdf_put_number(node, "rank", best->rank);
	hdf_put_text(node, "link", link_chart_rank(arena, best->chart_slug, best->rank));
	if (release->place_count > 1)
		hdf_put_number(node, "more", release->place_count - 1);
}

static void fill_release(const struct page *page, HDF *values, const struct artist_release *release)
{
	hdf_put_text(values, "title", release->title);
	hdf_put_text(values, "link", link_release(page->arena, release->slug));
	view_credit_fill(values, release->artist, release->credit, release->credit_count,
		page->artist->slug, page->arena);
	view_date_fill(values, release->released, page->arena);
	fill_best(values, release, page->arena);
	if (is_shared(page, release))
		hdf_put_true(page->values, "has_credits");
}

static char *link_page(struct arena *arena, const void *context, int number)
{
	const struct artist *artist = context;
	return link_artist(arena, artist->slug, number);
}

static void fill_page(const struct page *page)
{
	const struct artist *artist = page->artist;
	const struct view_pages pages = {
		.page = artist->page,
		.count = artist->page_count,
		.link = link_page,
		.context = artist,
	};
	fill_head(page);
	hdf_put_text(page->values, "name", artist->name);
	hdf_put_text(page->values, "years", years(page));
	hdf_put_text(page->values, "releases", releases(page));
	for (size_t i = 0; i < artist->row_count; i++) {
		HDF *list = hdf_put_node(page->values, "works");
		fill_release(page, hdf_put_item(list, i), &artist->releases[i]);
	}
	view_pages_fill(&pages, page->arena, page->values);
	hdf_put_text(page->values, "json", link_artist_json(page->arena, artist->slug));
}

enum result view_artist_page(
	struct view *view, const struct artist *artist, struct arena *arena, struct buffer *out)
{
	const struct page page = {view, artist, arena, hdf_new()};
	fill_page(&page);
	enum result result = view_render(view, VIEW_ARTIST, page.values, NULL, 0, out);
	hdf_free(page.values);
	return result;
}

enum result view_artist_json(const struct view *view, const struct artist *artist,
	struct arena *arena, struct buffer *out)
{
	return json_artist(artist, view->site.url, arena, out);
}
