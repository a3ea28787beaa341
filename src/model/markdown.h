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

/* Appends the text of the first paragraph, without markup, cut at a word within `limit` code points
 * and "…" behind a cut: for page descriptions. */
void markdown_summary(const char *source, size_t limit, struct buffer *out);

#endif
