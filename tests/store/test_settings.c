/* Genres and charts themselves as their forms write them. */

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"
#include "list.h"
#include "store/store_chart_form.h"
#include "store/store_draft.h"
#include "store/store_genre_form.h"
#include "store/store_slug.h"

#include "base/banned.h"

static struct genre_form load(struct list *list, const char *slug)
{
	struct genre_form form = {0};

	CU_ASSERT_EQUAL_FATAL(store_genre_form(list->store, slug, list->arena, &form), RESULT_OK);
	return form;
}

/* Reads what the form has and saves it; `slug` is NULL for a new genre. */
static enum result save(struct list *list, const char *slug, int64_t revision,
	const struct genre_texts *texts, struct genre_taken *taken, struct change_saved *saved)
{
	struct genre_values values;
	struct genre_faults faults;

	CU_ASSERT_TRUE_FATAL(genre_form_read(texts, list->arena, &values, &faults));
	*taken = (struct genre_taken){0};
	*saved = (struct change_saved){NULL, NULL};
	return store_genre_form_save(
		list->store, slug, revision, &values, list->arena, taken, saved);
}

static void test_load_genre(void)
{
	struct list list = list_begin();
	struct genre_form form = load(&list, "soundtrack");

	CU_ASSERT_STRING_EQUAL(form.values.essay, "Music for *film*.");
	CU_ASSERT_STRING_EQUAL(form.values.source, "An Editor");
	CU_ASSERT_TRUE(form.is_shown);
	CU_ASSERT_EQUAL_FATAL(form.related_count, 2);
	CU_ASSERT_STRING_EQUAL(form.related[0].name, "Ambient");
	CU_ASSERT_EQUAL(form.related[0].shared, 1);
	CU_ASSERT_EQUAL(load(&list, "soundtrack").revision, form.revision);
	CU_ASSERT_PTR_NULL(load(&list, "jazz").values.essay);
	CU_ASSERT_EQUAL(store_genre_form(list.store, "x", list.arena, &form), RESULT_NOT_FOUND);
	list_end(&list);
}

static void test_save_genre(void)
{
	struct list list = list_begin();
	struct genre_form form = load(&list, "jazz");
	struct genre_texts texts = genre_form_write(&form.values);
	struct genre_taken taken;
	struct change_saved saved;
	const char *present = NULL;

	CU_ASSERT_EQUAL(
		save(&list, "jazz", form.revision, &texts, &taken, &saved), RESULT_UNCHANGED);
	texts.slug = "jazz-music";
	texts.essay = "Blue.";
	CU_ASSERT_EQUAL(save(&list, "jazz", form.revision, &texts, &taken, &saved), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(saved.before, "{\"slug\": \"jazz\", \"essay\": null}");
	CU_ASSERT_STRING_EQUAL(saved.after, "{\"slug\": \"jazz-music\", \"essay\": \"Blue.\"}");
	CU_ASSERT_EQUAL(store_slug_present(list.store, SLUG_GENRE, "jazz", list.arena, &present),
		RESULT_OK);
	CU_ASSERT_STRING_EQUAL(present, "jazz-music");
	CU_ASSERT_EQUAL(
		save(&list, "jazz-music", form.revision, &texts, &taken, &saved), RESULT_CONFLICT);
	CU_ASSERT_EQUAL(
		save(&list, "jazz", form.revision, &texts, &taken, &saved), RESULT_NOT_FOUND);
	/* Back again, without the essay. */
	form = load(&list, "jazz-music");
	texts.slug = "";
	texts.essay = "";
	CU_ASSERT_EQUAL(
		save(&list, "jazz-music", form.revision, &texts, &taken, &saved), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(load(&list, "jazz").values.name, "Jazz");
	list_end(&list);
}

static void test_new_genre(void)
{
	struct list list = list_begin();
	struct genre_texts texts = {"Łódź <bass>", "", "", "Ann"};
	struct genre_taken taken;
	struct change_saved saved;
	struct genre_form form;

	CU_ASSERT_EQUAL(save(&list, NULL, 0, &texts, &taken, &saved), RESULT_OK);
	CU_ASSERT_PTR_NULL(saved.before);
	CU_ASSERT_PTR_NOT_NULL(strstr(saved.after, "\"name\": \"Łódź <bass>\""));
	form = load(&list, "lodz-bass");
	CU_ASSERT_FALSE(form.is_shown);
	CU_ASSERT_EQUAL(form.related_count, 0);
	/* A chart shows it. */
	CU_ASSERT_EQUAL_FATAL(
		store_script(list.store, "UPDATE chart SET genre_id = (SELECT max(id) FROM genre) "
					 "WHERE slug = 'empty'"),
		RESULT_OK);
	CU_ASSERT_TRUE(load(&list, "lodz-bass").is_shown);
	list_end(&list);
}

static void test_taken_genre(void)
{
	struct list list = list_begin();
	struct genre_texts texts = {"JAZZ", "soundtrack", "", ""};
	struct genre_taken taken;
	struct change_saved saved;

	CU_ASSERT_EQUAL(save(&list, NULL, 0, &texts, &taken, &saved), RESULT_INVALID);
	CU_ASSERT_STRING_EQUAL(taken.name, "Jazz");
	CU_ASSERT_STRING_EQUAL(taken.slug, "Soundtrack");
	CU_ASSERT_PTR_NULL(taken.former);
	CU_ASSERT_EQUAL_FATAL(
		store_script(list.store, "UPDATE genre SET slug = 'b' WHERE slug = 'jazz'"),
		RESULT_OK);
	texts.name = "New one";
	texts.slug = "jazz";
	CU_ASSERT_EQUAL(save(&list, NULL, 0, &texts, &taken, &saved), RESULT_INVALID);
	CU_ASSERT_PTR_NULL(taken.name);
	CU_ASSERT_PTR_NULL(taken.slug);
	CU_ASSERT_STRING_EQUAL(taken.former, "Jazz");
	/* Of one that is no more, a former slug leads nowhere and is free. */
	CU_ASSERT_EQUAL_FATAL(
		store_script(list.store, "INSERT INTO slug_history VALUES ('genre', 'free', 999), "
					 "('chart', 'free-too', 1)"),
		RESULT_OK);
	texts.slug = "free";
	CU_ASSERT_EQUAL(save(&list, NULL, 0, &texts, &taken, &saved), RESULT_OK);
	texts = (struct genre_texts){"Another", "free-too", "", ""};
	CU_ASSERT_EQUAL(save(&list, NULL, 0, &texts, &taken, &saved), RESULT_OK);
	list_end(&list);
}

static void test_lines(void)
{
	struct list list = list_begin();
	struct genre_lines lines;

	CU_ASSERT_EQUAL_FATAL(store_script(list.store,
				      "INSERT INTO genre (name, slug, match_key, near_key) SELECT "
				      "'G ' || n, 'g-' || n, "
				      "'g ' || n, 'g ' || n FROM generate_series(101, 330) AS n"),
		RESULT_OK);
	CU_ASSERT_EQUAL(store_genre_lines(list.store, NULL, 1, list.arena, &lines), RESULT_OK);
	CU_ASSERT_EQUAL(lines.total, 233);
	CU_ASSERT_EQUAL(lines.found, 233);
	CU_ASSERT_EQUAL(lines.page_count, 3);
	CU_ASSERT_EQUAL_FATAL(lines.count, 100);
	CU_ASSERT_STRING_EQUAL(lines.list[0].name, "Ambient");
	CU_ASSERT_FALSE(lines.list[0].has_essay);
	CU_ASSERT_EQUAL(lines.list[1].charts, 0);
	CU_ASSERT_EQUAL(lines.list[1].releases, 0);
	CU_ASSERT_EQUAL(store_genre_lines(list.store, "g ", 99, list.arena, &lines), RESULT_OK);
	CU_ASSERT_EQUAL(lines.page, 3);
	CU_ASSERT_EQUAL(lines.found, 230);
	CU_ASSERT_EQUAL_FATAL(lines.count, 30);
	CU_ASSERT_STRING_EQUAL(lines.list[29].slug, "g-330");
	CU_ASSERT_EQUAL(store_genre_lines(list.store, "sound", 1, list.arena, &lines), RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(lines.count, 1);
	CU_ASSERT_TRUE(lines.list[0].has_essay);
	CU_ASSERT_EQUAL(lines.list[0].charts, 1);
	CU_ASSERT_EQUAL(lines.list[0].releases, 2);
	CU_ASSERT_EQUAL(store_genre_lines(list.store, "x", 2, list.arena, &lines), RESULT_OK);
	CU_ASSERT_EQUAL(lines.count, 0);
	CU_ASSERT_EQUAL(lines.total, 233);
	list_end(&list);
}

static struct chart_form load_chart(struct list *list, const char *slug)
{
	struct chart_form form = {0};

	CU_ASSERT_EQUAL_FATAL(store_chart_form(list->store, slug, list->arena, &form), RESULT_OK);
	return form;
}

static enum result save_chart(struct list *list, const char *slug, int64_t revision,
	const struct chart_texts *texts, struct chart_taken *taken, struct change_saved *saved)
{
	struct chart_values values;
	struct chart_faults faults;

	CU_ASSERT_TRUE_FATAL(chart_form_read(texts, list->arena, &values, &faults));
	*taken = (struct chart_taken){0};
	*saved = (struct change_saved){NULL, NULL};
	return store_chart_form_save(
		list->store, slug, revision, &values, list->arena, taken, saved);
}

static void test_chart(void)
{
	struct list list = list_begin();
	struct chart_form form = load_chart(&list, "soundtrack");
	struct chart_texts texts = chart_form_write(&form.values);
	struct chart_taken taken;
	struct change_saved saved;

	CU_ASSERT_EQUAL(form.edition, 2);
	CU_ASSERT_STRING_EQUAL(form.values.genre, "Soundtrack");
	CU_ASSERT_EQUAL(form.values.sort, CHART_SORT_RELEASED);
	CU_ASSERT_EQUAL(form.values.order, CHART_DESCENDING);
	CU_ASSERT_EQUAL(save_chart(&list, "soundtrack", form.revision, &texts, &taken, &saved),
		RESULT_UNCHANGED);
	texts.genre = "jazz";
	texts.sort = CHART_SORT_PLACE;
	CU_ASSERT_EQUAL(
		save_chart(&list, "soundtrack", form.revision, &texts, &taken, &saved), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(saved.before, "{\"sort\": \"released\", \"genre\": \"soundtrack\"}");
	CU_ASSERT_STRING_EQUAL(saved.after, "{\"sort\": \"place\", \"genre\": \"jazz\"}");
	CU_ASSERT_EQUAL(save_chart(&list, "soundtrack", form.revision, &texts, &taken, &saved),
		RESULT_CONFLICT);
	CU_ASSERT_EQUAL(load_chart(&list, "empty").edition, 0);
	CU_ASSERT_EQUAL(store_chart_form(list.store, "gone", list.arena, &form), RESULT_GONE);
	CU_ASSERT_EQUAL(store_chart_form(list.store, "x", list.arena, &form), RESULT_NOT_FOUND);
	list_end(&list);
}

/* What a publication or a correction changes is no conflict: it is not on the form. */
static void test_chart_revision(void)
{
	struct list list = list_begin();
	int64_t revision = load_chart(&list, "soundtrack").revision;

	CU_ASSERT_EQUAL_FATAL(
		store_script(list.store,
			"UPDATE release SET year = 1990; UPDATE genre SET essay = 'x';"
			"UPDATE chart SET edition_id = 1 WHERE id = 1"),
		RESULT_OK);
	CU_ASSERT_EQUAL(load_chart(&list, "soundtrack").revision, revision);
	CU_ASSERT_EQUAL_FATAL(
		store_script(list.store, "UPDATE chart SET default_order = 'asc' WHERE id = 1"),
		RESULT_OK);
	CU_ASSERT_NOT_EQUAL(load_chart(&list, "soundtrack").revision, revision);
	list_end(&list);
}

static void test_new_chart(void)
{
	struct list list = list_begin();
	struct chart_texts texts = {"Älteste", "", "Jazz", CHART_SORT_TITLE, CHART_ASCENDING};
	struct chart_taken taken;
	struct change_saved saved;
	struct draft draft;

	CU_ASSERT_EQUAL(save_chart(&list, NULL, 0, &texts, &taken, &saved), RESULT_OK);
	CU_ASSERT_PTR_NULL(saved.before);
	CU_ASSERT_EQUAL(store_draft_load(list.store, "alteste", list.arena, &draft), RESULT_OK);
	CU_ASSERT_EQUAL(draft.count, 0);
	CU_ASSERT_FALSE(draft.differs);
	CU_ASSERT_EQUAL(save_chart(&list, NULL, 0, &texts, &taken, &saved), RESULT_INVALID);
	CU_ASSERT_STRING_EQUAL(taken.slug, "Älteste");
	texts.slug = "gone";
	texts.genre = "no such";
	CU_ASSERT_EQUAL(save_chart(&list, NULL, 0, &texts, &taken, &saved), RESULT_INVALID);
	CU_ASSERT_TRUE(taken.is_deleted);
	CU_ASSERT_TRUE(taken.lacks_genre);
	CU_ASSERT_STRING_EQUAL(taken.slug, "Gone");
	CU_ASSERT_EQUAL_FATAL(
		store_script(list.store, "UPDATE chart SET slug = 'b' WHERE slug = 'best'"),
		RESULT_OK);
	texts.slug = "best";
	texts.genre = "";
	CU_ASSERT_EQUAL(save_chart(&list, NULL, 0, &texts, &taken, &saved), RESULT_INVALID);
	CU_ASSERT_STRING_EQUAL(taken.former, "All-time best");
	CU_ASSERT_FALSE(taken.is_deleted);
	list_end(&list);
}

/* The last save of a draft is known by the chart, whatever it is called since. */
static void test_renamed_draft(void)
{
	struct list list = list_begin();
	struct draft_summary *charts = NULL;
	struct draft draft;
	int64_t *releases = NULL;
	size_t count = 0;

	CU_ASSERT_EQUAL_FATAL(store_script(list.store,
				      "INSERT INTO audit (editor_name, action, kind, subject, "
				      "before, after) VALUES "
				      "('bob', 'save', 'chart', 'soundtrack', '{\"ranks\": {}}', "
				      "'{\"ranks\": {}, \"revision\": 0}');"
				      "UPDATE chart SET slug = 'renamed' WHERE id = 1"),
		RESULT_OK);
	CU_ASSERT_EQUAL(store_draft_load(list.store, "renamed", list.arena, &draft), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(draft.saved_by, "bob");
	CU_ASSERT_TRUE(draft.can_undo);
	CU_ASSERT_EQUAL(store_draft_before(list.store, "renamed", list.arena, &releases, &count),
		RESULT_OK);
	CU_ASSERT_EQUAL(count, 4);
	CU_ASSERT_EQUAL(store_draft_list(list.store, list.arena, &charts, &count), RESULT_OK);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(charts[i].chart, "renamed") == 0)
			CU_ASSERT_STRING_EQUAL(charts[i].saved_by, "bob");
	}
	list_end(&list);
}

void suite_settings(void)
{
	CU_pSuite suite = CU_add_suite("store/settings", NULL, NULL);

	CU_ADD_TEST(suite, test_load_genre);
	CU_ADD_TEST(suite, test_save_genre);
	CU_ADD_TEST(suite, test_new_genre);
	CU_ADD_TEST(suite, test_taken_genre);
	CU_ADD_TEST(suite, test_lines);
	CU_ADD_TEST(suite, test_chart);
	CU_ADD_TEST(suite, test_chart_revision);
	CU_ADD_TEST(suite, test_new_chart);
	CU_ADD_TEST(suite, test_renamed_draft);
}
