#ifndef SILVERCHART_VIEW_CHART_FORM_H
#define SILVERCHART_VIEW_CHART_FORM_H

#include "model/chart_form.h"
#include "view/view_admin.h"

/* The form of a chart itself: its settings, or those of a new one. Texts are borrowed. */
struct view_chart_form {
	const struct chart_form *chart;    /* as it is now; NULL: a new one */
	struct chart_texts texts;          /* in the fields */
	const struct chart_faults *faults; /* NULL: nothing is wrong */
	bool conflict; /* the fields are not saved, because the chart was meanwhile */
};
MUST_CHECK enum result view_admin_chart(struct view *view, const struct view_admin *admin,
	const struct view_chart_form *page, struct arena *arena, struct buffer *out);

#endif
