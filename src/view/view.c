#include "view/view.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

static const char *const template_names[VIEW_TEMPLATE_COUNT] = {
	[VIEW_HOME] = "public/home.cs",
	[VIEW_CHARTS] = "public/charts.cs",
	[VIEW_CHART] = "public/chart.cs",
	[VIEW_CHART_ROW] = "public/chart_row.cs",
	[VIEW_CHART_GENRE] = "public/chart_genre.cs",
	[VIEW_RELEASE] = "public/release.cs",
	[VIEW_ARTIST] = "public/artist.cs",
	[VIEW_DATA] = "public/data.cs",
	[VIEW_GENRES] = "public/genres.cs",
	[VIEW_GENRE] = "public/genre.cs",
	[VIEW_GENRE_MAP] = "public/genre_map.cs",
	[VIEW_TIMELINE] = "public/timeline.cs",
	[VIEW_SEARCH] = "public/search.cs",
	[VIEW_EDITIONS] = "public/editions.cs",
	[VIEW_CHANGES] = "public/changes.cs",
	[VIEW_ERROR] = "error/error.cs",
	[VIEW_ADMIN_LOGIN] = "admin/login.cs",
	[VIEW_ADMIN_CODE] = "admin/code.cs",
	[VIEW_ADMIN_HOLD] = "admin/hold.cs",
	[VIEW_ADMIN_HOME] = "admin/home.cs",
	[VIEW_ADMIN_ACCOUNT] = "admin/account.cs",
	[VIEW_ADMIN_TOTP] = "admin/totp.cs",
	[VIEW_ADMIN_EDITORS] = "admin/editors.cs",
	[VIEW_ADMIN_AUDIT] = "admin/audit.cs",
	[VIEW_ADMIN_CHARTS] = "admin/charts.cs",
	[VIEW_ADMIN_DRAFT] = "admin/draft.cs",
	[VIEW_ADMIN_DRAFT_TEXT] = "admin/draft_text.cs",
	[VIEW_ADMIN_PREVIEW] = "admin/preview.cs",
	[VIEW_ADMIN_QUEUE] = "admin/queue.cs",
	[VIEW_ADMIN_RELEASE] = "admin/release.cs",
	[VIEW_ADMIN_IMPORT] = "admin/import.cs",
	[VIEW_ADMIN_IMPORT_CHECK] = "admin/import_check.cs",
	[VIEW_ADMIN_MERGE] = "admin/merge.cs",
	[VIEW_ADMIN_DELETE] = "admin/delete.cs",
	[VIEW_ADMIN_DELETED] = "admin/deleted.cs",
	[VIEW_ADMIN_RELEASES] = "admin/releases.cs",
	[VIEW_ADMIN_ARTISTS] = "admin/artists.cs",
	[VIEW_ADMIN_ARTIST] = "admin/artist.cs",
	[VIEW_ADMIN_CHART] = "admin/chart.cs",
	[VIEW_ADMIN_GENRES] = "admin/genres.cs",
	[VIEW_ADMIN_GENRE] = "admin/genre.cs",
};

/* The static files that pages link to, and their names in templates. */
static const struct {
	const char *file;
	const char *name;
} static_files[] = {
	{"site.css", "static.style"},
	{"admin.css", "static.admin_style"},
	{"admin.js", "static.admin_script"},
	{"icon.svg", "static.icon"},
};
#define STATIC_FILE_COUNT (sizeof static_files / sizeof static_files[0])

/* Bytes of a line of the manifest, LF and NUL included. */
#define MANIFEST_LINE 256

static bool is_file_name(const char *text)
{
	return text[0] != '\0' && text[0] != '.' &&
	       text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_.")] == '\0';
}

static void put_static(struct view *view, const char *file, const char *hashed)
{
	for (size_t i = 0; i < STATIC_FILE_COUNT; i++) {
		if (text_equal(static_files[i].file, file))
			hdf_put_text(view->values, static_files[i].name,
				arena_format(view->arena, "/static/%s", hashed));
	}
}

/* Reads "site.css site-1a2b3c4d5e6f.css". Returns what is wrong, or NULL. */
static const char *read_manifest_line(struct view *view, char *line)
{
	char *end = strchr(line, '\n');
	char *hashed = strchr(line, ' ');
	if (end == NULL)
		return "line without an end, or too long";
	*end = '\0';
	if (hashed == NULL)
		return "expected two file names with a blank between";
	*hashed++ = '\0';
	if (!is_file_name(line) || !is_file_name(hashed))
		return "a file name may hold a-z, 0-9, '-', '_' and '.' only";
	view->build = text_hash(view->build, hashed, strlen(hashed) + 1);
	put_static(view, line, hashed);
	return NULL;
}

static const char *read_manifest_lines(
	struct view *view, FILE *file, const char *path, struct arena *arena)
{
	char line[MANIFEST_LINE];
	for (int number = 1; fgets(line, sizeof line, file) != NULL; number++) {
		const char *fault = read_manifest_line(view, line);
		if (fault != NULL)
			return arena_format(arena, "%s:%d: %s", path, number, fault);
	}
	for (size_t i = 0; i < STATIC_FILE_COUNT; i++) {
		if (hdf_get_value(view->values, static_files[i].name, NULL) == NULL)
			return arena_format(
				arena, "%s: no line for %s", path, static_files[i].file);
	}
	return NULL;
}

/* Returns a sentence, or NULL when all went well. */
static const char *read_manifest(struct view *view, const char *path, struct arena *arena)
{
	FILE *file = fopen(path, "r");
	if (file == NULL)
		return arena_format(arena, "%s: %s", path, strerror(errno));
	const char *reason = read_manifest_lines(view, file, path, arena);
	fclose(file);
	return reason;
}

static void put_site(struct view *view)
{
	const struct view_site *site = &view->site;
	const struct list_query all = {.page = 1};
	const char *const texts[] = {site->title, site->description, site->url};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		view->build = text_hash(view->build, texts[i], strlen(texts[i]) + 1);
	hdf_put_text(view->values, "site.title", site->title);
	hdf_put_text(view->values, "site.description", site->description);
	hdf_put_text(view->values, "link.home", link_home(view->arena));
	hdf_put_text(view->values, "link.charts", link_charts(view->arena, &all));
	hdf_put_text(view->values, "link.genres",
		link_genres(view->arena, &(const struct list_query){.page = 1}));
	hdf_put_text(view->values, "link.genre_map", link_genre_map(view->arena));
	hdf_put_text(view->values, "link.search", link_search(view->arena, NULL));
	hdf_put_text(view->values, "link.opensearch", link_opensearch(view->arena));
	hdf_put_text(view->values, "link.data", link_data(view->arena));
	hdf_put_text(view->values, "link.feed", link_feed(view->arena, 1));
}

static const char *parse_templates(struct view *view, const char *directory, struct arena *arena)
{
	const char *reason = NULL;
	struct template_source source = {
		.directory = directory, .site = view->values, .hash = view->build};
	for (size_t i = 0; i < VIEW_TEMPLATE_COUNT && reason == NULL; i++)
		view->templates[i] = template_open(&source, template_names[i], arena, &reason);
	view->build = source.hash;
	return reason;
}

struct view *view_open(const char *directory, const char *manifest, const struct view_site *site,
	struct arena *arena, const char **reason)
{
	struct view *view = memory_get(sizeof *view);
	*view = (struct view){
		.site = *site, .arena = arena_new(), .values = hdf_new(), .build = TEXT_HASH_SEED};
	put_site(view);
	*reason = read_manifest(view, manifest, arena);
	if (*reason == NULL)
		*reason = parse_templates(view, directory, arena);
	if (*reason == NULL)
		*reason = view_schemas_read(view, directory, arena);
	if (*reason == NULL)
		return view;
	view_free(view);
	return NULL;
}

void view_free(struct view *view)
{
	if (view == NULL)
		return;
	for (size_t i = 0; i < VIEW_TEMPLATE_COUNT; i++)
		template_free(view->templates[i]);
	hdf_free(view->values);
	arena_free(view->arena);
	free(view);
}

uint64_t view_build(const struct view *view)
{
	return view->build;
}

const char *view_title(const struct view *view)
{
	return view->site.title;
}

char *view_absolute(const struct view *view, struct arena *arena, const char *path)
{
	return link_absolute(arena, view->site.url, path);
}

void view_head_fill(
	const struct view *view, const struct view_head *head, struct arena *arena, HDF *values)
{
	const char *site = view->site.title;
	HDF *node = hdf_put_node(values, "head");
	hdf_put_text(node, "name", head->title ? head->title : site);
	hdf_put_text(node, "title",
		head->title ? arena_format(arena, "%s – %s", head->title, site) : site);
	hdf_put_text(node, "description",
		text_is_blank(head->description) ? view->site.description : head->description);
	if (head->path != NULL)
		hdf_put_text(node, "canonical", link_absolute(arena, view->site.url, head->path));
	if (head->hidden)
		hdf_put_true(node, "hidden");
	hdf_put_text(node, "feed", head->feed);
	hdf_put_text(node, "feed_title", head->feed_title);
}

/* "1970–1979", "1970", "from 1970" or "to 1979"; NULL without a limit. */
static const char *title_years(struct arena *arena, const struct ranking_query *query)
{
	if (query->from == 0 && query->to == 0)
		return NULL;
	if (query->from == query->to)
		return arena_format(arena, "%d", query->from);
	if (query->from == 0)
		return arena_format(arena, "to %d", query->to);
	if (query->to == 0)
		return arena_format(arena, "from %d", query->from);
	return arena_format(arena, "%d–%d", query->from, query->to);
}

char *view_list_title(struct arena *arena, const char *name, const char *genre,
	const struct ranking_query *query, int page)
{
	const char *years = title_years(arena, query);
	char *title = arena_format(arena, "%s%s%s", name, genre ? ": " : "", genre ? genre : "");
	if (years != NULL)
		title = arena_format(arena, "%s%s%s", title, genre ? ", " : ": ", years);
	if (query->q != NULL)
		title = arena_format(
			arena, "%s%s“%s”", title, genre || years ? ", " : ": ", query->q);
	return page > 1 ? arena_format(arena, "%s, page %d", title, page) : title;
}

void view_time_fill(HDF *values, const char *name, time_t time, struct arena *arena)
{
	if (time == 0)
		return;
	HDF *node = hdf_put_node(values, name);
	hdf_put_text(node, "day", clock_day(time, arena_get(arena, CLOCK_DAY_SIZE)));
	hdf_put_text(node, "iso", clock_iso(time, arena_get(arena, CLOCK_ISO_SIZE)));
}

void view_pages_fill(const struct view_pages *pages, struct arena *arena, HDF *values)
{
	if (pages->count <= 1)
		return;
	HDF *node = hdf_put_node(values, "pages");
	hdf_put_number(node, "page", pages->page);
	hdf_put_number(node, "count", pages->count);
	hdf_put_true(values, "paged");
	if (pages->page > 1) {
		hdf_put_text(node, "first", pages->link(arena, pages->context, 1));
		hdf_put_text(node, "previous", pages->link(arena, pages->context, pages->page - 1));
	}
	if (pages->page < pages->count) {
		hdf_put_text(node, "next", pages->link(arena, pages->context, pages->page + 1));
		hdf_put_text(node, "last", pages->link(arena, pages->context, pages->count));
	}
}

enum result view_render(struct view *view, enum view_template which, HDF *values,
	const struct view_piece *pieces, size_t piece_count, struct buffer *out)
{
	return template_render(view->templates[which], values, pieces, piece_count, out);
}
