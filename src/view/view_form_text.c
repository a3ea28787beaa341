#include "view/view_form.h"

#include "base/clock.h"
#include "model/link.h"
#include "model/unicode.h"
#include "view/view_internal.h"

#include "base/banned.h"

enum column { RANK, TITLE, ARTIST, RELEASED, GENRE };
#define COLUMN_COUNT 5

static const char *const column_titles[COLUMN_COUNT] = {
	"#", "Title", "Artist", "Released", "Genre"};

/* Between two columns. */
#define GAP 2

/* What the functions below work on. */
struct table {
	const struct chart *chart;
	const struct ranking_query *query;
	const struct ranking *ranking;
	struct arena *arena;
	struct buffer *out;
	size_t widths[COLUMN_COUNT];
};

static const char *cell(const struct table *table, const struct chart_row *row, enum column column)
{
	switch (column) {
	case RANK:
		return arena_format(table->arena, "%d", row->rank);
	case TITLE:
		return row->title != NULL ? row->title : "[untitled]";
	case ARTIST:
		return row->artist;
	case RELEASED:
		if (date_precision(row->released) == DATE_UNKNOWN)
			return "unknown";
		return date_iso(row->released, arena_get(table->arena, DATE_ISO_SIZE));
	case GENRE:
		break;
	}
	return row->tag_count > 0 ? row->tags[0].name : "untagged";
}

static const struct chart_row *row_at(const struct table *table, size_t at)
{
	return &table->chart->rows[table->ranking->rows[at]];
}

/* The widest of the columns whose texts may be cut. */
static enum column widest(const struct table *table)
{
	enum column found = TITLE;

	if (table->widths[ARTIST] > table->widths[found])
		found = ARTIST;
	return table->widths[GENRE] > table->widths[found] ? GENRE : found;
}

static void fit_widths(struct table *table)
{
	size_t total = (COLUMN_COUNT - 1) * GAP;

	for (enum column column = 0; column < COLUMN_COUNT; column++) {
		table->widths[column] = unicode_columns(column_titles[column]);
		for (size_t i = 0; i < table->ranking->row_count; i++) {
			size_t width = unicode_columns(cell(table, row_at(table, i), column));

			if (width > table->widths[column])
				table->widths[column] = width;
		}
		total += table->widths[column];
	}
	for (; total > VIEW_TEXT_COLUMNS; total--)
		table->widths[widest(table)]--;
}

/* Takes blanks off the end and begins a new line. */
static void end_line(struct buffer *out)
{
	while (out->length > 0 && out->data[out->length - 1] == ' ')
		out->length--;
	buffer_add_char(out, '\n');
}

static void put_line(struct buffer *out, const char *text)
{
	size_t width = unicode_columns(text);

	unicode_fit(text, width < VIEW_TEXT_COLUMNS ? width : VIEW_TEXT_COLUMNS, out);
	buffer_add_char(out, '\n');
}

/* `row` is NULL for the line of titles. */
static void put_row(const struct table *table, const struct chart_row *row)
{
	for (enum column column = 0; column < COLUMN_COUNT; column++) {
		const char *text = row != NULL ? cell(table, row, column) : column_titles[column];

		if (column > 0)
			buffer_format(table->out, "%*s", GAP, "");
		if (column == RANK)
			buffer_format(table->out, "%*s", (int)table->widths[RANK], text);
		else
			unicode_fit(text, table->widths[column], table->out);
	}
	end_line(table->out);
}

static void put_rule(const struct table *table)
{
	for (enum column column = 0; column < COLUMN_COUNT; column++) {
		if (column > 0)
			buffer_format(table->out, "%*s", GAP, "");
		for (size_t i = 0; i < table->widths[column]; i++)
			buffer_add_char(table->out, '-');
	}
	end_line(table->out);
}

static void add_filter(struct buffer *list, const char *name, const char *value)
{
	if (value != NULL)
		buffer_format(list, "%s%s %s", list->length > 0 ? ", " : "Only: ", name, value);
}

static const char *year(const struct table *table, int number)
{
	return number > 0 ? arena_format(table->arena, "%d", number) : NULL;
}

static void put_filters(const struct table *table)
{
	const struct ranking_query *query = table->query;
	struct buffer list = {0};

	if (!ranking_is_filtered(query))
		return;
	add_filter(&list, "from", year(table, query->from));
	add_filter(&list, "to", year(table, query->to));
	add_filter(&list, "genre", query->genre);
	add_filter(&list, "text", query->q);
	if (table->ranking->undated > 0)
		buffer_format(&list, "; %zu undated not shown", table->ranking->undated);
	put_line(table->out, buffer_text(&list));
	buffer_free(&list);
}

static void put_head(const struct table *table)
{
	const struct chart *chart = table->chart;
	const struct ranking *ranking = table->ranking;
	char day[CLOCK_DAY_SIZE];

	put_line(table->out, chart->title);
	if (chart->edition == 0) {
		put_line(table->out, "No ranking published yet.");
		return;
	}
	put_line(table->out, arena_format(table->arena, "Edition %d, %s", chart->edition,
				     clock_day(chart->published, day)));
	put_line(table->out, arena_format(table->arena, "%zu of %zu, sorted %s", ranking->found,
				     chart->row_count,
				     view_sort_words(table->query->sort, table->query->order)));
	put_filters(table);
	if (ranking->page_count > 1)
		put_line(table->out, arena_format(table->arena, "Page %d of %d", ranking->page,
					     ranking->page_count));
}

void view_chart_text(const struct view *view, const struct chart *chart,
	const struct ranking_query *query, const struct ranking *ranking, struct arena *arena,
	struct buffer *out)
{
	struct table table = {chart, query, ranking, arena, out, {0}};

	put_head(&table);
	buffer_add_char(out, '\n');
	if (ranking->row_count > 0) {
		fit_widths(&table);
		put_row(&table, NULL);
		put_rule(&table);
		for (size_t i = 0; i < ranking->row_count; i++)
			put_row(&table, row_at(&table, i));
		buffer_add_char(out, '\n');
	}
	buffer_format(
		out, "%s\n", link_absolute(arena, view->site.url, link_chart_list(arena, chart)));
}
