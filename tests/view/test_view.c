#include "view/view.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../suite.h"
#include "base/log.h"
#include "fixture.h"
#include "view/template.h"

#include "base/banned.h"

/* A folder of templates of our own, made anew for each test. */
static char folder[] = "/tmp/silverchart-view-XXXXXX";

static const char *in_folder(const char *name)
{
	return arena_format(fixture_arena, "%s/%s", folder, name);
}

static void put_file(const char *name, const char *text)
{
	FILE *file = fopen(in_folder(name), "w");
	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fputs(text, file);
	fclose(file);
}

static int open_folder(void)
{
	memcpy(strrchr(folder, '-') + 1, "XXXXXX", 6);
	if (fixture_open() != 0 || mkdtemp(folder) == NULL)
		return 1;
	return mkdir(in_folder("public"), 0700) + mkdir(in_folder("schema"), 0700) +
	       mkdir(in_folder("error"), 0700) + mkdir(in_folder("admin"), 0700);
}

/* Calls `use` with the name of each of the admin's templates, which grow in number. */
static void for_each_admin_template(void (*use)(const char *name))
{
	glob_t found;
	if (glob(fixture_path("templates/admin/*.cs"), 0, NULL, &found) != 0)
		return;
	for (size_t i = 0; i < found.gl_pathc; i++)
		use(arena_join(fixture_arena, "admin/", strrchr(found.gl_pathv[i], '/') + 1));
	globfree(&found);
}

static void remove_file(const char *name)
{
	remove(in_folder(name));
}

static void put_plain_file(const char *name)
{
	put_file(name, "plain");
}

static int close_folder(void)
{
	static const char *const names[] = {"public/home.cs", "public/charts.cs", "public/chart.cs",
		"public/chart_row.cs", "public/chart_genre.cs", "public/release.cs",
		"public/artist.cs", "public/data.cs", "public/genres.cs", "public/genre.cs",
		"public/genre_map.cs", "public/timeline.cs", "schema/artist.schema.json",
		"schema/chart.schema.json", "schema/genre.schema.json",
		"schema/release.schema.json", "public/search.cs", "schema/search.schema.json",
		"public/editions.cs", "public/changes.cs", "schema/changes.schema.json",
		"error/error.cs", "part.cs", "manifest", "public", "schema", "error", "admin", ""};
	for_each_admin_template(remove_file);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		remove_file(names[i]);
	return fixture_close();
}

/* Templates that print nothing but are all there. */
static void put_plain_templates(void)
{
	put_file("public/home.cs", "home <?cs include!\"part.cs\" ?>");
	put_file("public/charts.cs", "charts");
	put_file("public/chart.cs", "chart");
	put_file("public/chart_row.cs", "row");
	put_file("public/chart_genre.cs", "genre");
	put_file("public/release.cs", "release");
	put_file("public/artist.cs", "artist");
	put_file("public/data.cs", "data");
	put_file("public/genres.cs", "genres");
	put_file("public/genre.cs", "genre");
	put_file("public/genre_map.cs", "map");
	put_file("public/timeline.cs", "timeline");
	put_file("schema/artist.schema.json", "{}");
	put_file("schema/chart.schema.json", "{}");
	put_file("schema/genre.schema.json", "{}");
	put_file("schema/release.schema.json", "{}");
	put_file("public/search.cs", "search");
	put_file("schema/search.schema.json", "{}");
	put_file("public/editions.cs", "editions");
	put_file("public/changes.cs", "changes");
	put_file("schema/changes.schema.json", "{}");
	put_file("error/error.cs", "error");
	put_file("part.cs", "part");
	for_each_admin_template(put_plain_file);
	put_file("manifest", "site.css site-1.css\nicon.svg icon-1.svg\nadmin.css "
			     "admin-1.css\nadmin.js admin-1.js\n");
}

static const struct view_site plain_site = {"Title", "Description", "http://localhost"};

/* The build of the folder's templates; 0 with `*reason` when they can't be opened. */
static uint64_t build_of(const struct view_site *site, const char **reason)
{
	struct view *view = view_open(folder, in_folder("manifest"), site, fixture_arena, reason);
	uint64_t build = view ? view_build(view) : 0;
	view_free(view);
	return build;
}

static void assert_refused(const char *wanted)
{
	const char *reason = NULL;
	CU_ASSERT_EQUAL(build_of(&plain_site, &reason), 0);
	CU_ASSERT_PTR_NOT_NULL_FATAL(reason);
	if (strstr(reason, wanted) == NULL) {
		fprintf(stderr, "\nreason \"%s\" does not name \"%s\"\n", reason, wanted);
		CU_FAIL("the reason says something else");
	}
	CU_ASSERT_PTR_NULL(strchr(reason, '\n'));
}

static void test_open_reasons(void)
{
	put_plain_templates();
	put_file("part.cs", "one\n<?cs bogus:x ?>two\n");
	assert_refused("part.cs:2");
	put_plain_templates();
	put_file("public/chart.cs", "<?cs include!\"layout/none.cs\" ?>");
	assert_refused("layout/none.cs");
	put_plain_templates();
	remove(in_folder("error/error.cs"));
	assert_refused("error/error.cs");
	put_plain_templates();
	remove(in_folder("schema/chart.schema.json"));
	assert_refused("schema/chart.schema.json");
}

static void test_open_manifest(void)
{
	put_plain_templates();
	remove(in_folder("manifest"));
	assert_refused("manifest");
	put_file("manifest", "site.css site-1.css\nadmin.css admin-1.css\nadmin.js admin-1.js\n");
	assert_refused("no line for icon.svg");
	put_file("manifest", "site.css site-1.css\nicon.svg\n");
	assert_refused("manifest:2");
	put_file("manifest", "site.css ../site-1.css\n");
	assert_refused("manifest:1");
	put_file("manifest", "site.css site-1.css\nicon.svg icon-1.svg");
	assert_refused("manifest:2");
}

static void test_build_follows_its_parts(void)
{
	const char *reason = NULL;
	struct view_site site = plain_site;
	put_plain_templates();
	uint64_t first = build_of(&site, &reason);
	CU_ASSERT_NOT_EQUAL(first, 0);
	CU_ASSERT_EQUAL(build_of(&site, &reason), first);
	put_file("part.cs", "Part");
	CU_ASSERT_NOT_EQUAL(build_of(&site, &reason), first);
	put_plain_templates();
	put_file("schema/chart.schema.json", "[]");
	CU_ASSERT_NOT_EQUAL(build_of(&site, &reason), first);
	put_plain_templates();
	put_file("manifest", "site.css site-2.css\nicon.svg icon-1.svg\nadmin.css "
			     "admin-1.css\nadmin.js admin-1.js\n");
	CU_ASSERT_NOT_EQUAL(build_of(&site, &reason), first);
	put_plain_templates();
	site.description = "Another";
	CU_ASSERT_NOT_EQUAL(build_of(&site, &reason), first);
	site.description = plain_site.description;
	CU_ASSERT_EQUAL(build_of(&site, &reason), first);
}

/* Renders `source` with value x = `x` and the piece "raw" = "<raw>". */
static enum result render(const char *source, const char *x, struct buffer *out)
{
	HDF *site = hdf_new(), *values = hdf_new();
	struct template_source from = {.directory = folder, .site = site};
	const char *const texts[] = {"<r", "aw>"};
	const struct view_piece piece = {"raw", texts, 2};
	const char *reason = NULL;
	put_file("part.cs", source);
	struct template *template = template_open(&from, "part.cs", fixture_arena, &reason);
	CU_ASSERT_PTR_NOT_NULL_FATAL(template);
	hdf_put_text(values, "x", x);
	enum result result = template_render(template, values, &piece, 1, out);
	template_free(template);
	hdf_free(values);
	hdf_free(site);
	return result;
}

static void assert_renders(const char *source, const char *x, const char *wanted)
{
	struct buffer out = {0};
	CU_ASSERT_EQUAL(render(source, x, &out), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out), wanted);
	buffer_free(&out);
}

static void test_values_are_escaped(void)
{
	assert_renders("<?cs var:x ?>", "<a href=\"'&", "&lt;a href=&quot;&#39;&amp;");
	assert_renders("<i title=\"<?cs var:x ?>\">", "\">", "<i title=\"&quot;&gt;\">");
	assert_renders("<?cs def:m(y) ?><?cs if:y ?><?cs var:y ?><?cs /if ?><?cs /def ?>"
		       "<?cs call:m(x) ?>",
		"<", "&lt;");
	assert_renders("<?cs var:x ?>", "<?cs var:x ?>", "&lt;?cs var:x ?&gt;");
	assert_renders("[<?cs var:missing ?>]", "x", "[]");
}

static void test_pieces_are_printed_as_they_are(void)
{
	assert_renders("(<?cs var:piece(\"raw\") ?>)", "", "(<raw>)");
	assert_renders("<?cs if:x ?><?cs var:piece(\"raw\") ?><?cs var:x ?><?cs /if ?>", "&",
		"<raw>&amp;");
}

static void test_faults_leave_the_buffer(void)
{
	struct buffer out = {0};
	log_open("test_view", LOG_SILENT);
	CU_ASSERT_EQUAL(render("before <?cs var:piece(\"none\") ?>", "", &out), RESULT_BROKEN);
	CU_ASSERT_EQUAL(out.length, 0);
	buffer_add_text(&out, "kept");
	CU_ASSERT_EQUAL(render("before <?cs var:piece(\"none\") ?>", "", &out), RESULT_BROKEN);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out), "kept");
	CU_ASSERT_EQUAL(render(" and <?cs var:x ?>", "more", &out), RESULT_OK);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out), "kept and more");
	buffer_free(&out);
	log_open("test_view", LOG_ERROR);
}

void suite_view(void)
{
	CU_pSuite suite = CU_add_suite("view", open_folder, close_folder);
	CU_add_test(suite, "what is missing or faulty is named", test_open_reasons);
	CU_add_test(suite, "a faulty manifest is named with its line", test_open_manifest);
	CU_add_test(suite, "the build is a hash of all parts", test_build_follows_its_parts);
	CU_add_test(suite, "every value is escaped", test_values_are_escaped);
	CU_add_test(suite, "a piece is printed as it is", test_pieces_are_printed_as_they_are);
	CU_add_test(suite, "a fault leaves the page as it was", test_faults_leave_the_buffer);
}
