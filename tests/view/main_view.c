#include "../suite.h"

void suite_view(void);
void suite_view_admin(void);
void suite_view_chart(void);
void suite_view_draft(void);
void suite_view_forms(void);
void suite_view_edition(void);
void suite_view_pages(void);
void suite_view_people(void);
void suite_view_genre(void);
void suite_view_genre_map(void);
void suite_view_search(void);
void suite_view_hostile(void);
void suite_view_import(void);
void suite_view_removal(void);
void suite_view_find(void);
void suite_view_settings(void);
void suite_view_work(void);

int main(void)
{
	static void (*const suites[])(void) = {
		suite_view,
		suite_view_admin,
		suite_view_chart,
		suite_view_draft,
		suite_view_forms,
		suite_view_edition,
		suite_view_pages,
		suite_view_genre,
		suite_view_genre_map,
		suite_view_people,
		suite_view_search,
		suite_view_hostile,
		suite_view_import,
		suite_view_find,
		suite_view_settings,
		suite_view_work,
		suite_view_removal,
	};
	return suite_run("view", suites, sizeof(suites) / sizeof(suites[0]));
}
