#ifndef SILVERCHART_TESTS_VIEW_FIXTURE_H
#define SILVERCHART_TESTS_VIEW_FIXTURE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "model/chart.h"
#include "model/ranking.h"
#include "view/view.h"

/* What the suites of this folder share: one open view, charts to show, and golden pages. */

extern struct arena *fixture_arena;
extern struct view *fixture_view;

/* For CU_add_suite(): 0 when the templates of the tree could be opened. */
int fixture_open(void);
int fixture_close(void);

/* `name` below the source tree (environment SRCDIR, "." by default); from fixture_arena. */
const char *fixture_path(const char *name);

/* A chart with every kind of row: partial and unknown dates, unknown title, weights, more tags than
 * are shown, places, links, a cover, names in other scripts. Sorted by release date by default. */
const struct chart *fixture_chart(void);

/* A chart of `count` plain rows, sorted by rank by default. */
const struct chart *fixture_long_chart(size_t count);

/* A chart without an edition. */
const struct chart *fixture_empty_chart(void);

/* The page of `chart` for `query`; from fixture_arena. Fails the test when it cannot be made. */
const char *fixture_page(const struct chart *chart, struct ranking_query query);

/*
 * Compares `page` with tests/golden/<name> and fails the test, naming the first line that differs.
 * With UPDATE_GOLDEN in the environment the file is written instead.
 */
void fixture_golden(const char *name, const char *page);

/* How often `part` stands in `text`. */
size_t fixture_count(const char *text, const char *part);

#endif
