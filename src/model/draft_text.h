#ifndef SILVERCHART_MODEL_DRAFT_TEXT_H
#define SILVERCHART_MODEL_DRAFT_TEXT_H

#include "base/buffer.h"
#include "model/draft.h"
#include "model/import.h"

/*
 * A draft as text (product.md A29): CSV as exports write it, without ranks, because the order of
 * the lines is the order of the list: "title,artist,released,release". A line that is pasted may
 * leave the last two empty.
 */
void draft_text_write(const struct draft_entry *entries, size_t count, struct buffer *out);

/*
 * Reads such a text as import_read() reads a file: every bad line is listed, with its number. A
 * text that has ranks is read by them. Returns true when nothing is wrong by itself; what the
 * releases are only the store knows.
 */
MUST_CHECK bool draft_text_read(
	const char *text, size_t length, struct arena *arena, struct import *import);

#endif
