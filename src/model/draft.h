#ifndef SILVERCHART_MODEL_DRAFT_H
#define SILVERCHART_MODEL_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/arena.h"
#include "model/date.h"
#include "model/plan.h"

/* The draft of a chart, and the rules of its list form (product.md A28). */

/* Releases of a draft that the list form takes; a longer one is imported as a file. */
#define DRAFT_ROWS_MAX 5000

/* A release of a draft; its rank is its place in the list. Texts are borrowed. */
struct draft_entry {
	int64_t release; /* number of the release */
	const char *slug;
	const char *title; /* NULL when unknown */
	const char *artist;
	struct date released;
};

/* A draft, or a copy of the current edition while a chart has none. */
struct draft {
	const char *chart; /* slug */
	const char *title;
	int64_t revision;     /* 0 while there is no draft yet */
	int edition;          /* number of the current edition; 0: none */
	time_t published;     /* its time */
	const char *saved_by; /* who saved last; NULL: nobody did by a form */
	time_t saved;
	bool differs;  /* from the current edition */
	bool can_undo; /* the last save is the last change */
	struct draft_entry *entries;
	size_t count;
	const struct plan *plan; /* its publication; NULL: none is planned */
};

/* What may be done to the list besides changing numbers. */
enum draft_act { DRAFT_KEEP, DRAFT_UP, DRAFT_DOWN, DRAFT_REMOVE, DRAFT_ADD };

/* What a form asks for: numbers typed at rows, and one act at most. */
struct draft_wish {
	const int64_t *releases;  /* as the form shows them, no release twice */
	const char *const *typed; /* at each of them; what equals its rank is not changed */
	size_t count;
	enum draft_act act; /* done after the numbers */
	size_t row;         /* from 1, as the form shows them: what is moved or removed */
	int64_t release;    /* what is added */
	const char *at;     /* the rank typed for it */
};

struct draft_fault {
	size_t row;           /* from 1; 0: the rank of what is added */
	const char *sentence; /* from the arena */
};

/* What comes of it: a new order, or what is wrong at which row. */
struct draft_order {
	int64_t *releases; /* by rank */
	size_t count;
	struct draft_fault *faults; /* by row, none twice */
	size_t fault_count;
};

/*
 * Puts the rows whose number was changed exactly where asked; the others keep their order and fill
 * the gaps. A number that is not one of 1..n, and a place that two rows ask for, are faults at
 * their rows. Returns true without faults. O(n); memory from `arena`.
 */
MUST_CHECK bool draft_arrange(
	const struct draft_wish *wish, struct arena *arena, struct draft_order *order);

/* The same for a draft as it is, to which `release` is added at the rank typed in `at`. */
MUST_CHECK bool draft_add(const struct draft *draft, int64_t release, const char *at,
	struct arena *arena, struct draft_order *order);

/* Reads "12,7,9", numbers of releases as a form carries them: false when it is anything else, names
 * one twice, or more than DRAFT_ROWS_MAX. "" is an empty list. O(n log n). */
MUST_CHECK bool draft_releases_read(
	const char *text, struct arena *arena, int64_t **releases, size_t *count);

/* The reverse. */
char *draft_releases_write(const int64_t *releases, size_t count, struct arena *arena);

/* What publishing would change against the current edition (A26). */
enum draft_change_kind { DRAFT_ENTERED, DRAFT_LEFT, DRAFT_MOVED };
#define DRAFT_CHANGE_KINDS 3

struct draft_change {
	int rank;   /* in the draft; 0: left */
	int before; /* in the edition; 0: entered */
	const char *slug;
	const char *title; /* NULL when unknown */
	const char *artist;
};

struct draft_changes {
	/* By kind; entered and left by rank, moved the largest move first. */
	struct draft_change *list[DRAFT_CHANGE_KINDS];
	size_t count[DRAFT_CHANGE_KINDS];
	int unchanged;
};

/* A line of the list of charts that editors see. */
struct draft_summary {
	const char *chart; /* slug */
	const char *title;
	int size;    /* of the current edition; 0 without one */
	int edition; /* 0 without one */
	time_t published;
	int draft_size; /* of the draft */
	bool waiting;   /* the draft differs from the current edition */
	const char *saved_by;
	time_t saved;
	const struct plan *plan; /* of its publication; NULL: none */
};

/* A line of a chart's list of editions. */
struct draft_edition {
	int number;
	int size;
	time_t published;
	const char *note; /* NULL without one */
};

#endif
