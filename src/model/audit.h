#ifndef SILVERCHART_MODEL_AUDIT_H
#define SILVERCHART_MODEL_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/buffer.h"

/* What was done by whom (product.md A38). Texts are borrowed from the arena they were loaded into.
 */

/* The kinds of what is changed, as the schema allows them; NULL-terminated. */
extern const char *const audit_kind_words[];

struct audit_line {
	int64_t id;
	time_t at;
	const char *editor; /* name of the account, or of the system user on the command line */
	const char *action; /* a word: "save", "publish" */
	const char *kind;
	const char *subject; /* slug of a chart, release, artist or genre; name of an editor */
	const char *before;  /* JSON of what differs; NULL for something new */
	const char *after;   /* the same; NULL for something removed */
	const char *note;    /* NULL: none */
};

/* Lines of one page, and of one file. */
#define AUDIT_PAGE 100
#define AUDIT_FILE 100000

/* What is asked for; NULL and 0 ask for nothing. */
struct audit_query {
	const char *editor, *kind, *subject;
	int64_t before; /* entries before this one */
};

struct audit {
	const struct audit_line *lines; /* the newest first */
	size_t count;
	bool more; /* there are older ones */
};

/* Appends the lines as CSV with a header (RFC 4180); times in UTC. What a spreadsheet would take
 * for a formula begins with "'". */
void audit_csv(const struct audit *audit, struct buffer *out);

#endif
