#ifndef SILVERCHART_MAIN_CTL_H
#define SILVERCHART_MAIN_CTL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "main/config.h"
#include "store/connection.h"
#include "store/store_migration.h"

/* What silverchartctl is made of: a table of commands and what they share. */

/* How silverchartctl ends; silverchartctl(1) tells the same. */
enum ctl_exit {
	CTL_DONE = 0,
	CTL_REFUSED = 1,       /* invalid input, nothing to change, conflict: nothing was changed */
	CTL_USAGE = 2,         /* wrong command, option or operand */
	CTL_UNAVAILABLE = 3,   /* the database is away */
	CTL_FAULT = 4,         /* a fault of ours, or of the machine */
	CTL_BAD_SETTINGS = 78, /* sysexits.h EX_CONFIG */
};

/* Milliseconds for one exchange with the database: a long list takes as long as it takes. */
#define CTL_DEADLINE (10 * 60 * 1000)

struct ctl {
	const char *config;       /* the settings file; NULL: defaults */
	struct settings settings; /* empty for commands that read none */
	struct arena *arena;      /* for the life of the command */
};

struct ctl_option {
	const char *name;     /* without "--"; NULL ends a list */
	const char *argument; /* what it takes, in capitals; NULL: nothing */
	const char *sentence;
};

/* Options of one command at most. */
#define CTL_MAX_OPTIONS 12

struct ctl_command {
	const char *name;
	const char *operands; /* "CHART FILE"; "" for none */
	int operand_count;
	int optional_operands; /* that may follow; NULL when they are not there */
	bool reads_settings;   /* and ends with CTL_BAD_SETTINGS when they are bad */
	const char *sentence;
	const char *more; /* further text of the help; may be "" */
	const struct ctl_option *options;
	/* `values` has one text for each option: NULL when it was not given, "" for one without
	 * argument. Returns the exit status. */
	enum ctl_exit (*run)(struct ctl *ctl, char *const *operands, const char *const *values);
};

extern const struct ctl_command ctl_migrate;
extern const struct ctl_command ctl_import;
extern const struct ctl_command ctl_genre;
extern const struct ctl_command ctl_export;
extern const struct ctl_command ctl_map;
extern const struct ctl_command ctl_publish;
extern const struct ctl_command ctl_check;
extern const struct ctl_command ctl_editor;
extern const struct ctl_command ctl_settings;

/* Says on standard error what is wrong; returns `status`. */
enum ctl_exit ctl_fail(enum ctl_exit status, const char *format, ...) PRINTF_LIKE(2, 3);

/* The same for a result of the store, with the store's own words where they help. Not for
 * RESULT_OK. `what` names what was tried: "chart \"jazz\"". */
enum ctl_exit ctl_fail_result(const struct store *store, enum result result, const char *what);

/* store_edition_publish(), telling a terminal meanwhile that it goes on. */
MUST_CHECK enum result ctl_publish_draft(
	struct store *store, const char *chart, const char *note, int *number);

/* Draws the map of genres anew unless it shows what is published now. A failure is told and undoes
 * nothing that was committed before. */
void ctl_refresh_map(struct ctl *ctl, struct store *store);

/*
 * Reads a file, or standard input for "-", of at most `limit` bytes; a larger file is refused
 * without being read. Returns NULL, or what is wrong (from `arena`).
 */
MUST_CHECK const char *ctl_read_file(
	const char *path, size_t limit, struct arena *arena, struct buffer *out);

/* How a file is called in messages. */
const char *ctl_file_name(const char *path);

/* A text of the command line: trimmed into the arena, well-formed, not blank, no control
 * characters, at most `limit` code points. NULL after a message that names `option`. */
const char *ctl_text(struct ctl *ctl, const char *option, const char *value, size_t limit);

/* Whether `slug` can name a chart or genre (`noun`); a message otherwise. */
MUST_CHECK bool ctl_check_slug(struct ctl *ctl, const char *noun, const char *slug);

/* The migrations of the settings' folder by number, from the arena. Returns NULL, or what is
 * wrong. */
MUST_CHECK const char *ctl_read_migrations(
	struct ctl *ctl, struct migration **migrations, size_t *count);

#endif
