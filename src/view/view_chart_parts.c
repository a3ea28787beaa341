#include "view/view_chart.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "model/link.h"
#include "model/markdown.h"
#include "view/json_ld.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* Tags and places that a row shows at once; the rest is behind "+N" (A8). */
#define SHOWN 3

/* Code points of a page description; search engines cut there. */
#define SUMMARY_LENGTH 160

/* What all rows of a chart have in common. */
struct row_style {
	bool has_places;
	bool has_covers;
	const char *own_genre; /* slug of the chart's genre; NULL without one */
};

/* The chart's own genre leads back here: it is no link (A8). */
static void fill_tags(HDF *values, const struct chart_row *row, const struct row_style *style,
	struct arena *arena)
{
	for (size_t i = 0; i < row->tag_count; i++) {
		HDF *list = hdf_put_node(values, i < SHOWN ? "tags" : "more_tags");
		HDF *item = hdf_put_item(list, i);
		hdf_put_text(item, "name", row->tags[i].name);
		if (!text_equal(row->tags[i].slug, style->own_genre))
			hdf_put_text(item, "link", link_genre(arena, row->tags[i].slug));
		if (row->tags[i].weight > 0)
			hdf_put_number(item, "weight", row->tags[i].weight);
	}
	if (row->tag_count > SHOWN)
		hdf_put_number(values, "more_tag_count", (long)(row->tag_count - SHOWN));
}

static void fill_places(HDF *values, const struct chart_row *row, struct arena *arena)
{
	for (size_t i = 0; i < row->place_count; i++) {
		const struct chart_place *place = &row->places[i];
		HDF *list = hdf_put_node(values, i < SHOWN ? "places" : "more_places");
		HDF *item = hdf_put_item(list, i);
		hdf_put_text(item, "chart", place->chart_title);
		hdf_put_number(item, "rank", place->rank);
		hdf_put_text(item, "link", link_chart_rank(arena, place->chart_slug, place->rank));
	}
	if (row->place_count > SHOWN)
		hdf_put_number(values, "more_place_count", (long)(row->place_count - SHOWN));
}

/* The sign of a movement, the same in words, and how the release did before (A25). */
static void fill_movement(HDF *values, const struct chart_row *row, struct arena *arena)
{
	const struct chart_standing *standing = &row->standing;
	int places = abs(standing->before - row->rank);
	HDF *node = hdf_put_node(values, "move");
	hdf_put_text(node, "kind", chart_movement_words[standing->movement]);
	switch (standing->movement) {
	case CHART_FIRST:
		return;
	case CHART_NEW:
		hdf_put_text(node, "sign", "new");
		return;
	case CHART_BACK:
		hdf_put_text(node, "sign", "back");
		break;
	case CHART_UP:
	case CHART_DOWN:
		hdf_put_text(node, "sign",
			arena_format(
				arena, "%s%d", standing->movement == CHART_UP ? "▲" : "▼", places));
		hdf_put_text(node, "words",
			arena_format(arena, "%s %d, from %d",
				chart_movement_words[standing->movement], places,
				standing->before));
		break;
	case CHART_SAME:
		hdf_put_text(node, "sign", "=");
		hdf_put_text(node, "words", "as before");
		break;
	}
	hdf_put_text(node, "history",
		arena_format(arena, "best %d, in %d editions", standing->peak, standing->editions));
}

static void fill_row(HDF *values, const struct chart_row *row, const struct row_style *style,
	struct arena *arena)
{
	hdf_put_number(values, "rank", row->rank);
	hdf_put_text(values, "title", row->title);
	hdf_put_text(values, "link", link_release(arena, row->slug));
	if (row->standing.movement != CHART_FIRST)
		fill_movement(values, row, arena);
	view_credit_fill(values, row->artist, row->credit, row->credit_count, NULL, arena);
	view_date_fill(values, row->released, arena);
	if (view_is_own_address(row->cover))
		hdf_put_text(values, "cover", row->cover);
	else if (style->has_covers)
		hdf_put_true(values, "no_cover");
	fill_tags(values, row, style, arena);
	view_links_fill(values, row->links, row->link_count);
	if (style->has_places)
		hdf_put_true(values, "has_places");
	fill_places(values, row, arena);
}

static struct row_style row_style_of(const struct chart *chart)
{
	struct row_style style = {.own_genre = chart->genre_slug};
	for (size_t i = 0; i < chart->row_count; i++) {
		style.has_places |= chart->rows[i].place_count > 0;
		style.has_covers |= view_is_own_address(chart->rows[i].cover);
	}
	return style;
}

/* Renders one template without pieces into a text from `arena`; `html` is a scratch buffer. */
static enum result render_text(struct view *view, enum view_template which, HDF *values,
	struct buffer *html, struct arena *arena, char **text)
{
	buffer_reset(html);
	enum result result = view_render(view, which, values, NULL, 0, html);
	if (result == RESULT_OK)
		*text = arena_copy(arena, buffer_text(html), html->length);
	return result;
}

static enum result make_rows(struct view *view, const struct chart *chart,
	const struct row_style *style, struct arena *arena, struct view_chart_parts *parts)
{
	enum result result = RESULT_BROKEN;
	struct buffer html = {0};
	struct arena *texts = arena_new(); /* of one row; only its HTML is kept */
	parts->rows = ARENA_ARRAY(arena, char *, chart->row_count);
	for (size_t i = 0; i < chart->row_count; i++) {
		HDF *values = hdf_new();
		fill_row(values, &chart->rows[i], style, texts);
		enum result row =
			render_text(view, VIEW_CHART_ROW, values, &html, arena, &parts->rows[i]);
		hdf_free(values);
		arena_reset(texts);
		if (row != RESULT_OK)
			goto done;
	}
	result = RESULT_OK;
done:
	arena_free(texts);
	buffer_free(&html);
	return result;
}

static int by_slug(const void *left, const void *right)
{
	const struct view_chart_genre *a = left, *b = right;
	return strcmp(a->slug, b->slug);
}

static int by_name(const void *left, const void *right)
{
	const struct view_chart_genre *a = left, *b = right;
	int order = strcasecmp(a->name, b->name);
	return order != 0 ? order : strcmp(a->slug, b->slug);
}

static size_t count_tags(const struct chart *chart)
{
	size_t count = 0;
	for (size_t i = 0; i < chart->row_count; i++)
		count += chart->rows[i].tag_count;
	return count;
}

/* Every tag of every row, one genre each, in the order of their slugs. Returns how many. */
static size_t collect_genres(const struct chart *chart, struct view_chart_genre *genres)
{
	size_t tags = 0, count = 0;
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct chart_row *row = &chart->rows[i];
		for (size_t t = 0; t < row->tag_count; t++)
			genres[tags++] =
				(struct view_chart_genre){row->tags[t].slug, row->tags[t].name, 1};
	}
	qsort(genres, tags, sizeof *genres, by_slug);
	for (size_t i = 0; i < tags; i++) {
		if (count > 0 && text_equal(genres[count - 1].slug, genres[i].slug))
			genres[count - 1].count++;
		else
			genres[count++] = genres[i];
	}
	return count;
}

static void choose_genres(
	const struct chart *chart, struct arena *arena, struct view_chart_parts *parts)
{
	size_t tags = count_tags(chart);
	if (tags == 0)
		return;
	struct view_chart_genre *all = memory_get(tags * sizeof *all);
	size_t count = collect_genres(chart, all);
	qsort(all, count, sizeof *all, by_name);
	parts->genres = ARENA_ARRAY(arena, struct view_chart_genre, count);
	memcpy(parts->genres, all, count * sizeof *all);
	parts->genre_count = count;
	free(all);
}

enum result view_genre_option(struct view *view, const struct view_chart_genre *genre,
	bool selected, struct arena *arena, char **option)
{
	struct buffer html = {0};
	HDF *values = hdf_new();
	hdf_put_text(values, "slug", genre->slug);
	hdf_put_text(values, "name", genre->name);
	if (genre->count > 0)
		hdf_put_number(values, "count", genre->count);
	if (selected)
		hdf_put_true(values, "selected");
	enum result result = render_text(view, VIEW_CHART_GENRE, values, &html, arena, option);
	hdf_free(values);
	buffer_free(&html);
	return result;
}

static enum result make_genre_options(
	struct view *view, struct arena *arena, struct view_chart_parts *parts)
{
	parts->genre_options = ARENA_ARRAY(arena, char *, parts->genre_count);
	for (size_t i = 0; i < parts->genre_count; i++) {
		enum result result = view_genre_option(
			view, &parts->genres[i], false, arena, &parts->genre_options[i]);
		if (result != RESULT_OK)
			return result;
	}
	return RESULT_OK;
}

/* Whether both make the same text of an essay: the genres that it links to are the same too. */
static bool is_same_essay(const struct chart *left, const struct chart *right)
{
	bool same = text_equal(left->essay, right->essay) &&
	            left->related_count == right->related_count;
	for (size_t i = 0; same && i < left->related_count; i++)
		same = text_equal(left->related[i].slug, right->related[i].slug) &&
		       text_equal(left->related[i].name, right->related[i].name);
	return same;
}

/* Publications change lists, hardly ever essays, and reading one takes as long as some ten rows. */
static void make_essay(const struct chart *chart, const struct view_chart_before *before,
	struct arena *arena, struct view_chart_parts *parts)
{
	struct buffer summary = {0};
	if (before != NULL && is_same_essay(before->chart, chart)) {
		parts->essay = arena_text(arena, before->parts->essay);
		parts->summary = arena_text(arena, before->parts->summary);
		return;
	}
	if (chart->essay != NULL)
		markdown_summary(chart->essay, SUMMARY_LENGTH, &summary);
	parts->essay = view_essay(chart->essay, chart->related, chart->related_count, arena);
	parts->summary = arena_copy(arena, buffer_text(&summary), summary.length);
	buffer_free(&summary);
}

enum result view_chart_parts(struct view *view, const struct chart *chart,
	const struct view_chart_before *before, struct arena *arena, struct view_chart_parts *parts)
{
	const struct row_style style = row_style_of(chart);
	*parts = (struct view_chart_parts){.has_places = style.has_places};
	make_essay(chart, before, arena, parts);
	choose_genres(chart, arena, parts);
	parts->json_ld = json_ld_chart(chart, view->site.url, arena);
	enum result result = make_genre_options(view, arena, parts);
	if (result == RESULT_OK)
		result = make_rows(view, chart, &style, arena, parts);
	return result;
}
