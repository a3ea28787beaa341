#include "store/store_home.h"

#include "store/rows.h"
#include "store/store_chart.h"

#include "base/banned.h"

static void read_editions(struct home *home, const struct rows *rows, struct arena *arena)
{
	enum {
		CHART_SLUG,
		CHART_TITLE,
		NUMBER,
		PUBLISHED,
		SLUG,
		TITLE,
		ARTIST,
		ENTERED,
		LEFT,
		MOVED,
	};

	size_t count = rows_count(rows);
	struct home_edition *editions = ARENA_ARRAY(arena, struct home_edition, count);

	for (size_t i = 0; i < count; i++) {
		editions[i] = (struct home_edition){
			.chart_slug = rows_text(rows, i, CHART_SLUG, arena),
			.chart_title = rows_text(rows, i, CHART_TITLE, arena),
			.number = rows_int(rows, i, NUMBER),
			.published = (time_t)rows_bigint(rows, i, PUBLISHED),
			.slug = rows_text(rows, i, SLUG, arena),
			.title = rows_text(rows, i, TITLE, arena),
			.artist = rows_text(rows, i, ARTIST, arena),
			.counts[FEED_ENTERED] = rows_int(rows, i, ENTERED),
			.counts[FEED_LEFT] = rows_int(rows, i, LEFT),
			.counts[FEED_MOVED] = rows_int(rows, i, MOVED),
		};
	}
	home->editions = editions;
	home->edition_count = count;
}

static void read_releases(struct home *home, const struct rows *rows, struct arena *arena)
{
	enum { SLUG, TITLE, ARTIST, POINTS, CHARTS };

	size_t count = rows_count(rows);
	struct home_release *releases = ARENA_ARRAY(arena, struct home_release, count);

	for (size_t i = 0; i < count; i++) {
		releases[i] = (struct home_release){
			.slug = rows_text(rows, i, SLUG, arena),
			.title = rows_text(rows, i, TITLE, arena),
			.artist = rows_text(rows, i, ARTIST, arena),
			.points = rows_bigint(rows, i, POINTS),
			.charts = rows_int(rows, i, CHARTS),
		};
	}
	home->releases = releases;
	home->release_count = count;
}

enum result store_home_load(struct store *store, struct arena *arena, struct home *home)
{
	static const struct store_call calls[] = {
		{STATEMENT_HOME_EDITIONS, NULL},
		{STATEMENT_HOME_TOP, NULL},
	};
	struct rows *results[2] = {0};
	enum result result = store_chart_newest(store, HOME_CHARTS, arena, &home->charts);

	if (result != RESULT_OK)
		return result;
	result = store_run(store, calls, 2, results);
	if (result == RESULT_OK) {
		read_editions(home, results[0], arena);
		read_releases(home, results[1], arena);
	}
	for (size_t i = 0; i < 2; i++)
		rows_free(results[i]);
	return result;
}
