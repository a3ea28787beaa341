#include "store/store_artist_form.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"
#include "list.h"
#include "store/store_find.h"

#include "base/banned.h"

static struct artist_form load(struct list *list, const char *slug)
{
	struct artist_form form = {0};

	CU_ASSERT_EQUAL_FATAL(store_artist_form(list->store, slug, list->arena, &form), RESULT_OK);
	return form;
}

static enum result save(struct list *list, const char *slug, int64_t revision,
	const struct artist_texts *texts, struct artist_saved *saved)
{
	struct artist_values values;
	struct artist_faults faults;

	CU_ASSERT_TRUE_FATAL(artist_form_read(texts, list->arena, &values, &faults));
	*saved = (struct artist_saved){.slug = NULL};
	return store_artist_save(list->store, slug, revision, &values, list->arena, saved);
}

/* Whether the condition holds in the database. */
static bool holds(struct list *list, const char *condition)
{
	const char *script = arena_format(list->arena,
		"DO $$ BEGIN IF NOT (%s) THEN RAISE EXCEPTION 'not so'; END IF; END $$", condition);

	return store_script(list->store, script) == RESULT_OK;
}

static void test_load(void)
{
	struct list list = list_begin();
	struct artist_form form = load(&list, "vangelis");

	CU_ASSERT_STRING_EQUAL(form.name, "Vangelis");
	CU_ASSERT_TRUE(form.is_published);
	CU_ASSERT_EQUAL_FATAL(form.release_count, 2);
	CU_ASSERT_EQUAL(form.total, 2);
	CU_ASSERT_STRING_EQUAL(form.releases[0].slug, "blade-runner"); /* the other has no date */
	CU_ASSERT_EQUAL(
		store_artist_form(list.store, "nobody", list.arena, &form), RESULT_NOT_FOUND);
	list_end(&list);
}

/* What is printed and filed follows the artist, and so does what readers see. */
static void test_save(void)
{
	struct list list = list_begin();
	struct artist_form form = load(&list, "vangelis");
	struct artist_texts texts = artist_form_write(&form, list.arena);
	struct artist_saved saved;

	CU_ASSERT_EQUAL(save(&list, "vangelis", form.revision, &texts, &saved), RESULT_UNCHANGED);
	texts.name = "The Vangelis";
	texts.slug = "";
	CU_ASSERT_EQUAL_FATAL(save(&list, "vangelis", form.revision, &texts, &saved), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(saved.slug, "the-vangelis");
	CU_ASSERT_STRING_EQUAL(saved.before,
		"{\"name\": \"Vangelis\", \"slug\": \"vangelis\", \"sort_name\": \"Vangelis\"}");
	CU_ASSERT_TRUE(
		holds(&list, "(SELECT artist || artist_sort_name || artist_slugs[1] FROM place "
			     "WHERE slug = 'blade-runner' LIMIT 1) = "
			     "'The VangelisVangelis, Thethe-vangelis'"));
	CU_ASSERT_TRUE(holds(&list, "(SELECT match_key FROM artist_credit WHERE name = 'The "
				    "Vangelis') = 'the vangelis'"));
	CU_ASSERT_EQUAL(
		save(&list, "the-vangelis", form.revision, &texts, &saved), RESULT_CONFLICT);
	list_end(&list);
}

/* Without it, the credits go on printing the old name, and are filed by the new one. */
static void test_not_printed(void)
{
	struct list list = list_begin();
	struct artist_form form = load(&list, "vangelis");
	struct artist_texts texts = artist_form_write(&form, list.arena);
	struct artist_saved saved;

	texts.name = "The Artist";
	texts.prints = false;
	CU_ASSERT_EQUAL_FATAL(save(&list, "vangelis", form.revision, &texts, &saved), RESULT_OK);
	CU_ASSERT_TRUE(holds(&list, "(SELECT artist || artist_sort_name FROM place WHERE slug = "
				    "'blade-runner' LIMIT 1) = 'VangelisArtist, The'"));
	list_end(&list);
}

static void test_refused(void)
{
	struct list list = list_begin();
	struct artist_form form = load(&list, "vangelis");
	struct artist_texts texts = artist_form_write(&form, list.arena);
	struct artist_saved saved;

	texts.slug = "the-beatles";
	CU_ASSERT_EQUAL(save(&list, "vangelis", form.revision, &texts, &saved), RESULT_INVALID);
	CU_ASSERT_TRUE(saved.slug_taken);
	texts.slug = "vangelis";
	texts.name = "THE BEATLES";
	CU_ASSERT_EQUAL(save(&list, "vangelis", form.revision, &texts, &saved), RESULT_INVALID);
	CU_ASSERT_TRUE(saved.name_taken);
	/* Its own name in other letters is nobody else's. */
	texts.name = "VANGELIS";
	CU_ASSERT_EQUAL(save(&list, "vangelis", form.revision, &texts, &saved), RESULT_OK);
	list_end(&list);
}

/* The names of the artists that a search finds. */
static const char *found(struct list *list, const char *q, int skipped)
{
	const struct find_query query = {.q = q, .most = 2, .skipped = skipped};
	struct found_artist *artists = NULL;
	const char *text = "";
	size_t count = 0;
	int total = 0;

	CU_ASSERT_EQUAL_FATAL(
		store_find_artists(list->store, &query, list->arena, &artists, &count, &total),
		RESULT_OK);
	for (size_t i = 0; i < count; i++)
		text = arena_format(
			list->arena, "%s%s %d, ", text, artists[i].name, artists[i].releases);
	return arena_format(list->arena, "%s%d", text, total);
}

static void test_find(void)
{
	struct list list = list_begin();

	CU_ASSERT_STRING_EQUAL(found(&list, "vangelis", 0), "Vangelis 2, 1");
	CU_ASSERT_STRING_EQUAL(found(&list, "beatles THE", 0), "The Beatles 1, 1");
	CU_ASSERT_STRING_EQUAL(found(&list, "Béat", 0), "The Beatles 1, 1");
	CU_ASSERT_STRING_EQUAL(found(&list, "nobody", 0), "0");
	CU_ASSERT_STRING_EQUAL(found(&list, "%", 0), "0");
	CU_ASSERT_PTR_NOT_NULL(strstr(found(&list, NULL, 0), "Ghost Writer"));
	CU_ASSERT_PTR_NULL(strstr(found(&list, NULL, 2), "Ghost Writer"));
	list_end(&list);
}

void suite_artist_form(void)
{
	CU_pSuite suite = CU_add_suite("store/artist_form", NULL, NULL);

	CU_ADD_TEST(suite, test_load);
	CU_ADD_TEST(suite, test_save);
	CU_ADD_TEST(suite, test_not_printed);
	CU_ADD_TEST(suite, test_refused);
	CU_ADD_TEST(suite, test_find);
}
