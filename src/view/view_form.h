#ifndef SILVERCHART_VIEW_FORM_H
#define SILVERCHART_VIEW_FORM_H

#include "model/chart.h"
#include "model/ranking.h"
#include "view/view.h"

/* The forms of a chart page for scripts and terminals; `ranking` is cut from `query`. */

/* Appends the list as JSON (product.md A21), as templates/schema/chart.schema.json describes it;
 * each row is a line. RESULT_OK or RESULT_BROKEN (logged). */
MUST_CHECK enum result view_chart_json(const struct view *view, const struct chart *chart,
	const struct ranking_query *query, const struct ranking *ranking, struct arena *arena,
	struct buffer *out);

/* Columns of a terminal that no line of the table goes beyond. */
#define VIEW_TEXT_COLUMNS 79

/* Appends the list as an aligned table (A23); what is too wide for its column is cut. */
void view_chart_text(const struct view *view, const struct chart *chart,
	const struct ranking_query *query, const struct ranking *ranking, struct arena *arena,
	struct buffer *out);

#endif
