#ifndef SILVERCHART_VIEW_PLAN_H
#define SILVERCHART_VIEW_PLAN_H

#include <ClearSilver/ClearSilver.h>

#include "model/plan.h"
#include "view/view_admin.h"

/* Sets plan.*, what layout/plan.cs shows of a planned publication; nothing where `plan` is NULL.
 * Who may publish gets plan.cancel, where to cancel it. */
void view_plan_fill(
	HDF *values, const struct plan *plan, const struct view_admin *admin, struct arena *arena);

#endif
