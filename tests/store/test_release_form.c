#include "store/store_release_form.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"
#include "list.h"
#include "store/store_credit.h"
#include "store/store_draft.h"
#include "store/store_queue.h"

#include "base/banned.h"

static struct release_form load(struct list *list, const char *slug)
{
	struct release_form form = {0};

	CU_ASSERT_EQUAL_FATAL(store_release_form(list->store, slug, list->arena, &form), RESULT_OK);
	return form;
}

/* Reads what the form has and saves it. */
static enum result save(struct list *list, const char *slug, int64_t revision,
	const struct release_texts *texts, struct release_saved *saved)
{
	struct release_values values;
	struct release_faults faults;

	CU_ASSERT_TRUE_FATAL(release_form_read(texts, list->arena, &values, &faults));
	*saved = (struct release_saved){.slug = NULL};
	return store_release_save(list->store, slug, revision, &values, list->arena, saved);
}

static void test_load(void)
{
	struct list list = list_begin();
	struct release_form form = load(&list, "blade-runner");

	CU_ASSERT_STRING_EQUAL(form.artist, "Vangelis");
	CU_ASSERT_TRUE(form.is_published);
	CU_ASSERT_EQUAL(form.values.released.day, 25);
	CU_ASSERT_EQUAL_FATAL(form.values.tag_count, 3);
	CU_ASSERT_STRING_EQUAL(form.values.tags[1].name, "Jazz"); /* in the given order */
	CU_ASSERT_EQUAL(form.values.tags[2].weight, 95);
	CU_ASSERT_EQUAL_FATAL(form.values.link_count, 2);
	CU_ASSERT_STRING_EQUAL(form.values.links[1].url, "https://example.org/runner");
	CU_ASSERT(form.revision > 0);
	CU_ASSERT_STRING_EQUAL(form.values.slug, "blade-runner");
	CU_ASSERT_EQUAL_FATAL(form.list_count, 1);
	CU_ASSERT_STRING_EQUAL(form.lists[0].chart_slug, "soundtrack");
	CU_ASSERT_EQUAL(form.lists[0].rank, 1);
	CU_ASSERT_EQUAL_FATAL(form.values.credit.count, 1);
	CU_ASSERT_STRING_EQUAL(form.values.credit.parts[0].name, "Vangelis");
	CU_ASSERT_STRING_EQUAL(form.values.credit.parts[0].artist, "Vangelis");
	form = load(&list, "untitled");
	CU_ASSERT_PTR_NULL(form.values.title);
	CU_ASSERT_EQUAL(form.values.tag_count, 0);
	CU_ASSERT_FALSE(load(&list, "hidden-tapes").is_published);
	CU_ASSERT_EQUAL(store_release_form(list.store, "x", list.arena, &form), RESULT_NOT_FOUND);
	list_end(&list);
}

/* What is saved as it is, is unchanged; each field is saved by itself and told to the audit. */
static void test_save(void)
{
	struct list list = list_begin();
	struct release_form form = load(&list, "untitled");
	struct release_texts texts = release_form_write(&form.values, list.arena);
	struct release_saved saved;

	CU_ASSERT_EQUAL(save(&list, "untitled", form.revision, &texts, &saved), RESULT_UNCHANGED);
	texts.title = "The Social Network";
	texts.genres = "soundtrack:80\nDark ambient\nΩ\nω ω";
	CU_ASSERT_EQUAL(save(&list, "untitled", form.revision, &texts, &saved), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(
		saved.before, "{\"title\": null, \"genres\": [], \"sort_title\": null}");
	CU_ASSERT_STRING_EQUAL(saved.after,
		"{\"title\": \"The Social Network\", "
		"\"genres\": [\"Soundtrack:80\", \"Dark ambient\", \"Ω\", \"ω ω\"], "
		"\"sort_title\": \"Social Network, The\"}");
	CU_ASSERT_EQUAL(save(&list, "untitled", form.revision, &texts, &saved), RESULT_CONFLICT);
	form = load(&list, "untitled");
	CU_ASSERT_EQUAL(form.values.tag_count, 4);
	CU_ASSERT_EQUAL(form.values.released.year, 2010);
	list_end(&list);
}

static void test_parts(void)
{
	static const char *const labels[] = {"Archive", "New \"quoted\""};
	static const char *const urls[] = {
		"https://example.org/runner", "https://example.org/{new}"};
	struct list list = list_begin();
	struct release_form form = load(&list, "blade-runner");
	struct release_texts texts = release_form_write(&form.values, list.arena);
	struct release_saved saved;

	texts.labels = labels;
	texts.urls = urls;
	texts.link_count = 2;
	texts.released = "";
	texts.cover = "";
	texts.genres = "";
	CU_ASSERT_EQUAL(save(&list, "blade-runner", form.revision, &texts, &saved), RESULT_OK);
	CU_ASSERT_PTR_NULL(strstr(saved.after, "title"));
	form = load(&list, "blade-runner");
	CU_ASSERT_STRING_EQUAL(form.values.title, "Blade Runner");
	CU_ASSERT_EQUAL(form.values.tag_count, 0);
	CU_ASSERT_EQUAL(form.values.released.year, 0);
	CU_ASSERT_PTR_NULL(form.values.cover);
	CU_ASSERT_EQUAL_FATAL(form.values.link_count, 2);
	CU_ASSERT_STRING_EQUAL(form.values.links[1].label, labels[1]);
	CU_ASSERT_STRING_EQUAL(form.values.links[1].url, urls[1]);
	list_end(&list);
}

/* Whoever changes a tag, a link or a name makes another revision. */
static void test_revision(void)
{
	static const char *const changes[] = {
		"UPDATE release SET day = 26 WHERE id = 1",
		"UPDATE release_genre SET weight = 91 WHERE release_id = 1 AND position = 1",
		"DELETE FROM release_link WHERE release_id = 1 AND position = 2",
		"UPDATE genre SET name = 'Film music' WHERE id = 1",
		"UPDATE release SET slug = 'runner' WHERE id = 1;"
		"UPDATE release SET slug = 'blade-runner', cover = NULL WHERE id = 1",
		"UPDATE artist_credit_part SET join_phrase = '!' WHERE artist_credit_id = "
		"(SELECT artist_credit_id FROM release WHERE id = 1)",
	};
	struct list list = list_begin();
	int64_t revision = load(&list, "blade-runner").revision;

	CU_ASSERT_EQUAL(load(&list, "blade-runner").revision, revision);
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
		CU_ASSERT_EQUAL_FATAL(store_script(list.store, changes[i]), RESULT_OK);
		CU_ASSERT_NOT_EQUAL(load(&list, "blade-runner").revision, revision);
		revision = load(&list, "blade-runner").revision;
	}
	list_end(&list);
}

/* The form of a release with these artists, joined by " and ". */
static struct release_texts credited(struct list *list, const struct release_form *form,
	const char *first, const char *second, const char *choice)
{
	struct release_texts texts = release_form_write(&form->values, list->arena);
	const char **columns[5];

	for (size_t i = 0; i < 5; i++)
		columns[i] = ARENA_ARRAY(list->arena, const char *, 2);
	for (size_t i = 0; i < 2; i++) {
		columns[0][i] = i == 0 ? "1" : "2";
		columns[1][i] = i == 0 ? first : second;
		columns[2][i] = "";
		columns[3][i] = i == 0 ? choice : "";
		columns[4][i] = i == 0 ? " and " : "";
	}
	texts.credit = (struct credit_texts){
		columns[0], columns[1], columns[2], columns[3], columns[4], 2};
	return texts;
}

/* "yes" when the condition holds in the database, else the condition. */
static const char *answer(struct list *list, const char *condition)
{
	const char *script = arena_format(list->arena,
		"DO $$ BEGIN IF NOT (%s) THEN RAISE EXCEPTION 'not so'; END IF; END $$", condition);

	return store_script(list->store, script) == RESULT_OK ? "yes" : condition;
}

/* Equal names are the same artist, new ones are made; equal credits are one, and one that nothing
 * has any more is gone. */
static void test_credits(void)
{
	struct list list = list_begin();
	struct release_form form = load(&list, "blade-runner");
	int64_t credit = form.credit;
	struct release_texts texts = credited(&list, &form, "VANGELIS", "Newcomer", "");
	struct release_saved saved;

	CU_ASSERT_EQUAL_FATAL(
		save(&list, "blade-runner", form.revision, &texts, &saved), RESULT_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(saved.before, "\"artist\": \"Vangelis\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(saved.after, "\"artist\": \"VANGELIS and Newcomer\""));
	form = load(&list, "blade-runner");
	CU_ASSERT_STRING_EQUAL(form.artist, "VANGELIS and Newcomer");
	CU_ASSERT_STRING_EQUAL(form.values.credit.parts[0].artist, "Vangelis");
	CU_ASSERT_STRING_EQUAL(answer(&list, "(SELECT artist FROM place WHERE slug = "
					     "'blade-runner' LIMIT 1) = 'VANGELIS and Newcomer'"),
		"yes");
	CU_ASSERT_STRING_EQUAL(answer(&list, "(SELECT published_at IS NOT NULL FROM artist WHERE "
					     "slug = 'newcomer')"),
		"yes");
	CU_ASSERT_STRING_EQUAL(
		answer(&list,
			arena_format(list.arena,
				"EXISTS (SELECT FROM release WHERE artist_credit_id = %lld) = "
				"EXISTS (SELECT FROM artist_credit WHERE id = %lld)",
				(long long)credit, (long long)credit)),
		"yes");
	/* Another release with the same credit shares it. */
	credit = form.credit;
	form = load(&list, "untitled");
	texts = credited(&list, &form, "VANGELIS", "Newcomer", "");
	CU_ASSERT_EQUAL_FATAL(save(&list, "untitled", form.revision, &texts, &saved), RESULT_OK);
	CU_ASSERT_EQUAL(load(&list, "untitled").credit, credit);
	list_end(&list);
}

/* A near name is taken by nobody before it is chosen. */
static void test_near_artists(void)
{
	struct list list = list_begin();
	struct release_form form = load(&list, "blade-runner");
	struct release_texts texts = credited(&list, &form, "Vangélis", "", "");
	struct release_saved saved;
	struct credit_match *matches = NULL;
	struct release_values values;
	struct release_faults faults;

	CU_ASSERT_TRUE_FATAL(release_form_read(&texts, list.arena, &values, &faults));
	CU_ASSERT_EQUAL_FATAL(
		store_credit_match(list.store, &values.credit, list.arena, &matches), RESULT_OK);
	CU_ASSERT_TRUE(matches[0].is_open);
	CU_ASSERT_EQUAL_FATAL(matches[0].offer_count, 1);
	CU_ASSERT_STRING_EQUAL(matches[0].offers[0].slug, "vangelis");
	CU_ASSERT_EQUAL(save(&list, "blade-runner", form.revision, &texts, &saved), RESULT_INVALID);
	texts = credited(&list, &form, "Vangélis", "", "vangelis");
	CU_ASSERT_EQUAL_FATAL(
		save(&list, "blade-runner", form.revision, &texts, &saved), RESULT_OK);
	form = load(&list, "blade-runner");
	CU_ASSERT_STRING_EQUAL(form.artist, "Vangélis");
	CU_ASSERT_STRING_EQUAL(form.values.credit.parts[0].artist, "Vangelis");
	texts = credited(&list, &form, "Vangélis", "", CREDIT_CHOICE_NEW);
	CU_ASSERT_EQUAL_FATAL(
		save(&list, "blade-runner", form.revision, &texts, &saved), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(
		load(&list, "blade-runner").values.credit.parts[0].artist, "Vangélis");
	list_end(&list);
}

static void test_slug(void)
{
	struct list list = list_begin();
	struct release_form form = load(&list, "blade-runner");
	struct release_texts texts = release_form_write(&form.values, list.arena);
	struct release_saved saved;

	texts.slug = "help";
	CU_ASSERT_EQUAL(save(&list, "blade-runner", form.revision, &texts, &saved), RESULT_INVALID);
	CU_ASSERT_TRUE(saved.slug_taken);
	/* What it is called is its own. */
	texts.slug = "";
	CU_ASSERT_EQUAL(
		save(&list, "blade-runner", form.revision, &texts, &saved), RESULT_UNCHANGED);
	texts.slug = "runner";
	CU_ASSERT_EQUAL(save(&list, "blade-runner", form.revision, &texts, &saved), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(saved.slug, "runner");
	CU_ASSERT_STRING_EQUAL(saved.after, "{\"slug\": \"runner\"}");
	CU_ASSERT_STRING_EQUAL(load(&list, "runner").values.title, "Blade Runner");
	list_end(&list);
}

/* A new release has all that was typed, and a slug of its own. */
static void test_add(void)
{
	struct list list = list_begin();
	struct release_form form = load(&list, "blade-runner");
	struct release_texts texts = release_form_write(&form.values, list.arena);
	struct release_values values;
	struct release_faults faults;
	struct release_saved saved = {.slug = NULL};
	struct draft_entry *twins = NULL;
	struct credit_match *matches = NULL;
	size_t count = 0;

	texts.slug = "";
	texts.title = "Blade runner!";
	CU_ASSERT_TRUE_FATAL(release_form_read(&texts, list.arena, &values, &faults));
	CU_ASSERT_EQUAL_FATAL(
		store_credit_match(list.store, &values.credit, list.arena, &matches), RESULT_OK);
	CU_ASSERT_EQUAL(store_draft_twins(list.store, &values, matches, list.arena, &twins, &count),
		RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(count, 1);
	CU_ASSERT_STRING_EQUAL(twins[0].slug, "blade-runner");
	CU_ASSERT_EQUAL_FATAL(
		store_release_add(list.store, &values, list.arena, &saved), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(saved.slug, "blade-runner-2");
	CU_ASSERT_PTR_NULL(saved.before);
	form = load(&list, "blade-runner-2");
	CU_ASSERT_EQUAL(form.id, saved.id);
	CU_ASSERT_STRING_EQUAL(form.contents, saved.after);
	CU_ASSERT_FALSE(form.is_published);
	CU_ASSERT_EQUAL(form.values.tag_count, 3);
	CU_ASSERT_EQUAL(form.values.link_count, 2);
	CU_ASSERT_EQUAL(form.values.released.day, 25);
	texts.title = "";
	CU_ASSERT_TRUE_FATAL(release_form_read(&texts, list.arena, &values, &faults));
	CU_ASSERT_EQUAL_FATAL(
		store_release_add(list.store, &values, list.arena, &saved), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(saved.slug, "untitled-vangelis");
	list_end(&list);
}

/* The slugs of a queue in a row. */
static const char *queue_of(struct list *list, enum queue queue, const char *after)
{
	struct queue_release *releases = NULL;
	const char *text = "";
	size_t count = 0;

	CU_ASSERT_EQUAL_FATAL(
		store_queue_releases(list->store, queue, after, 10, list->arena, &releases, &count),
		RESULT_OK);
	for (size_t i = 0; i < count; i++)
		text = arena_format(list->arena, i > 0 ? "%s %s" : "%s%s", text, releases[i].slug);
	return text;
}

static void test_queues(void)
{
	struct list list = list_begin();
	struct queue_release *releases = NULL;
	struct queue_work work;
	size_t count = 0;

	CU_ASSERT_STRING_EQUAL(queue_of(&list, QUEUE_TITLES, NULL), "untitled");
	CU_ASSERT_STRING_EQUAL(queue_of(&list, QUEUE_DATES, NULL), "ala");
	CU_ASSERT_STRING_EQUAL(queue_of(&list, QUEUE_GENRES, NULL), "untitled");
	CU_ASSERT_EQUAL_FATAL(
		store_script(list.store,
			"UPDATE release SET year = NULL, month = NULL, day = NULL;"
			"INSERT INTO release (slug, artist_credit_id) VALUES ('nowhere', 1)"),
		RESULT_OK);
	/* By the best rank, in drafts too; equal ones by age; what is in no chart last. */
	CU_ASSERT_STRING_EQUAL(queue_of(&list, QUEUE_DATES, NULL),
		"blade-runner help hidden-tapes untitled ala nowhere");
	CU_ASSERT_STRING_EQUAL(
		queue_of(&list, QUEUE_DATES, "help"), "hidden-tapes untitled ala nowhere");
	CU_ASSERT_STRING_EQUAL(queue_of(&list, QUEUE_DATES, "nowhere"), "");
	/* What left the queue still has its place. */
	CU_ASSERT_STRING_EQUAL(queue_of(&list, QUEUE_TITLES, "help"), "untitled nowhere");
	CU_ASSERT_EQUAL(store_queue_releases(
				list.store, QUEUE_TITLES, NULL, 1, list.arena, &releases, &count),
		RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(count, 1);
	CU_ASSERT_EQUAL(releases->rank, 2);
	CU_ASSERT_STRING_EQUAL(releases->chart, "Best soundtracks");
	CU_ASSERT_EQUAL(store_queue_work(list.store, list.arena, &work), RESULT_OK);
	CU_ASSERT_EQUAL(work.lacking[QUEUE_TITLES], 2);
	CU_ASSERT_EQUAL(work.lacking[QUEUE_DATES], 6);
	CU_ASSERT_EQUAL(work.lacking[QUEUE_GENRES], 2);
	CU_ASSERT_EQUAL(work.chart_count, 3);
	CU_ASSERT_EQUAL_FATAL(work.edition_count, 3); /* that of the deleted chart is left out */
	CU_ASSERT_STRING_EQUAL(work.editions[0].chart, "soundtrack");
	CU_ASSERT_EQUAL(work.editions[0].number, 2);
	list_end(&list);
}

void suite_release_form(void)
{
	CU_pSuite suite = CU_add_suite("store/release_form", NULL, NULL);

	CU_ADD_TEST(suite, test_load);
	CU_ADD_TEST(suite, test_save);
	CU_ADD_TEST(suite, test_parts);
	CU_ADD_TEST(suite, test_revision);
	CU_ADD_TEST(suite, test_credits);
	CU_ADD_TEST(suite, test_near_artists);
	CU_ADD_TEST(suite, test_slug);
	CU_ADD_TEST(suite, test_add);
	CU_ADD_TEST(suite, test_queues);
}
