#include "view/view_form.h"

#include <jansson.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "model/link.h"
#include "view/json_parts.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* What the functions below work on. A value that cannot be made is NULL, and makes what holds it
 * NULL. */
struct form {
	const struct view *view;
	const struct chart *chart;
	const struct ranking_query *query;
	const struct ranking *ranking;
	struct arena *arena;
};

static const char *absolute(const struct form *form, const char *path)
{
	return link_absolute(form->arena, form->view->site.url, path);
}

static json_t *make_tags(const struct chart_row *row)
{
	json_t *list = json_array();

	for (size_t i = 0; i < row->tag_count; i++)
		json_array_append_new(list,
			json_pack("{s:s, s:s, s:o}", "slug", row->tags[i].slug, "name",
				row->tags[i].name, "weight", json_known(row->tags[i].weight)));
	return list;
}

static json_t *make_places(const struct chart_row *row)
{
	json_t *list = json_array();

	for (size_t i = 0; i < row->place_count; i++)
		json_array_append_new(list,
			json_pack("{s:s, s:s, s:i}", "chart", row->places[i].chart_slug, "title",
				row->places[i].chart_title, "rank", row->places[i].rank));
	return list;
}

static json_t *make_links(const struct chart_row *row)
{
	json_t *list = json_array();

	for (size_t i = 0; i < row->link_count; i++)
		json_array_append_new(list, json_pack("{s:s, s:s}", "label", row->links[i].label,
						    "url", row->links[i].url));
	return list;
}

/* None in a first edition. */
static json_t *make_movement(const struct chart_standing *standing)
{
	if (standing->movement == CHART_FIRST)
		return json_null();
	return json_pack("{s:s, s:o, s:i, s:i}", "kind", chart_movement_words[standing->movement],
		"before", json_known(standing->before), "peak", standing->peak, "editions",
		standing->editions);
}

static json_t *make_row(const struct form *form, const struct chart_row *row)
{
	const char *cover = view_is_own_address(row->cover) ? absolute(form, row->cover) : NULL;

	return json_pack("{s:i, s:o, s:s, s:s?, s:s, s:o, s:o, s:s?, s:o, s:o, s:o}", "rank",
		row->rank, "movement", make_movement(&row->standing), "release", row->slug, "title",
		row->title, "artist", row->artist, "released", json_date(row->released),
		"precision", json_precision(row->released), "cover", cover, "genres",
		make_tags(row), "places", make_places(row), "links", make_links(row));
}

static json_t *make_chart(const struct form *form)
{
	const struct chart *chart = form->chart;
	json_t *genre = chart->genre_slug != NULL
	                        ? json_pack("{s:s, s:s}", "slug", chart->genre_slug, "name",
					  chart->genre_name)
	                        : json_null();

	return json_pack("{s:s, s:s, s:s, s:o}", "slug", chart->slug, "title", chart->title, "url",
		absolute(form, link_chart(form->arena, chart->slug)), "genre", genre);
}

static json_t *make_filters(const struct ranking_query *query)
{
	return json_pack("{s:o, s:o, s:s?, s:s?}", "from", json_known(query->from), "to",
		json_known(query->to), "genre", query->genre, "q", query->q);
}

static json_t *make_page(const struct form *form)
{
	if (form->query->whole)
		return json_null();
	return json_pack(
		"{s:i, s:i}", "number", form->ranking->page, "count", form->ranking->page_count);
}

/* All but the rows. */
static json_t *make_head(const struct form *form)
{
	const struct chart *chart = form->chart;
	const struct ranking_query *query = form->query;
	char updated[CLOCK_ISO_SIZE];

	clock_iso(chart->published, updated);
	return json_pack("{s:i, s:o, s:o, s:o, s:s?, s:s?, s:{s:s, s:s}, s:o, s:I, s:I, s:I, s:o}",
		"version", JSON_VERSION, "chart", make_chart(form), "edition",
		json_known(chart->edition), "current", json_known(chart->current), "note",
		chart->note, "updated", chart->published != 0 ? updated : NULL, "sort", "by",
		chart_sort_words[query->sort], "order", chart_order_words[query->order], "filters",
		make_filters(query), "total", (json_int_t)chart->row_count, "found",
		(json_int_t)form->ranking->found, "undated", (json_int_t)form->ranking->undated,
		"page", make_page(form));
}

static int append(const char *bytes, size_t length, void *context)
{
	buffer_add(context, bytes, length);
	return 0;
}

/* Takes `value` and appends it. */
static bool put_value(json_t *value, size_t flags, struct buffer *out)
{
	bool done = value != NULL && json_dump_callback(value, append, out, flags) == 0;

	json_decref(value);
	return done;
}

/* The rows are written one by one: a tree of a long list would take twenty times its text. */
static bool put_list(const struct form *form, struct buffer *out)
{
	static const char end[] = "\n}";

	if (!put_value(make_head(form), JSON_INDENT(2), out))
		return false;
	out->length -= sizeof(end) - 1;
	buffer_add_text(out, ",\n  \"rows\": [");
	for (size_t i = 0; i < form->ranking->row_count; i++) {
		const struct chart_row *row = &form->chart->rows[form->ranking->rows[i]];

		buffer_add_text(out, i > 0 ? ",\n    " : "\n    ");
		if (!put_value(make_row(form, row), 0, out))
			return false;
	}
	buffer_add_text(out, form->ranking->row_count > 0 ? "\n  ]\n}\n" : "]\n}\n");
	return true;
}

enum result view_chart_json(const struct view *view, const struct chart *chart,
	const struct ranking_query *query, const struct ranking *ranking, struct arena *arena,
	struct buffer *out)
{
	const struct form form = {view, chart, query, ranking, arena};

	if (put_list(&form, out))
		return RESULT_OK;
	log_error("the JSON of the chart %s cannot be made", chart->slug);
	return RESULT_BROKEN;
}
