#ifndef SILVERCHART_VIEW_XML_H
#define SILVERCHART_VIEW_XML_H

#include "base/buffer.h"

/* Writing XML 1.0 for the forms that machines read. */

/* The first line of a document. */
void xml_begin(struct buffer *out);

/* Appends `text` for an element or a quoted attribute: & < > " ' escaped, what no XML may hold
 * (control characters but TAB, LF and CR, U+FFFE, U+FFFF) as U+FFFD. */
void xml_text(struct buffer *out, const char *text);

/* <name>text</name> and an LF. */
void xml_element(struct buffer *out, const char *name, const char *text);

#endif
