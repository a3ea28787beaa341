#ifndef SILVERCHART_MODEL_EXPORT_H
#define SILVERCHART_MODEL_EXPORT_H

#include "base/buffer.h"
#include "model/chart.h"

/*
 * Appends a list as CSV (product.md A20): RFC 4180, a header of import_column_names, genres as
 * "shoegaze:48;dream pop", "" for what is unknown. import_read() reads it back as it was.
 */
void export_csv(const struct chart_row *rows, size_t count, struct buffer *out);

#endif
