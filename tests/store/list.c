#include "list.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "fixture.h"
#include "model/export.h"
#include "store/store_export.h"

#include "base/banned.h"

#define DEADLINE 60000

struct list list_begin(void)
{
	struct list list = {
		.store = fixture_store(FIXTURE_EDITOR, DEADLINE, ""), .arena = arena_new()};

	CU_ASSERT_EQUAL_FATAL(store_begin(list.store), RESULT_OK);
	return list;
}

void list_end(struct list *list)
{
	store_rollback(list->store);
	store_free(list->store);
	arena_free(list->arena);
}

static enum result run(
	struct list *list, const struct import_target *target, const char *csv, bool dry)
{
	const struct import_options options = {.genre_separator = NULL};
	struct import import;

	CU_ASSERT_EQUAL(import_read(csv, strlen(csv), &options, list->arena, &import),
		import.problem_count == 0);
	return store_import_run(list->store, &import, target, dry, list->arena, &list->outcome);
}

enum result list_import(struct list *list, const char *chart, const char *genre, const char *csv)
{
	return run(list, &(struct import_target){.chart = chart, .genre = genre}, csv, false);
}

enum result list_choose(
	struct list *list, const struct import_choice *choices, size_t count, const char *csv)
{
	const struct import_target target = {
		.chart = "trial", .choices = choices, .choice_count = count};

	return run(list, &target, csv, false);
}

enum result list_try(struct list *list, const char *chart, const char *genre, const char *csv)
{
	return run(list, &(struct import_target){.chart = chart, .genre = genre}, csv, true);
}

static const char *text_of(struct list *list, const char *chart, bool draft)
{
	struct chart_row *rows = NULL;
	struct buffer csv = {0};
	size_t count = 0;
	enum result result =
		store_export_load(list->store, chart, draft, list->arena, &rows, &count);
	const char *header;
	char *text;
	char *to;

	if (result != RESULT_OK)
		return result_name(result);
	export_csv(rows, NULL, count, EXPORT_RAW, &csv);
	header = strstr(buffer_text(&csv), "\r\n");
	CU_ASSERT_PTR_NOT_NULL_FATAL(header);
	text = arena_text(list->arena, header + 2);
	buffer_free(&csv);
	to = text;
	for (const char *from = text; *from != '\0'; from++) {
		if (*from != '\r')
			*to++ = *from;
	}
	*to = '\0';
	return text;
}

const char *list_draft(struct list *list, const char *chart)
{
	return text_of(list, chart, true);
}

const char *list_edition(struct list *list, const char *chart)
{
	return text_of(list, chart, false);
}
