#include "suite.h"

void suite_artist_form(void);
void suite_audit(void);
void suite_credit_form(void);
void suite_csv(void);
void suite_date(void);
void suite_draft(void);
void suite_editor(void);
void suite_export(void);
void suite_genre(void);
void suite_genre_index(void);
void suite_genre_map(void);
void suite_import(void);
void suite_link(void);
void suite_markdown(void);
void suite_network(void);
void suite_plan(void);
void suite_ranking(void);
void suite_search(void);
void suite_release_form(void);
void suite_settings(void);
void suite_slug(void);
void suite_sort_name(void);
void suite_timeline(void);
void suite_totp(void);
void suite_unicode(void);
void suite_upload(void);

int main(void)
{
	static void (*const suites[])(void) = {suite_artist_form, suite_audit, suite_credit_form,
		suite_csv, suite_date, suite_draft, suite_editor, suite_export, suite_genre,
		suite_genre_index, suite_genre_map, suite_import, suite_link, suite_markdown,
		suite_network, suite_plan, suite_ranking, suite_release_form, suite_search,
		suite_settings, suite_slug, suite_sort_name, suite_timeline, suite_totp,
		suite_unicode, suite_upload};

	return suite_run("unit/model", suites, sizeof(suites) / sizeof(suites[0]));
}
