#include "fixture.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "store/store_migration.h"

#include "base/banned.h"

/* Nothing in the fixture is slow; this is for a machine that is. */
#define FIXTURE_DEADLINE 60000

static const char *const role_names[] = {
	NULL, "silverchart_owner", "silverchart_editor", "silverchart_public"};

/* The connection string and the source folder that the tests were started with. */
static const char *cluster(void)
{
	return getenv("SILVERCHART_TEST_DATABASE");
}

static const char *source_folder(void)
{
	const char *folder = getenv("srcdir");

	return folder != NULL ? folder : ".";
}

static void add_database(struct buffer *conninfo)
{
	buffer_format(conninfo, " dbname=silverchart_test_%ld", (long)getpid());
}

static char *conninfo_of(enum fixture_role role, const char *more)
{
	struct buffer conninfo = {0};

	buffer_add_text(&conninfo, cluster());
	add_database(&conninfo);
	if (role_names[role] != NULL)
		buffer_format(&conninfo, " user=%s", role_names[role]);
	buffer_format(&conninfo, " %s", more);
	return conninfo.data;
}

struct store *fixture_store(enum fixture_role role, int deadline, const char *more)
{
	char *conninfo = conninfo_of(role, more);
	struct store *store = store_new(conninfo, deadline);

	free(conninfo);
	return store;
}

static void be_silent(void *context, const PGresult *notice)
{
	(void)context;
	(void)notice;
}

static PGconn *connect_to(const char *conninfo)
{
	PGconn *connection = PQconnectdb(conninfo);

	PQsetNoticeReceiver(connection, be_silent, NULL);
	if (PQstatus(connection) != CONNECTION_OK) {
		fprintf(stderr, "%s", PQerrorMessage(connection));
		exit(EXIT_FAILURE);
	}
	return connection;
}

PGconn *fixture_connect(enum fixture_role role)
{
	char *conninfo = conninfo_of(role, "");
	PGconn *connection = connect_to(conninfo);

	free(conninfo);
	return connection;
}

static void copy_field(char *out, size_t size, const PGresult *result, int field)
{
	const char *text = PQresultErrorField(result, field);

	snprintf(out, size, "%s", text != NULL ? text : "");
}

struct fixture_answer fixture_ask(PGconn *connection, const char *sql)
{
	struct fixture_answer answer = {.state = ""};
	PGresult *result = PQexec(connection, sql);

	copy_field(answer.state, sizeof(answer.state), result, PG_DIAG_SQLSTATE);
	copy_field(answer.constraint, sizeof(answer.constraint), result, PG_DIAG_CONSTRAINT_NAME);
	if (PQntuples(result) > 0 && PQnfields(result) > 0)
		snprintf(answer.value, sizeof(answer.value), "%s", PQgetvalue(result, 0, 0));
	PQclear(result);
	return answer;
}

struct fixture_answer fixture_try(PGconn *connection, const char *sql)
{
	struct fixture_answer answer;

	PQclear(PQexec(connection, "BEGIN READ WRITE"));
	answer = fixture_ask(connection, sql);
	if (answer.state[0] == '\0') {
		struct fixture_answer end =
			fixture_ask(connection, "SET CONSTRAINTS ALL IMMEDIATE");

		if (end.state[0] != '\0')
			answer = end;
	}
	PQclear(PQexec(connection, "ROLLBACK"));
	return answer;
}

int64_t fixture_editor(const char *name, const char *role, const char *password_hash)
{
	PGconn *admin = fixture_connect(FIXTURE_SUPERUSER);
	struct buffer sql = {0};
	int64_t id;

	buffer_format(&sql,
		"INSERT INTO editor (name, role, password_hash) VALUES ('%s', '%s', '%s')"
		" RETURNING id",
		name, role, password_hash);
	id = strtol(fixture_ask(admin, buffer_text(&sql)).value, NULL, 10);
	buffer_free(&sql);
	PQfinish(admin);
	return id;
}

void fixture_clear_editors(void)
{
	PGconn *admin = fixture_connect(FIXTURE_SUPERUSER);

	(void)fixture_ask(admin, "BEGIN; SET LOCAL session_replication_role = replica;"
				 "DELETE FROM audit; DELETE FROM form_save; DELETE FROM plan;"
				 "DELETE FROM login_failure; DELETE FROM editor_address;"
				 "DELETE FROM recovery_code; DELETE FROM editor_totp;"
				 "DELETE FROM editor_login;"
				 "DELETE FROM editor_session; DELETE FROM editor; COMMIT");
	PQfinish(admin);
}

char *fixture_file(const char *path)
{
	struct buffer name = {0};
	struct buffer text = {0};
	char bytes[4096];
	size_t length;
	FILE *file;

	buffer_format(&name, "%s/%s", source_folder(), path);
	file = fopen(buffer_text(&name), "r");
	if (file == NULL) {
		perror(buffer_text(&name));
		buffer_free(&name);
		return NULL;
	}
	while ((length = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buffer_add(&text, bytes, length);
	fclose(file);
	buffer_free(&name);
	return text.data;
}

bool fixture_run(PGconn *connection, const char *path)
{
	char *sql = fixture_file(path);
	PGresult *result = PQexec(connection, sql != NULL ? sql : "no such file");
	bool done = PQresultStatus(result) != PGRES_FATAL_ERROR;

	if (!done)
		fprintf(stderr, "%s: %s", path, PQresultErrorMessage(result));
	PQclear(result);
	free(sql);
	return done;
}

static bool migrate(void)
{
	struct store *store = fixture_store(FIXTURE_OWNER, FIXTURE_DEADLINE, "");
	struct buffer pattern = {0};
	bool done = true;
	glob_t found;

	buffer_format(&pattern, "%s/db/migrations/*.sql", source_folder());
	if (glob(buffer_text(&pattern), 0, NULL, &found) != 0)
		done = false;
	for (size_t i = 0; done && i < found.gl_pathc; i++) {
		const char *path = found.gl_pathv[i] + strlen(source_folder()) + 1;
		const char *name = strrchr(path, '/') + 1;
		char *text = fixture_file(path);
		struct migration migration = {(int)strtol(name, NULL, 10), name, text};

		done = store_migration_apply(store, &migration) == RESULT_OK;
		if (!done)
			fprintf(stderr, "%s: %s\n", name, store_error(store));
		free(text);
	}
	globfree(&found);
	buffer_free(&pattern);
	store_free(store);
	return done;
}

static bool create_database(const char *command, const char *more)
{
	PGconn *connection = connect_to(cluster());
	struct buffer sql = {0};
	bool done = fixture_run(connection, "db/roles.sql");

	buffer_format(&sql, "%s silverchart_test_%ld %s", command, (long)getpid(), more);
	done = done && fixture_ask(connection, buffer_text(&sql)).state[0] == '\0';
	buffer_free(&sql);
	PQfinish(connection);
	return done;
}

bool fixture_start(void)
{
	bool done;
	PGconn *owner;

	if (!create_database("CREATE DATABASE", "OWNER silverchart_owner TEMPLATE template0") ||
		!migrate())
		return false;
	owner = fixture_connect(FIXTURE_OWNER);
	done = fixture_run(owner, "tests/store/sample.sql");
	PQfinish(owner);
	return done;
}

void fixture_stop(void)
{
	(void)create_database("DROP DATABASE", "WITH (FORCE)");
}
