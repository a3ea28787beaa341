#include <jansson.h>

#include "model/link.h"
#include "view/json_parts.h"
#include "view/view_edition.h"
#include "view/view_internal.h"

#include "base/banned.h"

static json_t *make_edition(const struct changes_edition *edition)
{
	return json_pack("{s:i, s:o, s:i}", "number", edition->number, "published",
		json_time(edition->published), "size", edition->size);
}

static json_t *make_rows(const struct changes *changes, enum feed_kind kind)
{
	json_t *list = json_array();

	for (size_t i = 0; i < changes->row_count; i++) {
		const struct changes_row *row = &changes->rows[i];

		if (row->kind == kind)
			json_array_append_new(
				list, json_pack("{s:s, s:o, s:s, s:o, s:o}", "release", row->slug,
					      "title", json_text(row->title), "artist", row->artist,
					      "rank", json_known(row->rank), "before",
					      json_known(row->before)));
	}
	return list;
}

enum result view_changes_json(const struct view *view, const struct changes *changes,
	struct arena *arena, struct buffer *out)
{
	const char *path = link_chart(arena, changes->slug);
	json_t *document = json_pack("{s:i, s:{s:s, s:s, s:o}, s:o, s:o, s:i, s:i, s:o, s:o, s:o}",
		"version", JSON_VERSION, "chart", "slug", changes->slug, "title", changes->title,
		"url", json_address(view->site.url, path, arena), "from",
		make_edition(&changes->from), "to", make_edition(&changes->to), "current",
		changes->current, "unchanged", changes->unchanged, "entered",
		make_rows(changes, FEED_ENTERED), "left", make_rows(changes, FEED_LEFT), "moved",
		make_rows(changes, FEED_MOVED));

	return json_print(document, out);
}
