#include "app/planner.h"

#include <CUnit/CUnit.h>

#include "base/clock.h"
#include "base/log.h"
#include "fixture.h"
#include "store/store_draft.h"
#include "store/store_edition.h"
#include "store/store_plan.h"

#include "base/banned.h"

#define DEADLINE 5000
#define HASH "$argon2id$v=19$one"

/* Editions stay, so this comes last of all and leaves charts of its own. */
static struct app app;
static struct store *other;
static struct arena *arena;
static PGconn *admin;
static struct change_author ann = {.name = "ann"};
static int charts;
static const char *chart; /* of the test that runs: releases 1, 2, 3, and a draft 2, 1, 3 */

static int start(void)
{
	app.service = SERVICE_EDITOR;
	app.store = fixture_store(FIXTURE_EDITOR, DEADLINE, "");
	other = fixture_store(FIXTURE_EDITOR, DEADLINE, "");
	arena = arena_new();
	admin = fixture_connect(FIXTURE_SUPERUSER);
	fixture_clear_editors();
	ann.editor = fixture_editor("ann", "editor", HASH);
	log_open("test", LOG_ERROR);
	return 0;
}

static int stop(void)
{
	fixture_clear_editors();
	store_free(app.store);
	store_free(other);
	arena_free(arena);
	PQfinish(admin);
	return 0;
}

static const char *ask(const char *sql)
{
	const struct fixture_answer answer = fixture_ask(admin, sql);

	CU_ASSERT_STRING_EQUAL(answer.state, "");
	return arena_text(arena, answer.value);
}

/* Text with the chart's slug at "%s". */
#define ASK(sql) ask(arena_format(arena, sql, chart))

static int64_t revision(void)
{
	struct draft draft;

	CU_ASSERT_EQUAL_FATAL(store_draft_load(app.store, chart, arena, &draft), RESULT_OK);
	return draft.revision;
}

/* Commits what worked. */
static enum result finish(enum result result)
{
	if (result == RESULT_OK)
		return store_commit(app.store);
	store_rollback(app.store);
	return result;
}

static enum result save_draft(const int64_t *releases, size_t count)
{
	const struct draft_save save = {releases, count, revision(), NULL};
	const struct audit_entry entry = {.action = "save",
		.kind = "chart",
		.subject = chart,
		.after = arena_format(arena, "{\"revision\": %lld}", (long long)save.revision + 1)};
	struct draft_saved saved;
	enum result result = store_begin(app.store);

	if (result == RESULT_OK)
		result = store_draft_save(app.store, chart, &save, arena, &saved);
	if (result == RESULT_OK)
		result = store_change_note(app.store, &ann, &entry);
	return finish(result);
}

static void new_chart(void)
{
	chart = arena_format(arena, "planned-%d", ++charts);
	(void)ask(arena_format(arena,
		"INSERT INTO chart (slug, title, near_key) VALUES ('%s', 'Planned', 'planned');"
		"INSERT INTO draft SELECT max(id) FROM chart;"
		"INSERT INTO draft_entry SELECT max(id), rank, rank"
		" FROM chart, generate_series(1, 3) AS rank GROUP BY rank",
		chart));
	CU_ASSERT_EQUAL(store_begin(app.store), RESULT_OK);
	int edition = 0;
	CU_ASSERT_EQUAL_FATAL(
		finish(store_edition_publish(app.store, chart, NULL, &edition)), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(save_draft((const int64_t[]){2, 1, 3}, 3), RESULT_OK);
}

static struct plan *the_plan(void)
{
	struct plan *plans = NULL;
	size_t count = 0;

	CU_ASSERT_EQUAL_FATAL(store_plan_list(app.store, chart, arena, &plans, &count), RESULT_OK);
	return count == 1 ? plans : NULL;
}

static enum result plan_it(int64_t of, int64_t seen, time_t due)
{
	const struct plan_save save = {chart, of, seen, due, "The note"};
	enum result result = store_begin(app.store);

	if (result == RESULT_OK)
		result = store_plan_save(app.store, &ann, &save, arena);
	return finish(result);
}

/* A chart with a plan in a year. */
static void new_plan(void)
{
	new_chart();
	CU_ASSERT_EQUAL_FATAL(plan_it(revision(), 0, clock_now() + 360L * 24 * 3600), RESULT_OK);
}

static void make_due(void)
{
	(void)ASK("UPDATE plan SET due_at = now() - interval '1 second' FROM chart"
		  " WHERE chart.id = chart_id AND slug = '%s'");
}

/* What a worker does that has just begun. */
static void tick(void)
{
	app.planner_wake = 0;
	planner_tick(&app, arena);
}

static const char *editions(void)
{
	return ASK(
		"SELECT string_agg(edition.number || ' of ' || size || coalesce(': ' || note, ''),"
		" ', ' ORDER BY number)"
		" FROM edition JOIN chart ON chart.id = chart_id WHERE slug = '%s'");
}

static const char *audited(void)
{
	return ASK("SELECT string_agg(editor_name || ' ' || action, ', ' ORDER BY id)"
		   " FROM audit WHERE subject = '%s'");
}

static void test_plan_and_cancel(void)
{
	const time_t due = clock_now() + 3600;
	struct plan *plan;
	enum result result;

	new_chart();
	CU_ASSERT_PTR_NULL(the_plan());
	CU_ASSERT_EQUAL(plan_it(revision() + 1, 0, due), RESULT_CONFLICT);
	CU_ASSERT_EQUAL(plan_it(revision(), 7, due), RESULT_CONFLICT);
	CU_ASSERT_EQUAL(plan_it(revision(), 0, due), RESULT_OK);
	plan = the_plan();
	CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
	CU_ASSERT_EQUAL(plan->due, due);
	CU_ASSERT_EQUAL(plan->state, PLAN_SET);
	CU_ASSERT_STRING_EQUAL(plan->note, "The note");
	CU_ASSERT_STRING_EQUAL(plan->planner, "ann");
	/* Who has not seen it does not take its place; who has, does. */
	CU_ASSERT_EQUAL(plan_it(revision(), 0, due + 60), RESULT_CONFLICT);
	CU_ASSERT_EQUAL(plan_it(revision(), plan->id, due + 60), RESULT_OK);
	CU_ASSERT_EQUAL(store_begin(app.store), RESULT_OK);
	result = store_plan_cancel(app.store, &ann, chart, plan->id, arena);
	CU_ASSERT_EQUAL(finish(result), RESULT_CONFLICT);
	plan = the_plan();
	CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
	CU_ASSERT_EQUAL(plan->due, due + 60);
	CU_ASSERT_EQUAL(store_begin(app.store), RESULT_OK);
	result = store_plan_cancel(app.store, &ann, chart, plan->id, arena);
	CU_ASSERT_EQUAL(finish(result), RESULT_OK);
	CU_ASSERT_PTR_NULL(the_plan());
	CU_ASSERT_STRING_EQUAL(audited(), "ann save, ann plan, ann plan, ann cancel");
	CU_ASSERT_STRING_EQUAL(ASK("SELECT count(*) FROM audit WHERE subject = '%s' AND"
				   " before ? 'planned'"),
		"2");
}

/* What could not be published is not planned. */
static void test_nothing_to_plan(void)
{
	new_chart();
	CU_ASSERT_EQUAL(save_draft((const int64_t[]){1, 2, 3}, 3), RESULT_OK);
	CU_ASSERT_EQUAL(plan_it(revision(), 0, clock_now() + 60), RESULT_UNCHANGED);
	CU_ASSERT_EQUAL(save_draft((const int64_t[]){0}, 0), RESULT_OK);
	CU_ASSERT_EQUAL(plan_it(revision(), 0, clock_now() + 60), RESULT_INVALID);
	CU_ASSERT_PTR_NULL(the_plan());
}

static void test_published_when_due(void)
{
	new_plan();
	tick();
	CU_ASSERT_STRING_EQUAL(editions(), "1 of 3");
	make_due();
	tick();
	CU_ASSERT_STRING_EQUAL(editions(), "1 of 3, 2 of 3: The note");
	CU_ASSERT_PTR_NULL(the_plan());
	CU_ASSERT_STRING_EQUAL(audited(), "ann save, ann plan, ann publish");
	CU_ASSERT_STRING_EQUAL(ASK("SELECT concat_ws(' ', before, after - 'planned', note,"
				   " (after ->> 'planned')::timestamptz < now()) FROM audit"
				   " WHERE subject = '%s' AND action = 'publish'"),
		"{\"edition\": 1} {\"edition\": 2} The note t");
	tick();
	CU_ASSERT_STRING_EQUAL(editions(), "1 of 3, 2 of 3: The note");
}

/* Publishing at once takes the plan away. */
static void test_published_before(void)
{
	int edition = 0;

	new_plan();
	CU_ASSERT_EQUAL(store_begin(app.store), RESULT_OK);
	CU_ASSERT_EQUAL(finish(store_edition_publish(app.store, chart, NULL, &edition)), RESULT_OK);
	CU_ASSERT_PTR_NULL(the_plan());
}

/* What keeps a plan from being published, and how it stands then. */
#define OF_THE_CHART " AND chart_id = (SELECT id FROM chart WHERE slug = "
static const struct obstacle {
	const char *sql;
	bool of_draft;                 /* the chart's, OF_THE_CHART */
	enum plan_state before, after; /* its time */
} obstacles[] = {
	{"UPDATE draft SET revision = revision + 1 WHERE true", true, PLAN_MOVED, PLAN_MOVED},
	{"UPDATE editor SET disabled_at = now()", false, PLAN_EDITOR, PLAN_EDITOR},
	{"UPDATE editor SET role = 'contributor'", false, PLAN_EDITOR, PLAN_EDITOR},
	{"UPDATE draft_entry SET rank = CASE rank WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE rank END"
	 " WHERE true",
		true, PLAN_SET, PLAN_UNCHANGED},
	{"DELETE FROM draft_entry WHERE true", true, PLAN_SET, PLAN_EMPTY},
};

static void test_waits(void)
{
	for (size_t i = 0; i < sizeof obstacles / sizeof obstacles[0]; i++) {
		struct plan *plan;

		new_plan();
		(void)ask(arena_format(arena, "%s%s%s", obstacles[i].sql,
			obstacles[i].of_draft ? OF_THE_CHART : "",
			obstacles[i].of_draft ? arena_format(arena, "'%s')", chart) : ""));
		plan = the_plan();
		CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
		CU_ASSERT_EQUAL(plan->state, obstacles[i].before);
		make_due();
		tick();
		CU_ASSERT_STRING_EQUAL(editions(), "1 of 3");
		plan = the_plan();
		CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
		CU_ASSERT_EQUAL(plan->state, obstacles[i].after);
		/* An editor decides: the way being free again does not publish it. */
		(void)ask("UPDATE editor SET disabled_at = NULL, role = 'editor'");
		tick();
		CU_ASSERT_STRING_EQUAL(editions(), "1 of 3");
	}
}

/* A fault of the table's triggers, from the next change on. */
static void set_fault(const char *table, const char *code)
{
	(void)ask(arena_format(arena,
		"CREATE FUNCTION plan_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
		" RAISE EXCEPTION 'a fault' USING ERRCODE = '%s', CONSTRAINT = 'plan_fault';"
		" END $$;"
		"CREATE TRIGGER plan_fault AFTER INSERT OR DELETE ON %s"
		" FOR EACH STATEMENT EXECUTE FUNCTION plan_fault();"
		"GRANT EXECUTE ON FUNCTION plan_fault() TO silverchart_editor",
		code, table));
}

static void end_fault(void)
{
	(void)ask("DROP FUNCTION plan_fault() CASCADE");
}

/* All or nothing, whichever statement fails; what may pass is tried again. */
static void test_faults(void)
{
	static const char *const tables[] = {"edition", "edition_entry", "plan", "audit"};

	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
		new_plan();
		make_due();
		set_fault(tables[i], "53100");
		tick();
		end_fault();
		CU_ASSERT_STRING_EQUAL(editions(), "1 of 3");
		CU_ASSERT_STRING_EQUAL(audited(), "ann save, ann plan");
		CU_ASSERT_PTR_NOT_NULL_FATAL(the_plan());
		CU_ASSERT_EQUAL(the_plan()->state, PLAN_SET);
		(void)ASK("UPDATE plan SET due_at = now() - interval '1 minute' FROM chart"
			  " WHERE chart.id = chart_id AND slug = '%s'");
		CU_ASSERT_EQUAL(the_plan()->state, PLAN_LATE);
		tick();
		CU_ASSERT_STRING_EQUAL(editions(), "1 of 3, 2 of 3: The note");
	}
}

/* What will fail again waits for an editor: it is not tried for ever. */
static void test_lasting_fault(void)
{
	static const char *const codes[] = {"XX000", "23514", "23505"};

	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		new_plan();
		make_due();
		set_fault("edition", codes[i]);
		tick();
		end_fault();
		CU_ASSERT_PTR_NOT_NULL_FATAL(the_plan());
		CU_ASSERT_EQUAL(the_plan()->state, PLAN_BROKEN);
		tick();
		CU_ASSERT_STRING_EQUAL(editions(), "1 of 3");
	}
	/* The next one is not taken for such a fault. */
	new_plan();
	make_due();
	(void)ASK("DELETE FROM draft_entry USING chart WHERE chart.id = chart_id AND slug = '%s'");
	tick();
	CU_ASSERT_PTR_NOT_NULL_FATAL(the_plan());
	CU_ASSERT_EQUAL(the_plan()->state, PLAN_EMPTY);
}

/* A chart that was deleted is not published, nor when it comes back. */
static void test_deleted(void)
{
	new_plan();
	make_due();
	(void)ASK("UPDATE chart SET deleted_at = now() WHERE slug = '%s'");
	tick();
	CU_ASSERT_PTR_NULL(the_plan());
	(void)ASK("UPDATE chart SET deleted_at = NULL WHERE slug = '%s'");
	CU_ASSERT_PTR_NOT_NULL_FATAL(the_plan());
	CU_ASSERT_EQUAL(the_plan()->state, PLAN_DELETED);
	tick();
	CU_ASSERT_STRING_EQUAL(editions(), "1 of 3");
}

/* While somebody else publishes or writes, nobody waits. */
static void test_one_at_a_time(void)
{
	struct store *hasty = fixture_store(FIXTURE_EDITOR, 1000, "");
	struct plan_outcome outcome;

	new_plan();
	make_due();
	CU_ASSERT_EQUAL(store_begin(other), RESULT_OK);
	CU_ASSERT_EQUAL(store_execute(other, STATEMENT_PLAN_TAKE, NULL), RESULT_OK);
	CU_ASSERT_EQUAL(store_plan_publish(hasty, arena, &outcome), RESULT_NOT_FOUND);
	store_rollback(other);
	CU_ASSERT_EQUAL(store_begin(other), RESULT_OK);
	CU_ASSERT_EQUAL(store_execute(other, STATEMENT_WRITERS_LOCK, NULL), RESULT_OK);
	CU_ASSERT_EQUAL(store_plan_publish(hasty, arena, &outcome), RESULT_NOT_FOUND);
	store_rollback(other);
	CU_ASSERT_EQUAL(store_plan_publish(hasty, arena, &outcome), RESULT_OK);
	CU_ASSERT_EQUAL(outcome.edition, 2);
	CU_ASSERT_EQUAL(store_plan_publish(hasty, arena, &outcome), RESULT_NOT_FOUND);
	CU_ASSERT_STRING_EQUAL(editions(), "1 of 3, 2 of 3: The note");
	store_free(hasty);
}

/* A worker with nothing to do asks once, whether something is planned or not. */
static void test_cheap(void)
{
	struct store_counts before;

	new_plan();
	tick();
	before = store_counts(app.store);
	for (int i = 0; i < 1000; i++)
		planner_tick(&app, arena);
	CU_ASSERT_EQUAL(store_counts(app.store).round_trips, before.round_trips);
	tick();
	CU_ASSERT_EQUAL(store_counts(app.store).round_trips, before.round_trips + 1);
	/* A plan that waits for an editor costs nothing either. */
	(void)ASK("UPDATE plan SET failure = 'moved', due_at = now() - interval '1 hour' FROM chart"
		  " WHERE chart.id = chart_id AND slug = '%s'");
	tick();
	before = store_counts(app.store);
	for (int i = 0; i < 1000; i++)
		planner_tick(&app, arena);
	CU_ASSERT_EQUAL(store_counts(app.store).round_trips, before.round_trips);
}

/* Several at one time are published in one go. */
static void test_several(void)
{
	const char *first;

	new_plan();
	make_due();
	first = chart;
	new_plan();
	make_due();
	tick();
	CU_ASSERT_STRING_EQUAL(editions(), "1 of 3, 2 of 3: The note");
	chart = first;
	CU_ASSERT_STRING_EQUAL(editions(), "1 of 3, 2 of 3: The note");
}

/* The connection is lost: the next question makes another. */
static void test_lost_connection(void)
{
	new_plan();
	make_due();
	(void)ask("SELECT bool_and(pg_terminate_backend(pid)) FROM pg_stat_activity"
		  " WHERE usename = 'silverchart_editor' AND datname = current_database()");
	tick();
	tick();
	CU_ASSERT_STRING_EQUAL(editions(), "1 of 3, 2 of 3: The note");
}

void suite_planner(void)
{
	CU_pSuite suite = CU_add_suite("planner", start, stop);

	CU_ADD_TEST(suite, test_plan_and_cancel);
	CU_ADD_TEST(suite, test_nothing_to_plan);
	CU_ADD_TEST(suite, test_published_when_due);
	CU_ADD_TEST(suite, test_published_before);
	CU_ADD_TEST(suite, test_waits);
	CU_ADD_TEST(suite, test_faults);
	CU_ADD_TEST(suite, test_lasting_fault);
	CU_ADD_TEST(suite, test_deleted);
	CU_ADD_TEST(suite, test_one_at_a_time);
	CU_ADD_TEST(suite, test_cheap);
	CU_ADD_TEST(suite, test_several);
	CU_ADD_TEST(suite, test_lost_connection);
}
