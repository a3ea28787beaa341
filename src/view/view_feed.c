#include "view/view_feed.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "model/link.h"
#include "view/view_edition.h"
#include "view/view_internal.h"
#include "view/xml.h"

#include "base/banned.h"

/* What the functions below work on. */
struct page {
	const struct view *view;
	const struct feed *feed;
	struct arena *arena;
	struct buffer *out;
};

/*
 * The start of an id (RFC 4151): "tag:charts.example.org,2026:". It is made of the host's name and
 * a day that never changes, so that an id stays when the address of the thing does not.
 */
static const char *tag_of(const struct page *page)
{
	const char *host = strstr(page->view->site.url, "://");

	host = host != NULL ? host + strlen("://") : page->view->site.url;
	return arena_format(page->arena, "tag:%.*s,2026:",
		(int)strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "0123456789.-"),
		host);
}

static void put_link(
	const struct page *page, const char *relation, const char *type, const char *path)
{
	buffer_format(page->out, "<link rel=\"%s\" type=\"%s\" href=\"", relation, type);
	xml_text(page->out, link_absolute(page->arena, page->view->site.url, path));
	buffer_add_text(page->out, "\"/>\n");
}

static void put_time(const struct page *page, const char *name, time_t time)
{
	char text[CLOCK_ISO_SIZE];

	xml_element(page->out, name, clock_iso(time, text));
}

/* The address of another page of the feed. */
static const char *path_of(const struct page *page, int number)
{
	return page->feed->chart_id != 0 ? link_chart_feed(page->arena, page->feed->slug, number)
	                                 : link_feed(page->arena, number);
}

static const char *releases(struct arena *arena, int count)
{
	return arena_format(arena, "%d release%s", count, count == 1 ? "" : "s");
}

/* One sentence: "2 entered, 1 left, 5 moved, 92 unchanged." */
static const char *summary(const struct feed_entry *entry, struct arena *arena)
{
	if (entry->edition == 1)
		return arena_format(arena, "The first edition: %s.", releases(arena, entry->size));
	return arena_format(arena, "%s.", view_changes_sentence(entry->counts, entry->size, arena));
}

/* HTML inside the feed is escaped twice: as HTML, here, and then as a text of XML. */
static void put_changes(const struct feed_entry *entry, enum feed_kind kind, struct arena *arena,
	struct buffer *html)
{
	static const char *const titles[] = {
		[FEED_ENTERED] = "Entered", [FEED_LEFT] = "Left", [FEED_MOVED] = "Moved"};
	int named = 0;

	if (entry->counts[kind] == 0)
		return;
	buffer_format(
		html, "<h3>%s</h3>\n<ul>\n", entry->edition == 1 ? "First places" : titles[kind]);
	for (size_t i = 0; i < entry->change_count; i++) {
		const struct feed_change *change = &entry->changes[i];

		if (change->kind != kind)
			continue;
		named++;
		buffer_add_text(html, "<li>");
		xml_text(html, change->title != NULL ? change->title : "[untitled]");
		buffer_add_text(html, " – ");
		xml_text(html, change->artist);
		buffer_format(html, ": %s</li>\n",
			view_fate(change->kind, change->rank, change->before, arena));
	}
	if (entry->counts[kind] > named)
		buffer_format(html, "<li>and %d more</li>\n", entry->counts[kind] - named);
	buffer_add_text(html, "</ul>\n");
}

static void put_content(const struct page *page, const struct feed_entry *entry)
{
	struct buffer html = {0};

	if (entry->note != NULL) {
		buffer_add_text(&html, "<p>");
		xml_text(&html, entry->note);
		buffer_add_text(&html, "</p>\n");
	}
	buffer_format(&html, "<p>%s</p>\n", summary(entry, page->arena));
	for (enum feed_kind kind = 0; kind < FEED_KIND_COUNT; kind++)
		put_changes(entry, kind, page->arena, &html);
	buffer_add_text(page->out, "<content type=\"html\">");
	xml_text(page->out, buffer_text(&html));
	buffer_add_text(page->out, "</content>\n");
	buffer_free(&html);
}

static void put_entry(const struct page *page, const struct feed_entry *entry)
{
	buffer_add_text(page->out, "<entry>\n");
	xml_element(page->out, "title",
		arena_format(page->arena, "%s: edition %d", entry->title, entry->edition));
	xml_element(page->out, "id",
		arena_format(page->arena, "%scharts/%" PRId64 "/editions/%d", tag_of(page),
			entry->chart_id, entry->edition));
	put_link(page, "alternate", "text/html",
		link_edition(page->arena, entry->slug, entry->edition));
	put_time(page, "published", entry->published);
	put_time(page, "updated", entry->published);
	xml_element(page->out, "summary", summary(entry, page->arena));
	put_content(page, entry);
	buffer_add_text(page->out, "</entry>\n");
}

static void put_head(const struct page *page)
{
	const struct feed *feed = page->feed;
	const char *site = page->view->site.title;

	if (feed->chart_id != 0) {
		xml_element(page->out, "title",
			arena_format(page->arena, "%s – %s", feed->title, site));
		xml_element(page->out, "id",
			arena_format(
				page->arena, "%scharts/%" PRId64, tag_of(page), feed->chart_id));
		put_link(page, "alternate", "text/html", link_chart(page->arena, feed->slug));
	} else {
		const struct list_query all = {.page = 1};

		xml_element(page->out, "title", arena_format(page->arena, "%s – all charts", site));
		xml_element(page->out, "id", arena_format(page->arena, "%scharts", tag_of(page)));
		put_link(page, "alternate", "text/html", link_charts(page->arena, &all));
	}
	put_link(page, "self", "application/atom+xml", path_of(page, feed->page));
	put_link(page, "first", "application/atom+xml", path_of(page, 1));
	if (feed->page > 1)
		put_link(page, "previous", "application/atom+xml", path_of(page, feed->page - 1));
	if (feed->more)
		put_link(page, "next", "application/atom+xml", path_of(page, feed->page + 1));
	put_time(page, "updated", feed->count > 0 ? feed->entries[0].published : 0);
	buffer_add_text(page->out, "<author>\n");
	xml_element(page->out, "name", site);
	buffer_add_text(page->out, "</author>\n");
}

void view_feed(
	const struct view *view, const struct feed *feed, struct arena *arena, struct buffer *out)
{
	const struct page page = {view, feed, arena, out};

	xml_begin(out);
	buffer_add_text(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n");
	put_head(&page);
	for (size_t i = 0; i < feed->count; i++)
		put_entry(&page, &feed->entries[i]);
	buffer_add_text(out, "</feed>\n");
}
