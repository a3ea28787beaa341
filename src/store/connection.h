#ifndef SILVERCHART_STORE_CONNECTION_H
#define SILVERCHART_STORE_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/result.h"
#include "store/statement.h"

/*
 * One connection to PostgreSQL, made when it is first needed and made again when it was lost. Every
 * wait has a deadline on the monotonic clock; a connection that missed it is closed. Statements are
 * prepared on first use, in the same round trip that runs them.
 */
struct store;

/* `conninfo` as libpq takes it, `deadline` in ms for each exchange (connecting included; only the
 * look-up of a host's name is libpq's own and may take longer). Connects to nothing yet. Owned by
 * the caller. */
struct store *store_new(const char *conninfo, int deadline);
void store_free(struct store *store);

/* What is known to take longer: from now on all exchanges together have `time` ms, instead of the
 * deadline each. 0 ends that. A connection is made within the deadline all the same. */
void store_patience(struct store *store, int time);

/* The last failure in one line, for logs and for the command line; "" when there was none. Borrowed
 * until the next call. Holds no parameter values. */
const char *store_error(const struct store *store);

/* Name of the constraint that the last RESULT_INVALID or RESULT_CONFLICT broke; "" for none since
 * the last transaction began. */
const char *store_constraint(const struct store *store);

/* What was done since store_new(). */
struct store_counts {
	uint64_t connections; /* that were made */
	uint64_t round_trips;
	uint64_t statements;
	uint64_t failures; /* unavailable or broken, those too that a second try mended */
	uint64_t time;     /* microseconds spent in store_run(), connecting included */
};
struct store_counts store_counts(const struct store *store);

/* A statement to run: `values` has as many texts (NULL for SQL NULL) as the statement has
 * parameters. */
struct store_call {
	enum statement_id statement;
	const char *const *values;
};

/* Rows that came back; owned by the caller until rows_free(). Opaque: see store/rows.h. */
struct rows;

/*
 * Runs `count` calls (at least one) in one round trip; the calls are one transaction and see one
 * snapshot, unless store_begin() opened a longer transaction, whose calls see what was committed
 * before each. Fills `results[i]`. On anything but RESULT_OK no result is given. Outside a
 * transaction a connection found dead before or during the exchange is made again once and the
 * calls are repeated, so callers use it outside a transaction for reading only.
 */
MUST_CHECK enum result store_run(
	struct store *store, const struct store_call *calls, size_t count, struct rows **results);

/* One call. */
MUST_CHECK enum result store_query(struct store *store, enum statement_id statement,
	const char *const *values, struct rows **rows);

/* One call whose rows do not matter. */
MUST_CHECK enum result store_execute(
	struct store *store, enum statement_id statement, const char *const *values);

/* SQL text that is not a statement file: a migration. Several commands are allowed. Inside a
 * transaction only. */
MUST_CHECK enum result store_script(struct store *store, const char *sql);

/* A transaction. After any failure inside, only store_rollback() is of use. store_commit() answers
 * RESULT_OK only when PostgreSQL said COMMIT. */
MUST_CHECK enum result store_begin(struct store *store);
/* One that only reads, and sees one snapshot: it waits for nobody and nobody for it. */
MUST_CHECK enum result store_begin_look(struct store *store);
MUST_CHECK enum result store_commit(struct store *store);
void store_rollback(struct store *store);

/* Ends a transaction as it went: RESULT_OK commits, anything else takes all of it back. Returns
 * `result`, or what came of the COMMIT. */
MUST_CHECK enum result store_end(struct store *store, enum result result);

#endif
