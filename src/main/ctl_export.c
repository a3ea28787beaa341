#include "main/ctl.h"

#include <stdio.h>

#include "base/buffer.h"
#include "model/export.h"
#include "store/store_export.h"

#include "base/banned.h"

enum { OPTION_DRAFT };

static enum ctl_exit print_list(
	const char *what, bool draft, const struct chart_row *rows, size_t count)
{
	struct buffer out = {0};

	if (count == 0)
		return ctl_fail(CTL_REFUSED, "%s: %s", what,
			draft ? "its draft is empty"
			      : "no edition was published yet; --draft exports the draft");
	export_csv(rows, NULL, count, EXPORT_RAW, &out);
	fwrite(out.data, 1, out.length, stdout);
	buffer_free(&out);
	return CTL_DONE;
}

static enum ctl_exit export_chart(struct ctl *ctl, char *const *operands, const char *const *values)
{
	const char *what = arena_format(ctl->arena, "chart \"%s\"", operands[0]);
	bool draft = values[OPTION_DRAFT] != NULL;
	struct chart_row *rows = NULL;
	size_t count = 0;
	struct store *store;
	enum ctl_exit status;
	enum result result;

	if (!ctl_check_slug(ctl, "chart", operands[0]))
		return CTL_USAGE;
	store = store_new(ctl->settings.database_editor, CTL_DEADLINE);
	result = store_export_load(store, operands[0], draft, ctl->arena, &rows, &count);
	if (result == RESULT_OK)
		status = print_list(what, draft, rows, count);
	else
		status = ctl_fail_result(store, result, what);
	store_free(store);
	return status;
}

const struct ctl_command ctl_export = {
	.name = "export",
	.operands = "CHART",
	.operand_count = 1,
	.reads_settings = true,
	.sentence = "Prints a chart's current edition as CSV.",
	.more = "What is exported imports back unchanged.\n",
	.options =
		(const struct ctl_option[]){
			[OPTION_DRAFT] = {"draft", NULL, "Print the draft instead."}, {0}},
	.run = export_chart,
};
