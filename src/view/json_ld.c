#include "view/json_ld.h"

#include <string.h>

#include "base/buffer.h"
#include "model/ranking.h"

#include "base/banned.h"

/*
 * The shape is fixed and this runs for every row of every published list, so the text is written
 * straight into a buffer: a tree of jansson's takes ten times as long, more than the templates of
 * all rows together. The tests read it back with jansson.
 */

/* A JSON string (RFC 8259 7). A text inside <script> ends at "</script" and changes its rules at
 * "<!--": neither is possible without '<'. */
static void put_string(struct buffer *out, const char *text)
{
	buffer_add_char(out, '"');
	for (const char *rest = text; *rest != '\0';) {
		size_t plain = 0;
		while ((unsigned char)rest[plain] >= 0x20 && strchr("\"\\<", rest[plain]) == NULL)
			plain++;
		buffer_add(out, rest, plain);
		rest += plain;
		if (*rest != '\0')
			buffer_format(out, "\\u%04x", (unsigned char)*rest++);
	}
	buffer_add_char(out, '"');
}

static void put_genres(struct buffer *out, const struct chart_row *row)
{
	for (size_t i = 0; i < row->tag_count; i++) {
		buffer_add_text(out, i == 0 ? ",\"genre\":[" : ",");
		put_string(out, row->tags[i].name);
	}
	if (row->tag_count > 0)
		buffer_add_char(out, ']');
}

static void put_item(struct buffer *out, const struct chart_row *row)
{
	char date[DATE_ISO_SIZE];
	buffer_format(out, "{\"@type\":\"ListItem\",\"position\":%d,\"item\":", row->rank);
	buffer_add_text(out, "{\"@type\":\"MusicAlbum\",\"name\":");
	put_string(out, row->title ? row->title : "[untitled]");
	buffer_add_text(out, ",\"byArtist\":{\"@type\":\"MusicGroup\",\"name\":");
	put_string(out, row->artist);
	buffer_add_char(out, '}');
	if (date_precision(row->released) != DATE_UNKNOWN)
		buffer_format(out, ",\"datePublished\":\"%s\"", date_iso(row->released, date));
	put_genres(out, row);
	buffer_add_text(out, "}}");
}

static void put_list(struct buffer *out, const struct chart *chart, const char *address)
{
	buffer_add_text(
		out, "{\"@context\":\"https://schema.org\",\"@type\":\"ItemList\",\"name\":");
	put_string(out, chart->title);
	buffer_add_text(out, ",\"url\":");
	put_string(out, address);
	buffer_format(out,
		",\"itemListOrder\":\"https://schema.org/ItemListOrderAscending\","
		"\"numberOfItems\":%zu,\"itemListElement\":[",
		chart->row_count);
	for (size_t i = 0; i < chart->row_count && i < RANKING_PAGE_ROWS; i++) {
		if (i > 0)
			buffer_add_char(out, ',');
		put_item(out, &chart->rows[i]);
	}
	buffer_add_text(out, "]}");
}

char *json_ld_chart(const struct chart *chart, const char *address, struct arena *arena)
{
	struct buffer json = {0};
	put_list(&json, chart, address);
	char *text = arena_copy(arena, buffer_text(&json), json.length);
	buffer_free(&json);
	return text;
}
