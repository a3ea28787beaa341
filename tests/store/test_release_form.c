#include "store/store_release_form.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"
#include "list.h"
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
	const struct release_texts *texts, struct change_saved *saved)
{
	struct release_values values;
	struct release_faults faults;

	CU_ASSERT_TRUE_FATAL(release_form_read(texts, list->arena, &values, &faults));
	*saved = (struct change_saved){NULL, NULL};
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
	struct change_saved saved;

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
	struct change_saved saved;

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
	CU_ADD_TEST(suite, test_queues);
}
