#ifndef SILVERCHART_MODEL_LINK_H
#define SILVERCHART_MODEL_LINK_H

#include "base/arena.h"
#include "model/audit.h"
#include "model/chart.h"
#include "model/genre.h"
#include "model/import.h"
#include "model/ranking.h"
#include "model/search.h"
#include "model/sitemap.h"
#include "model/slug.h"

/*
 * Every address of the site is made here (product.md section 2). Results start with "/", are
 * percent-encoded but not HTML-escaped, and are taken from `arena`. Default values are left out
 * (A2).
 */
char *link_home(struct arena *arena);

/* /charts?... */
char *link_charts(struct arena *arena, const struct list_query *query);

/* /charts/{slug} without parameters. */
char *link_chart(struct arena *arena, const char *slug);

/* The list that `chart` holds, without parameters: the chart's, an edition's own address, or the
 * preview's. */
char *link_chart_list(struct arena *arena, const struct chart *chart);

/* A chart's editions from page `page`, one of them, and what changed from one to a later one. */
char *link_editions(struct arena *arena, const char *slug, int page);
char *link_edition(struct arena *arena, const char *slug, int number);
char *link_changes(struct arena *arena, const char *slug, int from, int to);
char *link_changes_json(struct arena *arena, const char *slug, int from, int to);

/* The chart page as `query` asks for it, parameters in a fixed order (sort, order, from, to, genre,
 * q, page), ending in "#chart" when any is there. */
char *link_chart_view(
	struct arena *arena, const struct chart *chart, const struct ranking_query *query);

/* The other forms of a chart page (A20 to A23). */
enum link_form { LINK_CSV, LINK_EXCEL, LINK_JSON, LINK_TEXT };

/* /charts/{slug}.csv?..., .json or .txt: all rows that `query` asks for, over all pages. */
char *link_chart_form(struct arena *arena, const struct chart *chart,
	const struct ranking_query *query, enum link_form form);

/* /charts/{slug}.atom and /feed.atom, from page `page`. */
char *link_chart_feed(struct arena *arena, const char *slug, int page);
char *link_feed(struct arena *arena, int page);

/* /about/data, and the JSON Schema of a form there, by its name. */
char *link_data(struct arena *arena);
char *link_schema(struct arena *arena, const char *name);

/* /sitemap.xml, and its parts: /sitemap-pages.xml, /sitemap-charts-1.xml. */
char *link_sitemap(struct arena *arena);
char *link_sitemap_pages(struct arena *arena);
char *link_sitemap_part(struct arena *arena, enum sitemap_kind kind, int part);

/* /charts/{slug}?sort=rank#rank-12, on the page that has the rank. "sort=rank" always stands there:
 * the other chart's default is not known here (A9). */
char *link_chart_rank(struct arena *arena, const char *slug, int rank);

/* /releases/{slug}, and the same as JSON. */
char *link_release(struct arena *arena, const char *slug);
char *link_release_json(struct arena *arena, const char *slug);

/* /random: leads to some release. */
char *link_random(struct arena *arena);

/* /artists/{slug}?page=2, and the same as JSON with all releases. */
char *link_artist(struct arena *arena, const char *slug, int page);
char *link_artist_json(struct arena *arena, const char *slug);

/* /genres?... */
char *link_genres(struct arena *arena, const struct list_query *query);

/* /genres/map, and a genre there: /genres/map#genre-{slug}. */
char *link_genre_map(struct arena *arena);
char *link_genre_on_map(struct arena *arena, const char *slug);

/* /genres/{slug} without parameters. */
char *link_genre(struct arena *arena, const char *slug);

/* The genre page as `query` asks for it, parameters in the order of a chart's, ending in "#chart"
 * when any is there; and the same as JSON. */
char *link_genre_view(struct arena *arena, const char *slug, const struct ranking_query *query);
char *link_genre_json(struct arena *arena, const char *slug, const struct ranking_query *query);

/* /search?q=..., the same as JSON, `q` NULL: without a text; and the description of both. */
char *link_search(struct arena *arena, const char *q);
char *link_search_json(struct arena *arena, const char *q);
char *link_opensearch(struct arena *arena);

/* The page of a hit. */
char *link_found(struct arena *arena, enum search_kind kind, const char *slug);

/* `path` behind the site's own base address (setting site_url, no slash at its end). */
char *link_absolute(struct arena *arena, const char *site_url, const char *path);

/* The admin. */
char *link_admin(struct arena *arena);
char *link_admin_login(struct arena *arena);
char *link_admin_login_for(struct arena *arena, const char *next); /* and then to that path */
char *link_admin_code(struct arena *arena);
char *link_admin_code_for(struct arena *arena, const char *next);
char *link_admin_logout(struct arena *arena);
char *link_admin_account(struct arena *arena);
char *link_admin_password(struct arena *arena);
char *link_admin_codes(struct arena *arena); /* codes at one's own logins */
char *link_admin_sessions(struct arena *arena);
char *link_admin_editors(struct arena *arena);
char *link_admin_whole_audit(struct arena *arena);

/* The audit as `query` asks for it, as a page or as CSV. */
char *link_admin_audit(struct arena *arena, const struct audit_query *query, bool csv);

/* The pages of a chart's draft. `done`, a word that says what was just done, and `q`, a search, may
 * be NULL. */
char *link_admin_charts(struct arena *arena);
char *link_admin_draft(struct arena *arena, const char *slug);
char *link_admin_draft_after(
	struct arena *arena, const char *slug, const char *done, const char *q);
char *link_admin_draft_text(struct arena *arena, const char *slug);
char *link_admin_import(struct arena *arena, const char *slug);
/* An upload as `options` read it (NULL: by the names of its columns); `csv`: its bad rows. */
char *link_admin_import_check(struct arena *arena, const char *slug, int number,
	const struct import_options *options, bool csv);
/* The draft, telling what an import made of it. */
char *link_admin_draft_imported(
	struct arena *arena, const char *slug, size_t added, size_t known, size_t corrected);
char *link_admin_preview(struct arena *arena, const char *slug);
char *link_admin_preview_page(struct arena *arena, const char *slug);
char *link_admin_publish(struct arena *arena, const char *slug);
char *link_admin_plan(struct arena *arena, const char *slug);
char *link_admin_cancel(struct arena *arena, const char *slug);
char *link_admin_undo(struct arena *arena, const char *slug);
char *link_admin_revert(struct arena *arena, const char *slug);

/* /admin/charts/new, of the genre `genre` (slug; NULL: none); the form of a chart itself, after
 * `done` (a word; NULL: none). */
char *link_admin_chart_new(struct arena *arena, const char *genre);
char *link_admin_chart_settings(struct arena *arena, const char *slug, const char *done);

/* /admin/genres, searched for `q` (NULL: all), page `page`; /admin/genres/new; the form of a genre,
 * after `done` (a word; NULL: none). */
char *link_admin_all_genres(struct arena *arena);
char *link_admin_genres(struct arena *arena, const char *q, int page);
char *link_admin_genre_new(struct arena *arena);
char *link_admin_genre(struct arena *arena, const char *slug, const char *done);

/* /admin/queue/{what}, and the form of a release: in the queue `queue`, after `done` (words; NULL:
 * none). */
char *link_admin_queue(struct arena *arena, const char *queue);
char *link_admin_release_after(
	struct arena *arena, const char *slug, const char *queue, const char *done);

/* The page of an artist, a chart, a genre or a release. */
char *link_named(struct arena *arena, enum slug_kind kind, const char *slug);

/* Merging something into a release or an artist: `with` is the slug of what goes, `done` a word;
 * both may be NULL. Deleting something; what was deleted, after `done`. */
char *link_admin_merge(struct arena *arena, enum slug_kind kind, const char *slug, const char *with,
	const char *done);
char *link_admin_delete(struct arena *arena, enum slug_kind kind, const char *slug);
char *link_admin_deleted(struct arena *arena);
char *link_admin_deleted_after(struct arena *arena, const char *done);

#endif
