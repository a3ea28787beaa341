#include "model/export.h"

#include "model/csv.h"
#include "model/import.h"

#include "base/banned.h"

const char *const export_reader_words[] = {"excel", NULL};

/* A file in the making; `scratch` is used again and again. */
struct file {
	enum export_reader reader;
	struct buffer *out;
	struct buffer scratch;
};

static void add_text(struct file *file, const char *text)
{
	if (!import_needs_guard(text, file->reader == EXPORT_EXCEL)) {
		csv_field(file->out, text, false);
		return;
	}

	struct buffer guarded = {0};

	buffer_format(&guarded, "'%s", text);
	csv_field(file->out, buffer_text(&guarded), false);
	buffer_free(&guarded);
}

static void add_header(struct buffer *out)
{
	for (size_t i = 0; i < IMPORT_COLUMN_COUNT; i++)
		csv_field(out, import_column_names[i], i == 0);
	csv_end(out);
}

static void add_tags(struct file *file, const struct chart_row *row)
{
	struct buffer *text = &file->scratch;

	buffer_reset(text);
	for (size_t i = 0; i < row->tag_count; i++) {
		buffer_format(text, "%s%s", i == 0 ? "" : ";", row->tags[i].name);
		if (row->tags[i].weight > 0)
			buffer_format(text, ":%d", row->tags[i].weight);
	}
	add_text(file, buffer_text(text));
}

static void add_row(struct file *file, const struct chart_row *row)
{
	char released[DATE_ISO_SIZE];

	buffer_format(file->out, "%d", row->rank);
	add_text(file, row->title != NULL ? row->title : "");
	add_text(file, row->artist);
	csv_field(file->out, date_iso(row->released, released), false);
	add_tags(file, row);
	csv_field(file->out, row->slug, false);
	csv_end(file->out);
}

void export_csv(const struct chart_row *rows, const size_t *order, size_t count,
	enum export_reader reader, struct buffer *out)
{
	struct file file = {.reader = reader, .out = out};

	if (reader == EXPORT_EXCEL)
		buffer_add_text(out, "\xef\xbb\xbf");
	add_header(out);
	for (size_t i = 0; i < count; i++)
		add_row(&file, &rows[order != NULL ? order[i] : i]);
	buffer_free(&file.scratch);
}
