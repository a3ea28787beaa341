#include "view/json_ld.h"

#include "base/buffer.h"
#include "base/number.h"
#include "model/link.h"
#include "model/ranking.h"

#include "base/banned.h"

/*
 * The shape is fixed and this runs for every row of every published list, so the text is written
 * straight into a buffer: a tree of jansson's takes ten times as long, more than the templates of
 * all rows together. The tests read it back with jansson.
 */

static bool is_plain(char byte)
{
	return (unsigned char)byte >= 0x20 && byte != '"' && byte != '\\' && byte != '<';
}

/* A JSON string (RFC 8259 7). A text inside <script> ends at "</script" and changes its rules at
 * "<!--": neither is possible without '<'. */
static void put_string(struct buffer *out, const char *text)
{
	buffer_add_char(out, '"');
	for (const char *rest = text; *rest != '\0';) {
		size_t plain = 0;
		while (is_plain(rest[plain]))
			plain++;
		buffer_add(out, rest, plain);
		rest += plain;
		if (*rest != '\0')
			buffer_format(out, "\\u%04x", (unsigned char)*rest++);
	}
	buffer_add_char(out, '"');
}

/* What is told of an album, on its page and in a list. */
struct album {
	const char *slug;
	const char *title;
	struct date released;
	const struct chart_tag *tags;
	size_t tag_count;
};

static void put_genres(struct buffer *out, const struct album *album)
{
	for (size_t i = 0; i < album->tag_count; i++) {
		buffer_add_text(out, i == 0 ? ",\"genre\":[" : ",");
		put_string(out, album->tags[i].name);
	}
	if (album->tag_count > 0)
		buffer_add_char(out, ']');
}

/* The members of an album but its artists; `links` holds its address for the time being. */
static void put_album(
	struct buffer *out, const struct album *album, const char *site_url, struct arena *links)
{
	char date[DATE_ISO_SIZE];
	buffer_add_text(out, "\"@type\":\"MusicAlbum\",\"name\":");
	put_string(out, album->title ? album->title : "[untitled]");
	buffer_add_text(out, ",\"url\":");
	put_string(out, link_absolute(links, site_url, link_release(links, album->slug)));
	if (date_precision(album->released) != DATE_UNKNOWN) {
		buffer_add_text(out, ",\"datePublished\":");
		put_string(out, date_iso(album->released, date));
	}
	put_genres(out, album);
}

static void put_item(
	struct buffer *out, const struct chart_row *row, const char *site_url, struct arena *links)
{
	const struct album album = {
		row->slug, row->title, row->released, row->tags, row->tag_count};
	char rank[NUMBER_SIZE];
	buffer_add_text(out, "{\"@type\":\"ListItem\",\"position\":");
	buffer_add_text(out, number_write(row->rank, rank));
	buffer_add_text(out, ",\"item\":{");
	put_album(out, &album, site_url, links);
	buffer_add_text(out, ",\"byArtist\":{\"@type\":\"MusicGroup\",\"name\":");
	put_string(out, row->artist);
	buffer_add_text(out, "}}}");
}

static void put_list(
	struct buffer *out, const struct chart *chart, const char *site_url, struct arena *links)
{
	buffer_add_text(
		out, "{\"@context\":\"https://schema.org\",\"@type\":\"ItemList\",\"name\":");
	put_string(out, chart->title);
	buffer_add_text(out, ",\"url\":");
	put_string(out, link_absolute(links, site_url, link_chart_list(links, chart)));
	buffer_format(out,
		",\"itemListOrder\":\"https://schema.org/ItemListOrderAscending\","
		"\"numberOfItems\":%zu,\"itemListElement\":[",
		chart->row_count);
	for (size_t i = 0; i < chart->row_count && i < RANKING_PAGE_ROWS; i++) {
		if (i > 0)
			buffer_add_char(out, ',');
		put_item(out, &chart->rows[i], site_url, links);
		arena_reset(links);
	}
	buffer_add_text(out, "]}");
}

static char *taken(struct buffer *json, struct arena *arena)
{
	char *text = arena_copy(arena, buffer_text(json), json->length);
	buffer_free(json);
	return text;
}

char *json_ld_chart(const struct chart *chart, const char *site_url, struct arena *arena)
{
	struct buffer json = {0};
	struct arena *links = arena_new();
	put_list(&json, chart, site_url, links);
	arena_free(links);
	return taken(&json, arena);
}

/* Each artist of the credit with the address of its page. */
static void put_artists(struct buffer *out, const struct release *release, const char *site_url,
	struct arena *arena)
{
	for (size_t i = 0; i < release->credit_count; i++) {
		const struct credit_part *part = &release->credit[i];
		buffer_add_text(out, i == 0 ? ",\"byArtist\":[" : ",");
		buffer_add_text(out, "{\"@type\":\"MusicGroup\",\"name\":");
		put_string(out, part->name);
		buffer_add_text(out, ",\"url\":");
		put_string(out, link_absolute(arena, site_url, link_artist(arena, part->slug, 1)));
		buffer_add_char(out, '}');
	}
	if (release->credit_count > 0)
		buffer_add_char(out, ']');
}

char *json_ld_release(const struct release *release, const char *site_url, struct arena *arena)
{
	struct buffer json = {0};
	const struct album album = {release->slug, release->title, release->released, release->tags,
		release->tag_count};
	buffer_add_text(&json, "{\"@context\":\"https://schema.org\",");
	put_album(&json, &album, site_url, arena);
	put_artists(&json, release, site_url, arena);
	buffer_add_char(&json, '}');
	return taken(&json, arena);
}
