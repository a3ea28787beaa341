#ifndef SILVERCHART_MODEL_PLAN_H
#define SILVERCHART_MODEL_PLAN_H

#include <stdint.h>
#include <time.h>

#include "base/result.h"

/* A draft's publication that is planned for a time (UTC). */

/* How it stands. All but the first two wait for an editor, who decides. */
enum plan_state {
	PLAN_SET,       /* published at its time */
	PLAN_LATE,      /* its time has come, and it is tried again: the database was away */
	PLAN_MOVED,     /* the draft was changed since */
	PLAN_EDITOR,    /* who planned it may not publish any more */
	PLAN_UNCHANGED, /* readers saw that list already */
	PLAN_EMPTY,     /* the draft was empty */
	PLAN_DELETED,   /* the chart was deleted */
	PLAN_BROKEN,    /* a fault of ours */
};
#define PLAN_STATE_COUNT 8

/* The words of the schema, by enum value; NULL-terminated. */
extern const char *const plan_state_words[PLAN_STATE_COUNT + 1];

/* The state of a word; PLAN_BROKEN for any other. */
enum plan_state plan_state_read(const char *word);

/* Texts are borrowed. */
struct plan {
	int64_t id;        /* another time for the same chart has another number */
	const char *chart; /* slug */
	const char *title; /* of the chart */
	time_t due;
	const char *note;    /* NULL: none */
	const char *planner; /* who planned it */
	enum plan_state state;
	const char *changer; /* who saved the draft last; NULL: nobody did by a form */
};

/* Times nearer than this (seconds) are not planned but published: all workers know a plan by then.
 */
#define PLAN_NEAREST 10

/* "2026-12-24 18:00" and NUL. */
#define PLAN_TIME_SIZE 17

/*
 * Reads "2026-12-24 18:00", a time in UTC from PLAN_NEAREST seconds to a year after `now`. Returns
 * NULL and fills `*due`, or returns a sentence that says what is wrong and what is allowed (static)
 * and leaves `*due` alone.
 */
MUST_CHECK const char *plan_time_read(const char *text, time_t now, time_t *due);

/* The reverse; returns `text`. */
char *plan_time_write(time_t due, char text[PLAN_TIME_SIZE]);

#endif
