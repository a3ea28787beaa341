#include "model/audit.h"

#include <string.h>

#include "base/arena.h"
#include "model/link.h"
#include "suite.h"

#include "base/banned.h"

static void test_csv(void)
{
	static const struct audit_line lines[] = {
		{2, 1767864600, "ann", "save", "release", "help", "{\"title\": null}",
			"{\"title\": \"Help!\"}", "A \"note\",\nin two lines"},
		{1, 0, "root", "add", "editor", "ann", NULL, "=SUM(A1)", NULL},
	};
	const struct audit audit = {lines, 2, false};
	struct buffer out = {0};

	audit_csv(&audit, &out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out),
		"at,editor,action,kind,subject,before,after,note\r\n"
		"2026-01-08T09:30:00Z,ann,save,release,help,\"{\"\"title\"\": null}\","
		"\"{\"\"title\"\": \"\"Help!\"\"}\",\"A \"\"note\"\",\nin two lines\"\r\n"
		"1970-01-01T00:00:00Z,root,add,editor,ann,,'=SUM(A1),\r\n");
	buffer_free(&out);
}

static void test_links(void)
{
	struct arena *arena = arena_new();
	struct audit_query query = {0};

	CU_ASSERT_STRING_EQUAL(link_admin_audit(arena, &query, false), "/admin/audit");
	query = (struct audit_query){"ann", "chart", "trip-hop", 12};
	CU_ASSERT_STRING_EQUAL(link_admin_audit(arena, &query, true),
		"/admin/audit.csv?editor=ann&kind=chart&subject=trip-hop&before=12");
	arena_free(arena);
}

void suite_audit(void)
{
	CU_pSuite suite = CU_add_suite("audit", NULL, NULL);

	CU_add_test(suite, "CSV", test_csv);
	CU_add_test(suite, "links", test_links);
}
