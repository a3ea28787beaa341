#ifndef SILVERCHART_BASE_RESULT_H
#define SILVERCHART_BASE_RESULT_H

/*
 * What came of an operation that crosses a boundary (store, import, settings). A result starts as
 * RESULT_BROKEN; success is assigned last.
 */
enum result {
	RESULT_OK,          /* done as asked */
	RESULT_NOT_FOUND,   /* the thing asked for never was */
	RESULT_GONE,        /* the thing asked for was deleted */
	RESULT_CONFLICT,    /* somebody else changed it first, or a name is taken */
	RESULT_INVALID,     /* the input breaks a rule; nothing was changed */
	RESULT_UNCHANGED,   /* the input equals what is there; nothing was changed */
	RESULT_UNAVAILABLE, /* the database is away, busy or too slow: trying again may help */
	RESULT_BROKEN,      /* a fault of ours: the log says more */
};

/* A short English name ("ok", "not found", ...) for logs. Never NULL. */
const char *result_name(enum result result);

/* Marks what a caller must not ignore. */
#define MUST_CHECK __attribute__((warn_unused_result))

/* Marks a printf-like function: `template` (never NULL) and `first` are argument positions. */
#define PRINTF_LIKE(template, first)                                                               \
	__attribute__((format(printf, template, first), nonnull(template)))

#endif
