#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../suite.h"
#include "model/unicode.h"
#include "view/view_chart.h"

#include "base/banned.h"

/* 2026-01-08T09:30:00Z */
#define PUBLISHED 1767864600

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct arena *fixture_arena;
struct view *fixture_view;

int fixture_open(void)
{
	static const struct view_site site = {
		.title = "Silverchart",
		.description = "Ranked music charts",
		.url = "https://charts.example",
	};
	const char *reason = NULL;
	fixture_arena = arena_new();
	fixture_view = view_open(fixture_path("templates"), fixture_path("tests/fixtures/manifest"),
		&site, fixture_arena, &reason);
	if (fixture_view == NULL)
		fprintf(stderr, "%s\n", reason);
	return fixture_view == NULL;
}

int fixture_close(void)
{
	view_free(fixture_view);
	arena_free(fixture_arena);
	return 0;
}

const char *fixture_path(const char *name)
{
	const char *top = getenv("SRCDIR");
	return arena_format(fixture_arena, "%s/%s", top ? top : ".", name);
}

static const struct chart_tag score[] = {{"soundtrack", "soundtrack", 0}};
static const struct chart_tag weighted[] = {{"shoegaze", "shoegaze", 48},
	{"dream-pop", "dream pop", 24}, {"noise-pop", "noise pop", 12}, {"ambient", "ambient", 6},
	{"drone", "drone", 1}};
static const struct chart_tag jazz[] = {{"jazz", "jazz", 0}, {"soundtrack", "soundtrack", 0}};
static const struct chart_place places[] = {{"jazz", "Jazz", 2}, {"seventies", "The Seventies", 12},
	{"film", "Film", 40}, {"long-nights", "Long nights", 99}};
static const struct chart_link links[] = {{"Bandcamp", "https://music.example/a?b=1&c=2"},
	{"Elsewhere", "javascript:alert(1)"}, {"Archive", "http://archive.example/"}};

static const struct credit_part herrmann[] = {{"bernard-herrmann", "Bernard Herrmann", ""}};
static const struct credit_part valentine[] = {
	{"my", "My", " "}, {"bloody", "Bloody", " & "}, {"valentine", "Valentine", ""}};

static const struct chart_row rows[] = {
	{.rank = 1,
		.slug = "a",
		.title = "Taxi Driver",
		.artist = "Bernard Herrmann",
		.credit = herrmann,
		.credit_count = COUNT(herrmann),
		.cover = "/covers/taxi-driver.jpg",
		.released = {1976, 0, 0},
		.title_order = 4,
		.artist_order = 1,
		.genre_order = 1,
		.standing = {CHART_UP, 4, 1, 3},
		.search = "taxi driver bernard herrmann",
		.tags = jazz,
		.tag_count = COUNT(jazz),
		.places = places,
		.place_count = COUNT(places),
		.links = links,
		.link_count = COUNT(links)},
	{.rank = 2,
		.slug = "b",
		.title = "Loveless",
		.artist = "My Bloody & Valentine",
		.credit = valentine,
		.credit_count = COUNT(valentine),
		.cover = "https://elsewhere.example/x.jpg",
		.released = {1991, 11, 4},
		.title_order = 2,
		.artist_order = 3,
		.genre_order = 2,
		.standing = {CHART_DOWN, 1, 1, 2},
		.search = "loveless my bloody valentine",
		.tags = weighted,
		.tag_count = COUNT(weighted),
		.places = places,
		.place_count = 1},
	{.rank = 3,
		.slug = "c",
		.artist = "Prince",
		.released = {1982, 12, 0},
		.artist_order = 4,
		.genre_order = 3,
		.standing = {CHART_SAME, 3, 2, 2},
		.search = "prince",
		.tags = score,
		.tag_count = COUNT(score)},
	{.rank = 4,
		.slug = "d",
		.title = "千と千尋の神隠し",
		.artist = "久石譲",
		.cover = "//elsewhere.example/x.jpg",
		.title_order = 5,
		.artist_order = 6,
		.standing = {CHART_BACK, 0, 4, 2},
		.search = "千と千尋の神隠し 久石譲"},
	{.rank = 5,
		.slug = "e",
		.title = "أغاني الفيلم",
		.artist = "فيروز",
		.title_order = 6,
		.artist_order = 7,
		.released = {1999, 2, 28},
		.standing = {CHART_NEW, 0, 5, 1},
		.search = "أغاني الفيلم فيروز",
		.links = links,
		.link_count = 1},
	{.rank = 6,
		.slug = "f",
		.title = "Черновики",
		.artist = "Сплін",
		.title_order = 7,
		.artist_order = 5,
		.released = {2004, 1, 0},
		.search = "черновики сплін",
		.tags = score,
		.tag_count = COUNT(score)},
};

const struct chart *fixture_chart(void)
{
	static const struct chart chart = {
		.id = 1,
		.revision = 7,
		.slug = "soundtrack",
		.title = "Best soundtracks",
		.genre_slug = "soundtrack",
		.genre_name = "soundtrack",
		.essay =
			"Music for *pictures*.\n\nIt [serves](https://film.example/), and is free.",
		.essay_source = "Written by the editors",
		.default_sort = CHART_SORT_RELEASED,
		.edition = 3,
		.current = 3,
		.published = PUBLISHED,
		.rows = rows,
		.row_count = COUNT(rows),
	};
	return &chart;
}

const struct chart *fixture_long_chart(size_t count)
{
	struct chart *chart = arena_get(fixture_arena, sizeof *chart);
	struct chart_row *list = ARENA_ARRAY(fixture_arena, struct chart_row, count);
	for (size_t i = 0; i < count; i++) {
		list[i].rank = (int)i + 1;
		list[i].slug = arena_format(fixture_arena, "release-%zu", i + 1);
		list[i].title = arena_format(fixture_arena, "Release %zu", i + 1);
		list[i].artist = "Somebody";
		list[i].search = "release somebody";
	}
	*chart = (struct chart){.slug = "long",
		.title = "Long chart",
		.edition = 1,
		.published = PUBLISHED,
		.rows = list,
		.row_count = count};
	return chart;
}

const struct chart *fixture_empty_chart(void)
{
	static const struct chart chart = {
		.slug = "empty", .title = "Shoegaze", .essay = "Guitars, mostly."};
	return &chart;
}

const char *fixture_page(const struct chart *chart, struct ranking_query query)
{
	struct view_chart_parts parts;
	struct buffer out = {0};
	if (query.q != NULL)
		query.q_key = unicode_near_key(fixture_arena, query.q);
	struct ranking ranking = ranking_select(chart, &query, fixture_arena);
	CU_ASSERT_EQUAL_FATAL(
		view_chart_parts(fixture_view, chart, NULL, fixture_arena, &parts), RESULT_OK);
	char *timeline = NULL;
	CU_ASSERT_EQUAL_FATAL(
		view_chart_timeline(fixture_view, chart, &query, fixture_arena, &timeline),
		RESULT_OK);
	CU_ASSERT_EQUAL_FATAL(view_chart_page(fixture_view, chart, &parts, &query, &ranking,
				      timeline, fixture_arena, &out),
		RESULT_OK);
	const char *page = arena_copy(fixture_arena, buffer_text(&out), out.length);
	buffer_free(&out);
	return page;
}

static const char *read_file(const char *path)
{
	struct buffer text = {0};
	char block[4096];
	size_t length;
	FILE *file = fopen(path, "rb");
	if (file == NULL)
		return NULL;
	while ((length = fread(block, 1, sizeof block, file)) > 0)
		buffer_add(&text, block, length);
	fclose(file);
	const char *copy = arena_copy(fixture_arena, buffer_text(&text), text.length);
	buffer_free(&text);
	return copy;
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");
	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fputs(text, file);
	fclose(file);
}

/* Prints the first line in which two texts differ. */
static void print_difference(const char *path, const char *golden, const char *page)
{
	size_t same = 0, start = 0;
	int line = 1;
	for (; golden[same] != '\0' && golden[same] == page[same]; same++) {
		if (golden[same] != '\n')
			continue;
		line++;
		start = same + 1;
	}
	fprintf(stderr, "\n%s:%d: expected \"%.*s\"\n%s:%d:      got \"%.*s\"\n", path, line,
		(int)strcspn(golden + start, "\n"), golden + start, path, line,
		(int)strcspn(page + start, "\n"), page + start);
}

void fixture_golden(const char *name, const char *page)
{
	const char *path = fixture_path(arena_format(fixture_arena, "tests/golden/%s", name));
	if (getenv("UPDATE_GOLDEN") != NULL)
		write_file(path, page);
	const char *golden = read_file(path);
	CU_ASSERT_PTR_NOT_NULL_FATAL(golden);
	if (strcmp(golden, page) == 0)
		return;
	print_difference(path, golden, page);
	CU_FAIL("the page is not the golden one");
}

size_t fixture_count(const char *text, const char *part)
{
	size_t count = 0;
	for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
		count++;
	return count;
}
