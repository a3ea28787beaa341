#include "model/audit.h"

#include "base/clock.h"
#include "model/csv.h"
#include "model/import.h"

#include "base/banned.h"

const char *const audit_kind_words[] = {"chart", "release", "artist", "genre", "editor", NULL};

/* People open this file in spreadsheets, and texts in it come from others. */
static void add_text(struct buffer *out, const char *text)
{
	struct buffer guarded = {0};

	if (text != NULL && import_needs_guard(text, true))
		buffer_add_char(&guarded, '\'');
	buffer_add_text(&guarded, text != NULL ? text : "");
	csv_field(out, buffer_text(&guarded), false);
	buffer_free(&guarded);
}

static void add_line(struct buffer *out, const struct audit_line *line)
{
	char at[CLOCK_ISO_SIZE];

	csv_field(out, clock_iso(line->at, at), true);
	add_text(out, line->editor);
	add_text(out, line->action);
	add_text(out, line->kind);
	add_text(out, line->subject);
	add_text(out, line->before);
	add_text(out, line->after);
	add_text(out, line->note);
	csv_end(out);
}

void audit_csv(const struct audit *audit, struct buffer *out)
{
	static const char *const names[] = {
		"at", "editor", "action", "kind", "subject", "before", "after", "note"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		csv_field(out, names[i], i == 0);
	csv_end(out);
	for (size_t i = 0; i < audit->count; i++)
		add_line(out, &audit->lines[i]);
}
