#include "main/ctl.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "model/import.h"
#include "model/limits.h"
#include "store/store_genre.h"

#include "base/banned.h"

enum { OPTION_NAME, OPTION_ESSAY, OPTION_SOURCE };

/* Bytes of a code point in UTF-8 at most. */
#define POINT_BYTES 4

static const char *essay_fault(const struct buffer *essay, struct arena *arena)
{
	size_t fault = text_utf8_fault(buffer_text(essay), essay->length);
	size_t line = 1;

	if (fault == essay->length && text_length(buffer_text(essay)) <= LIMIT_ESSAY)
		return NULL;
	if (fault == essay->length)
		return arena_format(arena, "an essay has at most %d characters", LIMIT_ESSAY);
	for (size_t i = 0; i < fault; i++)
		line += essay->data[i] == '\n';
	return arena_format(arena, "line %zu is not UTF-8 text", line);
}

/* The essay in the file, "" for a blank one; NULL after a message. */
static const char *read_essay(struct ctl *ctl, const char *path)
{
	struct buffer essay = {0};
	const char *text = NULL;
	const char *fault =
		ctl_read_file(path, (size_t)LIMIT_ESSAY * POINT_BYTES, ctl->arena, &essay);

	if (fault == NULL)
		fault = essay_fault(&essay, ctl->arena);
	if (fault == NULL)
		text = text_is_blank(buffer_text(&essay))
		               ? ""
		               : arena_text(ctl->arena, buffer_text(&essay));
	else
		ctl_fail(CTL_REFUSED, "%s: %s", ctl_file_name(path), fault);
	buffer_free(&essay);
	return text;
}

static const char *read_name(struct ctl *ctl, const char *value)
{
	const char *name = ctl_text(ctl, "name", value, LIMIT_GENRE);

	const char *fault = name != NULL ? import_genre_fault(name) : NULL;

	if (fault == NULL)
		return name;
	ctl_fail(CTL_USAGE, "--name \"%s\": %s", name, fault);
	return NULL;
}

static enum result save(struct store *store, const char *slug, const char *name, const char *essay,
	const char *source)
{
	enum result result = store_begin(store);

	if (result == RESULT_OK)
		result = store_genre_save(store, slug, name, essay, source);
	return store_end(store, result);
}

static enum ctl_exit genre(struct ctl *ctl, char *const *operands, const char *const *values)
{
	const char *what = arena_format(ctl->arena, "genre \"%s\"", operands[0]);
	const char *name = values[OPTION_NAME];
	const char *essay = values[OPTION_ESSAY];
	const char *source = values[OPTION_SOURCE];
	enum ctl_exit status = CTL_DONE;
	struct store *store;
	enum result result;

	if (!ctl_check_slug(ctl, "genre", operands[0]))
		return CTL_USAGE;
	if (name != NULL && (name = read_name(ctl, name)) == NULL)
		return CTL_USAGE;
	if (source != NULL && *source != '\0' &&
		(source = ctl_text(ctl, "source", source, LIMIT_NAME)) == NULL)
		return CTL_USAGE;
	if (essay != NULL && (essay = read_essay(ctl, essay)) == NULL)
		return CTL_REFUSED;
	store = store_new(ctl->settings.database_editor, CTL_DEADLINE);
	result = save(store, operands[0], name, essay, source);
	if (result == RESULT_OK)
		printf("saved %s\n", what);
	else if (strcmp(store_constraint(store), "genre_match_key_unique") == 0)
		status = ctl_fail(CTL_REFUSED, "%s: another genre has this name", what);
	else if (strcmp(store_constraint(store), "genre_slug_not_map") == 0)
		status = ctl_fail(CTL_REFUSED, "%s: /genres/map is the map of genres", what);
	else
		status = ctl_fail_result(store, result, what);
	store_free(store);
	return status;
}

const struct ctl_command ctl_genre = {
	.name = "genre",
	.operands = "GENRE",
	.operand_count = 1,
	.reads_settings = true,
	.sentence = "Makes a genre, or changes its name or essay.",
	.more = "GENRE is the last part of its address: \"dream-pop\".\n",
	.options = (const struct ctl_option[]){[OPTION_NAME] = {"name", "NAME",
						       "The name as it is printed."},
		[OPTION_ESSAY] = {"essay", "FILE",
			"The essay in CommonMark; \"-\" is standard input, a blank file removes "
			"it."},
		[OPTION_SOURCE] = {"source", "LINE",
			"Author and source of the essay; \"\" removes it."},
		{0}},
	.run = genre,
};
