#include "view/view_error.h"

#include "view/view_internal.h"

#include "base/banned.h"

/* What a reader is told: what happened, and what to do about it. */
struct explanation {
	int status;
	bool ours;   /* a fault of the site: the request's id helps to find it in the log */
	bool search; /* the site can be searched from here */
	const char *title;
	const char *happened;
	const char *advice;
};

static const struct explanation explanations[] = {
	{400, false, true, "This request could not be read",
		"The address or the form that was sent is damaged or not complete.",
		"Check the address for stray characters, or start again from the charts."},
	{403, false, false, "This is not open to you",
		"Your account does not have the role that this page is for.",
		"If you need it, ask an administrator of this site."},
	{404, false, true, "There is no page at this address",
		"It may have been mistyped, or the link that led here is wrong.",
		"Check the spelling, or search for what you expected here by its name."},
	{405, false, true, "This page does not take that",
		"The address exists, but it cannot be used in this way.",
		"Open it as an ordinary link, or start again from the charts."},
	{413, false, false, "This is too large",
		"What was sent is larger than this page takes, and nothing was done with it.",
		"A list to import has at most 10 MB and 100,000 rows. Go back, and send less."},
	{410, false, true, "This page was removed",
		"It was here once and was taken down on purpose.",
		"Search for something like it, or see all charts."},
	{503, true, false, "The site is catching its breath",
		"The page cannot be made just now: something it needs does not answer. "
		"Nothing is lost.",
		"Wait a few seconds and reload the page."},
	/* The last one stands for everything unforeseen. */
	{500, true, false, "Something broke on our side",
		"The page could not be made. The fault is ours, and it was written down.",
		"Try again in a moment. If it happens again, tell us the number below."},
};
#define EXPLANATION_COUNT (sizeof explanations / sizeof explanations[0])

static const struct explanation *explain(int status)
{
	size_t i = 0;
	while (i < EXPLANATION_COUNT - 1 && explanations[i].status != status)
		i++;
	return &explanations[i];
}

enum result view_error_page(struct view *view, int status, const char *happened, const char *id,
	struct arena *arena, struct buffer *out)
{
	const struct explanation *explanation = explain(status);
	const struct view_head head = {.title = explanation->title, .hidden = true};
	HDF *values = hdf_new();
	view_head_fill(view, &head, arena, values);
	hdf_put_number(values, "status", status);
	hdf_put_text(values, "happened", happened != NULL ? happened : explanation->happened);
	hdf_put_text(values, "advice", explanation->advice);
	hdf_put_true(values, "own_search");
	if (explanation->search)
		hdf_put_true(values, "search");
	if (explanation->ours && id[0] != '\0')
		hdf_put_text(values, "id", id);
	enum result result = view_render(view, VIEW_ERROR, values, NULL, 0, out);
	hdf_free(values);
	return result;
}
