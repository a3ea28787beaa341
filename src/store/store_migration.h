#ifndef SILVERCHART_STORE_MIGRATION_H
#define SILVERCHART_STORE_MIGRATION_H

#include "base/arena.h"
#include "store/connection.h"

/* A file of db/migrations/: NNNN-reason.sql. */
struct migration {
	int number;
	const char *name; /* "0001-foundation" */
	const char *text;
};

/* What is known of the schema against the files. */
struct migration_state {
	int landed;        /* migrations that the database has */
	int missing;       /* files that it lacks */
	const char *fault; /* NULL, or what makes migrating impossible: a landed file was changed,
	                      is gone, or one with a lower number than the last landed is missing;
	                      from the arena */
};

/* Compares; changes nothing. */
MUST_CHECK enum result store_migration_state(struct store *store,
	const struct migration *migrations, size_t count, struct arena *arena,
	struct migration_state *state);

/* Applies one migration in a transaction of its own and records its number, name and SHA-256. */
MUST_CHECK enum result store_migration_apply(
	struct store *store, const struct migration *migration);

#endif
