#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "store/array.h"
#include "store/statement.h"

#include "base/banned.h"

/* How many columns the comment of a statement tells: what stands between commas outside brackets,
 * from "-- Columns:" to the full stop at the end of a line. */
static int columns_told(const char *text)
{
	const char *at = strstr(text, "-- Columns:");
	int columns = at != NULL ? 1 : 0;
	int depth = 0;

	for (; at != NULL && *at != '\0' && strncmp(at, ".\n", 2) != 0; at++) {
		if (*at == '(')
			depth++;
		else if (*at == ')')
			depth--;
		else if (*at == ',' && depth == 0)
			columns++;
	}
	return columns;
}

static void check_statement(PGconn *connection, const struct statement *statement)
{
	PGresult *prepared =
		PQprepare(connection, statement->name, statement->text, 0, NULL);
	PGresult *described = PQdescribePrepared(connection, statement->name);
	int columns = columns_told(statement->text);

	if (PQresultStatus(prepared) != PGRES_COMMAND_OK)
		printf("\n%s: %s", statement->name, PQresultErrorMessage(prepared));
	else if (PQnparams(described) != statement->parameters
		|| PQnfields(described) != columns)
		printf("\n%s: has %d parameters and %d columns, tells %d and %d", statement->name,
			PQnparams(described), PQnfields(described), statement->parameters, columns);
	CU_ASSERT_EQUAL(PQresultStatus(prepared), PGRES_COMMAND_OK);
	CU_ASSERT_EQUAL(PQnparams(described), statement->parameters);
	CU_ASSERT_EQUAL(PQnfields(described), columns);
	PQclear(described);
	PQclear(prepared);
}

static void test_every_statement_fits_the_schema(void)
{
	PGconn *connection = fixture_connect(FIXTURE_OWNER);

	for (int i = 0; i < STATEMENT_COUNT; i++)
		check_statement(connection, &statements[i]);
	PQfinish(connection);
}

static void test_rows_are_in_the_order_of_names(void)
{
	for (int i = 1; i < STATEMENT_COUNT; i++)
		CU_ASSERT(strcmp(statements[i - 1].name, statements[i].name) < 0);
	CU_ASSERT_STRING_EQUAL(statements[STATEMENT_CHART_STATE].name, "chart_state");
}

/* Runs statements.sh on one file with the given text; its exit status, its output in `made`. */
static int generate(const char *text, char *made, size_t size)
{
	char folder[] = "/tmp/statementsXXXXXX";
	char command[512];
	FILE *file;

	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(command, sizeof(command), "%s/a_b.sql", folder);
	file = fopen(command, "w");
	fputs(text, file);
	fclose(file);
	snprintf(command, sizeof(command),
		"cd %s && sh \"$OLDPWD\"/%s/src/store/statements.sh h c a_b.sql 2>&1;"
		" echo $?; cat h c 2>&1; rm -r %s",
		folder, getenv("srcdir") != NULL ? getenv("srcdir") : ".", folder);
	return 0;
}

void suite_statement(void)
{
}
