#include "model/release_form.h"

#include <string.h>

#include "base/text.h"
#include "model/csv.h"
#include "model/form_field.h"
#include "model/limits.h"
#include "model/sort_name.h"
#include "model/unicode.h"

#include "base/banned.h"

/* Empty rows for links that the form offers. */
#define SPARE_LINKS 2

/* What the schema takes; the rule of sort names adds an article's ", " to a title. */
#define SORT_TITLE_LENGTH (LIMIT_NAME + 2)
#define LABEL_LENGTH 60
#define URL_LENGTH 2000
#define COVER_LENGTH 500

/* Invisible characters alone are no title: their key is empty. */
static void read_title(const struct release_texts *texts, struct arena *arena,
	struct release_values *values, struct release_faults *faults)
{
	const struct form_field title = {arena, &faults->title};
	const struct form_field sort = {arena, &faults->sort_title};
	const char *text = form_line(texts->title, LIMIT_NAME, title.arena, title.fault);
	const char *key = text == NULL ? "" : unicode_match_key(arena, text);

	values->sort_title =
		form_line(texts->sort_title, SORT_TITLE_LENGTH, sort.arena, sort.fault);
	if (*key == '\0' && values->sort_title != NULL && faults->title == NULL)
		form_blame(sort.fault, "A sort title needs a title.");
	if (*key == '\0')
		return;
	values->title = text;
	values->title_key = key;
	values->title_near_key = unicode_near_key(arena, text);
	if (values->sort_title == NULL)
		values->sort_title = sort_name_guess(arena, text);
}

static void read_released(const struct release_texts *texts, struct arena *arena,
	struct release_values *values, struct release_faults *faults)
{
	const char *text = text_trim(arena_text(arena, texts->released));
	const char *wrong = date_read(text, &values->released);

	if (wrong != NULL)
		faults->released = arena_format(arena, "Not a release date: %s.", wrong);
}

/* All that is wrong with the tags in one text. */
static const char *tag_faults(const struct import *import, struct arena *arena)
{
	struct buffer all = {0};
	const char *copy;

	for (size_t i = 0; i < import->problem_count; i++) {
		const struct import_problem *problem = &import->problems[i];

		if (i > 0)
			buffer_add_char(&all, ' ');
		buffer_format(&all, "\"%s\": %s.", problem->value != NULL ? problem->value : "",
			problem->reason);
	}
	copy = arena_text(arena, buffer_text(&all));
	buffer_free(&all);
	return copy;
}

/* The rules are those of an import: it reads a list of one row. */
static void read_genres(const struct release_texts *texts, struct arena *arena,
	struct release_values *values, struct release_faults *faults)
{
	const struct import_options options = {.genre_separator = "\n"};
	struct buffer list = {0};
	struct buffer genres = {0};
	struct import import = {0};

	if (import_needs_guard(texts->genres, false))
		buffer_add_char(&genres, '\'');
	/* Forms end lines with CRLF. */
	for (const char *byte = texts->genres; *byte != '\0'; byte++) {
		if (*byte != '\r')
			buffer_add_char(&genres, *byte);
	}
	buffer_add_text(&list, "rank,title,artist,genres\n1,,-,");
	csv_field(&list, buffer_text(&genres), true);
	if (import_read(list.data, list.length, &options, arena, &import)) {
		values->tags = import.rows[0].tags;
		values->tag_count = import.rows[0].tag_count;
	} else
		faults->genres = tag_faults(&import, arena);
	buffer_free(&list);
	buffer_free(&genres);
}

static void read_cover(const struct release_texts *texts, struct arena *arena,
	struct release_values *values, struct release_faults *faults)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789._/-";
	const struct form_field field = {arena, &faults->cover};
	const char *cover = form_line(texts->cover, COVER_LENGTH, field.arena, field.fault);

	if (cover != NULL && (cover[0] != '/' || cover[1] == '\0' || strstr(cover, "//") != NULL ||
				     cover[strspn(cover, allowed)] != '\0'))
		form_blame(field.fault,
			"A cover is on this site: its address starts with one / and has "
			"letters, digits and . _ - / only.");
	values->cover = cover;
}

static const char *url_fault(const char *url)
{
	static const char start[] = "https://";

	if (!text_starts(url, start) || url[sizeof start - 1] == '\0' ||
		url[strcspn(url, " <>\"")] != '\0')
		return "An address starts with https:// and has no blanks, quotes or angle "
		       "brackets.";
	return NULL;
}

/* False for an empty row. */
static bool read_link(const struct form_field *field, const char *label_typed,
	const char *url_typed, struct chart_link *link)
{
	const char *fault;

	link->label = form_line(label_typed, LABEL_LENGTH, field->arena, field->fault);
	link->url = form_line(url_typed, URL_LENGTH, field->arena, field->fault);
	if (link->label == NULL && link->url == NULL)
		return false;
	if (link->label == NULL)
		form_blame(field->fault, "A link needs a name.");
	else if (link->url == NULL)
		form_blame(field->fault, "A link needs an address.");
	fault = link->url == NULL ? NULL : url_fault(link->url);
	if (fault != NULL)
		form_blame(field->fault, fault);
	return true;
}

static void read_links(const struct release_texts *texts, struct arena *arena,
	struct release_values *values, struct release_faults *faults)
{
	struct chart_link *links = ARENA_ARRAY(arena, struct chart_link, texts->link_count);

	for (size_t i = 0; i < texts->link_count; i++) {
		const struct form_field field = {arena, &faults->links[i]};

		if (read_link(&field, texts->labels[i], texts->urls[i], &links[values->link_count]))
			values->link_count++;
	}
	values->links = links;
}

static bool is_good(const struct release_faults *faults)
{
	for (size_t i = 0; i < RELEASE_LINKS_MAX; i++) {
		if (faults->links[i] != NULL)
			return false;
	}
	return faults->title == NULL && faults->sort_title == NULL && faults->released == NULL &&
	       faults->genres == NULL && faults->cover == NULL && faults->slug == NULL;
}

bool release_form_read(const struct release_texts *texts, struct arena *arena,
	struct release_values *values, struct release_faults *faults)
{
	const struct form_field slug = {arena, &faults->slug};
	bool is_credited;

	*values = (struct release_values){0};
	*faults = (struct release_faults){0};
	read_title(texts, arena, values, faults);
	read_released(texts, arena, values, faults);
	read_genres(texts, arena, values, faults);
	read_cover(texts, arena, values, faults);
	read_links(texts, arena, values, faults);
	values->slug = form_slug(texts->slug, NULL, (const char *const[]){NULL}, arena, slug.fault);
	is_credited = credit_form_read(&texts->credit, arena, &values->credit, &faults->credit);
	return is_good(faults) && is_credited;
}

static const char *write_genres(const struct release_values *values, struct arena *arena)
{
	struct buffer lines = {0};
	const char *copy;

	for (size_t i = 0; i < values->tag_count; i++) {
		buffer_add_text(&lines, values->tags[i].name);
		if (values->tags[i].weight > 0)
			buffer_format(&lines, ":%d", values->tags[i].weight);
		buffer_add_char(&lines, '\n');
	}
	copy = arena_text(arena, buffer_text(&lines));
	buffer_free(&lines);
	return copy;
}

static void write_links(
	const struct release_values *values, struct arena *arena, struct release_texts *texts)
{
	size_t count = values->link_count + SPARE_LINKS;
	const char **labels;
	const char **urls;

	texts->link_count = count < RELEASE_LINKS_MAX ? count : RELEASE_LINKS_MAX;
	labels = ARENA_ARRAY(arena, const char *, texts->link_count);
	urls = ARENA_ARRAY(arena, const char *, texts->link_count);
	for (size_t i = 0; i < texts->link_count; i++) {
		labels[i] = i < values->link_count ? values->links[i].label : "";
		urls[i] = i < values->link_count ? values->links[i].url : "";
	}
	texts->labels = labels;
	texts->urls = urls;
}

struct release_texts release_form_write(const struct release_values *values, struct arena *arena)
{
	char released[DATE_ISO_SIZE];
	bool is_ruled = values->title == NULL ||
	                text_equal(values->sort_title, sort_name_guess(arena, values->title));
	struct release_texts texts = {
		.title = values->title != NULL ? values->title : "",
		.sort_title = is_ruled ? "" : values->sort_title,
		.released = arena_text(arena, date_iso(values->released, released)),
		.genres = write_genres(values, arena),
		.cover = values->cover != NULL ? values->cover : "",
		.slug = values->slug != NULL ? values->slug : "",
		.credit = credit_form_write(&values->credit, arena),
	};

	write_links(values, arena, &texts);
	return texts;
}
