#include "model/export.h"

#include "model/csv.h"
#include "model/import.h"

#include "base/banned.h"

static void add_header(struct buffer *out)
{
	for (size_t i = 0; i < IMPORT_COLUMN_COUNT; i++)
		csv_field(out, import_column_names[i], i == 0);
	csv_end(out);
}

static void add_tags(const struct chart_row *row, struct buffer *out)
{
	struct buffer text = {0};

	for (size_t i = 0; i < row->tag_count; i++) {
		buffer_format(&text, "%s%s", i == 0 ? "" : ";", row->tags[i].name);
		if (row->tags[i].weight > 0)
			buffer_format(&text, ":%d", row->tags[i].weight);
	}
	csv_field(out, buffer_text(&text), false);
	buffer_free(&text);
}

static void add_row(const struct chart_row *row, struct buffer *out)
{
	char released[DATE_ISO_SIZE];

	buffer_format(out, "%d", row->rank);
	csv_field(out, row->title != NULL ? row->title : "", false);
	csv_field(out, row->artist, false);
	csv_field(out, date_iso(row->released, released), false);
	add_tags(row, out);
	csv_field(out, row->slug, false);
	csv_end(out);
}

void export_csv(const struct chart_row *rows, size_t count, struct buffer *out)
{
	add_header(out);
	for (size_t i = 0; i < count; i++)
		add_row(&rows[i], out);
}
