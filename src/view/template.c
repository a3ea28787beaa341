#include "view/template.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/banned.h"

/* No template of a page comes near this; a file that does is not a template. */
#define TEMPLATE_BYTES (256 * 1024)

struct template
{
	CSPARSE *parse;
	char *name;
};

/* What the output functions of a rendering see. */
struct render {
	const struct view_piece *pieces;
	size_t piece_count;
	struct buffer *out;
};

static NEOERR *print_text(void *context, char *text)
{
	const struct render *render = context;
	buffer_add_text(render->out, text);
	return STATUS_OK;
}

static NEOERR *print_named(const struct render *render, const char *name)
{
	for (size_t i = 0; i < render->piece_count; i++) {
		const struct view_piece *piece = &render->pieces[i];
		if (!text_equal(piece->name, name))
			continue;
		for (size_t n = 0; n < piece->count; n++)
			buffer_add_text(render->out, piece->texts[n]);
		return STATUS_OK;
	}
	return nerr_raise(NERR_NOT_FOUND, "no piece \"%s\" was given", name);
}

/* piece("name"): prints past the escaping and is itself the empty text. */
static NEOERR *print_piece(CSPARSE *parse, CS_FUNCTION *function, CSARG *args, CSARG *result)
{
	static char nothing[] = "";
	(void)function;
	char *name = NULL;
	result->op_type = CS_TYPE_STRING;
	result->s = nothing;
	result->alloc = 0;
	NEOERR *error = cs_arg_parse(parse, args, "s", &name);
	if (error == STATUS_OK)
		error = print_named(parse->output_ctx, name ? name : "");
	free(name);
	return nerr_pass(error);
}

/* Reads a whole file; ClearSilver frees the text. */
static NEOERR *read_source(const char *path, struct buffer *text)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL)
		return nerr_raise(NERR_NOT_FOUND, "%s: %s", path, strerror(errno));
	NEOERR *error = STATUS_OK;
	buffer_reserve(text, TEMPLATE_BYTES);
	text->length = fread(text->data, 1, TEMPLATE_BYTES, file);
	text->data[text->length] = '\0';
	if (ferror(file))
		error = nerr_raise(NERR_IO, "%s: cannot be read", path);
	else if (text->length == TEMPLATE_BYTES)
		error = nerr_raise(NERR_PARSE, "%s: too long for a template", path);
	else if (strlen(text->data) != text->length)
		error = nerr_raise(NERR_PARSE, "%s: holds a NUL byte", path);
	fclose(file);
	return error;
}

static NEOERR *load_file(void *context, HDF *values, const char *name, char **contents)
{
	(void)values;
	struct template_source *source = context;
	struct buffer path = {0}, text = {0};
	buffer_format(&path, "%s/%s", source->directory, name);
	NEOERR *error = read_source(buffer_text(&path), &text);
	if (error == STATUS_OK) {
		source->hash = text_hash(source->hash, text.data, text.length + 1);
		*contents = memory_text(text.data);
	}
	buffer_free(&path);
	buffer_free(&text);
	return nerr_pass(error);
}

/* The one place where a parser is made: escaping is silently ignored unless it is asked for before
 * cs_init(), so the outcome is checked. */
static NEOERR *parser_new(struct template_source *source, CSPARSE **parse)
{
	hdf_put_text(source->site, "Config.VarEscapeMode", "html");
	NEOERR *error = cs_init(parse, source->site);
	if (error != STATUS_OK)
		return nerr_pass(error);
	if ((*parse)->escaping.global_ctx != NEOS_ESCAPE_HTML)
		return nerr_raise(NERR_ASSERT, "this ClearSilver does not escape");
	cs_register_fileload(*parse, source, load_file);
	return nerr_pass(cs_register_function(*parse, "piece", 1, print_piece));
}

/* The line of byte `offset` in a template. */
static int line_at(const struct template_source *source, const char *name, size_t offset)
{
	struct buffer path = {0}, text = {0};
	int line = 1;
	buffer_format(&path, "%s/%s", source->directory, name);
	NEOERR *error = read_source(buffer_text(&path), &text);
	for (size_t i = 0; i < offset && i < text.length; i++)
		line += text.data[i] == '\n';
	nerr_ignore(&error);
	buffer_free(&path);
	buffer_free(&text);
	return line;
}

/* ClearSilver names a place as "[-E- layout/head.cs:120] what is wrong", in bytes, since it knows
 * the name of the file but not our folder. */
static const char *explain(
	const struct template_source *source, const char *fault, struct arena *arena)
{
	char name[256];
	int offset = 0, end = 0;
	const char *place = strstr(fault, "[-E- ");
	if (place == NULL || sscanf(place, "[-E- %255[^]:]:%d]%n", name, &offset, &end) != 2 ||
		end == 0 || offset < 0)
		return arena_format(arena, "%s: %s", source->directory, fault);
	return arena_format(arena, "%s/%s:%d:%s", source->directory, name,
		line_at(source, name, (size_t)offset), place + end);
}

static const char *error_text(
	const struct template_source *source, NEOERR *error, struct arena *arena)
{
	STRING text;
	string_init(&text);
	nerr_error_string(error, &text);
	const char *reason = explain(source, text.buf ? text.buf : "unknown error", arena);
	string_clear(&text);
	nerr_ignore(&error);
	return reason;
}

struct template *template_open(
	struct template_source *source, const char *name, struct arena *arena, const char **reason)
{
	struct template *template = memory_get(sizeof *template);
	template->name = memory_text(name);
	NEOERR *error = parser_new(source, &template->parse);
	if (error == STATUS_OK)
		error = cs_parse_file(template->parse, name);
	if (error != STATUS_OK) {
		*reason = error_text(source, error, arena);
		template_free(template);
		return NULL;
	}
	/* From here on nothing is read again: `source` is the caller's and may go. */
	cs_register_fileload(template->parse, NULL, NULL);
	template->parse->global_hdf = source->site;
	return template;
}

void template_free(struct template *template)
{
	if (template == NULL)
		return;
	cs_destroy(&template->parse);
	free(template->name);
	free(template);
}

/* Errors of a rendering carry places in ClearSilver only, so the template is named here. */
static void log_fault(const struct template *template, NEOERR *error)
{
	STRING trace;
	string_init(&trace);
	nerr_error_traceback(error, &trace);
	log_error("template %s: %s", template->name, trace.buf ? trace.buf : "unknown error");
	string_clear(&trace);
	nerr_ignore(&error);
}

enum result template_render(struct template *template, HDF *values, const struct view_piece *pieces,
	size_t piece_count, struct buffer *out)
{
	struct render render = {.pieces = pieces, .piece_count = piece_count, .out = out};
	size_t start = out->length;
	template->parse->hdf = values;
	NEOERR *error = cs_render(template->parse, &render, print_text);
	template->parse->hdf = NULL;
	if (error == STATUS_OK)
		return RESULT_OK;
	log_fault(template, error);
	if (out->data != NULL) {
		out->length = start;
		out->data[start] = '\0';
	}
	return RESULT_BROKEN;
}
