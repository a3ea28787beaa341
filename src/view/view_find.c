#include "view/view_find.h"

#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

static char *link_releases(struct arena *arena, const void *context, int page)
{
	return link_admin_releases(arena, context, page);
}

static char *link_artists(struct arena *arena, const void *context, int page)
{
	return link_admin_artists(arena, context, page);
}

static void fill_release(HDF *item, const struct draft_entry *entry, struct arena *arena)
{
	hdf_put_text(item, "title", entry->title);
	hdf_put_text(item, "artist", entry->artist);
	hdf_put_text(item, "link", link_admin_release_after(arena, entry->slug, NULL, NULL));
	view_date_fill(item, entry->released, arena);
}

/* What both lists have. */
static HDF *find_values(struct view *view, const struct view_admin *admin, const char *title,
	const struct view_find *page, char *(*link)(struct arena *, const void *, int),
	struct arena *arena)
{
	HDF *values = view_admin_values(view, admin, title, arena);
	const struct view_pages pages = {
		.page = page->page, .count = page->page_count, .link = link, .context = page->q};

	hdf_put_text(values, "q", page->q);
	hdf_put_number(values, "total", page->total);
	view_pages_fill(&pages, arena, values);
	return values;
}

enum result view_admin_releases(struct view *view, const struct view_admin *admin,
	const struct view_find *page, struct arena *arena, struct buffer *out)
{
	HDF *values = find_values(view, admin, "Releases", page, link_releases, arena);
	HDF *list = hdf_put_node(values, "releases");

	hdf_put_text(values, "new", link_admin_new_release(arena, page->q, NULL, NULL));
	for (size_t i = 0; i < page->count; i++)
		fill_release(hdf_put_item(list, i), &page->releases[i], arena);
	return view_admin_render(view, VIEW_ADMIN_RELEASES, values, out);
}

enum result view_admin_artists(struct view *view, const struct view_admin *admin,
	const struct view_find *page, struct arena *arena, struct buffer *out)
{
	HDF *values = find_values(view, admin, "Artists", page, link_artists, arena);
	HDF *list = hdf_put_node(values, "artists");

	for (size_t i = 0; i < page->count; i++) {
		const struct found_artist *artist = &page->artists[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "name", artist->name);
		if (!text_equal(artist->name, artist->sort_name))
			hdf_put_text(item, "sort_name", artist->sort_name);
		hdf_put_text(item, "link", link_admin_artist(arena, artist->slug, NULL));
		hdf_put_number(item, "releases", artist->releases);
	}
	return view_admin_render(view, VIEW_ADMIN_ARTISTS, values, out);
}

/* Both versions side by side, where they differ. */
static void fill_conflict(HDF *values, const struct view_artist_form *page, struct arena *arena)
{
	const struct artist_texts theirs = artist_form_write(page->artist, arena);
	const struct view_compared rows[] = {
		{"Name", theirs.name, page->texts.name},
		{"Sort name", theirs.sort_name, page->texts.sort_name},
		{"Slug", theirs.slug, page->texts.slug},
	};

	view_compared_fill(values, rows, sizeof rows / sizeof rows[0]);
}

static void fill_faults(HDF *values, const struct view_artist_form *page)
{
	const struct artist_faults *wrong = page->faults;
	struct view_faults faults = {0};

	if (page->conflict)
		view_fault_add(&faults, NULL,
			"This artist was saved after you opened it. Yours is in the form below.");
	if (wrong != NULL) {
		view_fault_add(&faults, "name", wrong->name);
		view_fault_add(&faults, "sort_name", wrong->sort_name);
		view_fault_add(&faults, "slug", wrong->slug);
	}
	view_faults_fill(values, &faults);
}

static void fill_texts(HDF *values, const struct artist_texts *texts)
{
	HDF *typed = hdf_put_node(values, "typed");

	hdf_put_text(typed, "name", texts->name);
	hdf_put_text(typed, "sort_name", texts->sort_name);
	hdf_put_text(typed, "slug", texts->slug);
	if (texts->prints)
		hdf_put_true(typed, "prints");
}

enum result view_admin_artist(struct view *view, const struct view_admin *admin,
	const struct view_artist_form *page, struct arena *arena, struct buffer *out)
{
	const struct artist_form *artist = page->artist;
	HDF *values = view_admin_values(view, admin, artist->name, arena);
	HDF *node = hdf_put_node(values, "artist");
	HDF *list = hdf_put_node(values, "releases");

	hdf_put_text(node, "link", link_admin_artist(arena, artist->slug, NULL));
	hdf_put_text(node, "revision", arena_format(arena, "%lld", (long long)artist->revision));
	if (artist->is_published)
		hdf_put_text(node, "public", link_artist(arena, artist->slug, 1));
	hdf_put_number(node, "total", artist->total);
	hdf_put_number(node, "more", artist->total - (long)artist->release_count);
	hdf_put_text(node, "find", link_admin_releases(arena, artist->name, 1));
	for (size_t i = 0; i < artist->release_count; i++)
		fill_release(hdf_put_item(list, i), &artist->releases[i], arena);
	view_removal_links(values, admin, SLUG_ARTIST, artist->slug, arena);
	fill_texts(values, &page->texts);
	fill_faults(values, page);
	if (page->conflict)
		fill_conflict(values, page, arena);
	return view_admin_render(view, VIEW_ADMIN_ARTIST, values, out);
}
