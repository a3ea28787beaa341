#include "store/store_draft.h"
#include "store/store_find.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/buffer.h"
#include "fixture.h"
#include "list.h"
#include "model/draft_text.h"
#include "store/store_change.h"

#include "base/banned.h"

#define HEADER "rank,title,artist,released,genres,release\n"

/* The slugs of a draft in a row, "*" behind those that readers don't see so. */
static const char *draft_of(struct list *list, const char *chart)
{
	struct buffer text = {0};
	struct draft draft;
	enum result result = store_draft_load(list->store, chart, list->arena, &draft);
	const char *copy;

	if (result != RESULT_OK)
		return result_name(result);
	for (size_t i = 0; i < draft.count; i++)
		buffer_format(&text, i > 0 ? " %s" : "%s", draft.entries[i].slug);
	if (draft.differs)
		buffer_add_char(&text, '*');
	copy = arena_text(list->arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}

/* Saves the numbers of releases that `releases` tells, "3,1,2", as a draft of `revision`. */
static enum result save(struct list *list, const char *chart, int64_t revision, const char *form,
	const char *releases, struct draft_saved *saved)
{
	struct draft_save wanted = {.revision = revision, .form = form};
	int64_t *numbers = NULL;

	CU_ASSERT_TRUE_FATAL(draft_releases_read(releases, list->arena, &numbers, &wanted.count));
	wanted.releases = numbers;
	return store_draft_save(list->store, chart, &wanted, list->arena, saved);
}

static void test_load(void)
{
	struct list list = list_begin();
	struct draft draft;

	CU_ASSERT_EQUAL_FATAL(
		store_draft_load(list.store, "soundtrack", list.arena, &draft), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(draft.title, "Best soundtracks");
	CU_ASSERT_EQUAL(draft.edition, 2);
	CU_ASSERT_EQUAL(draft.count, 4);
	CU_ASSERT_FALSE(draft.differs);
	CU_ASSERT_FALSE(draft.can_undo);
	CU_ASSERT_PTR_NULL(draft.saved_by);
	CU_ASSERT_EQUAL(draft.entries[0].released.day, 25);
	CU_ASSERT_PTR_NULL(draft.entries[1].title);
	CU_ASSERT_STRING_EQUAL(draft_of(&list, "best"), "*");
	CU_ASSERT_STRING_EQUAL(draft_of(&list, "empty"), "hidden-tapes*");
	CU_ASSERT_STRING_EQUAL(draft_of(&list, "gone"), "gone");
	CU_ASSERT_STRING_EQUAL(draft_of(&list, "nowhere"), "not found");
	list_end(&list);
}

/* A chart without a draft shows its edition, and gets a draft with the first save. */
static void test_begins_as_copy(void)
{
	struct list list = list_begin();
	struct draft_saved saved = {NULL, NULL};
	struct draft draft;

	CU_ASSERT_EQUAL(
		store_script(list.store, "DELETE FROM draft WHERE chart_id = 2"), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(draft_of(&list, "best"), "help blade-runner");
	CU_ASSERT_EQUAL(save(&list, "best", 0, NULL, "3,1", &saved), RESULT_UNCHANGED);
	CU_ASSERT_EQUAL(save(&list, "best", 0, NULL, "1,3", &saved), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(saved.before, "{\"ranks\": {\"help\": 1, \"blade-runner\": 2}}");
	CU_ASSERT_STRING_EQUAL(
		saved.after, "{\"ranks\": {\"help\": 2, \"blade-runner\": 1}, \"revision\": 1}");
	CU_ASSERT_STRING_EQUAL(draft_of(&list, "best"), "blade-runner help*");
	CU_ASSERT_EQUAL(store_draft_load(list.store, "best", list.arena, &draft), RESULT_OK);
	CU_ASSERT_EQUAL(draft.revision, 1);
	list_end(&list);
}

static void test_save(void)
{
	static const struct {
		const char *releases, *draft;
		enum result result;
	} cases[] = {
		{"4,1,2,3", "ala blade-runner untitled help*", RESULT_OK},
		{"2,1,3,4", "untitled blade-runner help ala*", RESULT_OK},
		{"1,3,4", "blade-runner help ala*", RESULT_OK},
		{"5,1,2,3,4", "hidden-tapes blade-runner untitled help ala*", RESULT_OK},
		{"5", "hidden-tapes*", RESULT_OK},
		{"", "*", RESULT_OK},
		{"1,2,3,4", "blade-runner untitled help ala", RESULT_UNCHANGED},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct list list = list_begin();
		struct draft_saved saved = {NULL, NULL};

		CU_ASSERT_EQUAL(save(&list, "soundtrack", 0, NULL, cases[i].releases, &saved),
			cases[i].result);
		CU_ASSERT_STRING_EQUAL(draft_of(&list, "soundtrack"), cases[i].draft);
		list_end(&list);
	}
}

static void test_refused(void)
{
	struct list list = list_begin();
	struct draft_saved saved = {NULL, NULL};

	CU_ASSERT_EQUAL(save(&list, "gone", 0, NULL, "1", &saved), RESULT_GONE);
	CU_ASSERT_EQUAL(save(&list, "nowhere", 0, NULL, "1", &saved), RESULT_NOT_FOUND);
	CU_ASSERT_EQUAL(save(&list, "soundtrack", 1, NULL, "2,1", &saved), RESULT_CONFLICT);
	CU_ASSERT_STRING_EQUAL(draft_of(&list, "soundtrack"), "blade-runner untitled help ala");
	CU_ASSERT_EQUAL(save(&list, "soundtrack", 0, NULL, "1,999", &saved), RESULT_INVALID);
	list_end(&list);
}

/* Who saved last may save again from the same page, and nobody else may. */
static void test_one_tab(void)
{
	struct list list = list_begin();
	struct draft_saved saved = {NULL, NULL};

	CU_ASSERT_EQUAL(save(&list, "soundtrack", 0, "mine", "2,1", &saved), RESULT_OK);
	CU_ASSERT_EQUAL(save(&list, "soundtrack", 0, "mine", "3,1", &saved), RESULT_OK);
	CU_ASSERT_EQUAL(save(&list, "soundtrack", 0, "other", "4,1", &saved), RESULT_CONFLICT);
	CU_ASSERT_EQUAL(save(&list, "soundtrack", 2, "other", "4,1", &saved), RESULT_OK);
	CU_ASSERT_EQUAL(save(&list, "soundtrack", 0, "mine", "3,1", &saved), RESULT_CONFLICT);
	/* An import changes the draft, too. */
	CU_ASSERT_EQUAL(list_import(&list, "soundtrack", NULL, HEADER "1,A,X,,,\n"), RESULT_OK);
	CU_ASSERT_EQUAL(save(&list, "soundtrack", 3, "other", "1", &saved), RESULT_CONFLICT);
	list_end(&list);
}

/* A list of `count` new releases in the draft of "trial", and their numbers. */
static int64_t *long_draft(struct list *list, size_t count)
{
	struct buffer csv = {0};
	struct draft draft;
	int64_t *releases = ARENA_ARRAY(list->arena, int64_t, count);

	buffer_add_text(&csv, HEADER);
	for (size_t i = 1; i <= count; i++)
		buffer_format(&csv, "%zu,T%zu,X,,,\n", i, i);
	CU_ASSERT_EQUAL_FATAL(list_import(list, "trial", NULL, buffer_text(&csv)), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(
		store_draft_load(list->store, "trial", list->arena, &draft), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(draft.count, count);
	for (size_t i = 0; i < count; i++)
		releases[i] = draft.entries[i].release;
	buffer_free(&csv);
	return releases;
}

/* Whether the last command wrote `wanted` entries, and the ranks are 1..`count`. */
static void check_written(struct list *list, int wanted, size_t count)
{
	const char *check = arena_format(list->arena,
		"DO $$ BEGIN ASSERT (SELECT count(*) = %d FROM draft_entry WHERE cmin::text::int ="
		" (SELECT max(cmin::text::int) FROM draft_entry"
		"  WHERE xmin = pg_current_xact_id()::xid)"
		" AND xmin = pg_current_xact_id()::xid);"
		" ASSERT (SELECT count(*) = %zu AND min(rank) = 1 AND max(rank) = %zu"
		" FROM draft_entry JOIN chart ON id = chart_id WHERE slug = 'trial'); END $$",
		wanted, count, count);

	CU_ASSERT_EQUAL(store_script(list->store, check), RESULT_OK);
}

/* Moves the release at `from` to `to`, both from 0. */
static void move(int64_t *list, size_t from, size_t to)
{
	int64_t moved = list[from];

	if (to < from)
		memmove(&list[to + 1], &list[to], (from - to) * sizeof(*list));
	else
		memmove(&list[from], &list[from + 1], (to - from) * sizeof(*list));
	list[to] = moved;
}

/* What a move costs does not grow with the list: only entries between the places are written, in
 * the same number of statements. */
static void test_cost(void)
{
	struct list list = list_begin();
	int64_t *releases = long_draft(&list, 100);
	struct draft_saved saved = {NULL, NULL};
	struct store_counts before = store_counts(list.store);

	move(releases, 99, 0);
	CU_ASSERT_EQUAL(save(&list, "trial", 1, NULL,
				draft_releases_write(releases, 100, list.arena), &saved),
		RESULT_OK);
	CU_ASSERT(store_counts(list.store).statements - before.statements <= 3);
	check_written(&list, 100, 100);
	move(releases, 50, 52);
	CU_ASSERT_EQUAL(save(&list, "trial", 2, NULL,
				draft_releases_write(releases, 100, list.arena), &saved),
		RESULT_OK);
	check_written(&list, 3, 100);
	move(releases, 10, 99);
	CU_ASSERT_EQUAL(save(&list, "trial", 3, NULL,
				draft_releases_write(releases, 99, list.arena), &saved),
		RESULT_OK);
	check_written(&list, 89, 99);
	list_end(&list);
}

static void test_before(void)
{
	static const char *const lists[] = {"4,1,2,3", "1,3,4", "5,1,2,3,4", "3", "", "2,5"};

	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		struct list list = list_begin();
		const struct change_author author = {0, "ann"};
		struct audit_entry entry = {"save", "chart", "soundtrack", NULL, NULL, NULL};
		struct draft_saved saved = {NULL, NULL};
		int64_t *releases = NULL;
		size_t count = 0;
		struct draft draft;

		CU_ASSERT_EQUAL(
			store_draft_before(list.store, "soundtrack", list.arena, &releases, &count),
			RESULT_NOT_FOUND);
		CU_ASSERT_EQUAL(save(&list, "soundtrack", 0, NULL, lists[i], &saved), RESULT_OK);
		entry.before = saved.before;
		entry.after = saved.after;
		CU_ASSERT_EQUAL(store_change_note(list.store, &author, &entry), RESULT_OK);
		CU_ASSERT_EQUAL(
			store_draft_load(list.store, "soundtrack", list.arena, &draft), RESULT_OK);
		CU_ASSERT_TRUE(draft.can_undo);
		CU_ASSERT_STRING_EQUAL(draft.saved_by, "ann");
		CU_ASSERT_EQUAL(
			store_draft_before(list.store, "soundtrack", list.arena, &releases, &count),
			RESULT_OK);
		CU_ASSERT_STRING_EQUAL(
			draft_releases_write(releases, count, list.arena), "1,2,3,4");
		/* Not when something else changed the draft, nor when a release is called
		 * otherwise. */
		CU_ASSERT_EQUAL(store_script(list.store, "UPDATE release SET slug = slug || '-x'"),
			RESULT_OK);
		CU_ASSERT_EQUAL(
			store_draft_before(list.store, "soundtrack", list.arena, &releases, &count),
			RESULT_NOT_FOUND);
		list_end(&list);
	}
}

static void test_not_before_others(void)
{
	struct list list = list_begin();
	const struct change_author author = {0, "ann"};
	struct audit_entry entry = {"save", "chart", "soundtrack", NULL, NULL, NULL};
	struct draft_saved saved = {NULL, NULL};
	int64_t *releases = NULL;
	size_t count = 0;

	CU_ASSERT_EQUAL(save(&list, "soundtrack", 0, NULL, "4,1", &saved), RESULT_OK);
	entry.before = saved.before;
	entry.after = saved.after;
	CU_ASSERT_EQUAL(store_change_note(list.store, &author, &entry), RESULT_OK);
	CU_ASSERT_EQUAL(
		store_script(list.store, "UPDATE draft SET revision = revision + 1"), RESULT_OK);
	CU_ASSERT_EQUAL(store_draft_before(list.store, "soundtrack", list.arena, &releases, &count),
		RESULT_NOT_FOUND);
	list_end(&list);
}

static void test_changes(void)
{
	struct list list = list_begin();
	struct draft_changes changes;
	struct draft_saved saved = {NULL, NULL};
	const struct draft_change *moved;

	CU_ASSERT_EQUAL(
		store_draft_changes(list.store, "soundtrack", list.arena, &changes), RESULT_OK);
	CU_ASSERT_EQUAL(changes.unchanged, 4);
	CU_ASSERT_EQUAL(changes.count[DRAFT_MOVED], 0);
	CU_ASSERT_EQUAL(save(&list, "soundtrack", 0, NULL, "4,1,5,3", &saved), RESULT_OK);
	CU_ASSERT_EQUAL(
		store_draft_changes(list.store, "soundtrack", list.arena, &changes), RESULT_OK);
	CU_ASSERT_EQUAL(changes.unchanged, 0);
	CU_ASSERT_EQUAL_FATAL(changes.count[DRAFT_ENTERED], 1);
	CU_ASSERT_STRING_EQUAL(changes.list[DRAFT_ENTERED][0].slug, "hidden-tapes");
	CU_ASSERT_EQUAL(changes.list[DRAFT_ENTERED][0].rank, 3);
	CU_ASSERT_EQUAL_FATAL(changes.count[DRAFT_LEFT], 1);
	CU_ASSERT_EQUAL(changes.list[DRAFT_LEFT][0].before, 2);
	CU_ASSERT_EQUAL_FATAL(changes.count[DRAFT_MOVED], 3);
	moved = changes.list[DRAFT_MOVED];
	CU_ASSERT_STRING_EQUAL(moved[0].slug, "ala");
	CU_ASSERT_EQUAL(moved[0].rank, 1);
	CU_ASSERT_EQUAL(moved[0].before, 4);
	CU_ASSERT_STRING_EQUAL(moved[1].slug, "blade-runner");
	CU_ASSERT_STRING_EQUAL(moved[2].slug, "help");
	list_end(&list);
}

static void test_editions(void)
{
	struct list list = list_begin();
	struct draft_edition *editions = NULL;
	int64_t *releases = NULL;
	size_t count = 0;

	CU_ASSERT_EQUAL(
		store_draft_editions(list.store, "soundtrack", list.arena, &editions, &count),
		RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(count, 2);
	CU_ASSERT_EQUAL(editions[0].number, 2);
	CU_ASSERT_EQUAL(editions[0].size, 4);
	CU_ASSERT_STRING_EQUAL(editions[1].note, "The first.");
	CU_ASSERT_EQUAL(
		store_draft_of_edition(list.store, "soundtrack", 1, list.arena, &releases, &count),
		RESULT_OK);
	CU_ASSERT_STRING_EQUAL(draft_releases_write(releases, count, list.arena), "2,1");
	CU_ASSERT_EQUAL(
		store_draft_of_edition(list.store, "soundtrack", 3, list.arena, &releases, &count),
		RESULT_NOT_FOUND);
	list_end(&list);
}

static void test_list(void)
{
	struct list list = list_begin();
	struct draft_summary *charts = NULL;
	size_t count = 0;

	CU_ASSERT_EQUAL(store_draft_list(list.store, list.arena, &charts, &count), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(count, 3);
	CU_ASSERT_STRING_EQUAL(charts[0].chart, "best");
	CU_ASSERT_TRUE(charts[0].waiting);
	CU_ASSERT_EQUAL(charts[0].draft_size, 0);
	CU_ASSERT_STRING_EQUAL(charts[1].chart, "empty");
	CU_ASSERT_TRUE(charts[1].waiting);
	CU_ASSERT_EQUAL(charts[1].edition, 0);
	CU_ASSERT_STRING_EQUAL(charts[2].chart, "soundtrack");
	CU_ASSERT_FALSE(charts[2].waiting);
	CU_ASSERT_EQUAL(charts[2].draft_size, 4);
	list_end(&list);
}

/* The slugs that a search finds. */
static const char *found(struct list *list, const char *q)
{
	const struct find_query query = {.q = q, .most = 20};
	int total = 0;
	struct buffer text = {0};
	struct draft_entry *entries = NULL;
	size_t count = 0;
	const char *copy;

	CU_ASSERT_EQUAL(
		store_find_releases(list->store, &query, list->arena, &entries, &count, &total),
		RESULT_OK);
	CU_ASSERT_EQUAL((size_t)total, count);
	for (size_t i = 0; i < count; i++)
		buffer_format(&text, i > 0 ? " %s" : "%s", entries[i].slug);
	copy = arena_text(list->arena, buffer_text(&text));
	buffer_free(&text);
	return copy;
}

static void test_search(void)
{
	struct list list = list_begin();

	CU_ASSERT_STRING_EQUAL(found(&list, "Vangelis"), "ala blade-runner");
	CU_ASSERT_STRING_EQUAL(found(&list, "Hidden tapes"), "hidden-tapes");
	CU_ASSERT_STRING_EQUAL(found(&list, "reznor"), "untitled");
	CU_ASSERT_STRING_EQUAL(found(&list, "nothing like it"), "");
	CU_ASSERT_STRING_EQUAL(found(&list, "!"), "help");
	CU_ASSERT_STRING_EQUAL(found(&list, "+"), "");
	list_end(&list);
}

/* The numbers of the releases of a text, or its problems as "line column reason". */
static const char *matched(struct list *list, const char *lines)
{
	const char *text = arena_join(list->arena, "title,artist,released,release\n", lines);
	struct buffer out = {0};
	struct import import, problems = {0};
	int64_t *releases = NULL;
	const char *copy;

	CU_ASSERT_TRUE_FATAL(draft_text_read(text, strlen(text), list->arena, &import));
	if (store_draft_match(list->store, &import, list->arena, &releases, &problems) == RESULT_OK)
		return draft_releases_write(releases, import.row_count, list->arena);
	for (size_t i = 0; i < problems.problem_count; i++)
		buffer_format(&out, "%zu %s %s|", problems.problems[i].line,
			problems.problems[i].column, problems.problems[i].reason);
	copy = arena_text(list->arena, buffer_text(&out));
	buffer_free(&out);
	return copy;
}

static void test_match(void)
{
	static const struct {
		const char *lines, *wanted;
	} cases[] = {
		{"Help!,the beatles,,\nBlade Runner,Vangelis,1982-06-25,blade-runner\n"
		 ",Trent Reznor and Atticus Ross,2010,untitled\n",
			"3,1,2"},
		{"Blade Runner,Vangelis,,\nNew,Vangelis,,\n",
			"3 title no release has this title and artist|"},
		{"Blade Runner,Vangelis,,nowhere\n",
			"2 release no release has this slug; the field may be empty|"},
		{",Trent Reznor and Atticus Ross,2010,\n",
			"2 title a release without a title is named by its slug, in the last "
			"column|"},
		{"Help!,The Beatles,,blade-runner\n",
			"2 title the release of this line has another title, artist or year, and "
			"a list does not change releases; leave its slug out if another one is "
			"meant|"},
		{"Blade Runner,Vangelis,,\n,Vangelis,,blade-runner\n",
			"3 title is the same release as line 2; a release stands once in a list|"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct list list = list_begin();
		CU_ASSERT_STRING_EQUAL(matched(&list, cases[i].lines), cases[i].wanted);
		list_end(&list);
	}
}

static void test_match_ambiguous(void)
{
	struct list list = list_begin();

	CU_ASSERT_EQUAL(list_import(&list, "trial", NULL,
				HEADER "1,Gabriel,Peter,1977,,\n2,Gabriel,Peter,1978,,\n"),
		RESULT_OK);
	CU_ASSERT_STRING_EQUAL(matched(&list, "Gabriel,Peter,,\n"),
		"2 title 2 releases have this title and artist: give the year or the release|");
	CU_ASSERT_PTR_NULL(strchr(matched(&list, "Gabriel,Peter,1978,\n"), '|'));
	list_end(&list);
}

/* A draft as text is that draft. */
static void test_text_round_trip(void)
{
	struct list list = list_begin();
	struct buffer text = {0};
	struct draft draft;
	const char *lines;

	CU_ASSERT_EQUAL(store_draft_load(list.store, "soundtrack", list.arena, &draft), RESULT_OK);
	draft_text_write(draft.entries, draft.count, &text);
	lines = strchr(buffer_text(&text), '\n') + 1;
	CU_ASSERT_STRING_EQUAL(matched(&list, lines), "1,2,3,4");
	buffer_free(&text);
	list_end(&list);
}

void suite_draft(void)
{
	CU_pSuite suite = CU_add_suite("store/draft", NULL, NULL);

	CU_add_test(suite, "load", test_load);
	CU_add_test(suite, "begins as a copy", test_begins_as_copy);
	CU_add_test(suite, "save", test_save);
	CU_add_test(suite, "refused", test_refused);
	CU_add_test(suite, "one tab", test_one_tab);
	CU_add_test(suite, "cost", test_cost);
	CU_add_test(suite, "before", test_before);
	CU_add_test(suite, "not before what others did", test_not_before_others);
	CU_add_test(suite, "changes", test_changes);
	CU_add_test(suite, "editions", test_editions);
	CU_add_test(suite, "list", test_list);
	CU_add_test(suite, "search", test_search);
	CU_add_test(suite, "match", test_match);
	CU_add_test(suite, "match, ambiguous", test_match_ambiguous);
	CU_add_test(suite, "text, round trip", test_text_round_trip);
}
