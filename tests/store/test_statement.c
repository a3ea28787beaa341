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

/* Texts that an array must quote or escape, and none. */
static const char *const texts[] = {"plain", "", "NULL", "null", "a,b", "{}", "\"q\"",
	"back\\slash", "\\", " blanks ", "line\nfeed", "Сплін", NULL, "}"};

/* array.c writes what PostgreSQL reads. */
static void test_arrays_come_back_as_they_were(void)
{
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
	for (size_t i = 0; i < count; i++) {
		CU_ASSERT_STRING_EQUAL(
			PQgetvalue(result, (int)i, 0), texts[i] != NULL ? texts[i] : "");
		CU_ASSERT_EQUAL(PQgetisnull(result, (int)i, 0), texts[i] == NULL);
	}
	PQclear(result);
	buffer_free(&array);
	PQfinish(connection);
}

/* Reads what PostgreSQL answers to `sql`, a single array. */
static const char **ask_array(
	PGconn *connection, const char *sql, struct arena *arena, size_t *count)
{
	struct fixture_answer answer = fixture_ask(connection, sql);

	return array_read(arena_text(arena, answer.value), arena, count);
}

/* array.c reads what PostgreSQL writes. */
static void test_arrays_are_read(void)
{
	const size_t count = sizeof(texts) / sizeof(texts[0]);
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct arena *arena = arena_new();
	struct buffer sql = {0};
	const char **read;
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		buffer_add_text(&sql, i == 0 ? "SELECT ARRAY[" : ", ");
		if (texts[i] != NULL)
			buffer_format(&sql, "'%s'", texts[i]);
		else
			buffer_add_text(&sql, "NULL");
	}
	buffer_add_text(&sql, "]");
	read = ask_array(connection, buffer_text(&sql), arena, &found);
	CU_ASSERT_EQUAL_FATAL(found, count);
	for (size_t i = 0; i < count; i++) {
		CU_ASSERT_EQUAL_FATAL(read[i] == NULL, texts[i] == NULL);
		CU_ASSERT(texts[i] == NULL || strcmp(read[i], texts[i]) == 0);
	}
	ask_array(connection, "SELECT '{}'::text[]", arena, &found);
	CU_ASSERT_EQUAL(found, 0);
	read = ask_array(connection, "SELECT '{7,NULL,-1}'::int[]", arena, &found);
	CU_ASSERT_EQUAL_FATAL(found, 3);
	CU_ASSERT_STRING_EQUAL(read[0], "7");
	CU_ASSERT_PTR_NULL(read[1]);
	CU_ASSERT_STRING_EQUAL(read[2], "-1");
	buffer_free(&sql);
	arena_free(arena);
	PQfinish(connection);
}

/* What is no whole array ends where its text does. */
static void test_broken_arrays(void)
{
	static const struct {
		const char *literal;
		size_t count;
	} rows[] = {{"", 0}, {"{", 0}, {"a", 0}, {"{a", 1}, {"{\"a", 1}, {"{\"a\\", 1},
		{"{\"a\"", 1}, {"{a,", 1}, {"{,", 1}, {"{\"a\"b\"c\"}", 1}};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t count = 9;
		array_read(arena_text(arena, rows[i].literal), arena, &count);
		CU_ASSERT_EQUAL(count, rows[i].count);
	}
	arena_free(arena);
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
	CU_add_test(suite, "arrays are read", test_arrays_are_read);
	CU_add_test(suite, "broken arrays", test_broken_arrays);
	CU_add_test(suite, "numbers in arrays", test_numbers_in_arrays);
}
