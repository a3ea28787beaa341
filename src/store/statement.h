#ifndef SILVERCHART_STORE_STATEMENT_H
#define SILVERCHART_STORE_STATEMENT_H

#include <stddef.h>

/*
 * One file of db/queries/: its name without .sql, its text, the number of its parameters. The enum
 * STATEMENT_<NAME> and the table are made by the build (src/store/statements.sh).
 */
struct statement {
	const char *name;
	const char *text;
	int parameters;
};

#include "store/statement-list.gen.h" /* enum statement_id, STATEMENT_COUNT */

extern const struct statement statements[STATEMENT_COUNT];

#endif
