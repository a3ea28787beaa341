#ifndef SILVERCHART_MODEL_MARKDOWN_H
#define SILVERCHART_MODEL_MARKDOWN_H

#include "base/buffer.h"

/*
 * The one header over libcmark. Appends `source` (CommonMark, A40) to `out` as HTML in safe mode:
 * raw HTML is left out, links other than http, https, mailto and site-relative ("/x", "#x") lose
 * their address, images become links (nothing is loaded from elsewhere, A18), links to other hosts
 * carry rel="noopener noreferrer", headings start at level 2 (the page has the only level 1).
 */
void markdown_html(const char *source, struct buffer *out);

/* A name, and the address that it leads to. */
struct markdown_link {
	const char *name;
	const char *address; /* site-relative */
};

/*
 * As markdown_html(), with names as links (A40): whole words, upper and lower case being the same,
 * longer names before shorter ones, the first mention of each only, none inside links or code.
 */
void markdown_html_linked(
	const char *source, const struct markdown_link *links, size_t count, struct buffer *out);

/* Appends the text of the first paragraph, without markup, cut at a word within `limit` code points
 * and "…" behind a cut: for page descriptions. */
void markdown_summary(const char *source, size_t limit, struct buffer *out);

#endif
