#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "fixture.h"
#include "store/statement.h"

#include "base/banned.h"

/* No statement of the readers' service reads a whole table of this many rows. */
#define LARGE "10000"

/*
 * Of a plan ($1), the steps that read a large table from end to end, also those of policies and
 * other subplans: every sequential scan, and a scan of an index without a condition, unless a LIMIT
 * ends it.
 */
static const char readings[] =
	"SELECT string_agg(DISTINCT concat_ws(' ', node ->> 'Node Type', 'of', named.relname), ', "
	"')"
	" FROM jsonb_path_query($1::text::jsonb, '$.** ? (exists(@.\"Relation Name\"))') AS node"
	" JOIN pg_class AS named ON named.oid = (node ->> 'Relation Name')::regclass"
	" WHERE jsonb_typeof(node) = 'object' AND named.reltuples >= " LARGE
	" AND (node ->> 'Node Type' = 'Seq Scan' OR node ->> 'Node Type' LIKE 'Index%Scan'"
	" AND NOT node ? 'Index Cond' AND $1 NOT LIKE '%\"Node Type\": \"Limit\"%')";

/* What came of explaining a statement as the readers' role. */
struct plan {
	bool denied;        /* the role has no right to run it */
	char readings[256]; /* of large tables; "" when there are none */
};

static void read_plan(PGconn *superuser, const char *json, struct plan *plan)
{
	PGresult *found = PQexecParams(superuser, readings, 1, NULL, &json, NULL, NULL, 0);

	CU_ASSERT_EQUAL(PQresultStatus(found), PGRES_TUPLES_OK);
	snprintf(plan->readings, sizeof(plan->readings), "%s",
		PQresultStatus(found) == PGRES_TUPLES_OK ? PQgetvalue(found, 0, 0)
							 : PQresultErrorMessage(found));
	PQclear(found);
}

/* Missing values will do: the plan is the one for every value. */
static PGresult *explain_prepared(PGconn *readers, int parameters)
{
	struct buffer sql = {0};

	buffer_add_text(&sql, "EXPLAIN (FORMAT JSON) EXECUTE statement");
	for (int i = 0; i < parameters; i++)
		buffer_add_text(&sql, i == 0 ? "(NULL" : ", NULL");
	buffer_add_text(&sql, parameters > 0 ? ")" : "");

	PGresult *explained = PQexec(readers, buffer_text(&sql));

	buffer_free(&sql);
	return explained;
}

static struct plan explain(PGconn *readers, PGconn *superuser, const char *sql)
{
	struct plan plan = {.denied = false};

	PQclear(PQprepare(readers, "statement", sql, 0, NULL));
	PGresult *described = PQdescribePrepared(readers, "statement");
	PGresult *explained = explain_prepared(readers, PQnparams(described));
	const char *state = PQresultErrorField(explained, PG_DIAG_SQLSTATE);

	plan.denied = state != NULL && strcmp(state, "42501") == 0;
	if (PQresultStatus(explained) == PGRES_TUPLES_OK)
		read_plan(superuser, PQgetvalue(explained, 0, 0), &plan);
	else if (!plan.denied)
		snprintf(plan.readings, sizeof(plan.readings), "%s",
			PQresultErrorMessage(explained));
	PQclear(explained);
	PQclear(described);
	PQclear(PQexec(readers, "DEALLOCATE ALL"));
	return plan;
}

static void test_database_is_large(void)
{
	PGconn *superuser = fixture_connect(FIXTURE_SUPERUSER);
	static const char counted[] =
		"SELECT count(*) FROM pg_class WHERE relname IN ('release', 'release_genre',"
		" 'genre_release', 'place', 'edition_entry', 'artist', 'artist_credit',"
		" 'artist_credit_part') AND reltuples >= " LARGE;

	CU_ASSERT_STRING_EQUAL(fixture_ask(superuser, counted).value, "8");
	PQfinish(superuser);
}

/* The test sees what it looks for. */
static void test_whole_tables_are_seen(void)
{
	static const struct {
		const char *sql;
		bool seen;
	} rows[] = {
		{"SELECT title FROM release WHERE id = $1", false},
		{"SELECT title FROM release WHERE day = $1", true},
		{"SELECT count(*) FROM place", true},
		{"SELECT slug FROM release ORDER BY slug", true},
		{"SELECT slug FROM release ORDER BY slug LIMIT 1", false},
		{"SELECT slug FROM chart WHERE id IN (SELECT chart_id FROM place WHERE year = $1)",
			true},
		{"SELECT genre_id FROM release_genre WHERE genre_id = $1", false},
	};
	PGconn *readers = fixture_connect(FIXTURE_PUBLIC);
	PGconn *superuser = fixture_connect(FIXTURE_SUPERUSER);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct plan plan = explain(readers, superuser, rows[i].sql);

		if ((plan.readings[0] != '\0') != rows[i].seen)
			printf("\n%s: \"%s\"", rows[i].sql, plan.readings);
		CU_ASSERT_EQUAL(plan.readings[0] != '\0', rows[i].seen);
	}
	PQfinish(superuser);
	PQfinish(readers);
}

/* Of the editors' service, and not denied, since they touch nothing that readers may not read. They
 * go through all releases or artists, published or not, some 30 ms at this size: the lists of them,
 * which are counted and where the sign "+" may be searched for, and the counts of what lacks a
 * title, date or genre on the editors' first page. */
static bool is_excepted(const char *name)
{
	return strncmp(name, "find_", strlen("find_")) == 0 || strcmp(name, "queue_sizes") == 0 ||
	       strncmp(name, "transaction_", strlen("transaction_")) == 0;
}

/*
 * The price of a look-up. Twice PostgreSQL's own, so that the statistics of another day do not tip
 * what is a little cheaper by key today; but an import looks for slugs in ranges, each of which
 * PostgreSQL takes for a 200th of the table.
 */
static void set_price(PGconn *readers, const char *name)
{
	bool is_import = strncmp(name, "import_", strlen("import_")) == 0;
	PGresult *set = PQexec(
		readers, is_import ? "SET random_page_cost = 4" : "SET random_page_cost = 8");

	CU_ASSERT_EQUAL(PQresultStatus(set), PGRES_COMMAND_OK);
	PQclear(set);
}

/* All that readers have the right to run; what only editors may is denied. */
static void test_no_statement_reads_a_whole_table(void)
{
	PGconn *readers = fixture_connect(FIXTURE_PUBLIC);
	PGconn *superuser = fixture_connect(FIXTURE_SUPERUSER);
	int explained = 0;

	CU_ASSERT_STRING_EQUAL(
		fixture_ask(readers, "SHOW plan_cache_mode").value, "force_generic_plan");
	CU_ASSERT_STRING_EQUAL(fixture_ask(readers, "SHOW jit").value, "off");
	for (int i = 0; i < STATEMENT_COUNT; i++) {
		if (is_excepted(statements[i].name))
			continue;
		set_price(readers, statements[i].name);
		struct plan plan = explain(readers, superuser, statements[i].text);

		if (plan.readings[0] != '\0')
			printf("\n%s: %s", statements[i].name, plan.readings);
		CU_ASSERT_STRING_EQUAL(plan.readings, "");
		explained += plan.denied ? 0 : 1;
	}
	/* The others are the editors' alone. */
	CU_ASSERT(explained > STATEMENT_COUNT / 3);
	PQfinish(superuser);
	PQfinish(readers);
}

void suite_plans(void)
{
	CU_pSuite suite = CU_add_suite("plans", NULL, NULL);

	CU_add_test(suite, "the database is large", test_database_is_large);
	CU_add_test(suite, "whole tables are seen", test_whole_tables_are_seen);
	CU_add_test(
		suite, "no statement reads a whole table", test_no_statement_reads_a_whole_table);
}
