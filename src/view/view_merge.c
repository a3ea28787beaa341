#include "base/text.h"
#include "model/limits.h"
#include "model/link.h"
#include "view/view_internal.h"
#include "view/view_removal.h"

#include "base/banned.h"

static void fill_side(
	HDF *node, enum slug_kind kind, const struct merge_side *side, struct arena *arena)
{
	hdf_put_text(node, "slug", side->slug);
	hdf_put_text(node, "name", side->name != NULL ? side->name : "[untitled]");
	hdf_put_text(node, "context", side->context);
	hdf_put_number(node, "releases", side->releases);
	hdf_put_text(node, "address", link_named(arena, kind, side->slug));
	hdf_put_text(node, "revision", arena_format(arena, "%lld", (long long)side->revision));
	if (side->is_published)
		hdf_put_text(node, "public", link_named(arena, kind, side->slug));
}

static void fill_found(HDF *values, const struct view_merge *page, struct arena *arena)
{
	const struct merge *merge = page->merge;
	HDF *list = hdf_put_node(values, "found");

	for (size_t i = 0; i < page->found_count; i++) {
		const struct merge_side *side = &page->found[i];
		HDF *item = hdf_put_item(list, i);

		fill_side(item, merge->kind, side, arena);
		if (text_equal(side->slug, merge->stays.slug))
			hdf_put_true(item, "own");
		else
			hdf_put_text(item, "link",
				link_admin_merge(
					arena, merge->kind, merge->stays.slug, side->slug, NULL));
	}
}

/* Listen links as one text. */
static const char *links_text(const struct release_values *values, struct arena *arena)
{
	const char *text = "";

	for (size_t i = 0; i < values->link_count; i++)
		text = arena_format(
			arena, "%s%s %s\n", text, values->links[i].label, values->links[i].url);
	return text;
}

/* One field of a release, of the three. */
struct row {
	const char *label, *stays, *goes, *merged;
};

static void fill_row(HDF *item, const struct row *row)
{
	hdf_put_text(item, "label", row->label);
	hdf_put_text(item, "stays", row->stays);
	hdf_put_text(item, "goes", row->goes);
	hdf_put_text(item, "merged", row->merged);
	if (!text_equal(row->stays, row->merged))
		hdf_put_true(item, "changed");
}

static void fill_fields(HDF *values, const struct merge *merge, struct arena *arena)
{
	const struct release_texts stays = release_form_write(&merge->values, arena);
	const struct release_texts goes = release_form_write(&merge->others, arena);
	const struct release_texts merged = release_form_write(&merge->merged, arena);
	const struct row rows[] = {
		{"Title", stays.title, goes.title, merged.title},
		{"Artist", merge->stays.context, merge->goes.context, merge->stays.context},
		{"Release date", stays.released, goes.released, merged.released},
		{"Genres", stays.genres, goes.genres, merged.genres},
		{"Listen links", links_text(&merge->values, arena),
			links_text(&merge->others, arena), links_text(&merge->merged, arena)},
		{"Cover", stays.cover, goes.cover, merged.cover},
	};
	HDF *list = hdf_put_node(values, "rows");

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		fill_row(hdf_put_item(list, i), &rows[i]);
}

static void fill_names(HDF *values, const struct merge *merge)
{
	const struct row rows[] = {
		{"Name", merge->stays.name, merge->goes.name, merge->stays.name},
		{"Sort name", merge->stays.context, merge->goes.context, merge->stays.context},
	};
	HDF *list = hdf_put_node(values, "rows");

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		fill_row(hdf_put_item(list, i), &rows[i]);
}

static void fill_charts(HDF *values, const struct merge *merge, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "charts");

	for (size_t i = 0; i < merge->chart_count; i++) {
		const struct merge_chart *chart = &merge->charts[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "title", chart->title);
		if (chart->is_deleted)
			hdf_put_true(item, "deleted");
		else
			hdf_put_text(item, "link", link_admin_draft(arena, chart->slug));
		hdf_put_number(item, "stays", chart->stays);
		hdf_put_number(item, "goes", chart->goes);
		hdf_put_number(item, "rank", merge_rank(chart));
		hdf_put_number(item, "editions", chart->editions);
		hdf_put_number(item, "both", chart->both);
		hdf_put_number(item, "releases", chart->releases);
	}
}

static void fill_releases(HDF *values, const struct merge *merge, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "releases");

	for (size_t i = 0; i < merge->release_count; i++) {
		const struct merge_release *release = &merge->releases[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "title", release->title);
		hdf_put_text(item, "artist", release->artist);
		hdf_put_text(
			item, "link", link_admin_release_after(arena, release->slug, NULL, NULL));
		if (release->names_both)
			hdf_put_true(item, "both");
	}
	hdf_put_number(values, "more", merge->goes.releases - (int)merge->release_count);
}

static void fill_preview(HDF *values, const struct merge *merge, struct arena *arena)
{
	fill_side(hdf_put_node(values, "goes"), merge->kind, &merge->goes, arena);
	if (merge->kind == SLUG_RELEASE)
		fill_fields(values, merge, arena);
	else {
		fill_names(values, merge);
		fill_releases(values, merge, arena);
	}
	fill_charts(values, merge, arena);
	hdf_put_text(values, "swap",
		link_admin_merge(arena, merge->kind, merge->goes.slug, merge->stays.slug, NULL));
}

enum result view_admin_merge(struct view *view, const struct view_admin *admin,
	const struct view_merge *page, struct arena *arena, struct buffer *out)
{
	const struct merge *merge = page->merge;
	const char *name = merge->stays.name != NULL ? merge->stays.name : "[untitled]";
	HDF *values =
		view_admin_values(view, admin, arena_format(arena, "Merge with “%s”", name), arena);

	hdf_put_text(values, "kind", slug_kind_words[merge->kind]);
	fill_side(hdf_put_node(values, "stays"), merge->kind, &merge->stays, arena);
	if (merge->kind == SLUG_RELEASE)
		hdf_put_text(values, "form",
			link_admin_release_after(arena, merge->stays.slug, NULL, NULL));
	if (merge->goes.slug != NULL)
		fill_preview(values, merge, arena);
	hdf_put_text(values, "delete", link_admin_delete(arena, merge->kind, merge->stays.slug));
	hdf_put_text(values, "with", page->typed_with);
	hdf_put_text(values, "q", page->q);
	fill_found(values, page, arena);
	hdf_put_text(values, "note", page->note);
	hdf_put_number(values, "note_limit", LIMIT_NOTE);
	view_faults_fill(values, page->faults);
	return view_admin_render(view, VIEW_ADMIN_MERGE, values, out);
}
