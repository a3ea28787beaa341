#include <stdio.h>
#include <stdlib.h>

#include "../suite.h"
#include "fixture.h"

#include "base/banned.h"

/* What automake takes for "skipped". */
#define SKIPPED 77

void suite_artist(void);
void suite_change(void);
void suite_chart(void);
void suite_connection(void);
void suite_draft(void);
void suite_edition(void);
void suite_editor(void);
void suite_feed(void);
void suite_genre(void);
void suite_genre_map(void);
void suite_genre_page(void);
void suite_home(void);
void suite_import(void);
void suite_merge(void);
void suite_migration(void);
void suite_release(void);
void suite_release_form(void);
void suite_removal(void);
void suite_rights(void);
void suite_schema(void);
void suite_search(void);
void suite_session(void);
void suite_settings(void);
void suite_statement(void);
void suite_totp(void);
void suite_upload(void);

int main(void)
{
	static void (*const suites[])(void) = {suite_statement, suite_upload, suite_connection,
		suite_chart, suite_release, suite_artist, suite_migration, suite_rights,
		suite_schema, suite_search, suite_import, suite_draft, suite_release_form,
		suite_settings, suite_edition, suite_feed, suite_genre, suite_genre_map,
		suite_genre_page, suite_home, suite_editor, suite_session, suite_totp, suite_change,
		suite_merge, suite_removal};
	int status = EXIT_FAILURE;

	if (getenv("SILVERCHART_TEST_DATABASE") == NULL) {
		fprintf(stderr,
			"store: SILVERCHART_TEST_DATABASE is not set, nothing was tested\n");
		return SKIPPED;
	}
	if (fixture_start())
		status = suite_run("store", suites, sizeof(suites) / sizeof(suites[0]));
	fixture_stop();
	return status;
}
