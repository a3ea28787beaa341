#include "main/ctl.h"

#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "model/limits.h"
#include "store/store_edition.h"

#include "base/banned.h"

enum { OPTION_NOTE };

/* How long it takes is not known before, so it is told from the beginning. */
enum result ctl_publish_draft(struct store *store, const char *chart, const char *note, int *number)
{
	bool is_terminal = isatty(STDERR_FILENO);
	enum result result;

	if (is_terminal)
		fputs("\rpublishing ...", stderr);
	result = store_edition_publish(store, chart, note, number);
	if (is_terminal)
		fputs("\r\033[K", stderr);
	return result;
}

static enum result publish_chart(
	struct store *store, const char *chart, const char *note, int *number)
{
	enum result result = store_begin(store);

	if (result == RESULT_OK)
		result = ctl_publish_draft(store, chart, note, number);
	return store_end(store, result);
}

static enum ctl_exit publish(struct ctl *ctl, char *const *operands, const char *const *values)
{
	const char *chart = operands[0];
	const char *note = values[OPTION_NOTE];
	const char *what = arena_format(ctl->arena, "chart \"%s\"", chart);
	struct store *store;
	enum ctl_exit status = CTL_DONE;
	enum result result;
	int number = 0;

	if (!ctl_check_slug(ctl, "chart", chart))
		return CTL_USAGE;
	if (note != NULL && (note = ctl_text(ctl, "note", note, LIMIT_NOTE)) == NULL)
		return CTL_USAGE;
	store = store_new(ctl->settings.database_editor, CTL_DEADLINE);
	result = publish_chart(store, chart, note, &number);
	if (result == RESULT_OK) {
		printf("published edition %d of %s\n", number, what);
		ctl_refresh_map(ctl, store);
	} else if (result == RESULT_UNCHANGED) {
		status = ctl_fail(CTL_REFUSED, "%s: the draft equals the current edition", what);
	} else if (result == RESULT_INVALID && store_constraint(store)[0] == '\0') {
		status = ctl_fail(CTL_REFUSED, "%s: the draft is empty", what);
	} else {
		status = ctl_fail_result(store, result, what);
	}
	store_free(store);
	return status;
}

const struct ctl_command ctl_publish = {
	.name = "publish",
	.operands = "CHART",
	.operand_count = 1,
	.reads_settings = true,
	.sentence = "Makes a chart's draft its next edition, which never changes again.",
	.more = "Refuses when the draft is empty or equals the current edition.\n",
	.options =
		(const struct ctl_option[]){
			[OPTION_NOTE] = {"note", "TEXT", "Tell readers what is new."}, {0}},
	.run = publish,
};
