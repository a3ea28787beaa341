#include "view/view_plan.h"

#include "base/clock.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* Why it is not published at its time, as the end of a sentence; NULL when it will be. */
static const char *why_waits(const struct plan *plan, struct arena *arena)
{
	switch (plan->state) {
	case PLAN_SET:
	case PLAN_LATE:
		return NULL;
	case PLAN_MOVED:
		if (plan->changer == NULL)
			return "the draft was changed since";
		return arena_format(arena, "the draft was changed since by %s", plan->changer);
	case PLAN_EDITOR:
		return arena_format(arena, "%s may not publish any more", plan->planner);
	case PLAN_UNCHANGED:
		return "readers saw this list already";
	case PLAN_EMPTY:
		return "the draft was empty";
	case PLAN_DELETED:
		return "the chart was deleted at that time";
	case PLAN_BROKEN:
		break;
	}
	return "publishing it failed, and the log says why";
}

/* "24 Dec 2026, 18:00 UTC" */
static const char *time_text(time_t time, struct arena *arena)
{
	char day[CLOCK_DAY_SIZE];
	char minute[PLAN_TIME_SIZE];

	return arena_format(arena, "%s, %s UTC", clock_day(time, day),
		plan_time_write(time, minute) + sizeof "2026-12-24");
}

void view_plan_fill(
	HDF *values, const struct plan *plan, const struct view_admin *admin, struct arena *arena)
{
	HDF *node;

	if (plan == NULL)
		return;
	node = hdf_put_node(values, "plan");
	hdf_put_text(node, "id", arena_format(arena, "%lld", (long long)plan->id));
	hdf_put_text(node, "title", plan->title);
	hdf_put_text(node, "time", time_text(plan->due, arena));
	hdf_put_text(node, "iso", clock_iso(plan->due, arena_get(arena, CLOCK_ISO_SIZE)));
	hdf_put_text(node, "planner", plan->planner);
	hdf_put_text(node, "waits", why_waits(plan, arena));
	hdf_put_text(node, "preview", link_admin_preview(arena, plan->chart));
	if (plan->state == PLAN_LATE)
		hdf_put_true(node, "late");
	if (admin->role >= EDITOR_EDITOR)
		hdf_put_text(node, "cancel", link_admin_cancel(arena, plan->chart));
}
