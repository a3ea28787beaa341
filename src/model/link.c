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

char *link_charts(struct arena *arena, const struct chart_list_query *query)
{
	struct address address = {0};

	buffer_add_text(&address.text, "/charts");
	if (query->sort != CHART_LIST_NAME)
		add_text(&address, "sort", chart_list_sort_words[query->sort]);
	if (query->order != CHART_ASCENDING)
		add_text(&address, "order", chart_order_words[query->order]);
	if (query->q != NULL)
		add_text(&address, "q", query->q);
	if (query->page > 1)
		add_number(&address, "page", query->page);
	return finish(&address, arena);
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

char *link_chart_view(
	struct arena *arena, const struct chart *chart, const struct ranking_query *query)
{
	struct address address = {0};

	buffer_format(&address.text, "/charts/%s", chart->slug);
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

	buffer_format(&address.text, "/charts/%s.%s", chart->slug, suffixes[form]);
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

char *link_artist(struct arena *arena, const char *slug, int page)
{
	return link_page(arena, arena_join(arena, "/artists/", slug), page);
}

char *link_artist_json(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/artists/%s.json", slug);
}

char *link_genres(struct arena *arena, const struct genre_list_query *query)
{
	struct address address = {0};

	buffer_add_text(&address.text, "/genres");
	if (query->sort != GENRE_LIST_NAME)
		add_text(&address, "sort", genre_list_sort_words[query->sort]);
	if (query->order != CHART_ASCENDING)
		add_text(&address, "order", chart_order_words[query->order]);
	if (query->q != NULL)
		add_text(&address, "q", query->q);
	if (query->page > 1)
		add_number(&address, "page", query->page);
	return finish(&address, arena);
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
	struct address address = {0};

	buffer_add_text(&address.text, "/admin/login");
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

char *link_admin_preview(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/preview", slug);
}

char *link_admin_publish(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/publish", slug);
}

char *link_admin_undo(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/undo", slug);
}

char *link_admin_revert(struct arena *arena, const char *slug)
{
	return arena_format(arena, "/admin/charts/%s/revert", slug);
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
