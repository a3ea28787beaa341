#include "view/view_removal.h"

#include "model/limits.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* A name in texts, where nothing can be muted. */
static const char *name_or_untitled(const char *name)
{
	return name != NULL ? name : "[untitled]";
}

void view_removal_links(HDF *values, const struct view_admin *admin, enum slug_kind kind,
	const char *slug, struct arena *arena)
{
	HDF *node;

	if (admin->role < EDITOR_ADMINISTRATOR)
		return;
	node = hdf_put_node(values, "removal");
	hdf_put_text(node, "kind", slug_kind_words[kind]);
	hdf_put_text(node, "delete", link_admin_delete(arena, kind, slug));
	if (kind == SLUG_RELEASE || kind == SLUG_ARTIST)
		hdf_put_text(node, "merge", link_admin_merge(arena, kind, slug, NULL, NULL));
}

static const char *hold_link(const struct removal_hold *hold, struct arena *arena)
{
	switch (hold->kind) {
	case REMOVAL_EDITIONS:
		return link_editions(arena, hold->slug, 1);
	case REMOVAL_RELEASE:
		return link_admin_release_after(arena, hold->slug, NULL, NULL);
	case REMOVAL_DRAFT:
	case REMOVAL_CHART:
		break;
	}
	return link_admin_draft(arena, hold->slug);
}

static void fill_holds(HDF *values, const struct removal *removal, struct arena *arena)
{
	static const char *const words[] = {
		[REMOVAL_EDITIONS] = "editions",
		[REMOVAL_DRAFT] = "draft",
		[REMOVAL_RELEASE] = "release",
		[REMOVAL_CHART] = "chart",
	};
	HDF *list = hdf_put_node(values, "holds");

	for (size_t i = 0; i < removal->hold_count; i++) {
		const struct removal_hold *hold = &removal->holds[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "kind", words[hold->kind]);
		hdf_put_text(item, "name", hold->name);
		hdf_put_text(item, "link", hold_link(hold, arena));
		hdf_put_number(item, "number", hold->number);
	}
	hdf_put_number(values, "more", removal->held - (int)removal->hold_count);
}

enum result view_admin_delete(struct view *view, const struct view_admin *admin,
	const struct view_removal *page, struct arena *arena, struct buffer *out)
{
	const struct removal *removal = page->removal;
	const char *name = name_or_untitled(removal->name);
	HDF *values =
		view_admin_values(view, admin, arena_format(arena, "Delete “%s”", name), arena);
	HDF *node = hdf_put_node(values, "thing");

	hdf_put_text(node, "kind", slug_kind_words[removal->kind]);
	hdf_put_text(node, "name", name);
	hdf_put_text(node, "context", removal->context);
	hdf_put_text(node, "public", link_named(arena, removal->kind, removal->slug));
	hdf_put_text(node, "revision", arena_format(arena, "%lld", (long long)removal->revision));
	hdf_put_number(node, "editions", removal->editions);
	if (removal->kind == SLUG_RELEASE || removal->kind == SLUG_ARTIST)
		hdf_put_text(node, "merge",
			link_admin_merge(arena, removal->kind, removal->slug, NULL, NULL));
	fill_holds(values, removal, arena);
	hdf_put_text(values, "deleted", link_admin_deleted(arena));
	hdf_put_text(values, "note", page->note);
	hdf_put_number(values, "note_limit", LIMIT_NOTE);
	view_faults_fill(values, page->faults);
	return view_admin_render(view, VIEW_ADMIN_DELETE, values, out);
}

enum result view_admin_deleted(struct view *view, const struct view_admin *admin,
	const struct view_deleted *page, struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, admin, "Deleted", arena);
	HDF *list = hdf_put_node(values, "lines");

	for (size_t i = 0; i < page->count; i++) {
		const struct removal_line *line = &page->lines[i];
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "kind", slug_kind_words[line->kind]);
		hdf_put_text(item, "slug", line->slug);
		hdf_put_text(item, "name", name_or_untitled(line->name));
		hdf_put_text(item, "context", line->context);
		hdf_put_text(item, "address", link_named(arena, line->kind, line->slug));
		hdf_put_text(item, "by", line->by);
		view_time_fill(item, "at", line->deleted, arena);
	}
	hdf_put_number(values, "more", page->total - (int)page->count);
	view_faults_fill(values, page->faults);
	return view_admin_render(view, VIEW_ADMIN_DELETED, values, out);
}
