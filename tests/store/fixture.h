#ifndef SILVERCHART_TESTS_STORE_FIXTURE_H
#define SILVERCHART_TESTS_STORE_FIXTURE_H

#include <libpq-fe.h>
#include <stdbool.h>

#include "store/connection.h"

/*
 * A database of its own, with the roles, the migrations and sample.sql, in the cluster that
 * SILVERCHART_TEST_DATABASE (a superuser's connection string) leads to. Tests that change what
 * sample.sql made take it back.
 */

enum fixture_role { FIXTURE_SUPERUSER, FIXTURE_OWNER, FIXTURE_EDITOR, FIXTURE_PUBLIC };

/* Makes the database; false with a message on standard error when it cannot be. */
bool fixture_start(void);

/* Runs a file of SQL below the source folder; false with a message on standard error. */
bool fixture_run(PGconn *connection, const char *path);
void fixture_stop(void);

/* A store on the database; `more` are further words of the connection string. */
struct store *fixture_store(enum fixture_role role, int deadline, const char *more);

/* A plain connection to it, for what the store does not do; never NULL, owned by the caller. */
PGconn *fixture_connect(enum fixture_role role);

/* What came of SQL text of one or more commands. */
struct fixture_answer {
	char state[6];       /* SQLSTATE; "" for success */
	char constraint[64]; /* the one that was broken */
	char value[256];     /* first column of the first row; "" without one */
};
struct fixture_answer fixture_ask(PGconn *connection, const char *sql);

/* The same in a transaction (READ WRITE, constraints checked at its end) that is taken back. */
struct fixture_answer fixture_try(PGconn *connection, const char *sql);

/* Makes the account `name` of a role, with that hash of a password; returns its number. */
int64_t fixture_editor(const char *name, const char *role, const char *password_hash);

/* Removes all accounts and what they did, which nobody else can. */
void fixture_clear_editors(void);

/* The text of a file below the source folder; owned by the caller, NULL when it cannot be read. */
char *fixture_file(const char *path);

#endif
