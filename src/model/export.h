#ifndef SILVERCHART_MODEL_EXPORT_H
#define SILVERCHART_MODEL_EXPORT_H

#include "base/buffer.h"
#include "model/chart.h"

/* Who reads the file. */
enum export_reader {
	EXPORT_RAW,   /* programs */
	EXPORT_EXCEL, /* spreadsheets, which take = + - @ at the start for a formula: a BOM tells
	               * them that it is UTF-8, a "'" in front that it is text */
};

/* The words of the URL's `for`, from EXPORT_EXCEL on; NULL-terminated. */
extern const char *const export_reader_words[2];

/*
 * Appends a list as CSV (product.md A20): RFC 4180, a header of import_column_names, genres as
 * "shoegaze:48;dream pop", "" for what is unknown. `order` has the indexes of the rows that are
 * wanted; NULL: `rows` as they stand. import_read() reads either form back as it was.
 */
void export_csv(const struct chart_row *rows, const size_t *order, size_t count,
	enum export_reader reader, struct buffer *out);

#endif
