#include "store/connection.h"

#include <CUnit/CUnit.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "fixture.h"
#include "store/rows.h"
#include "store/store_chart.h"

#include "base/banned.h"

/* ms: one that nothing reaches, and one that is waited for. */
#define LONG_DEADLINE 20000
#define SHORT_DEADLINE 300

/* ms by which a machine may be late. */
#define SLACK 2000

#define TRIAL "application_name=trial"
#define KILL_TRIAL                                                                                 \
	"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"                             \
	" WHERE application_name = 'trial'"

static enum result ask(struct store *store)
{
	int64_t revision = 0;

	return store_site_revision(store, &revision);
}

static uint64_t round_trips(const struct store *store)
{
	return store_counts(store).round_trips;
}

/*
 * Trouble at a known moment: a table is locked, and when the store's connection waits for it, `hit`
 * runs on one connection and `release` on the one that has the lock.
 */
struct trouble {
	PGconn *holder;
	PGconn *watcher;
	const char *hit;
	const char *release;
	pthread_t thread;
};

static void *make_trouble(void *context)
{
	static const char waiting[] =
		"SELECT count(*) FROM pg_stat_activity"
		" WHERE application_name = 'trial' AND wait_event_type = 'Lock'";
	struct trouble *trouble = context;
	int64_t until = clock_monotonic() + LONG_DEADLINE / 2;

	while (strcmp(fixture_ask(trouble->watcher, waiting).value, "1") != 0 &&
		clock_monotonic() < until)
		usleep(2000);
	fixture_ask(trouble->watcher, trouble->hit);
	fixture_ask(trouble->holder, trouble->release);
	return NULL;
}

static void trouble_begin(struct trouble *trouble, const char *lock)
{
	trouble->holder = fixture_connect(FIXTURE_SUPERUSER);
	trouble->watcher = fixture_connect(FIXTURE_SUPERUSER);
	fixture_ask(trouble->holder, "BEGIN");
	CU_ASSERT_STRING_EQUAL(fixture_ask(trouble->holder, lock).state, "");
	pthread_create(&trouble->thread, NULL, make_trouble, trouble);
}

static void trouble_end(struct trouble *trouble)
{
	pthread_join(trouble->thread, NULL);
	PQfinish(trouble->watcher);
	PQfinish(trouble->holder);
}

/* Standard error goes to a file between the two; the text is what was written. */
static int capture_begin(FILE **file)
{
	int before = dup(STDERR_FILENO);

	*file = tmpfile();
	dup2(fileno(*file), STDERR_FILENO);
	return before;
}

static void capture_end(int before, FILE *file, char *text, size_t size)
{
	dup2(before, STDERR_FILENO);
	close(before);
	rewind(file);
	text[fread(text, 1, size - 1, file)] = '\0';
	fclose(file);
}

static size_t line_count(const char *text)
{
	size_t lines = 0;

	for (; *text != '\0'; text++)
		lines += *text == '\n';
	return lines;
}

/*
 * Connections that are lost.
 */

static void test_killed_while_idle(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, LONG_DEADLINE, TRIAL);
	PGconn *admin = fixture_connect(FIXTURE_SUPERUSER);

	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(fixture_ask(admin, KILL_TRIAL).value, "t");
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	CU_ASSERT_EQUAL(round_trips(store), 2); /* seen before anything was sent */
	PQfinish(admin);
	store_free(store);
}

static void test_killed_while_asked(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, LONG_DEADLINE, TRIAL);
	struct trouble trouble = {.hit = KILL_TRIAL, .release = "ROLLBACK"};

	trouble_begin(&trouble, "LOCK TABLE site");
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	CU_ASSERT_EQUAL(round_trips(store), 2);
	trouble_end(&trouble);
	store_free(store);
}

static void test_killed_in_transaction(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, LONG_DEADLINE, TRIAL);
	struct trouble trouble = {.hit = KILL_TRIAL, .release = "ROLLBACK"};

	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	trouble_begin(&trouble, "LOCK TABLE site");
	CU_ASSERT_EQUAL(ask(store), RESULT_UNAVAILABLE);
	CU_ASSERT_EQUAL(round_trips(store), 2); /* not repeated */
	CU_ASSERT_PTR_NOT_NULL(strstr(store_error(store), "site_revision"));
	trouble_end(&trouble);
	CU_ASSERT_EQUAL(ask(store), RESULT_UNAVAILABLE);
	CU_ASSERT_EQUAL(store_commit(store), RESULT_UNAVAILABLE);
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	store_free(store);
}

static void test_killed_idle_in_transaction(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, LONG_DEADLINE, TRIAL);
	PGconn *admin = fixture_connect(FIXTURE_SUPERUSER);

	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	fixture_ask(admin, KILL_TRIAL);
	CU_ASSERT_EQUAL(ask(store), RESULT_UNAVAILABLE);
	store_rollback(store);
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	PQfinish(admin);
	store_free(store);
}

/*
 * Deadlines.
 */

static void expect_deadline(struct store *store)
{
	int64_t start = clock_monotonic();

	CU_ASSERT_EQUAL(ask(store), RESULT_UNAVAILABLE);
	CU_ASSERT(clock_monotonic() - start >= SHORT_DEADLINE);
	CU_ASSERT(clock_monotonic() - start < SHORT_DEADLINE + SLACK);
	CU_ASSERT_PTR_NOT_NULL(strstr(store_error(store), "deadline"));
}

static void test_slow_answer(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, SHORT_DEADLINE, "");
	PGconn *holder = fixture_connect(FIXTURE_SUPERUSER);

	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	fixture_ask(holder, "BEGIN; LOCK TABLE site");
	expect_deadline(store);
	fixture_ask(holder, "ROLLBACK");
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	PQfinish(holder);
	store_free(store);
}

/* A stopped process reads nothing and times nothing out. The tests may lack the right to stop it.
 */
static void test_frozen_backend(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, SHORT_DEADLINE, TRIAL);
	PGconn *admin = fixture_connect(FIXTURE_SUPERUSER);
	long pid;

	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	pid = strtol(fixture_ask(admin,
			     "SELECT pid FROM pg_stat_activity WHERE application_name = 'trial'")
			     .value,
		NULL, 10);
	if (kill((pid_t)pid, SIGSTOP) == 0) {
		expect_deadline(store);
		CU_ASSERT_EQUAL(ask(store), RESULT_OK); /* on a new connection */
		kill((pid_t)pid, SIGCONT);
	} else {
		CU_ASSERT_EQUAL(errno, EPERM);
	}
	PQfinish(admin);
	store_free(store);
}

/* A socket that takes connections and never answers, in a new folder. */
static int open_deaf_server(char *folder)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
	snprintf(address.sun_path, sizeof(address.sun_path), "%s/.s.PGSQL.5432", folder);
	CU_ASSERT_EQUAL_FATAL(bind(listening, (struct sockaddr *)&address, sizeof(address)), 0);
	CU_ASSERT_EQUAL_FATAL(listen(listening, 8), 0);
	return listening;
}

static void remove_server(const char *folder)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/.s.PGSQL.5432", folder);
	unlink(path);
	rmdir(folder);
}

static void test_slow_connecting(void)
{
	char folder[] = "/tmp/storeXXXXXX";
	char more[128];
	int listening = open_deaf_server(folder);
	struct store *store;
	int64_t start;

	snprintf(more, sizeof(more), "host=%s port=5432", folder);
	store = fixture_store(FIXTURE_PUBLIC, SHORT_DEADLINE, more);
	expect_deadline(store);
	/* Those behind do not wait, until the pause of a second is over. */
	start = clock_monotonic();
	for (int i = 0; i < 5; i++)
		CU_ASSERT_EQUAL(ask(store), RESULT_UNAVAILABLE);
	CU_ASSERT(clock_monotonic() - start < SHORT_DEADLINE);
	usleep(1100 * 1000);
	expect_deadline(store);
	CU_ASSERT_EQUAL(round_trips(store), 0);
	store_free(store);
	close(listening);
	remove_server(folder);
}

/* No server: told at once. It comes: no restart needed. */
static void test_server_away_and_back(void)
{
	char folder[] = "/tmp/storeXXXXXX";
	char more[128];
	char path[128];
	char real[256];
	PGconn *admin = fixture_connect(FIXTURE_SUPERUSER);
	struct store *store;

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
	snprintf(more, sizeof(more), "host=%s port=5432", folder);
	snprintf(path, sizeof(path), "%s/.s.PGSQL.5432", folder);
	snprintf(real, sizeof(real), "%s/.s.PGSQL.%s", PQhost(admin), PQport(admin));
	store = fixture_store(FIXTURE_PUBLIC, LONG_DEADLINE, more);
	CU_ASSERT_EQUAL(ask(store), RESULT_UNAVAILABLE);
	CU_ASSERT_PTR_NOT_NULL(strstr(store_error(store), folder));
	CU_ASSERT_PTR_NULL(strchr(store_error(store), '\n'));
	CU_ASSERT_EQUAL(symlink(real, path), 0);
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	store_free(store);
	PQfinish(admin);
	remove_server(folder);
}

static void test_unusable_conninfo(void)
{
	struct store *store = store_new("no such=thing", LONG_DEADLINE);

	CU_ASSERT_EQUAL(ask(store), RESULT_UNAVAILABLE);
	CU_ASSERT(strlen(store_error(store)) > 0);
	store_free(store);
}

/*
 * What PostgreSQL says.
 */

/* The server gives up first: the connection stays. */
static void test_server_timeouts(void)
{
	static const char *const options[] = {
		"options='-c statement_timeout=100'", "options='-c lock_timeout=100'"};
	static const char *const states[] = {"57014", "55P03"};
	PGconn *holder = fixture_connect(FIXTURE_SUPERUSER);

	for (int i = 0; i < 2; i++) {
		struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, options[i]);

		fixture_ask(holder, "BEGIN; LOCK TABLE site");
		CU_ASSERT_EQUAL(ask(store), RESULT_UNAVAILABLE);
		CU_ASSERT_PTR_NOT_NULL(strstr(store_error(store), states[i]));
		CU_ASSERT_PTR_NOT_NULL(strstr(store_error(store), "site_revision"));
		fixture_ask(holder, "ROLLBACK");
		CU_ASSERT_EQUAL(ask(store), RESULT_OK);
		CU_ASSERT_EQUAL(round_trips(store), 2);
		store_free(store);
	}
	PQfinish(holder);
}

/* Runs a script that fails; what became of it. */
static enum result script_result(struct store *store, const char *sql)
{
	enum result result;

	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	result = store_script(store, sql);
	store_rollback(store);
	return result;
}

static void test_results_of_states(void)
{
	static const struct {
		const char *state;
		enum result result;
	} rows[] = {
		{"23505", RESULT_CONFLICT},
		{"23000", RESULT_INVALID},
		{"23502", RESULT_INVALID},
		{"23503", RESULT_INVALID},
		{"23514", RESULT_INVALID},
		{"08006", RESULT_UNAVAILABLE},
		{"25006", RESULT_UNAVAILABLE},
		{"40001", RESULT_UNAVAILABLE},
		{"40P01", RESULT_UNAVAILABLE},
		{"53100", RESULT_UNAVAILABLE},
		{"53300", RESULT_UNAVAILABLE},
		{"55P03", RESULT_UNAVAILABLE},
		{"57014", RESULT_UNAVAILABLE},
		{"57P01", RESULT_UNAVAILABLE},
		{"58030", RESULT_UNAVAILABLE},
		{"22001", RESULT_BROKEN},
		{"22P02", RESULT_BROKEN},
		{"25P02", RESULT_BROKEN},
		{"42501", RESULT_BROKEN},
		{"42601", RESULT_BROKEN},
		{"42P01", RESULT_BROKEN},
		{"P0001", RESULT_BROKEN},
		{"XX000", RESULT_BROKEN},
	};
	struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, "");
	char sql[128];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		snprintf(sql, sizeof(sql),
			"DO $$ BEGIN RAISE 'as asked' USING ERRCODE = '%s'; END $$", rows[i].state);
		CU_ASSERT_EQUAL(script_result(store, sql), rows[i].result);
		CU_ASSERT_PTR_NOT_NULL(strstr(store_error(store), rows[i].state));
	}
	store_free(store);
}

static void test_constraint_names(void)
{
	struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, "");

	CU_ASSERT_STRING_EQUAL(store_constraint(store), "");
	CU_ASSERT_EQUAL(script_result(store, "UPDATE release SET year = 0"), RESULT_INVALID);
	CU_ASSERT_STRING_EQUAL(store_constraint(store), "release_year_range");
	CU_ASSERT_EQUAL(script_result(store, "UPDATE genre SET slug = 'same'"), RESULT_CONFLICT);
	CU_ASSERT_STRING_EQUAL(store_constraint(store), "genre_slug_unique");
	CU_ASSERT_EQUAL(script_result(store, "SELECT 1 / 0"), RESULT_BROKEN);
	CU_ASSERT_STRING_EQUAL(store_constraint(store), "");
	store_free(store);
}

static void test_read_only_server(void)
{
	static const char *const values[] = {"77", "0077-x", "text"};
	struct store *store = fixture_store(
		FIXTURE_OWNER, LONG_DEADLINE, "options='-c default_transaction_read_only=on'");

	CU_ASSERT_EQUAL(store_execute(store, STATEMENT_MIGRATION_ADD, values), RESULT_UNAVAILABLE);
	store_free(store);
}

/* One line for a failure, with the statement, without what was asked. */
static void test_failures_are_logged_once_without_values(void)
{
	static const char *const wrong[] = {"secret", "secret", "secret"};
	static const char *const twice[] = {"1", "secret", "secret"};
	struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, "");
	char text[4096];
	FILE *file;
	int before = capture_begin(&file);

	CU_ASSERT_EQUAL(store_execute(store, STATEMENT_MIGRATION_ADD, wrong), RESULT_BROKEN);
	CU_ASSERT_EQUAL(store_execute(store, STATEMENT_MIGRATION_ADD, twice), RESULT_CONFLICT);
	capture_end(before, file, text, sizeof(text));
	CU_ASSERT_EQUAL(line_count(text), 2);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "migration_add"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "schema_migration_key"));
	CU_ASSERT_PTR_NULL(strstr(text, "secret"));
	CU_ASSERT_PTR_NULL(strstr(store_error(store), "secret"));
	store_free(store);
}

/*
 * Transactions.
 */

static const char add_genre[] = "INSERT INTO genre (name, slug, match_key, near_key)"
				" VALUES ('Trial', 'trial', 'trial', 'trial')";

static const char *trial_genres(void)
{
	static const char sql[] = "SELECT count(*) FROM genre WHERE slug = 'trial'";
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	bool found = strcmp(fixture_ask(connection, sql).value, "1") == 0;

	PQfinish(connection);
	return found ? "kept" : "none";
}

static void test_commit_and_rollback(void)
{
	struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, "");

	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_script(store, add_genre), RESULT_OK);
	store_rollback(store);
	CU_ASSERT_STRING_EQUAL(trial_genres(), "none");
	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_script(store, add_genre), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(trial_genres(), "none");
	CU_ASSERT_EQUAL(store_commit(store), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(trial_genres(), "kept");
	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_script(store, "DELETE FROM genre WHERE slug = 'trial'"), RESULT_OK);
	CU_ASSERT_EQUAL(store_commit(store), RESULT_OK);
	store_free(store);
}

/* PostgreSQL answers ROLLBACK to this COMMIT, and calls that a success. */
static void test_commit_of_a_failed_transaction(void)
{
	struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, "");

	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_script(store, add_genre), RESULT_OK);
	CU_ASSERT_EQUAL(store_script(store, "SELECT 1 / 0"), RESULT_BROKEN);
	CU_ASSERT_EQUAL(ask(store), RESULT_BROKEN);
	CU_ASSERT_EQUAL(store_commit(store), RESULT_BROKEN);
	CU_ASSERT_STRING_EQUAL(trial_genres(), "none");
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	store_free(store);
}

/* Deferred checks speak at the end. */
static void test_commit_refused(void)
{
	struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, "");

	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_script(store,
				"INSERT INTO edition (chart_id, number, size) VALUES (3, 1, 2)"),
		RESULT_OK);
	CU_ASSERT_EQUAL(store_commit(store), RESULT_INVALID);
	CU_ASSERT_STRING_EQUAL(store_constraint(store), "edition_whole");
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	store_rollback(store);
	store_free(store);
}

static void test_misused_transactions(void)
{
	struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, "");

	CU_ASSERT_EQUAL(store_script(store, "SELECT 1"), RESULT_BROKEN);
	CU_ASSERT_EQUAL(store_commit(store), RESULT_BROKEN);
	store_rollback(store);
	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_begin(store), RESULT_BROKEN);
	store_rollback(store);
	CU_ASSERT_EQUAL(script_result(store, "COPY genre FROM STDIN"), RESULT_UNAVAILABLE);
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	store_free(store);
}

/*
 * Exchanges.
 */

static void test_several_calls(void)
{
	static const char *const values[] = {"soundtrack"};
	static const struct store_call calls[] = {{STATEMENT_CHART_STATE, values},
		{STATEMENT_SITE_REVISION, NULL}, {STATEMENT_CHART_STATE, values}};
	struct store *store = fixture_store(FIXTURE_PUBLIC, LONG_DEADLINE, "");
	struct rows *results[3];

	for (uint64_t i = 1; i < 3; i++) {
		CU_ASSERT_EQUAL_FATAL(store_run(store, calls, 3, results), RESULT_OK);
		CU_ASSERT_EQUAL(rows_bigint(results[0], 0, 0), 1);
		CU_ASSERT(rows_bigint(results[1], 0, 0) > 1);
		CU_ASSERT_EQUAL(rows_bigint(results[2], 0, 0), 1);
		CU_ASSERT_EQUAL(store_counts(store).round_trips, i);
		CU_ASSERT_EQUAL(store_counts(store).statements, 3 * i);
		for (int j = 0; j < 3; j++)
			rows_free(results[j]);
	}
	store_free(store);
}

/* A failure in the middle: nothing of the exchange stays, and what was skipped works later. */
static void test_failure_among_several_calls(void)
{
	static const char *const added[] = {"88", "0088-x", "text"};
	static const char *const twice[] = {"1", "0001-x", "text"};
	static const struct store_call calls[] = {{STATEMENT_MIGRATION_ADD, added},
		{STATEMENT_MIGRATION_ADD, twice}, {STATEMENT_SITE_REVISION, NULL}};
	struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, "");
	PGconn *connection = fixture_connect(FIXTURE_OWNER);
	struct rows *results[3];

	CU_ASSERT_EQUAL(store_run(store, calls, 3, results), RESULT_CONFLICT);
	for (int i = 0; i < 3; i++)
		CU_ASSERT_PTR_NULL(results[i]);
	CU_ASSERT_STRING_EQUAL(
		fixture_ask(connection, "SELECT count(*) FROM schema_migration WHERE number = 88")
			.value,
		"0");
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	CU_ASSERT_EQUAL(round_trips(store), 2);
	PQfinish(connection);
	store_free(store);
}

/* All calls see the database at one moment: while the load waits for the rows, somebody publishes a
 * correction. */
static void test_one_snapshot(void)
{
	struct store *store =
		fixture_store(FIXTURE_PUBLIC, LONG_DEADLINE, TRIAL " options='-c lock_timeout=0'");
	struct trouble trouble = {.hit = "SELECT 1",
		.release = "UPDATE release SET title = 'Corrected' WHERE id = 1; COMMIT"};
	struct arena *arena = arena_new();
	struct chart_state state = {0};
	struct chart *chart = NULL;

	CU_ASSERT_EQUAL(store_chart_state(store, "soundtrack", &state), RESULT_OK);
	trouble_begin(&trouble, "LOCK TABLE place");
	CU_ASSERT_EQUAL_FATAL(
		store_chart_load(store, &(const struct chart_state){.id = 1}, arena, &chart),
		RESULT_OK);
	trouble_end(&trouble);
	CU_ASSERT_EQUAL(chart->revision, state.revision);
	CU_ASSERT_STRING_EQUAL(chart->rows[0].title, "Blade Runner");
	CU_ASSERT_EQUAL_FATAL(
		store_chart_load(store, &(const struct chart_state){.id = 1}, arena, &chart),
		RESULT_OK);
	CU_ASSERT(chart->revision > state.revision);
	CU_ASSERT_STRING_EQUAL(chart->rows[0].title, "Corrected");

	PGconn *owner = fixture_connect(FIXTURE_OWNER);

	fixture_ask(owner, "UPDATE release SET title = 'Blade Runner' WHERE id = 1");
	PQfinish(owner);
	arena_free(arena);
	store_free(store);
}

/* In a transaction for writing, what others committed meanwhile is seen. */
static void test_transactions_see_what_was_committed(void)
{
	struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, "");
	PGconn *owner = fixture_connect(FIXTURE_OWNER);
	int64_t before = 0;
	int64_t after = 0;

	CU_ASSERT_EQUAL(store_begin(store), RESULT_OK);
	CU_ASSERT_EQUAL(store_site_revision(store, &before), RESULT_OK);
	fixture_ask(owner, "UPDATE site SET revision = revision + 1");
	CU_ASSERT_EQUAL(store_site_revision(store, &after), RESULT_OK);
	CU_ASSERT(after > before);
	store_rollback(store);
	PQfinish(owner);
	store_free(store);
}

/* A migration changed the type of a column while the statement was prepared. */
static void test_changed_columns(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, LONG_DEADLINE, "");
	PGconn *owner = fixture_connect(FIXTURE_OWNER);

	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	fixture_ask(owner, "ALTER TABLE site ALTER COLUMN revision TYPE numeric");
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	fixture_ask(owner, "ALTER TABLE site ALTER COLUMN revision TYPE bigint");
	CU_ASSERT_EQUAL(ask(store), RESULT_OK);
	CU_ASSERT_EQUAL(round_trips(store), 5);
	PQfinish(owner);
	store_free(store);
}

/* More than the sockets hold in both directions at once: neither side may wait for the other. */
static void test_large_exchange(void)
{
	enum { CALLS = 4000, BYTES = 8 * 1024 * 1024 };

	static const char *const one[] = {"1"};
	static struct store_call calls[CALLS];
	static struct rows *results[CALLS];
	struct store *store = fixture_store(FIXTURE_OWNER, LONG_DEADLINE, "");
	struct buffer text = {0};

	buffer_add_text(&text, "{\"");
	buffer_reserve(&text, BYTES);
	for (int i = 0; i < BYTES; i++)
		buffer_add_char(&text, 'x');
	buffer_add_text(&text, "\"}");

	const char *const values[] = {"{1}", buffer_text(&text)};

	for (int i = 0; i < CALLS; i++)
		calls[i] = (struct store_call){STATEMENT_CHART_ROWS, one};
	calls[CALLS - 1] = (struct store_call){STATEMENT_MIGRATION_LIST, values};
	CU_ASSERT_EQUAL_FATAL(store_run(store, calls, CALLS, results), RESULT_OK);
	CU_ASSERT_EQUAL(round_trips(store), 1);
	CU_ASSERT(rows_count(results[0]) > 0);
	CU_ASSERT(rows_count(results[CALLS - 1]) > 0);
	CU_ASSERT_FALSE(rows_bool(results[CALLS - 1], 0, 3));
	for (int i = 0; i < CALLS; i++)
		rows_free(results[i]);
	buffer_free(&text);
	store_free(store);
}

/* Patience is for all exchanges together, and ends. */
static void test_patience(void)
{
	struct store *store = fixture_store(FIXTURE_PUBLIC, SHORT_DEADLINE, "");
	PGconn *holder = fixture_connect(FIXTURE_OWNER);
	struct rows *rows = NULL;
	int64_t start;

	CU_ASSERT_EQUAL(store_begin_look(store), RESULT_OK);
	fixture_ask(holder, "BEGIN; LOCK TABLE site");
	start = clock_monotonic();
	store_patience(store, 3 * SHORT_DEADLINE);
	CU_ASSERT_EQUAL(
		store_query(store, STATEMENT_SITE_REVISION, NULL, &rows), RESULT_UNAVAILABLE);
	CU_ASSERT(clock_monotonic() - start >= 3 * SHORT_DEADLINE);
	CU_ASSERT_EQUAL(
		store_query(store, STATEMENT_SITE_REVISION, NULL, &rows), RESULT_UNAVAILABLE);
	store_rollback(store);
	store_patience(store, 0);
	expect_deadline(store);
	PQfinish(holder);
	store_free(store);
}

static void test_session(void)
{
	struct store *store =
		fixture_store(FIXTURE_PUBLIC, LONG_DEADLINE, "client_encoding=LATIN1");
	PGconn *admin = fixture_connect(FIXTURE_SUPERUSER);
	struct arena *arena = arena_new();
	struct chart *chart = NULL;

	CU_ASSERT_EQUAL_FATAL(
		store_chart_load(store, &(const struct chart_state){.id = 1}, arena, &chart),
		RESULT_OK);
	CU_ASSERT_STRING_EQUAL(chart->rows[3].title, "Älä");
	CU_ASSERT_STRING_EQUAL(fixture_ask(admin, "SELECT count(*) FROM pg_stat_activity"
						  " WHERE application_name = 'silverchart'")
				       .value,
		"1");
	arena_free(arena);
	PQfinish(admin);
	store_free(store);
}

/* A number that is none is a fault of the statement, not a crash. */
static void test_rows_of_wrong_type(void)
{
	static const char *const values[] = {"1"};
	struct store *store = fixture_store(FIXTURE_PUBLIC, LONG_DEADLINE, "");
	struct rows *rows = NULL;

	CU_ASSERT_EQUAL_FATAL(store_query(store, STATEMENT_CHART_HEAD, values, &rows), RESULT_OK);
	CU_ASSERT_EQUAL(rows_int(rows, 0, 1), 0);
	CU_ASSERT_FALSE(rows_bool(rows, 0, 1));
	CU_ASSERT_EQUAL(rows_bigint(rows, 0, 10), 1767864600);
	CU_ASSERT_FALSE(rows_is_null(rows, 0, 1));
	rows_free(rows);
	store_free(store);
}

void suite_connection(void)
{
	CU_pSuite suite = CU_add_suite("connection", NULL, NULL);

	CU_add_test(suite, "killed while idle", test_killed_while_idle);
	CU_add_test(suite, "killed while asked", test_killed_while_asked);
	CU_add_test(suite, "killed in transaction", test_killed_in_transaction);
	CU_add_test(suite, "killed idle in transaction", test_killed_idle_in_transaction);
	CU_add_test(suite, "slow answer", test_slow_answer);
	CU_add_test(suite, "frozen backend", test_frozen_backend);
	CU_add_test(suite, "slow connecting", test_slow_connecting);
	CU_add_test(suite, "server away and back", test_server_away_and_back);
	CU_add_test(suite, "unusable conninfo", test_unusable_conninfo);
	CU_add_test(suite, "server timeouts", test_server_timeouts);
	CU_add_test(suite, "results of states", test_results_of_states);
	CU_add_test(suite, "constraint names", test_constraint_names);
	CU_add_test(suite, "read-only server", test_read_only_server);
	CU_add_test(
		suite, "logged once without values", test_failures_are_logged_once_without_values);
	CU_add_test(suite, "commit and rollback", test_commit_and_rollback);
	CU_add_test(suite, "commit of a failed transaction", test_commit_of_a_failed_transaction);
	CU_add_test(suite, "commit refused", test_commit_refused);
	CU_add_test(suite, "misused transactions", test_misused_transactions);
	CU_add_test(suite, "several calls", test_several_calls);
	CU_add_test(suite, "failure among several calls", test_failure_among_several_calls);
	CU_add_test(suite, "one snapshot", test_one_snapshot);
	CU_add_test(suite, "transactions see what was committed",
		test_transactions_see_what_was_committed);
	CU_add_test(suite, "changed columns", test_changed_columns);
	CU_add_test(suite, "large exchange", test_large_exchange);
	CU_add_test(suite, "session", test_session);
	CU_add_test(suite, "patience", test_patience);
	CU_add_test(suite, "rows of wrong type", test_rows_of_wrong_type);
}
