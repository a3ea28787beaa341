#include "model/link.h"

#include "base/buffer.h"
#include "base/number.h"
#include "base/percent.h"

#include "base/banned.h"

/* An address in the making; parameters are appended in the order of the calls. */
struct address {
	struct buffer text;
	bool has_parameters;
};

static void add_text(struct address *address, const char *name, const char *value)
{
	buffer_add_char(&address->text, address->has_parameters ? '&' : '?');
	buffer_add_text(&address->text, name);
	buffer_add_char(&address->text, '=');
	percent_encode(value, &address->text);
	address->has_parameters = true;
}

static void add_number(struct address *address, const char *name, int value)
{
	char digits[NUMBER_SIZE];

	add_text(address, name, number_write(value, digits));
}

static char *finish(struct address *address, struct arena *arena)
{
	char *text = arena_copy(arena, buffer_text(&address->text), address->text.length);

	buffer_free(&address->text);
	return text;
}

char *link_home(struct arena *arena)
{
	return arena_text(arena, "/");
}

/* The list of all charts or of all genres, whose sorts have the words `sorts`. */
static char *link_list(struct arena *arena, const char *path, const char *const *sorts,
	const struct list_query *query)
{
	struct address address = {0};

	buffer_add_text(&address.text, path);
	if (query->sort != 0)
		add_text(&address, "sort", sorts[query->sort]);
	if (query->order != CHART_ASCENDING)
		add_text(&address, "order", chart_order_words[query->order]);
	if (query->q != NULL)
		add_text(&address, "q", query->q);
	if (query->page > 1)
		add_number(&address, "page", query->page);
	return finish(&address, arena);
}

char *link_charts(struct arena *arena, const struct list_query *query)
{
	return link_list(arena, "/charts", chart_list_sort_words, query);
}

char *link_chart(struct arena *arena, const char *slug)
{
	return arena_join(arena, "/charts/", slug);
}

/* The parameters of a chart page, defaults left out, but for the page. */
static void add_query(
	struct address *address, const struct chart *chart, const struct ranking_query *query)
{
	if (query->sort != chart->default_sort)
		add_text(address, "sort", chart_sort_words[query->sort]);
	if (query->order != ranking_default_order(chart, query->sort))
		add_text(address, "order", chart_order_words[query->order]);
	if (query->from > 0)
		add_number(address, "from", query->from);
	if (query->to > 0)
		add_number(address, "to", query->to);
	if (query->genre != NULL)
		add_text(address, "genre", query->genre);
	if (query->q != NULL)
		add_text(address, "q", query->q);
}

/* The chart, the edition at its own address, or the preview. */
static void add_list(struct address *address, const struct chart *chart)
{
	buffer_add_text(&address->text,
		chart->shown == CHART_SHOWN_PREVIEW ? "/admin/charts/" : "/charts/");
	buffer_add_text(&address->text, chart->slug);
	if (chart->shown == CHART_SHOWN_PREVIEW)
		buffer_add_text(&address->text, "/preview/page");
	if (chart->shown == CHART_SHOWN_EDITION)
		buffer_format(&address->text, "/editions/%d", chart->edition);
}

char *link_chart_list(struct arena *arena, const struct chart *chart)
{
	struct address address = {0};

	add_list(&address, chart);
	return finish(&address, arena);
}

char *link_chart_view(
	struct arena *arena, const struct chart *chart, const struct ranking_query *query)
{
	struct address address = {0};

	add_list(&address, chart);
	add_query(&address, chart, query);
	if (query->page > 1)
		add_number(&address, "page", query->page);
	if (address.has_parameters)
		buffer_add_text(&address.text, "#chart");
	return finish(&address, arena);
}

char *link_chart_form(struct arena *arena, const struct chart *chart,
	const struct ranking_query *query, enum link_form form)
{
	static const char *const suffixes[] = {[LINK_CSV] = "csv",
		[LINK_EXCEL] = "csv",
		[LINK_JSON] = "json",
		[LINK_TEXT] = "txt"};
	struct address address = {0};

	add_list(&address, chart);
	buffer_add_char(&address.text, '.');
	buffer_add_text(&address.text, suffixes[form]);
	add_query(&address, chart, query);
	if (form == LINK_EXCEL)
		add_text(&address, "for", "excel");
	return finish(&address, arena);
}

/* `path`, on another page than the first. */
static char *link_page(struct arena *arena, const char *path, int page)
{
	return page > 1 ? arena_format(arena, "%s?page=%d", path, page) : arena_text(arena, path);
}

char *link_chart_feed(struct arena *arena, const char *slug, int page)
{
	return link_page(arena, arena_format(arena, "/charts/%s.atom", slug), page);
}

char *link_editions(struct arena *arena, const char *slug, int page)
{
	return link_page(arena, arena_format(arena, "/charts/%s/editions", slug), page);
}

char *link_edition(struct arena *arena, const char *slug, int number)
{
	return arena_format(arena, "/charts/%s/editions/%d", slug, number);
}

char *link_changes(struct arena *arena, const char *slug, int from, int to)
{
	return arena_format(arena, "/charts/%s/changes/%d..%d", slug, from, to);
}

char *link_changes_json(struct arena *arena, const char *slug, int from, int to)
{
	return arena_format(arena, "/charts/%s/changes/%d..%d.json", slug, from, to);
}

char *link_feed(struct arena *arena, int page)
{
	return link_page(arena, "/feed.atom", page);
}

char *link_data(struct arena *arena)
{
	return arena_text(arena, "/about/data");
}

char *link_schema(struct arena *arena, const char *name)
{
	return arena_format(arena, "/about/data/%s.schema.json", name);
}

char *link_sitemap(struct arena *arena)
{
	return arena_text(arena, "/sitemap.xml");
}

char *link_sitemap_pages(struct arena *arena)
{
	return arena_text(arena, "/sitemap-pages.xml");
}

char *link_sitemap_part(struct arena *arena, enum sitemap_kind kind, int part)
{
	return arena_format(arena, "/sitemap-%s-%d.xml", sitemap_kind_words[kind], part);
}

char *link_chart_rank(struct arena *arena, const char *slug, int rank)
{
	int page = (rank - 1) / RANKING_PAGE_ROWS + 1;

	if (page > 1)
		return arena_format(
			arena, "/charts/%s?sort=rank&page=%d#rank-%d", slug, page, rank);
	return arena_format(arena, "/charts/%s?sort=rank#rank-%d", slug, rank);
}

char *link_release(struct arena *arena, const char *slug)
{
	return arena_join(arena, "/releases/", slug);
}

char *link_release_json(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/releases/%s.json", slug);
}

char *link_random(struct arena *arena)
{
	return arena_text(arena, "/random");
}

char *link_artist(struct arena *arena, const char *slug, int page)
{
	return link_page(arena, arena_join(arena, "/artists/", slug), page);
}

char *link_artist_json(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/artists/%s.json", slug);
}

char *link_genres(struct arena *arena, const struct list_query *query)
{
	return link_list(arena, "/genres", genre_list_sort_words, query);
}

char *link_genre_map(struct arena *arena)
{
	return arena_text(arena, "/genres/map");
}

char *link_genre_on_map(struct arena *arena, const char *slug)
{
	return arena_join(arena, "/genres/map#genre-", slug);
}

char *link_genre(struct arena *arena, const char *slug)
{
	return arena_join(arena, "/genres/", slug);
}

/* The table of a genre's releases, as far as its parameters go. */
static const struct chart genre_table = {.default_sort = CHART_SORT_PLACE};

char *link_genre_view(struct arena *arena, const char *slug, const struct ranking_query *query)
{
	struct address address = {0};

	buffer_format(&address.text, "/genres/%s", slug);
	add_query(&address, &genre_table, query);
	if (query->page > 1)
		add_number(&address, "page", query->page);
	if (address.has_parameters)
		buffer_add_text(&address.text, "#chart");
	return finish(&address, arena);
}

char *link_genre_json(struct arena *arena, const char *slug, const struct ranking_query *query)
{
	struct address address = {0};

	buffer_format(&address.text, "/genres/%s.json", slug);
	add_query(&address, &genre_table, query);
	if (query->page > 1)
		add_number(&address, "page", query->page);
	return finish(&address, arena);
}

/* `path` with one parameter; without it where `value` is NULL. */
static char *link_with(struct arena *arena, const char *path, const char *name, const char *value)
{
	struct address address = {0};

	buffer_add_text(&address.text, path);
	if (value != NULL)
		add_text(&address, name, value);
	return finish(&address, arena);
}

char *link_search(struct arena *arena, const char *q)
{
	return link_with(arena, "/search", "q", q);
}

char *link_search_json(struct arena *arena, const char *q)
{
	return link_with(arena, "/search.json", "q", q);
}

char *link_opensearch(struct arena *arena)
{
	return arena_text(arena, "/opensearch.xml");
}

char *link_found(struct arena *arena, enum search_kind kind, const char *slug)
{
	switch (kind) {
	case SEARCH_CHART:
		return link_chart(arena, slug);
	case SEARCH_GENRE:
		return link_genre(arena, slug);
	case SEARCH_ARTIST:
		return link_artist(arena, slug, 1);
	case SEARCH_RELEASE:
		break;
	}
	return link_release(arena, slug);
}

char *link_absolute(struct arena *arena, const char *site_url, const char *path)
{
	return arena_join(arena, site_url, path);
}

char *link_admin(struct arena *arena)
{
	return arena_text(arena, "/admin");
}

char *link_admin_login(struct arena *arena)
{
	return arena_text(arena, "/admin/login");
}

char *link_admin_login_for(struct arena *arena, const char *next)
{
	return link_with(arena, "/admin/login", "next", next);
}

char *link_admin_code(struct arena *arena)
{
	return arena_text(arena, "/admin/login/code");
}

char *link_admin_code_for(struct arena *arena, const char *next)
{
	struct address address = {0};

	buffer_add_text(&address.text, "/admin/login/code");
	add_text(&address, "next", next);
	return finish(&address, arena);
}

char *link_admin_logout(struct arena *arena)
{
	return arena_text(arena, "/admin/logout");
}

char *link_admin_account(struct arena *arena)
{
	return arena_text(arena, "/admin/account");
}

char *link_admin_password(struct arena *arena)
{
	return arena_text(arena, "/admin/account/password");
}

char *link_admin_codes(struct arena *arena)
{
	return arena_text(arena, "/admin/account/codes");
}

char *link_admin_sessions(struct arena *arena)
{
	return arena_text(arena, "/admin/account/sessions");
}

char *link_admin_editors(struct arena *arena)
{
	return arena_text(arena, "/admin/editors");
}

char *link_admin_charts(struct arena *arena)
{
	return arena_text(arena, "/admin/charts");
}

char *link_admin_draft(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s", slug);
}

char *link_admin_draft_after(struct arena *arena, const char *slug, const char *done, const char *q)
{
	struct address address = {0};

	buffer_format(&address.text, "/admin/charts/%s", slug);
	if (done != NULL)
		add_text(&address, "done", done);
	if (q != NULL)
		add_text(&address, "q", q);
	return finish(&address, arena);
}

char *link_admin_draft_text(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/text", slug);
}

char *link_admin_import(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/import", slug);
}

char *link_admin_import_check(struct arena *arena, const char *slug, int number,
	const struct import_options *options, bool csv)
{
	struct address address = {0};

	buffer_format(
		&address.text, "/admin/charts/%s/import/%d%s", slug, number, csv ? ".csv" : "");
	for (size_t i = 0; options != NULL && i < IMPORT_COLUMN_COUNT; i++) {
		size_t place = options->places[i];

		if (place > 0)
			add_number(&address, arena_format(arena, "in_%s", import_column_names[i]),
				place == IMPORT_LEFT_OUT ? 0 : (int)place);
	}
	if (options != NULL && options->genre_separator != NULL)
		add_text(&address, "separator", options->genre_separator);
	return finish(&address, arena);
}

char *link_admin_draft_imported(
	struct arena *arena, const char *slug, size_t added, size_t known, size_t corrected)
{
	struct address address = {0};

	buffer_format(&address.text, "/admin/charts/%s", slug);
	add_text(&address, "done", "imported");
	add_number(&address, "added", (int)added);
	add_number(&address, "known", (int)known);
	add_number(&address, "corrected", (int)corrected);
	return finish(&address, arena);
}

char *link_admin_preview_page(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/preview/page", slug);
}

char *link_admin_preview(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/preview", slug);
}

char *link_admin_publish(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/publish", slug);
}

char *link_admin_plan(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/plan", slug);
}

char *link_admin_cancel(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/cancel", slug);
}

char *link_admin_undo(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/undo", slug);
}

char *link_admin_revert(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/revert", slug);
}

char *link_admin_chart_new(struct arena *arena, const char *genre)
{
	return link_with(arena, "/admin/charts/new", "genre", genre);
}

char *link_admin_chart_settings(struct arena *arena, const char *slug, const char *done)
{
	return link_with(
		arena, arena_format(arena, "/admin/charts/%s/settings", slug), "done", done);
}

char *link_admin_all_genres(struct arena *arena)
{
	return arena_text(arena, "/admin/genres");
}

char *link_admin_genres(struct arena *arena, const char *q, int page)
{
	struct address address = {0};
	char digits[NUMBER_SIZE];

	buffer_add_text(&address.text, "/admin/genres");
	if (q != NULL)
		add_text(&address, "q", q);
	if (page > 1)
		add_text(&address, "page", number_write(page, digits));
	return finish(&address, arena);
}

char *link_admin_genre_new(struct arena *arena)
{
	return arena_text(arena, "/admin/genres/new");
}

char *link_admin_genre(struct arena *arena, const char *slug, const char *done)
{
	return link_with(arena, arena_format(arena, "/admin/genres/%s", slug), "done", done);
}

char *link_admin_whole_audit(struct arena *arena)
{
	return arena_text(arena, "/admin/audit");
}

char *link_admin_audit(struct arena *arena, const struct audit_query *query, bool csv)
{
	struct address address = {0};
	char digits[NUMBER_SIZE];

	buffer_add_text(&address.text, csv ? "/admin/audit.csv" : "/admin/audit");
	if (query->editor != NULL)
		add_text(&address, "editor", query->editor);
	if (query->kind != NULL)
		add_text(&address, "kind", query->kind);
	if (query->subject != NULL)
		add_text(&address, "subject", query->subject);
	if (query->before > 0)
		add_text(&address, "before", number_write(query->before, digits));
	return finish(&address, arena);
}

char *link_admin_queue(struct arena *arena, const char *queue)
{
	return arena_format(arena, "/admin/queue/%s", queue);
}

char *link_admin_release_after(
	struct arena *arena, const char *slug, const char *queue, const char *done)
{
	struct address address = {0};

	buffer_format(&address.text, "/admin/releases/%s", slug);
	if (queue != NULL)
		add_text(&address, "queue", queue);
	if (done != NULL)
		add_text(&address, "done", done);
	return finish(&address, arena);
}

/* Folders of the site, and of the admin, by what lies there. */
static const char *const folders[SLUG_KIND_COUNT] = {
	[SLUG_NONE] = "",
	[SLUG_ARTIST] = "artists",
	[SLUG_CHART] = "charts",
	[SLUG_GENRE] = "genres",
	[SLUG_RELEASE] = "releases",
};

char *link_named(struct arena *arena, enum slug_kind kind, const char *slug)
{
	return arena_format(arena, "/%s/%s", folders[kind], slug);
}

char *link_admin_merge(struct arena *arena, enum slug_kind kind, const char *slug, const char *with,
	const char *done)
{
	struct address address = {0};

	buffer_format(&address.text, "/admin/%s/%s/merge", folders[kind], slug);
	if (with != NULL)
		add_text(&address, "with", with);
	if (done != NULL)
		add_text(&address, "done", done);
	return finish(&address, arena);
}

char *link_admin_delete(struct arena *arena, enum slug_kind kind, const char *slug)
{
	return arena_format(arena, "/admin/%s/%s/delete", folders[kind], slug);
}

char *link_admin_deleted(struct arena *arena)
{
	return arena_text(arena, "/admin/deleted");
}

char *link_admin_deleted_after(struct arena *arena, const char *done)
{
	return arena_format(arena, "/admin/deleted?done=%s", done);
}
