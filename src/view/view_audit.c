#include <string.h>

#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* Bytes of a value that the page shows; the file has all of it. */
#define SHOWN_BYTES ((size_t)400)

/* A value cut where a character ends. */
static const char *shown(const char *text, struct arena *arena)
{
	size_t length = SHOWN_BYTES;

	if (text == NULL || strlen(text) <= SHOWN_BYTES)
		return text;
	while (((unsigned char)text[length] & 0xc0) == 0x80)
		length--;
	return arena_format(arena, "%.*s…", (int)length, text);
}

static void fill_line(HDF *item, const struct audit_line *line, struct arena *arena)
{
	view_time_fill(item, "at", line->at, arena);
	hdf_put_text(item, "editor", line->editor);
	hdf_put_text(item, "action", line->action);
	hdf_put_text(item, "kind", line->kind);
	hdf_put_text(item, "subject", line->subject);
	hdf_put_text(item, "before", shown(line->before, arena));
	hdf_put_text(item, "after", shown(line->after, arena));
	hdf_put_text(item, "note", line->note);
}

static void fill_filter(HDF *values, const struct audit_query *query)
{
	HDF *kinds = hdf_put_node(values, "kinds");

	hdf_put_text(values, "editor", query->editor);
	hdf_put_text(values, "subject", query->subject);
	for (size_t i = 0; audit_kind_words[i] != NULL; i++) {
		HDF *item = hdf_put_item(kinds, i);

		hdf_put_text(item, "word", audit_kind_words[i]);
		if (text_equal(audit_kind_words[i], query->kind))
			hdf_put_true(item, "selected");
	}
	if (query->editor != NULL || query->kind != NULL || query->subject != NULL)
		hdf_put_true(values, "filtered");
}

enum result view_admin_audit(struct view *view, const struct view_admin *admin,
	const struct audit *audit, const struct audit_query *query, struct arena *arena,
	struct buffer *out)
{
	HDF *values = view_admin_values(view, admin, "Audit", arena);
	HDF *list = hdf_put_node(values, "lines");
	struct audit_query older = *query;
	struct audit_query all = *query;

	for (size_t i = 0; i < audit->count; i++)
		fill_line(hdf_put_item(list, i), &audit->lines[i], arena);
	fill_filter(values, query);
	all.before = 0;
	hdf_put_text(values, "csv", link_admin_audit(arena, &all, true));
	hdf_put_text(
		values, "audit", link_admin_audit(arena, &(const struct audit_query){0}, false));
	if (query->before > 0)
		hdf_put_text(values, "newest", link_admin_audit(arena, &all, false));
	if (audit->more) {
		older.before = audit->lines[audit->count - 1].id;
		hdf_put_text(values, "older", link_admin_audit(arena, &older, false));
	}
	return view_admin_render(view, VIEW_ADMIN_AUDIT, values, out);
}
