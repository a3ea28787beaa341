#include "view/view_genre_form.h"

#include "model/limits.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

static void fill_line(HDF *item, const struct genre_line *line, struct arena *arena)
{
	hdf_put_text(item, "name", line->name);
	hdf_put_text(item, "link", link_admin_genre(arena, line->slug, NULL));
	hdf_put_number(item, "releases", line->releases);
	hdf_put_number(item, "charts", line->charts);
	if (line->has_essay)
		hdf_put_true(item, "has_essay");
}

static char *link_page(struct arena *arena, const void *context, int page)
{
	return link_admin_genres(arena, context, page);
}

enum result view_admin_genres(struct view *view, const struct view_admin *admin,
	const struct genre_lines *lines, const char *q, struct arena *arena, struct buffer *out)
{
	const struct view_pages pages = {lines->page, lines->page_count, link_page, q};
	HDF *values = view_admin_values(view, admin, "Genres", arena);
	HDF *list = hdf_put_node(values, "genres");

	for (size_t i = 0; i < lines->count; i++)
		fill_line(hdf_put_item(list, i), &lines->list[i], arena);
	hdf_put_number(values, "total", lines->total);
	hdf_put_number(values, "found", lines->found);
	hdf_put_text(values, "q", q);
	hdf_put_text(values, "all", link_admin_all_genres(arena));
	hdf_put_text(values, "new", link_admin_genre_new(arena));
	view_pages_fill(&pages, arena, values);
	return view_admin_render(view, VIEW_ADMIN_GENRES, values, out);
}

static void fill_texts(HDF *values, const struct genre_texts *texts)
{
	HDF *node = hdf_put_node(values, "typed");

	hdf_put_text(node, "name", texts->name);
	hdf_put_text(node, "slug", texts->slug);
	hdf_put_text(node, "essay", texts->essay);
	hdf_put_text(node, "source", texts->source);
	hdf_put_number(values, "most", LIMIT_ESSAY);
}

static void fill_faults(HDF *values, const struct view_genre_form *page)
{
	const struct genre_faults *wrong = page->faults;
	struct view_faults faults = {0};

	if (page->conflict)
		view_fault_add(&faults, NULL,
			"This genre was saved after you opened it. Yours is in the form below.");
	if (wrong != NULL) {
		view_fault_add(&faults, "name", wrong->name);
		view_fault_add(&faults, "slug", wrong->slug);
		view_fault_add(&faults, "essay", wrong->essay);
		view_fault_add(&faults, "source", wrong->source);
	}
	view_faults_fill(values, &faults);
}

/* Both versions side by side, where they differ. */
static void fill_conflict(HDF *values, const struct view_genre_form *page)
{
	const struct genre_texts theirs = genre_form_write(&page->genre->values);
	const struct genre_texts *mine = &page->texts;
	const struct view_compared rows[] = {
		{"Name", theirs.name, mine->name},
		{"Address", theirs.slug, mine->slug},
		{"Essay", theirs.essay, mine->essay},
		{"Author", theirs.source, mine->source},
	};

	view_compared_fill(values, rows, sizeof rows / sizeof rows[0]);
}

/* The genres that become links in the essay, to their own forms. */
static void fill_related(HDF *values, const struct genre_form *genre, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "related");

	for (size_t i = 0; i < genre->related_count; i++) {
		const struct genre_relative *relative = &genre->related[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "name", relative->name);
		hdf_put_text(item, "link", link_admin_genre(arena, relative->slug, NULL));
		hdf_put_text(item, "shared", arena_format(arena, "%d shared", relative->shared));
	}
}

static void fill_genre(HDF *values, const struct genre_form *genre, struct arena *arena)
{
	HDF *node = hdf_put_node(values, "genre");

	hdf_put_text(node, "link", link_admin_genre(arena, genre->values.slug, NULL));
	hdf_put_text(node, "revision", arena_format(arena, "%lld", (long long)genre->revision));
	hdf_put_text(node, "chart", link_admin_chart_new(arena, genre->values.slug));
	if (genre->is_shown)
		hdf_put_text(node, "public", link_genre(arena, genre->values.slug));
	fill_related(values, genre, arena);
}

/* The essay as readers will see it; "" without one. */
static const char *preview_of(const struct view_genre_form *page, HDF *values, struct arena *arena)
{
	const struct genre_form *genre = page->genre;
	HDF *node;

	if (page->preview == NULL)
		return "";
	node = hdf_put_node(values, "preview");
	hdf_put_true(node, "asked");
	hdf_put_text(node, "source", page->preview->source);
	if (page->preview->essay != NULL)
		hdf_put_true(node, "has_essay");
	return view_essay(page->preview->essay, genre != NULL ? genre->related : NULL,
		genre != NULL ? genre->related_count : 0, arena);
}

enum result view_admin_genre(struct view *view, const struct view_admin *admin,
	const struct view_genre_form *page, struct arena *arena, struct buffer *out)
{
	const char *title = page->genre != NULL ? page->genre->values.name : "New genre";
	HDF *values = view_admin_values(view, admin, title, arena);
	const char *essay = preview_of(page, values, arena);
	const struct view_piece piece = {"essay", &essay, 1};
	enum result result;

	if (page->genre != NULL)
		fill_genre(values, page->genre, arena);
	fill_texts(values, &page->texts);
	fill_faults(values, page);
	if (page->conflict)
		fill_conflict(values, page);
	result = view_render(view, VIEW_ADMIN_GENRE, values, &piece, 1, out);
	hdf_free(values);
	return result;
}
