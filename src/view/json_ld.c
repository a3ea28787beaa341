#include "view/json_ld.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "model/ranking.h"

#include "base/banned.h"

static json_t *genres(const struct chart_row *row)
{
	json_t *names = json_array();
	for (size_t i = 0; i < row->tag_count; i++)
		json_array_append_new(names, json_string(row->tags[i].name));
	return names;
}

static json_t *album(const struct chart_row *row)
{
	char date[DATE_ISO_SIZE];
	json_t *album = json_pack("{s:s, s:s, s:{s:s, s:s}}", "@type", "MusicAlbum", "name",
		row->title ? row->title : "[untitled]", "byArtist", "@type", "MusicGroup", "name",
		row->artist);
	if (date_precision(row->released) != DATE_UNKNOWN)
		json_object_set_new(
			album, "datePublished", json_string(date_iso(row->released, date)));
	if (row->tag_count > 0)
		json_object_set_new(album, "genre", genres(row));
	return album;
}

static json_t *item(const struct chart_row *row)
{
	return json_pack("{s:s, s:i, s:o}", "@type", "ListItem", "position", row->rank, "item",
		album(row));
}

static json_t *items(const struct chart *chart)
{
	json_t *items = json_array();
	for (size_t i = 0; i < chart->row_count && i < RANKING_PAGE_ROWS; i++)
		json_array_append_new(items, item(&chart->rows[i]));
	return items;
}

/* A text inside <script> ends at "</script" and changes its rules at "<!--": neither is possible
 * without '<'. */
static char *without_tags(const char *json, struct arena *arena)
{
	struct buffer text = {0};
	for (const char *rest = json; *rest != '\0';) {
		size_t plain = strcspn(rest, "<");
		buffer_add(&text, rest, plain);
		rest += plain;
		if (*rest == '<') {
			buffer_add_text(&text, "\\u003c");
			rest++;
		}
	}
	char *copy = arena_copy(arena, buffer_text(&text), text.length);
	buffer_free(&text);
	return copy;
}

char *json_ld_chart(const struct chart *chart, const char *address, struct arena *arena)
{
	char *safe = NULL;
	json_t *list = json_pack("{s:s, s:s, s:s, s:s, s:s, s:I, s:o}", "@context",
		"https://schema.org", "@type", "ItemList", "name", chart->title, "url", address,
		"itemListOrder", "https://schema.org/ItemListOrderAscending", "numberOfItems",
		(json_int_t)chart->row_count, "itemListElement", items(chart));
	char *json = json_dumps(list, JSON_COMPACT);
	if (json != NULL)
		safe = without_tags(json, arena);
	free(json);
	json_decref(list);
	return safe;
}
