#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"
#include "view/view_chart_form.h"
#include "view/view_genre_form.h"

#include "base/banned.h"

static const struct view_admin admin = {.name = "ann",
	.role = EDITOR_EDITOR,
	.token = "token-of-the-session",
	.key = "key-of-the-page",
	.path = "/admin/genres/dream-pop"};

static const struct genre_relative related[] = {{"shoegaze", "Shoegaze", 12}, {"x", "<b>&\"", 1}};
static const struct genre_form genre = {.id = 3,
	.values = {.name = "Dream <pop>",
		.slug = "dream-pop",
		.essay = "Like *Shoegaze*.\n\n</textarea><script>x</script>",
		.source = "Ann & \"Bob\""},
	.is_shown = true,
	.related = related,
	.related_count = 2,
	.contents = "{}",
	.revision = 77};
static const struct chart_form chart = {.id = 5,
	.edition = 2,
	.values = {.title = "Best <of> & \"all\"",
		.slug = "best",
		.genre = "Dream <pop>",
		.sort = CHART_SORT_RELEASED,
		.order = CHART_DESCENDING},
	.genre_slug = "dream-pop",
	.contents = "{}",
	.revision = 78};

static const char *taken(struct buffer *page)
{
	const char *text = arena_copy(fixture_arena, buffer_text(page), page->length);

	buffer_free(page);
	return text;
}

static const char *genre_page(const struct view_genre_form *page)
{
	struct buffer out = {0};

	CU_ASSERT_EQUAL_FATAL(
		view_admin_genre(fixture_view, &admin, page, fixture_arena, &out), RESULT_OK);
	return taken(&out);
}

static const char *chart_page(const struct view_chart_form *page)
{
	struct buffer out = {0};

	CU_ASSERT_EQUAL_FATAL(
		view_admin_chart(fixture_view, &admin, page, fixture_arena, &out), RESULT_OK);
	return taken(&out);
}

static void test_genres(void)
{
	static struct genre_line list[] = {{"dream-pop", "Dream <pop>", 12, 1, true},
		{"jazz", "Jazz", 1, 2, false}, {"new-age", "New age", 0, 0, false}};
	struct genre_lines lines = {list, 3, 495, 203, 2, 3};
	struct buffer out = {0};
	const char *text;

	CU_ASSERT_EQUAL(
		view_admin_genres(fixture_view, &admin, &lines, "e & <o>", fixture_arena, &out),
		RESULT_OK);
	text = taken(&out);
	fixture_golden("admin-genres.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "203 of 495 genres with “e &amp; &lt;o&gt;”"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "q=e+%26+%3Co%3E&amp;page=3"));
	lines = (struct genre_lines){.page = 1, .page_count = 1};
	CU_ASSERT_EQUAL(view_admin_genres(fixture_view, &admin, &lines, NULL, fixture_arena, &out),
		RESULT_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(taken(&out), "There is no genre yet."));
}

static void test_genre(void)
{
	struct view_genre_form page = {.genre = &genre, .texts = genre_form_write(&genre.values)};
	const char *text = genre_page(&page);

	fixture_golden("admin-genre.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "&lt;/textarea&gt;"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "name=\"revision\" value=\"77\""));
	CU_ASSERT_PTR_NULL(strstr(text, "class=\"essay\""));
	page = (struct view_genre_form){.texts = {"", "", "", ""}};
	text = genre_page(&page);
	fixture_golden("admin-genre-new.html", text);
	CU_ASSERT_PTR_NULL(strstr(text, "name=\"revision\""));
	CU_ASSERT_PTR_NULL(strstr(text, "Related genres"));
}

/* The essay is what readers see: related names are links, and nothing of it runs. */
static void test_preview(void)
{
	const struct genre_faults faults = {.slug = "Slug fault."};
	struct view_genre_form page = {.genre = &genre,
		.texts = genre_form_write(&genre.values),
		.preview = &genre.values,
		.faults = &faults};
	const char *text = genre_page(&page);

	fixture_golden("admin-genre-preview.html", text);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(text, "<p>Like <em><a href=\"/genres/shoegaze\">Shoegaze</a></em>.</p>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<p class=\"source\">Ann &amp; &quot;Bob&quot;</p>"));
	CU_ASSERT_PTR_NULL(strstr(text, "<script"));
	page.preview = &(const struct genre_values){.name = "x"};
	CU_ASSERT_PTR_NOT_NULL(strstr(genre_page(&page), "There is no essay to show."));
}

static void test_genre_faults(void)
{
	const struct genre_faults faults = {
		"Name fault.", "Slug fault.", "Essay fault.", "Source fault."};
	struct view_genre_form page = {
		.genre = &genre, .texts = genre_form_write(&genre.values), .faults = &faults};
	const char *text = genre_page(&page);

	CU_ASSERT_EQUAL(fixture_count(text, "fault.</a>"), 4);
	CU_ASSERT_EQUAL(fixture_count(text, "aria-invalid"), 4);
	page = (struct view_genre_form){
		.genre = &genre, .texts = {"Mine <i>", "dream-pop", "", "Me"}, .conflict = true};
	text = genre_page(&page);
	fixture_golden("admin-genre-conflict.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "<th scope=\"row\">"), 3);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"Mine &lt;i&gt;\""));
}

static void test_chart(void)
{
	struct view_chart_form page = {.chart = &chart, .texts = chart_form_write(&chart.values)};
	const char *text = chart_page(&page);

	fixture_golden("admin-chart.html", text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"released\" selected"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "value=\"desc\" selected"));
	page = (struct view_chart_form){
		.texts = {"", "", "Jazz", CHART_SORT_RANK, CHART_ASCENDING}};
	text = chart_page(&page);
	fixture_golden("admin-chart-new.html", text);
	CU_ASSERT_PTR_NULL(strstr(text, "name=\"revision\""));
	CU_ASSERT_PTR_NULL(strstr(text, "class=\"tabs\""));
}

static void test_chart_faults(void)
{
	const struct chart_faults faults = {"Title fault.", "Slug fault.", "Genre fault."};
	struct view_chart_form page = {
		.chart = &chart, .texts = chart_form_write(&chart.values), .faults = &faults};
	const char *text = chart_page(&page);

	CU_ASSERT_EQUAL(fixture_count(text, "fault.</a>"), 3);
	CU_ASSERT_EQUAL(fixture_count(text, "aria-invalid"), 3);
	page = (struct view_chart_form){.chart = &chart,
		.texts = {"Mine <i>", "best", "", CHART_SORT_RANK, CHART_DESCENDING},
		.conflict = true};
	text = chart_page(&page);
	fixture_golden("admin-chart-conflict.html", text);
	CU_ASSERT_EQUAL(fixture_count(text, "<th scope=\"row\">"), 3);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "<td>Release date</td><td>Rank</td>"));
}

void suite_view_settings(void)
{
	CU_pSuite suite = CU_add_suite("view/settings", fixture_open, fixture_close);

	CU_ADD_TEST(suite, test_genres);
	CU_ADD_TEST(suite, test_genre);
	CU_ADD_TEST(suite, test_preview);
	CU_ADD_TEST(suite, test_genre_faults);
	CU_ADD_TEST(suite, test_chart);
	CU_ADD_TEST(suite, test_chart_faults);
}
