#ifndef SILVERCHART_MODEL_LINK_H
#define SILVERCHART_MODEL_LINK_H

#include "base/arena.h"
#include "model/chart.h"
#include "model/genre.h"
#include "model/ranking.h"
#include "model/sitemap.h"

/*
 * Every address of the site is made here (product.md section 2). Results start with "/", are
 * percent-encoded but not HTML-escaped, and are taken from `arena`. Default values are left out
 * (A2).
 */
char *link_home(struct arena *arena);

/* /charts?... */
char *link_charts(struct arena *arena, const struct chart_list_query *query);

/* /charts/{slug} without parameters. */
char *link_chart(struct arena *arena, const char *slug);

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

/* /artists/{slug}?page=2, and the same as JSON with all releases. */
char *link_artist(struct arena *arena, const char *slug, int page);
char *link_artist_json(struct arena *arena, const char *slug);

/* /genres?... */
char *link_genres(struct arena *arena, const struct genre_list_query *query);

/* /genres/{slug} without parameters. */
char *link_genre(struct arena *arena, const char *slug);

/* The genre page as `query` asks for it, parameters in the order of a chart's, ending in "#chart"
 * when any is there; and the same as JSON. */
char *link_genre_view(struct arena *arena, const char *slug, const struct ranking_query *query);
char *link_genre_json(struct arena *arena, const char *slug, const struct ranking_query *query);

/* `path` behind the site's own base address (setting site_url, no slash at its end). */
char *link_absolute(struct arena *arena, const char *site_url, const char *path);

/* The admin. */
char *link_admin(struct arena *arena);
char *link_admin_login(struct arena *arena);
char *link_admin_login_for(struct arena *arena, const char *next); /* and then to that path */
char *link_admin_logout(struct arena *arena);
char *link_admin_account(struct arena *arena);
char *link_admin_password(struct arena *arena);
char *link_admin_sessions(struct arena *arena);
char *link_admin_editors(struct arena *arena);

/* The pages of a chart's draft. `done`, a word that says what was just done, and `q`, a search, may
 * be NULL. */
char *link_admin_charts(struct arena *arena);
char *link_admin_draft(struct arena *arena, const char *slug);
char *link_admin_draft_after(
	struct arena *arena, const char *slug, const char *done, const char *q);
char *link_admin_draft_text(struct arena *arena, const char *slug);
char *link_admin_preview(struct arena *arena, const char *slug);
char *link_admin_publish(struct arena *arena, const char *slug);
char *link_admin_undo(struct arena *arena, const char *slug);
char *link_admin_revert(struct arena *arena, const char *slug);

/* /admin/queue/{what}, and the form of a release: in the queue `queue`, after `done` (words; NULL:
 * none). */
char *link_admin_queue(struct arena *arena, const char *queue);
char *link_admin_release_after(
	struct arena *arena, const char *slug, const char *queue, const char *done);

#endif
