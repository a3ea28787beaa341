#ifndef SILVERCHART_MODEL_REMOVAL_H
#define SILVERCHART_MODEL_REMOVAL_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "model/slug.h"

/*
 * Deleting artists, charts, genres and releases, and bringing them back. Nothing is erased: what is
 * deleted is hidden, and its address says so. A chart goes with all its editions; anything else
 * goes only when it stands nowhere. Texts are borrowed.
 */

/* What keeps something from being deleted; the numbers are those of removal_holds.sql. */
enum removal_hold_kind { REMOVAL_EDITIONS, REMOVAL_DRAFT, REMOVAL_RELEASE, REMOVAL_CHART };
struct removal_hold {
	enum removal_hold_kind kind;
	const char *slug;
	const char *name; /* NULL for an untitled release */
	int number;       /* of editions, or the rank in a draft */
};

/* Something that is to be deleted, or was. */
struct removal {
	enum slug_kind kind;
	int64_t id;
	const char *slug;
	const char *name;     /* NULL for an untitled release */
	const char *context;  /* artist credit of a release; NULL for others */
	int editions;         /* of a chart */
	const char *contents; /* as JSON, for the audit */
	int64_t revision;     /* another one for other contents */
	struct removal_hold *holds;
	size_t hold_count; /* of those that are listed */
	int held;          /* all of them; 0: it may be deleted */
};

/* A line of the list of what was deleted. */
struct removal_line {
	enum slug_kind kind;
	const char *slug;
	const char *name;
	const char *context;
	time_t deleted;
	const char *by; /* NULL when nobody noted it */
};

/* A deleted release that keeps its chart from coming back. */
struct removal_missing {
	const char *slug;
	const char *title; /* NULL when unknown */
	const char *artist;
};

#endif
