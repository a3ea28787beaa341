#ifndef SILVERCHART_VIEW_INTERNAL_H
#define SILVERCHART_VIEW_INTERNAL_H

#include <time.h>

#include "model/draft.h"
#include "model/import.h"
#include "model/slug.h"
#include "model/timeline.h"
#include "view/hdf.h"
#include "view/template.h"
#include "view/view.h"
#include "view/view_admin.h"
#include "view/view_chart.h"

/* What the pages of this layer share. For src/view/ only. */

/* The templates, by the file that each is parsed from (view.c lists the names). */
enum view_template {
	VIEW_HOME,
	VIEW_CHARTS,
	VIEW_CHART,
	VIEW_CHART_ROW,
	VIEW_CHART_GENRE,
	VIEW_RELEASE,
	VIEW_ARTIST,
	VIEW_DATA,
	VIEW_GENRES,
	VIEW_GENRE,
	VIEW_GENRE_MAP,
	VIEW_TIMELINE,
	VIEW_SEARCH,
	VIEW_EDITIONS,
	VIEW_CHANGES,
	VIEW_ERROR,
	VIEW_ADMIN_LOGIN,
	VIEW_ADMIN_CODE,
	VIEW_ADMIN_HOLD,
	VIEW_ADMIN_HOME,
	VIEW_ADMIN_ACCOUNT,
	VIEW_ADMIN_TOTP,
	VIEW_ADMIN_EDITORS,
	VIEW_ADMIN_AUDIT,
	VIEW_ADMIN_CHARTS,
	VIEW_ADMIN_DRAFT,
	VIEW_ADMIN_DRAFT_TEXT,
	VIEW_ADMIN_PREVIEW,
	VIEW_ADMIN_QUEUE,
	VIEW_ADMIN_RELEASE,
	VIEW_ADMIN_IMPORT,
	VIEW_ADMIN_IMPORT_CHECK,
	VIEW_ADMIN_MERGE,
	VIEW_ADMIN_DELETE,
	VIEW_ADMIN_DELETED,
	VIEW_ADMIN_RELEASES,
	VIEW_ADMIN_ARTISTS,
	VIEW_ADMIN_ARTIST,
	VIEW_ADMIN_CHART,
	VIEW_ADMIN_GENRES,
	VIEW_ADMIN_GENRE,
};
#define VIEW_TEMPLATE_COUNT 41

/* JSON Schemas of the forms (view_schema.c lists the names). */
#define VIEW_SCHEMA_COUNT 6

struct view {
	struct view_site site;
	struct arena *arena; /* texts that live as long as the view */
	HDF *values;         /* what every template sees: site.*, link.*, static.* */
	struct template *templates[VIEW_TEMPLATE_COUNT];
	const char *schemas[VIEW_SCHEMA_COUNT]; /* texts */
	uint64_t build;
};

/* The <head> of a page (product.md A19). Texts are borrowed. */
struct view_head {
	const char *title;       /* of the page alone; NULL: the site's title */
	const char *description; /* plain text; NULL or "": the site's description */
	const char *path;        /* canonical address, site-relative; NULL when there is none */
	bool hidden;             /* search engines are asked not to list the page */
	const char *feed;        /* address of the page's own feed; NULL when there is none */
	const char *feed_title;  /* NULL as `feed` */
};

/* The title of a view of a list, which tells it from others in a row of tabs: "Albums: Jazz,
 * 1970–1979, “blue”, page 2". `genre` is the name of the one that is filtered by, or NULL. */
char *view_list_title(struct arena *arena, const char *name, const char *genre,
	const struct ranking_query *query, int page);

/* Sets head.* for layout/head.cs. */
void view_head_fill(
	const struct view *view, const struct view_head *head, struct arena *arena, HDF *values);

/* Reads the schemas below the folder of templates. Returns what is wrong, or NULL. */
const char *view_schemas_read(struct view *view, const char *directory, struct arena *arena);

/* The sort in force as a sentence goes on: "by rank, best first". */
const char *view_sort_words(enum chart_sort sort, enum chart_order order);

/* The header of a column that sorts: sets `sorted` and `arrow` while the list is sorted by it, in
 * `order`. Returns the order that its link asks for: ascending, or the active column's other one
 * (A2). */
enum chart_order view_column_fill(HDF *column, bool is_active, enum chart_order order);

/* Sets <name>.day ("8 Jan 2026") and <name>.iso for a <time>; nothing for 0. */
void view_time_fill(HDF *values, const char *name, time_t time, struct arena *arena);

/* Sets date.iso and date.text for a <time>; nothing for an unknown date. */
void view_date_fill(HDF *values, struct date date, struct arena *arena);

/* Sets credit.*.name .link .join for layout/credit.cs, one item for each artist, and `artist`, the
 * credit as one text. The artist `own` (a slug, NULL: none), whose page it is, gets no link. */
void view_credit_fill(HDF *values, const char *artist, const struct credit_part *parts,
	size_t count, const char *own, struct arena *arena);

/* Sets the filters in force as filter.*.name .value, for their own fields and hidden in the form
 * that sorts, and sort.*.name .value where the sort is not that of `plain` (A11, A16). */
void view_filters_fill(HDF *values, const struct ranking_query *query, struct ranking_query plain,
	struct arena *arena);

/* Sets links.*.label .url, those that lead to the web. */
void view_links_fill(HDF *values, const struct chart_link *links, size_t count);

/* Sets related.*.name .link .shared for layout/related.cs. */
void view_related_fill(
	HDF *values, const struct genre_relative *related, size_t count, struct arena *arena);

/* An essay as HTML from `arena`, the names of related genres as links (A40); "" for NULL. */
char *view_essay(const char *essay, const struct genre_relative *related, size_t count,
	struct arena *arena) __attribute__((returns_nonnull));

/* Whether a cover may be shown: it is from this site (A18). */
bool view_is_own_address(const char *address);

/* Sets charts.*.title .link .published .size .releases .first_title .first_artist .updated.iso
 * .day, and has_charts. */
void view_charts_fill(const struct chart_list *list, struct arena *arena, HDF *values);

/* A page of a longer list: sets pages.first, .previous, .next, .last (addresses, where there is
 * something to go to), .page and .count for layout/pages.cs; nothing for a single page. */
struct view_pages {
	int page;  /* from 1 */
	int count; /* at least 1 */
	/* The address of page `page`; `context` is the caller's. */
	char *(*link)(struct arena *arena, const void *context, int page);
	const void *context;
};
void view_pages_fill(const struct view_pages *pages, struct arena *arena, HDF *values);

/* A picture of a list's releases over time. */
struct view_timeline {
	const struct timeline_bar *bars;
	size_t count;
	int from, to; /* the years that are filtered by; 0: no limit */
	/* The address of the same list, filtered by these years; `context` is the caller's. */
	char *(*link)(struct arena *arena, const void *context, int from, int to);
	const void *context;
};

/* Sets timeline.* for public/timeline.cs; nothing for fewer than two bars. */
void view_timeline_fill(const struct view_timeline *timeline, struct arena *arena, HDF *values);

/* Renders an <option> of the genres that a chart is filtered by into `*option`, from `arena`. A
 * count of 0 is not shown. */
MUST_CHECK enum result view_genre_option(struct view *view, const struct view_chart_genre *genre,
	bool selected, struct arena *arena, char **option);

/* The values of a page of the admin, with head, sections and what its forms carry; NULL `admin` is
 * nobody's. view_admin_render() renders and releases them. */
HDF *view_admin_values(const struct view *view, const struct view_admin *admin, const char *title,
	struct arena *arena);
MUST_CHECK enum result view_admin_render(
	struct view *view, enum view_template which, HDF *values, struct buffer *out);

/* The same with chart.*, which all pages of one draft show (layout/draft.cs); `what` of it is the
 * page, NULL for the draft itself. */
HDF *view_draft_values(const struct view *view, const struct view_admin *admin,
	const struct draft *draft, const char *what, struct arena *arena);

/* Sets faults.*.field .sentence for layout/admin_head.cs and fault.<field> for layout/fault.cs. */
void view_faults_fill(HDF *values, const struct view_faults *faults);

/* Sets removal.merge and .delete for layout/removal.cs, where the editor may do that; there is no
 * merging of charts and genres. */
void view_removal_links(HDF *values, const struct view_admin *admin, enum slug_kind kind,
	const char *slug, struct arena *arena);

/* A field of which two versions are there. */
struct view_compared {
	const char *label;
	const char *theirs; /* saved; "" for nothing */
	const char *mine;
};

/* Sets conflict.*.label .theirs .mine for layout/compared.cs, where both differ. */
void view_compared_fill(HDF *values, const struct view_compared *rows, size_t count);

/* Sets chart.* as far as layout/draft.cs needs it for draft_tabs(); returns that node. */
HDF *view_draft_links_fill(HDF *values, const struct view_admin *admin, const char *slug,
	int edition, struct arena *arena);

/* Appends a page or a part of one; see template_render(). */
MUST_CHECK enum result view_render(struct view *view, enum view_template which, HDF *values,
	const struct view_piece *pieces, size_t piece_count, struct buffer *out);

#endif
