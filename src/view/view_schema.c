#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "view/view_data.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* The JSON Schemas, in the folder schema/ of the templates; a new JSON form adds its name here. */
static const char *const schema_names[VIEW_SCHEMA_COUNT] = {
	"artist", "changes", "chart", "genre", "release", "search"};

/* The whole file from `arena`, or NULL. */
static char *read_file(const char *path, struct arena *arena)
{
	struct buffer text = {0};
	char block[4096];
	size_t length;
	FILE *file = fopen(path, "r");
	char *whole = NULL;

	if (file == NULL)
		return NULL;
	while ((length = fread(block, 1, sizeof block, file)) > 0)
		buffer_add(&text, block, length);
	if (ferror(file) == 0)
		whole = arena_copy(arena, buffer_text(&text), text.length);
	fclose(file);
	buffer_free(&text);
	return whole;
}

const char *view_schemas_read(struct view *view, const char *directory, struct arena *arena)
{
	for (size_t i = 0; i < VIEW_SCHEMA_COUNT; i++) {
		const char *path =
			arena_format(arena, "%s/schema/%s.schema.json", directory, schema_names[i]);

		view->schemas[i] = read_file(path, view->arena);
		if (view->schemas[i] == NULL)
			return arena_format(arena, "%s: %s", path, strerror(errno));
		view->build =
			text_hash(view->build, view->schemas[i], strlen(view->schemas[i]) + 1);
	}
	return NULL;
}

const char *view_schema(const struct view *view, const char *name)
{
	for (size_t i = 0; i < VIEW_SCHEMA_COUNT; i++) {
		if (text_equal(schema_names[i], name))
			return view->schemas[i];
	}
	return NULL;
}
