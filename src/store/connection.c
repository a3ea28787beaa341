#include "store/connection.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/internal.h"

#include "base/banned.h"

/* After a server was too slow to let us in, requests fail at once for so long (ms): waiting their
 * full deadline each would queue up everybody behind. */
#define CONNECT_PAUSE 1000

/* Bytes of an identifier in PostgreSQL, NUL included. */
#define NAME_SIZE 64

/* All calls of one exchange see one snapshot; see also transaction_begin.sql. */
#define SESSION_OPTIONS "-c default_transaction_isolation=repeatable\\ read"

static const char no_answer[] = "no answer within the deadline";

/* Where a statement stands on the present connection. */
enum preparation { PREPARE_NEEDED, PREPARE_SENT, PREPARE_DONE };

struct store {
	char *conninfo;
	char *options; /* of the session: the conninfo's own behind ours */
	int deadline;
	int64_t patient_until; /* monotonic time that stands for the deadline; 0: the usual one */
	PGconn *connection;    /* NULL while there is none */
	unsigned char prepared[STATEMENT_COUNT]; /* enum preparation */
	bool in_transaction; /* also after the connection was lost, until rollback */
	int64_t pause_until; /* monotonic time before which nothing is connected to */
	struct buffer error;
	char constraint[NAME_SIZE];
	struct store_counts counts;
};

/* How talking to the server ended, whatever was said. */
enum exchange {
	EXCHANGE_DONE,
	EXCHANGE_LOST, /* no connection any more, or one to be made anew */
	EXCHANGE_LATE, /* the deadline passed */
};

/* The session's options, joined with those that the conninfo has, which win. */
static char *session_options(const char *conninfo)
{
	struct buffer options = {0};
	PQconninfoOption *given = PQconninfoParse(conninfo, NULL);

	buffer_add_text(&options, SESSION_OPTIONS);
	/* A conninfo that cannot be read is told when it is connected to. */
	for (PQconninfoOption *one = given; one != NULL && one->keyword != NULL; one++) {
		if (strcmp(one->keyword, "options") == 0 && one->val != NULL)
			buffer_format(&options, " %s", one->val);
	}
	PQconninfoFree(given);
	return options.data;
}

struct store *store_new(const char *conninfo, int deadline)
{
	struct store *store = memory_get(sizeof(*store));

	store->conninfo = memory_text(conninfo);
	store->options = session_options(conninfo);
	store->deadline = deadline;
	return store;
}

void store_patience(struct store *store, int time)
{
	store->patient_until = time > 0 ? clock_monotonic() + time : 0;
}

static int64_t usual_end(const struct store *store)
{
	return clock_monotonic() + store->deadline;
}

/* When the exchange that begins now must be over. */
static int64_t end_of_exchange(const struct store *store)
{
	return store->patient_until > 0 ? store->patient_until : usual_end(store);
}

static void disconnect(struct store *store)
{
	PQfinish(store->connection);
	store->connection = NULL;
	memset(store->prepared, PREPARE_NEEDED, sizeof(store->prepared));
}

void store_free(struct store *store)
{
	if (store == NULL)
		return;
	disconnect(store);
	buffer_free(&store->error);
	free(store->options);
	free(store->conninfo);
	free(store);
}

const char *store_error(const struct store *store)
{
	return buffer_text(&store->error);
}

const char *store_constraint(const struct store *store)
{
	return store->constraint;
}

struct store_counts store_counts(const struct store *store)
{
	return store->counts;
}

/* The one place that keeps and logs a failure. libpq's messages may have several lines. */
static enum result fail(
	struct store *store, enum result result, const char *where, const char *message)
{
	bool expected = result == RESULT_INVALID || result == RESULT_CONFLICT;

	buffer_reset(&store->error);
	buffer_format(&store->error, "%s: %s", where, message);
	while (store->error.length > 0 && store->error.data[store->error.length - 1] == '\n')
		store->error.data[--store->error.length] = '\0';
	for (char *byte = store->error.data; *byte != '\0'; byte++) {
		if (*byte == '\n' || *byte == '\t')
			*byte = ' ';
	}
	log_write(expected ? LOG_INFO : LOG_ERROR, "database: %s", store->error.data);
	store->counts.failures += !expected;
	return result;
}

/*
 * Failures.
 */

/* What the classes and codes of SQLSTATE mean to us, the longer code first; anything else is a
 * fault of a statement or of the set-up. */
static const struct {
	const char *code; /* beginning of the SQLSTATE */
	enum result result;
} meanings[] = {
	{"23505", RESULT_CONFLICT},    /* unique_violation */
	{"23", RESULT_INVALID},        /* integrity constraints, those of triggers too */
	{"08", RESULT_UNAVAILABLE},    /* connection */
	{"25006", RESULT_UNAVAILABLE}, /* read_only_sql_transaction: we reached a standby */
	{"25P03", RESULT_UNAVAILABLE}, /* idle_in_transaction_session_timeout */
	{"40", RESULT_UNAVAILABLE},    /* serialization failure, deadlock, outcome unknown */
	{"53", RESULT_UNAVAILABLE},    /* disk full, out of memory, too many connections */
	{"55P03", RESULT_UNAVAILABLE}, /* lock_not_available */
	{"57", RESULT_UNAVAILABLE},    /* cancelled by timeout, shut down, crashed, starting */
	{"58", RESULT_UNAVAILABLE},    /* system error: I/O */
};

static enum result result_of_sqlstate(const char *state)
{
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		if (text_starts(state, meanings[i].code))
			return meanings[i].result;
	}
	return RESULT_BROKEN;
}

static const char *answer_field(const PGresult *answer, int field)
{
	const char *text = PQresultErrorField(answer, field);

	return text != NULL ? text : "";
}

/* Judges an error, or a lost connection (`answer` may be NULL then): the one place where SQLSTATE
 * and the state of the connection become a result. */
static enum result judge(
	struct store *store, enum exchange exchange, const PGresult *answer, const char *where)
{
	const char *state = answer_field(answer, PG_DIAG_SQLSTATE);
	const char *message = answer_field(answer, PG_DIAG_MESSAGE_PRIMARY);
	enum result result = result_of_sqlstate(state);
	char text[512];

	if (exchange == EXCHANGE_LOST)
		result = RESULT_UNAVAILABLE;
	snprintf(store->constraint, sizeof(store->constraint), "%s",
		answer_field(answer, PG_DIAG_CONSTRAINT_NAME));
	if (state[0] == '\0')
		snprintf(text, sizeof(text), "%s", PQerrorMessage(store->connection));
	else if (text_starts(state, "22")) /* data errors: their messages show the values */
		snprintf(text, sizeof(text), "a value was refused (SQLSTATE %s)", state);
	else
		snprintf(text, sizeof(text), "%s (SQLSTATE %s)", message, state);
	return fail(store, result, where, text);
}

/*
 * Waiting. Nothing here blocks longer than until the deadline.
 */

static enum exchange wait_for(const PGconn *connection, short events, int64_t until)
{
	struct pollfd socket = {.fd = PQsocket(connection), .events = events};

	while (socket.fd >= 0) {
		int64_t left = until - clock_monotonic();
		int ready = left > 0 ? poll(&socket, 1, (int)left) : 0;

		if (ready > 0)
			return EXCHANGE_DONE;
		if (ready == 0)
			return EXCHANGE_LATE;
		if (errno != EINTR)
			return EXCHANGE_LOST;
	}
	return EXCHANGE_LOST;
}

/* Sends what libpq holds. What the server answers meanwhile is taken in, or both sides would wait
 * for each other to read. */
static enum exchange flush(PGconn *connection, int64_t until)
{
	enum exchange exchange = EXCHANGE_DONE;
	int rest;

	while ((rest = PQflush(connection)) == 1 && exchange == EXCHANGE_DONE) {
		exchange = wait_for(connection, POLLIN | POLLOUT, until);
		if (exchange == EXCHANGE_DONE && PQconsumeInput(connection) == 0)
			exchange = EXCHANGE_LOST;
	}
	return rest < 0 ? EXCHANGE_LOST : exchange;
}

/* The next answer, NULL between those of two statements and behind the last of a script. */
static enum exchange next_answer(PGconn *connection, int64_t until, PGresult **answer)
{
	while (PQisBusy(connection)) {
		enum exchange exchange = wait_for(connection, POLLIN, until);

		if (exchange != EXCHANGE_DONE)
			return exchange;
		if (PQconsumeInput(connection) == 0)
			return EXCHANGE_LOST;
	}
	*answer = PQgetResult(connection);
	return EXCHANGE_DONE;
}

/*
 * Connecting.
 */

static void log_notice(void *context, const char *message)
{
	(void)context;
	log_debug("database: %s", message);
}

static enum exchange connect_until(struct store *store, int64_t until)
{
	const char *const keys[] = {
		"dbname", "options", "client_encoding", "fallback_application_name", NULL};
	const char *const values[] = {store->conninfo, store->options, "UTF8", "silverchart", NULL};
	PostgresPollingStatusType state = PGRES_POLLING_WRITING;
	enum exchange exchange = EXCHANGE_DONE;

	store->connection = PQconnectStartParams(keys, values, 1);
	if (PQstatus(store->connection) == CONNECTION_BAD)
		return EXCHANGE_LOST;
	PQsetNoticeProcessor(store->connection, log_notice, NULL);
	while (state != PGRES_POLLING_OK && exchange == EXCHANGE_DONE) {
		exchange = wait_for(store->connection,
			state == PGRES_POLLING_READING ? POLLIN : POLLOUT, until);
		if (exchange == EXCHANGE_DONE)
			state = PQconnectPoll(store->connection);
		if (state == PGRES_POLLING_FAILED)
			exchange = EXCHANGE_LOST;
	}
	if (exchange == EXCHANGE_DONE && PQsetnonblocking(store->connection, 1) != 0)
		exchange = EXCHANGE_LOST;
	return exchange;
}

/* A server that went away while nothing was asked left its last words and an end of file in the
 * socket; PQstatus() alone does not know yet. */
static bool is_alive(PGconn *connection)
{
	struct pollfd socket = {.fd = PQsocket(connection), .events = POLLIN};

	while (PQstatus(connection) == CONNECTION_OK) {
		if (poll(&socket, 1, 0) == 0)
			return true;
		if ((socket.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0 ||
			PQconsumeInput(connection) == 0)
			return false;
	}
	return false;
}

/* Connects anew; NULL, or why not (until the next call). */
static const char *reconnect(struct store *store, int64_t until)
{
	enum exchange exchange;

	disconnect(store);
	if (store->in_transaction)
		return "a transaction cannot go on without its connection";
	if (clock_monotonic() < store->pause_until)
		return "not tried, the server was too slow a moment ago";
	exchange = connect_until(store, until);
	store->counts.connections += exchange == EXCHANGE_DONE;
	if (exchange == EXCHANGE_LOST)
		return PQerrorMessage(store->connection);
	if (exchange == EXCHANGE_LATE) {
		store->pause_until = clock_monotonic() + CONNECT_PAUSE;
		return no_answer;
	}
	return NULL;
}

static bool be_connected(struct store *store, int64_t until)
{
	const char *reason = NULL;

	if (store->connection == NULL || !is_alive(store->connection))
		reason = reconnect(store, until);
	if (reason != NULL) {
		fail(store, RESULT_UNAVAILABLE, "connecting", reason);
		disconnect(store);
	}
	return reason == NULL;
}

/*
 * Running.
 */

static bool send_calls(struct store *store, const struct store_call *calls, size_t count)
{
	PGconn *connection = store->connection;

	if (!PQenterPipelineMode(connection))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct statement *statement = &statements[calls[i].statement];
		unsigned char *prepared = &store->prepared[calls[i].statement];

		if (*prepared == PREPARE_NEEDED) {
			if (!PQsendPrepare(connection, statement->name, statement->text, 0, NULL))
				return false;
			*prepared = PREPARE_SENT;
		}
		if (!PQsendQueryPrepared(connection, statement->name, statement->parameters,
			    calls[i].values, NULL, NULL, 0))
			return false;
	}
	return PQpipelineSync(connection) == 1;
}

static struct rows *rows_new(PGresult *answer, const struct store_call *call)
{
	struct rows *rows = memory_get(sizeof(*rows));

	rows->result = answer;
	rows->statement = statements[call->statement].name;
	return rows;
}

/* What came back for the calls of one exchange. */
struct answers {
	const struct store_call *calls;
	struct rows **results;
	size_t at;         /* the call that is being answered */
	PGresult *failure; /* the first error; those behind it only say that they were skipped */
};

/* Takes an answer in; true when it was the last. */
static bool take_answer(struct store *store, struct answers *answers, PGresult *answer)
{
	ExecStatusType status = PQresultStatus(answer);
	bool good = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;

	if (good && store->prepared[answers->calls[answers->at].statement] == PREPARE_SENT) {
		store->prepared[answers->calls[answers->at].statement] = PREPARE_DONE;
		PQclear(answer);
	} else if (good) {
		answers->results[answers->at] = rows_new(answer, &answers->calls[answers->at]);
		answers->at++;
	} else if (status != PGRES_PIPELINE_SYNC && answers->failure == NULL) {
		answers->failure = answer;
	} else {
		PQclear(answer);
	}
	return status == PGRES_PIPELINE_SYNC;
}

static enum exchange take_answers(struct store *store, struct answers *answers, int64_t until)
{
	bool last = false;
	bool pause = false;

	while (!last) {
		PGresult *answer = NULL;
		enum exchange exchange = next_answer(store->connection, until, &answer);

		if (exchange != EXCHANGE_DONE)
			return exchange;
		/* One NULL stands between two statements; two mean that nothing is to come. */
		if (answer == NULL && pause)
			return EXCHANGE_LOST;
		pause = answer == NULL;
		if (answer != NULL)
			last = take_answer(store, answers, answer);
		if (PQstatus(store->connection) != CONNECTION_OK)
			return EXCHANGE_LOST;
	}
	return PQexitPipelineMode(store->connection) ? EXCHANGE_DONE : EXCHANGE_LOST;
}

/* What was sent to be prepared behind an error was skipped. */
static void forget_skipped(struct store *store)
{
	for (size_t i = 0; i < STATEMENT_COUNT; i++) {
		if (store->prepared[i] == PREPARE_SENT)
			store->prepared[i] = PREPARE_NEEDED;
	}
}

/* A prepared statement that the server forgot, or whose columns a migration changed. */
static bool is_stale(const PGresult *failure)
{
	const char *state = answer_field(failure, PG_DIAG_SQLSTATE);

	return strcmp(state, "26000") == 0 || strcmp(state, "0A000") == 0;
}

/* Judges the exchange and closes a connection that is of no more use. */
static enum exchange conclude(struct store *store, enum exchange exchange,
	const struct answers *answers, size_t count, enum result *result)
{
	size_t at = answers->at < count ? answers->at : count - 1;
	const char *where = statements[answers->calls[at].statement].name;

	if (exchange == EXCHANGE_LATE)
		*result = fail(store, RESULT_UNAVAILABLE, where, no_answer);
	else if (exchange == EXCHANGE_LOST || answers->failure != NULL)
		*result = judge(store, exchange, answers->failure, where);
	else
		*result = RESULT_OK;
	forget_skipped(store);
	if (exchange == EXCHANGE_DONE && is_stale(answers->failure))
		exchange = EXCHANGE_LOST;
	if (exchange != EXCHANGE_DONE)
		disconnect(store);
	return exchange;
}

/* One round trip. After EXCHANGE_LOST repeating may help. */
static enum exchange run_once(struct store *store, const struct store_call *calls, size_t count,
	struct rows **results, int64_t until, enum result *result)
{
	struct answers answers = {.calls = calls, .results = results};
	enum exchange exchange = EXCHANGE_LOST;

	store->counts.round_trips++;
	store->counts.statements += count;
	if (send_calls(store, calls, count))
		exchange = flush(store->connection, until);
	if (exchange == EXCHANGE_DONE)
		exchange = take_answers(store, &answers, until);
	exchange = conclude(store, exchange, &answers, count, result);
	PQclear(answers.failure);
	for (size_t i = 0; i < count && *result != RESULT_OK; i++) {
		rows_free(results[i]);
		results[i] = NULL;
	}
	return exchange;
}

static enum result run(
	struct store *store, const struct store_call *calls, size_t count, struct rows **results)
{
	int64_t until = end_of_exchange(store);
	enum exchange exchange = EXCHANGE_LOST;
	enum result result = RESULT_BROKEN;

	memset(results, 0, count * sizeof(*results));
	/* A transaction has only the connection that it began on. */
	for (int attempts = store->in_transaction ? 1 : 2;
		attempts > 0 && exchange == EXCHANGE_LOST; attempts--) {
		if (!be_connected(store, store->patient_until > 0 ? usual_end(store) : until))
			return RESULT_UNAVAILABLE;
		exchange = run_once(store, calls, count, results, until, &result);
	}
	return result;
}

enum result store_run(
	struct store *store, const struct store_call *calls, size_t count, struct rows **results)
{
	int64_t start = clock_microseconds();
	enum result result = run(store, calls, count, results);

	store->counts.time += (uint64_t)(clock_microseconds() - start);
	return result;
}

enum result store_query(struct store *store, enum statement_id statement, const char *const *values,
	struct rows **rows)
{
	struct store_call call = {.statement = statement, .values = values};

	return store_run(store, &call, 1, rows);
}

enum result store_execute(
	struct store *store, enum statement_id statement, const char *const *values)
{
	struct rows *rows = NULL;
	enum result result = store_query(store, statement, values, &rows);

	rows_free(rows);
	return result;
}

/*
 * Transactions.
 */

static enum result begin(struct store *store, enum statement_id statement)
{
	enum result result = RESULT_BROKEN;

	if (store->in_transaction)
		return fail(store, result, "transaction", "one was begun and not ended");
	store->constraint[0] = '\0';
	result = store_execute(store, statement, NULL);
	store->in_transaction = result == RESULT_OK;
	return result;
}

enum result store_begin(struct store *store)
{
	return begin(store, STATEMENT_TRANSACTION_BEGIN);
}

enum result store_begin_look(struct store *store)
{
	return begin(store, STATEMENT_TRANSACTION_LOOK);
}

enum result store_commit(struct store *store)
{
	struct rows *rows = NULL;
	enum result result = RESULT_BROKEN;

	if (!store->in_transaction)
		return fail(store, result, "transaction", "none was begun");
	result = store_query(store, STATEMENT_TRANSACTION_COMMIT, NULL, &rows);
	/* A transaction that failed before is answered with ROLLBACK, and that is no error. */
	if (result == RESULT_OK && strcmp(PQcmdStatus(rows->result), "COMMIT") != 0)
		result = fail(
			store, RESULT_BROKEN, "transaction", "it had failed, nothing was kept");
	store->in_transaction = false;
	/* COMMIT itself may be refused, and then the server's transaction is still open. */
	if (result != RESULT_OK && store->connection != NULL &&
		PQtransactionStatus(store->connection) != PQTRANS_IDLE)
		disconnect(store);
	rows_free(rows);
	return result;
}

void store_rollback(struct store *store)
{
	/* Closing the connection takes the transaction back as well, only later. */
	if (store->in_transaction && store->connection != NULL &&
		store_execute(store, STATEMENT_TRANSACTION_ROLLBACK, NULL) != RESULT_OK)
		disconnect(store);
	store->in_transaction = false;
}

enum result store_end(struct store *store, enum result result)
{
	if (result == RESULT_OK)
		result = store_commit(store);
	if (result != RESULT_OK)
		store_rollback(store);
	return result;
}

/* Takes in what a script's commands answer; keeps the first error. */
static enum exchange take_script_answers(PGconn *connection, int64_t until, PGresult **failure)
{
	for (;;) {
		PGresult *answer = NULL;
		enum exchange exchange = next_answer(connection, until, &answer);
		ExecStatusType status = PQresultStatus(answer);

		if (exchange != EXCHANGE_DONE || answer == NULL)
			return exchange;
		if (status == PGRES_FATAL_ERROR && *failure == NULL)
			*failure = answer;
		else
			PQclear(answer);
		/* COPY would wait for data that nobody sends. */
		if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT ||
			PQstatus(connection) != CONNECTION_OK)
			return EXCHANGE_LOST;
	}
}

static enum result conclude_script(
	struct store *store, enum exchange exchange, const PGresult *failure)
{
	static const char where[] = "script";
	enum result result = RESULT_OK;

	if (exchange == EXCHANGE_LATE)
		result = fail(store, RESULT_UNAVAILABLE, where, no_answer);
	else if (exchange == EXCHANGE_LOST || failure != NULL)
		result = judge(store, exchange, failure, where);
	else if (PQtransactionStatus(store->connection) != PQTRANS_INTRANS)
		result = fail(store, RESULT_BROKEN, where, "it ended the transaction");
	if (exchange != EXCHANGE_DONE)
		disconnect(store);
	return result;
}

enum result store_script(struct store *store, const char *sql)
{
	int64_t until = end_of_exchange(store);
	enum exchange exchange = EXCHANGE_LOST;
	enum result result = RESULT_BROKEN;
	PGresult *failure = NULL;

	if (!store->in_transaction)
		return fail(store, result, "script", "outside a transaction");
	if (!be_connected(store, until))
		return RESULT_UNAVAILABLE;
	store->counts.round_trips++;
	store->counts.statements++;
	if (PQsendQuery(store->connection, sql))
		exchange = flush(store->connection, until);
	if (exchange == EXCHANGE_DONE)
		exchange = take_script_answers(store->connection, until, &failure);
	result = conclude_script(store, exchange, failure);
	PQclear(failure);
	return result;
}
