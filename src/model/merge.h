#ifndef SILVERCHART_MODEL_MERGE_H
#define SILVERCHART_MODEL_MERGE_H

#include "base/arena.h"
#include "model/release_form.h"
#include "model/slug.h"

/* Two releases, or two artists, that turned out to be one (product.md A39). Texts are borrowed. */

/* One of the two. */
struct merge_side {
	int64_t id;
	const char *slug;
	const char *name;    /* NULL for an untitled release */
	const char *context; /* artist credit of a release, sort name of an artist */
	int releases;        /* of an artist */
	bool is_published;
	const char *contents; /* all of it as JSON, for the audit */
	int64_t revision;     /* another one for other contents */
};

/* A chart that is touched. */
struct merge_chart {
	const char *slug;
	const char *title;
	bool is_deleted;
	int stays, goes; /* ranks in the draft, in the current edition without one; 0: not there */
	int editions;    /* that hold the release that goes */
	int both;        /* that hold both */
	int releases;    /* of the artist that goes */
};

/* A release of the artist that goes. */
struct merge_release {
	const char *slug;
	const char *title; /* NULL when unknown */
	const char *artist;
	bool names_both; /* its credit names both artists */
};

/* Everything that is to be known before. */
struct merge {
	enum slug_kind kind; /* SLUG_RELEASE or SLUG_ARTIST */
	struct merge_side stays;
	struct merge_side goes;       /* its slug is NULL while none is chosen */
	struct release_values values; /* of a release: of the one that stays, */
	struct release_values others; /* of the one that goes, */
	struct release_values merged; /* and what comes of both */
	struct merge_chart *charts;
	size_t chart_count;
	struct merge_release *releases; /* of an artist, the first ones */
	size_t release_count;
};

/*
 * What a release has after another was merged into it: all that it had; its empty fields, and genre
 * tags and listen links that it lacks, from the other one. No more than RELEASE_LINKS_MAX links.
 */
void merge_values(const struct release_values *stays, const struct release_values *goes,
	struct arena *arena, struct release_values *merged);

/* The rank in a draft after the merge; 0 when neither stands there. */
int merge_rank(const struct merge_chart *chart);

#endif
