#include "view/json_parts.h"

#include "base/clock.h"
#include "base/log.h"
#include "model/link.h"

#include "base/banned.h"

json_t *json_text(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

json_t *json_known(int number)
{
	return number != 0 ? json_integer(number) : json_null();
}

json_t *json_address(const char *site_url, const char *path, struct arena *arena)
{
	return json_string(link_absolute(arena, site_url, path));
}

json_t *json_time(time_t time)
{
	char text[CLOCK_ISO_SIZE];
	return json_string(clock_iso(time, text));
}

json_t *json_date(struct date date)
{
	char text[DATE_ISO_SIZE];
	return date_precision(date) != DATE_UNKNOWN ? json_string(date_iso(date, text))
	                                            : json_null();
}

json_t *json_precision(struct date date)
{
	return json_string(date_precision_name(date_precision(date)));
}

json_t *json_place(const struct chart_place *place, const char *site_url, struct arena *arena)
{
	if (place->rank == 0)
		return json_null();
	const char *path = link_chart_rank(arena, place->chart_slug, place->rank);
	return json_pack("{s:s, s:s, s:i, s:o}", "chart", place->chart_slug, "title",
		place->chart_title, "rank", place->rank, "url",
		json_address(site_url, path, arena));
}

json_t *json_credit(
	const struct credit_part *parts, size_t count, const char *site_url, struct arena *arena)
{
	json_t *list = json_array();
	for (size_t i = 0; i < count; i++) {
		const char *path = link_artist(arena, parts[i].slug, 1);
		json_array_append_new(
			list, json_pack("{s:s, s:s, s:s, s:o}", "slug", parts[i].slug, "name",
				      parts[i].name, "join_phrase", parts[i].join_phrase, "url",
				      json_address(site_url, path, arena)));
	}
	return list;
}

static int print(const char *text, size_t length, void *context)
{
	buffer_add(context, text, length);
	return 0;
}

enum result json_print(json_t *document, struct buffer *out)
{
	/* A part that could not be made left no document. */
	bool printed =
		document != NULL && json_dump_callback(document, print, out, JSON_INDENT(2)) == 0;
	json_decref(document);
	if (!printed) {
		log_error("a JSON document cannot be made");
		return RESULT_BROKEN;
	}
	buffer_add_char(out, '\n');
	return RESULT_OK;
}
