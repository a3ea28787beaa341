#include "model/markdown.h"

#include <cmark.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "model/unicode.h"

#include "base/banned.h"

static bool starts_ignoring_case(const char *text, const char *prefix)
{
	return strncasecmp(text, prefix, strlen(prefix)) == 0;
}

/* "//host" and "/\host" name another host, as browsers read them. */
static bool is_of_this_site(const char *url)
{
	return url[0] == '#' || (url[0] == '/' && url[1] != '/' && url[1] != '\\');
}

static bool is_allowed(const char *url)
{
	return is_of_this_site(url) || starts_ignoring_case(url, "http://") ||
	       starts_ignoring_case(url, "https://") || starts_ignoring_case(url, "mailto:");
}

/* Moves the children of `from` to the end of `to`. */
static void move_children(cmark_node *from, cmark_node *to)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(from)) != NULL)
		cmark_node_append_child(to, child);
}

/* Leaves what stands in `node` where the node was. */
static void unwrap(cmark_node *node)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(node)) != NULL)
		cmark_node_insert_before(node, child);
	cmark_node_free(node);
}

/* An image becomes a link to it; its description is the link's text. */
static cmark_node *link_instead(cmark_node *image)
{
	cmark_node *link = cmark_node_new(CMARK_NODE_LINK);

	cmark_node_set_url(link, cmark_node_get_url(image));
	cmark_node_set_title(link, cmark_node_get_title(image));
	move_children(image, link);
	cmark_node_replace(image, link);
	cmark_node_free(image);
	return link;
}

/* A link without text cannot be seen: it shows its address. */
static void show_address(cmark_node *link)
{
	cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);

	cmark_node_set_literal(text, cmark_node_get_url(link));
	cmark_node_append_child(link, text);
}

/* `is_nested`: inside another link, which HTML does not allow. */
static void make_link_safe(cmark_node *node, bool is_nested)
{
	if (is_nested || !is_allowed(cmark_node_get_url(node))) {
		unwrap(node);
		return;
	}
	if (cmark_node_get_type(node) == CMARK_NODE_IMAGE)
		node = link_instead(node);
	if (cmark_node_first_child(node) == NULL)
		show_address(node);
}

static void lower_heading(cmark_node *heading)
{
	int level = cmark_node_get_heading_level(heading);

	cmark_node_set_heading_level(heading, level < 6 ? level + 1 : 6);
}

/* Makes the document what the header promises. Nodes are changed as they are left, which is when
 * cmark allows it; `depth` counts the links and images around them. */
static void make_safe(cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;
	size_t depth = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_LINK:
		case CMARK_NODE_IMAGE:
			if (event == CMARK_EVENT_ENTER)
				depth++;
			else
				make_link_safe(node, --depth > 0);
			break;
		case CMARK_NODE_HTML_BLOCK:
		case CMARK_NODE_HTML_INLINE:
			cmark_node_free(node);
			break;
		case CMARK_NODE_HEADING:
			if (event == CMARK_EVENT_ENTER)
				lower_heading(node);
			break;
		default:
			break;
		}
	}
	cmark_iter_free(iter);
}

static cmark_node *parse(const char *source)
{
	cmark_node *document = cmark_parse_document(source, strlen(source), CMARK_OPT_DEFAULT);

	make_safe(document);
	return document;
}

/* Copies `html` and marks links to other hosts. In it '<' begins a tag and nothing else, since
 * cmark escapes every other one. */
static void add_marking_links(struct buffer *out, const char *html)
{
	static const char link[] = "<a href=\"";
	static const char marked[] = "<a rel=\"noopener noreferrer\" href=\"";
	const char *found;

	while ((found = strstr(html, link)) != NULL) {
		const char *url = found + sizeof(link) - 1;
		bool stays = is_of_this_site(url) || starts_ignoring_case(url, "mailto:");

		buffer_add(out, html, (size_t)(found - html));
		buffer_add_text(out, stays ? link : marked);
		html = url;
	}
	buffer_add_text(out, html);
}

/* A text node that holds `length` bytes. */
static cmark_node *new_text(const char *bytes, size_t length)
{
	cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
	struct buffer literal = {0};

	buffer_add(&literal, bytes, length);
	cmark_node_set_literal(node, buffer_text(&literal));
	buffer_free(&literal);
	return node;
}

/* Makes a link of the name where it stands in a text node. Returns whether it does. */
static bool link_in_text(cmark_node *node, const struct markdown_link *wanted)
{
	const char *text = cmark_node_get_literal(node);
	size_t length;
	const char *found = unicode_find_word(text, wanted->name, &length);

	if (found == NULL)
		return false;

	cmark_node *link = cmark_node_new(CMARK_NODE_LINK);

	cmark_node_set_url(link, wanted->address);
	cmark_node_append_child(link, new_text(found, length));
	if (found > text)
		cmark_node_insert_before(node, new_text(text, (size_t)(found - text)));
	cmark_node_insert_before(node, link);
	if (found[length] != '\0')
		cmark_node_insert_before(node, new_text(found + length, strlen(found + length)));
	cmark_node_free(node);
	return true;
}

/* The first mention outside links; code is no text node. */
static void link_first_mention(cmark_node *document, const struct markdown_link *wanted)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;
	size_t depth = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_LINK)
			depth += event == CMARK_EVENT_ENTER ? 1 : (size_t)-1;
		else if (type == CMARK_NODE_TEXT && depth == 0 && link_in_text(node, wanted))
			break;
	}
	cmark_iter_free(iter);
}

static int by_length(const void *left, const void *right)
{
	const struct markdown_link *a = left, *b = right;
	size_t a_length = strlen(a->name), b_length = strlen(b->name);

	return a_length != b_length ? (a_length < b_length) - (a_length > b_length)
	                            : strcmp(a->name, b->name);
}

static void link_names(cmark_node *document, const struct markdown_link *links, size_t count)
{
	struct markdown_link *sorted = memory_get(count * sizeof(*sorted));

	memcpy(sorted, links, count * sizeof(*sorted));
	qsort(sorted, count, sizeof(*sorted), by_length);
	/* "R&B" comes as three texts. */
	cmark_consolidate_text_nodes(document);
	for (size_t i = 0; i < count; i++)
		link_first_mention(document, &sorted[i]);
	free(sorted);
}

void markdown_html_linked(
	const char *source, const struct markdown_link *links, size_t count, struct buffer *out)
{
	cmark_node *document = parse(source);

	if (count > 0)
		link_names(document, links, count);

	char *html = cmark_render_html(document, CMARK_OPT_DEFAULT);

	add_marking_links(out, html);
	free(html);
	cmark_node_free(document);
}

void markdown_html(const char *source, struct buffer *out)
{
	markdown_html_linked(source, NULL, 0, out);
}

/* Appends the text in `paragraph`, white space as single blanks. */
static void add_plain_text(struct buffer *out, cmark_node *paragraph)
{
	cmark_iter *iter = cmark_iter_new(paragraph);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			buffer_add_text(out, cmark_node_get_literal(node));
		else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
			buffer_add_char(out, ' ');
	}
	cmark_iter_free(iter);
}

/* Bytes of the first `limit` code points of `text`. */
static size_t bytes_within(const char *text, size_t limit)
{
	size_t at = 0;

	while (text[at] != '\0') {
		bool begins = ((unsigned char)text[at] & 0xc0) != 0x80;

		if (begins && limit-- == 0)
			break;
		at++;
	}
	return at;
}

/* Where to cut a text of which `fit` bytes fit: behind its last whole word, or in the word if that
 * is the first. */
static size_t cut_at_word(const char *text, size_t fit)
{
	size_t cut = fit;

	while (cut > 0 && text[cut] != ' ')
		cut--;
	while (cut > 0 && text[cut - 1] == ' ')
		cut--;
	return cut > 0 ? cut : fit;
}

void markdown_summary(const char *source, size_t limit, struct buffer *out)
{
	cmark_node *document = parse(source);
	cmark_node *node = cmark_node_first_child(document);
	struct buffer text = {0};

	while (node != NULL && cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
		node = cmark_node_next(node);
	if (node != NULL)
		add_plain_text(&text, node);

	const char *plain = buffer_text(&text);
	size_t fit = bytes_within(plain, limit);

	if (plain[fit] == '\0') {
		buffer_add(out, plain, fit);
	} else {
		buffer_add(out, plain, cut_at_word(plain, fit));
		buffer_add_text(out, "…");
	}
	buffer_free(&text);
	cmark_node_free(document);
}
