#include <CUnit/CUnit.h>
#include <stdio.h>
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
	PGresult *prepared = PQprepare(connection, statement->name, statement->text, 0, NULL);
	PGresult *described = PQdescribePrepared(connection, statement->name);
	int columns = columns_told(statement->text);

	if (PQresultStatus(prepared) != PGRES_COMMAND_OK)
		printf("\n%s: %s", statement->name, PQresultErrorMessage(prepared));
	else if (PQnparams(described) != statement->parameters || PQnfields(described) != columns)
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

/* array.c writes what PostgreSQL reads. */
static void test_arrays_come_back_as_they_were(void)
{
	static const char *const texts[] = {"plain", "", "NULL", "a,b", "{}", "\"q\"",
		"back\\slash", " blanks ", "line\nfeed", "Сплін", NULL};
	const size_t count = sizeof(texts) / sizeof(texts[0]);
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct buffer array = {0};

	array_begin(&array);
	for (size_t i = 0; i < count; i++)
		array_text(&array, texts[i]);
	array_end(&array);

	const char *const values[] = {buffer_text(&array)};
	PGresult *result = PQexecParams(
		connection, "SELECT * FROM unnest($1::text[])", 1, NULL, values, NULL, NULL, 0);

	CU_ASSERT_EQUAL_FATAL(PQntuples(result), (int)count);
	for (size_t i = 0; i + 1 < count; i++)
		CU_ASSERT_STRING_EQUAL(PQgetvalue(result, (int)i, 0), texts[i]);
	CU_ASSERT(PQgetisnull(result, (int)count - 1, 0));
	PQclear(result);
	buffer_free(&array);
	PQfinish(connection);
}

static void test_numbers_in_arrays(void)
{
	struct buffer array = {0};

	array_begin(&array);
	array_end(&array);
	CU_ASSERT_STRING_EQUAL(buffer_text(&array), "{}");
	buffer_reset(&array);
	array_begin(&array);
	array_number(&array, -7);
	array_number(&array, 0);
	array_number_or_null(&array, 0);
	array_number_or_null(&array, 1976);
	array_end(&array);
	CU_ASSERT_STRING_EQUAL(buffer_text(&array), "{-7,0,NULL,1976}");
	buffer_free(&array);
}

void suite_statement(void)
{
	CU_pSuite suite = CU_add_suite("statement", NULL, NULL);

	CU_add_test(suite, "every statement fits the schema", test_every_statement_fits_the_schema);
	CU_add_test(suite, "rows are in the order of names", test_rows_are_in_the_order_of_names);
	CU_add_test(suite, "arrays come back as they were", test_arrays_come_back_as_they_were);
	CU_add_test(suite, "numbers in arrays", test_numbers_in_arrays);
}
